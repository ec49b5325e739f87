/**
 * Reads what one reply says about one task; what can be read two ways is asked about. What takes a report back or asks for
 * something is looked for before what reports. Words become items (`report/words`), clauses, slots (`report/slots.ts`) and
 * statuses (`report/status-algebra.ts`). Suspension is only asked about.
 */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { readDate } from '../../domain/deadlines/read-date.ts';
import { rememberLast } from '../../domain/remember-last.ts';
import { LONGEST_REPLY, MOST_SIGNS } from './longest-message.ts';
import { type AnotherRequest, NOTHING_SAID, type Reading } from './reading.ts';
import { acknowledges } from './report/acknowledging.ts';
import { clausesOf, doneAt, has, type Clause } from './report/clauses.ts';
import { delayBehind } from './report/reason.ts';
import { documentIn, type CitedDocument } from './report/document.ts';
import { asksForExtension, asksPolitely, extensionIn } from './report/extension-request.ts';
import { handsOver } from './report/handing-over.ts';
import { itemsOf, type Item, type ItemKind } from './report/words/items.ts';
import { asks, asksSomething } from './report/questions.ts';
import { listMarksIn, type ListMark } from './report/layout/list-marks.ts';
import { leadingReferences, namesAnother } from './report/references.ts';
import { isOfficialSentence, mentionsAnotherTask, reportOf, type Report } from './report/report-status.ts';
import { withoutSignature } from './report/layout/signature.ts';
import { clauseStatus } from './report/clause-status.ts';
import { promisesNews } from './report/words/not-yet.ts';
import { suspensionIn } from './report/suspension.ts';
import { statedDayIn } from './report/stated-day.ts';
import type { ClauseStatus } from './report/status-algebra.ts';
import { framed } from './report/words/framed.ts';
import { withOwnAgency } from './report/words/own-agency.ts';
import { withOwnTask } from './report/words/own-task.ts';
import { tokenise, type Token } from './report/words/tokens.ts';

/**
 * Reads a reply as written by a person on `today`; a task reference at its front is skipped. Pure and linear in the
 * length of the text; never throws. `completed` is given only with intent `report` and without a question. `own`: the
 * names of the chat's own agency, by which it speaks of itself; `title`: of the task that the reply is about, where known.
 */
export function readReport(
  text: string,
  today: LocalDate,
  own: readonly string[] = [],
  title: string | null = null,
): Reading {
  return remembered(text, today, own.join('\n'), title ?? '');
}

const remembered = rememberLast((text: string, today: LocalDate, own: string, title: string) =>
  readAfresh(text, today, own === '' ? [] : own.split('\n'), title === '' ? null : title),
);

/** The same, and nothing of it is kept: for a lexicon that is tried out. */
export function readAfresh(
  text: string,
  today: LocalDate,
  own: readonly string[] = [],
  title: string | null = null,
): Reading {
  const written = text.normalize('NFC').trim();
  const by: Speaker = { today, own, title };
  if (written.length > LONGEST_REPLY) return readWords(written, by);
  const body = withoutSignature(written);
  const isDated = DATED.test(body);
  const mayBeLate = LATE.test(body);
  // All look at the same words: they are made once.
  const words = wordsOf(body, by);
  const plain = readWords(body, by, words);
  const items = isDated || mayBeLate ? words.items() : [];
  const read = isDated ? withDay(plain, body, items, by) : plain;
  const isSettled = read.status === 'completed' || !mayBeLate;
  return { ...(isSettled ? read : (withoutDelay(body, items, by) ?? read)), text: written };
}

/** "xong ngày 10/6, chậm do mưa lũ": why it was late is no obstacle of what is over; null where no such reason stands. */
function withoutDelay(body: string, items: readonly Item[], by: Speaker): Reading | null {
  const delay = delayBehind(clausesOf(items));
  if (delay === null) return null;
  const rest = without(body, [delay]);
  const words = wordsOf(rest, by);
  const plain = readWords(rest, by, words);
  const read = DATED.test(rest) ? withDay(plain, rest, words.items(), by) : plain;
  const isOfCompletion = read.status === 'completed' || read.unclearDay !== null || read.needsQuestion;
  return read.intent === 'report' && isOfCompletion ? read : null;
}

