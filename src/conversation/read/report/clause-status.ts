/** What one clause says about how far the task is. "Completed" is not decided here: see completed.ts. */

import { doneAt, has, type Clause } from './clauses.ts';
import { isHarmless } from './completed.ts';
import type { Item, ItemKind } from './items.ts';

/**
 * `said_done`: completion in words that are all understood. `unsure`: completion doubted, promised, wished for, or of
 * something that is not understood. `promised`: the will to do it. `denied`: it will not or did not come about.
 */
export type ClauseStatus = 'nothing' | 'said_done' | 'unsure' | 'promised' | 'denied' | 'in_progress' | 'not_started';

const UNSURE: readonly ItemKind[] = ['condition', 'doubt', 'demand', 'when'];
const PARTLY: readonly ItemKind[] = ['running', 'about_to', 'near', 'part', 'work_part', 'remaining'];

export function statusOfClause(clause: Clause): ClauseStatus {
  return doneAt(clause) >= 0 ? statusWithDone(clause) : statusWithoutDone(clause);
}

function statusWithDone(clause: Clause): ClauseStatus {
  const done = doneAt(clause);
  const before = clause.items.slice(0, done);
  const after = clause.items.slice(done + 1);
  const earlier = (...kinds: ItemKind[]): boolean => before.some((item) => kinds.includes(item.kind));
  if (earlier('cannot', 'not')) return 'denied';
  if (earlier('not_yet', 'not_started')) return 'in_progress';
  if (after.some((item) => ['not', 'not_yet', 'cannot', 'not_started'].includes(item.kind))) return 'unsure';
  if (earlier('running') && !has(clause, 'condition', 'doubt')) return 'in_progress';
  if (has(clause, ...UNSURE)) return 'unsure';
  if (has(clause, 'promised')) return 'promised';
  if (has(clause, ...PARTLY) || clause.items.some(isAssignment)) return 'in_progress';
  return clause.items.some((item) => !isHarmless(item) || item.kind === 'fraction') ? 'unsure' : 'said_done';
}

function statusWithoutDone(clause: Clause): ClauseStatus {
  if (has(clause, 'not_started')) return has(clause, 'part', 'work_part') ? 'unsure' : 'not_started';
  if (clause.items.some((item) => item.kind === 'percent' && item.numbers[0] === 0)) return 'not_started';
  if (has(clause, ...UNSURE) && has(clause, 'running', 'percent')) return 'unsure';
  if (has(clause, 'running', 'work_part') || isWait(clause)) return 'in_progress';
  if (has(clause, 'promised', 'about_to')) return 'promised';
  if (clause.items.some(isAssignment) && has(clause, 'remaining', 'not_yet')) return 'in_progress';
  if (clause.items.some((item, index, items) => item.kind === 'fraction' && isAssignment(item, index, items)))
    return 'in_progress';
  return 'nothing';
}

function isWait(clause: Clause): boolean {
  return clause.items.some((item) => item.kind === 'waiting' && item.key.includes(' '));
}

/** "50%", "3/5 xã", "được 1/2". A plain "7/10" may be a day, so it is no fraction. */
function isAssignment(item: Item, index: number, items: readonly Item[]): boolean {
  const [value = 0, whole = 0] = item.numbers;
  if (item.kind === 'percent') return value > 0 && value < 100;
  if (item.kind !== 'fraction' || value > whole) return false;
  return items[index - 1]?.kind === 'progress_word' || COUNTED.includes(items[index + 1]?.kind ?? 'unknown');
}

const COUNTED: readonly ItemKind[] = ['counted', 'authority', 'task_word', 'part', 'ours'];
