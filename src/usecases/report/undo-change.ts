/** Undoes a change by a new event that restores the earlier state; nothing is erased. */

import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import { mayConfirm, mayUndo, type Verdict } from '../../domain/people/access.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { isOfAnotherPeriod, restore } from '../../domain/tasks/transition/restore.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { madeTogether, standingChanges } from '../../store/record/standing-changes.ts';
import type { Event } from '../../store/record/events.ts';
import { announceWaitingAgain } from './announce-pending-decision.ts';
import { changeAssignment } from './change-assignment.ts';
import { otherPeriods } from '../suspended-periods.ts';
import type { Acting } from '../acting.ts';
import type { Work } from '../work.ts';
import type { ReadEventKind } from '../../domain/tasks/event-kind.ts';

export type UndoOutcome =
  | { readonly kind: 'undone'; readonly card: Card }
  | { readonly kind: 'refused'; readonly why: Exclude<Verdict, 'yes'> }
  /** The secretariat decided: only it may undo that. */
  | { readonly kind: 'decided'; readonly card: Card }
  /** The earlier state is damaged, or only a newer version can read it. */
  | { readonly kind: 'unreadable'; readonly card: Card }
  /** Undone before, or followed by a newer change. */
  | { readonly kind: 'not_the_latest'; readonly card: Card | null };

/** Kinds of events by which the secretariat or the decision itself decides: the agency concerned cannot undo them. */
const DECISIONS: readonly ReadEventKind[] = [
  'completed',
  'returned',
  'completion_day_corrected',
  'extension_approved',
  'extension_rejected',
  'handover_approved',
  'handover_rejected',
  'suspension_approved',
  'suspension_rejected',
  'suspension_ended',
  'deadline_amended',
  'lead_added',
  'withdrawn',
  'share_joined',
  'successor_awaited',
  'successor_found',
  'continued',
  'continuation_taken_back',
  // An event of a newer program may be a decision.
  'unknown',
];

const GIVEN_BACK_ELSEWHERE: ReadonlySet<ReadEventKind> = new Set<ReadEventKind>([
  'handover_approved',
  'continuation_taken_back',
]);

export function isDecision(event: Pick<Event, 'kind'>): boolean {
  return DECISIONS.includes(event.kind);
}

export function undoChange(work: Work, by: Acting, event: Event): UndoOutcome {
  const card = event.assignmentId === null ? undefined : cardById(work.tx, event.assignmentId);
  if (card === undefined) return { kind: 'not_the_latest', card: null };
  const verdict = mayUndo(by.actor, card.agency.id);
  if (verdict !== 'yes') return { kind: 'refused', why: verdict };
  if (isDecision(event) && mayConfirm(by.actor) !== 'yes') return { kind: 'decided', card };
  const [latest] = standingChanges(work.tx, card.assignment.id, 1);
  // What went to another agency, or programme, is given back by a decision of its own.
  const hasMoved = GIVEN_BACK_ELSEWHERE.has(event.kind) || card.assignment.continuedIn !== null;
  if (latest?.id !== event.id || event.before === null || hasMoved) return { kind: 'not_the_latest', card };
  const before = assignmentIn(event.before);
  if (before.kind === 'unreadable') return { kind: 'unreadable', card };
  if (isOfAnotherPeriod(card.assignment, before.assignment)) return { kind: 'not_the_latest', card };
  const beside = undoneWith(work, card, event);
  if (beside === null) return { kind: 'not_the_latest', card };
  const undo = (each: Restorable): Card =>
    changeAssignment(work, each.card, restore(each.card.assignment, each.before, work.today), {
      kind: 'undone',
      text: null,
      author: by.author,
      undoes: each.event.id,
    }).card;
  for (const each of beside) undo(each);
  const restored = undo({ card, event, before: before.assignment });
  if (!isDecision(event)) announceWaitingAgain(work, restored, card.assignment, event);
  return { kind: 'undone', card: restored };
}

interface Restorable {
  readonly card: Card;
  readonly event: Event;
  readonly before: Assignment;
}

/** What one report or decision is about several periods of a duty stands or falls as a whole; null where one cannot fall. */
function undoneWith(work: Work, card: Card, event: Event): readonly Restorable[] | null {
  if (!OF_SUSPENSIONS.has(event.kind)) return [];
  const others = otherPeriods(work, card);
  const ids = others.map(({ assignment }) => assignment.id);
  const found = madeTogether(work.tx, event, ids).map((made): Restorable | null => {
    const other = others.find(({ assignment }) => assignment.id === made.assignmentId);
    const read = made.before === null ? null : assignmentIn(made.before);
    const isLatest = standingChanges(work.tx, made.assignmentId ?? 0, 1)[0]?.id === made.id;
    if (other === undefined || read?.kind !== 'read' || !isLatest) return null;
    return { card: other, event: made, before: read.assignment };
  });
  const restorable = found.filter((each) => each !== null);
  return restorable.length === found.length ? restorable : null;
}

const OF_SUSPENSIONS: ReadonlySet<ReadEventKind> = new Set<ReadEventKind>([
  'suspension_claimed',
  'suspension_approved',
  'suspension_rejected',
  'suspension_ended',
]);
