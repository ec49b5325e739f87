/** Gives a task that waits for a successor to an agency, where reminders begin again. */

import { awaitsReview, lastReportOn, type Assignment, type Status } from '../../domain/tasks/assignment.ts';
import { NOT_YET_ASKED } from '../../domain/tasks/review.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { cardById, cardsById } from '../../store/programmes/assignments.ts';
import { standingChanges } from '../../store/record/standing-changes.ts';
import { assignmentsWithoutAgency, endedOn } from '../../store/programmes/successions.ts';
import { ownShare } from './apply-succession.ts';
import { moveAssignments } from './move-assignment.ts';
import { passInstructions } from '../instruct/instruct.ts';
import { changeAssignment } from '../report/change-assignment.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import type { Work } from '../work.ts';
import { PROGRAM } from '../acting.ts';

export type TakeOver =
  | { readonly kind: 'taken'; readonly card: Card }
  | { readonly kind: 'refused'; readonly why: 'not_waiting' | 'has_share' | 'has_ended' };

/** The assignments that wait for the secretariat to choose a successor. */
export function orphansOf(work: Work): Card[] {
  return cardsById(work.tx, assignmentsWithoutAgency(work.tx));
}

/** Gives a task whose agency has ended to another, by a document. */
/** `from` is the ended agency whose share it is; null for that of any. */
export function takeOverAssignment(
  work: Work,
  taskId: number,
  to: Agency,
  document: string,
  from: Agency | null = null,
): TakeOver {
  const orphans = orphansOf(work).filter(
    ({ task, agency }) => task.id === taskId && (from === null || agency.id === from.id),
  );
  const [card] = orphans;
  if (card === undefined) return { kind: 'refused', why: 'not_waiting' };
  if (endedOn(work.tx, to.id) !== null) return { kind: 'refused', why: 'has_ended' };
  // Of a recurring duty each period waits: they pass over together.
  const waiting = orphans.filter(({ agency }) => agency.id === card.agency.id);
  const taken = waiting.filter((orphan) => ownShare(work, orphan, to)?.assignment.status !== 'completed');
  const [first, ...others] = taken.map((orphan) => resume(work, orphan));
  if (first === undefined) return { kind: 'refused', why: 'has_share' };
  moveAssignments(work, [first, ...others], to, document);
  const moved = cardsById(
    work.tx,
    taken.map(({ assignment }) => assignment.id),
  );
  passInstructions(
    work,
    moved.filter(({ agency }) => agency.id === to.id),
  );
  return { kind: 'taken', card: { ...(cardById(work.tx, card.assignment.id) ?? card), agency: to } };
}

/**
 * The state before the assignment had to wait; that which its reports tell of where a decision came in between. A review
 * that went on when its agency ended begins anew: in the time without one nobody could answer it.
 */
function resume(work: Work, card: Card): Card {
  const { assignment } = card;
  const status = assignment.status === 'suspended' ? statusBefore(work, assignment) : assignment.status;
  const isUnasked = assignment.orphanedOn !== null && awaitsReview(assignment, assignment.orphanedOn);
  const reviewUntil = isUnasked ? NOT_YET_ASKED : assignment.reviewUntil;
  const next = { ...assignment, status, reviewUntil, orphanedOn: null };
  return changeAssignment(work, card, next, { kind: 'successor_found', text: null, author: PROGRAM }).card;
}

function statusBefore(work: Work, assignment: Assignment): Status {
  const { id, suspendedOn } = assignment;
  if (suspendedOn !== null) return 'suspended';
  const heard = lastReportOn(assignment) === null ? 'not_started' : 'in_progress';
  const [latest] = standingChanges(work.tx, id, 1);
  if (latest?.kind !== 'successor_awaited' || latest.before === null) return heard;
  const before = assignmentIn(latest.before);
  // The earlier state is unknown, or was no state of work.
  if (before.kind === 'unreadable' || !WORKED_ON.includes(before.assignment.status)) return heard;
  return before.assignment.status;
}

const WORKED_ON: readonly Status[] = ['not_started', 'in_progress', 'suspended'];
