/** What happens to an agency's open assignments when it is merged, renamed, split or abolished. Past results stay. */

import type { Assignment } from '../tasks/assignment.ts';
import type { LocalDate } from '../calendar/dates.ts';

export type SuccessionKind = 'merge' | 'rename' | 'split' | 'abolish';

/**
 * A reorganisation as an operator writes it: agencies by code; a successor with a `name` may be new. `from` is the first
 * day of the new order. In a split `choices` says which successor takes which task; a task that is not chosen for waits.
 */
export interface SuccessionPlan {
  readonly kind: SuccessionKind;
  readonly predecessors: readonly string[];
  readonly successors: readonly { readonly code: string; readonly name: string | null }[];
  readonly from: LocalDate;
  /** The source document, such as "Nghị quyết số 20/NQ-HĐND". */
  readonly document: string;
  readonly choices: readonly { readonly task: number; readonly successor: string }[];
}

/** Why a plan cannot be carried out; one sentence with the cure. Null for a plan that is well formed. */
export function problemOfPlan({ kind, predecessors, successors, document, choices }: SuccessionPlan): string | null {
  if (document.trim() === '') return 'Name the document that orders it with --document.';
  if (new Set(predecessors).size !== predecessors.length) return 'An agency is named twice among those that end.';
  const codes = successors.map(({ code }) => code);
  const stray = choices.find(({ successor }) => !codes.includes(successor));
  if (stray !== undefined)
    return `Task ${String(stray.task)} is given to ${stray.successor}, which is none of the successors.`;
  switch (kind) {
    case 'merge':
      return predecessors.length < 2 || successors.length !== 1
        ? 'A merger takes two or more agencies into one: name at least two, and one with --into.'
        : null;
    case 'rename':
      return predecessors.length !== 1 || successors.length !== 1 ? 'A renaming is of one agency into one.' : null;
    case 'split':
      return predecessors.length !== 1 || successors.length < 2
        ? 'A split takes one agency into two or more: name them with --into.'
        : null;
    case 'abolish':
      return predecessors.length !== 1 || successors.length > 0 ? 'Only one agency at a time is abolished.' : null;
  }
}

/**
 * Who stands for an agency today: itself while it is; else those at the end of every chain of successors, each once.
 * `ended` holds the agencies that are no more with those that came after them at once. Empty for one without a successor.
 */
export function heirsOf(agencyId: number, ended: ReadonlyMap<number, readonly { readonly id: number }[]>): number[] {
  const heirs = new Set<number>();
  const seen = new Set<number>();
  const follow = (id: number): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const next = ended.get(id);
    if (next === undefined) heirs.add(id);
    else for (const successor of next) follow(successor.id);
  };
  follow(agencyId);
  return [...heirs];
}

/** An assignment moves to a successor, joins the assignment which that successor has in the same task, or waits for a decision. */
export type Fate =
  | { readonly kind: 'moves'; readonly to: number }
  | { readonly kind: 'joins'; readonly to: number; readonly assignment: Assignment }
  | { readonly kind: 'waits' };

/**
 * The fate of one open assignment. `to` is the agency that takes its task, null when nobody was chosen; `there` the assignment
 * which that agency has in the task already.
 */
export function fateOf(to: number | null, there: Assignment | undefined): Fate {
  if (to === null) return { kind: 'waits' };
  return there === undefined ? { kind: 'moves', to } : { kind: 'joins', to, assignment: there };
}

/**
 * While it is open who takes a task over, nobody is reminded of it; a result that was already reported goes on waiting
 * for its confirmation.
 */
export function awaitSuccessor(assignment: Assignment): Assignment | null {
  if (assignment.waitingFor === 'confirmation' || assignment.status === 'suspended') return null;
  return { ...assignment, status: 'suspended', waitingFor: null, waitingSince: null, requestedDueOn: null };
}
