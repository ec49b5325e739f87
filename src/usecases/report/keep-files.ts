import type { IncomingFile } from '../../conversation/message/incoming.ts';
import { filesKeptOf, keepEvidence } from '../../store/record/evidence.ts';
import type { Acting } from '../acting.ts';
import type { Work } from '../work.ts';
import { gatherAlbum } from './gather-album.ts';

/** What came with a message; the files of an earlier one that is recorded with it name that one. */
export interface SentFiles {
  readonly files: readonly (IncomingFile & { readonly messageId?: string })[];
  readonly album: string | null;
}

/**
 * Keeps files as the evidence of an event; of an album also the items that came before or are still to come. Returns how
 * many of the files are evidence of the assignment now: one that another task has already stays with that one.
 */
export function keepFiles(
  work: Work,
  by: Acting,
  { assignmentId, eventId }: { readonly assignmentId: number; readonly eventId: number },
  { files, album }: SentFiles,
): number {
  const of = { assignmentId, eventId };
  const sent = files.map((file) => ({ messageId: by.messageId ?? '', ...file }));
  for (const file of sent) {
    keepEvidence(work.tx, { at: work.now, ...of, personId: by.person.id, chatId: by.chat.id, album, ...file });
  }
  if (album !== null) gatherAlbum(work, by.chat.id, album, of);
  return sent.filter(({ messageId, fileKey }) =>
    filesKeptOf(work.tx, by.chat.id, messageId, assignmentId).includes(fileKey),
  ).length;
}
