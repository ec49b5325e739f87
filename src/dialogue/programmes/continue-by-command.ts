/**
 * `/chuyentiep 12 57`: task 12 of a programme that has ended goes on under task 57 of another, one pair a line;
 * `/chuyentiep 12 bỏ` takes it back; alone it lists what such programmes left open.
 */

import * as say from '../../conversation/compose/compose-continuation.ts';
import * as words from '../../conversation/compose/say-which-task.ts';
import { write } from '../../conversation/compose/write.ts';
import { readTaskRow, type TaskRow } from '../../conversation/read/task/read-task-row.ts';
import type { TaskRef } from '../../conversation/read/task/identify-task.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { continueTask, takeBackContinuation, tasksLeftOpen } from '../../usecases/programme/continue-task.ts';
import { leavingOut, type Call } from '../context/call.ts';
import { cursorShown } from '../context/cursor-shown.ts';
import { cardsNamed } from '../context/message-context.ts';
import { sightFrom } from '../context/origin.ts';

/** `/chuyentiep`: takes tasks over into another programme, or takes that back. */
export function continueByCommand(call: Call): void {
  const { work, origin, command } = call;
  if (mayConfirm(origin.actor) !== 'yes' || sightFrom(origin).kind !== 'all') {
    origin.reply(write([say.ONLY_SECRETARIAT_CONTINUES]), 'answer');
    return;
  }
  if (command.argument === '') {
    const asked = { page: command.page, after: cursorShown(call, '', ['left_open']) };
    origin.reply(say.composeLeftOpen(tasksLeftOpen(work), work.today, asked), 'answer');
    return;
  }
  const wishes = wishesIn(command.argument);
  if (wishes === null) {
    origin.reply(write([say.NAME_BOTH_TASKS], { replyTo: origin.messageId }), 'answer');
    return;
  }
  const unused = wishes.map(({ left }) => left).filter((left) => left !== '');
  const used = leavingOut(call, unused.join('; '));
  used.origin.reply(
    write(
      wishes.map((wish) => answerTo(used, wish)),
      { replyTo: origin.messageId },
    ),
    'answer',
  );
}

/** `into` is null where it is to be taken back; `left` are words that mean nothing here. */
interface Wish {
  readonly from: TaskRef;
  readonly into: TaskRef | null;
  readonly isSure: boolean;
  readonly left: string;
}

const BETWEEN = /\s{0,3}(?:→|->|=>|(?<=\s)(?:sang|vào|vao)(?=\s))\s{0,3}/giu;
const TAKING_BACK = new Set(['bo', 'thoi', 'huy', 'bo chuyen tiep']);
const SURE = new Set(['van chuyen', 'van chuyen tiep']);

/** One wish a line, or between semicolons; null where one of them names not exactly what it needs. */
function wishesIn(argument: string): Wish[] | null {
  const wishes = argument
    .split(/[\n;]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(wishIn);
  return wishes.every((wish) => wish !== null) ? wishes : null;
}

function wishIn(line: string): Wish | null {
  const row: TaskRow = readTaskRow(line.replace(BETWEEN, ' '));
  const [from, into, ...more] = row.refs;
  const said = strip(row.words).toLowerCase();
  if (from === undefined || more.length > 0 || row.perhaps !== null) return null;
  if (into === undefined) return TAKING_BACK.has(said) ? { from, into: null, isSure: false, left: '' } : null;
  const isSure = SURE.has(said);
  return { from, into, isSure, left: isSure ? '' : row.words };
}

function answerTo(call: Call, { from, into, isSure }: Wish): string {
  const { work, origin } = call;
  // A place stands in the old decision as in the new one: on each side only one of the two is meant.
  const old = meant(call, from, true);
  if (old.kind === 'unclear') return old.why;
  if (into === null) {
    const [card] = old.cards;
    const gone = old.cards.find(({ assignment }) => assignment.continuedIn !== null) ?? card;
    const takenBack = takeBackContinuation(work, origin.author, old.cards);
    return takenBack === null ? say.notContinuedBefore(card) : say.continuationTakenBack(gone, takenBack);
  }
  const next = meant(call, into, false);
  if (next.kind === 'unclear') return next.why;
  const outcome = continueTask(work, origin.author, { from: old.cards, into: next.cards, isSure });
  return outcome.kind === 'continued'
    ? say.continued(old.cards[0], next.cards[0], outcome)
    : say.continuationRefused(outcome.why, old.cards, next.cards, work.today);
}

type Meant =
  | { readonly kind: 'task'; readonly cards: readonly [Card, ...Card[]] }
  | { readonly kind: 'unclear'; readonly why: string };

/** A task by its number, or by its place in a programme that has ended or in one that has not. */
function meant({ work, origin }: Call, ref: TaskRef, isOfEnded: boolean): Meant {
  const named = cardsNamed(work, sightFrom(origin), ref);
  const among =
    ref.kind === 'number' ? named : named.filter(({ task }) => hasEnded(task.programme, work.today) === isOfEnded);
  const [first, ...others] = among;
  if (first === undefined) return { kind: 'unclear', why: words.unknownTask(ref) };
  return others.every(({ task }) => task.id === first.task.id)
    ? { kind: 'task', cards: [first, ...others] }
    : { kind: 'unclear', why: words.severalTasks(among).join('\n') };
}
