/** Life after life of one program: started, written to, and ended at a moment that chance chose. */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { diceOf, type Dice } from './dice.ts';
import { harassHelper } from './harass-helper.ts';
import { crashOf, drawEnding, momentOf, planOf, pointOf, type Ending } from './ending.ts';
import { count, leftToPeople, receiptsBy, untold, type Kill, type Written } from './ledger.ts';
import { SECRETARIAT } from './offices.ts';
import type { Program } from './program.ts';
import type { Subject } from './subject.ts';
import type { Town } from './town.ts';
import { drawTrouble, troubleOf } from './trouble.ts';
import type { Verdict } from './verdict.ts';

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
  /** Its clock jumps, its machine is set to other time zones, its disk fails and its database is locked. */
  readonly hardTimes: boolean;
  /** How long nothing may be sent, once all is well, before what is missing counts as lost. */
  readonly patienceMs: number;
  /** On the clock of `performance.now`: no life begins after that. */
  readonly until: number;
  readonly onKill: () => void;
  readonly gaveUpAfterMs?: number | undefined;
  /** A page that its helper makes, where it has one: it is asked for, and the helper killed at random. */
  readonly helperPage?: string;
  /** Kills of the last life's helper that are enough; as many as ten seconds bring, unless told. */
  readonly lastHelperKills?: number | undefined;
}

const LONGEST_START_MS = 300_000;
/** A life that listens waits for the moment that ends it until nothing has passed at a messenger for so long, */
const SILENT_MS = 2_000;
/** and at most so long: a life that is as good as calm is no life amid kills. */
const LONGEST_LIFE_MS = 10_000;
/** Lives that wait for one moment; all but the first for its first coming. */
const LIVES_PER_MOMENT = 4;
/** A program stops within this; a send in hand is given up after ten seconds. */
const STOPS_WITHIN_MS = 200_000;
const DONE_WITHIN_MS = 900_000;
const HOUR_MS = 3_600_000;
/** How long the helper of the last life is killed again and again. */
const HARASSED_MS = 10_000;
const FIRST_MARKER = 100_000;
/** How long after the messenger's answer its arrival may still be unrecorded at a kill, unless the machine may be slower. */
const RECORDED_WITHIN_MS = 500;
const ZONES = ['Asia/Ho_Chi_Minh', 'UTC', 'America/New_York', 'Pacific/Kiritimati', 'Europe/London'] as const;

