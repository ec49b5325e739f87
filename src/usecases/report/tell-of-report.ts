/** Those whom a report concerns hear of it: who must decide, who asked for it, and who assigned the task. */

import * as say from '../../conversation/compose/say.ts';
import type { Recorded } from '../../conversation/compose/compose-receipt.ts';
import { chatById, chatsOf } from '../../store/people/chats.ts';
import { ownerChatOf } from '../../store/programmes/tasks.ts';
import { notifySecretariat, queueUnasked } from '../chats/tell.ts';
import { relayAnswer } from '../instruct/instruct.ts';
import type { Acting } from '../acting.ts';
import type { Work } from '../work.ts';

/** `text` is what was written. An acknowledgement concerns nobody else. */
export function tellOfReport(work: Work, by: Acting, recorded: Recorded, text: string): void {
  const { what, card, eventId } = recorded;
  if (what === 'acknowledge') return;
  const waitsForConfirmation = what === 'report' && card.assignment.waitingFor === 'confirmation';
  if (waitsForConfirmation || what === 'extension') announcePendingDecision(work, recorded);
  relayAnswer(work, card, eventId);
  if (what !== 'handover') return;
  notifySecretariat(work, say.handoverForSecretariat(recorded, text, by.person.name, work.today), {
    key: `claim:${String(eventId)}`,
    about: [card.assignment.id],
  });
}

/** Tells the secretariat that something waits for it; of a request for time also the leaders who own the programme. */
function announcePendingDecision(work: Work, { card, eventId }: Recorded): void {
  const owner = card.assignment.waitingFor === 'extension' ? ownerChatOf(work.tx, card.task.programme.id) : null;
  const ownerChat = owner === null ? undefined : chatById(work.tx, owner);
  for (const chat of [...chatsOf(work.tx, 'secretariat'), ...(ownerChat === undefined ? [] : [ownerChat])]) {
    queueUnasked(
      work,
      chat,
      { kind: 'claim', event: eventId, message: null },
      { key: `claim:${eventId}`, kind: 'notice', about: [card.assignment.id] },
    );
  }
}
