/** What was written and what became of it, counted from the messengers' own logs. */

import { nameOf } from './offices.ts';
import type { Said, Sending } from './town.ts';

/** A kill, on the clock of `performance.now`. */
export interface Kill {
  readonly at: number;
  /** What was answered from here on may have been unrecorded when it came. */
  readonly unrecordedFrom: number;
}

/** One report that a person wrote. */
export interface Written {
  readonly marker: string;
  readonly place: string;
  readonly said: Said;
}

export interface Counts {
  replies: number;
  /** Lost by the messenger, which never passed them on for certain, and not taken. */
  notOwed: number;
  /** Passed on to the bot, yet neither answered nor in the history that its people were shown at the end; or answered, and not there. */
  lost: number;
  /** Answered as new more than once, or more than once in the history shown. */
  twice: number;
  /** In the history, but its receipt was never accepted and no person was told. */
  messagesLost: number;
  /** Copies beyond the first, of any message. */
  repeated: number;
  /** Of one message over one kill or one lost answer: more than one is a breach. */
  worstRepeat: number;
  /** Repeated although the messenger's answer had long been given: each in words. */
  groundless: readonly string[];
  /** Not delivered for all we know, and the secretariat was told so. */
  leftToPeople: number;
  /** Said otherwise by our own record than by the messengers' logs. */
  disagreements: number;
}

const MARK = '(gửi lại) ';
const RECEIPT = /^(?:\(gửi lại\) )?Đã ghi nhận[^]*thửa (\d{6})/;
const LEFT = /Một tin (?:không rõ|bị từ chối)[^]*Tin số (\d+) gửi (.+?)\. Lý do/;
/** How long a request may lie unread at a double that is busy: whoever sent it may be dead when it is accepted. */
const UNREAD_MS = 1_500;

/** The words of a report; the marker stands in its receipt, in the history and in the record. */
export function reportOf(task: number, marker: string): string {
  return `#${String(task)} vướng mặt bằng thửa ${marker}`;
}

/** Every marker in a text, as often as it stands there. */
export function markersIn(text: string): string[] {
  return [...text.matchAll(/thửa (\d{6})/g)].flatMap(([, marker]) => marker ?? []);
}

export function isReceipt(text: string): boolean {
  return RECEIPT.test(text);
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
  /** Markers in the histories that people were shown at the end, as often as they stood there; null: it tells none. */
  readonly shown: readonly string[] | null;
  /** Markers in its own record, as often as they stand there. */
  readonly record: readonly string[];
  readonly kills: readonly Kill[];
  /** Offices by name, as the secretariat was told of them. */
  readonly left: readonly string[];
  /** A program that waits for an answer longer than this may take it for lost; null: no machine is so slow. */
  readonly gaveUpAfterMs?: number | null;
}

export function count({ written, sent, shown, record, kills, left, gaveUpAfterMs = null }: Books): Counts {
  const receipts = receiptsBy(sent);
  const isAnswered = ({ marker }: Written): boolean => receipts.has(marker);
  const inHistory = timesOf(shown ?? [...receipts.keys()]);
  const timesShown = ({ marker }: Written): number => inHistory.get(marker) ?? 0;
  const inRecord = timesOf(record);
  const asNew = ({ marker }: Written): number =>
    (receipts.get(marker) ?? []).filter(({ text }) => !text.startsWith(MARK)).length;

  const absent = written.filter((one) => timesShown(one) === 0);
  const notOwed = absent.filter((one) => !isAnswered(one) && !one.said.isOwed());
  const unanswered = written.filter((one) => timesShown(one) > 0 && !isAnswered(one));
  const silent = untold(unanswered, left);
  return {
    replies: written.length,
    notOwed: notOwed.length,
    lost: absent.length - notOwed.length,
    twice: written.filter((one) => asNew(one) > 1 || timesShown(one) > 1).length,
    messagesLost: silent.length,
    leftToPeople: unanswered.length - silent.length,
    disagreements: written.filter((one) => timesShown(one) !== (inRecord.get(one.marker) ?? 0)).length,
    ...repeats(sent, kills, gaveUpAfterMs ?? Infinity),
  };
}

function timesOf(markers: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const marker of markers) times.set(marker, (times.get(marker) ?? 0) + 1);
  return times;
}

/** Every message is known by its words, which no two messages to a chat assignment. */
function repeats(
  sent: readonly Sending[],
  kills: readonly Kill[],
  gaveUpAfterMs: number,
): Pick<Counts, 'repeated' | 'worstRepeat' | 'groundless'> {
  const copies = new Map<string, Sending[]>();
  for (const sending of sent) {
    const key = JSON.stringify([sending.place, sending.text.replace(MARK, '')]);
    copies.set(key, [...(copies.get(key) ?? []), sending]);
  }
  const again = [...copies.values()].filter((list) => list.length > 1);
  const groundless: string[] = [];
  let worstRepeat = 0;
  for (const list of again) {
    const without = withoutReason(list, kills, gaveUpAfterMs);
    const reasons = list.length - 1 - without.length;
    groundless.push(...without.map((copy) => inWords(copy, list[list.indexOf(copy) + 1], kills)));
    worstRepeat = Math.max(worstRepeat, (list.length - 1) / Math.max(1, reasons));
  }
  return { repeated: again.reduce((sum, list) => sum + list.length - 1, 0), worstRepeat, groundless };
}

/**
 * Copies that were sent again although their answer was given and no kill came while the request was under way or before
 * its answer can have been recorded, nor the program gave up waiting. One kill is the reason for one copy.
 */
function withoutReason(list: readonly Sending[], kills: readonly Kill[], gaveUpAfterMs: number): Sending[] {
  const spare = [...kills];
  return list.slice(0, -1).filter((copy, index) => {
    const { answeredAt } = copy;
    if (answeredAt === null) return false;
    const next = list[index + 1];
    if (next !== undefined && next.at - copy.at >= gaveUpAfterMs) return false;
    const reason = spare.findIndex(
      ({ at, unrecordedFrom }) => at >= copy.at - UNREAD_MS && answeredAt >= unrecordedFrom && at <= (next?.at ?? at),
    );
    if (reason >= 0) spare.splice(reason, 1);
    return reason < 0;
  });
}

function inWords({ place, text, at, answeredAt }: Sending, next: Sending | undefined, kills: readonly Kill[]): string {
  const after = (moment: number | null | undefined): string => `${((moment ?? NaN) - at).toFixed(0)} ms`;
  const kill = kills.find((one) => one.at >= at);
  return `${place}, ${text.split('\n', 1).join('')}: answered after ${after(answeredAt)}, the next kill after ${after(kill?.at)}, sent again after ${after(next?.at)}`;
}
