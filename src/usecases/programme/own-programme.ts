import { chatById } from '../../store/people/chats.ts';
import { programmeByCode, setOwnerChat } from '../../store/programmes/tasks.ts';
import type { Work } from '../work.ts';

/**
 * Assigns a programme to a leaders' chat: then only its leaders and the secretariat decide on its extensions; 0 returns
 * it to all leaders. Returns null, or the reason of the refusal with its cure.
 */
export function ownProgramme(work: Work, code: string, chatId: number): string | null {
  const programme = programmeByCode(work.tx, code);
  if (programme === undefined) return `There is no programme “${code}”; name it with --programme, see tasks.`;
  if (chatId !== 0 && chatById(work.tx, chatId)?.role !== 'leaders') {
    return `Chat ${chatId} is no leaders' chat; the numbers are listed by chats.`;
  }
  setOwnerChat(work.tx, programme.id, chatId === 0 ? null : chatId);
  return null;
}
