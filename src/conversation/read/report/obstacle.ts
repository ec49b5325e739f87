/** Finds what a reply says is in the way, in its own words. */

import { isSmallTalk } from '../small-talk.ts';
import { strip } from '../../../domain/strip-diacritics.ts';
import { has, isDone, type Clause } from './clauses.ts';
import type { Item, ItemKind } from './words/items.ts';
import { obstacleValue } from './obstacle-value.ts';
import { delayBehind, explainsDelay } from './reason.ts';
import { isShare } from './words/shares.ts';
import { withoutClosing } from './layout/signature.ts';
import { trimEndOf } from '../../../domain/text/trim-end-of.ts';

/**
 * `text` null: something is in the way, but it is not said what. `denied`: the reply says that nothing is in the way;
 * `cleared`: that what was is gone; `settled`: the same, with a word of completion; `doubtful`: it may be gone.
 */
export type Obstacle =
  | { readonly kind: 'none' | 'denied' | 'cleared' | 'settled' | 'doubtful' }
  | { readonly kind: 'obstacle'; readonly text: string | null };

/** An obstacle that is supposed, feared or asked about is none yet. */
const SUPPOSED: readonly ItemKind[] = ['condition', 'doubt', 'promised', 'not', 'when'];

/** A clause with one of these says something else than what is in the way. */
const OTHER_MATTER: readonly ItemKind[] = [
  'done',
  'done_formal',
  'done_just',
  'percent',
  'extension',
  'more',
  'running',
  'promised',
  'about_to',
  'not_started',
  'question',
  'polite',
  'courtesy',
  'acknowledged',
  'contrast',
  'handover',
];

/** What is no value of a line “Khó khăn: …”. */
const NO_VALUE: readonly ItemKind[] = ['done', 'done_formal', 'done_just', 'extension', 'more', 'question', 'handover'];

/** "thiếu vốn", "tắc ở Sở Tài chính", "chờ Bộ hướng dẫn": the first word is part of what is in the way. */
const NAMES_ITSELF: readonly ItemKind[] = ['obstacle_named', 'lack', 'waiting'];

const STOP_WORDS = /^(nên|nen|nên là|đề nghị|de nghi|kính đề nghị|kinh de nghi|xin|mong|nhờ|yêu cầu|yeu cau)$/u;

const LEADING = /^(?:[\s:,–—-]|(?:về|do|vì|ở|là|trong|chỗ|đang|bị|còn|ve|vi|la|dang|bi|con)(?=\s))+/iu;
const TRAILING_SIGN = /[\s.,;:!–—-]/u;
const TRAILING_WORD = /(?<=\s)(?:ạ|a|ơi|nhé|nha|anh|chị|em|nữa|thôi|đấy|rồi)$/iu;
const LONGEST_TRAILING_WORD = 4;

