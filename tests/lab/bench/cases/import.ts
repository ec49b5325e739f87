/** A file of 100,000 tasks by the command line: read, validated, previewed, and in the registry with leads and deadlines. */

import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { atLeast, atMost, counted, type BenchCase } from '../harness/bench-case.ts';
import { startOurs } from '../harness/bots.ts';
import { DONDOC, runToEnd } from '../harness/child.ts';
import { compare, msTaken, type Sample, type Variant } from '../harness/compare.ts';
import { IMPORT_ROWS, writeImportFile } from '../harness/import-file.ts';
import { turnsDuring } from '../harness/longest-turn.ts';
import { seeded, TEN_THOUSAND } from '../harness/seed.ts';

const OURS = 'ours, no bot beside';
const BESIDE = 'ours, beside a live bot';
const FLOOR = 'the same rows into the same tables, by prepared inserts in one transaction';
const SHELL = 'sqlite3 .import, nothing checked';
const USUAL = 'one transaction per row, nothing checked';
/** Of the usual way only so many: each flushes the disk. */
const USUAL_PART = 2000;
const COLUMNS = ['ref', 'section', 'title', 'lead', 'coordinating', 'product', 'deadline', 'report_to'];

export const importing: BenchCase = {
  name: 'import',
  about: `${IMPORT_ROWS} rows of CSV: read, validated, previewed and imported by a process of its own`,
  async run(stage) {
    const file = join(stage.folder, 'programme.csv');
    writeImportFile(file);
    const shell = hasShell();
    const variants = [
      ...(shell ? [{ name: SHELL, run: () => byShell(stage.folder, file) }] : []),
      { name: USUAL, run: () => rowByRow(stage.folder, file) },
      await floor(stage.folder, file),
      ours(stage.folder, file),
      beside(stage.folder, file),
    ];
    const compared = await compare(stage, variants);
    const { ratio, median, lines } = compared;
    ratio(OURS, USUAL, 'rows/s');
    ratio(OURS, FLOOR, 'rows/s');
    return {
      targets: [
        ...(shell ? [atLeast('of sqlite3 .import', ratio(OURS, SHELL, 'rows/s'), 0.5, ' ×')] : []),
        atMost('all of it', IMPORT_ROWS / median(OURS, 'rows/s'), 60, ' s'),
        atMost('memory', median(OURS, 'MB at most'), 512, ' MB'),
        atMost('longest turn of the bot beside it, of the median round', median(BESIDE, 'ms, longest turn'), 10, ' ms'),
      ],
      lines,
      notes: [
        'Ours writes a task with its words to search, its leads, a share with its deadline and the day to look at it; the others one plain row.',
        ...(shell ? [] : ['sqlite3 is not installed here: not compared with its .import.']),
      ],
    };
  },
};

function ours(folder: string, file: string): Variant {
  return {
    name: OURS,
    async run(round): Promise<Sample> {
      const { path, database } = await seeded(TEN_THOUSAND, folder, 'alone');
      database.close();
      const { ms, mostMb } = await importInto(path, file, `alone-${round}`);
      remove(path);
      return { 'rows/s': (IMPORT_ROWS / ms) * 1000, 'MB at most': mostMb };
    },
  };
}

/** What SQLite itself asks for the rows that ours writes, with their indexes: nothing is read, checked or worked out. */
async function floor(folder: string, file: string): Promise<Variant> {
  const { path, database } = await seeded(TEN_THOUSAND, folder, 'model');
  database.close();
  await importInto(path, file, 'model');
  const model = new BetterSqlite(path, { readonly: true });
  const id = model.prepare("select id from programme where code = 'model'").pluck().get();
  const tables = ROWS_OF_A_PROGRAMME.map(({ table, columns, where }) => ({
    insert: `insert into ${table} (${columns}) values (${columns.replaceAll(/[a-z_]+/g, '?')})`,
    rows: model.prepare(`select ${columns} from ${table} where ${where}`).raw().all(id) as unknown[][],
  }));
  model.close();
  remove(path);
  return {
    name: FLOOR,
    async run(): Promise<Sample> {
      const fresh = await seeded(TEN_THOUSAND, folder, 'floor');
      const { raw } = fresh.database;
      const ms = await msTaken(() => {
        fresh.database.transact(() => {
          for (const { insert, rows } of tables) {
            const statement = raw.prepare(insert);
            for (const row of rows) statement.run(row);
          }
        });
        fresh.database.close();
      });
      counted('rows', tables[1]?.rows.length ?? 0, IMPORT_ROWS);
      remove(fresh.path);
      return { 'rows/s': (IMPORT_ROWS / ms) * 1000 };
    },
  };
}

