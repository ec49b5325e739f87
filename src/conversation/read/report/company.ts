/**
 * Clauses that may stand beside one that says completed, and the reason at its end: "đề nghị đóng việc giúp em", "hơi
 * chậm do mưa bão", "mong anh thông cảm", "file em gửi kèm", "khó khăn: không". They are adjuncts: of a reason and of what
 * is sent along the words need not be known, but none may be a slip of one that restricts.
 */

import { strip } from '../../../domain/strip-diacritics.ts';
import { mayBeAgainst } from './abstract.ts';
import { doneAt, has, type Clause } from './clauses.ts';
import type { Item, ItemKind } from './words/items.ts';
import { mayRestrict } from './words/respell.ts';

/** In items: longer ones tell something of their own. */
const LONGEST = 14;

export function isCompany(clauses: readonly Clause[], index: number, alreadyDone: boolean): boolean {
  const clause = clauses[index];
  if (clause === undefined || clause.items.length > LONGEST || doneAt(clause) >= 0) return false;
  if (isLabel(clause, clauses[index + 1]) || deniesObstacle(clauses, index) || isPreamble(clause)) return true;
  return (
    alreadyDone &&
    (asksToClose(clause) || regrets(clause) || tellsOfDelay(clause) || sendsAlong(clause) || informs(clause))
  );
}

/** The clause without a reason behind its word of completion: "xong muộn do mưa". */
export function withoutReason(clause: Clause): Clause {
  const at = clause.items.findIndex(({ kind }) => kind === 'because');
  const done = doneAt(clause);
  if (at <= 0 || done < 0 || done > at || !clause.items.slice(at + 1).every(isOfReason)) return clause;
  return { ...clause, items: clause.items.slice(0, at) };
}

function isOfReason(item: Item): boolean {
  if (item.kind === 'unknown') return !mayRestrict(item.key) && !mayBeAgainst(item) && !CONDITION.test(item.key);
  return OF_REASON.includes(item.kind);
}

/** "vi điều kiện có vốn" is a slip of "với điều kiện". */
const CONDITION = /^(?:điều|kiện|dieu|kien)$/u;

const OF_REASON: readonly ItemKind[] = ['polite', 'courtesy', 'late', 'because', 'soft_order', 'smile'];

/** "Kết quả:", "Tiến độ:" before what they announce. */
function isLabel(clause: Clause, next: Clause | undefined): boolean {
  if (next?.opening.startsWith(':') !== true) return false;
  return clause.items.every(({ kind }) => LABELS.includes(kind));
}

const LABELS: readonly ItemKind[] = ['report_lead', 'progress_word', 'task_word', 'so_far'];

/** "Thực hiện chỉ đạo của UBND tỉnh tại Công văn số 5678/UBND-TH,": what the report answers. */
function isPreamble({ items: [first, ...rest] }: Clause): boolean {
  return (
    first !== undefined &&
    /^(?:thực hiện|thuc hien|căn cứ|can cu|theo)(?: |$)/u.test(first.key) &&
    rest.every(isOfPreamble)
  );
}

function isOfPreamble({ kind, key }: Item): boolean {
  return (
    OF_PREAMBLE.includes(kind) || /^(?:chỉ đạo|chi dao|yêu cầu|yeu cau|ý kiến chỉ đạo|công văn|văn bản)$/u.test(key)
  );
}

const OF_PREAMBLE: readonly ItemKind[] = [
  ...(['of', 'authority', 'document', 'document_word', 'document_after', 'date', 'fraction', 'time_link'] as const),
  ...(['task_word', 'assigned', 'work', 'plan', 'other'] as const),
];

/** "Khó khăn, vướng mắc: không có": the name of the line, or what stands behind it. */
function deniesObstacle(clauses: readonly Clause[], index: number): boolean {
  const named = clauses.findIndex(({ items }) => items.every(({ kind }) => kind === 'obstacle'));
  if (named < 0 || index < named) return false;
  const behind = clauses.findIndex(({ opening }, at) => at > named && opening.startsWith(':'));
  const value = clauses[behind]?.items.map(({ key }) => key).join(' ') ?? '';
  const isName = clauses.slice(named, behind).every(({ items }) => items.every(({ kind }) => kind === 'obstacle'));
  return behind > 0 && index <= behind && isName && NOTHING.test(strip(value));
}

