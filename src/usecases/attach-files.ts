/** Files without words: kept as evidence of the task they answer, and the agency is asked how far it is. */

import { askHowFarWithFiles } from '../conversation/compose-question.ts';
import type { IncomingMessage } from '../conversation/incoming.ts';
import * as say from '../conversation/say.ts';
import { write } from '../conversation/write.ts';
import { mayReport } from '../domain/access.ts';
import { addMs } from '../domain/dates.ts';
import type { Card } from '../domain/task.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { cardById } from '../store/assignments.ts';
import { evidenceOfAlbum, keepEvidence, record } from '../store/events.ts';
import type { Origin } from './origin.ts';
import type { Work } from './work.ts';

/** Items of an album come one by one: the answer waits this long for the rest, and for a caption. */
const ALBUM_WAIT_MS = 2000;

/** `candidates` are the tasks that the message may be about. */
export function attachFiles(work: Work, origin: Origin, message: IncomingMessage, candidates: readonly Card[]): void {
  const { album } = message;
  const known = album === null ? [] : evidenceOfAlbum(work.tx, origin.chat.id, album);
  const settled = known.find((item) => item.assignmentId !== null);
  const settledCard = settled?.assignmentId == null ? undefined : cardById(work.tx, settled.assignmentId);
  const card = settledCard ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (card === undefined) {
    if (known.length === 0) origin.reply(write([say.WHOSE_FILE], { replyTo: origin.messageId }), 'answer');
    keep(work, origin, message, null, null);
    return;
  }
  const verdict = mayReport(origin.actor, card.agency.id);
  if (verdict !== 'yes') {
    if (known.length === 0) {
      const words = verdict === 'anonymous' ? say.ANONYMOUS : say.onlyFocalPoints(card.agency.name);
      origin.reply(write([words], { replyTo: origin.messageId }), 'answer');
    }
    return;
  }
  const eventId =
    settled?.eventId ??
    record(work.tx, {
      at: work.now,
      kind: 'evidence_received',
      taskId: card.task.id,
      assignmentId: card.assignment.id,
      agencyId: card.agency.id,
      ...origin.author,
    });
  keep(work, origin, message, card.assignment.id, eventId);
  // The caption's own receipt says it all when the album had one.
  if (settled?.eventId != null) return;
  enqueue(
    work.tx,
    {
      key: album === null ? `files:${String(eventId)}` : `album:${String(origin.chat.id)}:${album}`,
      chatId: origin.chat.id,
      kind: 'question',
      payload: { kind: 'message', message: askHowFarWithFiles(card, origin.messageId) },
      unprompted: false,
      dueAt: album === null ? work.now : addMs(work.now, ALBUM_WAIT_MS),
      about: [card.assignment.id],
    },
    work.now,
  );
}

function keep(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  assignmentId: number | null,
  eventId: number | null,
): void {
  for (const file of message.files) {
    keepEvidence(work.tx, {
      at: work.now,
      assignmentId,
      eventId,
      personId: origin.person.id,
      chatId: origin.chat.id,
      messageId: message.messageId,
      album: message.album,
      ...file,
    });
  }
}
