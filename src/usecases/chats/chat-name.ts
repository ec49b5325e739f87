/** How the secretariat knows a chat: by whom it belongs to. Not every messenger tells the titles of groups. */

import { agencyById } from '../../store/programmes/agencies.ts';
import type { Chat } from '../../store/people/chats.ts';
import type { Work } from '../work.ts';

/** The agency or office that a chat belongs to; its title when it belongs to nobody. */
export function ownerOf(work: Work, chat: Chat): string {
  if (chat.role === 'leaders') return chat.title.includes(LEADERS) ? chat.title : `${LEADERS} (${chat.title})`;
  if (chat.role === 'secretariat')
    return chat.title.includes(SECRETARIAT) ? chat.title : `${SECRETARIAT} (${chat.title})`;
  const agency = chat.agencyId === null ? undefined : agencyById(work.tx, chat.agencyId);
  return agency?.name ?? chat.title;
}

/** The same with the title, where that says something else. */
export function chatName(work: Work, chat: Chat): string {
  const owner = ownerOf(work, chat);
  return owner.includes(chat.title) ? owner : `${owner} (${chat.title})`;
}

const LEADERS = 'Lãnh đạo';
const SECRETARIAT = 'Văn phòng';