const NOTHING = /^(?:khong|chua)(?: (?:co|phat sinh|gap))?(?: gi)?(?: a)?$/u;

/** "đề nghị anh chị đóng việc giúp em", "nhờ anh xác nhận". */
function asksToClose(clause: Clause): boolean {
  return has(clause, 'close') && clause.items.every(({ kind }) => OF_CLOSING.includes(kind));
}

const POLITE: readonly ItemKind[] = ['polite', 'courtesy', 'soft_order', 'smile', 'kindly'];
const OF_CLOSING: readonly ItemKind[] = [
  ...POLITE,
  ...(['close', 'demand', 'authority', 'task_word', 'acknowledged', 'address', 'report_lead', 'ours'] as const),
];

/** "mong anh thông cảm vì chậm trễ". */
function regrets(clause: Clause): boolean {
  return has(clause, 'regret') && clause.items.every(({ kind }) => OF_REGRET.includes(kind));
}

const OF_REGRET: readonly ItemKind[] = [
  ...POLITE,
  ...(['regret', 'because', 'late', 'offset', 'report_lead', 'demand', 'contrast'] as const),
];

/** "hơi chậm tí do mưa bão", "tuy có chậm so với kế hoạch". */
function tellsOfDelay(clause: Clause): boolean {
  if (clause.items[0]?.kind === 'because') return delaysFor(clause.items);
  const from = clause.items[0]?.kind === 'contrast' ? 1 : 0;
  const because = clause.items.findIndex(({ kind }) => kind === 'because');
  const told = clause.items.slice(from, because < 0 ? clause.items.length : because);
  const isTold = told.some(({ kind }) => kind === 'late' || kind === 'offset');
  const reason = because < 0 ? [] : clause.items.slice(because);
  return isTold && told.every(({ kind }) => OF_DELAY.includes(kind)) && reason.every(isOfReason);
}

/** "do mưa nên hơi chậm". */
function delaysFor(items: readonly Item[]): boolean {
  const isDelay = (item: Item): boolean => item.kind === 'late' || item.kind === 'offset';
  return (
    items.some(isDelay) && items.every((item) => isDelay(item) || isOfReason(item) || /^(?:nên|nen)$/u.test(item.key))
  );
}

const OF_DELAY: readonly ItemKind[] = [...POLITE, 'late', 'offset', 'against_plan', 'ours'];

/** "báo cáo để anh biết", "em báo anh ạ", "xin báo cáo". */
function informs({ items }: Clause): boolean {
  const tells = items.some(({ kind, key }) => kind === 'report_lead' || /^(?:báo|bao)$/u.test(key));
  return tells && items.every(({ kind, key }) => OF_INFORMING.includes(kind) || INFORMING.test(key));
}

const OF_INFORMING: readonly ItemKind[] = [
  'report_lead',
  'address',
  'polite',
  'courtesy',
  'soft_order',
  'smile',
  'ours',
];
const INFORMING = /^(?:báo|bao|để|de|xin|xin phép|xin phep|biết|biet|nắm|nam|được|duoc|rõ|ro|kính|kinh)$/u;

/** "file em up lên drive rồi", "em gửi ảnh kèm theo". */
function sendsAlong(clause: Clause): boolean {
  const opens = clause.items.slice(0, 2).some(({ kind }) => kind === 'attach');
  return opens && clause.items.every(isSentAlong);
}

function isSentAlong(item: Item): boolean {
  if (item.kind === 'unknown') return !mayRestrict(item.key) && !mayBeAgainst(item);
  return SENT_ALONG.includes(item.kind);
}

const SENT_ALONG: readonly ItemKind[] = [
  ...POLITE,
  ...(['attach', 'document_word', 'document', 'report_lead', 'already', 'had', 'number', 'ours', 'address'] as const),
  ...(['authority', 'work_noun'] as const),
];
