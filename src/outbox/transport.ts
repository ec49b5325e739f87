/** The port through which the relay reaches a messenger. */

import type { OutgoingMessage } from '../conversation/message/message.ts';
import type { ChatType } from '../domain/people/chat-kind.ts';

export interface Address {
  readonly externalId: string;
  readonly threadId: string | null;
  readonly type: ChatType;
}

/** What became of a send. `why` names the reason without tokens or message bodies. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** Certainly not delivered; again after `afterMs`, the whole messenger when `scope` is `channel`. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly scope: 'chat' | 'channel'; readonly why: string }
  /** Not delivered: the chat has a new id. */
  | { readonly kind: 'moved'; readonly to: string }
  /** This chat can never be reached again. */
  | { readonly kind: 'unreachable'; readonly why: string }
  /** This message will never be accepted. */
  | { readonly kind: 'refused'; readonly why: string }
  /** It may or may not have been delivered. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** A picture alone that could not be sent, while the words that belong to it follow. */
  | { readonly kind: 'skipped'; readonly why: string };

/** The messenger refuses the bot itself (its token, a second process): nothing can be sent until a person acts. */
export class BotRefused extends Error {}

/** Never throws for what a messenger may answer but `BotRefused`; any other exception is a bug. */
export interface Transport {
  /** Characters (UTF-16 units) that one message may hold. */
  readonly textLimit: number;
  /** The same for the words under a picture; null: pictures cannot be sent, and the words go alone. */
  readonly captionLimit: number | null;
  /** Whether buttons are shown; without them a message says in words how to answer. */
  readonly hasButtons: boolean;
  /** Whether a message with `edits` takes the place of the one that it names; absent: it cannot, and is not sent. */
  readonly canEdit?: boolean;
  /** Whether a send with an unknown outcome is repeated once, marked as such, after a crash. */
  readonly repeatsUnknown: boolean;
  /**
   * On a messenger that tells a chat which threw the bot out like any other refusal: after how many refusals in a row,
   * with nothing delivered between them, a chat counts as closed. Absent where the messenger tells.
   */
  readonly refusalsUntilClosed?: number;
  send(to: Address, message: OutgoingMessage): Promise<SendOutcome>;
}
