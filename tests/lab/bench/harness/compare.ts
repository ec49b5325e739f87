/**
 * Runs variants interleaved, forwards in one round and backwards in the next, so that a slow minute of the machine falls
 * on all of them alike. Ratios are taken within each round; only they carry over to another machine.
 */

import type { Line, Stage } from './bench-case.ts';

/** What one round of a variant measured, by name and unit, e.g. `{ 'replies/s': 9000, 'p99 ms': 7 }`. */
export type Sample = Readonly<Record<string, number>>;

export interface Variant {
  readonly name: string;
  /** One round. Checks its own counts (`counted`) before it returns. */
  run(round: number): Sample | Promise<Sample>;
}

export interface Comparison {
  readonly lines: readonly Line[];
  readonly median: (variant: string, measure: string) => number;
  /** The median of one variant's assignment of another, round by round; also as a line of the table. */
  readonly ratio: (variant: string, to: string, measure: string) => number;
}

/** A first round of each variant warms it up and is not counted. */
export async function compare(stage: Stage, variants: readonly Variant[]): Promise<Comparison> {
  const samples = new Map<string, Sample[]>(variants.map(({ name }) => [name, []]));
  for (let round = 0; round <= stage.rounds; round += 1) {
    stage.say(round === 0 ? 'warming up' : `round ${round} of ${stage.rounds}`);
    for (const variant of round % 2 === 0 ? variants.toReversed() : variants) {
      const sample = await variant.run(round);
      if (round > 0) samples.get(variant.name)?.push(sample);
    }
  }
  const valuesOf = (variant: string, measure: string): number[] =>
    (samples.get(variant) ?? []).map((sample) => sample[measure] ?? Number.NaN);
  const lines: Line[] = variants.flatMap(({ name }) =>
    Object.keys(samples.get(name)?.[0] ?? {}).map((measure) => lineOf(name, measure, valuesOf(name, measure))),
  );
  return {
    lines,
    median: (variant, measure) => median(valuesOf(variant, measure)),
    ratio(variant, to, measure) {
      const base = valuesOf(to, measure);
      const assignments = valuesOf(variant, measure).map((value, index) => value / (base[index] ?? Number.NaN));
      const line = lineOf(`${variant} ÷ ${to}`, `× (${measure})`, assignments);
      lines.push(line);
      return line.median;
    },
  };
}

export function lineOf(what: string, unit: string, values: readonly number[]): Line {
  return { what, unit, median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that the assignment `q` of all values does not exceed. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export async function msTaken(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
