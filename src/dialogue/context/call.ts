/** A command, typed or repeated by a button, and what its handlers need. */

import { composeHelp } from '../../conversation/compose/compose-welcome.ts';
import * as say from '../../conversation/compose/say-which-task.ts';
import { atMost, NO_SUCH_AGENCY, onlyOwnTasks, otherAgencies, unused } from '../../conversation/compose/say-unused.ts';
import { adding, write } from '../../conversation/compose/write.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import type { TaskRef } from '../../conversation/read/task/identify-task.ts';
import type { Command, CommandName } from '../../conversation/read/parse-command.ts';
import { rangeOfTasks, readTaskRow } from '../../conversation/read/task/read-task-row.ts';
import { isSmallTalk } from '../../conversation/read/small-talk.ts';
import type { Cursor } from '../../domain/tasks/list-cursor.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { sees, type Sight } from '../../domain/people/access.ts';
import { agencyById, findAgency } from '../../store/programmes/agencies.ts';
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
  /** The last thing that the page before has shown, by the button that was pressed. */
  readonly after?: Cursor;
}

/** More tasks in one command are named as not used: each is answered by a message of its own. */
const MOST_TASKS = 20;

/** The same call, whose first answer names the words that the command did not use, and why. */
export function leavingOut(call: Call, words: string, why: string | null = null): Call {
  const left = words.trim();
  return left === '' || isSmallTalk(left) ? call : addingOnce(call, unused(left, why));
}

/** The same call, whose first answer ends with `sentence`. */
function addingOnce(call: Call, sentence: string): Call {
  let isSaid = false;
  const origin: Origin = {
    ...call.origin,
    reply(message, kind, about) {
      const said = isSaid ? message : adding(message, sentence);
      isSaid = true;
      return call.origin.reply(said, kind, about);
    },
    replyLater(asked, notes = []) {
      call.origin.replyLater(asked, isSaid ? notes : [...notes, sentence]);
      isSaid = true;
    },
  };
  return { ...call, origin };
}

/** A handler of a command that takes no words. */
export function withoutWords(handle: (call: Call) => void): (call: Call) => void {
  return (call) => {
    handle(leavingOut(call, call.command.argument));
  };
}

/** What the person may see; null after a reply that says how to be enrolled. */
export function scopeOrHint({ work, origin }: Call): Scope | null {
  const scope = scopeOf(sightFrom(origin));
  if (scope === null) origin.reply(composeHelp('none', work.today), 'answer');
  return scope;
}

/** What a list shows: all that the person may see here, or one agency's of it. */
export interface Shown {
  readonly call: Call;
  readonly scope: Scope;
  /** The agency that the words named; null for none. */
  readonly agency: Agency | null;
  /** What stands before or behind the agency. */
  readonly words: string;
}

/**
 * "SXD", "Sở Xây dựng quý III": the agency, by code or name, at either end of the argument, and the other words. Null
 * after a reply that says how to be enrolled.
 */
export function scopeNamed(call: Call): Shown | null {
  const scope = scopeOrHint(call);
  if (scope === null) return null;
  const { work, command } = call;
  const { agency, words } = agencyIn(work, command.argument);
  const sight = sightFrom(call.origin);
  if (agency === null) {
    return { call: OF_ONE.includes(command.name) ? namingOthers(call, sight) : call, scope, agency, words };
  }
  if (scope.kind === 'agency' && !sees(sight, agency.id)) {
    const own = agencyById(work.tx, scope.agencyId)?.name ?? '';
    return { call: leavingOut(call, agency.name, onlyOwnTasks(own)), scope, agency: null, words };
  }
  const { narrow } = scope;
  const own: Scope = { kind: 'agency', agencyId: agency.id, ...(narrow !== undefined && { narrow }) };
  return { call, scope: own, agency, words };
}

/** What these tell is of one agency: a person who acts for several is told how the others are seen. */
const OF_ONE: readonly CommandName[] = ['digest', 'report'];

