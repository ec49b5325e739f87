/** Undoes a change by a new event that restores the earlier state; nothing is erased. */

import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import { mayConfirm, mayUndo, type Verdict } from '../../domain/people/access.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';
import { composeResumptionTakenBack } from '../../conversation/compose/compose-suspension.ts';
import type { Undone } from '../../conversation/compose/compose-receipt.ts';
import { isStopped } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { localDateOf } from '../../domain/calendar/dates.ts';
import { isOfAnotherPeriod, restore, type Suspended } from '../../domain/tasks/transition/restore.ts';
import { suspendWithDuty } from '../../domain/tasks/transition/suspension.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { madeTogether, newestOfKind, standingChanges, undoneAfter } from '../../store/record/standing-changes.ts';
import type { Event } from '../../store/record/events.ts';
import { citedDocumentOf } from '../../store/record/cited-documents.ts';
import { notify } from '../chats/notify.ts';
import { announceWaitingAgain, toldOfClaim } from './announce-pending-decision.ts';
import { changeAssignment } from './change-assignment.ts';
import { tellRequestGone } from './overtaken.ts';
import { restartDuty } from '../restart-duty.ts';
import { otherPeriods, stoppedWith } from '../suspended-periods.ts';
import type { Acting } from '../acting.ts';
import type { Work } from '../work.ts';
import type { EventKind, ReadEventKind } from '../../domain/tasks/event-kind.ts';

export type UndoOutcome =
  | ({ readonly kind: 'undone' } & Undone)
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
  'cancelled',
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

/** True for an event that only the secretariat or a leader may undo. */
export function isDecision(event: Pick<Event, 'kind'>): boolean {
  return DECISIONS.includes(event.kind);
}

/** Takes back the latest change of an assignment, as a new event. */
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
  const undo = (each: Restorable): Card => {
    const suspended = suspendedMeanwhile(work, each.event);
    const next = restore(each.card.assignment, each.before, work.today, suspended);
    const undone = { kind: 'undone', text: null, author: by.author, undoes: each.event.id } as const;
    return changeAssignment(work, each.card, next, undone).card;
  };
  const others = beside.map((each) => {
    const other = undo(each);
    if (event.kind === 'cancelled') announceWaitingAgain(work, other, each.card.assignment, each.event);
    return other;
  });
  const restored = undo({ card, event, before: before.assignment });
  const stopped = stopOpenedSince(work, by, restored, event);
  const isFollowedAgain = event.kind === 'cancelled';
  if (isFollowedAgain) followAgain(work, card);
  if (!isDecision(event) || isFollowedAgain) {
    announceWaitingAgain(work, restored, card.assignment, event);
    tellRequestGone(work, by, restored, { event, was: card.assignment, how: 'taken_back' });
  }
  if (isStopped(card.assignment) && !isDecision(event)) tellTakenBack(work, by, restored, event);
  const periods = [restored, ...others, ...stopped];
  return {
    kind: 'undone',
    card: restored,
    periods: periods.length === 1 ? [] : periods.sort(byPeriod),
    undid: event.kind,
    document: citedDocumentOf(work.tx, card.assignment.id, event.id) ?? null,
  };
}

interface Restorable {
  readonly card: Card;
  readonly event: Event;
  readonly before: Assignment;
}

/** What one report or decision is about several periods of a duty stands or falls as a whole; null where one cannot fall. */
function undoneWith(work: Work, card: Card, event: Event): readonly Restorable[] | null {
  const kinds = MADE_WITH.find((each) => each.some((kind) => kind === event.kind));
  if (kinds === undefined) return [];
  const others = otherPeriods(work, card);
  const ids = others.map(({ assignment }) => assignment.id);
  const found = [...madeTogether(work.tx, event, ids, kinds), ...stoppedLater(work, card, event)].map(
    (made): Restorable | null => {
      const other = others.find(({ assignment }) => assignment.id === made.assignmentId);
      const read = made.before === null ? null : assignmentIn(made.before);
      const isLatest = standingChanges(work.tx, made.assignmentId ?? 0, 1)[0]?.id === made.id;
      if (other === undefined || read?.kind !== 'read' || !isLatest) return null;
      return { card: other, event: made, before: read.assignment };
    },
  );
  const restorable = found.filter((each) => each !== null);
  return restorable.length === found.length ? restorable : null;
}

