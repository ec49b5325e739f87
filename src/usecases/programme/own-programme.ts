import { chatById } from '../../store/people/chats.ts';
import { programmeByCode, setOwnerChat } from '../../store/programmes/tasks.ts';
import type { Work } from '../work.ts';

/**
 * Gives a programme to a leaders' chat, whose leaders alone (and the secretariat) then decide on its extensions; 0 gives
 * it to all leaders again. Returns why not, with the cure.
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
