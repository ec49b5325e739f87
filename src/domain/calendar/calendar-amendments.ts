/** Reads what an operator writes in the calendar file. */

import { contradiction, entryName } from './calendar-contradiction.ts';
import type { CalendarAmendments, DaySwap } from './calendar-contradiction.ts';
import { parseLocalDate } from './dates.ts';
import type { LocalDate } from './dates.ts';
import type { AnnouncedHoliday } from './holidays.ts';

export type ParsedAmendments =
  { readonly kind: 'ok'; readonly amendments: CalendarAmendments } | { readonly kind: 'bad'; readonly problem: string };

type Read<T> = { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'bad'; readonly problem: string };

type Fields = Readonly<Record<string, unknown>>;

const KEYS = {
  file: ['holidays', 'swaps', 'workingDays', 'note'],
  holidays: ['from', 'to', 'name', 'document', 'note'],
  swaps: ['off', 'workedOn', 'document', 'note'],
} as const;

/**
 * Reads the content of a calendar file (the parsed JSON). `note` is allowed everywhere and ignored. A bad entry is
 * named in one sentence, e.g. "swaps thứ 2: …"; the first problem found is the one returned.
 */
export function parseAmendments(value: unknown): ParsedAmendments {
  if (!isFields(value)) return bad('Lịch làm việc phải là một đối tượng có holidays, swaps và workingDays.');
  const stray = strayKey(value, KEYS.file);
  if (stray !== null) return bad(`Lịch làm việc có mục lạ "${stray}".`);

  const holidays = readList(value, 'holidays', readHoliday);
  if (holidays.kind === 'bad') return holidays;
  const swaps = readList(value, 'swaps', readSwap);
  if (swaps.kind === 'bad') return swaps;
  const workingDays = readList(value, 'workingDays', readWorkingDay);
  if (workingDays.kind === 'bad') return workingDays;

  const amendments = { holidays: holidays.value, swaps: swaps.value, workingDays: workingDays.value };
  const problem = contradiction(amendments);
  return problem === null ? { kind: 'ok', amendments } : bad(problem);
}

function readHoliday(entry: unknown): Read<AnnouncedHoliday> {
  if (!isFields(entry)) return bad('phải là một đối tượng có from, to và name.');
  const stray = strayKey(entry, KEYS.holidays);
  if (stray !== null) return bad(`có mục lạ "${stray}".`);
  const from = readDate(entry['from'], 'from');
  if (from.kind === 'bad') return from;
  const to = readDate(entry['to'], 'to');
  if (to.kind === 'bad') return to;
  const name = readText(entry['name'], 'name');
  if (name.kind === 'bad') return name;
  const document = readDocument(entry);
  if (document.kind === 'bad') return document;
  return { kind: 'ok', value: { from: from.value, to: to.value, name: name.value, ...document.value } };
}

function readSwap(entry: unknown): Read<DaySwap> {
  if (!isFields(entry)) return bad('phải là một đối tượng có off và workedOn.');
  const stray = strayKey(entry, KEYS.swaps);
  if (stray !== null) return bad(`có mục lạ "${stray}".`);
  const off = readDate(entry['off'], 'off');
  if (off.kind === 'bad') return off;
  const workedOn = readDate(entry['workedOn'], 'workedOn');
  if (workedOn.kind === 'bad') return workedOn;
  const document = readDocument(entry);
  if (document.kind === 'bad') return document;
  return { kind: 'ok', value: { off: off.value, workedOn: workedOn.value, ...document.value } };
}

function readWorkingDay(entry: unknown): Read<LocalDate> {
  return readDate(entry, 'ngày');
}

function readList<T>(file: Fields, key: string, readEntry: (entry: unknown) => Read<T>): Read<readonly T[]> {
  const list = file[key] ?? [];
  if (!Array.isArray(list)) return bad(`${key} phải là một danh sách.`);
  const values: T[] = [];
  for (const [index, entry] of list.entries()) {
    const read = readEntry(entry);
    if (read.kind === 'bad') return bad(`${entryName(key, index)}: ${read.problem}`);
    values.push(read.value);
  }
  return { kind: 'ok', value: values };
}

function readDate(value: unknown, key: string): Read<LocalDate> {
  const date = typeof value === 'string' ? parseLocalDate(value) : null;
  if (date !== null) return { kind: 'ok', value: date };
  return bad(
    `${key} phải là một ngày có thật dạng "2026-02-14"${typeof value === 'string' ? `, không phải "${value}"` : ''}.`,
  );
}

function readText(value: unknown, key: string): Read<string> {
  const text = typeof value === 'string' ? value.normalize('NFC').trim() : '';
  return text === '' ? bad(`${key} phải có chữ.`) : { kind: 'ok', value: text };
}

function readDocument(entry: Fields): Read<{ readonly document?: string }> {
  if (entry['document'] === undefined) return { kind: 'ok', value: {} };
  const read = readText(entry['document'], 'document');
  return read.kind === 'bad' ? read : { kind: 'ok', value: { document: read.value } };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function strayKey(fields: Fields, allowed: readonly string[]): string | null {
  return Object.keys(fields).find((key) => !allowed.includes(key)) ?? null;
}

function bad(problem: string): { readonly kind: 'bad'; readonly problem: string } {
  return { kind: 'bad', problem };
}
