/**
 * The frame of a reply: whom it addresses, who speaks, what it is about and how it takes leave. Each is a construction whose
 * parts may all be exchanged ("E báo anh Hùng là", "phường chúng tôi", "Về nội dung này thì", ", anh chị nắm giúp em"): it
 * is put into the words that the lexicon has for it, so that only the matter is left to be read.
 */

import { behind, isParticle, OFFICE, personAt, phrasesOf, SELF, titleAt } from './persons.ts';
import { spelling } from './spelling.ts';
import type { Token } from './tokens.ts';

/** The words that a stretch of tokens is read as, and the index behind it. */
interface Framed {
  readonly end: number;
  readonly words: string;
  /** Whether the matter begins behind it, as behind a comma. */
  readonly isCut?: boolean;
}

type Frame = (tokens: readonly Token[], at: number, opens: boolean) => Framed | null;

/** The same tokens with the frame in the lexicon's words. Linear in the tokens. */
export function framed(tokens: readonly Token[]): readonly Token[] {
  const closing = closingFrom(tokens);
  const result: Token[] = [];
  let at = 0;
  let opens = true;
  while (at < closing) {
    const token = tokens[at];
    if (token === undefined) break;
    const found = firstOf(tokens, at, opens);
    if (found === null) {
      result.push(token);
      opens = token.kind === 'break' || (opens && (isParticle(token) || OPENING.has(token.key)));
      at += 1;
      continue;
    }
    result.push(...read(tokens, at, found));
    at = found.end;
  }
  if (closing < tokens.length) result.push(...read(tokens, closing, { end: tokens.length, words: 'em cảm ơn' }));
  return result;
}

const OPENING = new Set('dạ vâng da vang thưa à ok'.split(' '));

function firstOf(tokens: readonly Token[], at: number, opens: boolean): Framed | null {
  for (const frame of FRAMES) {
    const found = frame(tokens, at, opens);
    if (found !== null) return found;
  }
  return null;
}

function read(tokens: readonly Token[], at: number, { end, words, isCut = false }: Framed): Token[] {
  const [first, last] = [tokens[at], tokens[end - 1]];
  if (first === undefined || last === undefined || words === '') return [];
  const raw = tokens
    .slice(at, end)
    .map((token) => token.raw)
    .join(' ');
  const { start, glued } = first;
  const plain = { raw, bare: false, start, end: last.end, glued, numbers: [] } as const;
  const said = words.split(' ').map((key): Token => ({ ...plain, kind: 'word', key: spelling(key) }));
  return isCut ? [...said, { ...plain, kind: 'break', raw: ',', key: ',', start: last.end, glued: true }] : said;
}

const SIDE = phrasesOf('bên, phía, về phía, về bên, về phần, về phần bên, bên phía, riêng bên');

/** "phường chúng tôi", "về phần đơn vị em thì", "bên trạm em": who speaks. "bên em Lan", "xã em ấy" are others. */
function speakerAt(tokens: readonly Token[], at: number, opens: boolean): Framed | null {
  const side = behind(tokens, at, SIDE);
  const office = behind(tokens, side, OFFICE);
  const self = behind(tokens, office, SELF);
  if (self === office || office === at) return null;
  const next = tokens[self];
  if (/^(?:ấy|đó|kia|nó|này|nữa)$/u.test(next?.key ?? '') || /^\p{Lu}\p{Ll}/u.test(next?.raw ?? '')) return null;
  const topic = opens && /^(?:thì|thi)$/u.test(next?.key ?? '') && /^(?:về|ve|phần|phan)$/u.test(tokens[at]?.key ?? '');
  return { end: topic ? self + 1 : self, words: 'đơn vị' };
}

