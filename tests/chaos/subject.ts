/** What is put through the lives: the product, or a bot as it is usually written. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantFromMs } from '../../src/domain/dates.ts';
import { findAgency } from '../../src/store/agencies.ts';
import type { Database } from '../../src/store/database.ts';
import { openRegistry } from '../../src/store/open-registry.ts';
import { issueCode } from '../../src/usecases/codes.ts';
import { workAt } from '../../src/usecases/work.ts';
import { fillRegistry } from '../support/office/fill-registry.ts';
import { rulesForTests } from '../support/office/rules.ts';
import { markerIn, reportOf } from './ledger.ts';
import { nameOf, SECRETARIAT } from './offices.ts';
import { startProgram, type Program } from './program.ts';
import type { Town } from './town.ts';

export interface Subject {
  readonly name: string;
  start(clockShiftMs: number): Program;
  /** Puts the program in service: who may report where. Called once, while it runs. */
  link(): Promise<void>;
  reportAt(place: string, marker: string): string;
  /** The markers in its record, once for every time that they stand there. */
  record(): string[];
  /** What the record itself finds wrong with it, when all is over. */
  complaints(): string[];
  close(): void;
}

const NEVER = '0 0 29 2 *';
const DAY_MS = 86_400_000;

/** The real program in `towns` with its registry at `path`, and one task for each place; `placesOf` are codes of agencies. */
export async function openProduct(
  towns: readonly Town[],
  placesOf: (town: Town) => readonly string[],
  path: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Subject> {
  const guest = await openGuest(path);
  const now = (): ReturnType<typeof instantFromMs> => instantFromMs(Date.now());
  const places = towns.flatMap(placesOf).filter((place) => place !== SECRETARIAT);
  const due = new Date(Date.now() + 40 * DAY_MS);
  const deadline = `Trước ngày ${String(due.getUTCDate())}/${String(due.getUTCMonth() + 1)}/${String(due.getUTCFullYear())}`;
  const tasks = places.map((place, index) => ({
    ref: `I.${String(index + 1)}`,
    title: `Lập quy hoạch khu đô thị số ${String(index + 1)}`,
    lead: nameOf(place),
    deadline,
  }));
  fillRegistry(guest, tasks, now(), rulesForTests());

  const env = Object.assign(
    {
      DATABASE_URL: `sqlite:${path}`,
      REMINDER_CRON: NEVER,
      DIGEST_CRON: NEVER,
      SEND_WINDOW: '00:00-24:00 any-day',
      LOG_LEVEL: 'warn',
      PORT: '0',
    },
    ...towns.map(({ settings }) => settings),
    more,
  ) as Record<string, string>;

  function codeFor(place: string): string {
    return guest.transact((tx) => {
      const work = workAt(tx, now(), rulesForTests());
      if (place === SECRETARIAT) return issueCode(work, 'secretariat', null).code;
      return issueCode(work, 'agency', findAgency(tx, place)?.id ?? null).code;
    });
  }

  return {
    name: 'Đôn Đốc',
    start: (clockShiftMs) => startProgram('src/main.ts', env, clockShiftMs),
    async link() {
      for (const town of towns)
        for (const place of placesOf(town))
          town.say(place, `${town.name === 'telegram' ? '/' : ''}lienket ${codeFor(place)}`);
      for (const town of towns) {
        const welcomed = (): boolean => {
          const done = new Set(town.sent().flatMap(({ place, text }) => (text.startsWith('Nhóm này ') ? [place] : [])));
          return placesOf(town).every((place) => done.has(place));
        };
        if (!(await town.until(welcomed, 30_000))) throw new Error(`Not every chat on ${town.name} was linked`);
      }
    },
    reportAt: (place, marker) => reportOf(places.indexOf(place) + 1, marker),
    record() {
      const texts = guest.raw.prepare("select text from event where kind = 'reported'").pluck().all() as string[];
      return texts.flatMap((text) => markerIn(text) ?? []);
    },
    complaints: () => [...integrityOf(guest), ...unfinished(guest)],
    close() {
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
    start: (clockShiftMs) =>
      startProgram('tests/chaos/naive-bot.ts', { ...town.settings, NAIVE_RECORD: record }, clockShiftMs),
    link: () => Promise.resolve(),
    reportAt: (_place, marker) => reportOf(1, marker),
    record: () =>
      readFileSync(record, 'utf8')
        .split('\n')
        .flatMap((line) => markerIn(line) ?? []),
    complaints: () => [],
    close() {
      rmSync(folder, { recursive: true });
    },
  };
}
