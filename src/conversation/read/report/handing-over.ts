import type { Clause } from './clauses.ts';
import type { Item } from './words/items.ts';

/** "không phải việc của đơn vị tôi", "đã chuyển sang Sở Tài chính": the reply passes the task on. */
export function handsOver(clauses: readonly Clause[]): boolean {
  return clauses.some((clause) =>
    clause.items.some(
      (item, index) => passesOn(item, clause.items.slice(index + 1)) && isOfThisTask(clause.items.slice(0, index)),
    ),
  );
}

/** "các cơ quan chuyên môn thuộc UBND tỉnh": words about others come first. */
function isOfThisTask(before: readonly Item[]): boolean {
  return (
    before.filter(({ kind }) => kind === 'unknown' || kind === 'other' || kind === 'authority').length <=
    MOST_OF_A_SUBJECT
  );
}

/** In items. */
const MOST_OF_A_SUBJECT = 2;

const TAKES_CHARGE =
  /^(chủ trì|chu tri|phụ|phu|trách|trach|thực hiện|thuc hien|đảm|dam|làm|lam|tham mưu|tham|tiếp nhận|tiep nhan|đã tiếp nhận|da tiep nhan)$/u;

const KEEPS = /^(?:quản|quản lý|sử|sử dụng|vận hành|khai thác|quan ly)$/u;
/** In items. */
const MOST_OF_A_TAKER = 5;

/** A transfer must name who takes the task, and at once: "chuyển hồ sơ sang Sở …" sends papers, not the task. */
function passesOn(item: Item, after: readonly Item[]): boolean {
  // "đã bàn giao cho đơn vị sử dụng": the works, and not the task.
  // "công trình đã bàn giao cho xã quản lý": what was built.
  if (item.kind === 'handover' && after.slice(0, MOST_OF_A_TAKER).some(({ key }) => KEEPS.test(key))) return false;
  if (item.kind === 'handover')
    return !/(?:cho|sang)$/u.test(item.key) || !['ours', 'in_use'].includes(after[0]?.kind ?? 'unknown');
  if (item.kind !== 'transfer') return false;
  const taker = after.find(
    (next) =>
      next.kind !== 'task_word' &&
      next.kind !== 'transfer' &&
      !/^(sang|cho|qua|về|ve|này|nay|bên|ben|phía|phia)$/u.test(next.key),
  );
  if (/ do$/u.test(item.key) && !after.some((next) => TAKES_CHARGE.test(next.key))) return false;
  return taker?.kind === 'authority';
}
