/** What a reply that is not certain would be recorded as, put as one question with numbered answers. */

import { formatDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Button, OutgoingMessage } from '../message/message.ts';
import type { Proposal } from '../read/propose-reading.ts';
import { proposalAnswers, proposalLabel } from '../read/answer/read-proposal-answer.ts';
import { REPORTED_WORDS } from '../status-words.ts';
import { citedDocumentWords } from './cited-document-words.ts';
import { write } from './write.ts';
import { cardName, percentWords, shorten, titleWords } from './words.ts';

/** What is in the way stands beside the status, in its own words. */
const STATUSES: Readonly<Record<Proposal['status'], string>> = {
  ...REPORTED_WORDS,
  blocked: REPORTED_WORDS.in_progress,
  suspended: 'đề nghị tạm dừng, chờ Văn phòng xác nhận',
};

/** To whoever said more than yes: nothing of it is a figure, a day or a document. */
export function additionKept(card: Card, more: string): string {
  return `${cardName(card)}: phần nói thêm “${shorten(more, 120)}” được ghi kèm nguyên văn.`;
}

/** "đang thực hiện, 70 %; GPMB 92 %; dự kiến hoàn thành 15/12/2026": everything that would be recorded. */
export function proposalWords(proposal: Proposal): string {
  const { status, progress, figures, obstacle, completedOn, expectedOn, document, documentDate } = proposal;
  const share = progress === null || status === 'completed' ? '' : `, ${percentWords(progress)}`;
  const day = completedOn === null ? '' : ` ngày ${formatDate(completedOn)}`;
  return [
    STATUSES[status] + share + day,
    ...figures.map((figure) => shorten(figure, 80)),
    ...(obstacle === null ? [] : [`vướng mắc: ${shorten(obstacle, 160)}`]),
    ...(expectedOn === null ? [] : [`dự kiến hoàn thành ${formatDate(expectedOn)}`]),
    ...(document === null
      ? []
      : [`văn bản ${citedDocumentWords({ number: document, issuedOn: documentDate, abstract: '' })}`]),
  ].join('; ');
}

/**
 * The buttons answer question `questionId` by position: 0 that it is so, the others with another status. `figures` are the
 * numbers of the answers that may be typed; the first also where there are buttons.
 */
export function askProposal(
  questionId: number,
  card: Card,
  {
    proposal,
    said,
    figures,
  }: { readonly proposal: Proposal; readonly said: string; readonly figures: readonly number[] },
  replyTo: string | null,
): OutgoingMessage {
  const labels = proposalAnswers(proposal.status).map((answer) => proposalLabel(answer));
  const buttons = labels.map((label, choice): Button => ({
    label,
    action: { kind: 'answer', question: questionId, choice },
  }));
  const id = String(card.task.id);
  const yes = figures.includes(1) ? '“đúng” hoặc “1”' : '“đúng”';
  const areNumbered = labels.every((_, index) => figures.includes(index + 1));
  const typed = labels.map((label, index) => {
    const words = label.toLocaleLowerCase('vi');
    return areNumbered ? `${String(index + 1)} – ${words}` : words;
  });
  return write(
    [
      `Ghi ${cardName(card)} ${titleWords(card.task, 80)}: ${proposalWords(proposal)}?`,
      `Theo tin “${shorten(said, 200)}”; lời báo được ghi kèm nguyên văn. Chưa ghi nhận gì cho đến khi đơn vị trả lời: ${yes} nếu đúng như vậy; nếu khác, đề nghị viết lại, ví dụ “#${id} 70%”.`,
    ],
    {
      buttons: [buttons.slice(0, 2), buttons.slice(2)],
      howToAnswer: `Đề nghị trả lời: ${typed.join(' · ')}. Có nhiều câu hỏi thì kèm số nhiệm vụ: “#${id} đúng”.`,
      replyTo,
    },
  );
}
