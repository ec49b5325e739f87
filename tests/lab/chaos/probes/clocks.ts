/** Reminders while the clock is set, the machine sleeps and its time zone changes: as if none of it had happened. */

import { setTimeout as sleep } from 'node:timers/promises';
import { SECRETARIAT } from '../offices.ts';
import type { Program } from '../program.ts';
import type { Town } from '../town.ts';
import { inScene, type Finding, type Scene } from './scene.ts';
import { HANGS_AFTER_MS } from '../../../support/patience.ts';

const HOUR_MS = 3_600_000;
const AT_EIGHT = '0 8 * * *';
const ON_NEW_YEAR = '0 0 1 1 *';
/** Time for a tick and what it sends. */
const QUIET_MS = 1_500;
/** A machine that slept looks at its jobs within a minute. */
const LOOKS_WITHIN_MS = 70_000;
/** The leap day, and the day after New York puts its clocks forward (12/3/2028). */
const DEADLINES = ['Ngày 29/2/2028', 'Ngày 13/3/2028', 'Ngày 13/3/2028'];
const PUT_IN_SERVICE = at('2028-02-22');
/** The days on which something is due, and some on which nothing is. */
const DAYS = ['2028-02-24', '2028-02-28', '2028-02-29', '2028-03-01', '2028-03-08', '2028-03-10', '2028-03-13'].map(at);
/** Days on which the machine sleeps from before the reminders' hour to the afternoon. */
const SLEPT = ['2028-02-29', '2028-03-13'].map(at);
const ZONES = ['America/New_York', 'Pacific/Kiritimati', 'Europe/London'];
const REMINDER = /^(?:\(gửi lại\) )?(?:Nhắc việc|Đôn đốc|Chốt hiện trạng)/;

export async function setClocks(): Promise<Finding> {
  const [plain, disturbed] = await Promise.all([remindersOf(walkPlainly), remindersOf(walkDisturbed)]);
  const missing = plain.filter((text) => !disturbed.includes(text));
  const more = disturbed.length - new Set(disturbed).size;
  const strange = disturbed.filter((text) => !plain.includes(text));
  return {
    probe: 'clock set ±1 h and a day back, asleep for 8 h, in four time zones, over 29/2 and a change to summer time',
    result: `${String(disturbed.length)} reminders, ${String(plain.length)} where the clock only goes forward; missing ${String(missing.length)}, twice ${String(more)}, otherwise worded ${String(strange.length)}`,
    ok: plain.length >= DAYS.length && missing.length === 0 && more === 0 && strange.length === 0,
  };
}

function remindersOf(walk: (scene: Scene) => Promise<void>): Promise<string[]> {
  return inScene(
    async (scene) => {
      await scene.program.end('SIGTERM');
      await walk(scene);
      return scene.town
        .sent()
        .flatMap(({ place, text }) => (place !== SECRETARIAT && REMINDER.test(text) ? [`${place}: ${text}`] : []));
    },
    {
      circumstances: { clockShiftMs: PUT_IN_SERVICE - Date.now() },
      product: {
        deadlines: DEADLINES,
        nowMs: () => PUT_IN_SERVICE,
        settings: { REMINDER_CRON: AT_EIGHT, DIGEST_CRON: ON_NEW_YEAR },
      },
    },
  );
}

async function walkPlainly(scene: Scene): Promise<void> {
  for (const day of DAYS) {
    const program = await startAt(scene, day, 'Asia/Ho_Chi_Minh');
    await program.end('SIGTERM');
  }
}

async function walkDisturbed(scene: Scene): Promise<void> {
  const { town } = scene;
  for (const [index, day] of DAYS.entries()) {
    const sleeps = SLEPT.includes(day);
    const zone = ZONES[index % ZONES.length] ?? 'UTC';
    const program = await startAt(scene, sleeps ? day - 2 * HOUR_MS : day, zone);
    if (sleeps) {
      const before = town.sent().length;
      program.setClock(day + 6 * HOUR_MS - Date.now());
      await town.until(() => town.sent().length > before, LOOKS_WITHIN_MS);
      await stillness(town);
    }
    for (const ms of [day - HOUR_MS, day + HOUR_MS, day - 24 * HOUR_MS, day + 8 * HOUR_MS]) {
      program.setClock(ms - Date.now());
      await stillness(town);
    }
    await program.end(index % 2 === 0 ? 'SIGKILL' : 'SIGTERM');
    await (await startAt(scene, day, zone)).end('SIGTERM');
  }
}

async function startAt({ town, subject }: Scene, ms: number, timeZone: string): Promise<Program> {
  const before = town.greetings();
  const program = subject.start({ clockShiftMs: ms - Date.now(), timeZone });
  await town.until(() => town.greetings() > before, HANGS_AFTER_MS);
  await stillness(town);
  return program;
}

/** Until nothing more comes. */
async function stillness(town: Town): Promise<void> {
  for (let before = -1; before < town.sent().length;) {
    before = town.sent().length;
    await sleep(QUIET_MS);
  }
}

/** Nine in the morning in Hanoi. */
function at(day: string): number {
  return Date.parse(`${day}T09:00:00+07:00`);
}
