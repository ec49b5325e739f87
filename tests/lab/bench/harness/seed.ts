/**
 * Registries of any size, made once and kept in the temp folder until the schema or this file changes. Written by plain
 * SQL: a million tasks take seconds.
 */

import { createHash } from 'node:crypto';
import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workingCalendar } from '../../../../src/domain/calendar/calendar.ts';
import { addDays, day, instantAt, type LocalDate } from '../../../../src/domain/calendar/dates.ts';
import { readDeadline } from '../../../../src/domain/deadlines/read-deadline.ts';
import type { Database } from '../../../../src/store/sqlite/database.ts';
import { openRegistry } from '../../../../src/store/file/open-registry.ts';
import type { Rules } from '../../../../src/usecases/work.ts';

export interface SeedSize {
  readonly tasks: number;
  /** Agency `n` (from 1) is `DV<n>`, its Telegram group `-<n>`, its focal point the person `1000000000 + n`. */
  readonly agencies: number;
  /** Open tasks for which a tick at `SEED_TICK` has a reminder. */
  readonly due: number;
}

/** A country's programmes; the same in small, with as many tasks per agency. */
export const MILLION: SeedSize = { tasks: 1_000_000, agencies: 50_000, due: 10_000 };
export const HUNDRED_THOUSAND: SeedSize = { tasks: 100_000, agencies: 5000, due: 1000 };
export const TEN_THOUSAND: SeedSize = { tasks: 10_000, agencies: 500, due: 100 };

export const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const START = day('2026-01-05');
export const SEED_DAY = day('2026-03-20');
/** 8:00 of a Friday, seven working days before the deadline of the tasks that are due for a reminder. */
export const SEED_TICK = instantAt(SEED_DAY, '08:00', TIME_ZONE);

export const benchRules: Rules = {
  timeZone: TIME_ZONE,
  confirmation: 'required',
  delivery: 'live',
  window: { from: '07:00', to: '18:00', anyDay: false },
  calendar: workingCalendar({ holidays: [], swaps: [], workingDays: [] }),
  nextTick: (after) => after,
  backupsLapse: (at) => at,
  waitingReminderDays: 3,
  fallbackHours: 4,
  monthlyQuota: {},
  groupLimit: {},
  publicUrl: null,
};

export function groupOf(agency: number): string {
  return String(-agency);
}

export function focalPointOf(agency: number): string {
  return String(1_000_000_000 + agency);
}

/** A copy of a seeded registry in `folder`, open. */
export async function seeded(
  size: SeedSize,
  folder: string,
  name = 'registry',
): Promise<{ path: string; database: Database }> {
  const path = join(folder, `${name}.sqlite`);
  copyFileSync(await seedFile(size), path, constants.COPYFILE_FICLONE);
  return { path, database: await opened(path) };
}

export async function opened(path: string): Promise<Database> {
  const outcome = await openRegistry(path);
  if (outcome.kind === 'refused') throw new Error(outcome.problem);
  return outcome.database;
}

/** The path of the kept file, which must not be written to. */
export async function seedFile(size: SeedSize): Promise<string> {
  const folder = join(tmpdir(), 'dondoc-bench-seeds');
  const version = versionOfSeeds();
  const path = join(folder, `${version}-${size.tasks}-${size.agencies}-${size.due}.sqlite`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (!old.startsWith(version)) rmSync(join(folder, old));
  const draft = `${path}.${process.pid}`;
  const database = await opened(draft);
  fill(database, size);
  database.close();
  renameSync(draft, path);
  return path;
}

function versionOfSeeds(): string {
  const migrations = join(import.meta.dirname, '../../../../migrations');
  const sources = [import.meta.filename, ...readdirSync(migrations).map((name) => join(migrations, name))];
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(source));
  return hash.digest('hex').slice(0, 12);
}

