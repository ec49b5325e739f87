/** Somebody who acts on the board, as the use cases of the chats know them: what they would answer is kept for the page. */

import type { Chat } from '../store/chats.ts';
import type { Viewer } from './board-access.ts';
import type { Origin } from './origin.ts';

/** No chat of any messenger; nothing is ever sent there. */
const BOARD: Omit<Chat, 'channel' | 'externalId' | 'title'> = {
  id: 0,
  threadId: null,
  type: 'private',
  role: 'none',
  agencyId: null,
  state: 'active',
  stateReason: null,
  linkedAt: null,
  lastSentAt: null,
  lastDeliveredAt: null,
  lastAnswerAt: null,
  rank: 0,
  unreachableSince: null,
  refusals: 0,
};

export interface WebOrigin extends Origin {
  /** What was answered so far; `did` is true when at least one answer is a receipt. */
  answers(): { readonly text: string; readonly did: boolean };
}

export function webOrigin({ person, actor }: Viewer): WebOrigin {
  const said: { text: string; isReceipt: boolean }[] = [];
  return {
    chat: { ...BOARD, channel: person.channel, externalId: person.externalId, title: person.name },
    person,
    actor,
    messageId: null,
    threadId: null,
    author: { actor: person.name, personId: person.id, chatId: null, channel: 'web', messageId: null },
    reply(message, kind) {
      said.push({ text: message.text, isReceipt: kind === 'receipt' });
      return null;
    },
    answers: () => ({
      text: said.map(({ text }) => text).join('\n'),
      did: said.some(({ isReceipt }) => isReceipt),
    }),
  };
}
