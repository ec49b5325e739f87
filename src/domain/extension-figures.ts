import type { Assignment } from './assignment.ts';

/** How often agencies' dates were moved: in how many shares, how often in all, and the most for one share. */
export interface ExtensionFigures {
  readonly shares: number;
  readonly times: number;
  readonly most: number;
}

/** Counts the extensions that stand: one that was taken back does not count. */
export function extensionFiguresOf(assignments: readonly Pick<Assignment, 'extensions'>[]): ExtensionFigures {
  const moved = assignments.map(({ extensions }) => extensions).filter((extensions) => extensions > 0);
  return {
    shares: moved.length,
    times: moved.reduce((sum, extensions) => sum + extensions, 0),
    most: moved.reduce((most, extensions) => Math.max(most, extensions), 0),
  };
}
