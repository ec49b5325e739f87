/**
 * What two halves of a reply say together, where the words of neither are known: a mishap with what it prevents ("máy in
 * thẻ hỏng, chưa cấp được"), a step with what is waited for ("trình giám đốc, chưa thấy ký"), a part with its opposite.
 */

import type { Clause } from './clauses.ts';
import type { Item, ItemKind } from './words/items.ts';

type Between = { readonly kind: 'in_progress' } | { readonly kind: 'blocked'; readonly obstacle: string };

/** `clauses` are those without the salutation; null where they say nothing together. */
export function betweenClauses(clauses: readonly Clause[], text: string): Between | null {
  const halves = clauses.map(({ items }) => plainOf(items)).filter((items) => items.length > 0);
  const obstacle = preventedBy(halves, text);
  if (obstacle !== null) return { kind: 'blocked', obstacle };
  return isUnderWay(halves.flatMap(splitAtWait)) ? { kind: 'in_progress' } : null;
}

function plainOf(items: readonly Item[]): Item[] {
  return items.filter(({ kind }) => !AROUND.includes(kind));
}

const AROUND: readonly ItemKind[] = ['polite', 'courtesy', 'soft_order', 'smile', 'nodded', 'ours', 'contrast'];

/** "mạng đứt, không vào được phần mềm", "dân khiếu nại, dừng đo": the words of both halves; null where they are no such two. */
function preventedBy(halves: readonly (readonly Item[])[], text: string): string | null {
  const [cause, effect, ...more] = halves.length === 1 ? halves.flatMap(splitAtHarm) : halves;
  const [first, last] = [cause?.[0], effect?.at(-1)];
  if (cause === undefined || effect === undefined || more.length > 0 || first === undefined || last === undefined)
    return null;
  return namesMishap(cause) && tellsOfHarm(effect) ? text.slice(first.start, last.end) : null;
}

/** "máy in hỏng không cấp được": the same without a comma. */
function splitAtHarm(items: readonly Item[]): (readonly Item[])[] {
  const at = items.findIndex(({ kind, key }) => kind === 'not' || STOPPED.test(key));
  return at > 1 ? [items.slice(0, at), items.slice(at)] : [items];
}

/** Something, and what happened to it: neither an act of those who write nor a step of the work. */
function namesMishap(items: readonly Item[]): boolean {
  return (
    items.length >= 2 &&
    items.length <= LONGEST_MISHAP &&
    items.some(({ kind }) => kind === 'unknown') &&
    items.every(({ kind, key }) => (OF_MISHAP.includes(kind) || SYLLABLE.test(key)) && !ACTED.test(key)) &&
    !TOPIC.test(items[0]?.key ?? '')
  );
}

/** In items. */
const LONGEST_MISHAP = 8;
const OF_MISHAP: readonly ItemKind[] = [
  ...([
    'unknown',
    'part',
    'counted',
    'authority',
    'document_word',
    'work_noun',
    'number',
    'because',
    'so_far',
  ] as const),
  ...(['of', 'other', 'near', 'late'] as const),
];
/** What people do, and what only gives a topic or a place. */
const ACTED =
  /^(?:em|anh|chị|tôi|họp|gửi|trình|nộp|chuyển|làm|lập|soạn|rà|kiểm|khảo|tổ|chức|phòng|chống|mời|giao|hỏi|gọi|đề|nghị|nào|gì|không|để|nếu|khi|sau|trước|muốn|định|tính|nhờ|xin|mới|cần|phải|việc|câu|mục)$/u;
/** What opens a topic: "về kinh phí", "theo kế hoạch". */
const TOPIC = /^(?:về|tại|ở|theo|đây)$/u;
/** One syllable of words that are no obstacle to anything: "bà con", "bảo trì". */
const SYLLABLE = /^(?:con|bảo)$/u;

/** "chưa cấp được", "không vào được phần mềm", "dừng đo". */
function tellsOfHarm(items: readonly Item[]): boolean {
  // "phải dừng đổ bê tông"
  const [first, ...rest] = items[0]?.key === 'phải' ? items.slice(1) : items;
  if (first === undefined || rest.length > LONGEST_HARM) return false;
  if (first.kind === 'not_yet' && NOBODY.test(first.key)) return rest.every(({ kind }) => OF_HARM.includes(kind));
  if (rest.length === 0) return false;
  if (!rest.every(({ kind, key }) => OF_HARM.includes(kind) && !ASKED.test(key))) return false;
  if (STOPPED.test(first.key)) return true;
  const able = rest.findIndex(({ key }) => /^(?:được|nổi)$/u.test(key));
  return DENIALS.includes(first.kind) && able > 0;
}

/** In items. */
const LONGEST_HARM = 6;
const NOBODY = /^(?:không|chưa) (?:có )?ai(?: |$)/u;
const STOPPED = /^(?:dừng|ngừng|ngưng|nghỉ)$/u;
const ASKED = /^(?:gì|không|nhắc|theo|báo|sao)$/u;
const DENIALS: readonly ItemKind[] = ['not', 'not_yet', 'cannot', 'missed'];
const OF_HARM: readonly ItemKind[] = [
  ...(['unknown', 'progress_word', 'work', 'step', 'deliver', 'counted', 'part', 'work_noun', 'time_link'] as const),
  ...(['document_word', 'other', 'number', 'authority', 'close', 'about'] as const),
];

