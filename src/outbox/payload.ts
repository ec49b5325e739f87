/** What an outbox row is to say. */

import * as v from 'valibot';
import type { Asked } from '../conversation/message/asked.ts';
import type { PickingStep } from '../conversation/message/picking-step.ts';
import type { OutgoingMessage } from '../conversation/message/message.ts';
import type { Instant, LocalDate } from '../domain/calendar/dates.ts';
import { askedSchema, messageSchema, topic } from './message-schema.ts';
import type { Overseers } from '../domain/people/chat-kind.ts';
import { readStored, type Unreadable } from '../store/sqlite/read-stored.ts';
import { day, instant, integer } from '../store/sqlite/stored-values.ts';

/** One reminder of a bundle: the assignment, its revision then, and the step of the ladder that called for it. */
export interface ReminderItem {
  readonly assignmentId: number;
  readonly rev: number;
  readonly deadlineRev: number;
  readonly family: string;
  readonly steps: number;
}

/**
 * `message` says the same whenever it is sent. A `nudge` (a bundle of reminders) is worded when it is sent, from the
 * state of that moment, so that what was done meanwhile is not asked for. `message` of it is the text as last worded,
 * null before that. The kinds are stored: a bundle stays `nudge` and what waits for a decision `claim`.
 */
export type OutboxPayload =
  | { readonly kind: 'message'; readonly message: OutgoingMessage }
  | { readonly kind: 'nudge'; readonly items: readonly ReminderItem[]; readonly message: OutgoingMessage | null }
  /**
   * An answer whose words are still looked for; it becomes a `message` when they are found, and its due time is the last
   * moment to wait for that. `topic` is the answer's, `notes` are lines behind its words.
   */
  | {
      readonly kind: 'asked';
      readonly asked: Asked;
      readonly topic: OutgoingMessage['topic'];
      readonly notes: readonly string[];
      readonly message: OutgoingMessage | null;
    }
  /** Overdue tasks without an answer: those that the message is about. */
  | { readonly kind: 'escalation'; readonly to: Overseers; readonly message: OutgoingMessage | null }
  /** What waits for a decision since `event`; worded when it is sent, skipped when it waits no more. */
  | { readonly kind: 'claim'; readonly event: number; readonly message: OutgoingMessage | null }
  /** What an agency states in its defence (`event`); skipped when it was answered or is over. */
  | { readonly kind: 'plea'; readonly event: number; readonly message: OutgoingMessage | null }
  /** What the secretariat answered in `event` to what was stated in `plea`, an event too. */
  | {
      readonly kind: 'plea_answer';
      readonly plea: number;
      readonly event: number;
      readonly message: OutgoingMessage | null;
    }
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
  /** Completions of earlier versions whose day the secretariat looks at. */
  | { readonly kind: 'unchecked_days'; readonly message: OutgoingMessage | null }
  /**
   * To an heir: what it took over in a reorganisation, of which the row is about; `joined` are its own assignments with which
   * a predecessor's became one.
   */
  | {
      readonly kind: 'taken_over';
      readonly agencyId: number;
      readonly succession: number;
      readonly joined: readonly number[];
      readonly message: OutgoingMessage | null;
    }
  /** To an agency, before a programme's last day: what of it is still open. Dropped when that day is another one by then. */
  | {
      readonly kind: 'closing_question';
      readonly programmeId: number;
      readonly endsOn: LocalDate;
      readonly agencyId: number;
      readonly message: OutgoingMessage | null;
    }
  /**
   * To an agency that was asked before the last day `told`, on day `askedOn`, when that changes. `again`: it was told of
   * another change since.
   */
  | {
      readonly kind: 'last_day_changed';
      readonly programmeId: number;
      readonly agencyId: number;
      readonly told: LocalDate;
      readonly askedOn: LocalDate;
      readonly again: boolean;
      readonly message: OutgoingMessage | null;
    }
  /** To the secretariat and the leaders, after it: the figures with which the programme ended. */
  | {
      readonly kind: 'final_report';
      readonly programmeId: number;
      readonly endsOn: LocalDate;
      readonly message: OutgoingMessage | null;
    }
  /**
   * To an agency: tasks of its that take over tasks of programmes that have ended, or its own that went on elsewhere; and
   * what it was told of and has been taken back.
   */
  | {
      readonly kind: 'continuation';
      readonly agencyId: number;
      readonly tasks: readonly number[];
      readonly takenBack: readonly { readonly from: number; readonly into: number }[];
      readonly message: OutgoingMessage | null;
    }
  /**
   * Takes the place of the bundle in row `of`: its answered tasks ticked, and `chosen` asked about in it. `last` is the
   * newest answer of a button and its event. Worded from the state of the moment at which it is carried out.
   */
  | {
      readonly kind: 'edit';
      readonly of: number;
      readonly chosen: number | null;
      readonly step: PickingStep;
      readonly last: { readonly assignment: number; readonly event: number } | null;
      readonly message: OutgoingMessage | null;
    }
  /** Takes the question in row `of` away, once it is answered or over. */
  | { readonly kind: 'take_away'; readonly of: number; readonly message: OutgoingMessage | null }
  /** What has waited long for a decision: `items` are assignments. */
  | { readonly kind: 'waiting'; readonly items: readonly number[]; readonly message: OutgoingMessage | null };

