/** Faults that are made rather than drawn: each puts the running product in one bad place and sees it come out. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { freePort } from './free-port.ts';
import { receiptsBy } from './ledger.ts';
import { officesFrom } from './offices.ts';
import type { Program } from './program.ts';
import { openProduct, type Subject } from './subject.ts';
import { openTelegramTown } from './telegram-town.ts';
import type { Town } from './town.ts';

export interface Finding {
  readonly probe: string;
  readonly result: string;
  /** Null: it could not be made here, for the reason in `result`. */
  readonly ok: boolean | null;
}

interface Scene {
  readonly town: Town;
  readonly subject: Subject;
  readonly path: string;
  readonly port: number;
  readonly places: readonly string[];
  readonly program: Program;
}

const ANSWERED_WITHIN_MS = 20_000;
const SMALL_DISK = 'size=16m';
const STALL_PERMITTED_MS = 500;

export async function lockedFor(ms: number): Promise<Finding> {
  return inScene(async ({ town, subject, path, port, places, program }) => {
    const guest = new BetterSqlite(path);
    guest.exec('begin immediate');
    const from = performance.now();
    const markers = report(town, subject, places, 1);
    const slowestMs = await slowestAnswer(port, ms);
    const early = answered(town, markers);
    const confirmed = markers.length - town.waiting();
    guest.exec('rollback');
    guest.close();
    const all = await town.until(() => answered(town, markers) === markers.length, ANSWERED_WITHIN_MS);
    const tookMs = performance.now() - from - ms;
    const ok = all && early === 0 && confirmed === 0 && slowestMs < STALL_PERMITTED_MS && program.exit() === null;
    const fate = program.exit() === null ? '' : `; the program ended: ${program.log().join(' | ')}`;
    return {
      probe: `database locked for ${(ms / 1000).toFixed(1)} s by another process`,
      result: `the web door answers within ${slowestMs.toFixed(0)} ms all the time; ${String(confirmed)} updates confirmed meanwhile, ${String(answered(town, markers))} of ${String(markers.length)} answered, the last ${(tookMs / 1000).toFixed(1)} s after the lock went${fate}`,
      ok,
    };
  });
}

export async function diskFull(): Promise<Finding> {
  const probe = 'disk full';
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', SMALL_DISK, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    rmSync(folder, { recursive: true });
    return { probe, result: `not made: no small disk can be mounted here (${reasonOf(error)})`, ok: null };
  }
  try {
    return await inScene(async ({ town, subject, path, places, program }) => {
      const guest = new BetterSqlite(path);
      guest.pragma('wal_checkpoint(TRUNCATE)'); // room in the log would be used before the disk is found full
      guest.close();
      const ballast = join(folder, 'ballast');
      fillUp(ballast);
      const markers = report(town, subject, places, 2);
      await sleep(2_000);
      const recorded = subject.record().length;
      const confirmed = markers.length - town.waiting();
      rmSync(ballast);
      const all = await town.until(() => answered(town, markers) === markers.length, ANSWERED_WITHIN_MS);
      await sleep(500); // what was answered is also noted
      const sound = subject.complaints();
      const fate = program.exit() === null ? '' : `; the program ended: ${program.log().join(' | ')}`;
      return {
        probe,
        result: `${String(confirmed)} updates confirmed and ${String(recorded)} recorded while full; ${String(answered(town, markers))} of ${String(markers.length)} answered once there was room; the record complains of ${sound.length === 0 ? 'nothing' : sound.join(', ')}${fate}`,
        ok: all && confirmed <= recorded && recorded < markers.length && sound.length === 0 && program.exit() === null,
      };
    }, folder);
  } finally {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true });
  }
}

