/** A report on a recurring duty: which period it is for, by its words, by what it replies to, or else the oldest open one. */

import { askWhichPeriod } from '../../../conversation/compose/compose-question.ts';
import type { IncomingMessage } from '../../../conversation/message/incoming.ts';
import { besidePeriod, readPeriod, type PeriodNamed } from '../../../conversation/read/read-period.ts';
import { readPlea } from '../../../conversation/read/read-plea.ts';
import type { Reading } from '../../../conversation/read/reading.ts';
import { saysGoingOn } from '../../../conversation/read/ruling/going-on.ts';
import { addDays, type LocalDate } from '../../../domain/calendar/dates.ts';
import type { Recurrence } from '../../../domain/deadlines/deadline.ts';
import { firstPeriod, rhythmsOf } from '../../../domain/deadlines/duty-periods.ts';
import { periodOfKey } from '../../../domain/deadlines/period.ts';
import { isAgencysTurn, isStopped, type Assignment } from '../../../domain/tasks/assignment.ts';
import { choosePeriod, type PeriodChoice } from '../../../domain/tasks/choose-period.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import { mayReport } from '../../../domain/people/access.ts';
import { cardsOfTask } from '../../../store/programmes/assignments.ts';
import { readFromAgency } from '../read-from-agency.ts';
import type { Origin } from '../../context/origin.ts';
import { putQuestion } from '../../context/put-question.ts';
import type { Work } from '../../../usecases/work.ts';

/** One line of a message, about one lead's duty. */
interface DutyLine {
  /** Some of the duty's periods. */
  readonly cards: readonly Card[];
  readonly said: string;
  /** The assignments of the message that was replied to. */
  readonly about: readonly number[];
}

/** The card of the period that is meant and the reading of the other words; null after a question. */
export function takePeriod(
  work: Work,
  origin: Origin,
  message: Pick<IncomingMessage, 'files' | 'album'>,
  { cards, said, about }: DutyLine,
): { readonly card: Card; readonly reading: Reading } | null {
  const [first] = cards;
  if (first === undefined) return null;
  const { keys, isAnyYear = false, reading, isSeveral = false } = periodSaid(work, first, said);
  const periods = periodsOf(work, first);
  const [one, ...others] = periods.map(({ assignment }) => assignment);
  const replied = periods.filter(({ assignment }) => about.includes(assignment.id));
  if (one === undefined || reading.intent === 'question' || mayReport(origin.actor, first.agency.id) !== 'yes') {
    return { card: replied[0] ?? first, reading };
  }
  const stopped = keys?.length === 0 && replied.length === 0 ? stoppedMeant(periods, reading) : [];
  const [alone, ...more] = stopped;
  if (alone !== undefined && (more.length === 0 || alone.assignment.suspendedScope === 'duty'))
    return { card: alone, reading };
  const ofStopped = { kind: 'ask', why: 'several', open: stopped.map(({ assignment }) => assignment) } as const;
  const ofAll = choosePeriod(
    [one, ...others],
    {
      keys,
      isAnyYear,
      replied: replied.length === 1 ? (replied[0]?.assignment ?? null) : null,
      closes: reading.status === 'completed' && !isPlea(work, first, said),
    },
    work.today,
  );
  const choice = stopped.length > 1 ? ofStopped : ofAll;
  if (choice.kind === 'one') {
    const card = periods.find(({ assignment }) => assignment.id === choice.assignment.id) ?? first;
    return { card, reading };
  }
  const offered = periods.filter(({ assignment }) => choice.open.some(({ id }) => id === assignment.id));
  const { files, album } = message;
  const candidates = offered.map(({ assignment }) => assignment.id);
  const reason = reasonOf(work, periods, choice);
  const whyOf = reason.why === 'several' && !isSeveral ? { ...reason, why: 'unclear' as const } : reason;
  if (offered.length === 0) {
    origin.reply(askWhichPeriod(null, first, offered, { ...whyOf, replyTo: origin.messageId }), 'answer');
    return null;
  }
  putQuestion(
    work,
    origin,
    { kind: 'which_task', text: said, candidates, files, album },
    {
      about: candidates,
      compose: (question) => askWhichPeriod(question, first, offered, { ...whyOf, replyTo: origin.messageId }),
    },
  );
  return null;
}

