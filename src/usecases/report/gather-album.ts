/** An album is asked about once, a little later; words that arrive meanwhile make the question needless. */

import { assignAlbum, evidenceOfAlbum } from '../../store/record/events.ts';
import { settle } from '../../store/outbox/outbox-sending.ts';
import { outboxByKey } from '../../store/outbox/outbox.ts';
import type { Work } from '../work.ts';

/** The unique key of the question about an album. */
export function albumKey(chatId: number, album: string): string {
  return `album:${String(chatId)}:${album}`;
}

/** The words of an album were recorded as a report: all its items are evidence of it, and nothing is left to ask. */
export function gatherAlbum(
  work: Work,
  chatId: number,
  album: string,
  report: { assignmentId: number; eventId: number },
): void {
  const items = evidenceOfAlbum(work.tx, chatId, album);
  // The words may report on several tasks: the files stay with the first.
  const isFirst = items.every(({ eventId }) => eventId === null || eventId === report.eventId);
  if (isFirst) assignAlbum(work.tx, chatId, album, report);
  leaveAlbumUnasked(work, chatId, album, 'answered by its words');
}

/** The question about an album is not put after all, when it still waits for the album's words. */
export function leaveAlbumUnasked(work: Work, chatId: number, album: string, why: string): void {
  const question = outboxByKey(work.tx, albumKey(chatId, album));
  if (question?.state === 'queued') {
    settle(work.tx, question.id, { state: 'skipped', messageId: null, error: why }, work.now);
  }
}