/** The obstacle that a text names, or that it says there is none. */
export function obstacleIn(clauses: readonly Clause[], text: string): Obstacle {
  let otherwise: Obstacle = { kind: 'none' };
  // "xong hôm 20/11, chậm do chờ đền bù": why it was late is over.
  const isDoneFor = clauses.some(
    (clause) =>
      clause.items.some(isDone) &&
      has(clause, 'had', 'already', 'done_just', 'milestone') &&
      !has(clause, ...STILL_OPEN) &&
      !clause.items.some(isShare),
  );
  const over = isDoneFor ? delayBehind(clauses) : null;
  for (const [index, clause] of clauses.entries()) {
    const why =
      causeIn(clause, text) ?? refusalIn(clause, text) ?? oppositionIn(clause, text) ?? unableIn(clause, text);
    if (why !== null) return { kind: 'obstacle', text: why };
    const happened = mishapIn(clause);
    if (happened >= 0 && HARMLESS.test(strip(text.slice(clause.items[happened]?.end ?? 0)))) {
      otherwise = { kind: 'doubtful' };
      continue;
    }
    if (happened >= 0 && !isToldAround(clauses)) {
      const from = clause.items[happened]?.start ?? 0;
      return { kind: 'obstacle', text: inWords(text.slice(from, endOfObstacle(clauses, index, happened))) };
    }
    const at = clause.items.findIndex((item, place) => namesObstacle(item, place, clause));
    const head = clause.items[at];
    if (head === undefined) continue;
    const isOver = isDoneFor && index > 0 && explainsDelay(clause);
    if (isOver || (over !== null && head.start >= over.start && head.end <= over.end)) continue;
    const before = clause.items.slice(0, at);
    if (isSettled(clause, at) || isFreed(clause, at)) {
      otherwise = { kind: 'settled' };
      continue;
    }
    if (before.some((item) => SUPPOSED.includes(item.kind)) || isSupposed(clauses, index)) continue;
    // "đề nghị các đơn vị báo cáo khó khăn": what is asked for is no obstacle of this task.
    if (head.kind === 'obstacle' && before.some(({ kind }) => kind === 'demand') && !has(clause, 'extension', 'more')) {
      otherwise = { kind: 'doubtful' };
      continue;
    }
    // "Nhiều doanh nghiệp trên địa bàn gặp khó khăn": of whom so much is said is not this task.
    const isOfMany = head.kind === 'obstacle' && MANY.test(before.map(({ key }) => key).join(' '));
    if (isOfMany || before.filter(({ kind }) => OF_OTHERS.includes(kind)).length > MOST_OF_A_SUBJECT) {
      otherwise = { kind: 'doubtful' };
      continue;
    }
    if (CLEARABLE.includes(head.kind) && isCleared(before)) {
      const isPast =
        has(clause, 'had', 'already') || before.some(({ key }) => /^(?:đã|da) |(?:được|duoc|xong)$/u.test(key));
      otherwise = { kind: clauses.length > 1 && isPast ? 'cleared' : 'doubtful' };
      continue;
    }
    // "đã xử lý dứt điểm tồn tại, vướng mắc về đất": the second of what was cleared.
    if (at === 0 && CLEARABLE.includes(head.kind) && endsCleared(clauses[index - 1]?.items ?? [])) {
      otherwise = { kind: 'doubtful' };
      continue;
    }
    if (isBygone(clauses, index, at)) {
      otherwise = { kind: 'cleared' };
      continue;
    }
    const end = endOfObstacle(clauses, index, at);
    if (head.kind === 'obstacle') {
      const clauseEnd = Math.min(end, clause.items.at(-1)?.end ?? end);
      const value = obstacleValue(text.slice(head.end), text.slice(head.end, clauseEnd), text.slice(head.end, end));
      if (value === 'doubtful' || isOvercome(head, clause.items.slice(0, at))) return { kind: 'doubtful' };
      if (value !== 'named') {
        otherwise = { kind: value === 'none' ? 'denied' : 'cleared' };
        continue;
      }
    }
    if (head.kind !== 'obstacle' && UNCOMPLAINING.test(strip(text.slice(head.start, end)))) {
      otherwise = { kind: 'doubtful' };
      continue;
    }
    const after = trimmed(text.slice(head.end, end));
    const named = NAMES_ITSELF.includes(head.kind) ? inWords(text.slice(head.start, end)) : after;
    const isSaid = after !== null || head.kind === 'lack';
    return { kind: 'obstacle', text: isSaid ? named : namedBefore(clause, at, text) };
  }
  return otherwise;
}

const CLEARABLE: readonly ItemKind[] = ['obstacle', 'obstacle_named', 'lack'];

const STILL_OPEN: readonly ItemKind[] = [
  ...(['not_yet', 'not', 'not_started', 'cannot', 'missed', 'unfinished', 'percent', 'near'] as const),
  ...(['promised', 'about_to', 'remaining', 'condition', 'doubt', 'running', 'part', 'work_part'] as const),
];

