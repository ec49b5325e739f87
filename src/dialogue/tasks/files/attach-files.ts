/** Files without words: stored as evidence of the task they answer, and the agency is asked how far it is. */

import { askHowFarWithFiles } from '../../../conversation/compose/compose-question.ts';
import type { IncomingMessage } from '../../../conversation/message/incoming.ts';
import type { OutgoingMessage } from '../../../conversation/message/message.ts';
import { sendUnderNew } from '../../../conversation/compose/compose-continuation.ts';
import * as say from '../../../conversation/compose/say-report.ts';
import { ANONYMOUS } from '../../../conversation/compose/say.ts';
import { write } from '../../../conversation/compose/write.ts';
import { mayReport } from '../../../domain/people/access.ts';
import { addMs } from '../../../domain/calendar/dates.ts';
import { isOpen } from '../../../domain/tasks/assignment.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import { cardById } from '../../../store/programmes/assignments.ts';
import { evidenceOfAlbum } from '../../../store/record/evidence.ts';
import { record } from '../../../store/record/record-event.ts';
import { announceAddition } from '../../../usecases/report/announce-pending-decision.ts';
import { albumKey } from '../../../usecases/report/gather-album.ts';
import { keepFile } from '../../context/keep-file.ts';
import type { Origin } from '../../context/origin.ts';
import type { Work } from '../../../usecases/work.ts';

/** Items of an album arrive one by one: the answer waits this long for the rest, and for a caption. */
const ALBUM_WAIT_MS = 2000;

/**
 * `candidates` are the tasks that the message may be about; `unclear` is said where that is not one. `isBeside`: the words
 * of the message were answered, so that the files are only said to be kept.
 */
export function attachFiles(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  candidates: readonly Card[],
  { unclear = say.WHOSE_FILE, isBeside = false }: { readonly unclear?: string; readonly isBeside?: boolean } = {},
): void {
  const { album } = message;
  const known = album === null ? [] : evidenceOfAlbum(work.tx, origin.chat.id, album);
  const settled = known.find((item) => item.assignmentId !== null);
  const settledCard = settled?.assignmentId == null ? undefined : cardById(work.tx, settled.assignmentId);
  const card = settledCard ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (card === undefined) {
    const words = write([unclear], { replyTo: origin.messageId });
    if (album === null) origin.reply(words, 'answer');
    else answerAlbum(work, origin, album, words, []);
    keep(work, origin, message, null, null);
    return;
  }
  const verdict = mayReport(origin.actor, card.agency.id);
  if (verdict !== 'yes') {
    if (known.length === 0) {
      const words = verdict === 'anonymous' ? ANONYMOUS : say.onlyFocalPoints(card.agency.name);
      origin.reply(write([words], { replyTo: origin.messageId }), 'answer');
    }
    return;
  }
  if (card.assignment.continuedIn !== null) {
    const words = write([sendUnderNew(card, 'file')], { replyTo: origin.messageId });
    if (album === null) origin.reply(words, 'answer');
    else answerAlbum(work, origin, album, words, []);
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
  // When the album had a caption, its receipt is the answer.
  if (settled?.eventId != null) return;
  announceAddition(work, card, eventId);
  // Of what is reported as done nothing more is asked.
  const isSaid = isBeside || card.assignment.waitingFor === 'confirmation' || !isOpen(card.assignment);
  const question = isSaid
    ? write([say.filesKept(card)], { replyTo: origin.messageId, silent: true })
    : askHowFarWithFiles(card, origin.messageId);
  if (album === null) origin.reply(question, isSaid ? 'answer' : 'question', [card.assignment.id]);
  else answerAlbum(work, origin, album, question, [card.assignment.id]);
}

/** Keeps an item that came before or after the one with the words, without an answer. */
export function keepAlbumItem(work: Work, origin: Origin, message: IncomingMessage): void {
  const { album } = message;
  const { agencyId } = origin.chat;
  if (album === null || agencyId === null || mayReport(origin.actor, agencyId) !== 'yes') return;
  const settled = evidenceOfAlbum(work.tx, origin.chat.id, album).find((item) => item.assignmentId !== null);
  keep(work, origin, message, settled?.assignmentId ?? null, settled?.eventId ?? null);
}

/** Queues one delayed answer for the whole album: its caption may belong to an item still to come. */
function answerAlbum(
  work: Work,
  origin: Origin,
  album: string,
  message: OutgoingMessage,
  about: readonly number[],
): void {
  enqueue(
    work.tx,
    {
      key: albumKey(origin.chat.id, album),
      chatId: origin.chat.id,
      kind: 'question',
      payload: { kind: 'message', message },
      unprompted: false,
      dueAt: addMs(work.now, ALBUM_WAIT_MS),
      about,
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
  for (const file of message.files) keepFile(work, origin, message, file, { assignmentId, eventId });
}
