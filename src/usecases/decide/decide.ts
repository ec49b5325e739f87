/**
 * Decides a pending decision: a reported completion is confirmed or returned, a requested extension approved or
 * rejected. Callable from any channel: it needs the decider's identity, roles and place.
 */

import { composeDecided } from '../../conversation/compose/compose-decision.ts';
import { composeHandedOver } from '../../conversation/compose/compose-handover.ts';
import { actedBy } from '../../conversation/compose/event-words.ts';
import { mayConfirm, mayDecideExtension, type Verdict } from '../../domain/people/access.ts';
import type { Assignment, WaitingFor } from '../../domain/tasks/assignment.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import {
  approveExtension,
  approveHandover,
  approveSuspension,
  confirmCompletion,
  dayRefused,
  firstExtension,
  rejectExtension,
  rejectHandover,
  rejectSuspension,
  returnCompletion,
  type Change,
  type DayRefusal,
} from '../../domain/tasks/transition.ts';
import { eventById, newestPendingDecision } from '../../store/record/events.ts';
import { ownerChatOf } from '../../store/programmes/tasks.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import { changeAssignment } from '../report/change-assignment.ts';
import type { Decider } from '../acting.ts';
import { notify } from '../chats/notify.ts';
import { cannotTake, moveAssignments, type CannotTake } from '../programme/move-assignment.ts';
import { beforeWait } from './before-wait.ts';
import { dutyOf } from './duty-of.ts';
import type { Work } from '../work.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';

/**
 * A return and a rejection have a reason; `dueOn` null grants the requested day, `on` null confirms the day that the agency
 * stated, or reported on where it stated none. `basis` names the document that grants a date; null where none is named.
 */
export type Decision =
  | { readonly kind: 'confirm'; readonly on: LocalDate | null }
  | { readonly kind: 'return'; readonly reason: string }
  | { readonly kind: 'approve'; readonly dueOn: LocalDate | null; readonly basis: string | null }
  | { readonly kind: 'reject'; readonly reason: string }
  /** It was stopped by those above. */
  | { readonly kind: 'suspend'; readonly basis: string | null }
  /** The task is not its agency's: `to` takes it over. */
  | { readonly kind: 'hand_over'; readonly to: Agency; readonly basis: string | null };

export type DecisionOutcome =
  /** `what` was recorded of it. */
  | { readonly kind: 'decided'; readonly card: Card; readonly eventId: number; readonly what: Made }
  | { readonly kind: 'refused'; readonly why: Exclude<MayDecide, 'yes'> | 'not_waiting' }
  | { readonly kind: 'reason_missing' }
  /** An extension until `granted` would leave less time than none; `first` is the first day that may be granted. */
  | { readonly kind: 'too_soon'; readonly granted: LocalDate; readonly first: LocalDate }
  | { readonly kind: 'impossible_day'; readonly why: DayRefusal }
  | { readonly kind: 'cannot_take'; readonly why: CannotTake };

/** What a decision is in the record; a rejection by what was asked for. */
function kindOf({ assignment }: Card, { kind }: Decision) {
  if (kind === 'reject') return REJECTED[assignment.waitingFor ?? 'extension'];
  return KINDS[kind];
}

const KINDS = {
  confirm: 'completed',
  return: 'returned',
  approve: 'extension_approved',
  hand_over: 'handover_approved',
  suspend: 'suspension_approved',
} as const satisfies Record<Exclude<Decision['kind'], 'reject'>, EventKind>;

const REJECTED = {
  confirmation: 'extension_rejected',
  extension: 'extension_rejected',
  handover: 'handover_rejected',
  suspension: 'suspension_rejected',
} as const satisfies Record<WaitingFor, EventKind>;

/** Decides on one assignment and tells its agency; the caller answers the decider. */
export function decide(work: Work, by: Decider, card: Card, decision: Decision): DecisionOutcome {
  const may = mayDecide(work, by, card, decision.kind);
  if (may !== 'yes') return { kind: 'refused', why: may };
  if ('reason' in decision && decision.reason.trim() === '') return { kind: 'reason_missing' };
  const tooSoon = decision.kind === 'approve' ? soonerThanRefused(work, card, decision.dueOn) : null;
  if (tooSoon !== null) return tooSoon;
  const impossible = impossibleDay(work, card, decision);
  if (impossible !== null) return { kind: 'impossible_day', why: impossible };
  const cannot = decision.kind === 'hand_over' ? cannotTake(work, card, decision.to) : null;
  if (cannot !== null) return { kind: 'cannot_take', why: cannot };
  const change = changeBy(work, card, decision);
  if (change.kind === 'refused') return { kind: 'refused', why: 'not_waiting' };
  const pendingDecision = newestPendingDecision(work.tx, card.assignment.id);
  const reason = reasonOf(decision);
  const kind = kindOf(card, decision);
  const changed = changeAssignment(work, card, change.next, { kind, text: reason, author: by.author });
  if (decision.kind === 'hand_over') return handOver(work, by, changed, decision);
  const chat = agencyChat(work, card.agency.id);
  if (chat !== undefined && chat.id !== by.author.chatId) {
    const message = composeDecided(changed.card, told(kind), {
      reason,
      by: actorOf(work, changed.eventId),
      today: work.today,
      before: card.assignment,
      duty: dutyOf(work, changed.card),
      // As a reply to the agency's report, where that is in this chat.
      replyTo: pendingDecision?.chatId === chat.id ? pendingDecision.messageId : null,
      undo: null,
    });
    const key = `decided:${String(changed.eventId)}`;
    notify(work, chat, message, { key, kind: 'notice', about: [card.assignment.id] });
  }
  return { kind: 'decided', card: changed.card, eventId: changed.eventId, what: kind };
}

