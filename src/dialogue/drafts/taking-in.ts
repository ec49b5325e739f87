/** Who takes documents in where, and the asking itself. */

import { mayPrepareDraft } from '../../domain/people/access.ts';
import type { DraftActing } from '../../usecases/draft-acting.ts';
import type { Work } from '../../usecases/work.ts';
import type { Origin } from '../context/origin.ts';

/** The secretariat, in its chat or in private: what is read is of other agencies too. */
export function takesInHere({ actor, chat }: Origin): boolean {
  const isHere = chat.role === 'secretariat' || (chat.type === 'private' && chat.role === 'none');
  return isHere && mayPrepareDraft(actor) === 'yes';
}

/** The person of a message, as one who acts on drafts. */
export function draftActing({ author, actor }: Origin): DraftActing {
  return { author, actor };
}

/** Reads a file of this chat (of the message `fileIn`), or pasted words, in the helper; the answer is the draft's first question. */
export function takeIn(
  work: Work,
  origin: Origin,
  name: string,
  from: { readonly fileId: string } | { readonly text: string },
  fileIn: string | null = null,
): void {
  const messageIds = [fileIn, origin.messageId].filter((id) => id !== null);
  origin.replyLater({ kind: 'take_in', asOf: work.now, personId: origin.person.id, name, from, messageIds });
}
