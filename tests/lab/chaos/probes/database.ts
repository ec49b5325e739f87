/** The registry's disk and its lock. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { allAnswered, answered, ANSWERED_WITHIN_MS, fateOf, inScene, report, type Finding } from './scene.ts';

const SMALL_DISK = 'size=16m';
const FAILS_FOR_MS = 2_000;
/** Twice as many still fit into a group's twenty messages a minute. */
const ROUNDS = 9;
/** Bytes that make the log longer than the program leaves it. */
const BALLAST = 20_000_000;

/**
 * The event loop may stand still for so long, and as much longer as the harness's own, which waits for nothing but the
 * machine.
 */
export async function lockedFor(ms: number, stallPermittedMs: number): Promise<Finding> {
  return inScene(async ({ town, subject, path, places, program }) => {
    const guest = new BetterSqlite(path);
    const ours = monitorEventLoopDelay({ resolution: 5 });
    await program.lag();
    guest.exec('begin immediate');
    ours.enable();
    const markers = report(town, subject, places, 1);
    await sleep(ms);
    const lag = await program.lag();
    ours.disable();
    const early = answered(town, markers);
    const confirmed = markers.length - town.waiting();
    guest.exec('rollback');
    guest.close();
    const from = performance.now();
    const all = await allAnswered(town, markers);
    const tookMs = performance.now() - from;
    const stalls = lag.p99 > stallPermittedMs + ours.percentile(99) / 1e6;
    return {
      probe: `database locked for ${(ms / 1000).toFixed(1)} s by another process`,
      result: `the loop stands still for ${lag.p99.toFixed(0)} ms (99 of 100; ${lag.most.toFixed(0)} at most); ${String(confirmed)} updates confirmed meanwhile, ${String(answered(town, markers))} of ${String(markers.length)} answered, the last ${(tookMs / 1000).toFixed(1)} s after the lock went${fateOf(program)}`,
      ok: all && early === 0 && confirmed === 0 && !stalls && program.exit() === null,
    };
  });
}

/** Every write fails with `code` for a while: what SQLite says of a full disk, a failing one, or a file made read-only. */
export async function failingDisk(code: string): Promise<Finding> {
  return inScene(
    async ({ town, subject, places, program }) => {
      program.setTrouble(code);
      const markers = report(town, subject, places, 1);
      await sleep(FAILS_FOR_MS);
      const recorded = subject.record().length;
      const confirmed = markers.length - town.waiting();
      program.setTrouble(null);
      const all = await allAnswered(town, markers);
      await sleep(500); // what was answered is also noted
      const sound = subject.complaints();
      return {
        probe: `every write fails with ${code} for ${String(FAILS_FOR_MS / 1000)} s`,
        result: `${String(confirmed)} updates confirmed and ${String(recorded)} recorded meanwhile; ${String(answered(town, markers))} of ${String(markers.length)} answered by itself afterwards; the record complains of ${sound.length === 0 ? 'nothing' : sound.join(', ')}${fateOf(program)}`,
        ok: all && confirmed === 0 && recorded === 0 && sound.length === 0 && program.exit() === null,
      };
    },
    { circumstances: { trouble: 'ordered:0:0' } },
  );
}

export async function diskFull(): Promise<Finding> {
  const probe = 'disk full';
  return onSmallDisk(probe, (folder) =>
    inScene(
      async ({ town, subject, path, places, program }) => {
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
        const all = await allAnswered(town, markers);
        await sleep(500); // what was answered is also noted
        const sound = subject.complaints();
        return {
          probe,
          result: `${String(confirmed)} updates confirmed and ${String(recorded)} recorded while full; ${String(answered(town, markers))} of ${String(markers.length)} answered once there was room; the record complains of ${sound.length === 0 ? 'nothing' : sound.join(', ')}${fateOf(program)}`,
          ok:
            all && confirmed <= recorded && recorded < markers.length && sound.length === 0 && program.exit() === null,
        };
      },
      { folder },
    ),
  );
}

export async function readOnlyDisk(): Promise<Finding> {
  const probe = 'started on a disk that is mounted read-only';
  return onSmallDisk(probe, (folder) =>
    inScene(
      async ({ town, subject, places, program, path }) => {
        await program.end('SIGTERM');
        subject.close();
        execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'pipe' });
        const markers = report(town, subject, places, 1);
        const refused = subject.start({});
        await refused.ended();
        const said = refused.log().join(' ');
        const confirmed = markers.length - town.waiting();
        execFileSync('mount', ['-o', 'remount,rw', folder], { stdio: 'pipe' });
        const again = subject.start({});
        const all = await allAnswered(town, markers);
        await again.end('SIGTERM');
        const explains = said.includes(path) && /cannot be opened for writing/.test(said);
        return {
          probe,
          result: `ended with ${String(refused.exit()?.code)}${explains ? ' and says what to look at' : `: ${said}`}; ${String(confirmed)} updates confirmed; started again on a writable one it answers all: ${all ? 'yes' : 'no'}`,
          ok: refused.exit()?.code === 1 && explains && confirmed === 0 && all,
        };
      },
      { folder },
    ),
  );
}

export async function twoInstances(): Promise<Finding> {
  return inScene(async ({ town, subject, places, program }) => {
    const second = subject.start({});
    await second.ended();
    const said = second.log().join(' ');
    const markers = report(town, subject, places, 1);
    const all = await allAnswered(town, markers);
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
    const polls = town.greetings();
    const from = performance.now();
    const again = subject.start({});
    const up = await town.until(() => town.greetings() > polls, ANSWERED_WITHIN_MS);
    const tookMs = performance.now() - from;
    const markers = report(town, subject, places, 1);
    const all = await allAnswered(town, markers);
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

/** While somebody reads one state of the registry the log cannot be emptied; afterwards the program begins it anew. */
export async function longReader(): Promise<Finding> {
  return inScene(async ({ town, subject, path, places }) => {
    const [reader, guest] = [new BetterSqlite(path, { readonly: true }), new BetterSqlite(path)];
    guest.pragma('wal_autocheckpoint = 0');
    const pages = (): number => {
      const [told] = guest.pragma('wal_checkpoint(NOOP)') as { readonly log: number }[];
      return told?.log ?? Number.NaN;
    };
    const sayMuch = async (from: number): Promise<boolean> => {
      for (let round = from; round < from + ROUNDS; round += 1) {
        if (!(await allAnswered(town, report(town, subject, places, round)))) return false;
      }
      return true;
    };
    reader.exec('begin');
    reader.prepare('select count(*) from event').get();
    const during = await sayMuch(1);
    guest.exec(
      `create table chaos_ballast (bytes blob not null); insert into chaos_ballast values (zeroblob(${BALLAST}))`,
    );
    const grown = pages();
    reader.exec('commit');
    reader.close();
    const after = await sayMuch(31);
    const left = pages();
    guest.exec('drop table chaos_ballast');
    guest.close();
    return {
      probe: `a reader that stays for ${String(ROUNDS * places.length)} replies`,
      result: `all answered meanwhile: ${during ? 'yes' : 'no'}; the log grew to ${String(grown)} pages, and has ${String(left)} after as many replies once the reader had left`,
      ok: during && after && left < grown / 2,
    };
  });
}

/** Plays in a small file system of its own, or tells why none can be had. */
async function onSmallDisk(probe: string, play: (folder: string) => Promise<Finding>): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', SMALL_DISK, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    rmSync(folder, { recursive: true });
    return { probe, result: `not made: no small disk can be mounted here (${reasonOf(error)})`, ok: null };
  }
  try {
    return await play(folder);
  } finally {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true });
  }
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
