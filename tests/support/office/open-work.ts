import type { Statement } from 'better-sqlite3';
import type { Instant } from '../../../src/domain/calendar/dates.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';

/** Asked again and again while an office comes to rest: preparing it takes far longer than running it. */
const prepared = new WeakMap<Database['raw'], Statement>();

/** How many updates are not handled, and messages due by `now` but not settled. */
export function openWork({ raw }: Database, now: Instant): unknown {
  const known = prepared.get(raw);
  if (known !== undefined) return known.get(now);
  const statement = raw
    .prepare(
      `select (select count(*) from inbox where state = 'new')
            + (select count(*) from outbox where state = 'sending' or (state = 'queued' and due_at <= ?))`,
    )
    .pluck();
  prepared.set(raw, statement);
  return statement.get(now);
}
