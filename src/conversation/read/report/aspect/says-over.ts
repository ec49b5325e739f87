/** A clause that says that a task is over: it may be finished, or only have ended. */

import { has, type Clause } from '../clauses.ts';
import type { ItemKind } from '../words/items.ts';

/** "nhiệm vụ đã kết thúc", "kết thúc rồi ạ", "không phải làm nữa": nothing is ahead, and no part of the task is named. */
export function saysOver(clause: Clause): boolean {
  const hasEnded = has(clause, 'close') && has(clause, 'had', 'already');
  return (hasEnded && clause.items.every(({ kind }) => BESIDE_END.includes(kind))) || needsNoMore(clause);
}

const BESIDE_END: readonly ItemKind[] = [
  ...(['close', 'had', 'already', 'wholly', 'task_word', 'ours', 'polite', 'courtesy', 'past_time'] as const),
  ...(['this_time', 'report_lead', 'address'] as const),
];

/** "không phải làm nữa", "khỏi phải thực hiện tiếp": there is no more to do. */
export function needsNoMore({ items }: Clause): boolean {
  const at = items.findIndex(({ key }) =>
    /^(?:không|khong|khỏi|khoi)(?: còn| con)?(?: phải| phai| cần| can)?$/u.test(key),
  );
  const behind = items.slice(at + 1);
  return (
    at >= 0 && behind.some(({ kind }) => kind === 'work') && /^(?:nữa|nua|tiếp|tiep)$/u.test(behind.at(-1)?.key ?? '')
  );
}