/** What a text is made of; `items` are those of all its tokens. */
interface Words {
  readonly tokens: readonly Token[];
  readonly items: () => readonly Item[];
}

function wordsOf(text: string, { own, title }: Speaker): Words {
  const written = withOwnAgency(tokenise(text), own);
  const tokens = framed(title === null ? written : withOwnTask(written, title));
  let items: readonly Item[] | null = null;
  return { tokens, items: () => (items ??= itemsOf(tokens)) };
}

/** When a reply is read, the names of the agency that wrote it, and the title of the task that it is about. */
interface Speaker {
  readonly today: LocalDate;
  readonly own: readonly string[];
  readonly title: string | null;
}

/** Whatever may say that it was late. */
const LATE = /ch[âậa]m|tr[êễe]|mu[ộôo]n|qu[áa]|l[ỡơốôo]/iu;
/** Whatever may say a day: a figure, or one of the words for one. */
const DATED = /\d|qua|kia|nay|th[ứu]/iu;

/**
 * The day of a completion. "Hoàn thành ngày 20/12/2022" completes because a past day is stated; "xong ngày 5/1", "xong
 * từ tháng 12/2022" would, but for their day: it is asked for.
 */
function withDay(plain: Reading, written: string, items: readonly Item[], by: Speaker): Reading {
  const { today } = by;
  const cited = documentIn(items, written, today);
  const stated = statedDayIn(items, cited, today);
  const { day } = stated;
  if (day.kind === 'none') return plain;
  // "giữa tháng 12 xong" promises, whatever it would say without its day.
  const isTold = items.some(({ kind }) => kind === 'had' || kind === 'already');
  if (plain.status !== null && plain.status !== 'completed' && !plain.needsQuestion && !isTold) return plain;
  const spans = [...stated.spans, ...(cited.issuer === null ? [] : [cited.issuer])];
  const saysDone = plain.status === 'completed';
  const rest = saysDone || spans.length === 0 ? plain : readWords(without(written, spans), by);
  if (rest.status !== 'completed') return plain;
  const { document, documentDate } = plain;
  const reading = { ...rest, text: written, document, documentDate };
  if (day.kind === 'day' && (saysDone || day.on < today)) return { ...reading, completedOn: day.on };
  const unclearDay = day.kind === 'unclear' ? day.why : 'ahead';
  return { ...reading, status: null, progress: null, needsQuestion: true, unclearDay };
}

function without(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let rest = text;
  for (const { start, end } of spans) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest;
}

function readWords(written: string, by: Speaker, words: Words = wordsOf(written, by)): Reading {
  const { today } = by;
  const nothing = emptyReading(written);
  if (written === '' || written.length > LONGEST_REPLY || written.startsWith('/')) return nothing;
  const { tokens } = words;
  if (isBlankForm(written)) return { ...nothing, intent: 'report' };
  if (tokens.some((_, at) => isHalfReference(tokens, at))) return { ...nothing, intent: 'report' };
  const marks = listMarksIn(tokens).items;
  const named = marks[0]?.at === 0 ? null : leadingReferences(tokens, 0);
  const isWhole = marks.length === 0 && named === null;
  const items = isWhole ? words.items() : itemsOf(withoutMarks(tokens, marks).slice(named?.next ?? 0));
  const clauses = clausesOf(items);
  const document = documentIn(items, written, today);
  // Two tasks are named, and nothing says which of them is meant: also behind a greeting.
  const references = items.filter((item) => item.kind === 'reference').length;
  if (references + (named === null ? 0 : 1) > 1) return { ...nothing, intent: 'report' };
  const reply: Reply = { items, clauses, document, today, text: written };
  const reading: Reading = { ...nothing, document: document.document, documentDate: document.documentDate };
  const said: Partial<Said> = firstOf(reply) ?? {};
  // Of a list whose items stand differently the whole is not said.
  const isMixed = isOfItems(marks) && clauses.some((clause) => clauseStatus(clause, today) === 'said_done');
  const isGuessed = said.status === 'completed' && tokens.some(({ guessed }) => guessed === true);
  const isAsked = isOfItems(marks) || hasManySigns(tokens) || isGuessed;
  return { ...reading, ...(isAsked ? asked(said, isMixed) : said) };
}

/** Those behind the first that recognises the reply are not asked. */
function firstOf(reply: Reply): Said | null {
  for (const read of READERS) {
    const said = read(reply);
    if (said !== null) return said;
  }
  return null;
}

