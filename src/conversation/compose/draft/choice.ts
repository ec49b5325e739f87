import type { DraftAnswer } from '../../../domain/drafts/draft.ts';

/** An answer of one tap; `id` stays the same while the question does. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly answer: DraftAnswer;
}
