/** Names a chat for the secretariat by its owner, since some messengers give no group titles. */

import { OFFICE_WORDS } from '../../conversation/compose/words.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import type { Chat } from '../../store/people/chats.ts';
import type { Work } from '../work.ts';

/** The agency or office that a chat belongs to; the chat's title when it is not linked. */
export function ownerOf(work: Work, chat: Chat): string {
  if (chat.role === 'leaders' || chat.role === 'secretariat') {
    const office = OFFICE_WORDS[chat.role];
    return chat.title.includes(office) ? chat.title : `${office} (${chat.title})`;
  }
  const agency = chat.agencyId === null ? undefined : agencyById(work.tx, chat.agencyId);
  return agency?.name ?? chat.title;
}

/** The owner, followed by the title where it differs. */
export function chatName(work: Work, chat: Chat): string {
  const owner = ownerOf(work, chat);
  return owner.includes(chat.title) ? owner : `${owner} (${chat.title})`;
}
