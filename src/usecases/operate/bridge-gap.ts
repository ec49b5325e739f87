/**
 * A messenger that stores nothing loses what people write while the bot is away. After such a gap, agencies with open
 * questions are asked once, in their next bundle, whether they had answered.
 */

import { msOf, type Instant } from '../../domain/calendar/dates.ts';
import { linkedChats } from '../../store/people/chats.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { noteGap } from '../../store/record/gaps.ts';
import { lastRun, noteRun } from '../../store/sqlite/meta.ts';
import { hasOpenPrompt } from '../../store/outbox/outbox-bundles.ts';
import type { ChannelName } from '../../domain/people/channel.ts';

/** A shorter gap is a restart, not an absence. */
const GAP_MS = 2 * 60 * 1000;

function heartbeat(channel: ChannelName): string {
  return `heard:${channel}`;
}

/** Records that the bot received from the messenger at `at`; called every minute. */
export function noteHeard(database: Database, channel: ChannelName, at: Instant): void {
  database.transact((tx) => {
    noteRun(tx, heartbeat(channel), at);
  });
}

/** Called at the start; returns the number of chats that will be asked. */
export function bridgeGap(database: Database, channel: ChannelName, now: Instant, timeZone: string): number {
  return database.transact((tx) => {
    const from = lastRun(tx, heartbeat(channel));
    if (from === undefined || msOf(now) - msOf(from) < GAP_MS) return 0;
    const asked = linkedChats(tx).filter(
      (chat) =>
        chat.channel === channel &&
        chat.role === 'agency' &&
        chat.state === 'active' &&
        hasOpenPrompt(tx, chat.id, timeZone),
    );
    for (const chat of asked) noteGap(tx, chat.id, { from, to: now });
    noteRun(tx, heartbeat(channel), now);
    return asked.length;
  });
}