/** "sạt lở, xe không lên được", "nhà thầu bỏ ngang rồi": where what happened stands; -1 where it is worked on or feared. */
function mishapIn({ items }: Clause): number {
  const at = items.findIndex(({ kind }) => kind === 'mishap');
  const before = items.slice(0, Math.max(at, 0));
  const isPlain =
    before.length <= MOST_BEFORE_MISHAP &&
    before.every(({ kind, key }) => BEFORE_MISHAP.includes(kind) && !WORKED_ON.test(key)) &&
    items.every(({ kind }) => !NO_MISHAP.includes(kind));
  return isPlain ? at : -1;
}

/** "mất điện khu B rồi mọi người ơi": news for everybody, of no task. */
function isToldAround(clauses: readonly Clause[]): boolean {
  const isCalled = clauses.some(({ items }) => items.some(({ key }) => EVERYBODY.test(key)));
  return isCalled && clauses.every((clause) => !has(clause, ...DENIALS, 'task_word', 'ours', 'work'));
}

/** Without diacritics: what happened is over, or changed nothing. */
const HARMLESS =
  /(?:^|[\s,;])(?:(?:khong|ko|k|chua) (?:bi |gay |co |lam )?(?:anh huong|sao|van de|thiet hai|hu hai|dang ke)|van (?:an toan|binh thuong|dam bao|bao dam|dung tien do|kip|thi cong|lam)|(?<!(?:chua|khong|ko|k|cho|doi) )(?:co|chay|thong|mo) lai|tro lai|(?:da |duoc )?(?:khac phuc|xu ly|sua|don|thong)(?: xong| roi| duoc)|(?:on|het|tanh|xong) roi)(?=$|[\s,.;!])/u;

const EVERYBODY = /^(?:mọi người|cả nhà|các bác|anh em|các bạn|cả phòng)(?: ơi| nhé| ạ)?$/u;
/** In items. */
const MOST_BEFORE_MISHAP = 4;
const BEFORE_MISHAP: readonly ItemKind[] = [
  ...(['polite', 'courtesy', 'ours', 'because', 'so_far', 'this_time', 'authority', 'unknown'] as const),
  ...(['counted', 'running', 'had', 'late'] as const),
];
/** "phòng chống sạt lở", "nguy cơ ngập lụt", "bồi thường do sạt lở": a task of its own. */
const WORKED_ON =
  /^(?:phòng|chống|nguy|cơ|tránh|khắc|phục|ứng|phó|bồi|hỗ|trợ|vì sợ|sợ|lo|kè|khu vực|điểm|công trình|dự án)$/u;
const NO_MISHAP: readonly ItemKind[] = [
  ...([
    'done',
    'done_formal',
    'done_just',
    'clear',
    'no_obstacle',
    'condition',
    'doubt',
    'promised',
    'demand',
  ] as const),
  ...([
    'question',
    'question_mark',
    'when',
    'percent',
    'document',
    'document_word',
    'step',
    'deliver',
    'submitted',
  ] as const),
  ...(['milestone', 'obstacle', 'obstacle_named', 'lack', 'extension', 'handover', 'other'] as const),
];