function hasManySigns(tokens: readonly Token[]): boolean {
  let signs = 0;
  return tokens.some(({ kind, raw }) => {
    signs = kind === 'break' || kind === 'sign' ? signs + raw.length : 0;
    return signs > MOST_SIGNS;
  });
}

/** The same tokens, with breaks where the marks of a list stand. */
function withoutMarks(tokens: readonly Token[], marks: readonly ListMark[]): readonly Token[] {
  if (marks.length === 0) return tokens;
  const inMarks = new Set(marks.flatMap(({ at, next }) => Array.from({ length: next - at }, (_, index) => at + index)));
  return tokens.map((token, at) =>
    inMarks.has(at) ? { ...token, kind: 'break', raw: '\n', key: '\n', glued: false, numbers: [] } : token,
  );
}

/** The items of a reply without a reference at its front; the marks of its lists are breaks. */
export function itemsOfReply(text: string): Item[] {
  const tokens = framed(tokenise(text));
  const marks = listMarksIn(tokens).items;
  const named = marks[0]?.at === 0 ? null : leadingReferences(tokens, 0);
  return itemsOf(withoutMarks(tokens, marks).slice(named?.next ?? 0));
}

/** Items that are numbered, or several: each may speak of a part of the task. */
function isOfItems(marks: readonly ListMark[]): boolean {
  return marks.length > 1 || marks.some(({ style }) => style !== 'bullet');
}

/** How far one item is says nothing of the whole: neither a completion nor a figure is believed. */
function asked(said: Partial<Said>, isMixed: boolean): Partial<Said> {
  const isOfWhole = said.status === 'completed' || said.status === 'suspended' || said.progress != null;
  const tellsHowFar = said.intent === 'report' && (isMixed || isOfWhole);
  return tellsHowFar ? { ...said, status: null, progress: null, obstacle: null, needsQuestion: true } : said;
}

/**
 * "[ ] xong", "( ) Đã hoàn thành", "☐ xong", "Hoàn thành: ……": a form of which nothing is ticked or filled in, or more
 * than one thing may be.
 */
export function isBlankForm(text: string): boolean {
  return (
    UNFILLED.test(text) ||
    text.endsWith(':') ||
    /\(\s{0,5}\)|\[\s{0,5}\]|[☐□▢◻⬜]|_{3}|\((?:có|rồi|đã)\s?\/\s?(?:không|chưa)\)/iu.test(text)
  );
}

/** Many dots behind a colon, or a few and nothing more on the line. */
const UNFILLED = /:\s{0,5}(?:\.{4,60}|…[….]{1,60}|[‥․]{1,60}|(?:\.{2,3}|…)\s{0,5}(?:ạ\s{0,5})?(?:$|[\n;,]))/u;

/** "#1e2", "#1234567", "#1 2 xong": marks a task, and not in a way that names one. */
function isHalfReference(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'reference') return namesAnother(tokens, at + 1);
  const next = tokens[at + 1];
  return token?.raw === '#' && next?.glued === true && /^\d/u.test(next.raw);
}

interface Reply {
  readonly text: string;
  readonly items: readonly Item[];
  readonly clauses: readonly Clause[];
  readonly document: CitedDocument;
  readonly today: LocalDate;
}

type Said = Partial<Reading> & Pick<Reading, 'intent' | 'needsQuestion'>;

/** The first that recognises the reply decides. */
const READERS: readonly ((reply: Reply) => Said | null)[] = [
  readUndo,
  readExtension,
  readQuestion,
  readHandover,
  readUnchanged,
  readStatus,
  readAcknowledgement,
];

