/** A command, typed or repeated by a button, and what its handlers need. */

import { composeHelp } from '../../conversation/compose/compose-welcome.ts';
import * as say from '../../conversation/compose/say.ts';
import { write } from '../../conversation/compose/write.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import { findTaskRefs, splitReport, type TaskRef } from '../../conversation/read/identify-task.ts';
import type { Command } from '../../conversation/read/parse-command.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import { scopeOf } from '../../usecases/people/scope-of.ts';
import type { Work } from '../../usecases/work.ts';
import { cardsNamed } from './message-context.ts';
import { sightFrom, type Origin } from './origin.ts';

/** `message` is null when a button turned the page. */
export interface Call {
  readonly work: Work;
  readonly origin: Origin;
  readonly command: Command;
  readonly message: IncomingMessage | null;
}

/** What the person may see; null after a reply that says how to be enrolled. */
export function scopeOrHint({ work, origin }: Call): Scope | null {
  const scope = scopeOf(sightFrom(origin));
  if (scope === null) origin.reply(composeHelp('none', work.today), 'answer');
  return scope;
}

/** The assignments of the task in the command's argument; null after a reply that says what is wrong. */
export function namedCards(call: Call): Card[] | null {
  if (scopeOrHint(call) === null) return null;
  const { work, origin, command } = call;
  const ref = refIn(command.argument);
  if (ref === null) {
    origin.reply(write([say.nameTheTask(command.name)]), 'answer');
    return null;
  }
  const named = cardsNamed(work, sightFrom(origin), ref);
  const isOneTask = named.every(({ task }) => task.id === named[0]?.task.id);
  if (named.length > 0 && isOneTask) return named;
  origin.reply(write(isOneTask ? [say.unknownTask(ref)] : say.severalTasks(named)), 'answer');
  return null;
}

/**
 * "12 chưa có văn bản": the task's assignments, then the reason or the date; null after a reply that says what is
 * wrong.
 */
export function namedCardsAndWords(call: Call): { readonly cards: Card[]; readonly words: string } | null {
  const { command } = call;
  const written = command.argument.trim();
  const [task = ''] = /^#?\s*\S+/u.exec(written) ?? [];
  const cards = namedCards({ ...call, command: { ...command, argument: task } });
  return cards === null ? null : { cards, words: written.slice(task.length).trim() };
}

/** "12", "#12" or "III.2.1". */
function refIn(argument: string): TaskRef | null {
  const number = /^#?\s*(\d{1,9})$/u.exec(argument.trim());
  if (number !== null) return { kind: 'number', number: Number(number[1]) };
  return splitReport(argument)[0]?.ref ?? findTaskRefs(argument)[0] ?? null;
}
