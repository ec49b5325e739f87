/** A document that was taken in and accepted in one go at the command line: its draft is in the record all the same. */

import { createHash } from 'node:crypto';
import { insertDraft, updateDraft } from '../../store/drafts/drafts.ts';
import type { Author } from '../acting.ts';
import type { Work } from '../work.ts';
import { LARGEST_KEPT, type DraftSource } from './take-draft.ts';

/** What the event of an import says of its document. */
export function importedFrom({ name, bytes }: Pick<DraftSource, 'name' | 'bytes'>): string {
  return `tệp “${name}”, SHA-256 ${hashOf(bytes)}; ghi tại dòng lệnh`;
}

/** Keeps the document that an import took in at once, as an accepted draft. */
export function noteImported(
  work: Work,
  { actor, personId, channel }: Author,
  { name, bytes, content, pictures = new Map(), programme }: DraftSource,
  { programmeId, eventId }: { readonly programmeId: number | null; readonly eventId: number | null },
): void {
  const { tx, now } = work;
  const id = insertDraft(
    tx,
    {
      programme,
      fileName: name,
      sha256: hashOf(bytes),
      size: bytes.length,
      takenAt: now,
      takenBy: actor,
      personId,
      channel,
    },
    { content, bytes: bytes.length <= LARGEST_KEPT ? bytes : null, pictures },
  );
  updateDraft(tx, id, { state: 'accepted', settledAt: now, settledBy: actor, programmeId, eventId });
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
