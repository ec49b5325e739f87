import type { LearnedStatus } from '../../domain/tasks/learned-status.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { periodWords } from './period-words.ts';
import type { Button } from '../message/message.ts';
import { reportedLabel } from '../status-words.ts';

/** The answers to "how far is it?" for one task; `likely` stands first, in a row of its own. */
export function answerButtons(card: Card, likely: LearnedStatus | null = null): Button[][] {
  const { id: assignment, rev } = card.assignment;
  const report = (status: 'completed' | 'in_progress' | 'blocked'): Button => ({
    label: reportedLabel(status),
    action: { kind: 'report', assignment, rev, status },
  });
  const dated: Button[] =
    card.assignment.dueOn === null ? [] : [{ label: 'Xin gia hạn', action: { kind: 'extend', assignment, rev } }];
  const unchanged: Button[] =
    card.assignment.reportedOn === null
      ? []
      : [{ label: 'Không thay đổi', action: { kind: 'unchanged', assignment, rev } }];
  const rows = [
    [report('completed'), report('in_progress')],
    [report('blocked'), ...dated],
    [...unchanged, { label: reportedLabel('acknowledged'), action: { kind: 'acknowledge', assignment, rev } } as const],
  ];
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

const PER_ROW = 5;
const MOST = 40;

/** The same where the last report does not stand: it was returned, or erased. */
export function answersAnew(card: Card): Button[][] {
  return answerButtons(card).map((row) => row.filter(({ action }) => action.kind !== 'unchanged'));
}

/** One button per task of a bundle: the task is chosen first; and the answers for all of them. */
export function chooseButtons(cards: readonly Card[]): Button[][] {
  const ids = cards.map(({ task }) => task.id);
  const buttons = cards.slice(0, MOST).map((card): Button => ({
    label: ids.indexOf(card.task.id) === ids.lastIndexOf(card.task.id) ? `#${String(card.task.id)}` : numberWords(card),
    action: { kind: 'choose', assignment: card.assignment.id, rev: card.assignment.rev },
  }));
  const rows = Array.from({ length: Math.ceil(buttons.length / PER_ROW) }, (_, row) =>
    buttons.slice(row * PER_ROW, (row + 1) * PER_ROW),
  );
  const reported = cards.filter(({ assignment }) => assignment.reportedOn !== null).length;
  const unchanged: Button[] =
    reported === 0 ? [] : [{ label: `Như kỳ trước (${String(reported)})`, action: { kind: 'unchanged_all' } }];
  return [...rows, [...unchanged, { label: 'Đã nhận tất cả', action: { kind: 'acknowledge_all' } }]];
}