/**
 * "chờ mặt bằng nên nhà thầu nghỉ", "mưa nhiều nên chưa thi công được": what stands before "nên", where what stands behind
 * is not done for it.
 */
export function hinderedBy(clauses: readonly Clause[], text: string): string | null {
  for (const [index, { items }] of clauses.entries()) {
    const so = items.findIndex(({ key }) => /^(?:nên|nên là|do đó|vì thế|vì vậy)$/u.test(key));
    if (so < 0) continue;
    const cause = plainOf(so > 0 ? items.slice(0, so) : (clauses[index - 1]?.items ?? []));
    const effect = plainOf(items.slice(so + 1));
    const [first, last] = [cause[0], cause.at(-1)];
    if (first === undefined || last === undefined || cause.length > LONGEST_MISHAP) continue;
    const isLack = cause.some(({ kind }) => LACKING.includes(kind));
    // "thời tiết đẹp nên không ảnh hưởng" stops nothing.
    const stops = effect.some(
      ({ kind, key }, at) =>
        UNDONE.includes(kind) ||
        STOPPED.test(key) ||
        (kind === 'not' && effect.slice(at + 1).some((item) => /(?:^| )(?:được|nổi)$/u.test(item.key))),
    );
    const isPlain = ![...cause, ...effect].some(({ kind }) => NO_CAUSE.includes(kind));
    if (stops && isPlain && (isLack || namesMishap(cause))) return text.slice(first.start, last.end);
  }
  return null;
}

const LACKING: readonly ItemKind[] = ['waiting', 'not_yet', 'lack', 'obstacle_named', 'mishap', 'cannot'];
const UNDONE: readonly ItemKind[] = [
  ...(['not_yet', 'not_started', 'cannot', 'missed', 'unfinished', 'lack', 'obstacle_named'] as const),
];
const NO_CAUSE: readonly ItemKind[] = [
  ...(['done', 'done_formal', 'done_just', 'question', 'condition', 'doubt', 'when', 'percent', 'obstacle'] as const),
  ...(['extension', 'more', 'handover', 'transfer', 'clear', 'no_obstacle'] as const),
];

/** The half before what is waited for or not yet there, and what is. */
function splitAtWait(items: readonly Item[]): (readonly Item[])[] {
  const at = items.findIndex(({ kind }) => kind === 'waiting' || kind === 'not_yet');
  return at > 0 && items.slice(0, at).some(isSending) ? [items.slice(0, at), items.slice(at)] : [items];
}

/** "họp rồi, chờ kết luận", "gửi Sở rồi nhưng chưa được duyệt": behind is a step, ahead somebody else's word on it. */
function isUnderWay(halves: readonly (readonly Item[])[]): boolean {
  const [act, wait, ...more] = halves;
  return act !== undefined && wait !== undefined && more.length === 0 && tellsOfStep(act) && awaitsWord(wait);
}

function tellsOfStep(items: readonly Item[]): boolean {
  const isTold = items.some(({ kind }) => kind === 'had' || kind === 'already' || kind === 'past_time');
  const isAct = items.some(isSending) || (isTold && items.some(({ kind }) => kind === 'unknown'));
  return isAct && items.every(({ kind, key }) => OF_STEP.includes(kind) && !LEARNT.test(key));
}

function isSending({ kind, key }: Item): boolean {
  return SENDING.test(key) && SENT.includes(kind);
}

const SENDING = /^(?:(?:đã |mới |vừa )?(?:gửi|trình|nộp|chuyển|họp|nằm)(?: .*)?)$/u;
const SENT: readonly ItemKind[] = ['unknown', 'deliver', 'step', 'submitted', 'milestone'];
/** Whoever only heard or looked has done nothing of the work. */
const LEARNT = /^(?:đọc|xem|nhận|nghe|hỏi|mở|tải|tìm|gọi|nhắn|hiểu|biết|ăn|về|đi|vào|thử|bấm)$/u;
const OF_STEP: readonly ItemKind[] = [
  ...(['unknown', 'deliver', 'step', 'submitted', 'milestone', 'authority', 'part', 'document_word', 'had'] as const),
  ...([
    'already',
    'past_time',
    'time_link',
    'date',
    'fraction',
    'work',
    'work_noun',
    'attach',
    'kindly',
    'about',
    'other',
  ] as const),
];

function awaitsWord(items: readonly Item[]): boolean {
  const [first, ...rest] = items;
  const isPlain = rest.length > 0 && rest.length <= LONGEST_WAIT && rest.every(({ kind }) => OF_WAIT.includes(kind));
  if (first === undefined || !isPlain) return false;
  return first.kind === 'waiting' || (first.kind === 'not_yet' && rest.some(isWord));
}

/** In items. */
const LONGEST_WAIT = 5;

function isWord({ kind, key }: Item): boolean {
  return (
    DECIDED.includes(kind) ||
    /^(?:ký|duyệt|phản|hồi|trả|lời|kết|kết quả|ý kiến|kết luận|đồng|thông|approve)$/u.test(key)
  );
}

const DECIDED: readonly ItemKind[] = ['step', 'deliver', 'issued'];
const OF_WAIT: readonly ItemKind[] = [
  ...(['unknown', 'step', 'deliver', 'issued', 'authority', 'part', 'document_word', 'report_lead', 'clear'] as const),
  ...(['progress_word', 'acknowledged', 'other', 'time_link'] as const),
];
