/** What a messenger tells us, decoded into one shape for all of them. */

import type { Action } from './message.ts';
import type { SecrecyMarking } from '../../domain/text/secrecy-marking.ts';
import type { ChatType } from '../../domain/people/chat-kind.ts';

export interface IncomingChat {
  readonly externalId: string;
  /** A forum topic within the chat; null for the chat itself. */
  readonly threadId: string | null;
  readonly type: ChatType;
  readonly title: string;
}

/** `anonymous`: an admin who writes as the group itself; nobody can be held to what they say. */
export interface IncomingPerson {
  readonly externalId: string;
  readonly name: string;
  readonly anonymous: boolean;
}

/** A file stays at the messenger; `fileId` fetches it, `fileKey` is the same for the same file. */
export interface IncomingFile {
  readonly kind: 'photo' | 'document' | 'video' | 'voice';
  readonly fileId: string;
  readonly fileKey: string;
  readonly name: string | null;
  readonly mime: string | null;
  /** Bytes. */
  readonly size: number | null;
}

/** A message somebody wrote. `edited`: a new version of `messageId`. */
export interface IncomingMessage {
  readonly kind: 'message';
  readonly chat: IncomingChat;
  readonly person: IncomingPerson;
  readonly messageId: string;
  readonly edited: boolean;
  /** NFC; the caption when there are files; without the mention of the bot. */
  readonly text: string;
  readonly files: readonly IncomingFile[];
  /** Several messages with the same album belong together. */
  readonly album: string | null;
  /** The message it answers, and who wrote that: null when it answers none. */
  readonly replyTo: {
    readonly messageId: string;
    readonly ofBot: boolean;
    readonly person: IncomingPerson | null;
    /** The part of that message that the person picked out. */
    readonly quote?: string;
  } | null;
  /** Passed on from elsewhere: the words are not those of the person who sent it. */
  readonly forwarded?: true;
  /** In a group: meant for the bot (a reply to it, a mention, a command). Always true in a private chat. */
  readonly addressed: boolean;
}

/** A press of a button under the bot's message `messageId`; `action` null when the data is forged or outdated. */
export interface IncomingPress {
  readonly kind: 'press';
  readonly chat: IncomingChat;
  readonly person: IncomingPerson;
  readonly messageId: string | null;
  readonly action: Action | null;
}

/** A person left a group or was removed from it. */
export interface IncomingDeparture {
  readonly kind: 'departure';
  readonly chat: IncomingChat;
  /** Who left. */
  readonly person: IncomingPerson;
}

/** The bot was let in, thrown out or blocked. */
export interface IncomingMembership {
  readonly kind: 'membership';
  readonly chat: IncomingChat;
  readonly person: IncomingPerson;
  readonly present: boolean;
  readonly reason: string;
}

/** The messenger gave the chat another id. */
export interface IncomingMigration {
  readonly kind: 'migration';
  readonly from: string;
  readonly to: string;
}

/** Nothing to do, with the reason for the log. */
export interface IncomingNothing {
  readonly kind: 'nothing';
  readonly why: string;
  /** Who it is from, where that matters to what is kept of it. */
  readonly person?: IncomingPerson;
}

/** A message that carried a secrecy marking: nothing is left of what it said or held. */
export interface IncomingSecret {
  readonly kind: 'secret';
  readonly chat: IncomingChat;
  readonly person: IncomingPerson;
  readonly messageId: string;
  readonly album: string | null;
  readonly edited: boolean;
  readonly marking: SecrecyMarking;
}

export type Incoming =
  | IncomingSecret
  | IncomingMessage
  | IncomingPress
  | IncomingMembership
  | IncomingDeparture
  | IncomingMigration
  | IncomingNothing;
