/** Messengers that cannot be reached: nobody listens, connections that are never made, a name that leads nowhere. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { receiptsBy } from '../ledger.ts';
import { SECRETARIAT } from '../offices.ts';
import type { Town } from '../town.ts';
import { allAnswered, fateOf, inBoth, report, type BothScene, type Finding } from './scene.ts';

/** A connection that is not made is given up after ten seconds, and tried again fifteen later. */
const HANGS_FOR_MS = 14_000;
const SHUT_FOR_MS = 3_000;
const THERE_AGAIN_WITHIN_MS = 60_000;
const NOWHERE = 'http://messenger.invalid';
const QUEUE_OF_ONE = `require('node:net').createServer().listen({ port: Number(process.argv[1]), host: '127.0.0.1', backlog: 1 }, () => process.stdout.write('.'))`;

export async function refusedConnections(): Promise<Finding> {
  return unreachable('nobody listens at either messenger', 1, () => sleep(SHUT_FOR_MS));
}

export async function hangingConnections(): Promise<Finding> {
  return unreachable('connections to both messengers are never made', 2, async ({ town, zalo }) => {
    const holes = await Promise.all([blackHole(town.double.port), blackHole(zalo.double.port)]);
    await sleep(HANGS_FOR_MS);
    for (const fill of holes) await fill();
  });
}

/** What people write meanwhile is posted to the program: every receipt is delivered afterwards, once, and as new. */
function unreachable(probe: string, round: number, meanwhile: (scene: BothScene) => Promise<void>): Promise<Finding> {
  return inBoth(
    2,
    2,
    async (scene) => {
      const { town, zalo, subject, program, places, zaloPlaces } = scene;
      await Promise.all([town.double.shut(), zalo.double.shut()]);
      const markers = report(town, subject, places, round);
      const zaloMarkers = report(zalo, subject, zaloPlaces, round + 10);
      await meanwhile(scene);
      await Promise.all([town.double.reopen(), zalo.double.reopen()]);
      const all = await Promise.all([
        allAnswered(town, markers, THERE_AGAIN_WITHIN_MS),
        allAnswered(zalo, zaloMarkers, THERE_AGAIN_WITHIN_MS),
      ]);
      const seen = [...fates(town, markers), ...fates(zalo, zaloMarkers)];
      const told = [town, zalo].some((one) =>
        one.sent().some(({ place, text }) => place === SECRETARIAT && /Tin số/.test(text)),
      );
      const once = seen.filter((fate) => fate === 'once').length;
      return {
        probe,
        result: `${String(once)} of ${String(seen.length)} answers delivered once and as new when they were there again; a person was bothered: ${told ? 'yes' : 'no'}${fateOf(program)}`,
        ok: all.every(Boolean) && once === seen.length && !told && program.exit() === null,
      };
    },
    { manner: 'webhook' },
  );
}

export async function unknownNames(): Promise<Finding> {
  return inBoth(
    2,
    2,
    async ({ town, zalo, subject, program, places, zaloPlaces }) => {
      await program.end('SIGTERM');
      const lost = subject.start({ settings: { TELEGRAM_API_ROOT: NOWHERE, ZALO_API_ROOT: NOWHERE } });
      await sleep(SHUT_FOR_MS);
      const markers = report(town, subject, places, 1);
      const zaloMarkers = report(zalo, subject, zaloPlaces, 2);
      await sleep(SHUT_FOR_MS);
      const runs = lost.exit() === null;
      const stoppedIn = await lost.end('SIGTERM');
      const again = subject.start({});
      const all = await Promise.all([
        allAnswered(town, markers, THERE_AGAIN_WITHIN_MS),
        allAnswered(zalo, zaloMarkers, THERE_AGAIN_WITHIN_MS),
      ]);
      const seen = [...fates(town, markers), ...fates(zalo, zaloMarkers)];
      await again.end('SIGTERM');
      return {
        probe: 'the names of both messengers lead nowhere',
        result: `the program waits: ${runs ? 'yes' : 'no'}, and stops when told within ${(stoppedIn / 1000).toFixed(1)} s; ${String(seen.filter((fate) => fate === 'once').length)} of ${String(seen.length)} answers delivered once and as new when they were there again`,
        ok: runs && lost.exit()?.code === 0 && all.every(Boolean) && seen.every((fate) => fate === 'once'),
      };
    },
    // Told its own name, for nobody else can tell it meanwhile: a mention is not taken for words of the report.
    { manner: 'webhook', product: { settings: { ZALO_BOT_NAME: 'Bot Đôn Đốc' } } },
  );
}

function fates(town: Town, markers: readonly string[]): string[] {
  const receipts = receiptsBy(town.sent());
  return markers.map((marker) => {
    const copies = receipts.get(marker) ?? [];
    return copies.length === 1 && copies[0]?.text.startsWith('Đã ghi nhận') === true ? 'once' : 'otherwise';
  });
}

/** Makes a port at which connections are never made: its queue is full, and who should take them is stopped. Gives what ends it. */
async function blackHole(port: number): Promise<() => Promise<void>> {
  const holder = spawn(process.execPath, ['-e', QUEUE_OF_ONE, String(port)], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(holder.stdout, 'data');
  holder.kill('SIGSTOP');
  const fillers: Socket[] = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await sleep(100);
  return async () => {
    for (const socket of fillers) socket.destroy();
    const gone = once(holder, 'exit');
    holder.kill('SIGKILL');
    await gone;
  };
}