/** "nhầm rồi, mới 70%": what was sent last is taken back; what is said instead must be asked about. */
function readUndo({ items, clauses, today, text }: Reply): Said | null {
  const isPlain = items.every(
    ({ kind, key }) => UNDO_COMPANY.includes(kind) || /^(?:cái|cai|tin|lần|tin nhắn)$/u.test(key),
  );
  const isUndo = clauses.some((clause) => has(clause, 'undo') && !has(clause, 'not', 'not_yet', 'condition'));
  // "rút lại giúp em báo cáo lúc nãy"
  const isOfReport =
    isPlain &&
    items.some(({ kind }) => kind === 'report_lead' || kind === 'past_time') &&
    !items.some(({ kind }) => kind === 'task_word');
  const isPerhaps =
    isPlain &&
    (isOfReport || !items.some(({ kind }) => kind === 'kindly')) &&
    clauses.some((clause) => has(clause, 'undo_perhaps'));
  const mayCorrect = items[0]?.kind === 'undo_perhaps';
  if (!isUndo && !isPerhaps && !mayCorrect) return null;
  if (asksSomething(items, clauses) || has({ items, opening: '' }, 'handover')) return null;
  const report = reportOf(items, clauses, text, today);
  const saysMore = report?.status != null || clauses.some((clause) => doneAt(clause) >= 0 || has(clause, 'percent'));
  const isCorrection = mayCorrect && saysMore;
  if (!isUndo && !isPerhaps && !isCorrection) return null;
  return { intent: 'undo', needsQuestion: !(isUndo || isOfReport) || saysMore };
}

const UNDO_COMPANY: readonly ItemKind[] = [
  'undo',
  'undo_perhaps',
  'polite',
  'courtesy',
  'soft_order',
  'kindly',
  'report_lead',
  'already',
  'task_word',
  'break',
  'time_link',
  'ours',
  'nod',
  'nodded',
  'smile',
  'this_time',
  'past_time',
];

function readExtension({ items, clauses, document, today, text }: Reply): Said | null {
  const request = extensionIn(clauses, text, document, today);
  if (request.kind === 'none') return null;
  const isAsked = asksSomething(items, clauses);
  if (
    isAsked &&
    !asksForExtension(clauses) &&
    !(asksPolitely(clauses) && request.date !== null && request.date > today)
  )
    return null;
  const report = isAsked ? null : reportOf(items, clauses, text, today);
  const isContradictory =
    report?.status === 'completed' || clauses.some((clause) => clauseStatus(clause, today) === 'said_done');
  const isLater = request.date === null ? request.extension !== null : request.date > today;
  return {
    intent: 'extension',
    status: isContradictory ? null : (report?.status ?? null),
    progress: isContradictory ? null : (report?.progress ?? null),
    obstacle: isContradictory ? null : (report?.obstacle ?? null),
    requestedDeadline: request.date,
    requestedExtension: request.extension,
    ...besides([
      ...(isStopped({ clauses, document, today }) ? (['suspended'] as const) : []),
      ...(handsOver(clauses) ? (['handover'] as const) : []),
    ]),
    needsQuestion: !isLater || request.doubtful || isContradictory || mentionsAnotherTask(items),
  };
}

function readQuestion({ items, clauses, today, text }: Reply): Said | null {
  if (!asksSomething(items, clauses)) return null;
  const report = reportOf(
    items,
    clauses.filter((clause) => !asks(clause)),
    text,
    today,
  );
  const alsoReports = report !== null && report.status !== null;
  // "5 xong 6 chưa"
  return { intent: 'question', needsQuestion: alsoReports || mentionsAnotherTask(items) };
}

function readHandover({ items, clauses, document, today, text }: Reply): Said | null {
  if (!handsOver(clauses)) return null;
  const report = reportOf(items, clauses, text, today);
  const alsoReports = report?.status != null || clauses.some((clause) => doneAt(clause) >= 0);
  const beside = isStopped({ clauses, document, today }) ? (['suspended'] as const) : [];
  return { intent: 'handover', needsQuestion: alsoReports, ...besides(beside) };
}

function besides(beside: readonly AnotherRequest[]): Pick<Reading, 'beside'> {
  return beside.length === 0 ? {} : { beside };
}

/** That it was stopped by those above is said beside another request. */
function isStopped({ clauses, document, today }: Pick<Reply, 'clauses' | 'document' | 'today'>): boolean {
  const suspension = suspensionIn(clauses, document, today);
  return (
    suspension === 'by_document' || suspension === 'ended' || (suspension === 'unsure' && document.document !== null)
  );
}

