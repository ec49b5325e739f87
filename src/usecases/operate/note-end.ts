import { momentWords } from '../../conversation/compose/words.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { noticeOperator } from '../chats/notice-operator.ts';
import { workAt, type Rules } from '../work.ts';

/**
 * The program ends by itself for `reason`, one sentence with its cure. Nothing can be sent any more: the owners' message
 * waits in the queue and goes out with the next start; one a day, however often it ends.
 */
export function noteEnd(database: Database, now: Instant, rules: Rules, reason: string): void {
  database.transact((tx) => {
    const work = workAt(tx, now, rules);
    const text = `Lúc ${momentWords(now, rules.timeZone)} chương trình đã tự dừng và nay chạy lại. Lý do ghi nhận: ${reason}`;
    noticeOperator(work, { key: `ended:${work.today}`, text });
  });
}
