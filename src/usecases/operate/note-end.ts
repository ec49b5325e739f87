import { endedByItself } from '../../conversation/compose/compose-notices.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { noticeOperator } from '../chats/notice-operator.ts';
import { workAt, type Rules } from '../work.ts';

/**
 * Records that the program ends by itself for `reason`, one sentence with its cure. Nothing can be sent any more, so
 * the owners' message is queued for the next start; at most one a day.
 */
export function noteEnd(database: Database, now: Instant, rules: Rules, reason: string): void {
  database.transact((tx) => {
    const work = workAt(tx, now, rules);
    noticeOperator(work, { key: `ended:${work.today}`, text: endedByItself(now, rules.timeZone, reason) });
  });
}
