/**
 * Decides a pending decision: a reported completion is confirmed or returned, a requested extension approved or
 * rejected. Callable from any channel: it needs the decider's identity, roles and place.
 */

import { citedDocumentWords } from '../../conversation/compose/cited-document-words.ts';
import { composeDecided, type PeriodsDecided } from '../../conversation/compose/compose-decision.ts';
import { composeHandedOver } from '../../conversation/compose/compose-handover.ts';
import { actedBy } from '../../conversation/compose/event-words.ts';
import { mayConfirm, mayDecideExtension, type Verdict } from '../../domain/people/access.ts';
import {
  isOpen,
  isStopped,
  lastReportOn,
  type Assignment,
  type Status,
  type SuspensionScope,
  type WaitingFor,
} from '../../domain/tasks/assignment.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { cancelFollowing } from '../../domain/tasks/transition/cancellation.ts';
import type { Change, Refusal } from '../../domain/tasks/transition/change.ts';
import {
  confirmCompletion,
  dayRefused,
  returnCompletion,
  type DayRefusal,
} from '../../domain/tasks/transition/completion.ts';
import { approveExtension, firstExtension, rejectExtension } from '../../domain/tasks/transition/extension.ts';
import { approveHandover, rejectHandover } from '../../domain/tasks/transition/handover.ts';
import {
  approveSuspension,
  rejectSuspension,
  resumeWork,
  resumptionRefused,
  suspensionRefused,
  suspendWithDuty,
} from '../../domain/tasks/transition/suspension.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import { eventById, type Event } from '../../store/record/events.ts';
import { newestOfKind } from '../../store/record/standing-changes.ts';
import { pendingClaim } from '../../store/record/pending-claim.ts';
import { ownerChatOf } from '../../store/programmes/tasks.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import { announceAnew } from '../report/announce-pending-decision.ts';
import { changeAssignment } from '../report/change-assignment.ts';
import { tellDropped } from '../report/overtaken.ts';
import type { Decider } from '../acting.ts';
import { notify } from '../chats/notify.ts';
import { cannotTake, moveAssignments, type CannotTake } from '../programme/move-assignment.ts';
import { openPeriodsOf } from '../programme/open-periods.ts';
import {
  claimedWith,
  groundsOf,
  isScopeAsked,
  otherPeriods,
  resumptionProposedFor,
  stoppableWith,
  stoppedWith,
} from '../suspended-periods.ts';
import { beforeWait } from './before-wait.ts';
import { cancelledWith, cancelShare, closeDuty } from './cancel-following.ts';
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
  /** `scope`: of a claim that the whole duty was stopped this period alone; the others go on waiting. */
  | { readonly kind: 'reject'; readonly reason: string; readonly scope?: 'period' }
  /**
   * It was stopped by those above; of a recurring duty the period alone, or all of it (null where it is not said). It began on
   * `from`; today for null.
   */
  | {
      readonly kind: 'suspend';
      readonly basis: string | null;
      readonly scope: SuspensionScope | null;
      readonly from?: LocalDate | null;
    }
  /** What was suspended goes on from `on`; from today for null. */
  | { readonly kind: 'resume'; readonly on: LocalDate | null; readonly basis: string | null }
  /** It is followed up no more, of a recurring duty all of it. `reason` is the basis. */
  | { readonly kind: 'cancel'; readonly reason: string }
  /** The task is not its agency's: `to` takes it over. */
  | { readonly kind: 'hand_over'; readonly to: Agency; readonly basis: string | null };

