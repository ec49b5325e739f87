/** "Tạm dừng theo Công văn số …": what the secretariat is asked to confirm. Until then nothing stops. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { passedOnSentence } from './waiting-words.ts';
import { citedDocumentWords } from './cited-document-words.ts';
import { pendingDecisionButtons, type PendingDecision } from './compose-pending-decision.ts';
import { deadlineWords } from './deadline-words.ts';
import { stateWords } from './state-words.ts';
import { cardName, shorten, titleWords } from './words.ts';
import { bold, write } from './write.ts';

/** To the secretariat: an agency says that a task was stopped by those above. */
export function composePendingSuspension(
  card: Card,
  { event, by, text, documents }: PendingDecision,
  today: LocalDate,
): OutgoingMessage {
  const { task, agency, assignment } = card;
  const id = String(task.id);
  const basis =
    documents.length === 0 ? 'đơn vị chưa nêu văn bản' : documents.map((each) => citedDocumentWords(each)).join('; ');
  return write(
    [
      bold('Báo tạm dừng, chờ xác nhận'),
      `${cardName(card)} ${titleWords(task, 120)}`,
      `${agency.name}; thời hạn: ${deadlineWords(assignment)}. Người báo: ${shorten(by, 60)}.${passedOnSentence(card)}${text === null ? '' : ` Nguyên văn: “${shorten(text, 300)}”.`}`,
      `Căn cứ: ${basis}. Đang ghi nhận: ${stateWords(assignment, today)}.`,
      `Xác nhận tạm dừng: /dongy ${id}, có thể kèm văn bản. Không xác nhận: /khongdongy ${id} kèm lý do. Chưa xác nhận thì nhiệm vụ chưa dừng.`,
    ],
    {
      buttons: pendingDecisionButtons({ card, event }),
      howToAnswer: `Gõ: dongy ${id} · khongdongy ${id} kèm lý do`,
    },
  );
}
