/**
 * The task by its title: of "Rà soát quỹ đất công", "quỹ đất công rà soát xong rồi" says the same as "việc này xong rồi".
 * What names only a piece of the title is left as it is, for it may be a part of the task.
 */

import { stripDiacritics } from '../../../../domain/strip-diacritics.ts';
import { spelling } from './spelling.ts';
import type { Token } from './tokens.ts';

/** What the task is read as. */
const THIS_TASK = 'việc này'.split(' ').map(spelling);

/** In tokens: a longer run is a paragraph, and no name. */
const LONGEST_RUN = 40;

/** Words of a title that tell nothing of which task it is. */
const EMPTY = wordSet('và của các những trên tại trong cho về theo để với từ đến năm');
/** Who names the task may call it one: "việc rà soát …", "dự án cầu …". */
const LEAD = wordSet('việc vụ cái nhiệm công tác nội dung về đối với dự án');
/** What stands before a clause: behind anything else the words may be an object or another's. */
const OPENER = wordSet('dạ vâng thưa anh chị em ơi ạ à ok báo cáo rồi nhé nha');
/** What tells how far the subject is. */
const PREDICATE = wordSet(
  'đã chưa đang xong hoàn thì em bên đơn phòng xã sở mới được đạt sẽ vẫn còn là rồi hiện gần cơ làm thực nay đến vướng chậm',
);
/** What ends an object: nothing narrows it. */
const CLOSING = wordSet('rồi ạ nhé nha anh chị em xong đúng theo');

/** What asks, waits, denies or stops says the same in a title: "Xin gia hạn" names no task in "xin gia hạn đến 30/9". */
const TURNING = wordSet('xin lùi chờ đợi chưa không chẳng vướng thiếu khó tạm dừng hoãn sẽ sắp đang nếu');
const TURNING_PAIRS: ReadonlySet<string> = new Set(
  ['đề nghị', 'gia hạn', 'thời hạn'].map((pair) => pair.split(' ').map(spelling).join(' ')),
);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(spelling));
}

interface Title {
  /** How often each word that can name it stands in it, as written and without marks. */
  readonly counts: ReadonlyMap<string, number>;
  readonly bare: ReadonlyMap<string, number>;
  readonly size: number;
  readonly head: string;
  /** "Xây dựng quy chế và tập huấn": one half of it is not the task. */
  readonly isJoined: boolean;
}

function titleOf(written: string): Title {
  const words = written
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter((word) => word !== '')
    .map(spelling);
  const telling = words.filter((word) => !EMPTY.has(word));
  const naming = telling.filter(
    (word, at) =>
      !TURNING.has(word) &&
      !TURNING_PAIRS.has(`${telling[at - 1] ?? ''} ${word}`) &&
      !TURNING_PAIRS.has(`${word} ${telling[at + 1] ?? ''}`),
  );
  return {
    counts: countsOf(naming),
    bare: countsOf(naming.map(stripDiacritics)),
    size: telling.length,
    head: telling[0] ?? '',
    isJoined: words.includes('và') || /[,;]/u.test(written),
  };
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The tokens with the task's title, or what can only mean it, as "việc này". Linear in the tokens. */
export function withOwnTask(tokens: readonly Token[], written: string): readonly Token[] {
  const title = titleOf(written);
  if (title.size < SHORTEST_TITLE) return tokens;
  const result: Token[] = [];
  let opens = true;
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    const isObject = behindDone(result);
    const end = opens || isObject ? runFrom(tokens, at, title, isObject) : at;
    const last = tokens[end - 1];
    if (end > at && last !== undefined) {
      const raw = tokens
        .slice(at, end)
        .map((each) => each.raw)
        .join(' ');
      const { start, glued } = token;
      for (const key of THIS_TASK)
        result.push({ kind: 'word', raw, key, bare: false, start, end: last.end, glued, numbers: [] });
      // "Rà soát quỹ đất công: đã xong"
      const colon = tokens[end];
      at = colon?.kind === 'break' && colon.raw === ':' ? end + 1 : end;
      opens = false;
      const verb = verbFrom(tokens, at, title);
      if (verb !== null) {
        result.push(...tokens.slice(at, verb.at), { ...verb.first, key: DO, bare: false });
        at = verb.end;
      }
      continue;
    }
    result.push(token);
    opens = token.kind === 'break' || (opens && OPENER.has(token.key));
    at += 1;
  }
  return result;
}

