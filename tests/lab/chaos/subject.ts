/** What is put through the lives: the product, or a bot as it is usually written. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { instantFromMs } from '../../../src/domain/calendar/dates.ts';
import { findAgency } from '../../../src/store/programmes/agencies.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { openRegistry } from '../../../src/store/file/open-registry.ts';
import { issueCode } from '../../../src/usecases/people/codes.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { fillRegistry } from '../../support/office/fill-registry.ts';
import { rulesForTests } from '../../support/office/rules.ts';
import { shownHistories } from './interview.ts';
import { markersIn, reportOf } from './ledger.ts';
import { nameOf, SECRETARIAT } from './offices.ts';
import { startProgram, type Circumstances, type Program } from './program.ts';
import type { Door, Town } from './town.ts';
import { HANGS_AFTER_MS } from '../../support/patience.ts';

export interface Subject {
  readonly name: string;
  start(circumstances: Circumstances): Program;
  /** Puts the program in service: who may report where. Called once, while it runs. */
  link(): Promise<void>;
  reportAt(place: string, marker: string): string;
  /** The markers in what the people of a town are shown when they ask for their histories; null: it tells none. */
  histories(town: Town): Promise<readonly string[] | null>;
  /** Keeps every other process from writing to its registry for so long, or until `unlock`. */
  lock(ms: number): void;
  unlock(): void;
  /** Whether it has handled whatever it has stored. */
  isAtRest(): boolean;
  /** The markers in its record, once for every time that they stand there. */
  record(): string[];
  /** What the record itself finds wrong with it, when all is over. */
  complaints(): string[];
  close(): void;
}

export interface ProductOptions {
  /** Of the tasks, in the order of the places; in forty days unless told. */
  readonly deadlines?: readonly string[];
  /** Milliseconds since 1970, as the program will have it when it is put in service. */
  readonly nowMs?: () => number;
  readonly settings?: Readonly<Record<string, string>>;
}

const NEVER = '0 0 29 2 *';
const DAY_MS = 86_400_000;

/**
 * The real program in `towns` with its registry at `path`, listening at `door`, and one task for each place; `placesOf` are
 * codes of agencies.
 */
export async function openProduct(
  towns: readonly Town[],
  placesOf: (town: Town) => readonly string[],
  path: string,
  door: Door,
  { deadlines = [], nowMs = Date.now, settings = {} }: ProductOptions = {},
): Promise<Subject> {
  const guest = await openGuest(path);
  const locker = new BetterSqlite(path);
  const stored = guest.raw.prepare("select 1 from inbox where state = 'new' limit 1");
  let locked: NodeJS.Timeout | null = null;
  const now = (): ReturnType<typeof instantFromMs> => instantFromMs(nowMs());
  const places = towns.flatMap(placesOf).filter((place) => place !== SECRETARIAT);
  const due = new Date(nowMs() + 40 * DAY_MS);
  const deadline = `Trước ngày ${String(due.getUTCDate())}/${String(due.getUTCMonth() + 1)}/${String(due.getUTCFullYear())}`;
  const tasks = places.map((place, index) => ({
    ref: `I.${String(index + 1)}`,
    title: `Lập quy hoạch khu đô thị số ${String(index + 1)}`,
    lead: nameOf(place),
    deadline: deadlines[index] ?? deadline,
  }));
  fillRegistry(guest, tasks, now(), rulesForTests());

  const env = Object.assign(
    {
      DATABASE_URL: `sqlite:${path}`,
      REMINDER_CRON: NEVER,
      DIGEST_CRON: NEVER,
      SEND_WINDOW: '00:00-24:00 any-day',
      LOG_LEVEL: 'warn',
      PORT: String(door.port),
      PUBLIC_URL: door.publicUrl,
    },
    ...towns.map((town) => town.settings),
    settings,
  ) as Record<string, string>;

  function codeFor(place: string): string {
    return guest.transact((tx) => {
      const work = workAt(tx, now(), rulesForTests());
      if (place === SECRETARIAT) return issueCode(work, 'secretariat', null).code;
      return issueCode(work, 'agency', findAgency(tx, place)?.id ?? null).code;
    });
  }

  const taskOf = (place: string): number => places.indexOf(place) + 1;

  function unlock(): void {
    if (locked === null) return;
    clearTimeout(locked);
    locked = null;
    locker.exec('rollback');
  }

  return {
    name: 'Đôn Đốc',
    start: (circumstances) => startProgram('src/main.ts', env, circumstances),
    async link() {
      for (const town of towns) {
        // Where nothing is kept for a program that does not listen yet.
        const listens = (): boolean => town.greetings() > 0;
        if (!(await town.until(listens, HANGS_AFTER_MS))) throw new Error(`It does not listen to ${town.name}`);
        for (const place of placesOf(town)) town.say(place, `${town.slash}lienket ${codeFor(place)}`);
      }
      for (const town of towns) {
        const welcomed = (): boolean => {
          const done = new Set(town.sent().flatMap(({ place, text }) => (text.startsWith('Nhóm này ') ? [place] : [])));
          return placesOf(town).every((place) => done.has(place));
        };
        if (!(await town.until(welcomed, HANGS_AFTER_MS))) throw new Error(`Not every chat on ${town.name} was linked`);
      }
    },
    reportAt: (place, marker) => reportOf(taskOf(place), marker),
    histories: (town) =>
      shownHistories(
        town,
        placesOf(town).filter((place) => place !== SECRETARIAT),
        taskOf,
      ),
    lock(ms) {
      try {
        locker.exec('begin immediate');
      } catch {
        return; // the program is writing: it is not locked out then
      }
      locked = setTimeout(unlock, ms);
    },
    unlock,
    isAtRest: () => stored.get() === undefined,
    record() {
      const texts = guest.raw.prepare("select text from event where kind = 'reported'").pluck().all() as string[];
      return texts.flatMap(markersIn);
    },
    complaints: () => [...integrityOf(guest), ...unfinished(guest)],
    close() {
      unlock();
      locker.close();
      guest.close();
    },
  };
}

async function openGuest(path: string): Promise<Database> {
  const opened = await openRegistry(path);
  if (opened.kind === 'refused') throw new Error(opened.problem);
  return opened.database;
}

function integrityOf(guest: Database): string[] {
  const said = guest.raw.pragma('integrity_check', { simple: true });
  return said === 'ok' ? [] : [`integrity_check: ${String(said)}`];
}

function unfinished(guest: Database): string[] {
  const rows = guest.raw
    .prepare(
      `select 'inbox ' || state || ': ' || count(*) from inbox where state in ('new', 'failed') group by state
       union all select 'outbox sending: ' || count(*) from outbox where state = 'sending' having count(*) > 0`,
    )
    .pluck()
    .all() as string[];
  return rows;
}

/** grammY as its guide begins: apply, answer, and let the built-in polling confirm. */
export function openNaive(town: Town): Subject {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-chaos-'));
  const record = join(folder, 'record.txt');
  writeFileSync(record, '');
  return {
    name: 'naive handler',
    start: (circumstances) =>
      startProgram('tests/lab/chaos/naive-bot.ts', { ...town.settings, NAIVE_RECORD: record }, circumstances),
    link: () => Promise.resolve(),
    reportAt: (_place, marker) => reportOf(1, marker),
    histories: () => Promise.resolve(null),
    lock: () => undefined,
    unlock: () => undefined,
    isAtRest: () => true,
    record: () => markersIn(readFileSync(record, 'utf8')),
    complaints: () => [],
    close() {
      rmSync(folder, { recursive: true });
    },
  };
}
