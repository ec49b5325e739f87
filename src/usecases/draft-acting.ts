/** Who works on a draft: a person with roles, or the operator at the command line, who needs none. */

import { mayAcceptDraft, mayPrepareDraft, type Actor } from '../domain/people/access.ts';
import type { Author } from './acting.ts';

export interface DraftActing {
  readonly author: Author;
  readonly actor: Actor | 'operator';
}

/** True for who may take drafts in and answer their questions. */
export function mayPrepare({ actor }: DraftActing): boolean {
  return actor === 'operator' || mayPrepareDraft(actor) === 'yes';
}

/** True for who may accept drafts. */
export function mayAccept({ actor }: DraftActing): boolean {
  return actor === 'operator' || mayAcceptDraft(actor) === 'yes';
}
