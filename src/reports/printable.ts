/**
 * Text that XML 1.0 can carry: control characters and lone surrogates, which would make the file unreadable, become
 * blanks (https://www.w3.org/TR/xml/#charsets).
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]|\ufffe|\uffff/gu, ' ').toWellFormed();
}
