import { write } from '../../conversation/compose/write.ts';
import { answerWith, waitFor, waitingAnswer } from '../../usecases/deliver/answer-asked.ts';
import { actLater } from '../../usecases/drafts/act-later.ts';
import { chatOfAnswer } from '../../usecases/drafts/take-in-chat.ts';
import type { Work } from '../../usecases/work.ts';

/**
 * Carries out what the waiting answer `id` asks of a draft, and says so in the same transaction, the caller's: done again after
 * a death, it finds nothing to do. What is to be shown next is asked for, not found.
 */
export function carryOut(work: Work, id: number): void {
  const asked = waitingAnswer(work, id)?.asked;
  if (asked?.kind !== 'on_draft' || asked.act.kind === 'show') return;
  const { id: chatId, channel } = chatOfAnswer(work.tx, id);
  const acted = actLater(work, asked, { chatId, channel });
  if (acted.kind === 'next') waitFor(work, id, { ...asked, act: { kind: 'show', done: acted.done } });
  else answerWith(work, id, [acted.kind === 'said' ? acted.message : write([acted.text])]);
}
