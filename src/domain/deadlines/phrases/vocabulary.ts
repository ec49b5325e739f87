/** The words of official deadlines and of people's replies, as a table that an official can read and extend. */

import { strip } from '../../strip-diacritics.ts';
import { FEASTS } from './feasts.ts';
import type { Feast } from './feasts.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

/**
 * What a word does to the time after it: `before` excludes it, `until` includes it and leaves the start open,
 * `within` takes it whole, `done` is a verb of completion ("hoàn thành quý IV"), `from` and `after` open a time.
 */
export type Edge = 'before' | 'until' | 'within' | 'done' | 'from' | 'after';

export type Meaning =
  | { readonly type: 'edge'; readonly edge: Edge }
  /** "cuối": the last day of the unit that follows. */
  | { readonly type: 'ending' }
  /** "đầu", "giữa", "khoảng": no agreed day. */
  | { readonly type: 'imprecise' }
  | { readonly type: 'phase' }
  /** A term of office is named by its years, but begins and ends in the middle of them. */
  | { readonly type: 'term' }
  /** "tháng", "quý" without its number: the time after it belongs to words that nothing here reads. */
  | { readonly type: 'unit' }
  | { readonly type: 'filler' }
  /** "ngày", "dịp" before anything but its number: a year after its name says in which year that day lies. */
  | { readonly type: 'named_day' }
  | { readonly type: 'feast'; readonly feast: Feast }
  | { readonly type: 'noise' }
  | { readonly type: 'ongoing' }
  /** "kể từ ngày ký": a day right after it is that day. */
  | { readonly type: 'signing' }
  /** `event`: "sau khi …"; `measure`: "theo tiến độ …". */
  | { readonly type: 'condition'; readonly by: 'event' | 'measure' }
  /** An occasion whose day stands in no calendar here: a date right after it describes the occasion. */
  | { readonly type: 'occasion' }
  | { readonly type: 'document_name' }
  /** "về …" after a document: its title, where dates are not deadlines. */
  | { readonly type: 'about' }
  | { readonly type: 'open_end' }
  | { readonly type: 'periodic' }
  | { readonly type: 'outlook' }
  | { readonly type: 'join'; readonly how: 'dash' | 'and' | 'or' }
  /** "thêm", "gia hạn": a length of time after it is added to a deadline. */
  | { readonly type: 'extend' }
  /** "nữa": the length before it counts from today. */
  | { readonly type: 'more' }
  | { readonly type: 'month_of_quarter'; readonly month: number };

const edge = (kind: Edge): Meaning => ({ type: 'edge', edge: kind });
const EVENT: Meaning = { type: 'condition', by: 'event' };
const MEASURE: Meaning = { type: 'condition', by: 'measure' };
const NOISE: Meaning = { type: 'noise' };

/** "kể từ ngày ký", "tính từ ngày ban hành Quyết định này". */
function signings(): string[] {
  const papers = [
    '',
    ...'quyết định,kế hoạch,văn bản,chỉ thị,nghị quyết,thông báo,công văn'.split(',').map((name) => ` ${name} này`),
  ];
  return ['từ', 'kể từ', 'tính từ'].flatMap((from) =>
    ['ký', 'ban hành', 'ký ban hành'].flatMap((act) => papers.map((paper) => `${from} ngày ${act}${paper}`)),
  );
}

