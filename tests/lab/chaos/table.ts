import { CRASH_POINTS } from './ending.ts';
import type { Row, Verdict } from './verdict.ts';

/** Copies of one message that one kill may cause. */
const REPEATS_PERMITTED = { telegram: 1, zalo: 0 } as const;

/** Of what was repeated without need. */
const EXAMPLES = 5;

/** What the counts break of the promises; empty when they keep them. */
export function breachesOf(verdict: Verdict): string[] {
  return [
    ...verdict.rows.flatMap((row) => brokenBy(row).map((what) => `${placeOf(row)}: ${what}`)),
    ...verdict.breaches,
  ];
}

function brokenBy({ name, counts }: Row): string[] {
  const permitted = REPEATS_PERMITTED[name];
  return [
    ...(counts.lost > 0 ? [`${String(counts.lost)} replies lost`] : []),
    ...(counts.twice > 0 ? [`${String(counts.twice)} replies applied twice`] : []),
    ...(counts.messagesLost > 0 ? [`${String(counts.messagesLost)} messages lost`] : []),
    ...(counts.groundless.length > 0
      ? [
          `${String(counts.groundless.length)} messages repeated without need (${counts.groundless.slice(0, EXAMPLES).join('; ')})`,
        ]
      : []),
    ...(counts.worstRepeat > permitted
      ? [`a message repeated ${counts.worstRepeat.toFixed(1)} times for one kill`]
      : []),
    ...(counts.disagreements > 0
      ? [`the record and what people were shown disagree on ${String(counts.disagreements)} replies`]
      : []),
  ];
}

/** Whether it breaks the first of the promises: what a harness must see in a handler that makes none. */
export function losesOrDoubles({ rows }: Verdict): boolean {
  return rows.some(({ counts }) => counts.lost + counts.twice > 0);
}

export function rowsOf(verdict: Verdict): object[] {
  return verdict.rows.map((row) => ({
    program: verdict.subject,
    on: placeOf(row),
    kills: row.kills,
    stops: row.stops,
    'clock jumps': row.jumps,
    replies: row.counts.replies,
    'not passed on': row.counts.notOwed,
    'replies lost': row.counts.lost,
    'applied twice': row.counts.twice,
    'messages lost': row.counts.messagesLost,
    'left to a person': row.counts.leftToPeople,
    'messages repeated': row.counts.repeated,
    'worst per kill': Math.ceil(row.counts.worstRepeat),
  }));
}

function placeOf({ name, manner }: Row): string {
  return `${name}, ${manner}`;
}

/** How many lives ended at each point, in the order of the walk of an update and its answer. */
export function pointsOf({ points }: Verdict): string {
  return CRASH_POINTS.map((name) => `${name} ${String(points.get(name) ?? 0)}`).join('; ');
}

/** Points that no life ended at. */
export function missedPoints({ points }: Verdict): string[] {
  return CRASH_POINTS.filter((name) => !points.has(name));
}

export function agreementOf({ rows }: Verdict): string {
  const all = rows.reduce((sum, { counts }) => sum + counts.replies - counts.notOwed, 0);
  const apart = rows.reduce((sum, { counts }) => sum + counts.disagreements, 0);
  return apart === 0
    ? `our own record agrees on all ${String(all)}`
    : `our own record disagrees on ${String(apart)} of ${String(all)}`;
}

/** How long a start took, from spawning the process until it can be told things. */
export function recoveryOf({ starts }: Verdict): string {
  const sorted = starts.toSorted((a, b) => a - b);
  const at = (assignment: number): string => (sorted[Math.floor(assignment * (sorted.length - 1))] ?? 0).toFixed(0);
  return `${at(0.5)} ms (median), ${at(0.99)} ms (99 of 100)`;
}
