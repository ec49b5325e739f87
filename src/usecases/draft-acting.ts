/** Who works on a draft: a person with roles, or the operator at the command line, who needs none. */

import { mayAcceptDraft, mayPrepareDraft, type Actor } from '../domain/people/access.ts';
import type { Author } from './acting.ts';

/** The name of who works at the command line and gave none. */
export const UNNAMED_OPERATOR = 'người quản trị';

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
