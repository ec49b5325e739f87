import type { Author } from '../usecases/acting.ts';
import type { ImportOutcome } from '../usecases/programme/import-programme.ts';
import type { Work } from '../usecases/work.ts';

/** Who accepts a new programme, what the record says of it, and what else belongs into its last transaction. */
export interface Accepted {
  readonly by: { readonly author: Author; readonly words: string };
  readonly note: (work: Work, outcome: ImportOutcome & { readonly kind: 'imported' }) => void;
}
