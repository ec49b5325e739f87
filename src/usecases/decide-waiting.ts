/** The secretariat's decisions on what waits for it: a completion returned, an extension granted or turned down. */

import { composeDecided } from '../conversation/compose-confirmed.ts';
import * as say from '../conversation/say.ts';
import { taskName } from '../conversation/words.ts';
import { write } from '../conversation/write.ts';
import { mayConfirm } from '../domain/access.ts';
import { readDate } from '../domain/read-date.ts';
import type { Card } from '../domain/task.ts';
import { approveExtension, rejectExtension, returnCompletion, type Change } from '../domain/transition.ts';
import { agencyChat } from './agency-chat.ts';
import { changeAssignment } from './change-assignment.ts';
import type { Origin } from './origin.ts';
import { notify } from './tell.ts';
import type { Work } from './work.ts';

export type Decision = 'returned' | 'extension_approved' | 'extension_rejected';

/**
 * Decides on every share of the task that waits. `words` are what follows the task's number: the reason, which a return
 * and a refusal must have, or for a grant another date than the one that was asked for.
 */
export function decideWaiting(
  work: Work,
  origin: Origin,
  cards: readonly Card[],
  decision: Decision,
  words: string,
): void {
  const answer = (text: string): void => {
    origin.reply(write([text], { replyTo: origin.messageId }), 'answer');
  };
  const verdict = mayConfirm(origin.actor);
  if (verdict !== 'yes') {
    answer(verdict === 'anonymous' ? say.ANONYMOUS : say.ONLY_SECRETARIAT);
    return;
  }
  if (decision !== 'extension_approved' && words === '') {
    answer(say.REASON_NEEDED);
    return;
  }
  const date = words === '' ? null : readDate(words, work.today);
  if (decision === 'extension_approved' && date !== null && (date.kind !== 'date' || date.date <= work.today)) {
    answer(say.DATE_UNCLEAR);
    return;
  }
  const granted = date?.kind === 'date' ? date.date : null;
  let decided = 0;
  for (const card of cards) {
    const change = changeBy(decision, card, granted);
    if (change.kind === 'refused') continue;
    decided += 1;
    const text = words === '' ? null : words;
    const changed = changeAssignment(work, card, change.next, { kind: decision, text, author: origin.author });
    const message = composeDecided(
      changed.card,
      decision,
      decision === 'extension_approved' ? '' : words,
      origin.person.name,
      work.today,
    );
    origin.reply(message, 'receipt', [card.assignment.id]);
    const chat = agencyChat(work, card.agency.id);
    if (chat === undefined || chat.id === origin.chat.id) continue;
    notify(work, chat, message, {
      key: `decided:${changed.eventId}`,
      kind: 'notice',
      about: [card.assignment.id],
    });
  }
  const [first] = cards;
  if (decided === 0 && first !== undefined) answer(`${taskName(first.task)}: ${say.NOTHING_WAITS}`);
}

function changeBy(decision: Decision, card: Card, granted: Parameters<typeof approveExtension>[1]): Change {
  switch (decision) {
    case 'returned':
      return returnCompletion(card.assignment);
    case 'extension_approved':
      return approveExtension(card.assignment, granted);
    case 'extension_rejected':
      return rejectExtension(card.assignment);
  }
}
