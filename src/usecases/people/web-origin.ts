/** Somebody who acts on the board, as the use cases of the chats know them: what they would answer is kept for the page. */

import { UNLINKED } from '../../store/people/chats.ts';
import type { Viewer } from './board-access.ts';
import type { Origin } from '../../dialogue/turn/origin.ts';

export interface WebOrigin extends Origin {
  /** What was answered so far; `did` is true when at least one answer is a receipt. */
  answers(): { readonly text: string; readonly did: boolean };
}

export function webOrigin({ person, actor }: Viewer): WebOrigin {
  const said: { text: string; isReceipt: boolean }[] = [];
  return {
    // No chat of any messenger; nothing is ever sent there.
    chat: {
      ...UNLINKED,
      id: 0,
      type: 'private',
      channel: person.channel,
      externalId: person.externalId,
      title: person.name,
    },
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
