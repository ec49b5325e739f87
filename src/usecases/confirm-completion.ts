/** `/xacnhan`: the secretariat confirms what an agency reported as done; the completion date is the day of the report. */

import { composeConfirmed } from '../conversation/compose-confirmed.ts';
import { refusalWords } from '../conversation/compose-receipt.ts';
import * as say from '../conversation/say.ts';
import { taskName } from '../conversation/words.ts';
import { write } from '../conversation/write.ts';
import { mayConfirm } from '../domain/access.ts';
import type { Card } from '../domain/task.ts';
import { confirmCompletion } from '../domain/transition.ts';
import { agencyChat } from './agency-chat.ts';
import { changeAssignment } from './change-assignment.ts';
import type { Origin } from './origin.ts';
import { notify } from './tell.ts';
import type { Work } from './work.ts';

/** Confirms every share of the task that waits for it. */
export function confirmReported(work: Work, origin: Origin, cards: readonly Card[]): void {
  const verdict = mayConfirm(origin.actor);
  if (verdict !== 'yes') {
    origin.reply(write([verdict === 'anonymous' ? say.ANONYMOUS : say.ONLY_SECRETARIAT]), 'answer');
    return;
  }
  const waiting = cards.filter(({ assignment }) => assignment.waitingFor === 'confirmation');
  const [first] = cards;
  if (waiting.length === 0 && first !== undefined) {
    origin.reply(write([`${taskName(first.task)}: ${refusalWords(first, 'not_waiting', work.today)}`]), 'answer');
    return;
  }
  for (const card of waiting) {
    const change = confirmCompletion(card.assignment);
    if (change.kind === 'refused') continue;
    const changed = changeAssignment(work, card, change.next, { kind: 'completed', text: null, author: origin.author });
    const message = composeConfirmed(changed.card, origin.person.name, work.today);
    origin.reply(message, 'receipt', [card.assignment.id]);
    const chat = agencyChat(work, card.agency.id);
    if (chat !== undefined && chat.id !== origin.chat.id) {
      notify(work, chat, message, {
        key: `confirmed:${String(changed.eventId)}`,
        kind: 'notice',
        about: [card.assignment.id],
      });
    }
  }
}
