/** The straight rules of a picture by its runs of ink; what is drawn by hand, crooked or short is none. */

import type { Rule } from '../pages/page.ts';

/** At 300 dots an inch: a run this long is no letter. */
const SHORTEST_ACROSS = 130;
const SHORTEST_DOWN = 75;
/** Pixels without ink that a run may hold one after another. */
const LARGEST_GAP = 4;
/** Share of ink in a run. */
const FULL = 0.9;
/** Runs in neighbouring rows are one rule; a thicker one is a picture. */
const THICKEST = 22;
const DRIFT = 3;
/** A page of more runs is a photograph or a drawing. */
const MOST_RUNS = 60_000;

export interface PixelRule extends Rule {
  readonly thickness: number;
}

/** Rules across and down, in pixels; none of a picture that is full of runs. */
export function rulesOf(
  ink: Uint8Array,
  width: number,
  height: number,
): { readonly across: readonly PixelRule[]; readonly down: readonly PixelRule[] } {
  const across = joinedRuns(runsIn(ink, { lines: height, length: width, line: width, along: 1 }, SHORTEST_ACROSS));
  const down = joinedRuns(runsIn(ink, { lines: width, length: height, line: 1, along: width }, SHORTEST_DOWN));
  return { across, down };
}

interface Run {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** How pixels follow each other: `line` from a line to the next, `along` within one. */
interface Walk {
  readonly lines: number;
  readonly length: number;
  readonly line: number;
  readonly along: number;
}

function runsIn(ink: Uint8Array, { lines, length, line, along }: Walk, shortest: number): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < lines; at += 1) {
    let from = -1;
    let last = -1;
    let full = 0;
    const close = (): void => {
      if (from >= 0 && last - from + 1 >= shortest && full >= FULL * (last - from + 1))
        runs.push({ at, from, to: last + 1 });
      from = -1;
      full = 0;
    };
    for (let place = 0; place < length; place += 1) {
      const here = at * line + place * along;
      // A rule that is hardly tilted goes on in the row beside.
      const isInk = ink[here] === 1 || (at > 0 && ink[here - line] === 1) || (at < lines - 1 && ink[here + line] === 1);
      if (isInk) {
        if (from >= 0 && place - last - 1 > LARGEST_GAP) close();
        if (from < 0) from = place;
        last = place;
        full += 1;
      }
    }
    close();
    if (runs.length > MOST_RUNS) return [];
  }
  return runs;
}

interface Growing {
  from: number;
  to: number;
  first: number;
  last: number;
}

function joinedRuns(runs: readonly Run[]): readonly PixelRule[] {
  const done: Growing[] = [];
  let open: Growing[] = [];
  for (const run of runs) {
    const near = open.filter(({ last }) => run.at - last <= DRIFT);
    for (const ended of open) if (run.at - ended.last > DRIFT) done.push(ended);
    open = near;
    const touching = open.filter(({ from, to }) => run.from <= to + LARGEST_GAP && run.to >= from - LARGEST_GAP);
    const [into] = touching;
    if (into === undefined) {
      open.push({ from: run.from, to: run.to, first: run.at, last: run.at });
      continue;
    }
    for (const other of touching) {
      into.from = Math.min(into.from, other.from, run.from);
      into.to = Math.max(into.to, other.to, run.to);
      into.first = Math.min(into.first, other.first);
      into.last = run.at;
    }
    if (touching.length > 1) open = open.filter((each) => each === into || !touching.includes(each));
  }
  return [...done, ...open]
    .filter(({ first, last }) => last - first <= THICKEST)
    .map(({ from, to, first, last }) => ({ at: (first + last + 1) / 2, from, to, thickness: last - first + 1 }));
}
