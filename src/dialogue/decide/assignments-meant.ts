/** Which of a task's leads and periods the words behind its number are about: "SXD quý II/2024 chưa có văn bản". */

import { periodName } from '../../conversation/compose/period-words.ts';
import { afterAll } from '../../conversation/read/answer/read-answer.ts';
import { readPeriod, type PeriodNamed } from '../../conversation/read/read-period.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Recurrence } from '../../domain/deadlines/deadline.ts';
import { rhythmsOf } from '../../domain/deadlines/duty-periods.ts';
import { periodOfKey } from '../../domain/deadlines/period.ts';
import { isNamed } from '../../domain/tasks/choose-period.ts';
import type { Card } from '../../domain/tasks/task.ts';

export interface Meant {
  readonly meant: readonly Card[];
  readonly rest: string;
  /** A lead or a period that is named and does not wait. */
  readonly idle: string | null;
  /** Those that it may be where it is not said: of the lead, or the period, that is named. */
  readonly among: readonly Card[];
  /** One period is named of a claim that is of the whole duty. */
  readonly isPeriodAlone?: true;
}

/**
 * "SXD chưa có văn bản", "năm 2024", "SXD quý II/2024": the assignment meant where several wait; all of them for "tất
 * cả"; none when not said.
 */
export function assignmentsMeant(
  all: readonly Card[],
  cards: readonly Card[],
  words: string,
  today: LocalDate,
  beside: Beside = 'nothing',
): Meant {
  const around = { duty: cards, rhythms: rhythmsOf(cards.map(({ assignment }) => assignment.period)), today, beside };
  const early = ofPeriod(all, words, around);
  const named = leadsMeant(early.waiting, cards, early.rest);
  const idle = early.idle ?? named.idle;
  if (idle !== null) return { meant: [], rest: named.rest, idle, among: early.waiting };
  // Behind one period another opens the answer's words.
  const isSaid = early.rest !== words && beside === 'answer';
  const late = ofPeriod(named.meant, named.rest, isSaid ? { ...around, beside: 'words' } : around);
  if (late.idle !== null) return { meant: [], rest: late.rest, idle: late.idle, among: early.waiting };
  // One lead waits for several periods: which of them was not said.
  const isOfSeveral = new Set(late.waiting.map(({ agency }) => agency.id)).size < late.waiting.length;
  return isOfSeveral && !named.isAll
    ? { meant: [], rest: late.rest, idle: null, among: late.waiting }
    : { meant: late.waiting, rest: late.rest, idle: null, among: early.waiting };
}

/** What may stand beside them: an answer's words, which a period that does not wait may open, or does (`words`). */
type Beside = 'nothing' | 'answer' | 'words';

const TELLS_AHEAD = /^(?:sẽ|se|đang|dang)(?=\s)/iu;

/** `duty` are all periods of the task, those too for which nothing waits; `rhythms` are theirs. */
interface Around {
  readonly duty: readonly Card[];
  readonly rhythms: readonly Recurrence[];
  readonly today: LocalDate;
  readonly beside: Beside;
}

interface OfPeriod {
  readonly waiting: readonly Card[];
  readonly rest: string;
  readonly idle: string | null;
}

/** Of a duty's periods the one that the words begin with, and the other words. */
function ofPeriod(waiting: readonly Card[], words: string, { duty, rhythms, today, beside }: Around): OfPeriod {
  const named = periodInFront(words, rhythms, today);
  if (named === null || typeof named === 'string' || named.at > 0) return { waiting, rest: words, idle: null };
  const rest = named.rest.replace(/^[\s,;:]+/u, '');
  const own = named.keys.map((key) => waiting.filter(({ assignment }) => assignment.period === key));
  const isInDuty = duty.some(({ assignment: { period } }) => period !== null && named.keys.includes(period));
  // A name without its year is of years ago only where the duty has no nearer period of that name.
  const older = isInDuty ? [] : waiting.filter(({ assignment }) => isNamed(assignment, named));
  const found = own.find((those) => those.length > 0) ?? older;
  if (found.length > 0) return { waiting: found, rest, idle: null };
  // "quý II sẽ tính lại" tells of that period; "quý II đã xem" is an answer for one that does not wait.
  if (beside === 'words' || (beside === 'answer' && TELLS_AHEAD.test(rest)))
    return { waiting, rest: words, idle: null };
  return { waiting, rest, idle: `kỳ ${periodName(nearestOf(named, duty))}` };
}

/** The key that a name means where nothing waits: of the duty's own periods the last one, else the first that it may have. */
function nearestOf(named: Pick<PeriodNamed, 'keys' | 'isAnyYear'>, duty: readonly Card[]): string {
  const periods = duty.flatMap(({ assignment: { period } }) => (period === null ? [] : [period])).sort();
  const own =
    named.keys.find((key) => periods.includes(key)) ?? periods.findLast((period) => isNamed({ period }, named));
  const began = periodOfKey(periods[0] ?? '')?.start ?? '';
  const possible = named.keys.find((key) => (periodOfKey(key)?.start ?? '') >= began);
  return own ?? possible ?? named.keys[0];
}

/** The period that is named; of several the one before a colon: "quý I: quý II đã xem". */
function periodInFront(words: string, rhythms: readonly Recurrence[], today: LocalDate): ReturnType<typeof readPeriod> {
  const named = readPeriod(words, rhythms, today);
  const colon = words.indexOf(':');
  if (named !== 'several' || colon < 0) return named;
  const first = readPeriod(words.slice(0, colon), rhythms, today);
  const isName = first !== null && typeof first !== 'string' && first.at === 0 && first.rest === '';
  return isName ? { ...first, rest: words.slice(colon + 1).trim() } : named;
}

function leadsMeant(
  waiting: readonly Card[],
  cards: readonly Card[],
  words: string,
): Omit<Meant, 'among'> & { readonly isAll: boolean } {
  const meant: Card[] = [];
  let rest = words;
  for (;;) {
    const [head = ''] = /^[^\s,;:]*/u.exec(rest) ?? [];
    const isHead = ({ agency }: Card): boolean => agency.code.toLowerCase() === head.toLowerCase();
    const named = waiting.filter(isHead);
    const idle = named.length === 0 ? cards.find(isHead) : undefined;
    if (idle !== undefined) return { meant, rest, idle: idle.agency.name, isAll: false };
    if (named.length === 0) break;
    meant.push(...named);
    rest = rest.slice(head.length).replace(/^[\s,;:]+/u, '');
  }
  if (meant.length > 0) return { meant, rest, idle: null, isAll: false };
  const afterwards = afterAll(words);
  if (afterwards !== null) return { meant: waiting, rest: afterwards, idle: null, isAll: true };
  return { meant: waiting.length === 1 ? waiting : [], rest: words, idle: null, isAll: false };
}
