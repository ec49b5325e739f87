import { addDays, addMonths, day, formatDate, quarterOf, yearOf, type LocalDate } from '../../domain/calendar/dates.ts';
import { isOngoing, lastReportOn } from '../../domain/tasks/assignment.ts';
import type { LearnedStatus } from '../../domain/tasks/learned-status.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { periodWords } from './period-words.ts';
import type { Button, ReadyObstacle } from '../message/message.ts';
import type { PickingStep } from '../message/picking-step.ts';
import { reportedLabel } from '../status-words.ts';

/** The answers to "how far is it?" for one task; `likely` stands first, in a row of its own. */
export function answerButtons(card: Card, likely: LearnedStatus | null = null): Button[][] {
  const rows = readyAnswers(card);
  const first = rows.flat().find(({ action }) => likely !== null && meansStatus(action, likely));
  if (first === undefined) return rows;
  return [[first], ...rows.map((row) => row.filter((button) => button !== first)).filter((row) => row.length > 0)];
}

function meansStatus(action: Button['action'], status: LearnedStatus): boolean {
  return action.kind === 'report'
    ? action.status === status
    : action.kind === 'acknowledge' && status === 'acknowledged';
}

/** "#12"; of a recurring duty with its period: "#12 quý II/2024". */
export function numberWords({ task, assignment }: Card): string {
  const period = periodWords(assignment);
  return period === null ? `#${String(task.id)}` : `#${String(task.id)} ${period}`;
}

/** The task of a bundle that is asked about, and what of it. */
export interface Picking {
  readonly card: Card;
  readonly step: PickingStep;
  /** When the question is put: ready dates count from then. */
  readonly today: LocalDate;
}

/**
 * The buttons of a bundle after its first answer or choice: the answers for the picked task, the numbers of the other open
 * ones, the newest answer to take back, and the answers for all that is open.
 */
export function bundleButtons(
  open: readonly Card[],
  picking: Picking | null,
  last: { readonly card: Card; readonly event: number } | null,
): Button[][] {
  const undo: Button[][] =
    last === null
      ? []
      : [[{ label: `Hoàn tác ${numberWords(last.card)}`, action: { kind: 'undo', event: last.event } }]];
  if (open.length === 0) return undo;
  const others = open.filter(({ assignment }) => assignment.id !== picking?.card.assignment.id);
  return [...(picking === null ? [] : pickedButtons(picking)), ...numberRows(others), ...undo, ...wholeRows(open)];
}

function pickedButtons({ card, step, today }: Picking): Button[][] {
  const { id: assignment, rev } = card.assignment;
  const back: Button = { label: '◂ Quay lại', action: { kind: 'choose', assignment, rev } };
  switch (step) {
    case 'answers': {
      const [[first, ...beside] = [], ...rest] = readyAnswers(card);
      const named = first === undefined ? [] : [{ ...first, label: `${numberWords(card)} ${lowered(first.label)}` }];
      return [[...named, ...beside], ...rest];
    }
    case 'obstacle':
      return withBack(obstacleButtons(card), back);
    case 'extension':
      return withBack(extensionButtons(card, today), back);
  }
}

function withBack(rows: readonly Button[][], back: Button): Button[][] {
  return rows.map((row, at) => (at === rows.length - 1 ? [...row, back] : row));
}

function lowered(label: string): string {
  return `${label.charAt(0).toLocaleLowerCase('vi')}${label.slice(1)}`;
}

/** Every ready answer of a task: what is true of most first; what cannot end does not begin with its end. */
function readyAnswers(card: Card): Button[][] {
  const { id: assignment, rev, dueOn } = card.assignment;
  const report = (status: 'completed' | 'in_progress' | 'blocked'): Button => ({
    label: reportedLabel(status),
    action: { kind: 'report', assignment, rev, status },
  });
  const unchanged: Button[] =
    lastReportOn(card.assignment) === null
      ? []
      : [{ label: 'Không thay đổi', action: { kind: 'unchanged', assignment, rev } }];
  const received: Button = {
    label: reportedLabel('acknowledged'),
    action: { kind: 'acknowledge', assignment, rev },
  };
  const notOurs: Button = { label: 'Không thuộc trách nhiệm', action: { kind: 'handover', assignment, rev } };
  const inProgress = report('in_progress');
  const completed = report('completed');
  const blocked = report('blocked');
  if (isOngoing(card.assignment)) {
    return [
      [inProgress, ...unchanged],
      [blocked, received],
      [completed, notOurs],
    ];
  }
  const later: Button[] = dueOn === null ? [] : [{ label: 'Xin gia hạn', action: { kind: 'extend', assignment, rev } }];
  return [[inProgress, completed], percentButtons(card), [blocked, ...later], [...unchanged, received], [notOurs]];
}