const SAYS = phrasesOf(
  'báo cáo, xin báo cáo, kính báo cáo, xin phép báo cáo, xin được báo cáo, báo, xin báo, xin phép báo, báo lại, báo cáo lại, báo cáo nhanh',
  'thông tin, xin thông tin, thông tin đến, thông tin tới, xin thông tin đến, thông báo, xin thông báo, trả lời, xin trả lời, phản hồi, xin phản hồi',
  'trình bày, chào, xin chào, kính chào, thưa, kính thưa, bẩm, hi, hello, dear, alo, hế lô, kính trình, nhắn, nói, xin thưa, gửi, kính gửi, k / g',
);
const THAT = phrasesOf('là, rằng, rằng là, như sau, là như sau');
/** What may open the matter behind whom it is told to; "báo anh xong", "gửi anh rồi" tell that it was told. */
const MATTER = phrasesOf(
  'đã, đang, hiện, hiện nay, hiện tại, đến nay, việc, nhiệm vụ, nội dung, công việc, bên em, bên, đơn vị, chưa, phòng em, xã em, sở, phần việc, dự án, em, tiến độ',
);

const TELLER = phrasesOf('em, e, tôi, mình, cháu, chúng tôi, chúng em, bên em, đơn vị');

/** "E báo anh là", "Trả lời anh Tú:", "Thông tin đến các anh chị,": it addresses somebody. */
function addressAt(tokens: readonly Token[], at: number, opens: boolean): Framed | null {
  if (!opens) return null;
  const self = behind(tokens, at, TELLER);
  const verb = behind(tokens, self, SAYS);
  if (verb === self) return null;
  const person = personAt(tokens, verb);
  if (person === verb) return null;
  let end = person;
  while (isParticle(tokens[end])) end += 1;
  const that = behind(tokens, end, THAT);
  if (that > end && tokens[that] !== undefined)
    return { end: that, words: 'em báo cáo anh', isCut: tokens[that].kind !== 'break' };
  const next = tokens[end];
  const isCut = next?.kind === 'break' && /^[,:.!-]/u.test(next.raw);
  const isFollowed = /(?:báo|bao|thưa|thua|bẩm|chào|chao|cáo|cao|hi|alo)$/u.test(tokens[verb - 1]?.key ?? '');
  const opensMatter = isFollowed && behind(tokens, end, MATTER) > end;
  return (isCut && tokens[end + 1] !== undefined) || opensMatter
    ? { end, words: 'em báo cáo anh', isCut: opensMatter }
    : null;
}

const ABOUT = phrasesOf(
  'về, đối với, liên quan, liên quan đến, liên quan tới, với, trả lời về, về phần, về vấn đề, báo cáo về, em báo cáo về',
);
const TASK = phrasesOf(
  'nhiệm vụ, công việc, nội dung, việc, vụ, vụ việc, đầu việc, phần việc, chỉ đạo, yêu cầu, nội dung công việc, nội dung nhiệm vụ, cái việc, câu chuyện',
);
const THIS = phrasesOf(
  'này, trên, nêu trên, nói trên, đã nêu, được giao, đã giao, anh giao, anh hỏi, anh nêu, anh nhắc, chị giao, chị hỏi, đó, vừa nêu, tỉnh giao',
);

/** "Về việc này,", "Liên quan nội dung nêu trên thì": what it is about, where the matter follows. */
function topicAt(tokens: readonly Token[], at: number, opens: boolean): Framed | null {
  if (!opens) return null;
  const about = behind(tokens, at, ABOUT);
  const task = behind(tokens, about, TASK);
  const pointed = behind(tokens, task, THIS);
  if (about === at || task === about || pointed === task) return null;
  const next = tokens[pointed];
  const isCut = (next?.kind === 'break' && /^[,:-]/u.test(next.raw)) || /^(?:thì|thi)$/u.test(next?.key ?? '');
  return isCut && tokens[pointed + 1] !== undefined ? { end: pointed + 1, words: '' } : null;
}

/** "phần việc này", "đầu việc nêu trên": the task. */
function taskAt(tokens: readonly Token[], at: number): Framed | null {
  const task = behind(tokens, at, NAMED_LONGER);
  const pointed = behind(tokens, task, THIS);
  if (task > at && pointed > task) return { end: pointed, words: 'việc này' };
  const named = behind(tokens, at, TASK);
  const within = behind(tokens, named, AS_IN);
  const paper = behind(tokens, within, OWN_PAPER);
  const which = behind(tokens, paper, THIS_PAPER);
  const isOfPaper = named > at && within > named && paper > within && which > paper;
  return isOfPaper ? { end: which, words: 'việc này' } : null;
}

