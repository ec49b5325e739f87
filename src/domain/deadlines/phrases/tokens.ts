import { stripDiacritics } from '../../strip-diacritics.ts';
import { withoutHidden } from '../../text/without-hidden.ts';

/**
 * One word, number or sign of a phrase. `written` is lower-case NFC, `word` the same without diacritics.
 * `value` is the number of a run of digits, else null. `glued` says that no blank stands before it.
 */
export interface Token {
  readonly written: string;
  readonly word: string;
  readonly value: number | null;
  readonly glued: boolean;
}

const DASHES = /[\u2010-\u2015\u2212]/gu;
/** One-character Roman numerals ("Ⅳ") and full-width digits, which NFC keeps apart from plain ones. */
const COMPATIBLE_NUMERALS = /[\u2160-\u217F\uFF10-\uFF19]/gu;
/** "quí" is as common a spelling as "quý". */
const QUARTER_WITH_I: ReadonlyMap<string, string> = new Map([
  ['quí', 'quý'],
  ['qúi', 'quý'],
  ['qui', 'quy'],
]);
const TOKEN = /[\p{L}\p{M}]+|[0-9]+|\S/gu;

/** Cuts a phrase into words, runs of digits and single signs; every dash becomes `-`. Linear in the length of the text. */
export function tokenize(text: string): readonly Token[] {
  const plain = withoutHidden(text)
    .replace(COMPATIBLE_NUMERALS, (numeral) => numeral.normalize('NFKC'))
    .replace(DASHES, '-')
    .toLowerCase();
  const tokens: Token[] = [];
  let end = 0;
  for (const match of plain.matchAll(TOKEN)) {
    const written = QUARTER_WITH_I.get(match[0]) ?? match[0];
    tokens.push({
      written,
      word: stripDiacritics(written),
      value: /^[0-9]+$/.test(written) ? Number(written) : null,
      glued: tokens.length > 0 && match.index === end,
    });
    end = match.index + match[0].length;
  }
  return tokens;
}

/** The stripped word at a place, `''` past the end. */
export function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.word ?? '';
}

/** The number at a place when it has one or two digits (a day, a month, a quarter, a count), else null. */
export function smallNumberAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  return token !== undefined && token.written.length <= 2 ? token.value : null;
}

/** The number at a place when it is written with four digits and can be a year of a programme, else null. */
export function yearAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token?.value == null || token.written.length !== 4) return null;
  return token.value >= 1900 && token.value <= 2199 ? token.value : null;
}

/** True when the token stands without a blank behind the one before. */
export function gluedAt(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.glued ?? false;
}