/** Three of ten tasks are open, half of those overdue; the deadlines of the rest are spread over 200 days. */
function fill({ raw }: Database, size: SeedSize): void {
  const { tasks, agencies } = size;
  const now = instantAt(START, '08:00', TIME_ZONE);
  raw.pragma('synchronous = OFF');
  raw.transaction(() => {
    raw.exec(`insert into programme (id, code, number, title, authority, issued_on, imported_at)
      values (1, 'bench', '1/QĐ-UBND', 'Chương trình thử tải', 'UBND tỉnh', '${START}', '${now}');
      create temp table bucket (nth integer primary key, due_on text, deadline text);`);
    const bucket = raw.prepare('insert into bucket values (?, ?, ?)');
    deadlines().forEach((dueOn, index) =>
      bucket.run(index, dueOn, JSON.stringify(readDeadline(`ngày ${written(dueOn)}`))),
    );
    run(
      agencies,
      `insert into agency (id, code, name, kind, first_linked_at)
      select n, 'DV' || n, 'Đơn vị ' || n, 'agency', '${now}' from number`,
    );
    run(
      agencies,
      `insert into agency_alias (alias, alias_key, agency_id) select 'Đơn vị ' || n, 'don vi ' || n, n from number`,
    );
    run(
      agencies,
      `insert into chat (id, channel, external_id, type, role, agency_id, title, state, linked_at)
      select n, 'telegram', cast(-n as text), 'group', 'agency', n, 'Đơn vị ' || n, 'active', '${now}' from number`,
    );
    raw.exec(`insert into chat (id, channel, external_id, type, role, agency_id, title, state, linked_at) values
      (${agencies + 1}, 'telegram', '-${agencies + 1}', 'group', 'secretariat', null, 'Văn phòng', 'active', '${now}'),
      (${agencies + 2}, 'telegram', '-${agencies + 2}', 'group', 'leaders', null, 'Lãnh đạo', 'active', '${now}')`);
    run(
      agencies,
      `insert into person (id, channel, external_id, name)
      select n, 'telegram', cast(1000000000 + n as text), 'Cán bộ ' || n from number`,
    );
    run(
      agencies,
      `insert into role (person_id, role, agency_id, since) select n, 'focal_point', n, '${now}' from number`,
    );
    run(
      tasks,
      `insert into task (id, programme_id, ref, position, source, section, title, coordinating, product, report_to, deadline, search)
      select n, 1, 'I.' || n, n, 'annex', 'I', 'Nhiệm vụ số ' || n || ' của chương trình', '', 'Báo cáo', 'UBND tỉnh',
        deadline, 'i.' || n || ' nhiem vu so ' || n || ' cua chuong trinh bao cao i'
      from number join bucket on bucket.nth = ${bucketOf('n', size)}`,
    );
    run(
      tasks,
      `insert into task_lead (task_id, position, agency_id) select n, 0, (n - 1) % ${agencies} + 1 from number`,
    );
    run(
      tasks,
      `insert into assignment (id, task_id, agency_id, tracked_from, status, deadline, deadline_rev, due_on, late_after, rev, completed_on, reported_on)
      select n, n, (n - 1) % ${agencies} + 1, '${START}',
        iif(${isOpen('n', agencies)}, 'not_started', 'completed'), deadline, 1, due_on, due_on, 1,
        iif(${isOpen('n', agencies)}, null, '${START}'), iif(${isOpen('n', agencies)}, null, '${START}')
      from number join bucket on bucket.nth = ${bucketOf('n', size)}`,
    );
    raw.exec(`insert into wake (assignment_id, wake_on)
      select assignment.id, iif(due_on = (select due_on from bucket where nth = 0), '${START}', '2027-01-04')
      from assignment where open = 1`);
  })();
  raw.pragma('wal_checkpoint(truncate)');

  function run(count: number, statement: string): void {
    raw.exec(
      statement.replace(
        'insert into',
        `with recursive number (n) as (select 1 union all select n + 1 from number where n < ${count}) insert into`,
      ),
    );
  }
}

/** Task `n` is agency `(n - 1) % agencies + 1`'s; shifted by one in each round, so that every agency has open ones. */
function isOpen(n: string, agencies: number): string {
  return `(((${n} - 1) / ${agencies} + ${n}) % 10 < 3)`;
}

/** Bucket 0 is due for a reminder: the first `due` of the open tasks, all of the first round. */
function bucketOf(n: string, { agencies, due }: SeedSize): string {
  const last = Math.floor(due / 3) * 10 + (due % 3);
  return `iif(${isOpen(n, agencies)} and ${n} <= ${last}, 0, 1 + ${n} % 200)`;
}

function deadlines(): LocalDate[] {
  const others = Array.from({ length: 200 }, (_, index) =>
    addDays(SEED_DAY, index < 100 ? -1 - (index % 70) : 41 + index),
  );
  return [day('2026-03-31'), ...others];
}

function written(date: LocalDate): string {
  const [year, month, of] = date.split('-');
  return `${of}/${month}/${year}`;
}