export type DecisionOutcome =
  /** `what` was recorded of it. */
  | {
      readonly kind: 'decided';
      readonly card: Card;
      readonly eventId: number;
      readonly what: Made;
      /** The reason, or the basis, as recorded. */
      readonly reason: string | null;
      readonly periods: PeriodsDecided | null;
    }
  | { readonly kind: 'refused'; readonly why: Exclude<MayDecide, 'yes'> | 'not_waiting' }
  | { readonly kind: 'reason_missing' }
  /** An extension until `granted` would leave less time than none; `first` is the first day that may be granted. */
  | { readonly kind: 'too_soon'; readonly granted: LocalDate; readonly first: LocalDate }
  | { readonly kind: 'impossible_day'; readonly why: DayRefusal }
  /** Of a suspension that its agency reported of one period: that one, or the whole duty? */
  | { readonly kind: 'scope_missing' }
  | { readonly kind: 'impossible_suspension'; readonly why: 'ahead' | 'before_decision' }
  | { readonly kind: 'impossible_resumption'; readonly why: 'ahead' | 'before_suspension'; readonly since: LocalDate }
  | { readonly kind: 'cannot_take'; readonly why: CannotTake }
  | { readonly kind: 'cannot_cancel'; readonly why: Refusal };

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
  resume: 'suspension_ended',
  cancel: 'cancelled',
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
  const resumption = impossibleResumption(work, card, decision);
  if (resumption !== null) return resumption;
  const began = decision.kind === 'suspend' && decision.from != null ? decision.from : null;
  const tooEarly = began === null ? null : suspensionRefused(card.assignment, began, work.today);
  if (tooEarly !== null) return { kind: 'impossible_suspension', why: tooEarly };
  if (decision.kind === 'suspend' && decision.scope === null && isScopeAsked(work, card))
    return { kind: 'scope_missing' };
  const cannot = decision.kind === 'hand_over' ? cannotTake(work, card, decision.to) : null;
  if (cannot !== null) return { kind: 'cannot_take', why: cannot };
  const change = changeBy(work, card, decision);
  if (change.kind === 'refused')
    return decision.kind === 'cancel'
      ? { kind: 'cannot_cancel', why: change.why }
      : { kind: 'refused', why: 'not_waiting' };
  const pendingDecision = pendingClaim(work.tx, card.assignment);
  const reason = reasonOf(work, card, decision);
  const kind = kindOf(card, decision);
  const beside = besides(work, card, decision);
  const changed = changeAssignment(work, card, change.next, { kind, text: reason, author: by.author });
  const others = beside.changes.map((each) => {
    const event = { kind: each.as ?? kind, text: reason, author: by.author };
    return { before: each.card, card: changeAssignment(work, each.card, each.next, event).card };
  });
  for (const each of [{ before: card, card: changed.card }, ...others]) {
    announceKept(work, each.before, each.card);
    if (decision.kind === 'cancel' || (decision.kind === 'suspend' && each.before !== card))
      tellDropped(work, each.before, each.card, { why: DROPPED_BY[decision.kind], by: by.author });
  }
  if (decision.kind === 'resume') openPeriodsOf(work, card.task.id);
  if (decision.kind === 'cancel') closeDuty(work, card);
  if (decision.kind === 'hand_over') return handOver(work, by, changed, decision);
  const chat = agencyChat(work, card.agency.id);
  if (chat !== undefined && chat.id !== by.author.chatId) {
    const message = composeDecided(changed.card, told(kind), {
      reason,
      by: actorOf(work, changed.eventId),
      today: work.today,
      before: card.assignment,
      duty: dutyOf(work, changed.card),
      periods: beside.told,
      // As a reply to the agency's report, where that is in this chat.
      replyTo: pendingDecision?.chatId === chat.id ? pendingDecision.messageId : null,
      undo: null,
    });
    const key = `decided:${String(changed.eventId)}`;
    const about = [card, ...beside.changes.map((each) => each.card)].map(({ assignment }) => assignment.id);
    notify(work, chat, message, { key, kind: 'notice', about });
  }
  return { kind: 'decided', card: changed.card, eventId: changed.eventId, what: kind, reason, periods: beside.told };
}

/** Why what was asked for has no object any more. */
const DROPPED_BY = { cancel: 'cancelled', suspend: 'suspended' } as const;

type Made = ReturnType<typeof kindOf>;

/** What both sides are told of; a task that moves is told of otherwise. */
export function told(kind: Made): Exclude<Made, 'handover_approved'> {
  if (kind === 'handover_approved') throw new RangeError('A task that moves is told of by those who move it.');
  return kind;
}

/** The reason, or the basis; where a task goes to another agency, that one with it. */
function reasonOf(work: Work, card: Card, decision: Decision): string | null {
  switch (decision.kind) {
    case 'return':
    case 'reject':
    case 'cancel':
      return decision.reason.trim();
    case 'approve':
    case 'resume':
      return decision.basis;
    case 'suspend':
      return decision.basis ?? statedBasis(work, card);
    case 'hand_over':
      return decision.basis === null ? decision.to.name : `${decision.to.name}; ${decision.basis}`;
    case 'confirm':
      return null;
  }
}

