/**
 * Text that was typed in the fonts of TCVN3 (".VnTime") and VNI ("VNI-Times"): other letters stand where the font draws
 * Vietnamese ones. Told by the name of the font, or by words that no Vietnamese syllable is built like.
 */

import type { Grid } from './grid.ts';

export type OldFont = 'TCVN3' | 'VNI';

// prettier-ignore
const TCVN3: ReadonlyMap<string, string> = new Map(pairs(
  '¸á µà ¶ả ·ã ¹ạ ¨ă ¾ắ »ằ ¼ẳ ½ẵ Æặ ©â Êấ Çầ Èẩ Éẫ Ëậ ®đ Ðé Ìè Îẻ Ïẽ Ñẹ ªê Õế Òề Óể Ôễ Öệ Ýí ×ì Øỉ Üĩ Þị ãó ßò áỏ âõ äọ «ô èố åồ æổ çỗ éộ ' +
  '¬ơ íớ êờ ëở ìỡ îợ óú ïù ñủ òũ ôụ −ư øứ õừ öử ÷ữ ùự ýý úỳ ûỷ üỹ þỵ ¡Ă ¢Â §Đ £Ê ¤Ô ¥Ơ ¦Ư',
));

/** A mark behind the vowel that it stands on; "ô" and "ö" are ơ and ư. */
const VNI_MARKS: ReadonlyMap<string, string> = new Map(pairs('ø\u0300 ù\u0301 û\u0309 õ\u0303 ï\u0323'));
// prettier-ignore
const VNI_CIRCUMFLEX: ReadonlyMap<string, string> = new Map([
  ['â', '\u0302'], ['à', '\u0302\u0300'], ['á', '\u0302\u0301'], ['å', '\u0302\u0309'], ['ã', '\u0302\u0303'], ['ä', '\u0302\u0323'],
]);
// prettier-ignore
const VNI_BREVE: ReadonlyMap<string, string> = new Map([
  ['ê', '\u0306'], ['è', '\u0306\u0300'], ['é', '\u0306\u0301'], ['ú', '\u0306\u0309'], ['ü', '\u0306\u0303'], ['ë', '\u0306\u0323'],
]);
const VNI_SINGLE: ReadonlyMap<string, string> = new Map(pairs('ôơ öư ñđ æỉ óĩ òị îỵ'));

const NAMED: readonly (readonly [RegExp, OldFont])[] = [
  [/^\.vn/iu, 'TCVN3'],
  [/^vni[- ]/iu, 'VNI'],
];

/** Which old font a name belongs to; null for every other. */
export function oldFontOf(name: string): OldFont | null {
  return NAMED.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** The text as its font draws it. A soft hyphen is TCVN3's ư. */
export function fromOldFont(text: string, font: OldFont): string {
  if (font === 'TCVN3') return Array.from(text, (sign) => TCVN3.get(sign === '\u00AD' ? '−' : sign) ?? sign).join('');
  let read = '';
  const signs = Array.from(text);
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] ?? '';
    const lower = sign.toLowerCase();
    const single = VNI_SINGLE.get(lower);
    const letter = single === undefined ? sign : sign === lower ? single : single.toUpperCase();
    const next = (signs[at + 1] ?? '').toLowerCase();
    const mark = /^[aeouyôö]$/u.test(lower) ? markBehind(lower, next) : undefined;
    read += mark === undefined ? letter : letter + mark;
    if (mark !== undefined) at += 1;
  }
  return read.normalize('NFC');
}

function markBehind(vowel: string, mark: string): string | undefined {
  const circumflex = /^[aeo]$/u.test(vowel) ? VNI_CIRCUMFLEX.get(mark) : undefined;
  return VNI_MARKS.get(mark) ?? circumflex ?? (vowel === 'a' ? VNI_BREVE.get(mark) : undefined);
}

/** Letters that only Unicode's Vietnamese has. */
const VIETNAMESE_ONLY = /[ăĂđĐơƠưƯ\u1EA0-\u1EF9]/u;
const WORDS = /[\p{L}\p{M}¸µ¶·¹¨¾»¼½©®ª×«¬÷§¡¢£¤¥¦−\u00AD]+/gu;
/** Cells of one font from which on the others of that table that could be either are read so too. */
const MANY = 3;

export interface InUnicode {
  readonly grids: readonly Grid[];
  /** One sentence, null where nothing was converted. */
  readonly notice: string | null;
}

