import { agencyTokens } from './agency-words.ts';
import type { AgencyToken } from './agency-words.ts';

/** An agency as the index needs it: any `id` of the caller's, the official name, and every other spelling in use. */
export interface NamedAgency {
  readonly id: number;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** One way to write one agency: its stripped words, and the same words with their diacritics. */
interface Spelling {
  readonly id: number;
  readonly words: readonly string[];
  /** The words, joined by blanks. */
  readonly key: string;
  readonly exact: string;
}

/** `spellings` by their first stripped word, longest first, so that the first fit is the longest name. */
export interface AgencyIndex {
  readonly agencies: readonly NamedAgency[];
  readonly spellings: ReadonlyMap<string, readonly Spelling[]>;
}

/** Gathers the names and aliases of the agencies for `resolveAgencies` and `nearestAgencies`. */
export function buildAgencyIndex(agencies: readonly NamedAgency[]): AgencyIndex {
  const spellings = new Map<string, Spelling[]>();
  for (const { id, name, aliases } of agencies) {
    for (const text of [name, ...aliases]) {
      const words = agencyTokens(text.normalize('NFC')).filter((token) => token.kind === 'word');
      const first = words[0]?.text;
      if (first === undefined) continue;
      const texts = words.map((word) => word.text);
      const spelling = { id, words: texts, key: texts.join(' '), exact: exactText(words) };
      const same = spellings.get(first);
      if (same === undefined) spellings.set(first, [spelling]);
      else same.push(spelling);
    }
  }
  for (const list of spellings.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { agencies, spellings };
}

/** The agency whose name or alias a text is, whole; diacritics decide where they must. Null for none, or for several. */
export function agencyNamed(index: AgencyIndex, name: string): number | null {
  const tokens = agencyTokens(name.normalize('NFC')).filter(({ kind }) => kind === 'word');
  const words = tokens.map(({ text }) => text);
  const candidates = index.spellings.get(words[0] ?? '');
  return candidates === undefined ? null : onlyAgency(candidates, words, exactText(tokens));
}

/** Words and separators of one name; no agency's is near it. */
const MOST_TOKENS = 100;

/**
 * The agency with the longest name at `tokens[at]`, read behind `prefix` ("Sở" before "Tài chính"), that `endsWell`.
 * Diacritics decide between "Quang Lộc" and "Quảng Lộc"; a text without them names neither.
 */
export function longestName(
  index: AgencyIndex,
  tokens: readonly AgencyToken[],
  at: number,
  prefix: readonly AgencyToken[],
  endsWell: (next: number) => boolean,
): { readonly id: number; readonly next: number } | null {
  const candidates = index.spellings.get((prefix[0] ?? tokens[at])?.text ?? '');
  if (candidates === undefined) return null;
  const text = [...prefix, ...tokens.slice(at, at + MOST_TOKENS)];
  for (const { words } of candidates) {
    const end = words.length > prefix.length ? endOfWords(text, words) : null;
    if (end === null || !endsWell(at + end - prefix.length)) continue;
    const id = onlyAgency(candidates, words, exactText(text.slice(0, end)));
    if (id !== null) return { id, next: at + end - prefix.length };
  }
  return null;
}

/** Where `words`, with soft separators passed over between them, end in `tokens`; null when they do not stand there. */
function endOfWords(tokens: readonly AgencyToken[], words: readonly string[]): number | null {
  let at = 0;
  for (const word of words) {
    while (at > 0 && tokens[at]?.kind === 'soft') at += 1;
    if (tokens[at]?.text !== word) return null;
    at += 1;
  }
  return at;
}

function onlyAgency(candidates: readonly Spelling[], words: readonly string[], exact: string): number | null {
  const key = words.join(' ');
  const same = candidates.filter((candidate) => candidate.key === key);
  const ids = new Set(same.map((candidate) => candidate.id));
  const exactIds = new Set(same.filter((candidate) => candidate.exact === exact).map((candidate) => candidate.id));
  const [id] = ids.size === 1 ? ids : exactIds;
  return id === undefined || (ids.size > 1 && exactIds.size > 1) ? null : id;
}

function exactText(tokens: readonly AgencyToken[]): string {
  return tokens
    .filter((token) => token.kind === 'word')
    .map((token) => token.exact)
    .join(' ');
}