export async function twoInstances(): Promise<Finding> {
  return inScene(async ({ town, subject, places, program }) => {
    const second = subject.start(0);
    await second.ended();
    const said = second.log().join(' ');
    const markers = report(town, subject, places, 1);
    const all = await town.until(() => answered(town, markers) === markers.length, ANSWERED_WITHIN_MS);
    const named = said.includes(String(program.pid));
    return {
      probe: 'a second program on the same database',
      result: `ended with ${String(second.exit()?.code)}, ${named ? 'naming' : 'not naming'} the process that holds it; the first went on: ${all ? 'yes' : 'no'}`,
      ok: second.exit()?.code === 1 && named && all,
    };
  });
}

export async function largeWal(): Promise<Finding> {
  return inScene(async ({ town, subject, path, places, program }) => {
    await program.end('SIGKILL');
    const guest = new BetterSqlite(path);
    guest.pragma('wal_autocheckpoint = 0');
    guest.exec('create table if not exists chaos_ballast (words text)');
    const insert = guest.prepare('insert into chaos_ballast values (?)');
    guest.transaction(() => {
      for (let row = 0; row < 20_000; row += 1) insert.run('x'.repeat(4_000));
    })();
    const walBytes = statSync(`${path}-wal`).size;
    // The guest stays open: the last one to close would move the log into the database.
    const polls = town.callsOf('getUpdates');
    const from = performance.now();
    const again = subject.start(0);
    const up = await town.until(() => town.callsOf('getUpdates') > polls, ANSWERED_WITHIN_MS);
    const tookMs = performance.now() - from;
    const markers = report(town, subject, places, 1);
    const all = await town.until(() => answered(town, markers) === markers.length, ANSWERED_WITHIN_MS);
    await again.end('SIGTERM');
    guest.exec('drop table chaos_ballast');
    guest.close();
    return {
      probe: `killed with a log of ${String(Math.round(walBytes / 2 ** 20))} MB left over`,
      result: `polls again ${tookMs.toFixed(0)} ms after its start and answers: ${up && all ? 'yes' : 'no'}`,
      ok: up && all,
    };
  });
}

/** A product with three chats on Telegram that runs, in a folder of its own unless one is given. */
async function inScene(play: (scene: Scene) => Promise<Finding>, folder?: string): Promise<Finding> {
  const offices = officesFrom(0, 3);
  const places = offices.slice(0, -1);
  const town = await openTelegramTown(offices);
  const own = folder ?? mkdtempSync(join(tmpdir(), 'dondoc-chaos-'));
  const path = join(own, 'office.sqlite');
  const port = await freePort();
  const subject = await openProduct([town], () => offices, path, { PORT: String(port) });
  const program = subject.start(0);
  try {
    await subject.link();
    await town.until(() => town.waiting() === 0, ANSWERED_WITHIN_MS);
    return await play({ town, subject, path, port, places, program });
  } finally {
    await program.end('SIGKILL');
    subject.close();
    await town.close();
    if (folder === undefined) rmSync(own, { recursive: true });
  }
}

function report(town: Town, subject: Subject, places: readonly string[], round: number): string[] {
  return places.map((place, index) => {
    const marker = String(200_000 + round * 100 + index);
    town.say(place, subject.reportAt(place, marker));
    return marker;
  });
}

function answered(town: Town, markers: readonly string[]): number {
  const receipts = receiptsBy(town.sent());
  return markers.filter((marker) => receipts.has(marker)).length;
}

/** Milliseconds of the slowest answer of the web door, asked all the time for `ms`. */
async function slowestAnswer(port: number, ms: number): Promise<number> {
  const until = performance.now() + ms;
  let slowest = 0;
  while (performance.now() < until) {
    const from = performance.now();
    await (await fetch(`http://127.0.0.1:${String(port)}/metrics`)).text();
    slowest = Math.max(slowest, performance.now() - from);
    await sleep(20);
  }
  return slowest;
}

/** Writes until the disk takes no more. */
function fillUp(file: string): void {
  for (const size of [65_536, 4_096, 512]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOSPC') throw error;
    }
  }
}

function reasonOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: Buffer; message: string };
  return (stderr?.toString() ?? message).trim().split('\n', 1).join('');
}