/** "Nay tiếp tục thực hiện" without a period is about what is stopped, whatever else is open. */
function stoppedMeant(periods: readonly Card[], { text, progress }: Reading): readonly Card[] {
  return progress === null && saysGoingOn(text) ? periods.filter(({ assignment }) => isStopped(assignment)) : [];
}

/** An objection to what stands of a period closes none. */
function isPlea({ today }: Work, { assignment }: Card, said: string): boolean {
  return readPlea(besidePeriod(said, assignment.period, today))?.isWhole === true;
}

/** Whether the cards are periods of one lead's recurring duty. */
export function isOneDuty(cards: readonly Card[]): boolean {
  const [first] = cards;
  return (
    first !== undefined &&
    cards.every(
      ({ task, agency, assignment }) =>
        assignment.period !== null && task.id === first.task.id && agency.id === first.agency.id,
    )
  );
}

/** The reading of a report on a card; on a recurring duty, without the words that name its period. */
export function readingOn(work: Work, card: Card, said: string): Reading {
  return periodSaid(work, card, said).reading;
}

/** The periods that the words may name (null: it is to be asked), and the reading of the other words. */
function periodSaid(
  work: Work,
  card: Card,
  said: string,
): {
  readonly keys: readonly string[] | null;
  readonly isAnyYear?: boolean;
  readonly reading: Reading;
  readonly isSeveral?: boolean;
} {
  const { today } = work;
  const { agency, task } = card;
  const read = (words: string): Reading => readFromAgency(work, agency.id, words, task.title);
  const rhythms = rhythmsOf(card.assignment.period === null ? [] : periodsOf(work, card).map(keyOf));
  const named = readPeriod(said, rhythms, today);
  if (named === null) return { keys: [], reading: read(said) };
  if (typeof named === 'string') return { keys: null, reading: read(said), isSeveral: named === 'several' };
  const { keys, isAnyYear, rest, isTopic } = named;
  const reading = { ...read(rest), text: said };
  if (reading.status !== 'completed' || isTopic || SAYS_DONE.test(said.normalize('NFC')))
    return { keys, isAnyYear, reading };
  const isOver = (periodOfKey(keys[0])?.end ?? today) < today;
  // "tháng này xong" promises; "quý IV xong" in August is of last year.
  return { keys, isAnyYear, reading: isOver ? reading : read(said) };
}

const SAYS_DONE = /(?<!\p{L})(?:đã|da|rồi|roi)(?!\p{L})/iu;

/** What a command's words say of the period: which card is meant, with the words behind its name; or why none is. */
type PeriodOfCommand =
  | { readonly kind: 'one'; readonly card: Card; readonly words: string }
  /** `key` names a period that is not there; null where the words name several. `open` may be named instead. */
  | { readonly kind: 'none'; readonly key: string | null; readonly open: readonly Card[] };

/**
 * Which of a duty's periods a command of one lead is about: the one that stands first in the words, or behind a day alone;
 * without a name the oldest open one. `fits`: whether words alone say what the command needs. "/giahan 3 tháng 12 …" of a
 * monthly duty names the period unless only the whole words fit.
 */
export function periodOfCommand(
  { today }: Work,
  cards: readonly [Card, ...Card[]],
  words: string,
  fits: (words: string) => boolean,
): PeriodOfCommand {
  const [first] = cards;
  const rhythms = rhythmsOf(cards.map(keyOf));
  if (rhythms.length === 0) return { kind: 'one', card: first, words };
  const named = periodInFront(words, rhythms, today) ?? periodBehindDay(words, rhythms, today);
  if (typeof named === 'string') return { kind: 'none', key: null, open: openOf(cards) };
  const isMeant = named !== null && (fits(named.rest) || !fits(words));
  const [one, ...others] = cards.map(({ assignment }) => assignment);
  if (one === undefined) return { kind: 'one', card: first, words };
  const { keys, isAnyYear } = isMeant ? named : { keys: [], isAnyYear: false };
  const choice = choosePeriod([one, ...others], { keys, isAnyYear, replied: null, closes: false }, today);
  const cardOf = ({ id }: Assignment): Card => cards.find(({ assignment }) => assignment.id === id) ?? first;
  if (!isMeant) return { kind: 'one', card: choice.kind === 'one' ? cardOf(choice.assignment) : first, words };
  const { rest } = named;
  if (choice.kind === 'one') return { kind: 'one', card: cardOf(choice.assignment), words: rest };
  if (choice.why === 'reported') return { kind: 'one', card: cardOf(choice.done), words: rest };
  return choice.why === 'alike'
    ? { kind: 'none', key: null, open: choice.open.map(cardOf) }
    : { kind: 'none', key: 'key' in choice ? choice.key : null, open: openOf(cards) };
}