const TABLE: readonly (readonly [Meaning, string])[] = [
  [edge('before'), 'trước, trc, trc ., tr .'],
  [
    edge('until'),
    `
      đến, tới, hết, sang, chậm nhất, muộn nhất, trễ nhất, tối đa, không quá, không muộn hơn, không muộn quá,
      không chậm hơn, không chậm quá, không sau, thời hạn cuối, hạn cuối, hạn chót`,
  ],
  [edge('within'), 'trong, vào, trong vòng, ngay trong'],
  [edge('done'), 'hoàn thành, xong, kết thúc'],
  [edge('from'), 'từ, kể từ, tính từ, bắt đầu, bắt đầu từ, khởi công, khởi công từ'],
  [edge('after'), 'sau, không sớm hơn, không trước, sớm nhất'],
  [{ type: 'ending' }, 'cuối, cuối cùng'],
  [{ type: 'imprecise' }, 'đầu, giữa, khoảng, xấp xỉ, tuần'],
  [{ type: 'phase' }, 'giai đoạn, g / đ, g . đ, gđ, thời kỳ, thời kì'],
  [{ type: 'term' }, 'nhiệm kỳ, nhiệm kì'],
  [
    { type: 'filler' },
    `
      là, của, cả, các, các năm, những, thời điểm, thời hạn, mốc, thời gian, khoảng thời gian, dự kiến, cho, từ nay`,
  ],
  [{ type: 'named_day' }, 'ngày, lễ, dịp, ngày lễ, dịp lễ, nhân dịp, nhân ngày'],
  [
    NOISE,
    `
      trước mắt, trước hết, trước đây, trước đó, trước hạn, trước tiên, sau đó, sau này, sau cùng, sau đây,
      theo dõi, kèm theo, tiếp theo, đến từng, từ chối, đầu tư, phấn đấu, điện tử, vật tư, đầu mối, đấu thầu,
      đầu vào, ban đầu, bước đầu, lần đầu, nghị quyết trung ương, kế hoạch và đầu tư, chương trình mục tiêu,
      hoàn thành thủ tục, không định kỳ, không định kì, không thường kỳ, không thường kì`,
  ],
  [
    { type: 'ongoing' },
    `
      thường xuyên, liên tục, hằng ngày, hàng ngày, mỗi ngày, lâu dài, xuyên suốt, trong suốt, suốt quá trình,
      suốt thời gian, trong quá trình, quá trình thực hiện, quá trình triển khai, trong thời gian thực hiện,
      trong thời gian triển khai, trong thời gian thi công, trong thời gian xây dựng, trong thời gian hoạt động,
      trong thời gian nghị quyết, không thời hạn, không xác định thời hạn, không có thời hạn`,
  ],
  [
    EVENT,
    `
      khi, sau khi, ngay sau khi, trước khi, đến khi, cho đến khi, từ khi, kể từ khi, ngay khi, nếu, trường hợp,
      kể từ thời điểm, kể từ ngày có, kể từ ngày được, kể từ ngày nhận, từ ngày nhận, từ ngày có, từ ngày được,
      ngay sau`,
  ],
  [{ type: 'signing' }, signings().join(', ')],
  [MEASURE, 'theo, tùy theo, tùy, căn cứ, phù hợp với, phụ thuộc'],
  [
    { type: 'occasion' },
    `
      kỳ họp, phiên họp, đại hội, tết, năm học, niên khóa, niên khoá, khai giảng, mùa mưa, mùa lũ, mùa khô,
      có hiệu lực, hiệu lực, có hiệu lực thi hành, hiệu lực thi hành, vụ xuân, vụ đông, vụ mùa, vụ hè, vụ thu, âm lịch, làm việc, tuần thứ, kỳ kế hoạch`,
  ],
  [
    { type: 'document_name' },
    `
      quyết định, nghị quyết, nghị định, công văn, thông báo, chỉ thị, kết luận, thông tư, tờ trình, kế hoạch,
      văn bản, luật, chương trình, đề án`,
  ],
  [{ type: 'about' }, 'về, về việc'],
  [
    { type: 'open_end' },
    `
      trở đi, trở về sau, đến nay, tới nay, - nay, năm tiếp theo, các năm tiếp theo, những năm tiếp theo, các năm sau, những năm sau,
      các năm tới, những năm tới, các giai đoạn tiếp theo, giai đoạn tiếp theo, các giai đoạn sau`,
  ],
  [{ type: 'periodic' }, 'định kỳ, định kì, thường kỳ, thường kì'],
  [{ type: 'outlook' }, 'tầm nhìn, định hướng'],
  [{ type: 'join', how: 'and' }, 'và'],
  [{ type: 'join', how: 'or' }, 'hoặc, hay, hoặc là'],
  [
    { type: 'extend' },
    `
      thêm, gia hạn, gia hạn thêm, lùi, lùi lại, lùi thêm, kéo dài, kéo dài thêm, xin, cho xin, dời, dời lại,
      hoãn, gh`,
  ],
  [{ type: 'more' }, 'nữa'],
  [
    { type: 'month_of_quarter', month: 1 },
    'tháng đầu quý, tháng đầu của quý, tháng thứ nhất của quý, tháng đầu tiên của quý',
  ],
  [{ type: 'month_of_quarter', month: 2 }, 'tháng thứ hai của quý, tháng giữa quý'],
  [
    { type: 'month_of_quarter', month: 3 },
    `
      tháng cuối quý, tháng cuối của quý, tháng cuối cùng của quý, tháng cuối mỗi quý, tháng thứ ba của quý,
      tháng cuối hằng quý, tháng cuối hàng quý, tháng thứ 3 của quý`,
  ],
];

