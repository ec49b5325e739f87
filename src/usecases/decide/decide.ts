/**
 * Decides a pending decision: a reported completion is confirmed or returned, a requested extension approved or
 * rejected. Callable from any channel: it needs the decider's identity, roles and place.
 */

import { composeDecided } from '../../conversation/compose/compose-decision.ts';
import { mayConfirm, mayDecideExtension, type Verdict } from '../../domain/people/access.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import {
  approveExtension,
  confirmCompletion,
  rejectExtension,
  returnCompletion,
} from '../../domain/tasks/transition.ts';
import { newestPendingDecision } from '../../store/record/events.ts';
import { ownerChatOf } from '../../store/programmes/tasks.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import { changeAssignment } from '../report/change-assignment.ts';
import type { Decider } from '../acting.ts';
import { notify } from '../chats/notify.ts';
import type { Work } from '../work.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';

/** A return and a rejection have a reason; `dueOn` null grants the requested day. */
export type Decision =
  | { readonly kind: 'confirm' }
  | { readonly kind: 'return'; readonly reason: string }
  | { readonly kind: 'approve'; readonly dueOn: LocalDate | null }
  | { readonly kind: 'reject'; readonly reason: string };

export type DecisionOutcome =
  | { readonly kind: 'decided'; readonly card: Card; readonly eventId: number }
  | { readonly kind: 'refused'; readonly why: Exclude<Verdict, 'yes'> | 'not_owner' | 'not_waiting' }
  /** The reason is missing, or the day is not after today. */
  | { readonly kind: 'incomplete'; readonly lacks: 'reason' | 'date' };

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
  const change = changeBy(card, decision);
  if (change.kind === 'refused') return { kind: 'refused', why: 'not_waiting' };
  const pendingDecision = newestPendingDecision(work.tx, card.assignment.id);
  const reason = 'reason' in decision ? decision.reason.trim() : null;
  const changed = changeAssignment(work, card, change.next, {
    kind: KINDS[decision.kind],
    text: reason,
    author: by.author,
  });
  const chat = agencyChat(work, card.agency.id);
  if (chat !== undefined && chat.id !== by.author.chatId) {
    const message = composeDecided(changed.card, KINDS[decision.kind], {
      reason,
      by: by.author.actor,
      today: work.today,
      asked: card.assignment.requestedDueOn,
      // As a reply to the agency's report, where that is in this chat.
      replyTo: pendingDecision?.chatId === chat.id ? pendingDecision.messageId : null,
      undo: null,
    });
    const key = `decided:${String(changed.eventId)}`;
    notify(work, chat, message, { key, kind: 'notice', about: [card.assignment.id] });
  }
  return { kind: 'decided', card: changed.card, eventId: changed.eventId };
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
      return confirmCompletion(assignment);
    case 'return':
      return returnCompletion(assignment);
    case 'approve':
      return approveExtension(assignment, decision.dueOn);
    case 'reject':
      return rejectExtension(assignment);
  }
}