/** "tình hình không thay đổi so với kỳ trước": nothing else is said. */
function readUnchanged({ clauses, ...reply }: Reply): Said | null {
  // "So với báo cáo ngày 15/11, …"
  const [compared, ...rest] = clauses;
  const isCompared =
    /^so$/u.test(compared?.items[0]?.key ?? '') && /^(?:với|voi)$/u.test(compared?.items[1]?.key ?? '');
  const items = isCompared && rest.length > 0 ? rest.flatMap((clause) => clause.items) : reply.items;
  const isSaid = items.some(({ kind }) => kind === 'unchanged');
  return isSaid &&
    items.every(
      ({ kind, key }) =>
        BESIDE_UNCHANGED.includes(kind) || /^(?:nội dung|noi dung|tình hình|số liệu|kết quả)$/u.test(key),
    )
    ? { intent: 'report', status: 'unchanged', needsQuestion: false }
    : null;
}

const BESIDE_UNCHANGED: readonly ItemKind[] = [
  ...([
    'unchanged',
    'polite',
    'courtesy',
    'soft_order',
    'so_far',
    'this_time',
    'ours',
    'task_word',
    'address',
  ] as const),
  ...(['report_lead', 'progress_word', 'against_plan', 'break', 'smile', 'no_obstacle', 'reference', 'about'] as const),
];

/** "đã nhận, sẽ xong trong tháng 12" acknowledges: a promise beside it is no report. */
function readStatus({ items, clauses, document, today, text }: Reply): Said | null {
  // "tạm dừng theo Công văn số 45/UBND-TH": nothing stops before the secretariat has confirmed it.
  const isStopped = suspensionIn(clauses, document, today) === 'by_document' && !mentionsAnotherTask(items);
  if (isStopped) return { intent: 'report', status: 'suspended', needsQuestion: false };
  const report = reportOf(items, clauses, text, today);
  if (report !== null) {
    const isPromise =
      (report.status === null || isMerePromise(report)) &&
      clauses.every((clause) => CARRIED.includes(clauseStatus(clause, today)));
    if (isPromise && (acknowledges(clauses) || promisesWork(clauses) || promisesToReport(clauses))) return null;
    const isUnderWay = !report.needsQuestion && report.status !== 'completed';
    return { intent: 'report', ...report, expectedOn: isUnderWay ? expectedIn(clauses, text, today) : null };
  }
  return document.document !== null && !acknowledges(clauses) ? { intent: 'report', needsQuestion: true } : null;
}

/** The day that a promise names; null where it names none, one that is past, or where another day stands beside it. */
function expectedIn(clauses: readonly Clause[], text: string, today: LocalDate): LocalDate | null {
  const days = clauses.flatMap((clause) => {
    const status = clauseStatus(clause, today);
    // "tuần sau họp" is the day of something else.
    // "họp chiều thứ năm tuần trước"
    if (has(clause, 'past_time')) return [];
    const isOfElse = has(clause, 'step', 'deliver', 'document', 'authority');
    if (status !== 'promised_done' && (isOfElse || ![...CARRIED, 'unsure'].includes(status))) return [];
    const { items } = clause;
    const said = readDate(text.slice(items[0]?.start ?? 0, items.at(-1)?.end ?? 0), today);
    return said.kind === 'date' && said.date >= today
      ? [{ on: said.date, isPromise: status === 'promised_done' && !has(clause, 'doubt') }]
      : [];
  });
  const promised = days.find(({ isPromise }) => isPromise);
  return promised !== undefined && days.every(({ on }) => on === promised.on) ? promised.on : null;
}

function isMerePromise({ status, progress, obstacle, needsQuestion }: Report): boolean {
  return status === 'in_progress' && progress === null && obstacle === null && !needsQuestion;
}

const CARRIED: readonly ClauseStatus[] = ['promised', 'promised_done', 'nothing'];

function readAcknowledgement({ items, clauses, text }: Reply): Said | null {
  // "Các ý kiến được tổng hợp, tiếp thu đầy đủ." is pasted.
  if (isOfficialSentence(items, text)) return null;
  const isCourtesy =
    items.some((item) => item.kind === 'courtesy' || item.kind === 'smile') &&
    items.every((item) => COURTEOUS.includes(item.kind));
  if (promisesToReport(clauses) || promisesWork(clauses)) return { intent: 'acknowledge', needsQuestion: false };
  if (acknowledges(clauses) || isCourtesy) return { intent: 'acknowledge', needsQuestion: false };
  return clauses.some((clause) => has(clause, 'acknowledged', 'other') && tellsOfPast(clause))
    ? { intent: 'report', needsQuestion: true }
    : null;
}