/** All texts of a file in Unicode. */
export function inUnicode(grids: readonly Grid[]): InUnicode {
  const counts = new Map<OldFont, number>();
  let others = 0;
  const fonts = new Map<string, OldFont | null>();
  const look = (text: string): void => {
    // eslint-disable-next-line no-control-regex -- most cells of most files need no look
    if (/^[\x00-\x7F]*$/u.test(text) || fonts.has(text)) return;
    const font = VIETNAMESE_ONLY.test(text) ? null : fontByLetters(text);
    fonts.set(text, font);
    if (font === null) others += 1;
    else counts.set(font, (counts.get(font) ?? 0) + 1);
  };
  for (const { rows, preamble, name } of grids) {
    for (const text of [name, ...preamble]) look(text);
    for (const { cells } of rows) for (const cell of cells) look(cell);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most === undefined) return { grids, notice: null };
  const [usual, count] = most;
  const prevails = count >= MANY && count >= others;
  const read = (text: string): string => {
    const font = fonts.get(text);
    if (font === undefined || (font === null && (!prevails || VIETNAMESE_ONLY.test(text)))) return text;
    return fromOldFont(text, font ?? usual);
  };
  return {
    grids: grids.map((grid) => ({
      ...grid,
      name: read(grid.name),
      preamble: grid.preamble.map(read),
      rows: grid.rows.map((row) => ({ ...row, cells: row.cells.map(read) })),
    })),
    notice: `Có chữ viết bằng phông cũ (${[...counts.keys()].join(', ')}), đã chuyển sang Unicode; hãy xem kỹ dấu tiếng Việt.`,
  };
}

/** A text without a letter of Unicode's Vietnamese, line by line; any other as it is. */
export function textInUnicode(text: string): { readonly text: string; readonly notice: string | null } {
  // eslint-disable-next-line no-control-regex -- most texts have their letters, or need none
  if (VIETNAMESE_ONLY.test(text) || /^[\x00-\x7F]*$/u.test(text)) return { text, notice: null };
  const rows = text.split('\n').map((line, at) => ({ line: at + 1, cells: [line] }));
  const { grids, notice } = inUnicode([{ ...NO_TABLE, rows }]);
  const read = grids.flatMap((grid) => grid.rows.map(({ cells }) => cells.join('')));
  return { text: notice === null ? text : read.join('\n'), notice };
}

const NO_TABLE = {
  name: '', flaws: [], notices: [], preamble: [], lettered: false, delimited: false, headerWithin: 0,
} as const; // prettier-ignore

/** The font under which words that are no Vietnamese become Vietnamese; null where there is none. */
function fontByLetters(text: string): OldFont | null {
  const words = (text.match(WORDS) ?? []).filter((word) => /[^A-Za-z]/u.test(word));
  const strange = words.filter((word) => !isSyllable(word));
  if (strange.length === 0) return null;
  const scored = (['TCVN3', 'VNI'] as const).map((font) => ({
    font,
    read: words.filter((word) => isSyllable(fromOldFont(word, font))).length,
  }));
  const [best] = scored.sort((a, b) => b.read - a.read);
  if (best === undefined) return null;
  const before = words.length - strange.length;
  return best.read > before && best.read * 10 >= words.length * 8 ? best.font : null;
}

const INITIAL = /^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?/u;
const NUCLEI = new Set(
  'a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iê iêu oa oă oai oay oao oe oeo oi oo ôi ơi ua uâ uây ui uô uôi uơ uy uya uyê uyu uê ưa ưi ươ ươi ươu ưu yê yêu'.split(
    ' ',
  ),
);
const FINAL = /(?:ch|ng|nh|[cmnpt])$/u;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Whether a word is built like a Vietnamese syllable; diacritics and all. */
function isSyllable(word: string): boolean {
  const lower = word.toLowerCase().normalize('NFD');
  if ((lower.match(TONES) ?? []).length > 1) return false;
  const letters = lower.replace(TONES, '').normalize('NFC');
  const body = letters.replace(FINAL, '');
  const initial = INITIAL.exec(body)?.[0] ?? '';
  return NUCLEI.has(body.slice(initial.length)) || (initial === 'gi' && (body === 'gi' || NUCLEI.has(body.slice(1))));
}

function pairs(list: string): (readonly [string, string])[] {
  return list.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)] as const);
}
