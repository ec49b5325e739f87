import type { AgencyToken } from './agency-words.ts';

/** How far a heading such as "UBND các huyện, thị xã, thành phố:" may reach, in words and commas. */
const LONGEST_HEADING = 12;

/** First words that the names after `next` share, each as tokens: "Sở" of "Các sở:", "UBND huyện" of "UBND các huyện:". */
interface SharedPrefixes {
  readonly prefixes: readonly (readonly AgencyToken[])[];
  readonly next: number;
}

/**
 * Reads a heading of names that share their first words: "Các sở: Tài chính, Nội vụ", "UBND các huyện, thị xã: …".
 * Without a colon ("Các sở Tài chính, Nội vụ") it is one only when `isKnown` finds a name right behind it.
 */
export function sharedPrefixes(
  tokens: readonly AgencyToken[],
  at: number,
  isKnown: (next: number, prefix: readonly AgencyToken[]) => boolean,
): SharedPrefixes | null {
  const heading = tokens.slice(at, at + LONGEST_HEADING);
  const plural = heading.findIndex((token) => token.text === 'cac');
  if (plural < 0 || heading.slice(0, plural).some((token) => token.kind !== 'word')) return null;
  const stem = heading.slice(0, plural);

  const colon = heading.findIndex((token) => token.kind === 'hard');
  if (heading[colon]?.text === ':') {
    const kinds = splitAtCommas(heading.slice(plural + 1, colon));
    return { prefixes: kinds.map((kind) => [...stem, ...kind]), next: at + colon + 1 };
  }
  const kind = heading[plural + 1];
  if (kind?.kind !== 'word') return null;
  const next = at + plural + 2;
  const prefix = [...stem, kind];
  return isKnown(next, prefix) ? { prefixes: [prefix], next } : null;
}

function splitAtCommas(tokens: readonly AgencyToken[]): readonly (readonly AgencyToken[])[] {
  const parts: AgencyToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'soft') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}
