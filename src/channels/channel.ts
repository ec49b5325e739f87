/** What every messenger's channel is to the program. */

import type { Incoming } from '../conversation/message/incoming.ts';
import type { Transport } from '../outbox/transport.ts';
import type { PostReply, WebhookPost } from './read-webhook-post.ts';

/** `payload` is JSON to be stored as it is and given to `decode`; `key` is the same for a redelivered update. */
export interface ReceivedUpdate {
  readonly key: string;
  readonly payload: unknown;
}

export interface Channel {
  readonly transport: Transport;
  /** What people write after the @ to mention the bot; empty until it is known. */
  botName(): string;
  /** Decodes a stored payload; needs neither network nor a started channel. */
  decode(payload: unknown): Incoming;
  /** Resolves when updates are received, or the channel has failed for good. Waits while the messenger is unreachable. */
  start(): Promise<void>;
  /** Resolves when no update is being handled, or after some seconds. */
  stop(): Promise<void>;
  /** Milliseconds since 1970 of the messenger's last answer to a poll or a webhook query; null before the first. */
  lastPollAt(): number | null;
  /** Milliseconds since 1970 of the last proof that updates reach us; null before the first. */
  lastHeardAt(): number | null;
  /** Answers a request to the webhook's address. */
  receiveWebhook(post: WebhookPost): Promise<PostReply>;
}
