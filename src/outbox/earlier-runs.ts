/** What an earlier run of the program left: sends that still count against the limits, and messages it had in hand. */

import { addMs, msOf } from '../domain/calendar/dates.ts';
import type { Tx } from '../store/sqlite/database.ts';
import { abandoned, recentSends } from '../store/outbox/outbox-sending.ts';
import type { OutboxRow } from '../store/outbox/outbox.ts';
import type { RelayOptions } from './relay-hooks.ts';
import { repeatOrGiveUp } from './settle-outcome.ts';

/** Counts what was sent within the longest window of the limits. */
export function recallSends({ database, channel, pace, clock }: RelayOptions): void {
  if (pace.longestMs === 0) return;
  const now = clock.now();
  const sends = database.read((tx) => recentSends(tx, channel, addMs(now, -pace.longestMs)));
  for (const { chatId, chatType, at } of sends) {
    // Both instants are cut to a millisecond: one more is on the safe side.
    pace.recall({ id: chatId, type: chatType }, at === null ? 0 : msOf(now) - msOf(at) - 1);
  }
}

/** Ends or requeues messages whose relay died with them in hand, except those `inHand` here; says whether any was found. */
export function recoverAbandoned(inHand: ReadonlySet<number>, options: RelayOptions): boolean {
  const { database, channel, clock } = options;
  const now = clock.now();
  const lost = (tx: Tx): OutboxRow[] => abandoned(tx, channel, now).filter(({ id }) => !inHand.has(id));
  if (database.read(lost).length === 0) return false;
  database.transact((tx) => {
    for (const row of lost(tx)) {
      // As due as it was: made due a moment later it would lose its place to the message behind it.
      repeatOrGiveUp(tx, row, 'the program stopped while sending', row.dueAt, options, now);
    }
  });
  return true;
}
