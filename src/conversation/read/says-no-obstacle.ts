/** Whether an answer to "what is in the way?" says that nothing is, or says nothing of it. */

import { strip, stripDiacritics } from '../../domain/strip-diacritics.ts';
import { tokenise, type Token } from './report/words/tokens.ts';

/** UTF-16 units: longer words say more than that. */
const LONGEST_DENIAL = 120;

/** "không có gì vướng", "hết khó khăn", "không còn vướng": what denies, what may stand between, what is denied. */
const DENYING = phrases('không / chưa / chẳng / chả / hết');
const BETWEEN = phrases('có / còn / hề / gặp / thấy / bị / gì / cái / điều / việc / một / thêm / phát sinh');
const MOST_BETWEEN = 4;
const OBSTACLES = phrases('vướng / khó khăn / trở ngại / cản trở');

/** "đã tháo gỡ xong", "được giải quyết rồi", "xử lý xong rồi ạ". */
const HAPPENED = phrases('đã / được / vừa / mới');
const AFTER_HAPPENED = phrases('được / tự / cũng / kịp');
const RESOLVING = phrases('tháo gỡ / giải quyết / xử lý / khắc phục');
const OVER = phrases('xong / rồi / hết');

/** Before a denial they turn it round, put it off or ask for it. */
const NOT_SO = phrases(
  'không / chưa / chẳng / chả / sẽ / cần / mong / phải / nếu / khi / để / đang / muốn / nhờ / sớm / đề nghị / ' +
    'kiến nghị / yêu cầu / xin / kế hoạch / dự kiến / phấn đấu / cơ bản',
);
/** The same before "giải quyết xong"; without diacritics "cho" is "chờ" there. */
const NOT_YET_SO = [...NOT_SO, ...phrases('chờ / đợi')];
/** Behind a denial: it holds for a part, or on a condition. */
const NOT_ALL = phrases(
  'một phần / phần nào / một số / một nửa / bước đầu / cơ bản / từng phần / dần / thì / ngoài / trừ / ngoại trừ / =chỉ',
);
/** Something else is open. */
const OPEN = [...OBSTACLES, ...phrases('chưa / còn / thiếu / =chờ')];
const CONTRAST = phrases('nhưng / song / nay / riêng');

/** "thôi, bỏ đi", "thôi khỏi ghi": called off in more words. */
const CALLS_OFF = /^(?:thoi|khoi|bo qua)(?: (?:bo|khoi|khong|ko|khong can|khoi ghi|khoi can))(?= |$)/u;
/** The whole answer: "vẫn thế", "bình thường", "như kỳ trước", "hết rồi". */
const SAYS_NOTHING =
  /^(?:(?:van|cu|tinh hinh|moi viec) ){0,2}(?:binh thuong|the|vay|nhu cu|nhu vay|nhu the|on|on dinh|on ca|tot|nhu (?:ky|bao cao|lan|thang|quy|tuan) truoc|khong (?:thay doi|co gi(?: moi| thay doi)?)|chua co gi(?: moi)?|het|khong con)(?: (?:roi|thoi|ca|nua|day|luon))?$/u;

const COURTESY = new Set('da vang a nhe nha nhi anh chi em oi ok u dau'.split(' '));

/**
 * `partly`: one thing is not in the way, and something else may be ("hết vướng đất, còn hồ sơ chưa duyệt"). Pure; the
 * caller knows whether the same words name an obstacle as well ("hết vướng đất, nay vướng vốn").
 */
export function saysNoObstacle(text: string): 'yes' | 'partly' | 'no' {
  const written = text.normalize('NFC');
  if (written.length > LONGEST_DENIAL) return 'no';
  const words = strip(written)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !COURTESY.has(word))
    .join(' ');
  if ([CALLS_OFF, SAYS_NOTHING].some((pattern) => pattern.test(words))) return 'yes';
  const isWritten = stripDiacritics(written) !== written;
  const parts = partsOf(tokenise(written)).map((part) => judge(part, isWritten));
  if (!parts.includes('denied')) return 'no';
  return parts.includes('open') ? 'partly' : 'yes';
}

/** What stands between breaks and words of contrast. */
function partsOf(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'break' || phraseAt(CONTRAST, tokens, at) > 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** `isWritten`: the answer is typed with diacritics, so that "da" is not "đã" there. */
function judge(part: readonly Token[], isWritten: boolean): 'denied' | 'open' | 'nothing' {
  for (let at = 0; at < part.length; at += 1) {
    const denied = denialAt(part, at);
    const end = denied > 0 ? denied : resolutionAt(part, at, isWritten);
    if (end === 0 || contains(denied > 0 ? NOT_SO : NOT_YET_SO, part.slice(0, at))) continue;
    const behind = part.slice(end);
    if (contains(NOT_ALL, behind) || behind.some(({ kind }) => FIGURES.includes(kind))) continue;
    return contains(OPEN, behind) ? 'open' : 'denied';
  }
  return contains(OPEN, part) ? 'open' : 'nothing';
}

const FIGURES: readonly Token['kind'][] = ['number', 'percent', 'fraction', 'range'];

/** Where "không có gì vướng" ends that begins at `at`; 0 where none does. */
function denialAt(part: readonly Token[], at: number): number {
  let end = at + phraseAt(DENYING, part, at);
  if (end === at) return 0;
  for (let count = 0; count < MOST_BETWEEN; count += 1) end += phraseAt(BETWEEN, part, end);
  const length = phraseAt(OBSTACLES, part, end);
  return length === 0 ? 0 : end + length;
}

/** Where "đã tháo gỡ", "giải quyết xong" ends that begins at `at`; 0 where none does. */
function resolutionAt(part: readonly Token[], at: number, isWritten: boolean): number {
  const happened = phraseAt(HAPPENED, part, at, isWritten);
  const from = happened > 0 ? at + happened + phraseAt(AFTER_HAPPENED, part, at + happened) : at;
  const resolving = phraseAt(RESOLVING, part, from);
  if (resolving === 0) return 0;
  const behind = from + resolving;
  const last = behind + phraseAt(AFTER_HAPPENED, part, behind);
  const over = phraseAt(OVER, part, last);
  if (over > 0) return last + over;
  return happened > 0 ? behind : 0;
}

function contains(known: readonly (readonly string[])[], part: readonly Token[]): boolean {
  return part.some((_, at) => phraseAt(known, part, at) > 0);
}

/** How many tokens from `at` are one of the phrases; 0 where none. `asWritten`: with its diacritics, as "=" before one. */
function phraseAt(
  known: readonly (readonly string[])[],
  tokens: readonly Token[],
  at: number,
  asWritten = false,
): number {
  const found = known.find((words) => words.every((word, index) => isWord(tokens[at + index], word, asWritten)));
  return found?.length ?? 0;
}

function isWord(token: Token | undefined, word: string, asWritten: boolean): boolean {
  if (token === undefined) return false;
  if (word.startsWith('=')) return token.key === word.slice(1);
  return token.key === word || (!asWritten && token.bare && token.key === stripDiacritics(word));
}

function phrases(list: string): readonly (readonly string[])[] {
  return list.split(' / ').map((phrase) => phrase.split(' '));
}
