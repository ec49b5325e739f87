/** The headings of a message, each of which speaks for the lines below it until the next of its rank. */

import { trimEndOf } from '../../../../domain/text/trim-end-of.ts';
import { endsInColon, headingOf, looksAhead, mayBeWished, type HeadingKind } from './heading.ts';

interface Heading {
  readonly kind: HeadingKind;
  /** Without its number. */
  readonly words: string;
  readonly rank: number;
  /** Plain words that do not end the headings above them. */
  readonly isSub: boolean;
}

/** The headings in force, the outermost first. */
type Headings = readonly Heading[];

export const NO_HEADINGS: Headings = [];

/** How a heading is numbered, the outermost first; one without a number ranks last. */
const NUMBERINGS: readonly RegExp[] = [
  /^\s{0,9}[IVX]{1,4}[.)/]\s{0,9}/u,
  /^\s{0,9}[A-Z][.)/]\s{0,9}/u,
  /^\s{0,9}\(?\d{1,2}[.)/]\s{0,9}/u,
  /^\s{0,9}\(?\p{Ll}[.)/]\s{0,9}/u,
];
const CHAPTER = 0;
const UNNUMBERED = NUMBERINGS.length;

/** The headings in force below `words`, one or more lines that stand together. */
export function headingsBelow(above: Headings, words: string): Headings {
  const lines = words.split('\n').filter((line) => /[\p{L}\d]/u.test(line));
  if (lines.length === 0) return above;
  const rank = Math.min(...lines.map(rankOf));
  const bare = lines.map(withoutNumber);
  const kind = headingOf(bare.join('\n'));
  const added =
    (kind === 'none' || kind === 'headline') && rank !== CHAPTER
      ? [{ kind, words: bare.join('\n'), rank, isSub: false }]
      : lines.map(headingIn);
  // "Báo cáo của huyện:" below "Dự kiến tháng sau:" does not tell that it is over.
  const isSubheading = rank === UNNUMBERED && added.every((heading) => !colours(heading));
  const kept = above.filter((heading) => heading.rank < rank || (isSubheading && colours(heading) && !heading.isSub));
  const isBelow = isSubheading && kept.some(colours);
  return [
    ...kept,
    ...added.map((heading): Heading => (isBelow ? { ...heading, kind: 'stating', isSub: true } : heading)),
  ];
}

function headingIn(line: string): Heading {
  const words = withoutNumber(line);
  return { kind: headingOf(words) === 'plain' ? 'plain' : 'stating', words, rank: rankOf(line), isSub: false };
}

function colours({ kind }: Heading): boolean {
  return kind !== 'plain';
}

/** What is said of a task below the headings. Words of no colon speak for it only where they cannot do otherwise. */
export function readUnder(headings: Headings, rest: string): string {
  const words = headings.filter((heading) => speaksFor(heading, rest)).map((heading) => heading.words);
  const said = [...words, rest].join(' ').trim();
  // A heading of its own says of its lines what a form left blank does not.
  return rest === '' && said.endsWith(':') ? said.slice(0, -1).trimEnd() : said;
}

function speaksFor({ kind, words }: Heading, rest: string): boolean {
  if (kind === 'headline') return rest === '' || looksAhead(words);
  return kind === 'stating' || (kind === 'none' && mayBeWished(rest));
}

/** Words above the first task that no line below is read under are said for themselves. */
export function isSaidForItself(headings: Headings, rests: readonly string[]): boolean {
  return headings.some(
    (heading) =>
      (heading.kind === 'none' || heading.kind === 'headline') && !rests.every((rest) => speaksFor(heading, rest)),
  );
}

/**
 * Cuts the words behind a reference, up to the next task, which opens a line: what they say of their own task, and the
 * heading of the next. A line is a heading that ends in a colon or is numbered as a chapter; one that says how tasks
 * stand is where the headings above have no colon either, or may be where it looks ahead: then it is read with both.
 */
export function cutHeading(above: Headings, written: string): { readonly own: string; readonly heading: string } {
  const lines = trimEndOf(written, BEFORE_A_TASK).split('\n');
  let from = lines.length;
  while (from > 1 && (lines[from - 1]?.trim() === '' || isHeadingLine(lines[from - 1] ?? ''))) from -= 1;
  const before = lines[from - 1] ?? '';
  const at = endsInColon(before) ? lastSentence(before) : null;
  if (at !== null) {
    const heading = [before.slice(at), ...lines.slice(from)].join('\n');
    return { own: [...lines.slice(0, from - 1), before.slice(0, at)].join('\n'), heading };
  }
  const heading = lines.slice(from).join('\n').trim();
  if (heading !== '' || lines.length < 2) return { own: lines.slice(0, from).join('\n'), heading };
  const last = lines.at(-1) ?? '';
  const isAlone = lines.slice(0, -1).every((line) => !/[\p{L}\d]/u.test(line));
  // Below words of their own, such as "Đã hoàn thành: 2 nhiệm vụ", it may be either: it is read with them.
  const unclear = above.find(({ kind }) => kind === 'none');
  if (isAlone && unclear !== undefined) return { own: `${unclear.words}\n${last}`, heading: '' };
  if (headingOf(last) !== 'headline') return { own: lines.join('\n'), heading: '' };
  if (isAlone && above.some(({ kind }) => kind === 'headline')) return { own: '', heading: last };
  return { own: lines.join('\n'), heading: looksAhead(last) ? last : '' };
}

/** The marks of a list, and what else stands between a heading and the task below it. */
const BEFORE_A_TASK = /[\s,;(+*•●▪\u2013\u2014-]/u;

/** Ends in a colon, and in one sentence; or is numbered as a chapter. */
function isHeadingLine(line: string): boolean {
  const isChapter = rankOf(line) === CHAPTER && /\p{L}{2}/u.test(withoutNumber(line));
  return isChapter || (endsInColon(line.replace(TALLY, ':')) && lastSentence(line) === null);
}

/** Where the last of several sentences in a line begins; null in a line of one. A number's full stop ends none. */
function lastSentence(line: string): number | null {
  const at = [...line.matchAll(/[.;!?]\s/gu)].at(-1)?.index ?? -1;
  return at < 0 || withoutNumber(line.slice(0, at + 2)) === '' ? null : at + 2;
}

function rankOf(line: string): number {
  const at = NUMBERINGS.findIndex((numbering) => numbering.test(line));
  return at < 0 ? UNNUMBERED : at;
}

/** A bullet, and the signs that a messenger shows as bold. */
const AROUND = /^[\s*_+•●▪\u2013\u2014-]{1,9}/u;
/** "Đã hoàn thành (2):", "(02 nhiệm vụ)". */
const COUNTED = /\(\d{1,3}(?: (?:nhiệm vụ|nhiem vu|nv|việc|viec))?\)/iu;
/** "Đã hoàn thành: 2 nhiệm vụ" above them. */
const TALLY = /: {0,3}\d{1,3} (?:nhiệm vụ|nhiem vu|nv|việc|viec|nội dung|noi dung)\.?$/iu;

function withoutNumber(line: string): string {
  const numbering = NUMBERINGS[rankOf(line)];
  const words = numbering === undefined ? line : line.replace(numbering, '');
  return trimEndOf(words.replace(AROUND, '').replace(COUNTED, '').replace(TALLY, ':'), /[\s*_]/u);
}
