/** Who acts, and from where: what a use case knows of the chat, the board or the command line behind a call. */

import type { Actor } from '../domain/people/access.ts';
import type { Chat } from '../store/people/chats.ts';
import type { Person } from '../store/people/people.ts';
import type { EventChannel } from '../domain/people/channel.ts';
import { PROGRAM_ACTOR } from '../domain/people/program-actor.ts';

/** The author of an event: person, chat and message; all null but `actor` when the program itself acted. */
export interface Author {
  readonly actor: string;
  readonly personId: number | null;
  readonly chatId: number | null;
  readonly channel: EventChannel | null;
  readonly messageId: string | null;
  /** Further messages of the chat whose words come into the record with this one. */
  readonly alsoIn?: readonly string[];
}

/** The program itself: no person, no chat and no message. */
export const PROGRAM: Author = {
  actor: PROGRAM_ACTOR,
  personId: null,
  chatId: null,
  channel: null,
  messageId: null,
};

export interface Acting {
  readonly chat: Chat;
  readonly person: Person;
  readonly actor: Actor;
  readonly messageId: string | null;
  /** The topic of the message. */
  readonly threadId: string | null;
  readonly author: Author;
}

/** The person who decides, in a chat or on the web; `author.chatId` is null on the web. */
export type Decider = Pick<Acting, 'actor' | 'author'>;
