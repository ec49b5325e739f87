import { localDate, yearOf, type LocalDate } from '../../../domain/calendar/dates.ts';
import type { Item } from './items.ts';

export interface CitedDocument {
  readonly document: string | null;
  readonly documentDate: LocalDate | null;
  /** Where the document's words lie in the text, so that its day is not taken for another; null without one. */
  readonly span: { readonly start: number; readonly end: number } | null;
}

/**
 * The first document that a reply names: "văn bản số 123/BC-SXD ngày 5/11/2026". A day without a year is this year's
 * or, when that is still to come, last year's.
 */
export function documentIn(items: readonly Item[], text: string, today: LocalDate): CitedDocument {
  const index = items.findIndex((item) => item.kind === 'document');
  const item = items[index];
  if (item === undefined) return { document: null, documentDate: null, span: null };
  const document = text.slice(item.start, item.end).replace(/\s+/gu, '').replaceAll('–', '-');
  const rest = items.slice(index + 1).filter((later) => later.kind !== 'break');
  const [link, dated] = rest;
  const dateItem = link?.kind === 'time_link' ? dated : link;
  const documentDate = dateItem === undefined ? null : dayOfItem(dateItem, today);
  const end = documentDate === null || dateItem === undefined ? item.end : dateItem.end;
  return { document, documentDate, span: { start: item.start, end } };
}

function dayOfItem(item: Item, today: LocalDate): LocalDate | null {
  if (item.kind !== 'date' && item.kind !== 'fraction') return null;
  const [dayOfMonth = 0, month = 0, year] = item.numbers;
  const date = localDate(year ?? yearOf(today), month, dayOfMonth);
  if (date === null || year !== undefined || date <= today) return date;
  return localDate(yearOf(today) - 1, month, dayOfMonth);
}
