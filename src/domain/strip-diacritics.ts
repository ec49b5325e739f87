/**
 * Strips Vietnamese text for comparison: NFC, lower case, no diacritics (đ → d), one blank between words.
 * Used wherever people may write with or without diacritics; never shown to anybody.
 */
export function strip(text: string): string {
  return stripDiacritics(text.toLowerCase()).replace(/\s+/gu, ' ').trim();
}

/** Nothing to strip, which is quickly seen. */
const PLAIN = /^[ -~]*$/u;

/** Removes diacritics and keeps case and blanks, one UTF-16 unit per unit of the NFC text (đ → d, Đ → D). */
export function stripDiacritics(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFC');
}
