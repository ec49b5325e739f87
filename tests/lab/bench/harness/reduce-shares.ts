/** What one would write without counting in the database: every assignment read, and reduced to figures per agency. */

import type BetterSqlite from 'better-sqlite3';
import { SEED_DAY } from './seed.ts';

interface Row {
  readonly agency: number;
  readonly status: string;
  readonly due: string | null;
  readonly waiting: string | null;
  readonly completed: string | null;
  readonly obstacle: string | null;
}

/** Total, completed in time and late, waiting, overdue, stuck. */
type Counts = [number, number, number, number, number, number];

export function assignmentsReduced(raw: BetterSqlite.Database): { agencies: number; assignments: number; ms: number } {
  const start = performance.now();
  const rows = raw
    .prepare(
      `select agency_id as agency, status, due_on as due, waiting_for as waiting, completed_on as completed, obstacle
       from assignment`,
    )
    .all() as Row[];
  const agencies = new Map<number, Counts>();
  for (const row of rows) {
    let counts = agencies.get(row.agency);
    if (counts === undefined) agencies.set(row.agency, (counts = [0, 0, 0, 0, 0, 0]));
    counts[0] += 1;
    if (row.status === 'completed') counts[row.due !== null && (row.completed ?? '') > row.due ? 2 : 1] += 1;
    else if (row.waiting !== null) counts[3] += 1;
    else if (row.due !== null && row.due < SEED_DAY) counts[4] += 1;
    if (row.obstacle !== null && row.status !== 'completed') counts[5] += 1;
  }
  return { agencies: agencies.size, assignments: rows.length, ms: performance.now() - start };
}
