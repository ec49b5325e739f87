/** Cuts a reply into words, figures, document numbers, references, breaks and signs. */

import { stripDiacritics } from '../../../../domain/strip-diacritics.ts';
import { respace, respell, respellAfter, respellTelex, respellVni } from './respell.ts';
import { SHORTHAND } from './shorthand.ts';
import { withoutSlips } from './slips.ts';
import { spelling } from './spelling.ts';
import { vocabulary, type Vocabulary } from './vocabulary.ts';

export type TokenKind =
  | 'word'
  | 'number'
  | 'percent'
  | 'range'
  | 'fraction'
  | 'date'
  | 'document'
  | 'reference'
  | 'place'
  | 'question_mark'
  | 'break'
  | 'sign';

/** Shorthand for several words ("ht") gives a token for each word, all with the same `raw`, `start` and `end`. */
export interface Token {
  readonly kind: TokenKind;
  readonly raw: string;
  /** For comparison: lower case, one spelling of tone marks. */
  readonly key: string;
  /** Typed without any diacritics, so that it may stand for several words. */
  readonly bare: boolean;
  /** UTF-16 offsets in the text given to `tokenise`. */
  readonly start: number;
  readonly end: number;
  /** No blank before it. */
  readonly glued: boolean;
  /** A percent's value; a fraction's two parts; a date's day, month, year; a number's or reference's value. */
  readonly numbers: readonly number[];
  /** Its key is the likeliest of several words: nothing is completed by it. */
  readonly guessed?: true;
}

/**
 * "12/BC-SXD", "3/QĐ-UBND", a Party committee's "05-NQ/HU"; a type alone ("12/KH") must be one of the known ones, or "3/xã"
 * would be a document.
 */
const DOCUMENT =
  /\d{1,6}\s?[-–]\s?(?:bc|bb|cv|qđ|qd|qc|kh|kl|ttr|tb|nq|ct|hd|đa|ctr|ctrhđ)\/\p{L}{2,8}(?:[-–]\p{L}{1,8})?(?![\p{L}\d])|\d{1,6}\s?\/\s?(?:\d{4}\/)?(?:\p{L}{1,8}(?:[-–]\p{L}[\p{L}\d&.]{0,15}){1,4}|(?:bc|cv|qđ|qd|kh|ttr|tb|nq|ct|vb|hd|bb|gm|nđ|nd|tt|ctr|ctrh)(?![\p{L}\d]))/iuy;

/** "58-60%", "90 đến 100 %", "90, 100%": neither edge says how far a task is, and none names one. */
const RANGE =
  /\d{1,6}(?:[.,]\d{1,4})?\s{0,3}(?:[%％]\s{0,3})?(?:[-\u2010-\u2015~→÷]|\.{2,4}|…|,\s|(?:đến|den|tới|toi|hoặc|hoac|hay)(?!\p{L}))\s{0,3}\d{1,6}(?:[.,]\d{1,4})?\s{0,3}(?:[%％]|phần\s{1,3}trăm|phan\s{1,3}tram)/iuy;

/** "d9a4", "roi62": letters with the keys of VNI between or behind them. */
const VNI = /[a-z]{1,6}[1-9](?:[a-z1-9]{1,8})?(?![\p{L}\d])/iuy;

/** A letter with which nothing but a word begins: "I.2" and "CT.IV" name places. */
const PLAIN_LETTER = /^(?![ivxc])\p{L}/iu;
const WORD = /\p{L}[\p{L}\p{M}]*/uy;