/** "vướng mắc xử lý xong", "giải tỏa xong 3 hộ vướng rồi": what was in the way is what is done with. */
function isSettled({ items }: Clause, at: number): boolean {
  const head = items[at];
  if (head?.kind !== 'obstacle' || items.some(({ kind }) => UNSETTLED.includes(kind))) return false;
  const after = items.slice(at + 1).filter(({ kind }) => !SOFTLY.includes(kind));
  const [first, ...more] = after;
  const isSolved =
    first !== undefined &&
    more.length === 0 &&
    (/^(?:(?:đã )?(?:được )?(?:xử lý|giải quyết|tháo gỡ|khắc phục|gỡ) xong)$/u.test(first.key) ||
      (first.key === 'xong' && /^(?:vướng mắc|khó khăn vướng mắc)$/u.test(head.key)));
  const done = items.slice(0, at).findIndex(isDone);
  const between = items.slice(done + 1, at);
  const isCounted =
    done > 0 &&
    after.length === 0 &&
    between.length > 0 &&
    between.every(({ kind }) => kind === 'number' || kind === 'counted' || kind === 'wholly');
  // "đã xử lý xong vướng mắc về đất"
  const isNamed =
    done >= 0 &&
    /^(?:đã )?(?:xử lý|giải quyết|tháo gỡ|khắc phục|gỡ) xong$/u.test(items[done]?.key ?? '') &&
    between.every(({ kind }) => kind === 'number' || kind === 'counted' || kind === 'wholly') &&
    after.length <= MOST_OF_A_MATTER &&
    after.every(({ kind }) => kind === 'unknown' || kind === 'counted' || kind === 'part' || kind === 'work_noun');
  return isSolved || isCounted || isNamed;
}

/** In items: what an obstacle was about. */
const MOST_OF_A_MATTER = 4;

/** "gỡ xong chỗ kẹt ở kho bạc rồi": the place where it was stuck. */
function isFreed({ items }: Clause, at: number): boolean {
  const place = items[at - 1];
  const cleared = items[at - 2];
  const isPlace = place !== undefined && /^(?:chỗ|điểm|phần|vụ|cái|khâu|nút|đoạn)$/u.test(place.key);
  return (
    isPlace &&
    cleared?.kind === 'clear' &&
    /xong$/u.test(cleared.key) &&
    !items.some(({ kind }) => UNSETTLED.includes(kind))
  );
}

const SOFTLY: readonly ItemKind[] = ['polite', 'soft_order', 'courtesy', 'already', 'smile', 'had', 'wholly'];
const UNSETTLED: readonly ItemKind[] = [
  ...(['not_yet', 'not_started', 'not', 'cannot', 'missed', 'running', 'promised', 'near', 'remaining'] as const),
  ...(['condition', 'doubt', 'demand', 'when', 'question', 'waiting', 'about_to', 'percent', 'fraction'] as const),
];

/** "trước vướng đất rừng nay ổn rồi", "hồi đầu thiếu vốn, giờ hết rồi": what was in the way no longer is. */
function isBygone(clauses: readonly Clause[], index: number, at: number): boolean {
  const own = clauses[index]?.items ?? [];
  const isBefore = own.slice(0, at).some(({ key }) => FORMERLY.test(key));
  const rest = [...own.slice(at + 1), ...(clauses[index + 1]?.items ?? [])];
  const now = rest.findIndex(({ key }) => NOW.test(key));
  const next = rest.slice(now + 1, now + 5);
  return (
    isBefore &&
    now >= 0 &&
    next.some(({ key, kind }) => GONE.test(key) || kind === 'no_obstacle' || kind === 'clear') &&
    !next.some(({ kind }) => NOT_CLEARED.includes(kind))
  );
}

const FORMERLY =
  /^(?:trước|trước đây|trước đó|ban đầu|lúc đầu|hồi đầu|đợt trước|tuần trước|tháng trước|hôm trước|bữa trước|dạo trước|hồi trước|kỳ trước)$/u;
const NOW = /^(?:nay|giờ|bây giờ|hiện|hiện nay|hiện tại|bữa nay|đến nay|chừ|hiện giờ|tới giờ|đến giờ)$/u;
const GONE = /^(?:ổn|ổn rồi|hết|hết rồi|xong|êm|êm rồi|thông|được|gỡ|tháo|giải quyết|bình thường|thuận lợi|suôn sẻ)$/u;

