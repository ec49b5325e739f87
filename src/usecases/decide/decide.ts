/**
 * Decides a pending decision: a reported completion is confirmed or returned, a requested extension approved or
 * rejected. Callable from any channel: it needs the decider's identity, roles and place.
 */

import { composeDecided } from '../../conversation/compose/compose-decision.ts';
import { actedBy } from '../../conversation/compose/event-words.ts';
import { mayConfirm, mayDecideExtension, type Verdict } from '../../domain/people/access.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import {
  approveExtension,
  confirmCompletion,
  dayRefused,
  rejectExtension,
  returnCompletion,
  type DayRefusal,
} from '../../domain/tasks/transition.ts';
import { eventById, newestPendingDecision } from '../../store/record/events.ts';
import { ownerChatOf } from '../../store/programmes/tasks.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import { changeAssignment } from '../report/change-assignment.ts';
import type { Decider } from '../acting.ts';
import { notify } from '../chats/notify.ts';
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
  | { readonly kind: 'reject'; readonly reason: string };

export type DecisionOutcome =
  | { readonly kind: 'decided'; readonly card: Card; readonly eventId: number }
  | { readonly kind: 'refused'; readonly why: Exclude<Verdict, 'yes'> | 'not_owner' | 'not_waiting' }
  /** The reason is missing, or the day is not after today. */
  | { readonly kind: 'incomplete'; readonly lacks: 'reason' | 'date' }
  | { readonly kind: 'impossible_day'; readonly why: DayRefusal };

const KINDS = {
  confirm: 'completed',
  return: 'returned',
  approve: 'extension_approved',
  reject: 'extension_rejected',
} as const satisfies Record<Decision['kind'], EventKind>;

/** Decides on one assignment and tells its agency; the caller answers the decider. */
export function decide(work: Work, by: Decider, card: Card, decision: Decision): DecisionOutcome {
  const may = mayDecide(work, by, card, decision.kind);
  if (may !== 'yes') return { kind: 'refused', why: may };
  if ('reason' in decision && decision.reason.trim() === '') return { kind: 'incomplete', lacks: 'reason' };
  if (decision.kind === 'approve' && decision.dueOn !== null && decision.dueOn <= work.today) {
    return { kind: 'incomplete', lacks: 'date' };
  }
  const impossible = impossibleDay(work, card, decision);
  if (impossible !== null) return { kind: 'impossible_day', why: impossible };
  const change = changeBy(card, decision);
  if (change.kind === 'refused') return { kind: 'refused', why: 'not_waiting' };
  const pendingDecision = newestPendingDecision(work.tx, card.assignment.id);
  const reason = 'reason' in decision ? decision.reason.trim() : decision.kind === 'approve' ? decision.basis : null;
  const changed = changeAssignment(work, card, change.next, {
    kind: KINDS[decision.kind],
    text: reason,
    author: by.author,
  });
  const chat = agencyChat(work, card.agency.id);
  if (chat !== undefined && chat.id !== by.author.chatId) {
    const message = composeDecided(changed.card, KINDS[decision.kind], {
      reason,
      by: actorOf(work, changed.eventId),
      today: work.today,
      before: card.assignment,
      // As a reply to the agency's report, where that is in this chat.
      replyTo: pendingDecision?.chatId === chat.id ? pendingDecision.messageId : null,
      undo: null,
    });
    const key = `decided:${String(changed.eventId)}`;
    notify(work, chat, message, { key, kind: 'notice', about: [card.assignment.id] });
  }
  return { kind: 'decided', card: changed.card, eventId: changed.eventId };
}

/** Whoever decided, with the office in which he did. */
export function actorOf(work: Work, eventId: number): string {
  const event = eventById(work.tx, eventId);
  return event === undefined ? '' : actedBy(event);
}

function impossibleDay(work: Work, { assignment }: Card, decision: Decision): DayRefusal | null {
  if (decision.kind !== 'confirm' || decision.on === null) return null;
  return dayRefused(assignment, decision.on, work.today);
}

/** The secretariat confirms completions; it, or the leader who owns the programme, approves extensions. */
export function mayDecide(work: Work, by: Decider, card: Card, decision: Decision['kind']): Verdict | 'not_owner' {
  if (decision === 'confirm' || decision === 'return') return mayConfirm(by.actor);
  const owner = ownerChatOf(work.tx, card.task.programme.id);
  const verdict = mayDecideExtension(by.actor, owner === null || owner === by.author.chatId);
  return verdict === 'not_enrolled' && mayDecideExtension(by.actor, true) === 'yes' ? 'not_owner' : verdict;
}

function changeBy({ assignment }: Card, decision: Decision) {
  switch (decision.kind) {
    case 'confirm':
      return confirmCompletion(assignment, decision.on);
    case 'return':
      return returnCompletion(assignment);
    case 'approve':
      return approveExtension(assignment, decision.dueOn);
    case 'reject':
      return rejectExtension(assignment);
  }
}