/** Tried in this order at each position; every pattern is linear and sticky. */
const LEXICON: readonly (readonly [TokenKind, RegExp])[] = [
  ['document', DOCUMENT],
  ['range', RANGE],
  ['percent', /\d{1,6}(?:[.,]\d{1,4})?\s{0,2}(?:[%％]|phần\s{1,3}trăm|phan\s{1,3}tram)/iuy],
  ['date', /\d{4}-\d{1,2}-\d{1,2}(?!\d)/uy],
  ['date', /\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})(?![\d%])/uy],
  ['date', /\d{1,2}\s{1,3}(?:tháng|thang)\s{1,3}\d{1,2}\s{1,3}(?:năm|nam)\s{1,3}\d{4}(?!\d)/iuy],
  // A day without its year, as "25/11".
  ['fraction', /\d{1,2}\s{1,3}(?:tháng|thang)\s{1,3}\d{1,2}(?![\d/]|\s{1,3}(?:năm|nam))/iuy],
  ['fraction', /\d{1,3}(?:\.\d{3}){1,2}\s?\/\s?\d{1,3}(?:\.\d{3}){1,2}(?!\d)/uy],
  ['fraction', /\d{1,4},\d{1,2}\s?\/\s?\d{1,3}(?:,\d{1,2})?(?!\d)/uy],
  ['fraction', /\d{1,4}\s?\/\s?\d{1,4}(?!\d)/uy],
  ['reference', /#\s{0,3}\d{1,6}(?!\d|\p{L}{1,4}\d)/uy],
  ['place', /(?:#\s?)?(?:CT\.)?[IVX]{1,5}(?:\.\d{1,3}){1,5}(?![\p{L}\d])/iuy],
  ['place', /(?:#\s?)?CT(?:\.[IVX]{1,5})(?:\.\d{1,3}){0,5}(?![\p{L}\d])/iuy],
  ['number', /\d{1,12}(?:[.,]\d{1,6}){0,4}/uy],
  ['word', WORD],
  ['question_mark', /[?？¿]+/uy],
  // "./." closes an official text.
  ['break', /\.\/\./uy],
  ['break', /[.,;:!…()[\]\n\u2013\u2014-]+/uy],
];

const BLANK = /(?:\u200b|\u200c|\u200d|\u00ad|\ufe0f|\p{Emoji_Modifier}|[^\S\n])*/uy;

/** Tokens of an NFC text, in order. Anything unknown is a `sign` of one code point. */
export function tokenise(text: string): Token[] {
  return [...withoutSlips(cut(text, typingOf(text)))];
}

/** How a keyboard left a whole reply; `plain` where its Vietnamese was on, or nothing tells. */
type Typing = 'plain' | 'telex' | 'vni';

/** A reply typed without Vietnamese shows it more than once: "ddax xong nhieemj vuj". */
function typingOf(text: string): Typing {
  const sample = text.slice(0, LONGEST_SAMPLE);
  if ((sample.match(/d9|[aeo]6|[ou]7|a8/giu) ?? []).length > 1) return 'vni';
  const telex = (sample.match(/\p{L}+/gu) ?? []).filter((word) => /^[a-z]+$/iu.test(word) && TELEX.test(word));
  return telex.length > 1 && !/[à-ỹđ]/iu.test(sample) ? 'telex' : 'plain';
}

/** A đ, a mark or a tone in letters. */
const TELEX = /^dd[a-z]|aa|ee|oo|aw|ow|uw|[aeiouy](?:ng|nh|ch|[cmnpt])?[fsrxj]$/iu;

/** UTF-16 units. */
const LONGEST_SAMPLE = 300;

function cut(text: string, typing: Typing): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let previousEnd = -1;
  for (;;) {
    at += matchAt(BLANK, text, at).length;
    if (at >= text.length) return tokens;
    const [kind, raw] = readToken(text, at, typing);
    const end = at + raw.length;
    const glued = at === previousEnd;
    const numbers = numbersOf(kind, raw);
    for (const [key, bare] of kind === 'word'
      ? keysOf(raw, tokens.at(-1)?.key ?? '', typing)
      : [[raw, false] as const]) {
      tokens.push({ kind, raw, key, bare, start: at, end, glued, numbers });
    }
    at = end;
    previousEnd = end;
  }
}

type Keys = readonly (readonly [key: string, bare: boolean])[];

/** What words are compared by, kept for each vocabulary: the same words come again and again. */
const KNOWN = new WeakMap<Vocabulary, Map<string, Keys>>();
const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 20;

function keysOf(raw: string, before: string, typing: Typing): Keys {
  const isByItself = !/^(?:hoàn|hoan)$/u.test(before) && raw.length !== APPRAISAL.length;
  if (!isByItself || typing !== 'plain' || raw.length > LONGEST_KNOWN) return keysFor(raw, before, typing);
  const known = KNOWN.get(vocabulary()) ?? new Map<string, Keys>();
  const found = known.get(raw);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const keys = keysFor(raw, before, typing);
  KNOWN.set(vocabulary(), known.set(raw, keys));
  return keys;
}

/** "TĐ": one of two words, by what stands before. */
const APPRAISAL = 'tđ';

/** Shorthand stands for exactly its words, so it is never `bare`. */
function keysFor(raw: string, before: string, typing: Typing): Keys {
  const written = spelling(raw);
  // "chờ TĐ" is no "tiến độ".
  const expanded = written === APPRAISAL && BEFORE_APPRAISAL.test(before) ? 'thẩm định' : SHORTHAND.get(written);
  if (expanded !== undefined) return expanded.split(' ').map((word) => [word, false]);
  const pair = respace(written);
  if (pair !== null) return pair.map((word) => [word, false]);
  const left = typing === 'telex' && !vocabulary().words.has(written) ? respellTelex(raw) : null;
  if (left !== null) return [[left, stripDiacritics(left) === left]];
  const key = respellVni(raw, typing === 'vni') ?? respellAfter(before, respell(written));
  const drawn = written.replace(/(\p{L})\1$/u, '$1');
  const shortened = key === written && drawn !== written ? SHORTHAND.get(drawn) : undefined;
  if (shortened !== undefined) return shortened.split(' ').map((word) => [word, false]);
  return [[key, stripDiacritics(key) === key]];
}

const BEFORE_APPRAISAL = /^(?:chờ|đợi|gửi|trình|sơ|xin|được|đang|đã)$/u;

function readToken(text: string, at: number, typing: Typing): [TokenKind, string] {
  const typed = matchAt(VNI, text, at);
  if (typed !== '' && respellVni(typed, typing === 'vni') !== null) return ['word', typed];
  // U+0345 is a letter only where case is ignored: no word begins with it.
  const word = PLAIN_LETTER.test(text[at] ?? '') ? matchAt(WORD, text, at) : '';
  if (word !== '') return ['word', word];
  for (const [kind, pattern] of LEXICON) {
    const raw = matchAt(pattern, text, at);
    if (raw !== '') return [kind, raw];
  }
  return ['sign', String.fromCodePoint(text.codePointAt(at) ?? 0)];
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function numbersOf(kind: TokenKind, raw: string): number[] {
  if (kind === 'place' || kind === 'document' || kind === 'range') return [];
  if (kind === 'percent' || kind === 'number') {
    const figure = /^\d+(?:[.,]\d+)*/u.exec(raw);
    return figure === null ? [] : [Number(figure[0].replace(',', '.'))];
  }
  const figures = kind === 'fraction' ? /[\d.,]+/gu : /\d+/gu;
  const parts = raw.match(figures)?.map((figure) => Number(figure.replaceAll('.', '').replace(',', '.'))) ?? [];
  const [first = 0, second = 0, third = 0] = parts;
  if (kind !== 'date') return parts;
  return first > 99 ? [third, second, first] : [first, second, third < 100 ? 2000 + third : third];
}
