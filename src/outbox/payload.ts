/** What an outbox row promises to say. */

import type { OutgoingMessage } from '../conversation/message/message.ts';
import type { Instant } from '../domain/calendar/dates.ts';
import type { Overseers } from '../domain/people/chat-kind.ts';

/** One reminder of a bundle: the assignment, its revision then, and the step of the ladder that called for it. */
export interface ReminderItem {
  readonly assignmentId: number;
  readonly rev: number;
  readonly deadlineRev: number;
  readonly family: string;
  readonly steps: number;
}

/**
 * `message` says the same whenever it is sent. A `nudge` (a bundle of reminders) is worded when it is sent, from the state of that moment, so
 * that what was done meanwhile is not asked for. `message` of it is the text as last worded, null before that.
 */
export type OutboxPayload =
  | { readonly kind: 'message'; readonly message: OutgoingMessage }
  | { readonly kind: 'nudge'; readonly items: readonly ReminderItem[]; readonly message: OutgoingMessage | null }
  /** Overdue tasks that nobody answered for: those that the message is about. */
  | { readonly kind: 'escalation'; readonly to: Overseers; readonly message: OutgoingMessage | null }
  /** What waits for a decision since `event`; worded when it is sent, skipped when it waits no more. */
  | { readonly kind: 'claim'; readonly event: number; readonly message: OutgoingMessage | null }
  /** A leader's instruction to one lead, and the agency's answer (`event`) on its way back. */
  | { readonly kind: 'instruction'; readonly instruction: number; readonly message: OutgoingMessage | null }
  | {
      readonly kind: 'instruction_answer';
      readonly instruction: number;
      readonly event: number;
      readonly message: OutgoingMessage | null;
    }
  /** Instructions whose day has come: `items` are theirs. */
  | { readonly kind: 'follow_up'; readonly items: readonly number[]; readonly message: OutgoingMessage | null }
  /**
   * What an agency's digest tells since the last one; `asOf` names another moment than that of sending. Worded when it
   * is sent, skipped when there is nothing to tell any more.
   */
  | {
      readonly kind: 'digest';
      readonly agencyId: number;
      readonly since: Instant;
      readonly asOf: Instant | null;
      readonly message: OutgoingMessage | null;
    }
  /** Slips of others that an agency's tasks wait for, when no bundle comes along to tell of them. */
  | { readonly kind: 'slips'; readonly agencyId: number; readonly message: OutgoingMessage | null }
  /** What has waited long for a decision: `items` are assignments. */
  | { readonly kind: 'waiting'; readonly items: readonly number[]; readonly message: OutgoingMessage | null };

export function payloadOf(json: string): OutboxPayload {
  return JSON.parse(json) as OutboxPayload;
}
