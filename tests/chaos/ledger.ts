/** What was written and what became of it, counted from the messengers' own logs. */

import { nameOf } from './offices.ts';
import type { Sending } from './town.ts';

/** A kill, on the clock of `performance.now`. */
export interface Kill {
  readonly life: number;
  readonly at: number;
}

/** One report that a person wrote. */
export interface Written {
  readonly marker: string;
  readonly place: string;
}

export interface Counts {
  replies: number;
  /** Neither in the record nor answered. */
  lost: number;
  /** Answered as new more than once, or more than once in the record. */
  twice: number;
  /** In the record, but its receipt was never accepted and no person was told. */
  messagesLost: number;
  /** Copies beyond the first, of any message. */
  repeated: number;
  /** Of one message over one kill or one lost answer: more than one is a breach. */
  worstRepeat: number;
  /** Repeated although the messenger's answer had long been given. */
  groundless: number;
  /** Not delivered for all we know, and the secretariat was told so. */
  leftToPeople: number;
}

const MARK = '(gửi lại) ';
const RECEIPT = /^(?:\(gửi lại\) )?Đã ghi nhận[^]*thửa (\d{6})/;
const LEFT = /Một tin (?:không rõ|bị từ chối)[^]*Tin số (\d+) gửi (.+?)\. Lý do/;
/** How long after the messenger's answer its arrival may still be unrecorded when the program is killed. */
const SETTLED_WITHIN_MS = 500;
/** How long a request may lie unread at a double that is busy: whoever sent it may be dead when it is accepted. */
const UNREAD_MS = 1_500;

/** The words of a report; the marker stands in its receipt and in the record. */
export function reportOf(task: number, marker: string): string {
  return `#${String(task)} vướng mặt bằng thửa ${marker}`;
}

export function markerIn(text: string): string | null {
  return /thửa (\d{6})/.exec(text)?.[1] ?? null;
}

export function receiptsBy(sent: readonly Sending[]): Map<string, Sending[]> {
  const receipts = new Map<string, Sending[]>();
  for (const sending of sent) {
    const marker = RECEIPT.exec(sending.text)?.[1];
    if (marker !== undefined) receipts.set(marker, [...(receipts.get(marker) ?? []), sending]);
  }
  return receipts;
}

/** Offices (by name) whose messages the secretariat was asked to look after, once for each message. */
export function leftToPeople(sent: readonly Sending[]): string[] {
  const notices = new Map<string, string>();
  for (const { text } of sent) {
    const [, number, name] = LEFT.exec(text) ?? [];
    if (number !== undefined && name !== undefined) notices.set(number, name);
  }
  return [...notices.values()];
}

/** Of `missing`, those whose office the secretariat was not told about: each notice stands for one message. */
export function untold(missing: readonly Written[], left: readonly string[]): Written[] {
  const spare = [...left];
  return missing.filter(({ place }) => {
    const told = spare.findIndex((name) => name.startsWith(nameOf(place)));
    if (told >= 0) spare.splice(told, 1);
    return told < 0;
  });
}

export interface Books {
  readonly written: readonly Written[];
  readonly sent: readonly Sending[];
  /** Markers in the record, once for every time that they stand there. */
  readonly record: readonly string[];
  readonly kills: readonly Kill[];
  /** Offices by name, as the secretariat was told of them. */
  readonly left: readonly string[];
}

export function count(books: Books): Counts {
  const receipts = receiptsBy(books.sent);
  const times = new Map<string, number>();
  for (const marker of books.record) times.set(marker, (times.get(marker) ?? 0) + 1);
  const missing = books.written.filter(({ marker }) => !receipts.has(marker));
  const unrecorded = missing.filter(({ marker }) => !times.has(marker));
  const recorded = missing.filter(({ marker }) => times.has(marker));
  const twice = books.written.filter(({ marker }) => {
    const asNew = (receipts.get(marker) ?? []).filter(({ text }) => !text.startsWith(MARK)).length;
    return asNew > 1 || (times.get(marker) ?? 0) > 1;
  });
  const silent = untold(recorded, books.left);
  return {
    replies: books.written.length,
    lost: unrecorded.length,
    twice: twice.length,
    messagesLost: silent.length,
    leftToPeople: recorded.length - silent.length,
    ...repeats(books.sent, books.kills),
  };
}

/** Every message is known by its words, which no two messages to a chat share. */
function repeats(
  sent: readonly Sending[],
  kills: readonly Kill[],
): Pick<Counts, 'repeated' | 'worstRepeat' | 'groundless'> {
  const copies = new Map<string, Sending[]>();
  for (const sending of sent) {
    const key = JSON.stringify([sending.place, sending.text.replace(MARK, '')]);
    copies.set(key, [...(copies.get(key) ?? []), sending]);
  }
  const again = [...copies.values()].filter((list) => list.length > 1);
  let groundless = 0;
  let worstRepeat = 0;
  for (const list of again) {
    const reasons = list.slice(0, -1).filter((copy, at) => hadReason(copy, list[at + 1], kills)).length;
    groundless += list.length - 1 - reasons;
    worstRepeat = Math.max(worstRepeat, (list.length - 1) / Math.max(1, reasons));
  }
  return { repeated: again.reduce((sum, list) => sum + list.length - 1, 0), worstRepeat, groundless };
}

/** The answer was never given, or a kill came while the request was under way or before its answer can have been recorded. */
function hadReason(copy: Sending, next: Sending | undefined, kills: readonly Kill[]): boolean {
  if (copy.answeredAt === null) return true;
  const answered = copy.answeredAt;
  return kills.some(
    ({ at }) => at >= copy.at - UNREAD_MS && at <= answered + SETTLED_WITHIN_MS && at <= (next?.at ?? at),
  );
}
