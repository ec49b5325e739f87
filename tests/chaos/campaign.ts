/** Life after life of one program: started, written to, and ended at a moment that chance chose. */

import { setTimeout as sleep } from 'node:timers/promises';
import { diceOf, type Dice } from './dice.ts';
import { count, leftToPeople, receiptsBy, untold, type Counts, type Kill, type Written } from './ledger.ts';
import { SECRETARIAT } from './offices.ts';
import type { Program } from './program.ts';
import type { Subject } from './subject.ts';
import type { Town } from './town.ts';

export interface CampaignOptions {
  readonly subject: Subject;
  readonly towns: readonly Town[];
  readonly placesOf: (town: Town) => readonly string[];
  readonly seed: number;
  readonly kills: number;
  /** Tells the throws of one campaign from those of another beside it. */
  readonly lane: number;
  /** Reports that each town's people write in one life, at most. */
  readonly reportsPerLife: Readonly<Record<Town['name'], number>>;
  readonly clockJumps: boolean;
}

export interface Verdict {
  readonly subject: string;
  readonly kills: number;
  readonly stops: number;
  readonly jumps: number;
  readonly counts: ReadonlyMap<Town['name'], Counts>;
  /** From the start of the process to its first message or poll, of every life that came so far; milliseconds. */
  readonly starts: readonly number[];
  /** What else must not happen, with the life in which it did. */
  readonly breaches: readonly string[];
}

/** How a life ends: so many milliseconds after its start, or after the n-th call of a method. */
interface Ending {
  readonly signal: 'SIGKILL' | 'SIGTERM';
  readonly method: 'getUpdates' | 'sendMessage' | null;
  readonly nth: number;
  readonly afterMs: number;
}

const LONGEST_START_MS = 8_000;
/** How long a life that listens may wait for the call that ends it. */
const LONGEST_LIFE_MS = 1_000;
const STOPS_WITHIN_MS = 12_000;
/** How long nothing may be sent, once all is well, before what is missing counts as lost. */
const PATIENCE_MS = 8_000;
const DONE_WITHIN_MS = 60_000;
const HOUR_MS = 3_600_000;
const FIRST_MARKER = 100_000;

