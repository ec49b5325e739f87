/** After a restore: asks every chat to send again what it wrote in the hours that the record has lost. */

import { composeAskAgain } from '../../conversation/compose/compose-copies.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import { linkedChats } from '../../store/people/chats.ts';
import { record } from '../../store/record/record-event.ts';
import { notify } from '../chats/notify.ts';
import type { Work } from '../work.ts';

export interface AskedAgain {
  /** Chats that are asked, within the sending window. */
  readonly chats: number;
  /** Chats that cannot be reached. */
  readonly unreached: number;
}

/** How many chats would be asked. */
export function chatsToAsk({ tx }: Work): AskedAgain {
  const chats = linkedChats(tx);
  const reached = chats.filter(({ state }) => state === 'active');
  return { chats: reached.length, unreached: chats.length - reached.length };
}

/** Queues the question for each chat that can be reached. The same gap asks nobody twice. */
export function askAgain(work: Work, from: Instant, to: Instant): AskedAgain {
  const { tx, now, rules } = work;
  for (const chat of linkedChats(tx)) {
    if (chat.state !== 'active') continue;
    notify(work, chat, composeAskAgain(from, to, rules.timeZone, chat.role === 'agency'), {
      key: `ask-again:${from}:${to}`,
      kind: 'notice',
    });
  }
  record(tx, { at: now, kind: 'asked_again', actor: 'người quản trị', text: `${from} – ${to}` });
  return chatsToAsk(work);
}
