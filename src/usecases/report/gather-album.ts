/** An album is asked about once, after a short delay; words that arrive meanwhile make the question unnecessary. */

import { assignAlbum, evidenceOfAlbum } from '../../store/record/evidence.ts';
import { settle } from '../../store/outbox/outbox-sending.ts';
import { outboxByKey } from '../../store/outbox/outbox.ts';
import type { Work } from '../work.ts';

/** The unique key of the question about an album. */
export function albumKey(chatId: number, album: string): string {
  return `album:${String(chatId)}:${album}`;
}

/** An album's words were recorded as a report: all items become its evidence, and the question is dropped. */
export function gatherAlbum(
  work: Work,
  chatId: number,
  album: string,
  report: { assignmentId: number; eventId: number },
): void {
  const items = evidenceOfAlbum(work.tx, chatId, album);
  // The words may report on several tasks: the files belong to the first.
  const isFirst = items.every(({ eventId }) => eventId === null || eventId === report.eventId);
  if (isFirst) assignAlbum(work.tx, chatId, album, report);
  leaveAlbumUnasked(work, chatId, album, 'answered by its words');
}

/** Drops the queued question about an album. */
export function leaveAlbumUnasked(work: Work, chatId: number, album: string, why: string): void {
  const question = outboxByKey(work.tx, albumKey(chatId, album));
  if (question?.state === 'queued') {
    settle(work.tx, question.id, { state: 'skipped', messageId: null, error: why }, work.now);
  }
}