export async function runCampaign(options: CampaignOptions): Promise<Verdict> {
  const { subject, towns, placesOf, seed, clockJumps } = options;
  const written = new Map<Town['name'], Written[]>(towns.map(({ name }) => [name, []]));
  const kills: Kill[] = [];
  const starts: number[] = [];
  const breaches: string[] = [];
  let markers = FIRST_MARKER;
  let stops = 0;
  let jumps = 0;
  let shiftMs = 0;
  let latestMs = 0;

  const offices = (town: Town): string[] => placesOf(town).filter((place) => place !== SECRETARIAT);

  function write(town: Town, dice: Dice): void {
    const [first = '', ...rest] = offices(town);
    const place = dice.pick([first, ...rest]);
    const marker = String((markers += 1));
    written.get(town.name)?.push({ marker, place });
    town.say(place, subject.reportAt(place, marker));
  }

  function jump(dice: Dice): void {
    shiftMs += dice.pick([-HOUR_MS, HOUR_MS, -90_000, 90_000, 5_000, -5_000]);
    latestMs = Math.max(latestMs, shiftMs);
    jumps += 1;
  }

  async function live(life: number): Promise<void> {
    const dice = diceOf(seed, subject.name, options.lane, life);
    const ending = drawEnding(dice);
    for (const town of towns) town.upset(dice, offices(town));
    const reports = towns.flatMap((town) =>
      Array.from({ length: dice.int(1, options.reportsPerLife[town.name]) }, () => ({ town, waitMs: dice.int(0, 60) })),
    );
    const early = dice.int(0, reports.length);
    const jumpsNow = clockJumps && dice.chance(0.15);
    const jumpsLater = clockJumps && dice.chance(0.15);
    if (jumpsNow) jump(dice);
    for (const { town } of reports.slice(0, early)) write(town, dice);

    const before = callsOf(towns, ending.method);
    const polls = callsOf(towns, 'getUpdates');
    const startedAt = performance.now();
    const program = subject.start(shiftMs);
    const over = new AbortController();
    const listening = firstOf(towns, () => callsOf(towns, 'getUpdates') > polls, LONGEST_START_MS);
    const isTime = (): boolean => callsOf(towns, ending.method) - before >= ending.nth;
    const writing = (async () => {
      if (await listening) starts.push(performance.now() - startedAt);
      if (jumpsLater) {
        jump(dice);
        program.setClock(shiftMs);
      }
      for (const { town: where, waitMs } of reports.slice(early)) {
        if (!over.signal.aborted) await sleep(waitMs);
        write(where, dice);
      }
    })();
    if (ending.method !== null) {
      const early = firstOf(towns, isTime, LONGEST_START_MS);
      await Promise.race([early, listening]);
      await firstOf(towns, isTime, LONGEST_LIFE_MS);
    }
    await sleep(ending.afterMs);
    over.abort();
    await end(program, life, ending.signal, callsOf(towns, 'getUpdates') > polls);
    await writing;
  }

  /** A program that is still being loaded may simply end at SIGTERM: it has nothing in hand. */
  async function end(program: Program, life: number, signal: 'SIGKILL' | 'SIGTERM', isUp: boolean): Promise<void> {
    if (program.exit() !== null) {
      breaches.push(`life ${String(life)}: the program ended by itself: ${program.log().join(' | ')}`);
      return;
    }
    if (signal === 'SIGKILL') kills.push({ life, at: performance.now() });
    const tookMs = await Promise.race([program.end(signal), sleep(STOPS_WITHIN_MS, null, { ref: false })]);
    if (signal === 'SIGKILL') return;
    stops += 1;
    if (tookMs === null) {
      breaches.push(`life ${String(life)}: not stopped ${String(STOPS_WITHIN_MS)} ms after SIGTERM`);
      kills.push({ life, at: performance.now() });
      await program.end('SIGKILL');
    } else if (program.exit()?.code !== 0 && isUp) {
      breaches.push(
        `life ${String(life)}: SIGTERM ended with ${JSON.stringify(program.exit())}: ${program.log().join(' | ')}`,
      );
    }
  }

  /** All is well again: what is left must come to its end. */
  async function settle(): Promise<void> {
    for (const town of towns) town.calm();
    // Later than every time that any life took for the present.
    const polls = callsOf(towns, 'getUpdates');
    const program = subject.start(latestMs + HOUR_MS);
    await firstOf(towns, () => callsOf(towns, 'getUpdates') > polls, DONE_WITHIN_MS);
    const until = performance.now() + DONE_WITHIN_MS;
    const sent = (): number => towns.reduce((sum, town) => sum + town.sent().length, 0);
    const done = (): boolean => towns.every(isDone);
    for (let before = -1; !done() && before < sent() && performance.now() < until;) {
      before = sent();
      await firstOf(towns, done, PATIENCE_MS);
    }
    await sleep(300);
    if (!done()) breaches.push('not everything was answered after the last start');
    await end(program, options.kills + 1, 'SIGTERM', true);
  }

  function isDone(town: Town): boolean {
    const receipts = receiptsBy(town.sent());
    const missing = written.get(town.name)?.filter(({ marker }) => !receipts.has(marker)) ?? [];
    return town.waiting() === 0 && untold(missing, allLeft()).length === 0;
  }

  const allLeft = (): string[] =>
    leftToPeople(towns.flatMap((town) => town.sent().filter(({ place }) => place === SECRETARIAT)));

  const first = subject.start(0);
  await subject.link().catch((error: unknown) => {
    throw new Error(`The program could not be put in service: ${first.log().join(' | ')}`, { cause: error });
  });
  await end(first, 0, 'SIGTERM', false);
  for (let life = 1; kills.length < options.kills; life += 1) await live(life);
  await settle();

  const record = subject.record();
  return {
    subject: subject.name,
    kills: kills.length,
    stops,
    jumps,
    counts: new Map(
      towns.map((town) => [
        town.name,
        count({
          written: written.get(town.name) ?? [],
          sent: town.sent(),
          record,
          kills,
          left: allLeft(),
        }),
      ]),
    ),
    starts,
    breaches: [...breaches, ...subject.complaints()],
  };
}

/** The verdicts of campaigns beside each other, as one. */
export function together(verdicts: readonly [Verdict, ...Verdict[]]): Verdict {
  return verdicts.reduce((all, next) => ({
    subject: all.subject,
    kills: all.kills + next.kills,
    stops: all.stops + next.stops,
    jumps: all.jumps + next.jumps,
    counts: new Map([...all.counts].map(([town, counts]) => [town, add(counts, next.counts.get(town))])),
    starts: [...all.starts, ...next.starts],
    breaches: [...all.breaches, ...next.breaches],
  }));
}

function add(a: Counts, b: Counts | undefined): Counts {
  if (b === undefined) return a;
  return {
    replies: a.replies + b.replies,
    lost: a.lost + b.lost,
    twice: a.twice + b.twice,
    messagesLost: a.messagesLost + b.messagesLost,
    repeated: a.repeated + b.repeated,
    worstRepeat: Math.max(a.worstRepeat, b.worstRepeat),
    groundless: a.groundless + b.groundless,
    leftToPeople: a.leftToPeople + b.leftToPeople,
  };
}

function drawEnding(dice: Dice): Ending {
  const signal = dice.chance(0.15) ? 'SIGTERM' : 'SIGKILL';
  const kind = dice.int(0, 9);
  if (kind === 0) return { signal, method: null, nth: 0, afterMs: dice.int(50, 900) };
  if (kind <= 3) return { signal, method: 'getUpdates', nth: dice.int(1, 4), afterMs: dice.int(0, 60) };
  return { signal, method: 'sendMessage', nth: dice.int(1, 4), afterMs: dice.int(0, 40) };
}

function callsOf(towns: readonly Town[], method: string | null): number {
  return method === null ? 0 : towns.reduce((sum, town) => sum + town.callsOf(method), 0);
}

/** True as soon as it holds; looked at after every event of every town. */
async function firstOf(towns: readonly Town[], holds: () => boolean, withinMs: number): Promise<boolean> {
  return Promise.race(towns.map((town) => town.until(holds, withinMs)));
}