type InFront = Pick<PeriodNamed, 'keys' | 'isAnyYear' | 'rest'> | 'several' | null;

/** Words of the longest name: "báo cáo của kỳ báo cáo quý IV năm 2024". */
const LONGEST_NAME = 10;

/** The name that opens the words, whatever period the reason behind them names; `several` where another one follows it. */
function periodInFront(words: string, rhythms: readonly Recurrence[], today: LocalDate): InFront {
  const parts = words.trim().split(/\s+/u);
  for (let length = Math.min(LONGEST_NAME, parts.length); length > 0; length -= 1) {
    const named = readPeriod(parts.slice(0, length).join(' '), rhythms, today);
    if (named === null || typeof named === 'string' || named.at !== 0) continue;
    const rest = [named.rest, ...parts.slice(length)].join(' ').replace(/^[\s,;:]+/u, '');
    const next = periodInFront(rest.replace(/^(?:và|va|-|–)\s/u, ''), rhythms, today);
    const isAnother = next === 'several' || (next !== null && next.keys[0] !== named.keys[0]);
    return isAnother ? 'several' : { keys: named.keys, isAnyYear: named.isAnyYear, rest };
  }
  return null;
}

/** "đến 15/11/2022 cho quý III": before it stands nothing but the day. */
function periodBehindDay(words: string, rhythms: readonly Recurrence[], today: LocalDate): InFront {
  const day = DAY_IN_FRONT.exec(words.normalize('NFC'))?.[0];
  if (day === undefined) return null;
  const named = periodInFront(words.normalize('NFC').slice(day.length), rhythms, today);
  return named === null || named === 'several' ? named : { ...named, rest: `${day.trim()} ${named.rest}`.trim() };
}

const DAY_IN_FRONT = /^(?:(?:đến|den|tới|toi|hết|het) )?(?:(?:ngày|ngay) )?\d[\d/.-]*,? (?:(?:cho|của|cua) )?/iu;

function openOf(cards: readonly Card[]): Card[] {
  return cards.filter(({ assignment }) => isAgencysTurn(assignment));
}

function periodsOf({ tx }: Work, { task, agency }: Card): Card[] {
  return cardsOfTask(tx, task.id).filter((card) => card.agency.id === agency.id && card.assignment.period !== null);
}

/** The period that the words would have meant, and what was reported before. */
function reasonOf(work: Work, periods: readonly Card[], choice: PeriodChoice & { readonly kind: 'ask' }) {
  const done =
    choice.why === 'reported' ? periods.find(({ assignment }) => assignment.id === choice.done.id) : undefined;
  const named = 'key' in choice ? choice.key : choice.why === 'reported' ? choice.ahead : null;
  // What may be reported on is offered: the next period is no matter then.
  const next = choice.why === 'reported' && choice.open.length > 0 ? null : nextKey(periods);
  return { why: choice.why, done: done ?? null, key: named ?? next, today: work.today };
}

function keyOf({ assignment }: Card): string | null {
  return assignment.period;
}

/** The period that comes after the last one of the duty. */
function nextKey(periods: readonly Card[]): string | null {
  const ends = periods.flatMap(({ assignment: { period } }) =>
    period === null ? [] : (periodOfKey(period)?.end ?? []),
  );
  const last = ends.sort().at(-1);
  const deadline = periods[0]?.task.deadline;
  if (last === undefined || deadline?.kind !== 'recurring') return null;
  return firstPeriod(deadline, addDays(last, 1))?.key ?? null;
}
