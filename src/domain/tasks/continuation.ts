/** When a task of a programme that has ended may go on under a task of another programme. */

import type { LocalDate } from '../calendar/dates.ts';
import { isOpen, lastReportOn } from './assignment.ts';
import { hasEnded } from './programme-end.ts';
import type { Card } from './task.ts';

/** Why it may not; `into_reported` may, once a person says so. */
export type NotContinued =
  /** Its programme goes on: it is followed up there. */
  | 'runs_on'
  /** It goes on elsewhere already. */
  | 'continued'
  | 'nothing_open'
  /** A report or a request of it waits for a decision. */
  | 'undecided'
  | 'into_ended'
  | 'into_nothing_open'
  /** The task under which it is to go on has reports of its own. */
  | 'into_reported';

/** Why a file has it go on nowhere; `taken_back`: it went on there, and a person, who alone may say so again, took that back. */
export type RowNotContinued = NotContinued | 'taken_back';

/** Why a task may go on nowhere, whatever the other one is; `from` are its assignments, at least one. */
export function whyNotLeft(from: readonly Card[], today: LocalDate): NotContinued | null {
  if (from.some(({ task }) => !hasEnded(task.programme, today))) return 'runs_on';
  if (from.some(({ assignment }) => assignment.continuedIn !== null)) return 'continued';
  if (!from.some(({ assignment }) => isOpen(assignment))) return 'nothing_open';
  return from.some(({ assignment }) => assignment.waitingFor !== null) ? 'undecided' : null;
}

/** Both are one task's assignments, at least one each. */
export function whyNotContinued(from: readonly Card[], into: readonly Card[], today: LocalDate): NotContinued | null {
  const notLeft = whyNotLeft(from, today);
  if (notLeft !== null) return notLeft;
  if (into.some(({ task }) => hasEnded(task.programme, today))) return 'into_ended';
  if (!into.some(({ assignment }) => isOpen(assignment))) return 'into_nothing_open';
  return into.some(({ assignment }) => lastReportOn(assignment) !== null) ? 'into_reported' : null;
}
