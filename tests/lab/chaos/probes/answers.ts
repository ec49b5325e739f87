/** Everything that a messenger may answer to a message, at once, each in a chat of its own, beside one that is well. */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { receiptsBy } from '../ledger.ts';
import { nameOf, SECRETARIAT } from '../offices.ts';
import type { Fault as TelegramFault } from '../telegram-town.ts';
import type { Sending, Town } from '../town.ts';
import type { Fault as ZaloFault } from '../zalo-town.ts';
import { allAnswered, inBoth, report, type BothScene, type Finding } from './scene.ts';

/** What a chat sees of its receipt: copies, how many of them marked as sent again, whether the secretariat is told of it. */
interface Fate {
  readonly copies: number;
  readonly marked: number;
  readonly told: boolean;
  /** Milliseconds that pass at least before it arrives. */
  readonly notBeforeMs?: number;
}

interface Case<Fault> {
  readonly name: string;
  readonly fault: Fault | 'moved';
  readonly fate: Fate;
}

const HTML = '<html><body><h1>Bad Gateway</h1></body></html>';
const ONCE: Fate = { copies: 1, marked: 0, told: false };
const ONCE_MARKED: Fate = { copies: 1, marked: 1, told: false };
const TWICE: Fate = { copies: 2, marked: 1, told: false };
const NEVER: Fate = { copies: 0, marked: 0, told: true };
const ONCE_TOLD: Fate = { copies: 1, marked: 0, told: true };
const WAITS = (seconds: number): Fate => ({ ...ONCE, notBeforeMs: seconds * 1000 });

function tooMany(retryAfter: number | null): TelegramFault {
  const parameters = retryAfter === null ? {} : { parameters: { retry_after: retryAfter } };
  return { reply: { error_code: 429, description: 'Too Many Requests', ...parameters } };
}

const TELEGRAM: readonly Case<TelegramFault>[] = [
  { name: 'moved', fault: 'moved', fate: ONCE },
  { name: '429 for 1 s', fault: tooMany(1), fate: WAITS(1) },
  { name: '429 for 60 s', fault: tooMany(60), fate: WAITS(60) },
  { name: '429 for an hour', fault: tooMany(3600), fate: { copies: 0, marked: 0, told: false } },
  { name: '429 without advice', fault: tooMany(null), fate: WAITS(1) },
  { name: '500 in HTML', fault: { rawBody: HTML, status: 500 }, fate: ONCE_MARKED },
  { name: '502 in HTML', fault: { rawBody: HTML, status: 502 }, fate: ONCE_MARKED },
  { name: '503 in HTML', fault: { rawBody: HTML, status: 503 }, fate: ONCE_MARKED },
  { name: 'accepted, answer lost', fault: { dropResponse: true }, fate: TWICE },
  { name: 'accepted, answer cut', fault: { truncate: true }, fate: TWICE },
  { name: 'request lost', fault: { dropRequest: true }, fate: ONCE_MARKED },
  { name: 'never answered', fault: { stall: true }, fate: ONCE_MARKED },
  { name: '10 KB/s', fault: { bytesPerSecond: 10_240 }, fate: ONCE },
  {
    name: '400 chat not found',
    fault: { reply: { error_code: 400, description: 'Bad Request: chat not found' } },
    fate: NEVER,
  },
  {
    name: '403 blocked',
    fault: { reply: { error_code: 403, description: 'Forbidden: bot was blocked by the user' } },
    fate: NEVER,
  },
];

const ZALO: readonly Case<ZaloFault>[] = [
  { name: '403', fault: { reply: { error_code: 403, description: 'Internal Server Error' } }, fate: WAITS(15) },
  { name: '400', fault: { reply: { error_code: 400, description: 'Bad Request' } }, fate: NEVER },
  { name: '408', fault: { reply: { error_code: 408, description: 'Request Timeout' } }, fate: NEVER },
  { name: '502 in HTML', fault: { rawBody: HTML, status: 502 }, fate: NEVER },
  { name: 'accepted, answer lost', fault: { dropResponse: true }, fate: ONCE_TOLD },
  { name: 'accepted, answer cut', fault: { truncate: true }, fate: ONCE_TOLD },
  { name: 'accepted, never answered', fault: { hang: true }, fate: ONCE_TOLD },
  { name: 'request lost', fault: { dropRequest: true }, fate: NEVER },
  { name: 'never answered', fault: { stall: true }, fate: NEVER },
  { name: '10 KB/s', fault: { bytesPerSecond: 10_240 }, fate: ONCE },
];

const HOUR_MS = 3_600_000;
/** The longest of them, 60 s, and the limit of one message a second to the whole. */
const ALL_OVER_MS = 75_000;
/** One bad chat never delays another by more than this and what the machine keeps the harness itself waiting. */
const BESIDE_MS = 1_000;
/** What was promised at once goes out at the messenger's measure. */
const BURST_OVER_MS = 4_000;
/** Reports of the chats that are well, one after the other. */
const ROUNDS = 8;

