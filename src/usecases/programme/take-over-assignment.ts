/** Gives a task that waits for a successor to an agency, where reminders begin again. */

import type { Agency, Card } from '../../domain/tasks/task.ts';
import { cardsById, cardsOfTask } from '../../store/programmes/assignments.ts';
import { standingChanges } from '../../store/record/events.ts';
import { insertSuccession, markApplied, assignmentsWithoutAgency } from '../../store/programmes/successions.ts';
import { handTo } from './apply-succession.ts';
import { changeAssignment } from '../report/change-assignment.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import type { Work } from '../work.ts';
import { PROGRAM } from '../acting.ts';

export type TakeOver =
  | { readonly kind: 'taken'; readonly card: Card }
  | { readonly kind: 'refused'; readonly why: 'not_waiting' | 'has_share' };

/** The assignments that wait for the secretariat to choose a successor. */
export function orphansOf(work: Work): Card[] {
  return cardsById(work.tx, assignmentsWithoutAgency(work.tx));
}

export function takeOverAssignment(work: Work, taskId: number, to: Agency, document: string): TakeOver {
  const card = orphansOf(work).find(({ task }) => task.id === taskId);
  if (card === undefined) return { kind: 'refused', why: 'not_waiting' };
  if (cardsOfTask(work.tx, taskId).some(({ agency }) => agency.id === to.id))
    return { kind: 'refused', why: 'has_share' };
  const resumed = resume(work, card);
  const plan = {
    kind: 'split',
    predecessors: [card.agency.code],
    successors: [{ code: to.code, name: null }],
    from: work.today,
    document,
    choices: [{ task: taskId, successor: to.code }],
  } as const;
  const id = insertSuccession(work.tx, plan, work.now);
  markApplied(work.tx, id, work.now);
  handTo(work, id, document, resumed, to);
  return { kind: 'taken', card: { ...resumed, agency: to } };
}

/** The state before the assignment had to wait. */
function resume(work: Work, card: Card): Card {
  const [latest] = standingChanges(work.tx, card.assignment.id, 1);
  if (latest?.kind !== 'successor_awaited' || latest.before === null) return card;
  const before = assignmentIn(latest.before);
  // The earlier state is unknown: the assignment is only handed over.
  if (before.kind === 'unreadable') return card;
  const { status } = before.assignment;
  const next = { ...card.assignment, status: status === 'pending_confirmation' ? ('in_progress' as const) : status };
  return changeAssignment(work, card, next, { kind: 'successor_found', text: null, author: PROGRAM }).card;
}