/** "tiền chưa về nên chưa thanh toán được", "giá tăng cao nên chậm": what stands before "nên" is in the way. */
function causeIn({ items }: Clause, text: string): string | null {
  // "thời tiết mưa nhiều không làm được"
  const unable = items.findIndex(
    ({ kind, key }) => kind === 'missed' && /^(?:không|khong) (?:.* )?(?:được|duoc)$/u.test(key),
  );
  const cause = items.slice(0, Math.max(unable, 0));
  const isTold =
    cause.filter(({ kind }) => kind === 'unknown').length >= 2 && cause.every(({ kind }) => OF_A_CAUSE.includes(kind));
  if (isTold) return trimmed(text.slice(cause[0]?.start ?? 0, cause.at(-1)?.end ?? 0));
  const at = items.findIndex(({ key }) => /^(?:nên|nen)$/u.test(key));
  const before = items.slice(0, at);
  const [first] = before;
  const last = before.at(-1);
  if (at < 2 || first === undefined || last === undefined || before.some(({ kind }) => NO_CAUSE.includes(kind)))
    return null;
  // An advice has its subject alone before "nên".
  const isCause = before.some(({ kind }) => kind === 'unknown' || kind === 'not_yet' || kind === 'because');
  return isCause && isHindered(items.slice(at + 1)) ? trimmed(text.slice(first.start, last.end)) : null;
}

/** Behind "nên": "chậm", "chưa thi công", "không làm được"; "không chậm", "không phải chờ", "chưa cần" are no harm. */
function isHindered(effect: readonly Item[]): boolean {
  const from = effect.findIndex(({ kind }) => !SPEAKERS.includes(kind));
  const [first, next] = effect.slice(Math.max(from, 0));
  if (first === undefined) return false;
  if (first.kind === 'waiting') return true;
  if (DENIALS.includes(first.kind)) return !NO_NEED.test(strip(`${first.key} ${next?.key ?? ''}`));
  return first.kind === 'not' && effect.slice(from + 1, from + 4).some(({ key }) => UNABLE.test(strip(key)));
}

const SPEAKERS: readonly ItemKind[] = [
  'ours',
  'polite',
  'task_word',
  'work_noun',
  'so_far',
  'authority',
  'work',
  'counted',
];
const NO_NEED = / (?:can|phai|lo|thieu|cho|thay|bi)(?: |$)/u;
const UNABLE = /^(?:duoc|kip|noi|dat)$/u;

/** "nếu có khó khăn, vướng mắc": the second as little as the first. */
function isSupposed(clauses: readonly Clause[], index: number): boolean {
  const [before, clause] = [clauses[index - 1], clauses[index]];
  if (before === undefined || clause === undefined || !/^[\s,]+$/u.test(clause.opening)) return false;
  return has(before, 'condition') && has(before, 'obstacle') && clause.items[0]?.kind === 'obstacle';
}

/** "doanh nghiệp không hợp tác", "Bộ chưa trả lời": somebody else does not do what the task needs. */
function refusalIn({ items }: Clause, text: string): string | null {
  const from = items.findIndex(({ kind }) => !BEFORE_REFUSER.includes(kind));
  const said = items.slice(from).filter(({ kind }) => kind !== 'polite' && kind !== 'soft_order');
  const at = said.findIndex(({ kind }) => kind === 'not' || kind === 'not_yet');
  const [first] = said;
  const last = said.at(-1);
  if (first === undefined || last === undefined || at < 1 || at > MOST_OF_A_REFUSER || said.length > LONGEST_REFUSAL)
    return null;
  const subject = said.slice(0, at);
  const isOther =
    OTHERS.test(subject.map(({ key }) => key).join(' ')) ||
    ((first.kind === 'authority' || (PLURAL.test(first.key) && said[1]?.kind === 'authority')) && said.length > at + 1);
  const refused = said[at + 1];
  const denied = said.slice(at + 1).map(({ key }) => strip(key));
  const isRefused = refused !== undefined && REFUSED.test(refused.key) && !COMPLAINT.test(denied.join(' '));
  const isPlain = said.every(({ kind }) => OF_REFUSAL.includes(kind));
  return isOther && isRefused && isPlain ? trimmed(text.slice(first.start, last.end)) : null;
}

