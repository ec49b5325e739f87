/** "Tạm dừng theo Công văn số …", and that the work goes on: what the secretariat is asked to decide. Until then nothing changes. */

import { addDays, formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { CitedDocument } from '../../domain/tasks/cited-document.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { suspensionRefused } from '../../domain/tasks/transition/suspension.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { passedOnSentence } from './waiting-words.ts';
import { citedDocumentWords } from './cited-document-words.ts';
import { pendingDecisionButtons, suspensionButtons, type PendingDecision } from './compose-pending-decision.ts';
import { deadlineWords } from './deadline-words.ts';
import { requestWords, takesThePlaceLine } from './overtaken-words.ts';
import { periodWords } from './period-words.ts';
import { stateOf } from './state-words.ts';
import { cardName, shorten, taskName, titleWords } from './words.ts';
import { quotedWords } from './quoted-words.ts';
import { bold, write } from './write.ts';

interface Claimed {
  readonly today: LocalDate;
  /** The periods of a duty of which the report says so; one card of what is done once. */
  readonly periods: readonly Card[];
  /** The report names a period: that one, or the whole duty? */
  readonly isScopeAsked: boolean;
}

/** To the secretariat: an agency says that a task was stopped by those above. */
export function composePendingSuspension(
  card: Card,
  { event, by, text, added, chosen, documents, overtaken }: PendingDecision,
  { today, periods, isScopeAsked }: Claimed,
): OutgoingMessage {
  const { task, agency, assignment } = card;
  const id = String(task.id);
  const basis =
    documents.length === 0 ? 'đơn vị chưa nêu văn bản' : documents.map((each) => citedDocumentWords(each)).join('; ');
  const isDuty = assignment.period !== null && !isScopeAsked;
  const names = periods.map((each) => periodWords(each.assignment)).filter((period) => period !== null);
  const dropped = periods.filter(
    ({ assignment: { waitingFor } }) => waitingFor !== null && waitingFor !== 'suspension',
  );
  return write(
    [
      bold('Báo tạm dừng, chờ xác nhận'),
      `${isDuty ? taskName(task) : cardName(card)} ${titleWords(task, 120)}`,
      `${agency.name}; thời hạn: ${deadlineWords(assignment)}. Người báo: ${shorten(by, 60)}.${passedOnSentence(card)}${quotedWords({ text, added, chosen })}`,
      `Căn cứ: ${basis}. Đang ghi nhận: ${stateOf(card, today)}.`,
      ...(overtaken === null ? [] : [takesThePlaceLine(overtaken)]),
      ...(isDuty
        ? [
            `Khi xác nhận, cả nhiệm vụ dừng: kỳ ${names.join(', ')} và các kỳ sau, cho đến khi tiếp tục.${dropped.map(droppedWords).join('')}`,
          ]
        : []),
      ...(isScopeAsked ? [scopeLine(card)] : []),
      beganWords(card, documents, today),
      isScopeAsked
        ? `Không xác nhận: /khongdongy ${id} kèm lý do. Chưa xác nhận thì nhiệm vụ chưa dừng.`
        : `Xác nhận tạm dừng: /dongy ${id}, có thể kèm văn bản. Không xác nhận: /khongdongy ${id} kèm lý do. Chưa xác nhận thì nhiệm vụ chưa dừng.`,
    ],
    {
      buttons: isScopeAsked ? suspensionButtons(card, event) : pendingDecisionButtons({ card, event }),
      howToAnswer: `Đề nghị trả lời: dongy ${id}${isScopeAsked ? ' cả nhiệm vụ · dongy ' + id + ' chỉ kỳ này' : ''} · khongdongy ${id} kèm lý do`,
    },
  );
}

/** " Khi đó đề nghị gia hạn đến 15/02/2023, kỳ quý I/2022, không còn chờ quyết định." */
function droppedWords({ assignment }: Card): string {
  return ` Khi đó ${requestWords(assignment)}, kỳ ${periodWords(assignment) ?? ''}, không còn chờ quyết định.`;
}

/** The day from which it may have been stopped before today: that of the document, where one is named. */
function beganWords({ task, assignment }: Card, documents: readonly CitedDocument[], today: LocalDate): string {
  const days = documents.flatMap(({ issuedOn }) => issuedOn ?? []);
  const day = days.filter((on) => suspensionRefused(assignment, on, today) === null && on < today).at(-1);
  const id = String(task.id);
  return day === undefined
    ? `Tạm dừng tính từ ngày xác nhận; nếu từ ngày trước đó: /dongy ${id} từ kèm ngày.`
    : `Tạm dừng tính từ ngày xác nhận; nếu từ ngày của văn bản: /dongy ${id} từ ${formatDate(day)}.`;
}

/** "Đơn vị nêu kỳ quý II/2022. Tạm dừng cả nhiệm vụ (mọi kỳ): /dongy 1 cả nhiệm vụ; chỉ kỳ này: /dongy 1 chỉ kỳ này." */
function scopeLine({ task, assignment }: Card): string {
  const id = String(task.id);
  return `Đơn vị nêu kỳ ${periodWords(assignment) ?? 'này'}. Tạm dừng cả nhiệm vụ (mọi kỳ): /dongy ${id} cả nhiệm vụ. Tạm dừng chỉ kỳ này: /dongy ${id} chỉ kỳ này. Có thể kèm văn bản.`;
}

/** To who confirms a suspension without saying of what: that period, or the whole duty? */
export function askSuspensionScope(card: Card, event: number, replyTo: string | null): OutgoingMessage {
  const id = String(card.task.id);
  return write(
    [`${cardName(card)}: chưa rõ tạm dừng một kỳ hay cả nhiệm vụ, nên chưa quyết định gì.`, scopeLine(card)],
    {
      buttons: suspensionButtons(card, event),
      howToAnswer: `Đề nghị trả lời: dongy ${id} cả nhiệm vụ · dongy ${id} chỉ kỳ này`,
      replyTo,
    },
  );
}

/** To the secretariat: an agency reports on a suspended task. */
export function composeProposedResumption(
  card: Card,
  { event, by, text, added, chosen, documents }: PendingDecision,
  { today, isReportedDone }: { readonly today: LocalDate; readonly isReportedDone: boolean },
): OutgoingMessage {
  const { task, agency, assignment } = card;
  const id = String(task.id);
  const weekAgo = addDays(today, -7);
  const example =
    assignment.suspendedOn !== null && assignment.suspendedOn > weekAgo ? assignment.suspendedOn : weekAgo;
  const since = assignment.suspendedOn === null ? '' : ` từ ngày ${formatDate(assignment.suspendedOn)}`;
  const name = assignment.suspendedScope === 'duty' ? taskName(task) : cardName(card);
  return write(
    [
      bold(isReportedDone ? 'Báo hoàn thành nhiệm vụ đang tạm dừng' : 'Đơn vị báo tiếp tục thực hiện'),
      `${name} ${titleWords(task, 120)}`,
      `${agency.name}; nhiệm vụ đang tạm dừng${since}. Người báo: ${shorten(by, 60)}.${quotedWords({ text, added, chosen })}`,
      ...(documents.length === 0 ? [] : [`Văn bản: ${documents.map(citedDocumentWords).join('; ')}.`]),
      ...(isReportedDone ? [reportedDoneLine(card)] : []),
      `Cho tiếp tục: /tieptuc ${id}, có thể kèm ngày (ví dụ ${formatDate(example)}) và văn bản. Chưa cho tiếp tục thì nhiệm vụ vẫn tạm dừng.`,
    ],
    {
      buttons: [
        [
          {
            label: isReportedDone ? 'Cho tiếp tục và ghi hoàn thành' : 'Cho tiếp tục',
            action: { kind: 'decide', event, ruling: 'resume' },
          },
        ],
      ],
      howToAnswer: `Đề nghị trả lời: tieptuc ${id}`,
    },
  );
}

/** What was reported, and what becomes of it: it is no completion before it goes on and is confirmed. */
function reportedDoneLine({ assignment }: Card): string {
  const { statedOn } = assignment;
  const period = periodWords(assignment);
  const what = period === null ? 'hoàn thành' : `hoàn thành kỳ ${period}`;
  const day = statedOn === null ? ', chưa nêu ngày hoàn thành' : ` ngày ${formatDate(statedOn)}`;
  return `Đơn vị báo ${what}${day}. Khi cho tiếp tục, báo cáo này được ghi nhận và chờ Văn phòng xác nhận.`;
}

/** To the secretariat: what an agency said of a suspended task is taken back. */
export function composeResumptionTakenBack(card: Card, by: string): OutgoingMessage {
  return write([
    [bold(`Đơn vị đã rút nội dung báo trong lúc tạm dừng ${cardName(card)}`), ` ${titleWords(card.task, 100)}`],
    `${card.agency.name}; người rút: ${shorten(by, 60)}. Nhiệm vụ vẫn tạm dừng; nội dung đó không còn chờ quyết định.`,
  ]);
}
