/** Random inputs that are near enough to real ones to get past the first check. */

import fc from 'fast-check';
import { NEVER_COMPLETED } from '../../conversation/read/never-completed.ts';
import { anyText } from '../../support/any-text.ts';

/** What people and programs write that means nothing: every script, control characters, halves of characters. */
export const noise = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  anyText(120),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
);

/** Words of reports, deadlines and talk; none of them says that anything is done. */
const WORDS =
  'chưa đang sẽ không sở xây dựng ubnd huyện thọ xuân quy hoạch đề án báo cáo văn bản số ngày tháng quý năm trước sau đến hết hạn ' +
  'giai đoạn thường xuyên hằng mặt bằng vướng mắc khó khăn kinh phí thẩm định lấy ý kiến phê trình dự thảo bước phần gần sắp cơ bản ' +
  'khoảng gia xin thêm tuần nữa mai mốt thứ hai nhận tiếp thuộc trách nhiệm nhầm hoàn tác gì sao ạ nhé vâng dạ ok anh chị em phòng ' +
  'trong thời gian thực hiện nghị quyết đầu cuối giữa I II III IV 1 2 3 12 15 30 31 50% 70% 99% 2022 2025 2030 30/12/2026 29/2/2027 ' +
  '#12 #9999999999 III.2.1 CT.II.3 , . ; : ? ! … - – / ( ) “ ”';
const word = fc.constantFrom(...WORDS.split(' '));

/** Real words in any order. */
export const salad = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '\n', ', ', '')), { maxLength: 24 })
  .map((pairs) => pairs.map(([text, after]) => text + after).join(''));

/** Sentences with a word of completion that complete nothing, in other letters, forms and company. */
export const doubts = fc
  .tuple(
    fc.constantFrom(...NEVER_COMPLETED),
    fc.constantFrom('', '', '#12 ', '12. ', 'III.2.1 ', 'Kính gửi Văn phòng, ', 'Dạ ', 'Báo cáo anh: ', '  '),
    fc.constantFrom('', '', '.', '...', ' ạ', ' nhé', ' ạ.', '!', '\n', ' \u200b'),
    fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.charAt(0).toUpperCase() + text.slice(1),
      (text) => text.normalize('NFD'),
      (text) => text.replace(/ /g, '  '),
      (text) => text.replace(/ /g, '\u00a0'),
    ),
  )
  .map(([text, before, after, form]) => before + form(text) + after);

/** Anything at all as JSON. */
const json = fc.jsonValue({ maxDepth: 3 });

/** A value with some of its parts replaced by other JSON, removed or repeated. */
export function broken(whole: unknown): fc.Arbitrary<unknown> {
  return fc
    .array(fc.tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'noise'), json, noise), { maxLength: 4 })
    .map((changes) =>
      changes.reduce((value, [where, how, other, text]) => change(value, where, how, other, text), whole),
    );
}

function change(value: unknown, where: number, how: string, other: unknown, text: string): unknown {
  const paths = pathsOf(value, []);
  const path = paths[where % paths.length] ?? [];
  return setAt(value, path, how === 'remove' ? undefined : how === 'noise' ? text : other);
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function setAt(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  if (typeof value !== 'object' || value === null) return value;
  const inner = setAt((value as Record<string, unknown>)[key], rest, to);
  if (Array.isArray(value)) return value.map((each: unknown, index) => (index === Number(key) ? inner : each));
  return { ...value, [key]: inner };
}
