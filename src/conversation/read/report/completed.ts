/**
 * The only gate to "completed". It believes a word of completion only when every other item of the whole reply is
 * known to be harmless there; words that the lexicon does not know pass only in a reason or beside what is sent along.
 */

import type { LocalDate } from '../../../domain/calendar/dates.ts';
import { withoutAbstract } from './words/abstract.ts';
import { doneAt, has, isSalutation, type Clause } from './clauses.ts';
import { isCompany, tellsOfAcceptance, withoutCost, withoutManner } from './company.ts';
import { withoutIssuer } from './beside/without-issuer.ts';
import { firmnessFor } from './harmless.ts';
import { fitsItsPlace, isAll, type Firmness } from './harmless-place.ts';
import { withoutReason } from './reason.ts';
import { COUNTED, isWhole } from './words/shares.ts';
import type { Item } from './words/items.ts';

/** True when the reply can only be read as: the task is completed. */
export function saysCompleted(written: readonly Clause[], today: LocalDate): boolean {
  const clauses = written.map((clause) => ({ ...clause, items: withoutIssuer(withoutAbstract(clause.items)) }));
  const firmness = firmnessOf(clauses);
  if (firmness === null) return false;
  let alreadyDone = false;
  for (const [index, clause] of clauses.entries()) {
    const { items } = withoutTurn(withoutCost(withoutManner(withoutReason(clause), firmness), firmness), firmness);
    const believed = items.every((item, place) => {
      const demanded = firmnessFor(item);
      if (demanded === null) return false;
      const before = items.slice(0, place);
      const isCounted = isWhole(item) && COUNTED.includes(items[place + 1]?.kind ?? 'unknown');
      const isDated = isDocumentDay(item, before) || isThisMorning(item, before, items.slice(place + 1));
      if (demanded > firmness && !isCounted && !isDated) return false;
      return fitsItsPlace(item, { before, after: items.slice(place + 1), alreadyDone, firmness, today });
    });
    const isBeside = (isSalutation(clause) && !alreadyDone) || isCompany(clauses, index, alreadyDone, firmness);
    if (!believed && !isBeside) return false;
    alreadyDone ||= doneAt(clause) >= 0;
  }
  return true;
}

/** "nhưng nay đã hoàn thành": the turn is towards the completion. */
function withoutTurn(clause: Clause, firmness: Firmness): Clause {
  const [first, ...items] = clause.items;
  const turns = first?.kind === 'contrast' && /^(?:nhưng|nhung|nhưng mà|tuy nhiên|tuy nhien|song)$/u.test(first.key);
  return turns && firmness === 2 && has(clause, 'had') && doneAt(clause) > 0 ? { ...clause, items } : clause;
}

/** Null when nothing says that it is complete. */
function firmnessOf(clauses: readonly Clause[]): Firmness | null {
  const saying = clauses.filter((clause) => doneAt(clause) >= 0 || clause.items.some(isAll));
  if (saying.length === 0) return null;
  const isTold =
    saying.some((clause) => has(clause, 'had', 'already', 'done_just') || clause.items.some(isLongAgo)) ||
    clauses.some(tellsOfAcceptance);
  if (isTold) return 2;
  return saying.some((clause) => has(clause, 'done', 'past_time')) ? 1 : 0;
}

/** "lâu rồi", "từ tuần trước rồi". */
function isLongAgo({ kind, key }: Item): boolean {
  return kind === 'past_time' && /(?:^| )rồi$/u.test(key);
}

function isDocumentDay(item: Item, before: readonly Item[]): boolean {
  if (!['time_link', 'date', 'fraction'].includes(item.kind)) return false;
  return before.slice(-2).some((earlier) => earlier.kind === 'document');
}

/** "xong sáng nay ạ": the morning is behind whoever says so; "chiều nay" may be ahead, and "xong sáng nay nhé" is wished for. */
function isThisMorning({ key }: Item, before: readonly Item[], after: readonly Item[]): boolean {
  return key === 'sáng nay' && before.at(-1)?.kind === 'done' && after.every(({ kind }) => kind === 'polite');
}