/** "3 hộ khiếu nại", "bà con cản trở thi công": somebody else is against what the task needs. */
function oppositionIn({ items }: Clause, text: string): string | null {
  const from = items.findIndex(({ kind }) => !BEFORE_REFUSER.includes(kind));
  const said = items.slice(from).filter(({ kind }) => kind !== 'polite' && kind !== 'soft_order');
  const at = said.findIndex(({ key }) => OPPOSES.test(key));
  const [first] = said;
  const last = said.at(-1);
  if (first === undefined || last === undefined || at < 1 || at > MOST_OF_A_REFUSER || said.length > LONGEST_REFUSAL)
    return null;
  const isOther = OTHERS.test(
    said
      .slice(0, at)
      .map(({ key }) => key)
      .join(' '),
  );
  const isPlain = said.every(({ kind }) => OF_REFUSAL.includes(kind) && kind !== 'not' && kind !== 'not_yet');
  return isOther && isPlain ? trimmed(text.slice(first.start, last.end)) : null;
}

const PLURAL = /^(?:các|những|một số|nhiều|phía|bên)$/u;
const OPPOSES = /^(?:khiếu|khiếu nại|kiện|khiếu kiện|cản|cản trở|phản đối|ngăn|ngăn cản|đòi|chây|gây)$/u;
const BEFORE_REFUSER: readonly ItemKind[] = [
  ...(['polite', 'courtesy', 'because', 'ours', 'so_far', 'this_time', 'nodded', 'report_lead', 'address'] as const),
];

/** "đất lúa chưa chuyển mục đích được", "chưa xác định được nguồn gốc đất": what could not be brought about so far. */
function unableIn({ items }: Clause, text: string): string | null {
  const said = items.filter(({ kind }) => !AROUND.includes(kind));
  const at = said.findIndex(({ kind, key }) => kind === 'not_yet' && /^(?:chưa|vẫn chưa)$/u.test(key));
  const able = said.findIndex(({ kind, key }, place) => place > at && kind === 'progress_word' && key === 'được');
  const verb = said.slice(at + 1, able);
  const named = [...said.slice(0, at), ...said.slice(able + 1)];
  const isTold =
    at >= 0 && verb.length > 0 && verb.length <= MOST_OF_A_VERB && verb.every(({ kind }) => kind === 'unknown');
  const isNamed =
    named.filter(({ kind }) => kind === 'unknown').length >= 2 && named.every(({ kind }) => OF_UNABLE.includes(kind));
  const [first] = said;
  const last = said.at(-1);
  if (!isTold || !isNamed || first === undefined || last === undefined || said.length > LONGEST_REFUSAL) return null;
  return trimmed(text.slice(first.start, last.end));
}

/** In items. */
const MOST_OF_A_VERB = 4;
const AROUND: readonly ItemKind[] = ['polite', 'courtesy', 'soft_order', 'ours', 'because'];
const OF_UNABLE: readonly ItemKind[] = [
  ...(['unknown', 'authority', 'counted', 'work_noun', 'document_word', 'part', 'number', 'of', 'other'] as const),
];

/** In items. */
const MOST_OF_A_REFUSER = 4;
const LONGEST_REFUSAL = 10;
const OTHERS =
  /^(?:(?:các|nhiều|một số|số|vài|mấy|\d+) )?(?:dân|bà con|hộ|hộ dân|người dân|doanh nghiệp|nhà thầu|tư vấn|chủ đầu tư|nhà đầu tư|đơn vị tư vấn|nhân dân)(?: |$)/u;
const REFUSED =
  /^(?:hợp|phối|đồng|chịu|nhận|trả|bàn|gửi|cung|cho|ủng|thống|di|ký|phê|cấp|có|phản|hướng|bố|duyệt|trình|thẩm|nộp|chuyển|giao|làm|tạo|tích|quan|nhất)/u;
