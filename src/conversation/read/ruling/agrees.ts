/** Words beside a ruling: which only say yes to it, and which deny it, put it off or set a condition. */

import { stripDiacritics } from '../../../domain/strip-diacritics.ts';

/** What the ruling itself says; "đã" stands before it, and never last: "đủ hồ sơ đã" sets a condition. */
const RULED =
  'đồng ý|nhất trí|thống nhất|chấp thuận|chấp nhận|xác nhận|công nhận|tán thành|duyệt|phê duyệt|hoàn thành|xong|đủ|đạt|đầy đủ|đủ hồ sơ'.split(
    '|',
  );
/** Courtesy, yes, and the ruling said again. */
const AGREEING = [
  ...RULED,
  ...RULED.map((said) => `đã ${said}`),
  ...[
    'dạ|vâng|ạ|ơi|nhé|nhe|nha|anh|chị|em|sếp|bác|giúp|hộ|với|cảm ơn|cám ơn|xin cảm ơn|xin cám ơn|thanks|thank you|tks',
    'đồng chí|các đồng chí|các anh|các chị|các anh chị|đơn vị|quý cơ quan|rất|nhiều|kịp thời|chất lượng|đạt chất lượng|biểu dương',
    'ok|oke|okie|okay|oki|okela|ừ|uh|um|yes|được|rồi|có|đúng|chuẩn|tốt|luôn|ngay|đi|này|và|xin đồng ý|xin xác nhận',
    'gia hạn|cho gia hạn|đạt yêu cầu|hồ sơ đầy đủ|hồ sơ đủ|hồ sơ đạt|hồ sơ đã đủ|hồ sơ đã đầy đủ|đầy đủ hồ sơ',
    'nhiệm vụ|việc|kết quả|lý do khách quan|xác nhận lý do|xác nhận lý do khách quan|đồng ý với lý do',
    'theo ngày đơn vị nêu|theo ngày đơn vị báo|theo đơn vị nêu|theo đơn vị báo',
  ]
    .join('|')
    .split('|'),
];
/** Without diacritics these may be other words: "dừng", "đừng", "dù". */
const UNSURE_BARE = new Set(['dung', 'du', 'chuan', 'ho', 'va', 'dat']);
const agreeing: ReadonlySet<string> = new Set([
  ...AGREEING,
  ...AGREEING.map(stripDiacritics).filter((phrase) => !UNSURE_BARE.has(phrase)),
]);
/** In words. */
const LONGEST_PHRASE = 6;

const NODS = /(?:👍|👌|🙏|😊|🙂|✅|✔|☑|🫡|❤|👏|💯|\u{FE0F}|[\u{1F3FB}-\u{1F3FF}]|[:=]\)+)/gu;
/** Signs that say nothing by themselves; a question mark does. */
const MORE_THAN_WORDS = /[^\p{L}\p{M}\p{N}\s,.!;:()"'“”…/–-]/u;

/** "ok", "đồng ý ạ", "đã đủ hồ sơ", "👍", or nothing at all: a yes, and no word more. */
export function agrees(text: string): boolean {
  const said = text.normalize('NFC').toLowerCase().replace(NODS, ' ');
  if (MORE_THAN_WORDS.test(said)) return false;
  const words = wordsOf(said);
  for (let at = 0; at < words.length;) {
    const length = phraseAt(words, at, agreeing);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** Those that deny, or that make a yes conditional. */
const DENYING = [
  'không|ko|kg|k|hông|chưa|chẳng|chả|đừng|khoan|thôi|khỏi|nếu|nhưng|trừ|miễn là|với điều kiện|điều kiện là|chỉ khi',
  'từ chối|phản đối|bác bỏ|trả lại|hoãn|huỷ|hủy|bỏ qua|thiếu|sai|nhầm|hoặc|xem lại|cân nhắc|không được',
]
  .join('|')
  .split('|');
/** Those that put it off. */
const PUTTING_OFF = 'chờ|đợi|sau khi|khi nào|bao giờ|đến khi|để sau|tạm|tạm thời'.split('|');
/** Without diacritics these are as often other words: "thời", "khoản", "những", "hoàn". */
const ELSE_BARE = new Set(['thoi', 'khoan', 'nhung', 'tru', 'hoan', 'huy', 'cho', 'doi', 'tam', 'dung', 'khoi', 'cha']);
/** Those that no title has. */
const CONDITIONS = 'nếu|nhưng|miễn là|với điều kiện|điều kiện là|chỉ khi|khi nào|chưa ký|chưa ban hành'.split('|');
const denying = withBare(DENYING);
const conditions = withBare(CONDITIONS);
const puttingOff = withBare([...DENYING, ...PUTTING_OFF]);

function withBare(phrases: readonly string[]): ReadonlySet<string> {
  return new Set([...phrases, ...phrases.map(stripDiacritics).filter((phrase) => !ELSE_BARE.has(phrase))]);
}

/** "không", "nếu đủ hồ sơ", "thiếu văn bản", "?": a yes with these is none for certain. */
export function denies(text: string): boolean {
  return holds(text, denying);
}

/** The same, or words that wait for something: "sau khi họp", "chờ ý kiến". */
export function limits(text: string): boolean {
  return holds(text, puttingOff);
}

/** "nếu", "với điều kiện", "nhưng", "?": a condition, also within a title. */
export function setsCondition(text: string): boolean {
  return holds(text, conditions);
}

const DENYING_SIGNS = /[?？❌❎👎🚫⛔✖✗✘]/u;

function holds(text: string, phrases: ReadonlySet<string>): boolean {
  const said = text.normalize('NFC').toLowerCase();
  if (DENYING_SIGNS.test(said)) return true;
  const words = wordsOf(said);
  return words.some((_, at) => phraseAt(words, at, phrases) > 0);
}

function wordsOf(said: string): string[] {
  return said.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}

/** How many words the longest of the phrases that begins at `at` has; 0 for none. */
function phraseAt(words: readonly string[], at: number, phrases: ReadonlySet<string>): number {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length -= 1) {
    if (phrases.has(words.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}
