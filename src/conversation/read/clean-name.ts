import { withoutHidden } from '../../domain/text/without-hidden.ts';

/** Line breaks and other control characters, and Unicode's line and paragraph separators. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/** A name that somebody chose, fit to be quoted in our sentences: one line, NFC, at most `limit` characters. */
export function cleanName(name: string, limit: number): string {
  const oneLine = withoutHidden(name.replace(BREAKS, ' ')).replace(/\s+/g, ' ').trim();
  return Array.from(oneLine).slice(0, limit).join('').trim();
}
