/** What a case is, and what it hands back to be printed. */

export interface BenchCase {
  readonly name: string;
  /** What is measured against what, in one line. */
  readonly about: string;
  /** It takes long and is run only when it is named. */
  readonly onlyByName?: boolean;
  run(stage: Stage): Promise<CaseReport>;
}

export interface Stage {
  /** An empty folder for this case, removed afterwards. */
  readonly folder: string;
  readonly rounds: number;
  /** Of a case that lasts as long as it is told. */
  readonly minutes: number;
  /** Tells whoever waits how far it is; goes to standard error. */
  readonly say: (progress: string) => void;
}

export interface CaseReport {
  readonly lines: readonly Line[];
  readonly targets: readonly Target[];
  /** Whatever a reader must know to judge the figures. */
  readonly notes?: readonly string[];
}

/** One measured quantity over the rounds. */
export interface Line {
  readonly what: string;
  readonly unit: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Target {
  readonly what: string;
  readonly wanted: string;
  readonly got: string;
  readonly met: boolean;
}

export function atLeast(what: string, got: number, wanted: number, unit = ''): Target {
  return { what, wanted: `≥ ${shown(wanted)}${unit}`, got: `${shown(got)}${unit}`, met: got >= wanted };
}

export function atMost(what: string, got: number, wanted: number, unit = ''): Target {
  return { what, wanted: `≤ ${shown(wanted)}${unit}`, got: `${shown(got)}${unit}`, met: got <= wanted };
}

/** Three significant figures, whole numbers from a hundred on. */
export function shown(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

/** A bench that lost or doubled something measures nothing: stops the run. */
export function counted(what: string, got: number, expected: number): void {
  if (got !== expected) throw new Error(`${what}: ${got} instead of ${expected}; the figures would be worth nothing.`);
}
