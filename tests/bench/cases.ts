import { board } from './cases/board.ts';
import { dueTick } from './cases/due-tick.ts';
import type { BenchCase } from './harness/bench-case.ts';

/** In the order in which they run. */
export const CASES: readonly BenchCase[] = [dueTick, board];
