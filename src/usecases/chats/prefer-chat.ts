import { chatById, putFirst } from '../../store/people/chats.ts';
import { record } from '../../store/record/record-event.ts';
import type { Work } from '../work.ts';
import { PROGRAM_ACTOR } from '../../domain/people/program-actor.ts';

/** Puts a chat before the other chats of its agency; null, or one sentence with the reason of the refusal. */
export function preferChat(work: Work, chatId: number): string | null {
  const chat = chatById(work.tx, chatId);
  if (chat === undefined || chat.role !== 'agency') {
    return `There is no agency's chat number ${chatId}; see the numbers with "chats".`;
  }
  putFirst(work.tx, chat);
  record(work.tx, {
    at: work.now,
    kind: 'chat_put_first',
    agencyId: chat.agencyId,
    chatId: chat.id,
    actor: PROGRAM_ACTOR,
    text: chat.title,
  });
  return null;
}