/** The kinds of what one act may do to several periods. */
const MADE_WITH: readonly (readonly EventKind[])[] = [
  ['suspension_claimed'],
  ['suspension_approved', 'suspension_rejected'],
  ['suspension_ended'],
  ['cancelled'],
];

/** The periods that were stopped with the duty after it was: when they opened before its going on was taken back. */
function stoppedLater(work: Work, card: Card, { kind, at }: Event): Event[] {
  if (kind !== 'suspension_approved') return [];
  return stoppedWith(work, card).flatMap(({ assignment }) => {
    const [latest] = standingChanges(work.tx, assignment.id, 1);
    return latest?.kind === 'suspension_approved' && latest.at !== at ? [latest] : [];
  });
}

/** What opened since a duty went on, and was not spoken of, is stopped with it again. */
function stopOpenedSince(work: Work, by: Acting, card: Card, { kind, at }: Event): Card[] {
  const { suspendedScope, suspendedOn } = card.assignment;
  if (kind !== 'suspension_ended' || suspendedScope !== 'duty' || suspendedOn === null) return [];
  const wentOn = localDateOf(at, work.rules.timeZone);
  return otherPeriods(work, card).flatMap((other) => {
    const isFresh =
      other.assignment.trackedFrom >= wentOn && standingChanges(work.tx, other.assignment.id, 1).length === 0;
    const change = isFresh ? suspendWithDuty(other.assignment, suspendedOn, work.today) : null;
    if (change?.kind !== 'changed') return [];
    const { text } = newestOfKind(work.tx, card.assignment.id, 'suspension_approved') ?? { text: null };
    return [changeAssignment(work, other, change.next, { kind: 'suspension_approved', text, author: by.author }).card];
  });
}

function byPeriod(a: Card, b: Card): number {
  return (a.assignment.period ?? '') < (b.assignment.period ?? '') ? -1 : 1;
}

/** Those who were asked to let it go on hear that this is asked no more; not where they were not told of it yet. */
function tellTakenBack(work: Work, by: Acting, card: Card, event: Event): void {
  for (const chat of toldOfClaim(work, card, event.id)) {
    const key = `taken-back:${String(event.id)}`;
    notify(work, chat, composeResumptionTakenBack(card, by.person.name), {
      key,
      kind: 'notice',
      about: [card.assignment.id],
    });
  }
}

/** The next tick opens the duty's periods again, but for those that passed while nobody followed it. */
function followAgain(work: Work, { task, assignment }: Card): void {
  if (assignment.period === null) return;
  restartDuty(work, task.id);
}

/**
 * Days that stay off the count: those for which its following-up had been ended, and those of a suspension that had been granted
 * on a claim which is taken back, and was undone.
 */
function suspendedMeanwhile(
  { tx, rules, today }: Work,
  { at: endedAt, kind, id, assignmentId }: Event,
): readonly Suspended[] {
  if (kind === 'cancelled') return [{ from: localDateOf(endedAt, rules.timeZone), until: today, cancelled: true }];
  if (kind !== 'suspension_claimed' || assignmentId === null) return [];
  return undoneAfter(tx, assignmentId, { after: id, kind: 'suspension_approved' }).flatMap(({ event, at }) => {
    const read = event.after === null ? null : assignmentIn(event.after);
    const from = read?.kind === 'read' ? read.assignment.suspendedOn : null;
    return from === null ? [] : [{ from, until: localDateOf(at, rules.timeZone) }];
  });
}