function namingOthers(call: Call, sight: Sight): Call {
  if (sight.kind !== 'agency' || sight.also === undefined) return call;
  const others = sight.also.flatMap((id) => agencyById(call.work.tx, id) ?? []);
  return others.length === 0 ? call : addingOnce(call, otherAgencies(others, call.command));
}

/** The same for a command that takes nothing but an agency: other words are named as not used. */
export function scopeOfAgency(call: Call): Omit<Shown, 'words'> | null {
  const shown = scopeNamed(call);
  if (shown === null) return null;
  return { ...shown, call: leavingOut(shown.call, shown.words, shown.agency === null ? NO_SUCH_AGENCY : null) };
}

/** Longest names first: "Sở Văn hóa, Thể thao và Du lịch" begins with no other agency's name, but might. */
export function agencyIn(work: Work, argument: string): { readonly agency: Agency | null; readonly words: string } {
  const written = argument
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  for (let length = Math.min(written.length, LONGEST_NAME); length > 0; length -= 1) {
    for (const from of new Set([0, written.length - length])) {
      const agency = findAgency(work.tx, written.slice(from, from + length).join(' '));
      if (agency !== undefined) {
        return { agency, words: [...written.slice(0, from), ...written.slice(from + length)].join(' ') };
      }
    }
  }
  return { agency: null, words: argument.trim() };
}

const LONGEST_NAME = 14;

/** The tasks that a command names, each with its assignments that the person may see, and the words behind them. */
export interface NamedTasks {
  readonly call: Call;
  readonly tasks: readonly Card[][];
  readonly words: string;
  /** A figure at the head of `words` that may name one more task; see `readTaskRow`. */
  readonly perhaps: { readonly cards: Card[]; readonly beyond: string } | null;
}

/**
 * "12 15 chưa có văn bản"; null after a reply that says what is wrong. A task that is not found is told, and the others
 * are taken.
 */
export function namedTasks(call: Call): NamedTasks | null {
  if (scopeOrHint(call) === null) return null;
  const { work, origin, command } = call;
  const row = readTaskRow(command.argument);
  const range = rangeOfTasks(command.argument);
  // "/giahan 2 đến 30" is a day that lacks its month.
  if (range !== null && (row.refs.length === 0 || (command.name !== 'extend' && command.name !== 'approve'))) {
    origin.reply(write([say.rangeNotTaken(command.name, range)]), 'answer');
    return null;
  }
  if (row.refs.length === 0) {
    origin.reply(write([say.nameTheTask(command.name)]), 'answer');
    return null;
  }
  const surplus = row.refs
    .slice(MOST_TASKS)
    .map((ref) => (ref.kind === 'number' ? `#${String(ref.number)}` : ref.place));
  const used = leavingOut(call, surplus.join(', '), atMost(MOST_TASKS));
  const tasks = row.refs.slice(0, MOST_TASKS).flatMap((ref) => {
    const cards = cardsOfOne(used, ref);
    return cards === null ? [] : [cards];
  });
  const sight = sightFrom(origin);
  const { perhaps, words } = row;
  return {
    call: used,
    tasks,
    words,
    perhaps: perhaps === null ? null : { cards: cardsNamed(work, sight, perhaps.ref), beyond: perhaps.beyond },
  };
}

/** Runs `act` for each task that the argument names; words behind them are named as not used. */
export function onNamedTasks(call: Call, act: (call: Call, cards: Card[]) => void): void {
  const named = namedTasks(call);
  if (named === null) return;
  const used = leavingOut(named.call, named.words);
  for (const cards of named.tasks) act(used, cards);
}

/** The assignments of one task; null after a reply that says why there are none, or which tasks it could be. */
function cardsOfOne({ work, origin }: Call, ref: TaskRef): Card[] | null {
  const named = cardsNamed(work, sightFrom(origin), ref);
  const isOneTask = named.every(({ task }) => task.id === named[0]?.task.id);
  if (named.length > 0 && isOneTask) return named;
  origin.reply(write(isOneTask ? [say.unknownTask(ref)] : say.severalTasks(named)), 'answer');
  return null;
}
