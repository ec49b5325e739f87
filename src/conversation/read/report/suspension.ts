/** Whether a reply says that a task was stopped by those above, or that its work stands still for a while. */

import { has, isSalutation, type Clause } from './clauses.ts';
import type { CitedDocument } from './document.ts';
import { clauseStatus } from './clause-status.ts';
import { slotsOf } from './slots.ts';
import { isPetition } from './words/is-petition.ts';
import type { Item, ItemKind } from './words/items.ts';
import type { LocalDate } from '../../../domain/calendar/dates.ts';

/**
 * `by_document`: a document is named that stopped it for a while, and nothing else is said. `ended`: it is said or asked
 * for otherwise, for good ("đã bãi bỏ"), of a part, or by a petition or a report, which only asks for it. `paused`: the work stands still ("đang tạm dừng thi công do mưa lũ"). `unsure`: denied, supposed or
 * promised; said of a document ("bãi bỏ Quyết định số …"); or the work is reported on beside it.
 */
export type Suspension = 'none' | 'by_document' | 'ended' | 'paused' | 'unsure';

/** Whether a text says that the task was suspended, surely or perhaps. */
export function suspensionIn(clauses: readonly Clause[], { document }: CitedDocument, today: LocalDate): Suspension {
  const said = clauses.filter((clause) => !isSalutation(clause));
  const statuses = said.map((clause) => clauseStatus(clause, today));
  const stopped = said.filter((_, at) => statuses[at] === 'stopped');
  if (stopped.length === 0) return 'none';
  const isSure = stopped.every((clause) => {
    const { polarity, modality } = slotsOf(clause, today);
    return polarity === 'affirmed' && modality === 'asserted' && !has(clause, 'not', 'not_yet', 'cannot');
  });
  if (!isSure || stopped.some(isOfDocument)) return 'unsure';
  if (document !== null) {
    if (statuses.some((status) => status !== 'stopped' && status !== 'nothing')) return 'unsure';
    const isPlain = said.length === 1 && stopped.every(saysNothingElse);
    return isPlain && !asksOrReports(document) && stoppedForGood(stopped) === null ? 'by_document' : 'ended';
  }
  const words = stopped.flatMap(({ items }) => items.map(({ kind, key }) => (kind === 'suspended' ? key : '')));
  return words.some((word) => BY_THOSE_ABOVE.test(word)) ? 'ended' : 'paused';
}

/** "45/TTr-SXD", "12/BC-STC": those who write it decide nothing. */
function asksOrReports(number: string): boolean {
  return isPetition(number) || /[-/]BC(?![\p{L}])/iu.test(number);
}

/** "đã bãi bỏ", "thôi thực hiện": the words as written of what does not go on again; null where it may. */
export function stoppedForGood(clauses: readonly Clause[]): string | null {
  const items = clauses.flatMap((clause) => clause.items);
  return items.find(({ kind, key }) => kind === 'suspended' && FOR_GOOD.test(key))?.key ?? null;
}

const FOR_GOOD = /bãi bỏ|bai bo|huỷ|hủy|huy|thôi|thoi|không thực hiện|khong thuc hien/u;

/** "bãi bỏ Quyết định số 10/QĐ-UBND", "đã trình bãi bỏ …": the work itself. */
function isOfDocument({ items }: Clause): boolean {
  return items.some(({ kind }, at) => ACTS.has(kind) || (kind === 'suspended' && isUnled(items[at + 1])));
}

const ACTS: ReadonlySet<ItemKind> = new Set<ItemKind>(['issued', 'submitted']);

function isUnled(item: Item | undefined): boolean {
  return item?.kind === 'document' || (item?.kind === 'document_word' && !LED.test(item.key));
}

const LED = /^(?:theo|tại|tai|bởi|boi|bằng|bang|căn cứ|can cu) /u;

/** "nhiệm vụ đã được cho tạm dừng theo Công văn số … ngày … của UBND tỉnh ạ". */
function saysNothingElse({ items }: Clause): boolean {
  const at = items.findIndex(({ kind }) => kind === 'suspended');
  return (
    items.slice(0, at).every(({ kind }) => BEFORE.has(kind)) && items.slice(at + 1).every(({ kind }) => AFTER.has(kind))
  );
}

const BEFORE: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'had',
  'task_word',
  'authority',
  'polite',
  'courtesy',
  'report_lead',
]);

const AFTER: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'document_after',
  'document_word',
  'document',
  'time_link',
  'date',
  'of',
  'authority',
  'polite',
  'courtesy',
]);

/** "đã bãi bỏ", "có chủ trương dừng", "đề nghị dừng", "thôi thực hiện". */
const BY_THOSE_ABOVE =
  /bãi bỏ|bai bo|huỷ|hủy|huy|chủ trương|chu truong|đề nghị|de nghi|thôi thực hiện|thoi thuc hien|không thực hiện|khong thuc hien|cho dừng|cho dung|cho tạm|cho tam|đồng ý|dong y/u;
