/** What the relay asks of the use cases, and what it is built from. */

import type { OutgoingMessage } from '../conversation/message/message.ts';
import type { Clock } from '../domain/calendar/clock.ts';
import type { Instant } from '../domain/calendar/dates.ts';
import type { Log } from '../domain/log.ts';
import type { Chat } from '../store/people/chats.ts';
import type { Database, Tx } from '../store/sqlite/database.ts';
import type { OutboxRow } from '../store/outbox/outbox.ts';
import type { ChannelName } from '../domain/people/channel.ts';
import type { IsCalm, IsDoubtful, Watch } from '../store/record/in-hand.ts';
import type { Pace } from './pace.ts';
import type { OutboxPayload } from './payload.ts';
import type { Transport } from './transport.ts';

/** What the use cases decide about a delivery. All run inside the relay's transaction. */
export interface RelayHooks {
  /** Words a message at the moment of sending. */
  prepare(tx: Tx, row: OutboxRow, payload: OutboxPayload, now: Instant): Prepared;
  /** A message was accepted, or may have been. */
  carried(tx: Tx, row: OutboxRow, chat: Chat, now: Instant): void;
  /** A message was accepted. */
  delivered(tx: Tx, row: OutboxRow, chat: Chat, now: Instant): void;
  /** `row` is the message that found its chat closed for good; what else waits for the chat is still queued. */
  chatDied(tx: Tx, row: OutboxRow, chat: Chat, why: string, now: Instant): void;
  /** A message that a person must look at: dead, or of unknown fate. */
  gaveUp(tx: Tx, row: OutboxRow, state: 'dead' | 'unknown', why: string, now: Instant): void;
  /** Whether a message is sent again, marked, until the messenger has answered: a copy does less harm than its loss. */
  mustArrive(row: OutboxRow): boolean;
  /** A message whose wording ended the program, as is proved twice: dead. */
  setAside(tx: Tx, row: OutboxRow, now: Instant): void;
}

export type Prepared =
  | { readonly kind: 'send'; readonly message: OutgoingMessage; readonly payload: OutboxPayload }
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'not_before'; readonly at: Instant }
  /** To another chat, perhaps on another messenger: stays queued for it. */
  | { readonly kind: 'redirect'; readonly chatId: number; readonly message: OutgoingMessage };

export interface RelayOptions {
  readonly database: Database;
  readonly channel: ChannelName;
  readonly transport: Transport;
  readonly hooks: RelayHooks;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * Messages that are leased, sent and settled together, 1 unless told. More only for a transport that is no network: all
   * of them are in the air when the program dies.
   */
  readonly atOnce?: number;
  /** Nobody watches unless told. */
  readonly watch?: Watch;
  /** Nothing is doubtful unless told. */
  readonly isDoubtful?: IsDoubtful;
  /** Always, unless told. */
  readonly isCalm?: IsCalm;
  /** How long a stop waits for a database that cannot be written; five seconds unless told. */
  readonly stopPatienceMs?: number;
  /** A monotonic clock in milliseconds; the process's own unless told. */
  readonly steadyMs?: () => number;
}
