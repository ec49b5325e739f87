/**
 * The drill of the second place: again and again the disk of the registry is wiped at a random moment under the running
 * program, the newest copy is restored on a machine where nothing was, and what is lost is counted.
 */

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import BetterSqlite from 'better-sqlite3';
import { diceOf } from './dice.ts';
import { freePort } from './free-port.ts';
import { markersIn, receiptsBy } from './ledger.ts';
import { officesFrom } from './offices.ts';
import type { Program } from './program.ts';
import { openProduct } from './subject.ts';
import { openTelegramTown } from './telegram-town.ts';

export interface WipesFound {
  readonly wipes: number;
  /** Reports that were answered before a wipe. */
  readonly replies: number;
  /** Of these, those that no restored registry held. */
  readonly lost: number;
  /** From the answer of the oldest lost report to the wipe, in milliseconds; 0 when none was lost. */
  readonly oldestLostMs: number;
  /** What that may be at most: `COPY_EVERY` and the longest copy. */
  readonly permittedMs: number;
  readonly longestCopyMs: number;
  /** What must not happen, with the wipe at which it did. */
  readonly breaches: readonly string[];
}

export interface WipesOptions {
  readonly seed: number;
  readonly wipes: number;
  readonly onWipe?: () => void;
  /** Milliseconds by which a timer and a process may come late. */
  readonly slackMs?: number;
}

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PUBLIC_URL = 'https://dondoc.example.vn';
/** The shortest that the settings take. */
const EVERY_MS = 5000;
const OFFICES = 5;
const LONGEST_WAIT_MS = 300_000;
const FIRST_MARKER = 300_000;
/** A life is wiped so many milliseconds after it listens, at most: more than two copies fall into it. */
const LONGEST_LIFE_MS = 12_000;
const STAMP = /-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.sqlite$/;
const ANY_TIME = '00:00-24:00 any-day';
const ASKED_AGAIN = 'Đề nghị gửi lại do sự cố';

/** Disks that are wiped beside each other: most of a life is waiting. */
const LANES = 4;

/** Plays the wipes in lanes beside each other. */
export async function drillInLanes(options: WipesOptions): Promise<WipesFound> {
  const { seed, wipes } = options;
  const lanes = Math.min(LANES, wipes);
  const found = await Promise.all(
    Array.from({ length: lanes }, (_, lane) =>
      drillWipes({ ...options, seed: seed * LANES + lane, wipes: Math.floor((wipes + lane) / lanes) }),
    ),
  );
  const most = (value: (one: WipesFound) => number): number => Math.max(...found.map(value));
  const sum = (value: (one: WipesFound) => number): number => found.reduce((all, one) => all + value(one), 0);
  return {
    wipes: sum((one) => one.wipes),
    replies: sum((one) => one.replies),
    lost: sum((one) => one.lost),
    oldestLostMs: most((one) => one.oldestLostMs),
    longestCopyMs: most((one) => one.longestCopyMs),
    permittedMs: most((one) => one.permittedMs),
    breaches: found.flatMap(({ breaches }) => breaches),
  };
}

