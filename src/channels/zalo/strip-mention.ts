import { trimEndOf } from '../../domain/text/trim-end-of.ts';

/**
 * `text` (NFC) without the first `@Name` of the bot, wherever it stands, in any letter case. Zalo marks mentions by
 * nothing but the name, which has blanks in it. The longest of the `names` that occurs is the one meant. With it goes
 * the blank or the comma that would be left hanging; lines stay lines.
 */
export function stripMention(text: string, names: readonly string[]): string {
  const longestFirst = names
    .map((name) => name.normalize('NFC').trim())
    .filter((name) => name !== '')
    .toSorted((a, b) => b.length - a.length);
  for (const name of longestFirst) {
    const found = findMention(text, name.toLowerCase().split(/\s+/u));
    if (found !== null) return without(text, found.start, found.end);
  }
  return text.trim();
}

/** The first "@" followed by the words of a name, with any blanks between them. */
function findMention(text: string, words: readonly string[]): { start: number; end: number } | null {
  for (let start = text.indexOf('@'); start !== -1; start = text.indexOf('@', start + 1)) {
    const end = endOfWords(text, start + 1, words);
    if (end !== null) return { start, end };
  }
  return null;
}

/** A letter right after the name makes it another name; a digit may be the answer ("@Bot Đôn Đốc12 xong"). */
function endOfWords(text: string, from: number, words: readonly string[]): number | null {
  let at = from;
  for (const [index, word] of words.entries()) {
    const start = index === 0 ? at : pastBlanks(text, at);
    if (index > 0 && start === at) return null;
    if (text.slice(start, start + word.length).toLowerCase() !== word) return null;
    at = start + word.length;
  }
  return /^[\p{L}\p{M}]/u.test(text.slice(at, at + 2)) ? null : at;
}

function pastBlanks(text: string, from: number): number {
  let at = from;
  while (/\s/u.test(text.charAt(at))) at += 1;
  return at;
}

function without(text: string, start: number, end: number): string {
  const before = trimEndOf(text.slice(0, start), /[^\S\n]/u);
  const after = text.slice(end);
  const startsLine = before === '' || before.endsWith('\n');
  const rest = startsLine
    ? after.replace(/^[^\S\n]*[,:;]?/u, '').replace(/^[^\S\n]+/u, '')
    : after.replace(/^[^\S\n]+/u, '');
  const joint = startsLine || rest === '' || /^[\n,.:;!?]/.test(rest) ? '' : ' ';
  return (before + joint + rest).trim();
}
