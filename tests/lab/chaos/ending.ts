/** How a life ends: at a moment of the clock, at a messenger, or at a commit of its own. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Moment } from '../doubles/telegram-double.ts';
import type { Dice } from './dice.ts';
import type { Circumstances } from './program.ts';
import type { Town } from './town.ts';

/** The walk of an update and of a message; every point is an instant at which a program may die. */
const AT_A_MESSENGER = [
  { what: 'receive', moment: 'read', name: 'a poll or a post is under way' },
  { what: 'receive', moment: 'answered', name: 'a page was handed out, a post was taken' },
  { what: 'send', moment: 'read', name: 'a message was read by the messenger, not accepted' },
  { what: 'send', moment: 'run', name: 'a message was accepted, not answered' },
  { what: 'send', moment: 'answered', name: 'the answer to a message left the messenger' },
] as const satisfies readonly { readonly what: 'send' | 'receive'; readonly moment: Moment; readonly name: string }[];
type AtAMessenger = (typeof AT_A_MESSENGER)[number];
const WITHIN = [
  'before begin',
  'after begin',
  'before commit of update',
  'after commit of update',
  'before commit of claim',
  'after commit of claim',
  'before commit of result',
  'after commit of result',
] as const;
const AT_RANDOM = 'at a random time';

/** By the names that the table shows. */
export const CRASH_POINTS: readonly string[] = [
  ...WITHIN.slice(0, 2),
  ...AT_A_MESSENGER.slice(0, 1).map(({ name }) => name),
  ...WITHIN.slice(2, 4),
  ...AT_A_MESSENGER.slice(1, 2).map(({ name }) => name),
  ...WITHIN.slice(4, 6),
  ...AT_A_MESSENGER.slice(2).map(({ name }) => name),
  ...WITHIN.slice(6),
  AT_RANDOM,
];

export type Ending =
  | { readonly kind: 'time'; readonly signal: 'SIGKILL' | 'SIGTERM'; readonly afterMs: number }
  | {
      readonly kind: 'messenger';
      readonly signal: 'SIGKILL' | 'SIGTERM';
      readonly point: AtAMessenger;
      readonly nth: number;
      /** Zero: at that very instant. */
      readonly afterMs: number;
    }
  | {
      readonly kind: 'within';
      readonly signal: 'SIGKILL';
      readonly point: (typeof WITHIN)[number];
      readonly nth: number;
    };

/** Past this every start has begun what it will begin; a start makes some twenty transactions. */
const LAST_BEGIN = 24;

export function drawEnding(dice: Dice): Ending {
  if (dice.chance(0.15)) {
    const afterMs = dice.int(0, 60);
    return {
      kind: 'messenger',
      signal: 'SIGTERM',
      point: dice.pick<AtAMessenger>(AT_A_MESSENGER),
      nth: dice.int(1, 4),
      afterMs,
    };
  }
  const kind = dice.int(0, 9);
  if (kind === 0) return { kind: 'time', signal: 'SIGKILL', afterMs: dice.int(50, 900) };
  if (kind <= 4) {
    const afterMs = dice.chance(0.75) ? 0 : dice.int(1, 40);
    return {
      kind: 'messenger',
      signal: 'SIGKILL',
      point: dice.pick<AtAMessenger>(AT_A_MESSENGER),
      nth: dice.int(1, 3),
      afterMs,
    };
  }
  const point = dice.pick(WITHIN);
  return { kind: 'within', signal: 'SIGKILL', point, nth: dice.int(1, point.endsWith('begin') ? LAST_BEGIN : 2) };
}

/** The endings of one life after another. */
interface Plan {
  /** The ending of the next life; `drawn` has its turn behind those that did not come. */
  next(drawn: Ending): Ending;
  ended(ending: Ending, came: boolean): void;
}

/** A moment that did not come in its life is waited for in the next, at its first coming, in at most `lives` of them. */
export function planOf(lives: number): Plan {
  const waiting: Ending[] = [];
  let tries = 0;
  return {
    next(drawn) {
      waiting.push(drawn);
      return waiting.shift() ?? drawn;
    },
    ended(ending, came) {
      tries = came ? 0 : tries + 1;
      if (tries % lives !== 0) waiting.unshift('nth' in ending ? { ...ending, nth: 1 } : ending);
    },
  };
}

/** What the program is told, to end itself. */
export function crashOf(ending: Ending): Pick<Circumstances, 'crashAt'> {
  return ending.kind === 'within' ? { crashAt: `${ending.point}:${String(ending.nth)}` } : {};
}

/** The point at which a life ended; `came` is false when its own did not come in time. */
export function pointOf(ending: Ending, came: boolean): string {
  if (!came || ending.kind === 'time') return AT_RANDOM;
  if (ending.kind === 'within') return ending.point;
  return ending.afterMs === 0 ? ending.point.name : AT_RANDOM;
}

/**
 * Resolves when the moment has come, with whether it came at all; `strike` is called at that very instant, unless it is
 * some milliseconds after it. A program that kills itself is waited for through `ended`. The towns stay watched.
 */
export async function momentOf(
  ending: Ending,
  towns: readonly Town[],
  ended: Promise<void>,
  strike: () => void,
  withinMs: number,
): Promise<boolean> {
  if (ending.kind === 'within') {
    return Promise.race([ended.then(() => true), sleep(withinMs, false, { ref: false })]);
  }
  if (ending.kind === 'messenger') return atMessenger(ending, towns, strike, withinMs);
  await sleep(ending.afterMs);
  strike();
  return true;
}

async function atMessenger(
  { point, nth, afterMs }: Extract<Ending, { kind: 'messenger' }>,
  towns: readonly Town[],
  strike: () => void,
  withinMs: number,
): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  let left: number = nth;
  const watcher = (what: 'send' | 'receive', moment: Moment): void => {
    if (what !== point.what || moment !== point.moment) return;
    left -= 1;
    if (left !== 0) return;
    if (afterMs === 0) strike();
    resolve(true);
  };
  for (const town of towns) town.watch(watcher);
  const came = await Promise.race([promise, sleep(withinMs, false, { ref: false })]);
  if (came) await sleep(afterMs);
  return came;
}