/** "trung tâm đã thành lập xong", "nhà văn hoá chưa xây": the verb of the title, where its object is the subject. */
function verbFrom(
  tokens: readonly Token[],
  from: number,
  title: Title,
): { readonly at: number; readonly end: number; readonly first: Token } | null {
  let at = from;
  while (at < from + MOST_OF_ASPECT && ASPECT.has(tokens[at]?.key ?? '')) at += 1;
  const first = tokens[at];
  if (at === from || first === undefined) return null;
  const used = new Map<string, number>();
  let end = at;
  while (end < at + MOST_OF_A_VERB && tokens[end]?.kind === 'word' && isOfTitle(tokens[end], title, used)) end += 1;
  return end > at ? { at, end, first } : null;
}

function isOfTitle(token: Token | undefined, title: Title, used: Map<string, number>): boolean {
  return token !== undefined && wordOf(token, title, used) !== null;
}

const ASPECT = wordSet('đã được chưa đang sẽ vẫn cũng');
const DO = spelling('làm');
/** In tokens. */
const MOST_OF_ASPECT = 3;
const MOST_OF_A_VERB = 4;

/** Words with meaning: a shorter title may be said of anything. */
const SHORTEST_TITLE = 3;

/** "đã hoàn thành", "làm xong việc": what follows is what was done. */
function behindDone(earlier: readonly Token[]): boolean {
  const words = earlier.slice(-2).map(({ key }) => key);
  return /(?:^| )(?:hoàn thành|làm xong|xong)$/u.test(words.join(' '));
}

/** Where the run ends that names the task and nothing but it; `at` where none does. */
function runFrom(tokens: readonly Token[], at: number, title: Title, isObject: boolean): number {
  const used = new Map<string, number>();
  let found = 0;
  let hasHead = false;
  let end = at;
  let last = at;
  for (; end < Math.min(tokens.length, at + LONGEST_RUN); end += 1) {
    const token = tokens[end];
    if (token === undefined || token.kind !== 'word') break;
    const word = wordOf(token, title, used);
    if (word === null) {
      const isFiller = found === 0 ? LEAD.has(token.key) : EMPTY.has(token.key);
      if (!isFiller) break;
      continue;
    }
    found += 1;
    hasHead ||= word === stripDiacritics(title.head);
    last = end + 1;
  }
  const share = found / title.size;
  const isTask =
    share >= (title.isJoined ? MOST_OF_JOINED : MOST) ||
    (hasHead && !title.isJoined && found >= ENOUGH && share >= HALF);
  if (found < 2 || !isTask) return at;
  const next = tokens[last];
  const closes = next === undefined || next.kind === 'break';
  const goesOn = next !== undefined && (isObject ? CLOSING : PREDICATE).has(next.key);
  return closes ? (isObject || next?.raw === ':' ? last : at) : goesOn ? last : at;
}

/** Of the words of a title with meaning. */
const MOST = 0.6;
const MOST_OF_JOINED = 0.8;
const HALF = 0.5;
/** In words, its first one among them. */
const ENOUGH = 4;

/** The title's word that a token stands for, without marks; null where none is left. */
function wordOf(token: Token, { counts, bare }: Title, used: Map<string, number>): string | null {
  const word = spelling(token.raw);
  const plain = stripDiacritics(word);
  const meant = token.bare ? plain : word;
  const left = (token.bare ? bare : counts).get(meant) ?? 0;
  const spent = used.get(meant) ?? 0;
  if (left <= spent) return null;
  used.set(meant, spent + 1);
  return plain;
}
