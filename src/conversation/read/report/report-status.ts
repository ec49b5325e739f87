/** Joins what the clauses of a reply say into one status, or into the need to ask. */

import type { LocalDate } from '../../../domain/calendar/dates.ts';
import type { ReportedStatus } from '../reading.ts';
import { statusOfClause, type ClauseStatus } from './clause-status.ts';
import { DONE, has, isSalutation, type Clause } from './clauses.ts';
import { saysCompleted } from './completed.ts';
import type { Item, ItemKind } from './items.ts';
import { obstacleIn, type Obstacle } from './obstacle.ts';
import { progressIn, type Progress } from './progress.ts';

export interface Report {
  readonly status: ReportedStatus | null;
  readonly progress: number | null;
  readonly obstacle: string | null;
  readonly needsQuestion: boolean;
}

const ASK: Report = { status: null, progress: null, obstacle: null, needsQuestion: true };

/** Null when the reply says nothing about how far the task is. */
export function reportOf(
  items: readonly Item[],
  clauses: readonly Clause[],
  text: string,
  today: LocalDate,
): Report | null {
  if (saysCompleted(clauses, today)) return { ...ASK, status: 'completed', progress: 100, needsQuestion: false };
  if (mentionsAnotherTask(items)) return ASK;
  const statuses = clauses.filter((clause) => !isSalutation(clause)).map(statusOfClause);
  const progress = progressIn(clauses);
  if (statuses.includes('said_done')) return ASK;
  const obstacle = obstacleIn(clauses, text);
  const percent =
    progress.kind === 'progress' && progress.percent > 0 && progress.percent < 100
      ? Math.floor(progress.percent)
      : null;
  if (obstacle.kind === 'obstacle') {
    const { text: named } = obstacle;
    return {
      status: 'blocked',
      progress: percent,
      obstacle: named,
      needsQuestion: named === null || !isReadable(progress),
    };
  }
  if (obstacle.kind === 'doubtful') return ASK;
  const status = agreed(statuses, percent) ?? (isOnlyCleared(obstacle, statuses) ? 'in_progress' : null);
  if (status !== null)
    return { status, progress: saidNone(progress) ? 0 : percent, obstacle: null, needsQuestion: !isReadable(progress) };
  return obstacle.kind !== 'none' || saysAnything(statuses, clauses) ? ASK : null;
}

/** "vướng mắc đã được tháo gỡ": the work goes on. */
function isOnlyCleared(obstacle: Obstacle, statuses: readonly ClauseStatus[]): boolean {
  return obstacle.kind === 'cleared' && statuses.every((status) => status === 'nothing' || status === 'promised');
}

/** The one status that the clauses support; null when none or when they differ. */
function agreed(statuses: readonly ClauseStatus[], percent: number | null): 'in_progress' | 'not_started' | null {
  const isRunning = statuses.includes('in_progress') || percent !== null;
  const isWaiting = statuses.includes('not_started');
  if (isRunning === isWaiting || statuses.includes('denied')) return null;
  return isRunning ? 'in_progress' : 'not_started';
}

function saidNone(progress: Progress): boolean {
  return progress.kind === 'progress' && progress.percent === 0;
}

function isReadable(progress: Progress): boolean {
  return progress.kind !== 'impossible' && progress.kind !== 'several';
}

const ABOUT_A_REPORT: readonly ItemKind[] = [
  ...DONE,
  'percent',
  'range',
  'fraction',
  'had',
  'already',
  'not_yet',
  'not_started',
  'no_obstacle',
  'work',
  'progress_word',
  'cannot',
  'waiting',
];

function saysAnything(statuses: readonly ClauseStatus[], clauses: readonly Clause[]): boolean {
  const isSaid = statuses.some((status) => status !== 'nothing' && status !== 'promised');
  return isSaid || clauses.some((clause) => has(clause, ...ABOUT_A_REPORT));
}

/** "12 xong 15 đang làm" with its first reference taken off: the rest speaks of two tasks. */
export function mentionsAnotherTask(items: readonly Item[]): boolean {
  return items.some((item, index) => {
    const before = items[index - 1];
    const after = items[index + 1];
    if (before === undefined || after === undefined) return false;
    if (item.kind === 'reference' || item.kind === 'place') return STATES_TASK.includes(after.kind);
    return item.kind === 'number' && STATES_TASK.includes(after.kind) && SEPARATES.includes(before.kind);
  });
}

const STATES_TASK: readonly ItemKind[] = [...DONE, 'had', 'not_yet', 'not_started', 'running', 'percent', 'obstacle'];
const SEPARATES: readonly ItemKind[] = [...DONE, 'break', 'percent', 'running', 'not_started', 'already', 'polite'];