const message = v.nullable(messageSchema);
const ids = v.array(integer);
const item = v.object({
  assignmentId: integer,
  rev: integer,
  deadlineRev: integer,
  family: v.string(),
  steps: integer,
} satisfies Record<keyof ReminderItem, v.GenericSchema>);

const payloadSchema: v.GenericSchema<unknown, OutboxPayload> = v.variant('kind', [
  v.object({ kind: v.literal('message'), message: messageSchema }),
  v.object({ kind: v.literal('asked'), asked: askedSchema, topic, notes: v.array(v.string()), message }),
  v.object({ kind: v.literal('nudge'), items: v.array(item), message }),
  v.object({ kind: v.literal('escalation'), to: v.picklist(['secretariat', 'leaders']), message }),
  v.object({ kind: v.literal('claim'), event: integer, message }),
  v.object({ kind: v.literal('plea'), event: integer, message }),
  v.object({ kind: v.literal('plea_answer'), plea: integer, event: integer, message }),
  v.object({ kind: v.literal('instruction'), instruction: integer, message }),
  v.object({ kind: v.literal('instruction_answer'), instruction: integer, event: integer, message }),
  v.object({ kind: v.literal('follow_up'), items: ids, message }),
  v.object({ kind: v.literal('digest'), agencyId: integer, since: instant, asOf: v.nullable(instant), message }),
  v.object({ kind: v.literal('slips'), agencyId: integer, message }),
  v.object({ kind: v.literal('unchecked_days'), message }),
  v.object({ kind: v.literal('taken_over'), agencyId: integer, succession: integer, joined: ids, message }),
  v.object({
    kind: v.literal('continuation'),
    agencyId: integer,
    tasks: ids,
    takenBack: v.optional(v.array(v.object({ from: integer, into: integer })), []),
    message,
  }),
  v.object({ kind: v.literal('waiting'), items: ids, message }),
  v.object({ kind: v.literal('take_away'), of: integer, message }),
  v.object({
    kind: v.literal('edit'),
    of: integer,
    chosen: v.nullable(integer),
    step: v.picklist(['answers', 'obstacle', 'extension']),
    last: v.nullable(v.object({ assignment: integer, event: integer })),
    message,
  }),
  v.object({
    kind: v.literal('closing_question'),
    programmeId: integer,
    endsOn: day,
    agencyId: integer,
    message,
  }),
  v.object({
    kind: v.literal('last_day_changed'),
    programmeId: integer,
    agencyId: integer,
    told: day,
    askedOn: day,
    again: v.boolean(),
    message,
  }),
  v.object({ kind: v.literal('final_report'), programmeId: integer, endsOn: day, message }),
]);

/** Reads what any version since 0.1.0 queued; unreadable when it is damaged or of a kind that only a newer one knows. */
export function payloadOf(json: string): OutboxPayload | Unreadable {
  return readStored(payloadSchema, json);
}
