/** Line breaks and other control characters, and Unicode's line and paragraph separators. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/** Marks that turn the direction of the text after them, and characters of no width: a name could hide behind them. */
const HIDDEN = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** A name that somebody chose, fit to be quoted in our sentences: one line, NFC, at most `limit` characters. */
export function cleanName(name: string, limit: number): string {
  const oneLine = name.normalize('NFC').replace(HIDDEN, '').replace(BREAKS, ' ').replace(/\s+/g, ' ').trim();
  return Array.from(oneLine).slice(0, limit).join('').trim();
}
