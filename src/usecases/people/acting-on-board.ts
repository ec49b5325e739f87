import { UNLINKED } from '../../store/people/chats.ts';
import type { Acting } from '../acting.ts';
import type { Viewer } from './board-access.ts';

/** A person who acts on the board. The chat belongs to no messenger: nothing is ever sent there. */
export function actingOnBoard({ person, actor }: Viewer): Acting {
  return {
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
  };
}
