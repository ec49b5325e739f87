/** The chat and person of a message, and the way to reply. */

import type { IncomingChat, IncomingPerson } from '../../conversation/message/incoming.ts';
import type { Asked } from '../../conversation/message/asked.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { sightOf, type Sight } from '../../domain/people/access.ts';
import { programmesOfChat } from '../../store/people/chat-programmes.ts';
import { meetChat, reviveChat, type Chat } from '../../store/people/chats.ts';
import { meetPerson, rolesOf } from '../../store/people/people.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { OutboxKind } from '../../domain/people/outbox-kind.ts';
import type { Acting } from '../../usecases/acting.ts';
import type { OutboxPayload } from '../../outbox/payload.ts';
import { enqueue, tell } from '../../outbox/enqueue.ts';
import { addMs } from '../../domain/calendar/dates.ts';
import { wakeAll } from '../../store/reminders/reminders.ts';
import { noteStrangerAnswer } from '../../store/people/stranger-answers.ts';
import { programmesOfLeader } from '../../usecases/people/leader-programmes.ts';
import { hasRoomForStrangers, strangerKey } from '../../usecases/deliver/quota.ts';
import type { Work } from '../../usecases/work.ts';

export interface Origin extends Acting {
  /** It was a button that was pressed: the message is one of ours. */
  readonly pressed?: true;
  /** What a leaders' chat is for, and in private what the leader's chats are for; empty for all programmes. */
  readonly programmes: readonly number[];
  /** Replies in the same chat, in order; the key keeps a repeated update from answering twice. */
  reply(message: OutgoingMessage, kind: OutboxKind, about?: readonly number[]): number | null;
  /** Replies as soon as the words are found, with `notes` as lines behind them. */
  replyLater(asked: Asked, notes?: readonly string[]): void;
}

/** Longer than the helper may take for an answer: what still waits then was lost with a process. */
const ANSWERED_WITHIN_MS = 12 * 60_000;

/** Chat, person and office of a message or press, kept as they are now. */
export function meetOrigin(
  work: Work,
  seen: { channel: ChannelName; chat: IncomingChat; person: IncomingPerson; messageId: string | null; inboxId: number },
): Origin {
  const { channel } = seen;
  const met = meetChat(work.tx, {
    channel,
    externalId: seen.chat.externalId,
    type: seen.chat.type,
    title: seen.chat.title,
  });
  // A message proves that the chat can be reached again, for instance a private chat that was blocked.
  if (met.state === 'dead') {
    reviveChat(work.tx, met.id);
    // What could not be asked while it was closed is due again.
    if (met.role === 'agency') wakeAll(work.tx, met.agencyId, work.today);
  }
  const chat: Chat = { ...met, state: 'active' };
  const person = meetPerson(work.tx, { channel, externalId: seen.person.externalId, name: seen.person.name });
  const actor = { roles: rolesOf(work.tx, person.id), anonymous: seen.person.anonymous };
  let answers = 0;
  // An answer stays in the topic of its question.
  const topic = { id: seen.chat.threadId };
  const nextKey = (): string => {
    answers += 1;
    return `answer:${String(seen.inboxId)}:${String(answers)}`;
  };
  return {
    chat,
    person,
    actor,
    programmes:
      chat.role === 'leaders'
        ? programmesOfChat(work.tx, chat.id)
        : chat.role === 'none' && chat.type === 'private'
          ? programmesOfLeader(work, person.id, actor)
          : [],
    messageId: seen.messageId,
    threadId: seen.chat.threadId,
    author: { actor: person.name, personId: person.id, chatId: chat.id, channel, messageId: seen.messageId },
    reply(message, kind, about = []) {
      return tell(work, chat, { ...message, topic }, { key: nextKey(), kind, about });
    },
    replyLater(asked, notes = []) {
      queueAsked(work, chat, { asked, topic, notes }, nextKey());
    },
  };
}

/** The words of `messages` come into the record with those of the message itself: each can be erased by its own marking. */
export function bearingAlso(origin: Origin, messages: readonly string[]): Origin {
  const { author, messageId } = origin;
  const alsoIn = [...new Set([...(author.alsoIn ?? []), ...(messageId === null ? [] : [messageId]), ...messages])];
  return { ...origin, author: { ...author, alsoIn } };
}

/**
 * The origin itself for a person with a role. Anybody else is answered once a day in each chat, and not at all once a
 * messenger's quota is scarce.
 */
export function answeringSparingly(work: Work, origin: Origin, inboxId: number): Origin {
  if (origin.actor.roles.length > 0) return origin;
  const { chat, person } = origin;
  let isAnswered: boolean | null = null;
  let answers = 0;
  const topic = { id: origin.threadId };
  /** Null when nothing may be answered. */
  const nextKey = (): string | null => {
    // Whatever one message leads to is one answer.
    isAnswered ??=
      hasRoomForStrangers(work, chat.channel) && noteStrangerAnswer(work.tx, person.id, chat.id, work.today);
    answers += 1;
    return isAnswered ? strangerKey(inboxId, answers) : null;
  };
  return {
    ...origin,
    reply(message, kind, about = []) {
      const key = nextKey();
      return key === null ? null : tell(work, chat, { ...message, topic }, { key, kind, about });
    },
    replyLater(asked, notes = []) {
      const key = nextKey();
      if (key !== null) queueAsked(work, chat, { asked, topic, notes }, key);
    },
  };
}

type AskedPayload = OutboxPayload & { readonly kind: 'asked' };

function queueAsked(
  { tx, now }: Work,
  chat: Chat,
  what: Pick<AskedPayload, 'asked' | 'topic' | 'notes'>,
  key: string,
): void {
  const payload: OutboxPayload = { kind: 'asked', ...what, message: null };
  const dueAt = addMs(now, ANSWERED_WITHIN_MS);
  enqueue(tx, { key, chatId: chat.id, kind: 'answer', payload, unprompted: false, dueAt }, now);
}

/** For what is answered later: the programmes of this chat; nothing where it is for all. */
export function ofProgrammes({ programmes }: Origin): { readonly programmes?: readonly number[] } {
  return programmes.length > 0 ? { programmes } : {};
}

/** What may be shown here: what the person may see, narrowed to the programmes of the chat. */
export function sightFrom(origin: Origin): Sight {
  const sight = sightOf(origin.actor, origin.chat);
  return sight.kind === 'all' && origin.programmes.length > 0 ? { ...sight, programmes: origin.programmes } : sight;
}