type Made = ReturnType<typeof kindOf>;

/** What both sides are told of; a task that moves is told of otherwise. */
export function told(kind: Made): Exclude<Made, 'handover_approved'> {
  if (kind === 'handover_approved') throw new RangeError('A task that moves is told of by those who move it.');
  return kind;
}

/** The reason, or the basis; where a task goes to another agency, that one with it. */
function reasonOf(decision: Decision): string | null {
  switch (decision.kind) {
    case 'return':
    case 'reject':
      return decision.reason.trim();
    case 'approve':
    case 'suspend':
      return decision.basis;
    case 'hand_over':
      return decision.basis === null ? decision.to.name : `${decision.to.name}; ${decision.basis}`;
    case 'confirm':
      return null;
  }
}

/** Moves the task and tells both agencies. */
function handOver(
  work: Work,
  by: Decider,
  { card, eventId }: { readonly card: Card; readonly eventId: number },
  { to, basis }: Decision & { kind: 'hand_over' },
): DecisionOutcome {
  const actor = actorOf(work, eventId);
  moveAssignments(work, [card], to, basis ?? `Quyết định của Văn phòng, người quyết định: ${actor}`);
  // The agency that takes it has a taking-over notice.
  const chat = agencyChat(work, card.agency.id);
  if (chat !== undefined && chat.id !== by.author.chatId) {
    const message = composeHandedOver({ card, to, basis, by: actor }, null);
    const key = `decided:${String(eventId)}`;
    notify(work, chat, message, { key, kind: 'notice', about: [card.assignment.id] });
  }
  return { kind: 'decided', card, eventId, what: 'handover_approved' };
}

/** Whoever decided, with the office in which he did. */
export function actorOf(work: Work, eventId: number): string {
  const event = eventById(work.tx, eventId);
  return event === undefined ? '' : actedBy(event);
}

function soonerThanRefused(
  { today }: Work,
  { assignment }: Card,
  dueOn: LocalDate | null,
): (DecisionOutcome & { readonly kind: 'too_soon' }) | null {
  const [granted, first] = [dueOn ?? assignment.requestedDueOn, firstExtension(assignment, today)];
  return granted === null || first === null || granted >= first ? null : { kind: 'too_soon', granted, first };
}

function impossibleDay(work: Work, { assignment }: Card, decision: Decision): DayRefusal | null {
  if (decision.kind !== 'confirm' || decision.on === null) return null;
  return dayRefused(assignment, decision.on, work.today);
}

/** `not_owner`: another leader owns the programme. `own_work`: the person granted would be the one who asked. */
type MayDecide = Verdict | 'not_owner' | 'own_work';

/**
 * The secretariat confirms completions and suspensions and says whose a task is; it, or the leader who owns the programme,
 * approves extensions. Nobody grants what he reported or asked for himself; he may return or reject it.
 */
export function mayDecide(work: Work, by: Decider, card: Card, decision: Decision['kind']): MayDecide {
  const verdict = mayDecideByRole(work, by, card, decision);
  const isRefusal = decision === 'return' || decision === 'reject';
  if (verdict !== 'yes' || isRefusal || card.assignment.waitingFor === null) return verdict;
  const asked = newestPendingDecision(work.tx, card.assignment.id);
  return asked?.personId != null && asked.personId === by.author.personId ? 'own_work' : 'yes';
}

function mayDecideByRole(work: Work, by: Decider, card: Card, decision: Decision['kind']): Verdict | 'not_owner' {
  const { waitingFor } = card.assignment;
  const isOfSecretariat = waitingFor === 'handover' || waitingFor === 'suspension';
  if (decision === 'confirm' || decision === 'return' || isOfSecretariat) return mayConfirm(by.actor);
  const owner = ownerChatOf(work.tx, card.task.programme.id);
  const verdict = mayDecideExtension(by.actor, owner === null || owner === by.author.chatId);
  return verdict === 'not_enrolled' && mayDecideExtension(by.actor, true) === 'yes' ? 'not_owner' : verdict;
}

function changeBy(work: Work, { assignment }: Card, decision: Decision) {
  const { today } = work;
  switch (decision.kind) {
    case 'confirm':
      return confirmCompletion(assignment, decision.on);
    case 'return':
      return returnCompletion(assignment, today);
    case 'approve':
      return approveExtension(assignment, decision.dueOn);
    case 'suspend':
      return approveSuspension(assignment, today);
    case 'hand_over':
      return approveHandover(assignment, beforeWait(work, assignment.id), today);
    case 'reject':
      return rejected(assignment, today);
  }
}

function rejected(assignment: Assignment, today: LocalDate): Change {
  switch (assignment.waitingFor) {
    case 'suspension':
      return rejectSuspension(assignment, today);
    case 'handover':
      return rejectHandover(assignment, today);
    default:
      return rejectExtension(assignment, today);
  }
}