/** The documents by which the agency says that it was stopped; null where it names none. */
function statedBasis(work: Work, card: Card): string | null {
  const stated = [card, ...claimedWith(work, card)].flatMap((each) => groundsOf(work, each));
  return stated.length === 0 ? null : `${stated.map(citedDocumentWords).join('; ')} (đơn vị nêu)`;
}

interface Beside {
  /** `as` is the kind of event where it is another one than that of the decision. */
  readonly changes: readonly { readonly card: Card; readonly next: Assignment; readonly as?: 'suspension_rejected' }[];
  /** Null where the decision is about one assignment alone. */
  readonly told: PeriodsDecided | null;
}

/** What a decision on one period of a duty does to the others. */
function besides(work: Work, card: Card, decision: Decision): Beside {
  const { today } = work;
  const among = (cards: readonly Card[], changeOf: (card: Card) => Change): Beside['changes'] =>
    cards.flatMap((each) => {
      const change = changeOf(each);
      return change.kind === 'changed' ? [{ card: each, next: change.next }] : [];
    });
  const { assignment } = card;
  if (assignment.period === null) return { changes: [], told: null };
  switch (decision.kind) {
    case 'suspend': {
      const isWhole = scopeOf(card, decision) === 'duty';
      const changes = isWhole
        ? among(stoppableWith(work, card), (each) => suspendWithDuty(each.assignment, decision.from ?? today, today))
        : among(claimedWith(work, card), (each) => rejectSuspension(each.assignment, today));
      if (!isWhole) {
        const released = changes.map((each) => ({ ...each, as: 'suspension_rejected' as const }));
        return { changes: released, told: { scope: 'period', open: [], overtaken: [], pending: [] } };
      }
      const open = [card, ...changes.map((each) => each.card)];
      return {
        changes,
        told: {
          scope: 'duty',
          open,
          overtaken: open.filter(
            ({ assignment: { waitingFor } }) => waitingFor !== null && waitingFor !== 'suspension',
          ),
          pending: otherPeriods(work, card).filter((each) => each.assignment.waitingFor === 'confirmation'),
        },
      };
    }
    case 'resume': {
      const on = decision.on ?? today;
      const changes = among(stoppedWith(work, card), (each) =>
        resumeWork(each.assignment, stoppedAs(work, each.assignment), on, today),
      );
      const open = [card, ...changes.map((each) => each.card)];
      const scope = assignment.suspendedScope ?? 'period';
      return { changes, told: { scope, open: scope === 'duty' ? open : [], overtaken: [], pending: [] } };
    }
    case 'cancel': {
      const changes = among(cancelledWith(work, card), (each) => cancelFollowing(each.assignment, true));
      const isAsked = isOpen(assignment) && assignment.waitingFor !== 'confirmation';
      const open = [...(isAsked ? [card] : []), ...changes.map((each) => each.card)];
      return {
        changes,
        told: {
          scope: 'duty',
          open,
          overtaken: open.filter((each) => each.assignment.waitingFor !== null),
          pending: [card, ...otherPeriods(work, card)].filter((each) => each.assignment.waitingFor === 'confirmation'),
        },
      };
    }
    case 'reject': {
      if (assignment.waitingFor !== 'suspension') return { changes: [], told: null };
      if (decision.scope === 'period')
        return {
          changes: [],
          told: { scope: 'period', open: claimedWith(work, card), overtaken: [], pending: [] },
        };
      const changes = among(claimedWith(work, card), (each) => rejectSuspension(each.assignment, today));
      const open = changes.length === 0 ? [] : [card, ...changes.map((each) => each.card)];
      return { changes, told: { scope: open.length === 0 ? 'period' : 'duty', open, overtaken: [], pending: [] } };
    }
    default:
      return { changes: [], told: null };
  }
}

/** A suspension that names no period is of the whole duty. */
function scopeOf({ assignment }: Card, { scope }: Decision & { kind: 'suspend' }): SuspensionScope | null {
  return assignment.period === null ? null : (scope ?? 'duty');
}

