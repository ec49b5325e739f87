import { stripDiacritics } from '../../../../domain/strip-diacritics.ts';

const KNOWN = new Map<string, string>();
const MOST_KNOWN = 20_000;
/** In UTF-16 units: what is longer is no word that comes again. */
const LONGEST_KNOWN = 40;

/** The words without their diacritics, as `stripDiacritics` gives them; kept, for the same come again and again. */
export function bareWord(words: string): string {
  if (words.length > LONGEST_KNOWN) return stripDiacritics(words);
  const known = KNOWN.get(words);
  if (known !== undefined) return known;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  const stripped = stripDiacritics(words);
  KNOWN.set(words, stripped);
  return stripped;
}