/** "em cảm ơn, bên em sẽ báo cáo sớm", "mai em gửi báo cáo": nothing else but the will to report. */
function promisesToReport(clauses: readonly Clause[]): boolean {
  const rest = clauses.filter(({ items }) => !items.every(({ kind }) => COURTEOUS.includes(kind)));
  const isPromise = (clause: Clause): boolean => {
    const { items } = clause;
    const bound = items.findIndex(({ key }) => AFTER_WHAT.test(key));
    if (promisesNews(clause)) return true;
    return (
      items.some(({ kind }) => kind === 'promised' || kind === 'about_to') &&
      items.some(({ kind, key }) => kind === 'report_lead' || /(?:^| )(?:gửi|gui|nộp|nop)(?: |$)/u.test(key)) &&
      items.every(
        ({ kind, key }, at) =>
          OF_PROMISED_REPORT.includes(kind) ||
          /^(?:gửi|gui|nộp|nop|lại|lai|sau|trước|truoc)$/u.test(key) ||
          (bound >= 0 && at >= bound && OF_A_CONDITION.includes(kind)),
      )
    );
  };
  return rest.length > 0 && rest.every(isPromise);
}

/** "em sẽ thực hiện ạ", "chúng tôi sẽ khẩn trương thực hiện": the will to do what is asked. */
function promisesWork(clauses: readonly Clause[]): boolean {
  const rest = clauses.filter(({ items }) => !items.every(({ kind }) => COURTEOUS.includes(kind)));
  const isPromise = ({ items }: Clause): boolean =>
    // "em làm ngay ạ"
    ((items.some(({ key }) => /^(?:sẽ|se|xin|tiếp thu và|ngay|liền)$/u.test(key)) ||
      items.some(({ kind, key }) => kind === 'promised' && /^trong (?:tuần|tháng|ngày)/u.test(key))) &&
      items.length > 2 &&
      items.some(({ kind, key }) => kind === 'work' || /^(?:cố|cố gắng|ráng|gắng)$/u.test(key)) &&
      items.every(
        ({ kind, key }) => OF_PROMISED_WORK.includes(kind) || /^(?:ngay|nghiêm|túc|khẩn|liền|dứt|điểm)$/u.test(key),
      )) ||
    isOwnIntent(items);
  return rest.length > 0 && rest.every(isPromise);
}

/** "để em xem lại", "để bên em đẩy nhanh": what somebody will do next, in whatever words. */
function isOwnIntent([first, ...rest]: readonly Item[]): boolean {
  const isLetMe = first?.kind === 'promised' && first.key.startsWith('để ');
  const unknown = rest.filter(({ kind }) => kind === 'unknown');
  return (
    isLetMe &&
    unknown.length <= MOST_OF_AN_INTENT &&
    rest.every(({ kind }) => kind === 'unknown' || OF_PROMISED_WORK.includes(kind))
  );
}

/** In items. */
const MOST_OF_AN_INTENT = 3;

const OF_PROMISED_WORK: readonly ItemKind[] = [
  ...(['promised', 'work', 'ours', 'polite', 'courtesy', 'soft_order', 'task_word', 'as_planned', 'on_time'] as const),
  ...(['acknowledged', 'about_to', 'nodded', 'wholly'] as const),
];

/** "sau khi họp", "khi xong". */
const AFTER_WHAT = /^(?:sau khi|khi|ngay khi)$/u;
const OF_A_CONDITION: readonly ItemKind[] = ['condition', 'unknown', 'step', 'done', 'deliver'];

const OF_PROMISED_REPORT: readonly ItemKind[] = [
  ...([
    'promised',
    'report_lead',
    'ours',
    'polite',
    'about_to',
    'courtesy',
    'soft_order',
    'attach',
    'address',
  ] as const),
];

const COURTEOUS: readonly ItemKind[] = ['courtesy', 'polite', 'soft_order', 'break', 'smile', 'task_word', 'ours'];

/** "đã nhận đủ hồ sơ", "đã thông qua HĐND": news of the task, but not of how far it is. */
function tellsOfPast(clause: Clause): boolean {
  return clause.items.some((item) => /^(?:đã|da) /u.test(item.key));
}

function emptyReading(text: string): Reading {
  return {
    ...NOTHING_SAID,
    text,
    intent: 'unclear',
    needsQuestion: true,
  };
}
