/** Tells a question from a statement: "xong chưa" asks, "chưa xong" and "bên tôi chưa" answer. */

import { isDone, type Clause } from './clauses.ts';
import type { Item, ItemKind } from './words/items.ts';

/** After these a final "chưa" or "không" makes a question of the clause. */
const PREDICATES: readonly ItemKind[] = [
  'had',
  'running',
  'acknowledged',
  'nodded',
  'obstacle',
  'already',
  'percent',
  'work',
  'wholly',
];

const SOFT: readonly ItemKind[] = ['polite', 'soft_order', 'courtesy', 'smile', 'question_mark'];

/** True when a text asks something rather than reports it. */
export function asksSomething(items: readonly Item[], clauses: readonly Clause[]): boolean {
  return items.some((item) => item.kind === 'question_mark') || clauses.some(asks);
}

/** True when the clause asks. */
export function asks(clause: Clause): boolean {
  if (clause.items.some((item) => item.kind === 'question') && !clause.items.some(depends)) return true;
  if (clause.items.some((item, index) => item.kind === 'when' && !isPromise(clause, index))) return true;
  const words = clause.items.filter((item) => !SOFT.includes(item.kind));
  const last = words.at(-1);
  if (last === undefined || !/^(chưa|chua|không|khong)$/u.test(last.key)) return false;
  const earlier = words.slice(0, -1);
  if (/^(không|khong)$/u.test(last.key) && earlier.some((item) => /^(?:có|co|còn)$/u.test(item.key))) return true;
  return earlier.some((item) => isDone(item) || PREDICATES.includes(item.kind));
}

/** "xong hay không phụ thuộc vào Sở Tài chính" tells. */
function depends({ key }: Item): boolean {
  return /^(?:phụ thuộc|phu thuoc|tuỳ|tuy)(?: |$)/u.test(key);
}

const WORKS: readonly ItemKind[] = ['work', 'step', 'deliver', 'running'];

/** "khi nào xong báo", "chưa biết bao giờ xong" tell; "khi nào xong" asks. */
function isPromise(clause: Clause, index: number): boolean {
  const before = clause.items.slice(0, index);
  const after = clause.items.slice(index + 1);
  if (before.some((earlier) => earlier.kind === 'not_yet' || earlier.kind === 'not')) return true;
  // "khi nào có mặt bằng mới hoàn thành"; "khi nào mới xong" asks.
  const bound = after.findIndex(({ kind, key }) => kind === 'condition' && /^(?:mới|moi|thì|thi)$/u.test(key));
  if (bound > 0 && after.slice(bound + 1).some((item) => isDone(item) || WORKS.includes(item.kind))) return true;
  if (after.findIndex(({ kind }) => kind === 'done_just') > 0) return true;
  const done = after.findIndex(isDone);
  return done >= 0 && after.slice(done + 1).some((later) => !SOFT.includes(later.kind));
}