/** "nhiệm vụ tại thông báo này", "việc theo công văn nêu trên". */
const AS_IN = phrasesOf('tại, trong, theo, nêu tại, giao tại, được giao tại, nêu trong, đã giao tại');
const OWN_PAPER = phrasesOf(
  'thông báo, văn bản, công văn, tin nhắn, thư nhắc, văn bản nhắc, tin nhắc, công văn đôn đốc',
);
const THIS_PAPER = phrasesOf('này, trên, nêu trên, nói trên');

const NAMED_LONGER = phrasesOf('phần việc, đầu việc, nội dung công việc, nội dung nhiệm vụ, nội dung việc');

const BEFORE_CALL = new Set(
  'nhé nha nhá nghen nhen ạ a rồi r đó đấy ơn thưa chào cáo với giúp lỗi dạ vâng ok nhe roi on voi giup loi xong'.split(
    ' ',
  ),
);

/** "nhé anh Hùng", "anh Tuấn ạ", "thưa anh": somebody is called, at the end or the front of what is said. */
function callAt(tokens: readonly Token[], at: number, opens: boolean): Framed | null {
  const respect = opens ? at : behind(tokens, at, RESPECT);
  const person = personAt(tokens, respect);
  if (person === respect) return null;
  const isNamed = person > titleAt(tokens, respect);
  if (respect === at && !isNamed) return null;
  const before = tokens[at - 1];
  const isCalled =
    opens || respect > at || before === undefined || BEFORE_CALL.has(before.key) || isParticle(tokens[person]);
  const next = tokens[person];
  const closes = next === undefined || next.kind === 'break' || isParticle(next);
  return isCalled && closes ? { end: person, words: respect > at ? 'ạ' : 'anh' } : null;
}

const RESPECT = phrasesOf('thưa, kính thưa');

const LEAVE = phrasesOf(
  'báo cáo, kính báo cáo, xin báo cáo, trân trọng báo cáo, xin trân trọng báo cáo, trân trọng, xin thông tin, thông tin, báo, xin báo, kính, xin, trân trọng thông báo',
  'để, giúp, hộ, dùm, giùm, cho, với, cùng, được, biết, nắm, rõ, nắm được, theo dõi, tổng hợp, ghi nhận, ghi nhận giúp, cập nhật, lưu ý, thông tin đến, đến, tới, thêm, mong, rất mong, thông cảm, thưa, kính thưa, nhé, ạ, nha, dạ, và, thì',
);
const TAKES_LEAVE = phrasesOf(
  'báo cáo, kính báo cáo, xin báo cáo, trân trọng báo cáo, trân trọng, biết, nắm, nắm được, theo dõi, tổng hợp, ghi nhận, cập nhật, thông tin, báo, rõ, thông cảm, thưa',
);
/** In tokens. */
const LONGEST_LEAVE = 14;

/** Where ", anh chị nắm giúp em", ". Kính báo cáo." begins, behind some matter; the tokens' length where nothing does. */
function closingFrom(tokens: readonly Token[]): number {
  let end = tokens.length;
  while (tokens[end - 1]?.kind === 'break') end -= 1;
  let from = end;
  while (from > 0 && end - from <= LONGEST_LEAVE && tokens[from - 1]?.kind !== 'break') from -= 1;
  if (from === end || end - from > LONGEST_LEAVE || tokens[from - 1]?.kind !== 'break') return tokens.length;
  if (!tokens.slice(0, from).some(({ kind }) => kind === 'word' || kind === 'percent')) return tokens.length;
  let leaves = false;
  for (let at = from; at < end;) {
    leaves ||= behind(tokens, at, TAKES_LEAVE) > at;
    const next = Math.max(behind(tokens, at, LEAVE), behind(tokens, at, SELF), personAt(tokens, at));
    if (next === at) return tokens.length;
    at = next;
  }
  return leaves ? from : tokens.length;
}

const FRAMES: readonly Frame[] = [topicAt, addressAt, speakerAt, taskAt, callAt];
