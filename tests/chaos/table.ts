import type { Counts } from './ledger.ts';
import type { Verdict } from './campaign.ts';

/** Copies of one message that one kill may cause. */
const REPEATS_PERMITTED = { telegram: 1, zalo: 0 } as const;

/** What the counts break of the promises; empty when they keep them. */
export function breachesOf(verdict: Verdict): string[] {
  return [
    ...[...verdict.counts].flatMap(([town, counts]) => brokenBy(town, counts).map((what) => `${town}: ${what}`)),
    ...verdict.breaches,
  ];
}

function brokenBy(town: 'telegram' | 'zalo', counts: Counts): string[] {
  const permitted = REPEATS_PERMITTED[town];
  return [
    ...(counts.lost > 0 ? [`${String(counts.lost)} replies lost`] : []),
    ...(counts.twice > 0 ? [`${String(counts.twice)} replies applied twice`] : []),
    ...(counts.messagesLost > 0 ? [`${String(counts.messagesLost)} messages lost`] : []),
    ...(counts.groundless > 0 ? [`${String(counts.groundless)} messages repeated without need`] : []),
    ...(counts.worstRepeat > permitted
      ? [`a message repeated ${counts.worstRepeat.toFixed(1)} times for one kill`]
      : []),
  ];
}

export function rowsOf(verdict: Verdict): object[] {
  return [...verdict.counts].map(([town, counts]) => ({
    program: verdict.subject,
    on: town,
    kills: verdict.kills,
    stops: verdict.stops,
    'clock jumps': verdict.jumps,
    replies: counts.replies,
    'replies lost': counts.lost,
    'applied twice': counts.twice,
    'messages lost': counts.messagesLost,
    'left to a person': counts.leftToPeople,
    'messages repeated': counts.repeated,
    'worst per kill': Math.ceil(counts.worstRepeat),
  }));
}

/** How long a start took, from spawning the process to its first poll. */
export function recoveryOf({ starts }: Verdict): string {
  const sorted = starts.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0);
  return `${at(0.5)} ms (median), ${at(0.99)} ms (99 of 100)`;
}
