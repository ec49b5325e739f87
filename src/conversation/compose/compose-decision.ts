import { daysBetween, formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import { isOpen, type Assignment, type SuspensionScope } from '../../domain/tasks/assignment.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import type { Card, Task } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { requestWords } from './overtaken-words.ts';
import { goesOnExample } from './goes-on-example.ts';
import { periodWords } from './period-words.ts';
import { answersAnew } from './task-buttons.ts';
import { cardName, count, shorten, taskName, titleWords } from './words.ts';
import { deadlineWords, distanceOf } from './deadline-words.ts';
import { stateOf, stateWords } from './state-words.ts';
import { bold, write, type Line } from './write.ts';

export interface DecisionContext {
  readonly reason: string | null;
  readonly by: string;
  readonly today: LocalDate;
  /** What was decided on: the day that the agency asked for. */
  readonly before: Assignment;
  /** Of a recurring duty; null for what is done once. */
  readonly duty: DutyContext | null;
  /** The periods of which a suspension, or its end, was decided; null for anything else. */
  readonly periods: PeriodsDecided | null;
  readonly replyTo: string | null;
  /** The event that whoever decided may take back; null in the copy for the agency, which is told what to do now. */
  readonly undo: number | null;
}

/** The other periods of a duty that wait for a report, the earliest first, and the day on which the next one opens. */
export interface DutyContext {
  readonly stillOpen: readonly Card[];
  readonly opensOn: LocalDate | null;
}

/** Of one period of a duty alone, or of all of it: then `open` are all those that are stopped, or go on. */
export interface PeriodsDecided {
  readonly scope: SuspensionScope;
  readonly open: readonly Card[];
  /** As they were: what waited for another decision, and has no object any more. */
  readonly overtaken: readonly Card[];
  /** A reported completion waits on. */
  readonly pending: readonly Card[];
}

export type Decided =
  | 'completed'
  | 'returned'
  | 'extension_approved'
  | 'extension_rejected'
  | 'handover_rejected'
  | 'suspension_approved'
  | 'suspension_rejected'
  | 'suspension_ended'
  | 'cancelled';

const HEADINGS: Record<Decided, string> = {
  completed: 'Đã xác nhận hoàn thành',
  returned: 'Trả lại báo cáo hoàn thành',
  extension_approved: 'Đồng ý gia hạn',
  extension_rejected: 'Không đồng ý gia hạn',
  handover_rejected: 'Giữ nguyên đơn vị chủ trì',
  suspension_approved: 'Xác nhận tạm dừng',
  suspension_rejected: 'Không xác nhận tạm dừng',
  suspension_ended: 'Tiếp tục thực hiện',
  cancelled: 'Thôi theo dõi',
};

/** To the agency, and to whoever decided: what was decided, why, and what stands now. */
export function composeDecided(card: Card, what: Decided, context: DecisionContext): OutgoingMessage {
  const { reason, by, undo, replyTo, periods } = context;
  const isForAgency = undo === null;
  const isOver = hasEnded(card.task.programme, context.today);
  const isAsked = isForAgency && !isOver;
  const toDo = isAsked ? (isKeptDone(card, what) ? KEPT : whatToDo(card, what)) : null;
  return write(
    [
      [
        bold(`${HEADINGS[what]} ${periods?.scope === 'duty' ? taskName(card.task) : cardName(card)}`),
        ` ${titleWords(card.task, 100)}`,
      ],
      outcomeLine(card, what, context),
      ...(what === 'completed' && context.duty !== null ? dutyLines(context.duty) : []),
      ...reasonLines(what, reason),
      `${what === 'completed' ? 'Người xác nhận' : 'Người xử lý'}: ${shorten(by, 60)}.`,
      ...(toDo === null ? [] : [toDo]),
      ...(isForAgency && isOver && isOpen(card.assignment) ? [endedWords(card.task)] : []),
    ],
    {
      buttons: !isForAgency
        ? [[{ label: 'Hoàn tác', action: { kind: 'undo', event: undo } }]]
        : toDo === null
          ? []
          : isKeptDone(card, what)
            ? []
            : answersAnew(card),
      ...(isForAgency ? {} : { howToAnswer: `Nếu chưa đúng, đề nghị gửi: hoantac ${String(card.task.id)}` }),
      replyTo,
      silent: what === 'completed' || !isForAgency,
    },
  );
}

/** Nothing is asked any more of what its programme's last day found open. */
function endedWords({ programme: { endsOn } }: Task): string {
  return `Chương trình đã kết thúc${endsOn === null ? '' : ` ngày ${formatDate(endsOn)}`}; nhiệm vụ được giữ trong hồ sơ.`;
}

/** Why it was turned down; or the document that grants a date, which may be none. */
function reasonLines(what: Decided, reason: string | null): string[] {
  if (what === 'suspension_approved' || what === 'suspension_ended' || what === 'cancelled')
    return reason === null ? [] : [`Căn cứ: ${shorten(reason, 400)}.`];
  if (what === 'extension_approved') {
    return [reason === null ? 'Căn cứ: không nêu văn bản.' : `Căn cứ: ${shorten(reason, 400)}.`];
  }
  return reason === null ? [] : [`Lý do: “${shorten(reason, 400)}”.`];
}

function outcomeLine(card: Card, what: Decided, context: DecisionContext): Line {
  const { before, today } = context;
  const { agency, assignment } = card;
  const asked = before.requestedDueOn;
  switch (what) {
    case 'completed':
      return `${agency.name}: ${completedWords(assignment, today)}.`;
    case 'extension_approved':
      return `${agency.name}; thời hạn mới: ${dateOr(assignment.dueOn)}${asked === null || asked === assignment.dueOn ? '' : ` (đơn vị xin đến ${formatDate(asked)})`}; gia hạn lần ${count(assignment.extensions)}.`;
    case 'suspension_approved':
      return `${agency.name}; ${stoppedWords(card, context)}`;
    case 'cancelled':
      return `${agency.name}; ${endedFollowing(context)}`;
    case 'suspension_ended':
      return `${agency.name}; thời hạn: ${deadlineWords(assignment)}; đang ghi nhận: ${standingWords(card, today)}.${resumedWords(assignment, context)}`;
    case 'returned':
    case 'extension_rejected':
    case 'suspension_rejected':
    case 'handover_rejected':
      return `${agency.name}; thời hạn: ${deadlineWords(assignment)}; đang ghi nhận: ${standingWords(card, today)}.${waitedWords(before, today)}${stillClaimed(context)}`;
  }
}

/** Of a claim of the whole duty one period was refused. */
function stillClaimed({ periods }: DecisionContext): string {
  return periods === null || periods.scope === 'duty' || periods.open.length === 0
    ? ''
    : ` Còn chờ quyết định tạm dừng: kỳ ${periodsOf(periods)}.`;
}

/** "đang thực hiện; còn 10 ngày, đã cộng 22 ngày chờ quyết định": what is recorded, and where the count goes on. */
function standingWords(card: Card, today: LocalDate): string {
  return [stateOf(card, today), distanceOf(card, today)].filter((words) => words !== '').join('; ');
}

/** What is stopped, until when, and what of the duty is not. */
function stoppedWords(card: Card, { periods, undo, today }: DecisionContext): string {
  const { task } = card;
  const how =
    undo === null
      ? `Khi tiếp tục thực hiện, đề nghị nhắn “${goesOnExample(card)}” để Văn phòng quyết định.`
      : `Khi tiếp tục: /tieptuc ${String(task.id)}.`;
  const { suspendedOn } = card.assignment;
  const since = suspendedOn === null || suspendedOn >= today ? '' : `tạm dừng từ ngày ${formatDate(suspendedOn)}, `;
  const until = `${since}không bị nhắc và không tính là chậm cho đến khi tiếp tục`;
  if (periods === null) return `nhiệm vụ ${until}. ${how}`;
  if (periods.scope === 'period') return `kỳ này ${until}; các kỳ khác vẫn được theo dõi. ${how}`;
  return `cả nhiệm vụ dừng: kỳ ${periodsOf(periods)} ${until}, chưa mở kỳ mới.${pendingWords(periods)}${droppedWords(periods)} ${how}`;
}

function pendingWords({ pending }: PeriodsDecided): string {
  const names = pending.map(({ assignment }) => periodWords(assignment) ?? '');
  return names.length === 0 ? '' : ` Báo cáo hoàn thành kỳ ${names.join(', ')} vẫn chờ xác nhận.`;
}

function droppedWords({ overtaken }: PeriodsDecided): string {
  return overtaken
    .map(
      ({ assignment }) =>
        ` Không còn chờ quyết định: ${requestWords(assignment)}, kỳ ${periodWords(assignment) ?? ''}.`,
    )
    .join('');
}

/** What is followed up no more, and what of it is still decided. */
function endedFollowing({ before, periods }: DecisionContext): string {
  const stays = 'không nhắc, không phải báo cáo thêm và không tính vào tỷ lệ; kết quả đã báo và lịch sử giữ nguyên';
  if (periods === null) {
    const dropped = before.waitingFor === null ? '' : ` Không còn chờ quyết định: ${requestWords(before)}.`;
    return `từ nay ${stays}.${dropped}`;
  }
  const ended = periods.open.length === 0 ? '' : `kỳ ${periodsOf(periods)} và `;
  return `từ nay ${ended}các kỳ sau ${stays}.${pendingWords(periods)}${droppedWords(periods)}`;
}

/** Which periods go on with it, and the days that are off the count. */
function resumedWords({ waits }: Assignment, { before, periods }: DecisionContext): string {
  const added = waits.slice(before.waits.length);
  const last = added.find(({ suspended }) => suspended === true);
  const days = last === undefined ? 0 : daysBetween(last.from, last.until);
  const untold = added.find(({ suspended, from, until }) => suspended !== true && from < until);
  const beside =
    untold === undefined
      ? ''
      : ` Từ ngày ${formatDate(untold.from)} đến trước hôm nay nhiệm vụ còn được ghi là tạm dừng, nên ${count(daysBetween(untold.from, untold.until))} ngày đó cũng không tính vào số ngày quá hạn.`;
  const others = periods?.scope === 'duty' ? ` Cả nhiệm vụ tiếp tục: kỳ ${periodsOf(periods)} và các kỳ sau.` : '';
  if (last === undefined || days === 0) return `${others}${beside}`;
  return `${others} Thời gian tạm dừng: ${count(days)} ngày, từ ${formatDate(last.from)} đến trước ngày ${formatDate(last.until)}, không tính vào số ngày quá hạn.${beside}`;
}

function periodsOf({ open }: PeriodsDecided): string {
  return open.map(({ assignment }) => periodWords(assignment) ?? '').join(', ');
}

/** The days for which the agency waited, told apart; empty on the day itself. */
function waitedWords({ waitingSince }: Assignment, today: LocalDate): string {
  const days = waitingSince === null ? 0 : daysBetween(waitingSince, today);
  return waitingSince === null || days <= 0
    ? ''
    : ` Thời gian chờ quyết định: ${count(days)} ngày, từ ${formatDate(waitingSince)}, không tính vào số ngày quá hạn.`;
}

/** What of the same duty is still to be reported, and when its next period opens. */
function dutyLines({ stillOpen, opensOn }: DutyContext): Line[] {
  const names = stillOpen.slice(0, MOST_PERIODS).map(({ assignment }) => `kỳ ${periodWords(assignment) ?? ''}`);
  const more = stillOpen.length > names.length ? ` và ${count(stillOpen.length - names.length)} kỳ khác` : '';
  if (names.length > 0) return [`Chưa có báo cáo hoàn thành: ${names.join(', ')}${more}.`];
  return opensOn === null ? [] : [`Kỳ tiếp theo mở từ ngày ${formatDate(opensOn)}.`];
}

const MOST_PERIODS = 12;

/** The two days of a completion: "hoàn thành ngày 20/12/2022; ngày báo cáo: 30/11/2026". */
function completedWords(assignment: Assignment, today: LocalDate): string {
  const { completedOn, reportedOn } = assignment;
  const isOneDay = reportedOn === null || reportedOn === completedOn;
  return `${stateWords(assignment, today)}${isOneDay ? '' : `; ngày báo cáo: ${formatDate(reportedOn)}`}`;
}

export interface DayCorrectedContext extends Omit<DecisionContext, 'reason' | 'before' | 'duty' | 'periods'> {
  readonly was: LocalDate | null;
  readonly basis: string;
}

/** To the agency, and to whoever put the day right: both days, and on what basis. */
export function composeDayCorrected(card: Card, context: DayCorrectedContext): OutgoingMessage {
  const { was, basis, by, today, replyTo, undo } = context;
  return write(
    [
      [bold(`Sửa ngày hoàn thành ${cardName(card)}`), ` ${titleWords(card.task, 100)}`],
      `${card.agency.name}: ${completedWords(card.assignment, today)}; trước đây ghi ngày ${dateOr(was)}.`,
      `Căn cứ: ${shorten(basis, 300)}. Người sửa: ${shorten(by, 60)}.`,
    ],
    {
      buttons: undo === null ? [] : [[{ label: 'Hoàn tác', action: { kind: 'undo', event: undo } }]],
      ...(undo === null ? {} : { howToAnswer: `Nếu chưa đúng, đề nghị gửi: hoantac ${String(card.task.id)}` }),
      replyTo,
      silent: undo !== null,
    },
  );
}

/** It was reported done while it was suspended, and now waits to be confirmed. */
function isKeptDone({ assignment }: Card, what: Decided): boolean {
  return what === 'suspension_ended' && assignment.waitingFor === 'confirmation';
}

const KEPT =
  'Báo cáo hoàn thành gửi trong lúc tạm dừng đã được ghi nhận và chờ Văn phòng xác nhận; đơn vị không cần báo lại.';

/** How the agency goes on; a confirmed task and a granted extension ask for nothing. */
function whatToDo({ task }: Card, what: Decided): string | null {
  switch (what) {
    case 'returned':
      return `Đề nghị đơn vị bổ sung; khi xong, báo lại: “#${String(task.id)} xong” hoặc trả lời (Reply) tin này.`;
    case 'extension_rejected':
      return 'Đề nghị đơn vị tiếp tục thực hiện theo thời hạn hiện hành và trả lời (Reply) tin này khi có kết quả.';
    case 'suspension_rejected':
      return 'Nhiệm vụ chưa được tạm dừng. Đề nghị đơn vị tiếp tục thực hiện theo thời hạn hiện hành và trả lời (Reply) tin này khi có kết quả.';
    case 'handover_rejected':
      return 'Nhiệm vụ vẫn do đơn vị chủ trì. Đề nghị đơn vị thực hiện theo thời hạn hiện hành và trả lời (Reply) tin này khi có kết quả.';
    case 'suspension_ended':
      return 'Đề nghị đơn vị tiếp tục thực hiện và trả lời (Reply) tin này khi có kết quả.';
    case 'completed':
    case 'extension_approved':
    case 'suspension_approved':
    case 'cancelled':
      return null;
  }
}

function dateOr(date: LocalDate | null): string {
  return date === null ? '–' : formatDate(date);
}
