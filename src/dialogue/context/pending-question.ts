/** A question that waits for its answer, kept so that a restart forgets nothing. */

import type { IncomingFile } from '../../conversation/message/incoming.ts';

export type PendingQuestion =
  /** Which task was meant by `text`? `candidates` are assignments, in the order of the buttons. */
  | {
      readonly kind: 'which_task';
      readonly text: string;
      readonly candidates: readonly number[];
      readonly files: readonly IncomingFile[];
      readonly album: string | null;
    }
  /** Why is it returned or turned down, or until when granted? `event` is the report or request that waits. */
  | {
      readonly kind: 'decision';
      readonly ruling: 'return' | 'reject' | 'approve_other';
      readonly assignment: number;
      readonly event: number;
    }
  /** Which document is the result of this completion? */
  | { readonly kind: 'document'; readonly assignment: number }
  /** Are these words an instruction to the leads of `assignments`? */
  | { readonly kind: 'instruction'; readonly text: string; readonly assignments: readonly number[] }
  /** What is in the way of, until when is more time wanted for, or how far is, this assignment? */
  | { readonly kind: 'obstacle' | 'extension_date' | 'how_far'; readonly assignment: number };

/** Whether an agency was asked about the state of one task. */
export function isAboutState(
  pending: PendingQuestion,
): pending is PendingQuestion & { readonly kind: 'obstacle' | 'extension_date' | 'how_far' } {
  return pending.kind === 'obstacle' || pending.kind === 'extension_date' || pending.kind === 'how_far';
}

export function pendingQuestionOf(json: string): PendingQuestion {
  return JSON.parse(json) as PendingQuestion;
}