const TASKS = 'select id from task where programme_id = ?';
/** Sections and the index of words are written by triggers. */
const ROWS_OF_A_PROGRAMME = [
  { table: 'programme', columns: 'id, code, number, title, authority, issued_on, imported_at', where: 'id = ?' },
  {
    table: 'task',
    columns:
      'id, programme_id, ref, position, source, section, title, coordinating, product, report_to, deadline, search',
    where: 'programme_id = ?',
  },
  { table: 'task_lead', columns: 'task_id, position, agency_id', where: `task_id in (${TASKS})` },
  {
    table: 'assignment',
    columns: 'id, task_id, agency_id, tracked_from, status, deadline, deadline_rev, due_on, cadence, rev',
    where: `task_id in (${TASKS})`,
  },
  {
    table: 'wake',
    columns: 'assignment_id, wake_on',
    where: `assignment_id in (select id from assignment where task_id in (${TASKS}))`,
  },
];

function beside(folder: string, file: string): Variant {
  return {
    name: BESIDE,
    async run(round): Promise<Sample> {
      const lag = join(folder, `turns-${round}`);
      const bot = await startOurs('polling', folder, { BENCH_LAG: lag });
      try {
        await bot.api.next('getUpdates');
        // What a start does late is over then.
        await sleep(3000);
        const { done, turnMs } = await turnsDuring(lag, () => importInto(bot.path, file, `beside-${round}`));
        return { 'rows/s': (IMPORT_ROWS / done.ms) * 1000, 'ms, longest turn': turnMs };
      } finally {
        await bot.stop();
        remove(bot.path);
      }
    },
  };
}

async function importInto(path: string, file: string, programme: string): Promise<{ ms: number; mostMb: number }> {
  const ran = await runToEnd([DONDOC, 'import', file, '--programme', programme, '--issued', '2026-01-05'], {
    DATABASE_URL: `sqlite:${path}`,
  });
  const raw = new BetterSqlite(path, { readonly: true });
  const assignments = raw
    .prepare(
      `select count(*) from assignment join task on task.id = task_id join programme on programme.id = programme_id
       where code = ? and arriving_since is null`,
    )
    .pluck()
    .get(programme) as number;
  raw.close();
  counted('shares imported', assignments, IMPORT_ROWS);
  return ran;
}

function hasShell(): boolean {
  try {
    execFileSync('sqlite3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const TABLE = `create table task (${COLUMNS.map((column) => `${column} text not null`).join(', ')}, primary key (ref))`;

async function byShell(folder: string, file: string): Promise<Sample> {
  const path = join(folder, 'shell.sqlite');
  const orders = ['pragma journal_mode = wal', 'pragma synchronous = full', TABLE].map((order) => `${order};`);
  const ms = await msTaken(() =>
    execFileSync('sqlite3', [path], { input: [...orders, `.import --csv --skip 1 ${file} task`].join('\n') }),
  );
  const raw = new BetterSqlite(path);
  counted('rows', raw.prepare('select count(*) from task').pluck().get() as number, IMPORT_ROWS);
  raw.close();
  remove(path);
  return { 'rows/s': (IMPORT_ROWS / ms) * 1000 };
}

async function rowByRow(folder: string, file: string): Promise<Sample> {
  const path = join(folder, 'usual.sqlite');
  const raw = new BetterSqlite(path);
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.exec(TABLE);
  const insert = raw.prepare(`insert into task values (${COLUMNS.map(() => '?').join(', ')})`);
  const ms = await msTaken(() => {
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .slice(1, USUAL_PART + 1);
    for (const row of rows) insert.run(cellsOf(row));
  });
  counted('rows', raw.prepare('select count(*) from task').pluck().get() as number, USUAL_PART);
  raw.close();
  remove(path);
  return { 'rows/s': (USUAL_PART / ms) * 1000 };
}

/** The cells of a line of our own file: quotes around what has commas, none within. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|([^,]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

function remove(path: string): void {
  for (const more of ['', '-wal', '-shm', '.lock', '.pid']) rmSync(`${path}${more}`, { force: true });
}