/** Plays the wipes one after another; rejects when the program cannot be put in service. */
export async function drillWipes({ seed, wipes, onWipe, slackMs = 1000 }: WipesOptions): Promise<WipesFound> {
  const base = mkdtempSync(join(tmpdir(), 'dondoc-wipes-'));
  const place = join(base, 'second-place');
  const machineOf = (life: number): string => join(base, `machine-${String(life)}`);
  const registryOf = (life: number): string => join(machineOf(life), 'office.sqlite');
  mkdirSync(place);
  mkdirSync(machineOf(0));
  const offices = officesFrom(0, OFFICES);
  const door = { port: await freePort(), publicUrl: PUBLIC_URL };
  const town = await openTelegramTown(offices, 'polling', door);
  const settings = { COPY_TO: place, COPY_EVERY: `${String(EVERY_MS / 1000)}s` };
  const subject = await openProduct([town], () => offices, registryOf(0), door, { settings });
  const start = (life: number): Program => subject.start({ settings: { DATABASE_URL: `sqlite:${registryOf(life)}` } });
  const dice = diceOf(seed, 'wipes', 0, 0);
  const found = { replies: 0, lost: 0, oldestLostMs: 0, longestCopyMs: 0 };
  const breaches: string[] = [];
  /** In the record, and in a copy of it, at the end of an earlier life. */
  const settled = new Set<string>();
  let markers = FIRST_MARKER;
  let program = start(0);

  const copies = (): string[] => readdirSync(place).filter((file) => file.endsWith('.sqlite'));
  const newest = (): string => join(place, copies().toSorted().at(-1) ?? '');

  /** People write until the moment has come; what they wrote. */
  async function writeUntil(moment: number): Promise<string[]> {
    const written: string[] = [];
    while (performance.now() < moment) {
      markers += 1;
      written.push(String(markers));
      const office = dice.drawn(offices.slice(0, -1));
      town.say(office, subject.reportAt(office, String(markers)));
      await sleep(dice.int(20, 400));
    }
    return written;
  }

  async function playLife(life: number): Promise<void> {
    const breach = (what: string): void => {
      breaches.push(`wipe ${String(life + 1)}: ${what}; the program: ${program.log().join(' | ')}`);
    };
    const written = await writeUntil(performance.now() + dice.int(500, LONGEST_LIFE_MS));
    const at = performance.now();
    rmSync(machineOf(life), { recursive: true });
    await program.end('SIGKILL');
    found.longestCopyMs = Math.max(found.longestCopyMs, ...copies().map((file) => tookAtMost(join(place, file))));

    const [next, upTo] = [registryOf(life + 1), await restore(newest(), registryOf(life + 1))];
    const restored = markersOf(next);
    if ([...settled].some((marker) => !restored.has(marker))) breach('what an earlier copy held is gone');
    const receipts = receiptsBy(town.sent());
    const agesOfLost = written.flatMap((marker) => {
      const [receipt] = receipts.get(marker) ?? [];
      if (receipt === undefined) return [];
      found.replies += 1;
      return restored.has(marker) ? [] : [at - receipt.at];
    });
    found.lost += agesOfLost.length;
    found.oldestLostMs = Math.max(found.oldestLostMs, ...agesOfLost);

    const sent = town.sent().length;
    program = start(life + 1);
    await command(next, ['ask-again', '--from', upTo]);
    const asked = (): Set<string> =>
      new Set(
        town
          .sent()
          .slice(sent)
          .flatMap(({ place: chat, text }) => (text.includes(ASKED_AGAIN) ? [chat] : [])),
      );
    if (!(await eventually(() => asked().size === offices.length))) breach('not every chat was asked to send again');
    // People do as they are asked.
    for (const marker of written) {
      if (restored.has(marker)) continue;
      const office = dice.drawn(offices.slice(0, -1));
      town.say(office, subject.reportAt(office, marker));
    }
    const holds = (path: string): boolean => {
      const held = markersOf(path);
      return written.every((marker) => held.has(marker));
    };
    if (!(await eventually(() => holds(next)))) breach('what was written again is not in the record');
    if (!(await eventually(() => holds(newest())))) breach('what was written again is not copied');
    for (const marker of written) settled.add(marker);
    onWipe?.();
  }

  try {
    await subject.link();
    if (!(await eventually(() => copies().length > 0))) breaches.push('there was no first copy');
    for (let life = 0; life < wipes; life += 1) await playLife(life);
  } finally {
    await program.end('SIGKILL');
    subject.close();
    await town.close();
    rmSync(base, { recursive: true, force: true });
  }
  const permittedMs = EVERY_MS + found.longestCopyMs + slackMs;
  if (found.oldestLostMs > permittedMs) {
    breaches.push(
      `a report was lost ${found.oldestLostMs.toFixed(0)} ms after its receipt, not ${permittedMs.toFixed(0)}`,
    );
  }
  return { wipes, ...found, permittedMs, breaches };
}

/** From the moment that the copy bears, cut to the second, until its last byte was written. */
function tookAtMost(path: string): number {
  const [, year, month, day, hour, minute, second] = STAMP.exec(path) ?? [];
  const began = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return statSync(path).mtimeMs - began;
}

/** The markers of the reports in a registry; none while it cannot be read. */
function markersOf(path: string): Set<string> {
  if (!existsSync(path)) return new Set();
  const raw = new BetterSqlite(path, { readonly: true, timeout: 10_000 });
  try {
    const texts = raw.prepare("select text from event where kind = 'reported'").pluck().all() as string[];
    return new Set(texts.flatMap(markersIn));
  } finally {
    raw.close();
  }
}

/** Puts a copy in service at `registry`; the last moment that it tells of. */
async function restore(copy: string, registry: string): Promise<string> {
  mkdirSync(dirname(registry));
  const said = await command(registry, ['restore', copy, '--json']);
  return (JSON.parse(said) as { up_to: string }).up_to;
}

/** A command of the line, as an operator types it; rejects with what it said when it refuses. */
async function command(registry: string, args: readonly string[]): Promise<string> {
  const env = { PATH: process.env.PATH, DATABASE_URL: `sqlite:${registry}`, SEND_WINDOW: ANY_TIME };
  const { stdout } = await run(process.execPath, ['src/cli/dondoc.js', ...args], { cwd: ROOT, env });
  return stdout;
}

async function eventually(holds: () => boolean): Promise<boolean> {
  const until = performance.now() + LONGEST_WAIT_MS;
  while (!holds()) {
    if (performance.now() > until) return false;
    await sleep(100);
  }
  return true;
}
