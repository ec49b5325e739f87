/**
 * Why a completion came late: "xong muộn do mưa", "xong ngày 10/6, chậm do mưa lũ, thiếu nhân lực". Of a reason the words
 * need not be known, but none may be a slip of one that restricts; what held up what is over is no obstacle any more.
 */

import { mayBeAgainst } from './words/abstract.ts';
import { doneAt, type Clause } from './clauses.ts';
import type { Firmness } from './harmless-place.ts';
import type { Item, ItemKind } from './words/items.ts';
import { mayLeaveOpen, mayRestrict } from './words/respell.ts';

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
export const CONDITION = /^(?:điều|kiện|dieu|kien)$/u;

const SMALL: readonly ItemKind[] = ['polite', 'courtesy', 'soft_order', 'smile', 'kindly'];
const OF_REASON: readonly ItemKind[] = ['polite', 'courtesy', 'late', 'because', 'soft_order', 'smile', 'mishap'];

/** Where "chậm do mưa lũ, thiếu nhân lực" behind a word of completion stands, as offsets in the text; null where more is told there. */
export function delayBehind(clauses: readonly Clause[]): { readonly start: number; readonly end: number } | null {
  const done = clauses.findIndex((clause) => doneAt(clause) >= 0);
  const own = clauses[done];
  const next = clauses[done + 1];
  if (own === undefined) return null;
  const at = own.items.findIndex((item, place) => place > doneAt(own) && item.kind !== 'offset' && isLate(item));
  const told = at >= 0 ? own.items.slice(at) : (next?.items ?? []);
  const [first] = told;
  const isReason = told.some(opensReason) && tellsOfDelay({ items: told, opening: '' }, 2);
  if (first === undefined || !isReason) return null;
  const from = at >= 0 ? done + 1 : done + 2;
  const behind = clauses.slice(from);
  const count = behind.findIndex((clause, place) => !goesOnWithReason(clause, behind[place - 1]?.items ?? told));
  const last = [told, ...behind.slice(0, count < 0 ? behind.length : count).map(({ items }) => items)].at(-1)?.at(-1);
  return last === undefined ? null : { start: first.start, end: last.end };
}

/** ", thiếu nhân lực", ", vật tư", ", bão số 3": one more reason; a noun that may be left to do ends it. */
function goesOnWithReason({ items, opening }: Clause, before: readonly Item[]): boolean {
  const said = wordsOf(items);
  const isLack = LACK_OF_MEANS.test(said);
  const isAmongMeans = LACK_OF_MEANS.test(
    wordsOf(before.slice(before.findIndex(({ key }) => /^(?:thiếu|không đủ|thieu)/u.test(key)))),
  );
  if (
    !/^[\s,;]+$/u.test(opening) ||
    items.length > MOST_OF_A_REASON ||
    !(isLack || isAmongMeans || HARDSHIP.test(said))
  )
    return false;
  return items.every((item) => isNoun(item) || (isLack && OF_LACK.includes(item.kind)));
}

function wordsOf(items: readonly Item[]): string {
  return items.map(({ key }) => key).join(' ');
}

function isNoun(item: Item): boolean {
  if (item.kind === 'unknown') return isOfReason(item) && !mayLeaveOpen(item.key);
  return SMALL.includes(item.kind) || item.kind === 'number' || item.kind === 'mishap';
}

const HARDSHIP = /^(?:do |vì )?(?:mưa|bão|lũ|lụt|dịch|nắng|rét|ngập|sạt|thời tiết|thiên tai|mất điện|giá )/u;
/** In items. */
const MOST_OF_A_REASON = 6;
const OF_LACK: readonly ItemKind[] = ['lack', 'obstacle_named', 'work_noun'];
/** Means that the work had too little of; a signature or a decision that is lacking is still to come. */
const LACK_OF_MEANS =
  /^(?:do |vì )?(?:thiếu|không đủ|ít|thieu|khong du) (?:nhân|người|cán bộ|vốn|kinh phí|tiền|vật|máy|thiết bị|xe|đất|cát|nguồn|nguyên|nhan|nguoi|can bo|von|kinh phi|tien|vat|may|thiet bi|nguon)/u;

/** "hơi chậm tí do mưa bão", "tuy có chậm so với kế hoạch". */
export function tellsOfDelay(clause: Clause, firmness: Firmness): boolean {
  const [opener] = clause.items;
  if (opener?.kind === 'because' || /^(?:tại|tai)$/u.test(opener?.key ?? '')) return delaysFor(clause.items);
  const from = clause.items[0]?.kind === 'contrast' ? 1 : 0;
  const because = clause.items.findIndex(opensReason);
  const told = clause.items.slice(from, because < 0 ? clause.items.length : because);
  const isTold = told.some((item) => item.kind !== 'unknown' && isLate(item));
  const reason = because < 0 ? [] : clause.items.slice(because);
  const isReason = (item: Item): boolean =>
    isOfReason(item) || (firmness === 2 && (OF_PAST_REASON.includes(item.kind) || item.kind === 'unknown'));
  return isTold && told.every((item) => OF_DELAY.includes(item.kind) || isLate(item)) && reason.every(isReason);
}

/** "nhưng chậm do các xã chưa gửi đủ số liệu". */
export function explainsDelay({ items }: Clause): boolean {
  const late = items.findIndex(({ kind }) => kind === 'late' || kind === 'offset');
  return (
    late >= 0 &&
    items.slice(0, late).every(({ kind }) => ['contrast', 'polite', 'ours'].includes(kind)) &&
    items.slice(late).some(({ kind }) => kind === 'because')
  );
}

/** "do", and "do vướng", which the lexicon holds as one. */
function opensReason({ kind, key }: Item): boolean {
  return kind === 'because' || (kind === 'obstacle' && /^(?:vì|vi|do|bởi|boi) /u.test(key));
}

function isLate({ kind, key }: Item): boolean {
  return (
    kind === 'late' ||
    kind === 'offset' ||
    /^(?:xíu|tí|chút|tẹo|ít|xiu|chut)$/u.test(key) ||
    (kind === 'missed' && LATE.test(key))
  );
}

const LATE =
  /^(?:quá|trễ|lố|lỡ|chậm|muộn|qua|tre|lo|cham|muon) (?:hạn|hẹn|tiến độ|so với kế hoạch|so với tiến độ|han|hen|tien do|so voi ke hoach)$/u;

/** Why it took so long, told of what is over: "chậm 1 tuần do chờ các xã gửi số liệu". */
const OF_PAST_REASON: readonly ItemKind[] = [
  ...(['waiting', 'authority', 'number', 'counted', 'report_lead', 'address', 'ours', 'lack', 'obstacle'] as const),
  ...(['obstacle_named', 'document_word', 'work_noun', 'past_time', 'of', 'step', 'part'] as const),
];

/** "do mưa nên hơi chậm", "tại bên em bận đại hội nên báo trễ". */
function delaysFor([opener, ...items]: readonly Item[]): boolean {
  const isDelay = (item: Item): boolean => ['late', 'offset', 'regret'].includes(item.kind);
  const isPlaced = (item: Item): boolean =>
    isDelay(item) || isOfReason(item) || item.kind === 'ours' || /^(?:nên|nen)$/u.test(item.key);
  return opener !== undefined && items.some(isDelay) && items.every(isPlaced);
}

const OF_DELAY: readonly ItemKind[] = [...SMALL, 'late', 'offset', 'against_plan', 'ours'];
