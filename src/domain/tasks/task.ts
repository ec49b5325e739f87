/** A task of a programme as the decision words it, and one lead's assignment of it. */

import type { Assignment } from './assignment.ts';
import type { LocalDate } from '../calendar/dates.ts';
import type { Deadline } from '../deadlines/deadline.ts';

export interface Programme {
  readonly id: number;
  readonly code: string;
  /** The decision's number, "913/QĐ-UBND". */
  readonly number: string;
  readonly title: string;
  /** Who issued it and receives the reports, "UBND tỉnh Thanh Hóa". */
  readonly authority: string;
  readonly issuedOn: LocalDate;
  /** Its last day, once a person has confirmed it; null while it goes on without an end. */
  readonly endsOn: LocalDate | null;
}

export interface Agency {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: 'agency' | 'group';
}

/** `id` is the short number people write ("#12"), unique across programmes; `ref` its place in the decision. */
export interface Task {
  readonly id: number;
  readonly programme: Programme;
  readonly ref: string;
  readonly source: 'annex' | 'body';
  readonly section: string;
  readonly title: string;
  readonly coordinating: string;
  readonly product: string;
  readonly reportTo: string;
  readonly deadline: Deadline;
}

/**
 * A task that is late while another waits for its result, the latest of `count` such; days are calendar days. One that was done
 * late excuses those days of the other's lateness for which it was waited for, and none since.
 */
export interface LateFeeder {
  readonly taskId: number;
  readonly agency: string;
  readonly daysOverdue: number;
  readonly count: number;
  /** Null while it is open. */
  readonly done: { readonly on: LocalDate; readonly excused: number } | null;
}

/** Nobody's fault but the feeder's: it is late still. What was done late excuses nothing any more. */
export function isExcused({ lateFeeder }: Pick<Card, 'lateFeeder'>): boolean {
  return lateFeeder?.done === null;
}

/** The first of `count` tasks of other agencies that wait for a result. */
export interface HeldUp {
  readonly taskId: number;
  readonly agency: string;
  readonly count: number;
}

/** What waits for a decision was said by another agency, whose share became one with this one. */
export interface PassedOn {
  readonly agency: string;
  /** The day on which it said so, and that on which it was passed on. */
  readonly on: LocalDate;
  readonly takenOn: LocalDate;
}

/** Everything a message says about one lead's assignment of one task. */
export interface Card {
  readonly task: Task;
  readonly assignment: Assignment;
  readonly agency: Agency;
  /** The agencies that had it before, the first one first: "Sở A, Sở B"; null where it was always this one's. */
  readonly formerly: string | null;
  /** The number of the decision under which it goes on; null where it does not. */
  readonly continuedUnder: string | null;
  /** What excuses it, where that was looked for (`withFeeders`). */
  readonly lateFeeder?: LateFeeder;
  /** Whom it keeps waiting, where that was looked for. */
  readonly heldUp?: HeldUp;
  /** What its agency says against the record, not yet answered, where that was looked for (`withObjections`). */
  readonly objection?: string;
  /** Who said what it waits for, where that was another and was looked for (`withPassedClaims`). */
  readonly passedOn?: PassedOn;
}