/** Told from their look-alikes by their marks, where the text has any: "khi" from "khí", "từ" from "tư" and "tự". */
const HOMOGRAPHS: ReadonlyMap<string, string> = new Map(
  ['khi', 'nếu', 'từ', 'đến', 'trong', 'sau', 'sang', 'tới', 'đầu', 'hoãn', 'về', 'là', 'hay', 'lùi', 'lễ', 'dịp'].map(
    (word) => [strip(word), word],
  ),
);

/** After a number, these make it an amount and not a date: "3/5 xã", "2025 hộ". */
export const MEASURE_WORDS: ReadonlySet<string> = new Set(
  phrasesOf(`
      %, phần trăm, xã, phường, huyện, thôn, hộ, người, lao động, cán bộ, hồ sơ, tỷ, tỉ, triệu, nghìn, đồng, ha,
      km, m, tấn, kg, đơn vị, dự án, công trình, hạng mục, nhiệm vụ, chỉ tiêu, tiêu chí, trường, trạm, bước,
      phần, việc, nội dung, lần, cụm, khu, căn, doanh nghiệp, sản phẩm, văn bản, điểm, giờ, h, phút, sở, ngành,
      cơ quan, địa phương, tuyến, lượt, lớp, lớp học, học viên, học sinh, sinh viên, hội viên, đoàn viên, suất,
      chiếc, cây, mô hình, thửa`).map(strip),
);

interface Phrase {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

interface PhraseRead {
  readonly meaning: Meaning;
  readonly next: number;
}

const BY_FIRST_WORD: ReadonlyMap<string, readonly Phrase[]> = indexByFirstWord();

/** The longest phrase of two or more words that begins at `at`. */
export function readPhrase(tokens: readonly Token[], at: number): PhraseRead | null {
  return readEntry(tokens, at, ({ words }) => words.length > 1);
}

/** The single word of the table at `at`. */
export function readWord(tokens: readonly Token[], at: number): PhraseRead | null {
  return readEntry(tokens, at, ({ words }) => words.length === 1);
}

function readEntry(tokens: readonly Token[], at: number, fits: (phrase: Phrase) => boolean): PhraseRead | null {
  const meant = HOMOGRAPHS.get(wordAt(tokens, at));
  const written = tokens[at]?.written;
  if (meant !== undefined && written !== meant && written !== wordAt(tokens, at)) return null;
  const phrase = BY_FIRST_WORD.get(wordAt(tokens, at))?.find(
    (entry) => fits(entry) && entry.words.every((word, offset) => wordAt(tokens, at + offset) === word),
  );
  return phrase === undefined ? null : { meaning: phrase.meaning, next: at + phrase.words.length };
}

function indexByFirstWord(): ReadonlyMap<string, readonly Phrase[]> {
  const index = new Map<string, Phrase[]>();
  const feasts = FEASTS.map((feast) => [{ type: 'feast', feast }, feast.names] as const);
  const table = TABLE.map(([meaning, phrases]) => [meaning, phrasesOf(phrases)] as const);
  for (const [meaning, phrases] of [...table, ...feasts]) {
    for (const written of phrases) {
      const words = strip(written).split(' ');
      const first = words[0] ?? '';
      index.set(first, [...(index.get(first) ?? []), { words, meaning }]);
    }
  }
  for (const phrases of index.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** The phrases of a list "a, b, c", which may span lines. */
function phrasesOf(list: string): readonly string[] {
  return list.split(',').map((phrase) => phrase.trim());
}
