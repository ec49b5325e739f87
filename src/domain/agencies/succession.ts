/** The fate of an agency's open assignments when it is merged, renamed, split or abolished. Past results stay. */

import { isOpen, type Assignment } from '../tasks/assignment.ts';
import type { LocalDate } from '../calendar/dates.ts';

export type SuccessionKind = 'merge' | 'rename' | 'split' | 'abolish';

/** A reorganisation as an operator writes it, agencies by code; a successor with a `name` may be new. */
export interface SuccessionPlan {
  readonly kind: SuccessionKind;
  readonly predecessors: readonly string[];
  readonly successors: readonly { readonly code: string; readonly name: string | null }[];
  /** The first day of the new order. */
  readonly from: LocalDate;
  /** The source document, such as "Nghị quyết số 20/NQ-HĐND". */
  readonly document: string;
  /** Which successor of a split takes which task; a task without a choice waits. */
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

/** `ended` maps each abolished agency to its direct successors. */
type Ended = ReadonlyMap<number, readonly { readonly id: number }[]>;

/** An agency and, once it has ended, all that came after it, on every chain of successors. */
export function lineOf(agencyId: number, ended: Ended): ReadonlySet<number> {
  const line = new Set<number>();
  const follow = (id: number): void => {
    if (line.has(id)) return;
    line.add(id);
    for (const successor of ended.get(id) ?? []) follow(successor.id);
  };
  follow(agencyId);
  return line;
}

/**
 * The agencies that now stand for an agency: itself while it exists; else the ends of all chains of successors, without
 * repeats. Empty without a successor.
 */
export function heirsOf(agencyId: number, ended: Ended): number[] {
  return [...lineOf(agencyId, ended)].filter((id) => !ended.has(id));
}

/** An assignment moves to a successor, joins the successor's own of the same task, or waits for a decision. */
export type Fate =
  | { readonly kind: 'moves'; readonly to: number }
  | { readonly kind: 'joins'; readonly to: number; readonly assignment: Assignment }
  | { readonly kind: 'waits' };

/**
 * The fate of one open assignment. `to` is the agency that takes its task, null when none is chosen; `there` is that
 * agency's own assignment of the task. Where that one is done, what is open beside it waits: a merger finishes no work.
 */
export function fateOf(to: number | null, there: Assignment | undefined): Fate {
  if (to === null || there?.status === 'completed') return { kind: 'waits' };
  return there === undefined ? { kind: 'moves', to } : { kind: 'joins', to, assignment: there };
}

/**
 * Until a successor is chosen the assignment is not reminded of. A completion or an extension that was asked for goes on
 * waiting for its decision. `on` is the first day without its agency.
 */
export function awaitSuccessor(assignment: Assignment, on: LocalDate): Assignment {
  return { ...assignment, orphanedOn: on, ...(assignment.waitingFor !== 'confirmation' && { status: 'suspended' }) };
}

/** An orphaned assignment that is open and has no completion pending stays suspended, whatever was decided on it. */
export function keptForSuccessor(assignment: Assignment): Assignment {
  const { orphanedOn, status, waitingFor } = assignment;
  const isKept = orphanedOn !== null && isOpen(assignment) && waitingFor !== 'confirmation' && status !== 'suspended';
  return isKept ? { ...assignment, status: 'suspended' } : assignment;
}
