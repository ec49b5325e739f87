/** What is said back after somebody wrote: what was recorded, for which task, and how to undo it. */

import { formatDate, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import { beginsOn, isOngoing, type Assignment } from '../../domain/tasks/assignment.ts';
import type { CitedDocument } from '../../domain/tasks/cited-document.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Refusal } from '../../domain/tasks/transition/change.ts';
import { citedDocumentWords } from './cited-document-words.ts';
import type { Button, OutgoingMessage } from '../message/message.ts';
import type { AnotherRequest } from '../read/reading.ts';
import { overtakenLine } from './overtaken-words.ts';
import { periodWords } from './period-words.ts';
import { bold, write, type Line } from './write.ts';
import { cardName, momentWords, shorten, taskName, titleWords } from './words.ts';
import { continuedWords } from './heir-words.ts';
import { deadlineWords } from './deadline-words.ts';
import { whatHappened, type HistoryKind } from './event-words.ts';
import { overWords, stateWords } from './state-words.ts';
import { goesOnExample } from './goes-on-example.ts';

/** One task of a receipt: `recorded` as it now stands, with the event that undoing takes back. */
export interface Recorded {
  readonly card: Card;
  readonly what:
    | 'report'
    | 'period_result'
    | 'acknowledge'
    | 'extension'
    | 'handover'
    | 'suspension'
    | 'resumption'
    /** A completion of what is suspended. */
    | 'kept_completion'
    | 'correction';
  readonly eventId: number;
  /** An obstacle that this report no longer mentions and that is therefore cleared. */
  readonly clearedObstacle: string | null;
  readonly document: CitedDocument | null;
  /** How many came with it; the rest of an album is still on its way. */
  readonly files: number | 'album';
  /** What waited for a decision before, and waits no more because of this; null where nothing did. */
  readonly overtaken: Assignment | null;
  /** The other periods of the duty of which a suspension was recorded with it. */
  readonly others?: readonly Card[];
  /** What the same message says beside its request, and is not recorded: one request waits at a time. */
  readonly unrecorded?: readonly AnotherRequest[];
}

export interface ReceiptContext {
  readonly by: string;
  readonly at: Instant;
  readonly today: LocalDate;
  readonly timeZone: string;
  readonly replyTo: string | null;
  /** What a completion may be added to; nothing where it lacks nothing. */
  readonly lacks?: Lacking | null;
}

/** The day is lacking only where none was stated. */
type Lacking = 'document' | 'document_or_day' | 'day';

/** What may be added to a completion without a document, or without a day; null where that is nothing. */
export function lackingIn({ document, card: { assignment } }: Recorded): Lacking | null {
  const hasDay = assignment.statedOn !== null || assignment.waitingFor !== 'confirmation';
  if (document !== null) return hasDay ? null : 'day';
  return hasDay ? 'document' : 'document_or_day';
}

const MAY_ADD: Record<Lacking, string> = {
  document: 'có văn bản: trả lời số, ngày',
  document_or_day: 'có văn bản hoặc xong trước đó: trả lời số, ngày',
  day: 'xong trước ngày báo: trả lời ngày hoàn thành',
};

/** `recorded` must not be empty. `notes` are sentences about lines that could not be recorded. */
export function composeReceipt(
  recorded: readonly Recorded[],
  notes: readonly string[],
  context: ReceiptContext,
): OutgoingMessage {
  const undo = recorded.map(({ eventId, card }): Button => ({
    label: recorded.length === 1 ? 'Hoàn tác' : `Hoàn tác #${String(card.task.id)}`,
    action: { kind: 'undo', event: eventId },
  }));
  const [only, ...others] = recorded;
  const core = only !== undefined && others.length === 0 ? ofOneTask(only, context) : ofSeveral(recorded, context);
  return write([...core, ...(notes.length === 0 ? [] : ['', ...notes])], {
    buttons: chunk(undo.slice(0, 9), 3),
    howToAnswer: 'Nếu chưa đúng, đề nghị gửi: hoantac',
    replyTo: context.replyTo,
    silent: true,
  });
}

/** The receipt with the answer that there is no document, as question `questionId` asks. */
export function offeringNoDocument(receipt: OutgoingMessage, questionId: number): OutgoingMessage {
  const none: Button = { label: 'Không có văn bản', action: { kind: 'answer', question: questionId, choice: 0 } };
  return { ...receipt, buttons: [...receipt.buttons, [none]] };
}

/** Characters of one task's receipt without what it displaces, clears or leaves out. */
const LONGEST_OF_ONE = 240;

/** `isShort`: only what the person must know of what comes next. */
interface Wording {
  readonly title: number;
  readonly isShort: boolean;
  /** How the day is counted in four words, and the name of who reported cut further. */
  readonly isLean?: true;
}

/** The words are cut before the title is cut below half a line. */
const WORDINGS: readonly Wording[] = [
  ...[80, 60, 45].map((title): Wording => ({ title, isShort: false })),
  ...[80, 60, 45, 32, 24].map((title): Wording => ({ title, isShort: true })),
  ...[45, 32, 24, 18, 12].map((title): Wording => ({ title, isShort: true, isLean: true })),
];

function ofOneTask(recorded: Recorded, context: ReceiptContext): readonly Line[] {
  const composed = (wording: Wording): readonly Line[] => [
    ...coreLines(recorded, context.today, wording),
    '',
    byLine(context, wording, 'trả lời tin này “nhầm”'),
  ];
  const fitting = WORDINGS.find((wording) => write(composed(wording)).text.length <= LONGEST_OF_ONE);
  const lines = composed(fitting ?? { title: 12, isShort: true, isLean: true });
  return [...lines.slice(0, -2), ...asideLines(recorded), ...lines.slice(-2)];
}

function ofSeveral(recorded: readonly Recorded[], context: ReceiptContext): readonly Line[] {
  const wording = { title: 80, isShort: false };
  return [
    ...recorded.flatMap((entry) => [...coreLines(entry, context.today, wording), ...asideLines(entry)]),
    '',
    byLine(context, wording, 'đề nghị gửi /hoantac kèm số nhiệm vụ'),
  ];
}

function byLine({ by, at, timeZone, lacks = null }: ReceiptContext, { isShort, isLean }: Wording, how: string): string {
  const further = lacks === null ? '' : `; ${MAY_ADD[lacks]}`;
  return isShort
    ? `Người báo: ${shorten(by, isLean === true ? 18 : 24)}, ${momentWords(at, timeZone).slice(0, 'hh:mm dd/mm'.length)}. Nếu chưa đúng: ${how.replace(' tin này', '')}${further}.`
    : `Người báo: ${by}, lúc ${momentWords(at, timeZone)}. Nếu chưa đúng: ${how}${further}.`;
}

function coreLines(recorded: Recorded, today: LocalDate, { title, isShort, isLean }: Wording): Line[] {
  const { card, what, document, files, others = [] } = recorded;
  const name = others.length === 0 ? cardName(card) : taskName(card.task);
  const head = `${what === 'handover' ? 'Đã chuyển ý kiến về' : what === 'resumption' || what === 'kept_completion' ? 'Đã chuyển báo cáo về' : 'Đã ghi nhận'} ${name}`;
  return [
    [bold(head), ` ${titleWords(card.task, title)}`],
    isShort ? sayBriefly(recorded, today, isLean === true) : sayWhat(recorded, today),
    ...(document === null ? [] : [`Văn bản: ${shorten(citedDocumentWords(document), isShort ? 60 : 400)}.`]),
    ...(files === 0 ? [] : [filesWords(files)]),
  ];
}

/** What the same message displaces, leaves out or clears. */
function asideLines({ card, clearedObstacle, overtaken, unrecorded = [] }: Recorded): Line[] {
  const { task, assignment } = card;
  return [
    ...(overtaken === null ? [] : [overtakenLine(overtaken)]),
    ...unrecorded.map((said) => UNRECORDED[said](task.id)),
    ...(clearedObstacle === null || assignment.obstacle !== null
      ? []
      : [`Vướng mắc ghi trước đây (“${shorten(clearedObstacle, 100)}”) được coi là đã hết.`]),
  ];
}

const UNRECORDED: Record<AnotherRequest, (id: number) => string> = {
  suspended: (id) =>
    `Nội dung tạm dừng trong cùng tin chưa được ghi, vì mỗi lần chỉ một đề nghị chờ quyết định. Nếu nhiệm vụ đã được cho tạm dừng, đề nghị nhắn riêng, ví dụ “#${String(id)} tạm dừng theo Công văn số …”; nội dung đó sẽ thay cho đề nghị trên.`,
  handover: (id) =>
    `Ý kiến “không thuộc trách nhiệm” trong cùng tin chưa được chuyển, vì mỗi lần chỉ một đề nghị chờ quyết định. Nếu cần, đề nghị nhắn riêng “#${String(id)} không thuộc trách nhiệm của đơn vị”; ý kiến đó sẽ thay cho đề nghị trên.`,
};

/** The document that belongs to a completion reported before; `before` is the card without it. */
export function composeDocumentAdded(
  { before, card }: { readonly before: Card; readonly card: Card },
  document: CitedDocument,
  by: string,
  undo: number,
  replyTo: string | null,
): OutgoingMessage {
  return write(
    [
      [bold(`Đã ghi văn bản kết quả của ${cardName(card)}`), ` ${titleWords(card.task, 80)}`],
      `Văn bản: ${citedDocumentWords(document)}. Người báo: ${shorten(by, 60)}.`,
      ...dayWords(before, card, document),
    ],
    {
      buttons: [[{ label: 'Hoàn tác', action: { kind: 'undo', event: undo } }]],
      howToAnswer: 'Nếu chưa đúng, đề nghị gửi: hoantac',
      replyTo,
      silent: true,
    },
  );
}

/** What the day of the document did to the day of the completion. */
function dayWords(before: Card, { task, assignment }: Card, { issuedOn }: CitedDocument): string[] {
  const { status, completedOn, statedOn } = assignment;
  if (status === 'completed' && completedOn !== null) {
    const counted = formatDate(completedOn);
    if (completedOn !== before.assignment.completedOn) {
      return completedOn === issuedOn
        ? [`Ngày hoàn thành theo văn bản: ${counted}.`]
        : [`Ngày hoàn thành đơn vị nêu, ${counted}, nay được tính vì đã có văn bản.`];
    }
    if (issuedOn === null || issuedOn === completedOn) return [];
    const asked = `/suangay ${String(task.id)} ${formatDate(issuedOn)}`;
    return [`Ngày hoàn thành đã ghi, ${counted}, không đổi; nếu cần sửa, Văn phòng gửi: ${asked} kèm căn cứ.`];
  }
  if (statedOn === null || issuedOn === null) return [];
  if (statedOn !== before.assignment.statedOn) return [`Ngày hoàn thành theo văn bản: ${formatDate(statedOn)}.`];
  if (issuedOn === statedOn) return [];
  return [`Ngày hoàn thành đơn vị nêu, ${formatDate(statedOn)}, giữ nguyên; Văn phòng xác nhận một trong hai ngày.`];
}

function filesWords(files: number | 'album'): string {
  return files === 'album'
    ? 'Minh chứng kèm theo: các tệp gửi cùng tin này.'
    : `Minh chứng kèm theo: ${String(files)} tệp.`;
}

function sayWhat({ card, what, others = [] }: Recorded, today: LocalDate): string {
  const { assignment } = card;
  switch (what) {
    case 'acknowledge':
      return `Đơn vị đã tiếp nhận; lần nhắc kế tiếp được lùi lại. Đang ghi nhận: ${stateWords(assignment, today)}.`;
    case 'extension':
      return `Xin gia hạn đến ${assignment.requestedDueOn === null ? '–' : formatDate(assignment.requestedDueOn)}; chờ cấp có thẩm quyền quyết định. Thời hạn hiện hành vẫn là ${deadlineWords(assignment)}; trong lúc chờ, nhiệm vụ không bị nhắc.`;
    case 'suspension':
      return suspensionWords(card, others, today);
    case 'resumption':
      return 'Nhiệm vụ đang tạm dừng nên nội dung này chưa được ghi vào tình hình; đã chuyển nguyên văn để Văn phòng quyết định cho tiếp tục. Khi được tiếp tục, đơn vị sẽ nhận được tin báo.';
    case 'kept_completion':
      return 'Nhiệm vụ đang tạm dừng nên báo cáo hoàn thành được giữ lại, kèm ngày và văn bản đã nêu; khi Văn phòng cho tiếp tục, báo cáo này được ghi nhận để xác nhận, đơn vị không cần báo lại.';
    case 'handover':
      return 'Ý kiến “không thuộc trách nhiệm của đơn vị” đã được chuyển Văn phòng quyết định; đơn vị chủ trì chưa thay đổi; trong lúc chờ, nhiệm vụ không bị nhắc và không tính là chậm.';
    case 'period_result':
      return `Đã ghi là kết quả kỳ này; nhiệm vụ tiếp tục được theo dõi. Tình hình: ${stateWords(assignment, today)}.`;
    case 'report':
    case 'correction':
      return assignment.waitingFor === 'confirmation'
        ? `${reportedDoneWords(assignment)} trong lúc chờ, nhiệm vụ không bị nhắc.`
        : `Tình hình: ${stateWords(assignment, today)}.`;
  }
}

/** The same in few words; what a document says of its day is not explained beside it. */
function sayBriefly(recorded: Recorded, today: LocalDate, isLean: boolean): string {
  const { card, what, document, others = [] } = recorded;
  const { assignment } = card;
  const { obstacle, requestedDueOn } = assignment;
  const state = stateWords(obstacle === null ? assignment : { ...assignment, obstacle: shorten(obstacle, 24) }, today);
  switch (what) {
    case 'acknowledge':
      return `Đã tiếp nhận; lần nhắc sau lùi lại. Đang ghi nhận: ${state}.`;
    case 'extension':
      return `Xin gia hạn đến ${requestedDueOn === null ? '–' : formatDate(requestedDueOn)}; chờ quyết định. Thời hạn hiện hành vẫn là ${assignment.dueOn === null ? '–' : formatDate(assignment.dueOn)}; trong lúc chờ, không nhắc.`;
    case 'suspension':
      return others.length === 0
        ? `Nhiệm vụ chưa dừng cho đến khi Văn phòng xác nhận; trong lúc chờ, không nhắc${document === null ? ', không tính là chậm' : ''}.${figureBeside(assignment, today)}`
        : suspensionWords(card, others, today);
    case 'resumption':
      return 'Nhiệm vụ đang tạm dừng; nội dung đã chuyển nguyên văn để Văn phòng quyết định và báo lại.';
    case 'kept_completion':
      return sayWhat(recorded, today);
    case 'handover':
      return 'Văn phòng sẽ quyết định; đơn vị chủ trì chưa thay đổi; trong lúc chờ, không nhắc, không tính là chậm.';
    case 'period_result':
      return 'Đã ghi là kết quả kỳ này; nhiệm vụ tiếp tục được theo dõi.';
    case 'report':
    case 'correction':
      if (assignment.waitingFor !== 'confirmation') return `Tình hình: ${state}.`;
      if (isLean && document === null && assignment.statedOn === null && !isOngoing(assignment))
        return 'Báo hoàn thành; chờ Văn phòng xác nhận; tính theo ngày báo.';
      return document === null
        ? `${reportedDoneWords(assignment)} trong lúc chờ, không nhắc.`
        : `${claimWords(assignment)}.`;
  }
}

/** What was claimed of a duty's period alone leaves the others as they are. */
function suspensionWords(card: Card, others: readonly Card[], today: LocalDate): string {
  const { assignment } = card;
  const periods = [card, ...others].map((each) => periodWords(each.assignment)).filter((period) => period !== null);
  const stopped = 'đã được chuyển Văn phòng xác nhận; nhiệm vụ chưa dừng cho đến khi Văn phòng xác nhận';
  const meanwhile =
    periods.length === 0
      ? 'nhiệm vụ không bị nhắc và không tính là chậm'
      : `kỳ ${periods.join(', ')} không bị nhắc và không tính là chậm`;
  return `Báo cáo tạm dừng ${stopped}; trong lúc chờ, ${meanwhile}.${figureBeside(assignment, today)}`;
}

/** How far it is, where that was said beside the suspension. */
function figureBeside(assignment: Assignment, today: LocalDate): string {
  const isFigured = assignment.progress !== null && assignment.reportedOn === today;
  return isFigured ? ` Tình hình: ${stateWords(assignment, today)}.` : '';
}

function reportedDoneWords(assignment: Assignment): string {
  const claimed = claimWords(assignment);
  if (isOngoing(assignment)) return `${claimed};`;
  return assignment.statedOn === null ? `${claimed}. Ngày hoàn thành tính từ ngày báo;` : `${claimed} ngày này;`;
}

/** "Báo hoàn thành kỳ quý II/2026 ngày 20/06/2026; chờ Văn phòng xác nhận" */
function claimWords(assignment: Assignment): string {
  const { statedOn } = assignment;
  const period = periodWords(assignment);
  const what = isOngoing(assignment)
    ? 'Báo cả nhiệm vụ đã kết thúc'
    : `Báo hoàn thành${period === null ? '' : ` kỳ ${period}`}`;
  return `${what}${statedOn === null ? '' : ` ngày ${formatDate(statedOn)}`}; chờ Văn phòng xác nhận`;
}

/** Said when nothing was changed because of the state the task is in. */
export function composeRefusal(card: Card, why: Refusal, today: LocalDate, replyTo: string | null): OutgoingMessage {
  return write([`${cardName(card)}: ${refusalWords(card, why, today)}`], { replyTo, silent: true });
}

/** Why a report was not recorded, and what the sender can do. */
export function refusalWords(card: Card, why: Refusal, today: LocalDate): string {
  switch (why) {
    case 'completed':
      return `nhiệm vụ ${overWords(card.assignment, today)}; nếu cần ghi lại, đề nghị liên hệ Văn phòng.`;
    case 'period_ahead':
      return aheadWords(card.assignment);
    case 'continued':
      return `nhiệm vụ ${continuedWords(card)} nên không ghi tại đây nữa; đề nghị báo cáo tại nhiệm vụ mới, ví dụ “#${String(card.assignment.continuedIn)} 70%”.`;
    case 'cancelled':
      return 'nhiệm vụ đã thôi theo dõi; không ghi nhận thêm.';
    case 'suspended':
      return suspendedWords(card);
    case 'not_waiting':
      return 'không có báo cáo hoàn thành nào đang chờ xác nhận.';
    case 'no_date':
      return 'nhiệm vụ không ấn định ngày nên không có hạn để gia hạn; đơn vị chỉ cần báo cáo mỗi kỳ.';
    case 'waiting_confirmation':
      return 'đơn vị đã báo hoàn thành và đang chờ Văn phòng xác nhận, nên đề nghị này chưa được ghi nhận; nếu chưa xong, đề nghị báo lại tình hình trước.';
    case 'ongoing':
      return 'nhiệm vụ làm trong suốt thời gian thực hiện, chỉ kết thúc khi Văn phòng xác nhận; chưa ghi hoàn thành.';
    case 'already_reported':
      return `đã ghi nhận trước đó (${stateWords(card.assignment, today)}); không thay đổi.`;
  }
}

/** To the agency: since when, and how it goes on. */
function suspendedWords({ task, assignment }: Card): string {
  const { suspendedOn } = assignment;
  if (suspendedOn === null)
    return 'nhiệm vụ đang chờ giao đơn vị kế thừa nên chưa ghi nhận gì; đề nghị liên hệ Văn phòng.';
  return `nhiệm vụ đang tạm dừng từ ngày ${formatDate(suspendedOn)} nên chưa ghi nhận gì. Khi tiếp tục thực hiện, đề nghị nhắn “${goesOnExample({ task, assignment })}”; nội dung đó được chuyển Văn phòng quyết định.`;
}

/** "kỳ năm 2025 chưa bắt đầu (từ ngày 01/01/2025), nên chưa ghi nhận gì." */
function aheadWords(assignment: Assignment): string {
  const begins = beginsOn(assignment);
  return `kỳ ${periodWords(assignment) ?? 'này'} chưa bắt đầu${begins === null ? '' : ` (từ ngày ${formatDate(begins)})`}, nên chưa ghi nhận gì.`;
}

/** What an undo took back, and how the task stands again. */
export interface Undone {
  readonly card: Card;
  /** Of a duty, all that were restored with it, itself among them; empty where it was restored alone. */
  readonly periods: readonly Card[];
  readonly undid: HistoryKind;
  /** The document that went with what was undone; null where it named none. */
  readonly document: CitedDocument | null;
}

/** After an undo: what is no longer counted, by whom, and what the record says now. */
export function composeUndone(
  { card, periods, undid, document }: Undone,
  by: string,
  today: LocalDate,
  replyTo: string | null,
): OutgoingMessage {
  const names = periods.map((each) => periodWords(each.assignment)).filter((period) => period !== null);
  const state = `${names.length > 1 ? `kỳ ${names.join(', ')}: ` : ''}${stateWords(card.assignment, today)}`;
  const paper = document === null ? '' : shorten(citedDocumentWords({ ...document, abstract: '' }), 60);
  const what =
    undid === 'document_added' && paper !== ''
      ? `Đã bỏ văn bản ${paper} khỏi báo cáo; ${stillWaits(card) ?? `đang ghi nhận: ${state}`}.`
      : `Đã bỏ nội dung “${whatHappened(undid)}”${paper === '' ? '' : ` (văn bản ${paper})`}. Đang ghi nhận: ${state}.`;
  return write(
    [
      [bold(`Đã hoàn tác ${names.length > 1 ? taskName(card.task) : cardName(card)}`), ` ${titleWords(card.task, 80)}`],
      `${what} Người hoàn tác: ${by}. Nội dung cũ vẫn lưu trong lịch sử.`,
    ],
    { replyTo, silent: true },
  );
}

function stillWaits({ assignment }: Card): string | null {
  return assignment.waitingFor === 'confirmation' ? 'báo cáo hoàn thành vẫn chờ Văn phòng xác nhận' : null;
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, row) => items.slice(row * size, (row + 1) * size));
}
