import type { LocalDate } from '../../../domain/calendar/dates.ts';
import { readDate } from '../../../domain/deadlines/read-date.ts';
import { has, type Clause } from './clauses.ts';
import type { CitedDocument } from './document.ts';
import type { Item, ItemKind } from './words/items.ts';

/** `date` and `extension` are both null when the request does not say, in one way, until when. */
export type ExtensionRequest =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'extension';
      readonly date: LocalDate | null;
      /** To be added to the deadline in force. */
      readonly extension: { readonly days: number; readonly months: number } | null;
      /** The request is told as past ("đã xin gia hạn") or asks whether it is possible: it may be no request. */
      readonly doubtful: boolean;
    };

/** The extension that a text asks for, with its day where it names one. */
export function extensionIn(
  clauses: readonly Clause[],
  text: string,
  document: CitedDocument,
  today: LocalDate,
): ExtensionRequest {
  const clause = clauses.find((candidate) => isRequest(candidate) || wantsDay(candidate, text, today));
  const past = clauses.some((candidate) => has(candidate, 'extension_past') || isTold(candidate));
  if (clause === undefined)
    return past ? { kind: 'extension', date: null, extension: null, doubtful: true } : { kind: 'none' };
  const head = clause.items.find(({ kind }) => kind === 'extension' || kind === 'more' || kind === 'until_wanted');
  const isDoubtful =
    past || has(clause, 'doubt') || mayBeWait(clause, head) || namesLaterDay(clauses, clause, text, today);
  const from = head?.start ?? 0;
  const end = clause.items.at(-1)?.end ?? text.length;
  const words = masked(text, document);
  for (const span of [words.slice(from, end), words.slice(from), words]) {
    const reading = readDate(span, today);
    if (reading.kind === 'date')
      return { kind: 'extension', date: reading.date, extension: null, doubtful: isDoubtful };
    if (reading.kind === 'relative') {
      const extension = { days: reading.days ?? 0, months: reading.months ?? 0 };
      return { kind: 'extension', date: null, extension, doubtful: isDoubtful };
    }
    if (reading.kind === 'ambiguous') break;
  }
  return { kind: 'extension', date: null, extension: null, doubtful: past };
}

/** "doi sang mai", without its marks, may be "đợi"; "xin doi sang mai" and "doi han" ask. */
function mayBeWait(clause: Clause, head: Item | undefined): boolean {
  return (
    head !== undefined &&
    /^doi(?: (?:sang|den|toi|qua))?$/u.test(head.key) &&
    !has(clause, 'demand') &&
    !clause.items.some(({ key }) => /^(?:han|thoi han|xin|cho)$/u.test(key))
  );
}

/** "xin đến mùng 10", "cho em đến 30/12": a request only where a day follows. */
function wantsDay(clause: Clause, text: string, today: LocalDate): boolean {
  const at = clause.items.findIndex(({ kind }) => kind === 'until_wanted');
  const [from, to] = [clause.items[at], clause.items.at(-1)];
  if (from === undefined || to === undefined || clause.items.slice(0, at).some(({ kind }) => kind === 'not'))
    return false;
  return readDate(text.slice(from.start, to.end), today).kind !== 'none';
}

/** "đến 15/12, chậm nhất 20/12": which of the two is wanted? */
function namesLaterDay(clauses: readonly Clause[], request: Clause, text: string, today: LocalDate): boolean {
  const wanted = dayOf(request, text, today);
  const later = clauses.slice(clauses.indexOf(request) + 1);
  // "gia hạn gói XL-02 đến 31/3/2027": one day, behind a dash.
  const behind = later.flatMap((clause) => dayOf(clause, text, today) ?? []);
  return later.some((clause) => {
    const isBound = clause.items.some(({ key }) => BOUND.test(key));
    const other = isBound ? dayOf(clause, text, today) : null;
    return other !== null && (wanted === null ? behind.some((day) => day !== other) : other !== wanted);
  });
}

