/** One task in full. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { CitedDocument } from '../../domain/tasks/cited-document.ts';
import { isOpen, standingOf } from '../../domain/tasks/assignment.ts';
import { followedUntil, hasEnded } from '../../domain/tasks/programme-end.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { originLines } from './compose-continuation.ts';
import { pendingDecisionButtons } from './compose-pending-decision.ts';
import { citedDocumentWords } from './cited-document-words.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { periodName } from './period-words.ts';
import { answerButtons } from './task-buttons.ts';
import { continuedWords, leadName } from './heir-words.ts';
import { count, placeWords, shorten, taskName, titleWords } from './words.ts';
import { deadlineWords, distanceOf } from './deadline-words.ts';
import { stateAndReportOf, stateOf } from './state-words.ts';
import { bold, write, type Line } from './write.ts';

/** A file that an agency sent with a report; it stays at the messenger. */
export interface FileKept {
  readonly kind: string;
  readonly name: string | null;
}

function fileWords({ kind, name }: FileKept): string {
  return name === null ? (kind === 'photo' ? 'ảnh' : 'tệp') : shorten(name, 60);
}

/** A date that was set: by the decision itself, by an extension, by taking one back, or by an amended decision. */
export interface Milestone {
  readonly date: LocalDate;
  readonly how: 'decision' | 'extension' | 'undone' | 'changed';
  /** The day on which it was set; null for the decision's own. */
  readonly on: LocalDate | null;
}

export interface CardDetails {
  readonly files: readonly FileKept[];
  readonly documents: readonly CitedDocument[];
  /** The documents that stop it, while a suspension waits or is in force. */
  readonly grounds: readonly CitedDocument[];
  /** What the agencies state in their defence, in words. */
  readonly pleas: readonly string[];
  readonly milestones: readonly { readonly card: Card; readonly dates: readonly Milestone[] }[];
  /** Assignments of the tasks whose results this one waits for, and of those that wait for its own. */
  readonly waitsFor: readonly Card[];
  readonly serves: readonly Card[];
  /** The assignments that it takes over from programmes that have ended, and the latest reports on them, in words. */
  readonly origins: readonly Card[];
  readonly before: readonly string[];
  /** What waits for a decision, with the event since which it does. */
  readonly pendingDecisions: readonly { readonly card: Card; readonly event: number }[];
}

/** One task in full: the words of the decision first, then where each lead stands. `answerable` offers the buttons. */
export function composeCard(
  cards: readonly Card[],
  now: LocalDate,
  answerable: boolean,
  details: Partial<CardDetails> = {},
): OutgoingMessage {
  const [first] = cards;
  if (first === undefined) throw new RangeError('A task needs at least one lead.');
  const { task } = first;
  const {
    files = [],
    documents = [],
    grounds = [],
    pleas = [],
    milestones = [],
    pendingDecisions = [],
    waitsFor = [],
    serves = [],
    origins = [],
    before = [],
  } = details;
  const lines: Line[] = [
    bold(`Nhiệm vụ ${taskName(task)}`),
    titleWords(task, 1500),
    '',
    `Căn cứ: ${placeWords(task)} ngày ${formatDate(task.programme.issuedOn)}.`,
    ...endedLine(task, now),
    ...continuedLine(cards),
    ...originLines(origins, now),
    ...before.map((line) => `• ${line}`),
    `Thời hạn theo văn bản: “${task.deadline.text}”${task.deadline.end === null ? '' : ` (đến ${formatDate(task.deadline.end)}; ${task.deadline.rule})`}.`,
    ...(task.product === '' ? [] : [`Sản phẩm: ${trimEndOf(task.product, /[.;,]/u)}.`]),
    ...(task.coordinating === '' ? [] : [`Phối hợp: ${shorten(task.coordinating, 300)}.`]),
    `Nơi nhận báo cáo: ${task.reportTo}.`,
    '',
    ...leadLines(cards, now),
    ...milestones.map(({ card, dates }) => milestoneLine(card, dates, cards.length > 1)),
    ...pleas.slice(-5).map((words) => `${words}.`),
    ...waitsFor.slice(0, 10).map((card) => `Chờ: ${relatedWords(card, now)}.`),
    ...serves.slice(0, 10).map((card) => `Phục vụ: ${relatedWords(card, now)}.`),
    ...(grounds.length === 0 ? [] : [`Căn cứ tạm dừng: ${grounds.slice(-5).map(citedDocumentWords).join('; ')}.`]),
    ...(documents.length === 0 ? [] : [`Văn bản kết quả: ${documents.slice(-5).map(citedDocumentWords).join('; ')}.`]),
    ...(files.length === 0
      ? []
      : [
          `Minh chứng đã gửi: ${count(files.length)} tệp (${files.slice(-5).map(fileWords).join('; ')}); gửi lại: /tep ${String(task.id)}.`,
        ]),
  ];
  return write(lines, {
    buttons: answerable
      ? answerButtons(cards.find(({ assignment }) => isOpen(assignment)) ?? first)
      : pendingDecisions.flatMap(pendingDecisionButtons),
  });
}

