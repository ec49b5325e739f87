/** Completions that an earlier version called late by the day of their report: told to the secretariat once. */

import { composeUncheckedDays } from '../../conversation/compose/compose-unchecked-days.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { cardsOfList, countList } from '../../store/programmes/assignment-lists.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { queueUnasked } from '../chats/notify.ts';
import type { Work } from '../work.ts';

const EVERYBODY = { kind: 'all' } as const;
const MOST = 20;

/** The key of the message lets each chat of the secretariat have it once, for good. */
export function tellOfUncheckedDays(work: Work): void {
  if (countList(work.tx, EVERYBODY, 'unchecked', work.today) === 0) return;
  for (const chat of chatsOf(work.tx, 'secretariat')) {
    queueUnasked(work, chat, { kind: 'unchecked_days', message: null }, { key: 'unchecked-days', kind: 'notice' });
  }
}

/** The list as of now; null when every day was looked at. */
export function wordUncheckedDays({ tx, today }: Work): OutgoingMessage | null {
  const total = countList(tx, EVERYBODY, 'unchecked', today);
  if (total === 0) return null;
  return composeUncheckedDays(cardsOfList(tx, EVERYBODY, 'unchecked', today, { limit: MOST, offset: 0 }), total);
}