export async function runCampaign(options: CampaignOptions): Promise<Verdict> {
  const { subject, towns, placesOf, seed, hardTimes } = options;
  const written = new Map<Town, Written[]>(towns.map((town) => [town, []]));
  const kills: Kill[] = [];
  const points = new Map<string, number>();
  const starts: number[] = [];
  const breaches: string[] = [];
  const tally = { markers: FIRST_MARKER, stops: 0, jumps: 0, troubled: 0, helperKills: 0 };
  const plan = planOf(LIVES_PER_MOMENT);
  let shiftMs = 0;
  let latestMs = 0;

  const offices = (town: Town): string[] => placesOf(town).filter((place) => place !== SECRETARIAT);

  function write(town: Town, dice: Dice): void {
    const place = dice.drawn(offices(town));
    const marker = String((tally.markers += 1));
    const said = town.say(place, subject.reportAt(place, marker));
    written.get(town)?.push({ marker, place, said });
  }

  function jump(dice: Dice): void {
    shiftMs += dice.pick([-HOUR_MS, HOUR_MS, -90_000, 90_000, 5_000, -5_000]);
    latestMs = Math.max(latestMs, shiftMs);
    tally.jumps += 1;
  }

  async function live(life: number): Promise<void> {
    const dice = diceOf(seed, subject.name, options.lane, life);
    const ending = plan.next(drawEnding(dice));
    for (const town of towns) town.upset(dice, offices(town));
    const reports = towns.flatMap((town) =>
      Array.from({ length: dice.int(1, options.reportsPerLife[town.name]) }, () => ({ town, waitMs: dice.int(0, 60) })),
    );
    // What a messenger would lose for certain is not written at all.
    const early = reports.filter(({ town }) => town.keeps).slice(0, dice.int(0, reports.length));
    const later = reports.filter((report) => !early.includes(report));
    const jumpsNow = hardTimes && dice.chance(0.15);
    const jumpsLater = hardTimes && dice.chance(0.15);
    const timeZone = dice.pick(ZONES);
    const trouble = hardTimes ? drawTrouble(dice) : null;
    if (trouble !== null) tally.troubled += 1;
    if (jumpsNow) jump(dice);
    for (const { town } of early) write(town, dice);

    const isUp = upFromNow(towns);
    const startedAt = performance.now();
    // What keeps the harness waiting keeps the program waiting too.
    const machine = monitorEventLoopDelay({ resolution: 5 });
    machine.enable();
    const program = subject.start({
      clockShiftMs: shiftMs,
      timeZone,
      ...troubleOf(trouble),
      ...crashOf(ending),
    });
    const over = new AbortController();
    const harassing = harass(program, life, over.signal);
    const ended = program.ended();
    const listening = Promise.race([firstOf(towns, isUp, LONGEST_START_MS), ended.then(isUp)]);
    const writing = (async () => {
      if (await listening) starts.push(performance.now() - startedAt);
      if (trouble?.kind === 'locked') subject.lock(trouble.ms);
      if (jumpsLater) {
        jump(dice);
        program.setClock(shiftMs);
      }
      for (const { town, waitMs } of later) {
        if (!over.signal.aborted) await sleep(waitMs);
        if (over.signal.aborted && !town.keeps) continue;
        write(town, dice);
      }
    })();
    const struck: { at: number | null; dying: Promise<unknown> } = { at: null, dying: Promise.resolve() };
    const strike = (): void => {
      struck.at ??= performance.now();
      struck.dying = program.end(ending.signal);
    };
    const patience = listening.then(() => silence(towns, over.signal));
    const came = await Promise.race([momentOf(ending, towns, ended, strike, LONGEST_START_MS), patience]);
    over.abort();
    plan.ended(ending, came);
    for (const town of towns) town.watch(null);
    if (struck.at === null && program.exit() === null) strike();
    await end(program, life, ending, struck.dying, isUp());
    await harassing;
    if (program.exit()?.signal === 'SIGKILL') {
      const at = struck.at ?? performance.now();
      const recordedWithinMs = (options.gaveUpAfterMs ?? RECORDED_WITHIN_MS) + machine.max / 1e6;
      kills.push({ at, unrecordedFrom: trouble === null ? at - recordedWithinMs : startedAt });
      const point = pointOf(ending, came);
      points.set(point, (points.get(point) ?? 0) + 1);
      options.onKill();
    }
    machine.disable();
    await writing;
    subject.unlock();
  }

  /** Kills the program's helper again and again until `over`; none may outlive its bot. */
  async function harass(
    program: Program,
    life: number,
    over: AbortSignal,
    onKill?: (kills: number) => void,
  ): Promise<void> {
    if (options.helperPage === undefined) return;
    const dice = diceOf(seed, `${subject.name}, helper`, options.lane, life);
    const { kills: times, left } = await harassHelper(program, options.helperPage, dice, over, onKill);
    tally.helperKills += times;
    if (left.length > 0) breach(life, 'a helper outlived its bot');
  }

  /** A program that is still being loaded may simply end at SIGTERM: it has nothing in hand. */
  async function end(
    program: Program,
    life: number,
    ending: Ending,
    dying: Promise<unknown>,
    isUp: boolean,
  ): Promise<void> {
    const inTime = await Promise.race([dying.then(() => true), sleep(STOPS_WITHIN_MS, false, { ref: false })]);
    if (!inTime) {
      breach(life, `not stopped ${String(STOPS_WITHIN_MS)} ms after SIGTERM: ${program.log().join(' | ')}`);
      await program.end('SIGKILL');
    }
    const exit = program.exit();
    if (exit?.signal === 'SIGKILL') return;
    if (ending.signal === 'SIGTERM') tally.stops += 1;
    const isStopped = ending.signal === 'SIGTERM' && (exit?.code === 0 || !isUp);
    if (!isStopped) breach(life, `the program ended with ${JSON.stringify(exit)}: ${program.log().join(' | ')}`);
  }

  function breach(life: number, what: string): void {
    breaches.push(`lane ${String(options.lane)}, life ${String(life)}: ${what}`);
  }

  /** All is well again: what is left must come to its end. */
  async function settle(): Promise<readonly (readonly string[] | null)[]> {
    for (const town of towns) town.calm();
    const isUp = upFromNow(towns);
    // Later than whatever any life put off, the hour of a messenger that asked to wait included.
    const program = subject.start({ clockShiftMs: latestMs + 2 * HOUR_MS });
    await firstOf(towns, isUp, DONE_WITHIN_MS);
    // Most lives are too short for a helper to come up; this one is long.
    const over = new AbortController();
    const enough = Promise.withResolvers<undefined>();
    const harassing = harass(program, kills.length + 1, over.signal, (times) => {
      if (times >= (options.lastHelperKills ?? Infinity)) enough.resolve(undefined);
    });
    const harassed =
      options.helperPage === undefined
        ? null
        : Promise.race([enough.promise, sleep(HARASSED_MS, undefined, { ref: false })]);
    const until = performance.now() + DONE_WITHIN_MS;
    const sent = (): number => towns.reduce((sum, town) => sum + town.sent().length, 0);
    const done = (): boolean => towns.every(isDone) && subject.isAtRest();
    for (let last = -1; !done() && last < sent() && performance.now() < until;) {
      last = sent();
      await firstOf(towns, done, options.patienceMs);
    }
    await sleep(300);
    await harassed;
    over.abort();
    if (!done()) breaches.push(`lane ${String(options.lane)}: not everything was answered after the last start`);
    const shown = await Promise.all(towns.map((town) => subject.histories(town)));
    const life: Ending = { kind: 'time', signal: 'SIGTERM', afterMs: 0 };
    await end(program, kills.length + 1, life, program.end('SIGTERM'), true);
    await harassing;
    tally.stops -= 1; // not one that chance chose
    return shown;
  }

  /** Whether those whose reply the bot owes an answer have one, or the secretariat was told. */
  function isDone(town: Town): boolean {
    const receipts = receiptsBy(town.sent());
    const missing = written.get(town)?.filter(({ marker, said }) => !receipts.has(marker) && said.isOwed()) ?? [];
    return town.waiting() === 0 && untold(missing, allLeft()).length === 0;
  }

  const allLeft = (): string[] =>
    leftToPeople(towns.flatMap((town) => town.sent().filter(({ place }) => place === SECRETARIAT)));

  const first = subject.start({});
  await subject.link().catch((error: unknown) => {
    throw new Error(`The program could not be put in service: ${first.log().join(' | ')}`, { cause: error });
  });
  await first.end('SIGTERM');
  for (let life = 1; kills.length < options.kills && performance.now() < options.until; life += 1) await live(life);
  if (kills.length < options.kills) breaches.push(`lane ${String(options.lane)}: out of time`);
  const shown = await settle();

  const record = subject.record();
  return {
    subject: subject.name,
    rows: towns.map((town, index) => ({
      name: town.name,
      manner: town.manner,
      kills: kills.length,
      stops: tally.stops,
      jumps: tally.jumps,
      counts: count({
        written: written.get(town) ?? [],
        sent: town.sent(),
        shown: shown[index] ?? null,
        record,
        kills,
        left: allLeft(),
        gaveUpAfterMs: options.gaveUpAfterMs ?? null,
      }),
    })),
    points,
    starts,
    troubled: tally.troubled,
    helperKills: tally.helperKills,
    breaches: [...breaches, ...subject.complaints()],
  };
}

/** Tells whether the next program that is started can be told things everywhere. */
function upFromNow(towns: readonly Town[]): () => boolean {
  const before = towns.map((town) => town.greetings());
  return () => towns.every((town, index) => town.greetings() > (before[index] ?? 0));
}

/** Resolves with false once nothing has passed at the messengers for a while, or when it is over. */
async function silence(towns: readonly Town[], over: AbortSignal): Promise<false> {
  const passed = (): number => towns.reduce((sum, town) => sum + town.sent().length + town.greetings(), 0);
  const until = performance.now() + LONGEST_LIFE_MS;
  for (let before = -1; !over.aborted && passed() > before && performance.now() < until;) {
    before = passed();
    await sleep(SILENT_MS);
  }
  return false;
}

/** True as soon as it holds; looked at after every event of every town. */
async function firstOf(towns: readonly Town[], holds: () => boolean, withinMs: number): Promise<boolean> {
  return Promise.race(towns.map((town) => town.until(holds, withinMs)));
}
