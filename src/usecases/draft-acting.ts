/** Who works on a draft: a person with roles, or the operator at the command line, who needs none. */

import { mayAcceptDraft, mayPrepareDraft, type Actor } from '../domain/people/access.ts';
import type { Author } from './acting.ts';

export interface DraftActing {
  readonly author: Author;
  readonly actor: Actor | 'operator';
}

export function mayPrepare({ actor }: DraftActing): boolean {
  return actor === 'operator' || mayPrepareDraft(actor) === 'yes';
}

export function mayAccept({ actor }: DraftActing): boolean {
  return actor === 'operator' || mayAcceptDraft(actor) === 'yes';
}
