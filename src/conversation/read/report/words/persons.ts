/** Who speaks, whom one speaks to, and what offices are called: the closed words of which a reply's frame is made. */

import { stripDiacritics } from '../../../../domain/strip-diacritics.ts';
import { mayRestrict } from './respell.ts';
import { spelling } from './spelling.ts';
import { vocabulary } from './vocabulary.ts';
import type { Token } from './tokens.ts';

/** Phrases by their first word, the longer first. */
type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Of lists with commas; the phrases are taken also as typed without any marks. */
export function phrasesOf(...lists: readonly string[]): Phrases {
  return byFirstWord(alsoBare(asWritten(...lists)));
}

/** Of lists with commas; without their marks the words would be others ("đội em", "đợi em"). */
function asWritten(...lists: readonly string[]): string[][] {
  return lists.flatMap((list) => list.split(', ')).map((phrase) => phrase.split(' ').map(spelling));
}

function alsoBare(phrases: readonly string[][]): string[][] {
  return phrases.flatMap((words) => [words, words.map(stripDiacritics)]);
}

function byFirstWord(phrases: readonly string[][]): Phrases {
  const longestFirst = phrases.toSorted((one, other) => other.length - one.length);
  return Map.groupBy(longestFirst, ([first = '']) => first);
}

/** The index behind the longest of the phrases that stands at `at`; `at` where none does. */
export function behind(tokens: readonly Token[], at: number, phrases: Phrases): number {
  const alike = phrases.get(tokens[at]?.key ?? '');
  const found = alike?.find((words) => words.every((word, index) => tokens[at + index]?.key === word));
  return at + (found?.length ?? 0);
}

export const SELF = phrasesOf(
  'em, e, tôi, mình, tui, cháu, ta, chúng tôi, chúng em, chúng mình, chúng ta, bọn em, bọn mình, bọn tôi, bầy tôi, bầy em, bầy choa, bọn choa, choa, tụi em, tụi mình, tụi tui',
);

/** A unit of which somebody says "… em", "… chúng tôi". */
export const OFFICE = byFirstWord([
  ...alsoBare(
    asWritten('đơn vị, cơ quan, sở, phòng, xã, phường, chi cục, trung tâm, địa phương, ubnd, ubnd xã, ubnd phường'),
  ),
  ...asWritten(
    'ban, huyện, thị trấn, đặc khu, cục, trường, nhà trường, trạm, viện, bệnh viện, đội, bộ phận, nhóm, team, văn phòng',
    'uỷ ban, uỷ ban xã, thành phố, khoa, ban quản lý, ban qlda, bql, hội, đoàn, công ty, công an, công an xã, thôn, trạm y tế',
  ),
]);

const TITLE = byFirstWord([
  ...alsoBare(
    asWritten(
      'anh, chị, bác, sếp, đồng chí, đ / c, dc, anh chị, anh chị em, anh em, cả nhà, mọi người, lãnh đạo, thủ trưởng',
      'các anh, các chị, các bác, các anh chị, các anh các chị, quý anh chị, mấy anh, mấy chị, các đồng chí, các sếp',
    ),
  ),
  ...asWritten('chú, cô, thầy, a, c'),
]);
const PARTICLE = new Set('ạ ơi nhé nha nhá nghen nhen nghe nè à hen hé a oi nhe ha'.split(' '));

/** Given names that are words of the lexicon as well, or are written small. */
const GIVEN = new Set(
  (
    'an anh ánh bảo bình châu chi chung chương cường diệp diệu dung dũng duy duyên dương đại đạt điệp đông đức giang hà hải hân hạnh ' +
    'hằng hậu hiền hiếu hiệp hoa hoà hoan hoàng hồng huệ hùng huy huyền hương hường hưng khang khánh khoa khôi kiên kiệt kim kỳ lam lan lâm liên linh ' +
    'loan long lộc lợi lực lý mai mạnh minh my mỹ nam nga ngân nghĩa ngọc nguyên nguyệt nhàn nhân nhi nhung oanh phát phong phú phúc phương phượng quân ' +
    'quang quốc quý quyên quyền quỳnh sang sâm sơn tài tâm tân thái thanh thảo thắm thắng thêm thịnh thoa thọ thông thơm thuận thuỷ thuý thư thương tiến tình tín toàn ' +
    'toản trang trâm trí trọng trung trường tú tuấn tùng tuyên tuyết uyên vân việt vinh vũ vương vy xuân yến yên'
  )
    .split(' ')
    .map(spelling),
);

/** The index behind a title ("anh", "các đồng chí"); `at` where none stands. */
export function titleAt(tokens: readonly Token[], at: number): number {
  return behind(tokens, at, TITLE);
}

/** The index behind a title with the name of whom it calls, at most two words; `at` where nobody is called there. */
export function personAt(tokens: readonly Token[], at: number): number {
  const title = titleAt(tokens, at);
  if (title === at) return at;
  let end = title;
  while (end < title + 2 && isName(tokens[end])) end += 1;
  return end;
}

function isName(token: Token | undefined): boolean {
  if (token === undefined || token.kind !== 'word') return false;
  const isCapital = /^\p{Lu}\p{Ll}/u.test(token.raw);
  if (GIVEN.has(token.key)) return isCapital || !vocabulary().words.has(token.key);
  return isCapital && !mayRestrict(token.key) && !vocabulary().words.has(token.key);
}

/** True for a word of courtesy that carries no meaning of its own ("ạ", "nhé"). */
export function isParticle(token: Token | undefined): boolean {
  return token !== undefined && PARTICLE.has(token.key);
}