export async function everyAnswerOfTelegram(): Promise<Finding> {
  return inBoth(TELEGRAM.length + 1, 1, async (scene) => {
    const { town, subject, program, places } = scene;
    TELEGRAM.forEach(({ fault }, index) => {
      const place = places[index] ?? '';
      if (fault === 'moved') town.move(place);
      else town.fault(place, fault);
    });
    const { markers, wrong, slowestMs } = await playOut(scene, town, places, TELEGRAM);
    await program.end('SIGTERM');
    const hour = markers[TELEGRAM.findIndex(({ name }) => name === '429 for an hour')] ?? '';
    const again = subject.start({ clockShiftMs: HOUR_MS + 5_000 });
    const afterAnHour = await allAnswered(town, [hour]);
    await again.end('SIGTERM');
    return {
      probe: `${String(TELEGRAM.length)} things that Telegram may answer to a message, at once`,
      result: `${inWords(wrong, slowestMs)}; what was put off for an hour came after it: ${afterAnHour ? 'yes' : 'no'}`,
      ok: wrong.length === 0 && afterAnHour && slowestMs < BESIDE_MS,
    };
  });
}

export async function everyAnswerOfZalo(): Promise<Finding> {
  return inBoth(1, ZALO.length + 1, async (scene) => {
    const { zalo, zaloPlaces } = scene;
    ZALO.forEach(({ fault }, index) => {
      if (fault !== 'moved') zalo.fault(zaloPlaces[index] ?? '', fault);
    });
    const { wrong, slowestMs } = await playOut(scene, zalo, zaloPlaces, ZALO);
    return {
      probe: `${String(ZALO.length)} things that Zalo may answer to a message, at once`,
      result: inWords(wrong, slowestMs),
      ok: wrong.length === 0 && slowestMs < BESIDE_MS,
    };
  });
}

async function playOut(
  scene: BothScene,
  where: Town,
  places: readonly string[],
  cases: readonly Case<unknown>[],
): Promise<{ readonly markers: readonly string[]; readonly wrong: readonly string[]; readonly slowestMs: number }> {
  const from = performance.now();
  const markers = report(where, scene.subject, places.slice(0, cases.length), 1);
  const slowestMs = await slowestBeside(scene);
  await sleep(Math.max(0, ALL_OVER_MS - (performance.now() - from)));
  const wrong = cases.flatMap((one, index) =>
    wrongIn(scene, where, places[index] ?? '', markers[index] ?? '', one, from),
  );
  return { markers, wrong, slowestMs };
}

function inWords(wrong: readonly string[], slowestMs: number): string {
  const fates = wrong.length === 0 ? 'each chat saw what it should' : wrong.join('; ');
  return `${fates}; beside them a chat that is well was answered within ${slowestMs.toFixed(0)} ms`;
}

/**
 * Milliseconds from what a person writes to its answer, at most, in the chats that are well; without the longest time
 * for which the machine kept the harness waiting meanwhile.
 */
async function slowestBeside({ town, zalo, subject, places, zaloPlaces }: BothScene): Promise<number> {
  let slowest = 0;
  await sleep(BURST_OVER_MS);
  const machine = monitorEventLoopDelay({ resolution: 5 });
  for (let round = 0; round < ROUNDS; round += 1) {
    const well = [
      { where: town as Town, place: places.at(-1) ?? '', marker: String(300_000 + round) },
      { where: zalo as Town, place: zaloPlaces.at(-1) ?? '', marker: String(310_000 + round) },
    ];
    machine.reset();
    machine.enable();
    const from = performance.now();
    for (const { where, place, marker } of well) where.say(place, subject.reportAt(place, marker));
    for (const { where, marker } of well) await allAnswered(where, [marker]);
    machine.disable();
    slowest = Math.max(slowest, performance.now() - from - machine.max / 1e6);
    await sleep(1_100); // a chat is sent one message a second
  }
  return slowest;
}

function wrongIn(
  { town, zalo }: BothScene,
  where: Town,
  place: string,
  marker: string,
  { name, fate }: Case<unknown>,
  from: number,
): string[] {
  const receipts: readonly Sending[] = receiptsBy(where.sent()).get(marker) ?? [];
  const marked = receipts.filter(({ text }) => text.startsWith('(gửi lại)')).length;
  const told = [...town.sent(), ...zalo.sent()].some(
    (sending) =>
      sending.place === SECRETARIAT &&
      sending.text.includes(nameOf(place)) &&
      /Tin số|Không gửi được/.test(sending.text),
  );
  const cameAfter = (receipts.at(-1)?.at ?? Infinity) - from;
  const seen: Fate = { copies: receipts.length, marked, told };
  const early = cameAfter < (fate.notBeforeMs ?? 0);
  const { copies, marked: markedWanted, told: toldWanted } = fate;
  const right = seen.copies === copies && seen.marked === markedWanted && seen.told === toldWanted && !early;
  return right ? [] : [`${where.name}, ${name}: ${JSON.stringify(seen)}${early ? ' too early' : ''}`];
}