/** Where its work stands when it goes on, as the record has it. */
function stoppedAs(work: Work, assignment: Assignment): { readonly status: Status; readonly isReportedDone: boolean } {
  const isReportedDone = resumptionProposedFor(work, assignment.id)?.kind === 'completion_reported';
  return { status: statusBefore(work, assignment), isReportedDone };
}

/** A completion that was reported while it was suspended waits for the secretariat once it goes on. */
function announceKept(work: Work, before: Card, card: Card): void {
  if (!isStopped(before.assignment) || card.assignment.waitingFor !== 'confirmation') return;
  const completion = pendingClaim(work.tx, card.assignment);
  if (completion !== undefined) announceAnew(work, card, completion.id);
}

/** Where its work stood when it was suspended, as the record has it. */
function statusBefore({ tx }: Work, assignment: Assignment): Status {
  const suspended = newestOfKind(tx, assignment.id, 'suspension_approved');
  const before = suspended?.before == null ? null : assignmentIn(suspended.before);
  if (before?.kind === 'read' && before.assignment.status === 'not_started') return 'not_started';
  return lastReportOn(assignment) === null ? 'not_started' : 'in_progress';
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
  return { kind: 'decided', card, eventId, what: 'handover_approved', reason: basis, periods: null };
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

function impossibleResumption(
  { today }: Work,
  { assignment }: Card,
  decision: Decision,
): (DecisionOutcome & { readonly kind: 'impossible_resumption' }) | null {
  const { suspendedOn: since } = assignment;
  if (decision.kind !== 'resume' || decision.on === null || since === null) return null;
  const why = resumptionRefused(assignment, decision.on, today);
  return why === null ? null : { kind: 'impossible_resumption', why, since };
}

/** `not_owner`: another leader owns the programme. `own_work`: the person granted would be the one who asked. */
type MayDecide = Verdict | 'not_owner' | 'own_work';

/**
 * The secretariat confirms completions and suspensions and says whose a task is; it, or the leader who owns the programme,
 * approves extensions. Nobody grants what he reported or asked for himself; he may return or reject it, or have the task
 * followed up no more.
 */
export function mayDecide(work: Work, by: Decider, card: Card, decision: Decision['kind']): MayDecide {
  const verdict = mayDecideByRole(work, by, card, decision);
  const grantsNothing = decision === 'return' || decision === 'reject' || decision === 'cancel';
  if (verdict === 'yes' && decision === 'resume') {
    const proposed = resumptionProposedFor(work, card.assignment.id);
    return isBy(proposed, by) ? 'own_work' : 'yes';
  }
  if (verdict !== 'yes' || grantsNothing || card.assignment.waitingFor === null) return verdict;
  const asked = pendingClaim(work.tx, card.assignment);
  return isBy(asked, by) ? 'own_work' : 'yes';
}

function isBy(asked: Event | undefined, by: Decider): boolean {
  return asked?.personId != null && asked.personId === by.author.personId;
}

function mayDecideByRole(work: Work, by: Decider, card: Card, decision: Decision['kind']): Verdict | 'not_owner' {
  const { waitingFor } = card.assignment;
  const isOfSecretariat = waitingFor === 'handover' || waitingFor === 'suspension';
  if (OF_SECRETARIAT.includes(decision) || isOfSecretariat) return mayConfirm(by.actor);
  const owner = ownerChatOf(work.tx, card.task.programme.id);
  const verdict = mayDecideExtension(by.actor, owner === null || owner === by.author.chatId);
  return verdict === 'not_enrolled' && mayDecideExtension(by.actor, true) === 'yes' ? 'not_owner' : verdict;
}

const OF_SECRETARIAT: readonly Decision['kind'][] = ['confirm', 'return', 'resume', 'cancel'];

function changeBy(work: Work, card: Card, decision: Decision): Change {
  const { assignment } = card;
  const { today } = work;
  switch (decision.kind) {
    case 'confirm':
      return confirmCompletion(assignment, decision.on);
    case 'return':
      return returnCompletion(assignment, today);
    case 'approve':
      return approveExtension(assignment, decision.dueOn);
    case 'suspend':
      return approveSuspension(assignment, scopeOf(card, decision), decision.from ?? today);
    case 'resume':
      return resumeWork(assignment, stoppedAs(work, assignment), decision.on ?? today, today);
    case 'cancel':
      return cancelShare(work, card);
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