const BOUND =
  /^(?:chậm nhất|cham nhat|muộn nhất|muon nhat|hoặc|hoac|hay|đến|den|tới|toi|trước|truoc|cùng lắm|cung lam)$/u;

function dayOf({ items }: Clause, text: string, today: LocalDate): LocalDate | null {
  const reading = readDate(text.slice(items[0]?.start ?? 0, items.at(-1)?.end ?? 0), today);
  return reading.kind === 'date' ? reading.date : null;
}

const NUMERALS =
  /^(một|mot|hai|ba|bốn|bon|năm|nam|sáu|sau|bảy|bay|tám|tam|chín|chin|mười|muoi|nửa|nua|vài|mấy|ít|chục|dăm|vai|may|chuc|dam)$/u;

function isRequest(clause: Clause): boolean {
  if (has(clause, 'extension_refused')) return false;
  return clause.items.some((item, index) => {
    if (item.kind === 'extension') return true;
    return (
      item.kind === 'more' &&
      clause.items.slice(index + 1, index + 3).some((next) => next.kind === 'number' || NUMERALS.test(next.key))
    );
  });
}

/**
 * "UBND tỉnh đã cho gia hạn", "đã đề nghị gia hạn" tell of the past; "đề nghị UBND tỉnh cho gia hạn" asks for it.
 * "da de nghi" may be either "đã" or "dạ".
 */
function isTold(clause: Clause): boolean {
  const at = clause.items.findIndex((item) => item.kind === 'extension');
  if (at < 0) return false;
  const before = clause.items.slice(0, at);
  const asking = clause.items.slice(0, at + 1).findIndex((item) => ASKS_FOR.test(item.key));
  const beforeAsking = clause.items[asking - 1];
  if (asking >= 0) return beforeAsking?.kind === 'had' || beforeAsking?.key === 'da';
  return before.some((item) => GRANTING.includes(item.kind) || GRANTS.test(item.key));
}

const ASKS_FOR =
  /^(?:xin|đề nghị|de nghi|kính đề nghị|kinh de nghi|mong|nhờ|yêu cầu|yeu cau|cần|can|báo cáo|bao cao)(?: |$)/u;
const GRANTING: readonly ItemKind[] = ['had', 'authority'];
const GRANTS = /^(?:đồng ý|dong y|nhất trí|nhat tri|chấp thuận|chap thuan|được|duoc)$/u;

/** Nothing is asked but "… được không ạ?". */
export function asksPolitely(clauses: readonly Clause[]): boolean {
  const asked = clauses
    .flatMap((clause) => clause.items)
    .filter((item) => item.kind === 'question' || item.kind === 'when');
  return asked.every((item) => /^(được không|duoc khong)$/u.test(item.key));
}

/** "xin gia hạn … được không ạ?" asks for it; "muốn gia hạn thì làm thế nào?" asks about it. */
export function asksForExtension(clauses: readonly Clause[]): boolean {
  const isWanted = (clause: Clause): boolean =>
    has(clause, 'demand', 'more') || clause.items.some(wishes) || namesTime(clause);
  return asksPolitely(clauses) && clauses.some((clause) => isRequest(clause) && isWanted(clause));
}

/** "cho em thêm vài hôm được không". */
function wishes({ kind, key }: Item): boolean {
  return kind === 'extension' && /^(?:cho|xin) /u.test(key);
}

/** "dời qua 10/1/2027 được không": until when is said. */
function namesTime({ items }: Clause): boolean {
  const at = items.findIndex(({ kind }) => kind === 'extension');
  return items
    .slice(at + 1)
    .some(({ kind }) => kind === 'date' || kind === 'fraction' || kind === 'number' || kind === 'promised');
}

function masked(text: string, { span }: CitedDocument): string {
  if (span === null) return text;
  return text.slice(0, span.start) + ' '.repeat(span.end - span.start) + text.slice(span.end);
}
