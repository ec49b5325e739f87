/** How the run before this one ended, and since when nothing was received: what its operator reads after the start. */

import * as v from 'valibot';
import { absence } from '../../conversation/compose/compose-absence.ts';
import { msOf, type Instant } from '../../domain/calendar/dates.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { Database, Tx } from '../../store/sqlite/database.ts';
import { lastRun, noteRun, readMeta, writeMeta } from '../../store/sqlite/meta.ts';
import { noticeOperator } from '../chats/notice-operator.ts';
import { workAt, type Rules } from '../work.ts';

const ALIVE = 'alive';
/** A shorter one is a restart or an upgrade. */
const ABSENT_FROM_MS = 5 * 60_000;

const Ended = v.object({ at: v.string(), by: v.string(), reason: v.nullable(v.string()) });

export type EndOfRun =
  /** No run is known. */
  | { readonly kind: 'none' }
  /** It was told to stop: `by` is a signal. */
  | { readonly kind: 'stopped'; readonly at: Instant; readonly by: string }
  /** It ended by itself for one sentence's reason. */
  | { readonly kind: 'by itself'; readonly at: Instant; readonly reason: string }
  /** It had no time for a word: killed, out of memory, out of power. `at`: when it was last known to run. */
  | { readonly kind: 'abrupt'; readonly at: Instant | null };

/** Called before the new run is begun. */
export function endOfPreviousRun(tx: Tx): EndOfRun {
  const alive = lastRun(tx, ALIVE) ?? null;
  const unfinished = readMeta(tx, 'run') ?? '';
  const ended = endedIn(readMeta(tx, 'ended'));
  if (unfinished !== '') return { kind: 'abrupt', at: alive };
  if (ended === null) return { kind: 'none' };
  const at = ended.at as Instant;
  return ended.reason === null
    ? { kind: 'stopped', at, by: ended.by }
    : { kind: 'by itself', at, reason: ended.reason };
}

function endedIn(text: string | undefined): v.InferOutput<typeof Ended> | null {
  if (text === undefined) return null;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Ended), text);
  return read.success ? read.output : null;
}

/** Notes that the program runs at `at`; called every minute. */
export function noteAlive(tx: Tx, at: Instant): void {
  noteRun(tx, ALIVE, at);
}

/** Notes who ended the run, or why it ended by itself. */
export function noteEndOfRun(tx: Tx, at: Instant, end: { readonly by: string; readonly reason: string | null }): void {
  writeMeta(tx, 'ended', JSON.stringify({ at, ...end } satisfies v.InferOutput<typeof Ended>));
}

/** One English sentence for the log. */
export function endInWords(end: EndOfRun): string {
  switch (end.kind) {
    case 'none':
      return 'no earlier run is known';
    case 'stopped':
      return `the previous run was stopped by ${end.by} at ${end.at}`;
    case 'by itself':
      return `the previous run ended by itself at ${end.at}: ${end.reason}`;
    case 'abrupt':
      return `the previous run ended without a word${end.at === null ? '' : ` within a minute after ${end.at}`}: killed, out of memory or out of power`;
  }
}

/**
 * Tells the operator of an absence of five minutes or more, why, and what becomes of what was written in it. `channels`: those
 * that the bot listens to; `asked`: chats that are asked whether they had answered.
 */
export function tellOfAbsence(
  database: Database,
  now: Instant,
  rules: Rules,
  previous: EndOfRun,
  { channels, asked }: { readonly channels: readonly ChannelName[]; readonly asked: number },
): boolean {
  if (previous.kind === 'none' || previous.at === null) return false;
  const from = previous.at;
  if (msOf(now) - msOf(from) < ABSENT_FROM_MS) return false;
  database.transact((tx) => {
    noticeOperator(workAt(tx, now, rules), {
      key: `absent:${from}`,
      text: absence({ from, to: now, why: previous, channels, asked, timeZone: rules.timeZone }),
    });
  });
  return true;
}