const PERCENTS = [25, 50, 75, 90];

function percentButtons({ assignment: { id: assignment, rev } }: Card): Button[] {
  return PERCENTS.map((percent) => ({
    label: `${String(percent)} %`,
    action: { kind: 'progress', assignment, rev, percent },
  }));
}

/** In the words that are recorded. */
export const OBSTACLES: Record<ReadyObstacle, string> = {
  land: 'Mặt bằng',
  money: 'Kinh phí',
  ministry: 'Chờ bộ, ngành',
  procedure: 'Thủ tục',
  other: 'Khác…',
};

/** Which obstacle; “Khác…” asks for words. */
export function obstacleButtons({ assignment: { id: assignment, rev } }: Card): Button[][] {
  const button = (which: ReadyObstacle): Button => ({
    label: OBSTACLES[which],
    action: { kind: 'obstacle', assignment, rev, which },
  });
  return [[button('land'), button('money')], [button('ministry'), button('procedure')], [button('other')]];
}

/** The days that most requests name, each later than the date in force and today. */
export function extensionButtons({ assignment: { id: assignment, rev, dueOn } }: Card, today: LocalDate): Button[][] {
  const days = readyDays(dueOn, today).map(({ label, on }): Button => ({
    label: `${label} (${formatDate(on)})`,
    action: { kind: 'extend_to', assignment, rev, on },
  }));
  return [...days.map((day) => [day]), [{ label: 'Ngày khác…', action: { kind: 'extend_other', assignment, rev } }]];
}

/** Where two of them fall on one day, the day is offered once. */
function readyDays(dueOn: LocalDate | null, today: LocalDate): { label: string; on: LocalDate }[] {
  const from = dueOn !== null && dueOn > today ? dueOn : today;
  // A day that ends a quarter or a year is asked to move to the end of the next.
  const next = addDays(from, 1);
  const ready = [
    { label: '+1 tháng', on: addMonths(from, 1) },
    { label: 'Hết quý', on: endOfQuarter(next) },
    { label: 'Hết năm', on: day(`${yearOf(next)}-12-31`) },
  ];
  return ready.filter(({ on }, at) => ready.findIndex((other) => other.on === on) === at);
}

function endOfQuarter(date: LocalDate): LocalDate {
  const month = quarterOf(date) * 3;
  return day(`${yearOf(date)}-${String(month).padStart(2, '0')}-${month === 3 || month === 12 ? '31' : '30'}`);
}

const PER_ROW = 5;
const MOST = 40;

/** The same where the last report does not stand: it was returned, or erased. */
export function answersAnew(card: Card): Button[][] {
  return answerButtons(card).map((row) => row.filter(({ action }) => action.kind !== 'unchanged'));
}

/** One button per task of a bundle: the task is chosen first; and the answers for all of them. */
export function chooseButtons(cards: readonly Card[]): Button[][] {
  return [...numberRows(cards), ...wholeRows(cards)];
}

function numberRows(cards: readonly Card[]): Button[][] {
  const ids = cards.map(({ task }) => task.id);
  const buttons = cards.slice(0, MOST).map((card): Button => ({
    label: ids.indexOf(card.task.id) === ids.lastIndexOf(card.task.id) ? `#${String(card.task.id)}` : numberWords(card),
    action: { kind: 'choose', assignment: card.assignment.id, rev: card.assignment.rev },
  }));
  return Array.from({ length: Math.ceil(buttons.length / PER_ROW) }, (_, row) =>
    buttons.slice(row * PER_ROW, (row + 1) * PER_ROW),
  );
}

function wholeRows(cards: readonly Card[]): Button[][] {
  const reported = cards.filter(({ assignment }) => lastReportOn(assignment) !== null).length;
  const unchanged: Button[] =
    reported === 0 ? [] : [{ label: `Như kỳ trước (${String(reported)})`, action: { kind: 'unchanged_all' } }];
  return [
    [...unchanged, { label: 'Đã nhận tất cả', action: { kind: 'acknowledge_all' } }],
    // A review asks what may long be done: there each task is looked at.
    ...(cards.some(({ assignment }) => assignment.reviewUntil !== null)
      ? []
      : [[{ label: 'Tất cả đang thực hiện', action: { kind: 'in_progress_all' } } as const]]),
  ];
}
