/** A question that waits for its answer, kept so that a restart forgets nothing. */

import type { IncomingFile } from '../conversation/incoming.ts';

export type PendingQuestion =
  /** Which task was meant by `text`? `candidates` are assignments, in the order of the buttons. */
  | {
      readonly kind: 'which_task';
      readonly text: string;
      readonly candidates: readonly number[];
      readonly files: readonly IncomingFile[];
      readonly album: string | null;
    }
  /** What is in the way of, until when is more time wanted for, or how far is, this assignment? */
  | { readonly kind: 'obstacle' | 'extension_date' | 'how_far'; readonly assignment: number };

export function pendingQuestionOf(json: string): PendingQuestion {
  return JSON.parse(json) as PendingQuestion;
}
