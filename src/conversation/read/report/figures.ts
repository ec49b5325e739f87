/** Figures of a part, in the words that say of what: "GPMB 92 %", "đã chi trả 45/52 hộ", "xử lý 12 vụ". */

import type { LocalDate } from '../../../domain/calendar/dates.ts';
import { isSmallTalk } from '../small-talk.ts';
import { doneAt, type Clause } from './clauses.ts';
import { progressIn } from './progress.ts';
import { isShare, isWhole } from './words/shares.ts';
import type { Item, ItemKind } from './words/items.ts';

const MOST_FIGURES = 3;
/** UTF-16 units: longer words are a sentence, and the words themselves are quoted beside. */
const LONGEST_FIGURE = 80;

/** In order, each as written but for "92%", which is "92 %"; without the one that tells how far the whole task is. */
export function figuresIn(clauses: readonly Clause[], text: string, whole: number | null, today: LocalDate): string[] {
  return clauses
    .filter((clause) => clause.items.some(isFigure) && (whole === null || !tellsOfWhole(clause, today)))
    .flatMap((clause) => {
      const words = wordsOf(clause, text);
      return words === '' || words.length > LONGEST_FIGURE || isSmallTalk(words) ? [] : [words];
    })
    .slice(0, MOST_FIGURES);
}

function tellsOfWhole(clause: Clause, today: LocalDate): boolean {
  const { kind } = progressIn([clause], today);
  return kind === 'progress' || (kind === 'several' && clause.items.some((item) => item.kind === 'range'));
}

function isFigure(item: Item, at: number, items: readonly Item[]): boolean {
  if (item.kind === 'percent' || item.kind === 'range') return true;
  if (item.kind === 'fraction') return isShare(item, at, items) || isWhole(item) || items[at - 1]?.kind === 'near';
  if (item.kind !== 'number' || !/^\d{1,3}(?:[.,]\d{3}){0,3}$|^\d{1,5}$/u.test(item.key)) return false;
  const next = items[at + 1];
  const counts = next?.kind === 'unknown' || next?.kind === 'counted' || next?.kind === 'other';
  return counts && !IN_TIME.test(items[at - 1]?.key ?? '') && !IN_TIME.test(next.key);
}

/** "tháng 12", "15 ngày", "14 h". */
const IN_TIME =
  /^(?:(?:đầu|giữa|cuối|trong|dau|giua|cuoi) )?(?:ngày|ngay|tháng|thang|quý|quy|năm|nam|tuần|tuan|kỳ|ky|giờ|gio|h|phút|phut|số|so|việc|viec)$/u;

/** The words of the clause without what stands around them; behind a word of completion only what follows it. */
function wordsOf(clause: Clause, text: string): string {
  const at = doneAt(clause);
  const own = at >= 0 && clause.items.slice(at + 1).some(isFigure) ? clause.items.slice(at + 1) : clause.items;
  const from = own.findIndex(isContent);
  const to = own.findLastIndex(isContent);
  const [first, last] = [own[from], own[to]];
  if (first === undefined || last === undefined) return '';
  return text
    .slice(first.start, last.end)
    .replace(/\s+/gu, ' ')
    .replace(/(\d)\s?%/gu, '$1 %');
}

function isContent({ kind }: Item): boolean {
  return !AROUND.includes(kind);
}

const AROUND: readonly ItemKind[] = [
  ...([
    'polite',
    'courtesy',
    'soft_order',
    'already',
    'smile',
    'ours',
    'report_lead',
    'address',
    'nod',
    'tick',
  ] as const),
  ...(['so_far', 'contrast', 'this_time', 'nodded'] as const),
];
