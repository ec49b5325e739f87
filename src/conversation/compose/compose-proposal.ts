/** What a reply that is not certain would be recorded as, put as one question with numbered answers. */

import { formatDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Button, OutgoingMessage } from '../message/message.ts';
import type { Proposal } from '../read/propose-reading.ts';
import { PROPOSAL_LABELS, proposalAnswers } from '../read/read-proposal-answer.ts';
import { citedDocumentWords } from './cited-document-words.ts';
import { write } from './write.ts';
import { cardName, shorten, titleWords } from './words.ts';

const STATUSES = {
  completed: 'đã hoàn thành',
  in_progress: 'đang thực hiện',
  blocked: 'đang thực hiện',
  not_started: 'chưa thực hiện',
  suspended: 'đề nghị tạm dừng, chờ Văn phòng xác nhận',
} as const;

/** "đang thực hiện, 70 %; GPMB 92 %; dự kiến hoàn thành 15/12/2026": everything that would be recorded. */
export function proposalWords(proposal: Proposal): string {
  const { status, progress, figures, obstacle, completedOn, expectedOn, document, documentDate } = proposal;
  const share = progress === null || status === 'completed' ? '' : `, ${String(progress)} %`;
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

/** The buttons answer question `questionId` by position: 0 that it is so, the others with another status. */
export function askProposal(
  questionId: number,
  card: Card,
  { proposal, said }: { readonly proposal: Proposal; readonly said: string },
  replyTo: string | null,
): OutgoingMessage {
  const labels = proposalAnswers(proposal.status).map((answer) => PROPOSAL_LABELS[answer]);
  const buttons = labels.map((label, choice): Button => ({
    label,
    action: { kind: 'answer', question: questionId, choice },
  }));
  const numbered = labels.map((label, index) => `${String(index + 1)} – ${label.toLocaleLowerCase('vi')}`).join(' · ');
  const id = String(card.task.id);
  return write(
    [
      `Ghi ${cardName(card)} ${titleWords(card.task, 80)}: ${proposalWords(proposal)}?`,
      `Theo tin “${shorten(said, 200)}”; lời báo được ghi kèm nguyên văn. Chưa ghi nhận gì cho đến khi đơn vị trả lời.`,
    ],
    {
      buttons: [buttons.slice(0, 2), buttons.slice(2)],
      howToAnswer: `Gõ: ${numbered}. Có nhiều câu hỏi thì kèm số nhiệm vụ: “#${id} 1”; hoặc viết lại, ví dụ “#${id} 70%”.`,
      replyTo,
    },
  );
}
