import { programmeNumbers } from '../../store/programmes/tasks.ts';
import { programmesOfChat, tieChat } from '../../store/people/chat-programmes.ts';
import { chatById } from '../../store/people/chats.ts';
import { record } from '../../store/record/record-event.ts';
import { wakeAll } from '../../store/reminders/reminders.ts';
import type { Author } from '../acting.ts';
import type { Work } from '../work.ts';

type Tied =
  | { readonly kind: 'tied'; readonly title: string; readonly programmes: readonly string[] }
  | { readonly kind: 'no_leaders_chat' };

/**
 * A leaders' chat reads of some programmes only from now on: its lists, digests and escalations; of all for none. Returns
 * the numbers of the decisions.
 */
export function tieLeaders(work: Work, by: Author, chatId: number, programmeIds: readonly number[]): Tied {
  const chat = chatById(work.tx, chatId);
  if (chat?.role !== 'leaders') return { kind: 'no_leaders_chat' };
  tieChat(work.tx, chatId, programmeIds);
  const programmes = programmeNumbers(work.tx, programmesOfChat(work.tx, chatId));
  const text = `${chat.title} → ${['leaders', ...programmes].join(', ')}`;
  record(work.tx, { at: work.now, kind: 'chat_linked', text, ...by });
  // What no leaders' chat was for may be told now.
  wakeAll(work.tx, null, work.today);
  return { kind: 'tied', title: chat.title, programmes };
}