/** "dân không phản đối", "các hộ không còn khiếu nại": who complains no more stands in nobody's way. */
const COMPLAINT =
  /(?:^| )(?:khieu nai|khieu kien|phan doi|phan anh|thac mac|doi hoi|can tro|kho khan|vuong|y kien gi|y kien khac|kien nghi gi|gi them)/u;
/** The same in what an obstacle's phrase begins; "chưa có ý kiến" waits for one. */
const UNCOMPLAINING =
  /\bkhong (?:con |co |he )?(?:khieu nai|khieu kien|phan doi|phan anh|thac mac|doi hoi|can tro|y kien gi|y kien khac|kien nghi gi)|\bvi (?:da|deu da)\b/u;
const OF_REFUSAL: readonly ItemKind[] = [
  ...([
    'unknown',
    'authority',
    'counted',
    'other',
    'not',
    'not_yet',
    'step',
    'deliver',
    'work',
    'acknowledged',
  ] as const),
  ...(['clear', 'progress_word', 'demand', 'part', 'work_noun', 'of', 'document_word', 'transfer', 'number'] as const),
];

const OF_A_CAUSE: readonly ItemKind[] = ['unknown', 'because', 'about', 'authority', 'counted', 'other', 'courtesy'];

const NO_CAUSE: readonly ItemKind[] = [
  ...(['condition', 'doubt', 'promised', 'question', 'when', 'done', 'done_formal', 'done_just', 'demand'] as const),
  ...(['obstacle', 'obstacle_named', 'lack', 'extension', 'more'] as const),
];

/** "Một số doanh nghiệp gặp khó khăn". */
const MANY = /^(?:một số|nhiều|các|những|một bộ phận|không ít|phần lớn) (?!hộ|nhà thầu)/u;
const OF_OTHERS: readonly ItemKind[] = ['unknown', 'other', 'authority', 'counted', 'document_word', 'document'];
/** In items. */
const MOST_OF_A_SUBJECT = 4;

/** "đã gỡ được vướng GPMB": what was in the way no longer is. */
/** The clause before a comma clears something, or is done with for good; what stands behind the comma may be of it. */
function endsCleared(before: readonly Item[]): boolean {
  // "vướng mắc đã được tháo gỡ, thiếu vốn": the first is gone, the second is another.
  if (before.some(({ kind }) => CLEARABLE.includes(kind))) return false;
  const isForGood = before.some(({ kind, key }) => kind === 'done_formal' && key.endsWith('dứt điểm'));
  return isCleared(before, LONGEST_CLEARED) || (isForGood && !before.some(({ kind }) => NOT_CLEARED.includes(kind)));
}

/** In items: the verb that clears, and what is named before a comma. */
const LONGEST_CLEARED = 4;

function isCleared(before: readonly Item[], within = 2): boolean {
  const last = before.filter(({ key }) => !FOR_GOOD.test(key)).slice(-within);
  return (
    last.some(({ kind }) => kind === 'clear' || kind === 'no_obstacle') &&
    !before.some(({ kind }) => NOT_CLEARED.includes(kind))
  );
}

/** "dứt điểm", "triệt để", "hẳn": how it was cleared. */
const FOR_GOOD = /^(?:dứt|điểm|triệt|để|hẳn|hoàn toàn|hoàn|toàn)$/u;

const NOT_CLEARED: readonly ItemKind[] = [
  'not_yet',
  'not_started',
  'cannot',
  'missed',
  'running',
  'promised',
  'near',
  'remaining',
];

/** "xong vướng mắc mặt bằng": the obstacle is what is done with, unless it is "còn vướng" or "chưa xong". */
function isOvercome(head: Item, before: readonly Item[]): boolean {
  const previous = before.at(-1);
  if (previous === undefined || !isDone(previous) || !PLAIN_OBSTACLE.test(head.key)) return false;
  return !before.some((item) => DENIALS.includes(item.kind));
}

