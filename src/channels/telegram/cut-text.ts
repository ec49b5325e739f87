const ELLIPSIS = '…';

/** Where a text may end, best first: after a line, after a sentence, between words. */
const BORDERS: readonly RegExp[] = [/\n/g, /[.!?…;](?=\s)/g, /\s/g];

/**
 * Cuts `text` to at most `limit` UTF-16 units, in the last third: after a line, else a sentence, else a word. A cut
 * text ends with "…".
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, limit - ELLIPSIS.length);
  const ends = BORDERS.map((border) => lastEnd(room, border));
  const end = ends.find((candidate) => candidate >= (room.length * 2) / 3) ?? room.length;
  return wholeCharacters(room.slice(0, end)).trimEnd() + ELLIPSIS;
}

function lastEnd(text: string, border: RegExp): number {
  return [...text.matchAll(border)].at(-1)?.index ?? -1;
}

/** Drops the first half of a surrogate pair at the end. */
function wholeCharacters(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