const MOST_LEADS = 25;
/** Closed periods of a recurring duty that are shown one by one, the latest. */
const MOST_CLOSED = 4;

/** Where each lead stands; of a recurring duty in each period that is open, and in the latest that are closed. */
function leadLines(cards: readonly Card[], now: LocalDate): Line[] {
  const folded = [...Map.groupBy(cards, ({ agency }) => agency.id).values()].map((own) => {
    const closed = own.filter(({ assignment }) => assignment.period !== null && !isOpen(assignment));
    return closed.slice(0, -MOST_CLOSED);
  });
  const hidden = new Set(folded.flat());
  const shown = cards.filter((card) => !hidden.has(card));
  return [
    ...shown.slice(0, MOST_LEADS).map((card): Line => leadLine(card, now, shown.length > 1)),
    ...(shown.length > MOST_LEADS ? [`… và ${count(shown.length - MOST_LEADS)} mục khác.`] : []),
    ...folded.flatMap((own): Line[] => {
      const [one] = own;
      if (one === undefined) return [];
      const today = followedUntil(one.task.programme, now);
      const late = own.filter(({ assignment }) => standingOf(assignment, today).timeliness === 'completed_late').length;
      const done = own.filter(({ assignment }) => assignment.status === 'completed').length;
      return [
        `${one.agency.name}, ${count(own.length)} kỳ trước: hoàn thành ${count(done)}, trong đó quá hạn ${count(late)}.`,
      ];
    }),
  ];
}

/** After a programme's last day its open tasks stay as they are. */
function endedLine({ programme }: Card['task'], today: LocalDate): Line[] {
  if (programme.endsOn === null || !hasEnded(programme, today)) return [];
  return [
    `Chương trình đã kết thúc ngày ${formatDate(programme.endsOn)}: nhiệm vụ được giữ trong hồ sơ, không nhắc nữa.`,
  ];
}

function continuedLine(cards: readonly Card[]): Line[] {
  const gone = cards.find(({ assignment }) => assignment.continuedIn !== null);
  if (gone === undefined) return [];
  return [`Nhiệm vụ ${continuedWords(gone)}; tiếp tục theo dõi và báo cáo tại đó.`];
}

/** Among `several` leads the decision's own date, which stands above, is not repeated for each. */
function leadLine(card: Card, today: LocalDate, several: boolean): Line {
  const { assignment } = card;
  const isOwnDate = !several || assignment.deadlineRev > 1 || assignment.deadline.kind === 'recurring';
  const facts = [isOwnDate ? deadlineWords(assignment) : '', distanceOf(card, today), ...stateAndReportOf(card, today)];
  const period = assignment.period === null ? '' : `, kỳ ${periodName(assignment.period)}`;
  return [bold(leadName(card)), `${period}: ${facts.filter((fact) => fact !== '').join('; ')}`];
}

/** "#46 (IV.2) Rà soát quy hoạch – Sở Xây dựng: đang thực hiện, quá hạn 12 ngày" */
function relatedWords(card: Card, today: LocalDate): string {
  const facts = [stateOf(card, today), distanceOf(card, today)].filter((fact) => fact !== '');
  return `${taskName(card.task)} ${titleWords(card.task, 60)} – ${leadName(card)}: ${facts.join(', ')}`;
}

const HOW_WORDS = {
  decision: 'theo văn bản',
  extension: 'gia hạn',
  undone: 'hoàn tác gia hạn',
  changed: 'điều chỉnh',
} as const;

/** "Các mốc: 30/06/2022 theo văn bản; 31/07/2022 gia hạn ngày 04/05/2022." */
function milestoneLine({ agency, assignment }: Card, dates: readonly Milestone[], several: boolean): Line {
  const said = dates.map(
    ({ date, how, on }) => `${formatDate(date)} ${HOW_WORDS[how]}${on === null ? '' : ` ngày ${formatDate(on)}`}`,
  );
  return `Các mốc${several ? ` của ${agency.name}` : ''}${assignment.period === null ? '' : `, kỳ ${periodName(assignment.period)}`}: ${said.join('; ')}.`;
}