const PLAIN_OBSTACLE = /^(?:vướng|vuong|khó khăn|kho khan|trở ngại|tro ngai)/u;

function namesObstacle(item: Item, place: number, clause: Clause): boolean {
  if (item.kind === 'obstacle' || item.kind === 'obstacle_named' || item.kind === 'lack') return true;
  const before = clause.items.slice(0, place);
  if (item.kind === 'because') return before.some((earlier) => DENIALS.includes(earlier.kind));
  return item.kind === 'waiting' && has(clause, 'authority');
}

/** "chưa xong vì …", "chưa triển khai do …": the reason for not being done is what is in the way. */
const DENIALS: readonly ItemKind[] = ['not_yet', 'not_started', 'cannot', 'missed', 'late', 'unfinished'];

/** The obstacle runs to the end of its sentence, or to where the reply turns to another matter. */
function endOfObstacle(clauses: readonly Clause[], index: number, at: number): number {
  const own = clauses[index]?.items.slice(at) ?? [];
  const stop = own.findIndex((item, place) => place > 0 && stops(item));
  let end = (stop > 0 ? own[stop - 1] : own.at(-1))?.end ?? 0;
  if (stop > 0) return end;
  for (const next of clauses.slice(index + 1)) {
    const joins = /^[\s,:–—-]+$/u.test(next.opening);
    // "Khó khăn: còn 12 hộ chưa nhận tiền": whatever stands behind the label.
    const others = next === clauses[index + 1] && next.opening.startsWith(':') ? NO_VALUE : OTHER_MATTER;
    if (!joins || next.items.some((item) => stops(item) || others.includes(item.kind))) break;
    end = next.items.at(-1)?.end ?? end;
  }
  return end;
}

function stops(item: Item): boolean {
  return item.kind === 'extension' || item.kind === 'more' || item.kind === 'question' || STOP_WORDS.test(item.key);
}

/** "mặt bằng đang vướng": the words before, when none follow. */
function namedBefore(clause: Clause, at: number, text: string): string | null {
  const subject = clause.items.slice(0, at).filter((item) => SUBJECTS.includes(item.kind));
  const first = subject[0];
  const last = subject.at(-1);
  return first === undefined || last === undefined ? null : trimmed(text.slice(first.start, last.end));
}

const SUBJECTS: readonly ItemKind[] = ['unknown', 'authority', 'document_word', 'other', 'counted', 'part', 'number'];

function trimmed(text: string): string | null {
  const words = inWords(text);
  return words !== null && VAGUE.test(strip(words)) ? null : words;
}

function inWords(text: string): string | null {
  const words = withoutCourtesy(withoutClosing(text.trim()).replace(LEADING, ''));
  return /[\p{L}]{2,}/u.test(words) && !isSmallTalk(words) ? words : null;
}

/** "phường Hạc Thành anh nhé." without what closes it. */
function withoutCourtesy(text: string): string {
  let words = trimEndOf(text, TRAILING_SIGN);
  for (;;) {
    const closing = TRAILING_WORD.exec(words.slice(-LONGEST_TRAILING_WORD - 1));
    // “hộ ông A”: the capital is a name.
    if (closing === null || closing[0] === 'A') return words;
    words = trimEndOf(words.slice(0, -closing[0].length), TRAILING_SIGN);
  }
}

/** Stripped words that follow an obstacle and do not name it: "vướng nhiều quá", "vướng mắc kéo dài". */
const VAGUE =
  /^(?:(?:mac|qua|lam|nhieu|roi|nhieu qua|chut|mot chut|anh|em|chi)$|keo dai|chua xu ly|chua thao go|chua giai quyet|chua duoc(?: (?:xu ly|thao go|giai quyet|go|khac phuc)|$)|khong dang ke)/u;
