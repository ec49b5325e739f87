import { localDate, yearOf, type LocalDate } from '../../../domain/calendar/dates.ts';
import type { Item, ItemKind } from './words/items.ts';

export interface CitedDocument {
  readonly document: string | null;
  readonly documentDate: LocalDate | null;
  /** Where the document's words lie in the text, so that its day is not taken for another; null without one. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** Where "của UBND tỉnh" lies between its number and its day; null without one. */
  readonly issuer: { readonly start: number; readonly end: number } | null;
}

/**
 * The first document that a reply names: "văn bản số 123/BC-SXD ngày 5/11/2026". A day without a year is this year's
 * or, when that is still to come, last year's.
 */
export function documentIn(items: readonly Item[], text: string, today: LocalDate): CitedDocument {
  const index = items.findIndex((item) => item.kind === 'document');
  const item = items[index];
  if (item === undefined) return { document: null, documentDate: null, span: null, issuer: null };
  const document = text.slice(item.start, item.end).replace(/\s+/gu, '').replaceAll('–', '-');
  const following = items.slice(index + 1).filter((later) => later.kind !== 'break');
  const issuer = issuerIn(following);
  const [link, dated] = following.slice(issuer.length);
  const dateItem = link?.kind === 'time_link' ? dated : link;
  const documentDate = dateItem === undefined ? null : dayOfItem(dateItem, today);
  const end = documentDate === null || dateItem === undefined ? item.end : dateItem.end;
  const [first] = issuer;
  const last = issuer.at(-1);
  return {
    document,
    documentDate,
    span: { start: item.start, end },
    issuer: first === undefined || last === undefined ? null : { start: first.start, end: last.end },
  };
}

/** "2345/QĐ-UBND của UBND tỉnh Thanh Hóa ngày 20/12/2022": who issued it, where a day follows. */
function issuerIn(following: readonly Item[]): readonly Item[] {
  const [first] = following;
  if (first?.kind !== 'authority' && !/^(?:của|cua|gửi|gui|đã gửi)$/u.test(first?.key ?? '')) return [];
  const length = following.slice(0, LONGEST_ISSUER).findIndex((item) => !ISSUER.includes(item.kind));
  return length > 0 && following[length]?.kind === 'time_link' ? following.slice(0, length) : [];
}

const ISSUER: readonly ItemKind[] = ['authority', 'unknown', 'ours', 'of'];
/** In items. */
const LONGEST_ISSUER = 12;

function dayOfItem(item: Item, today: LocalDate): LocalDate | null {
  if (item.kind !== 'date' && item.kind !== 'fraction') return null;
  const [dayOfMonth = 0, month = 0, year] = item.numbers;
  const date = localDate(year ?? yearOf(today), month, dayOfMonth);
  if (date === null || year !== undefined || date <= today) return date;
  return localDate(yearOf(today) - 1, month, dayOfMonth);
}
