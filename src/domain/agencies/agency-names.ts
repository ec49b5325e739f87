import { opensName, surelyOpensName } from './agency-heads.ts';
import { longestName } from './agency-index.ts';
import { sharedPrefixes } from './agency-prefixes.ts';
import { agencyTokens } from './agency-words.ts';
import type { AgencyIndex } from './agency-index.ts';
import type { AgencyToken } from './agency-words.ts';
import { trimEndOf } from '../text/trim-end-of.ts';

export { agencyNamed, buildAgencyIndex } from './agency-index.ts';
export { agencyNameKey } from './agency-words.ts';
export { nearestAgencies } from './nearest-agencies.ts';
export type { AgencyIndex } from './agency-index.ts';

/** `names` in order of appearance, each agency once, `text` as written; `unknown` what no known name covers. */
export interface ResolvedAgencies {
  readonly names: readonly { readonly text: string; readonly id: number }[];
  readonly unknown: readonly string[];
}

/**
 * Splits a cell into agencies. Names contain commas and "và" ("Sở Văn hóa, Thể thao và Du lịch"), so the longest known
 * name wins; case, diacritics and signs do not matter. "Các sở: Tài chính, Nội vụ" shares its first word up to a ";".
 */
export function resolveAgencies(cell: string, index: AgencyIndex): ResolvedAgencies {
  const text = cell.normalize('NFC');
  const tokens = agencyTokens(text);
  const names = new Map<number, string>();
  const unknown: string[] = [];
  let prefixes: readonly (readonly AgencyToken[])[] = [];
  let at = 0;

  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    if (token.kind !== 'word' || token.text === 'va') {
      if (token.text === ';') prefixes = [];
      at += 1;
      continue;
    }
    const known = knownName(index, tokens, at, prefixes);
    if (known !== null) {
      if (!names.has(known.id)) names.set(known.id, written(text, tokens, known.prefix, at, known.next));
      at = known.next;
      continue;
    }
    const shared = sharedPrefixes(tokens, at, (next, prefix) => knownName(index, tokens, next, [prefix]) !== null);
    if (shared !== null) {
      prefixes = shared.prefixes;
      at = shared.next;
      continue;
    }
    const next = endOfUnknown(index, tokens, at, prefixes);
    const prefix = opensName(tokens, at) ? [] : (prefixes[0] ?? []);
    unknown.push(written(text, tokens, prefix, at, next));
    at = next;
  }
  return { names: [...names].map(([id, spelling]) => ({ text: spelling, id })), unknown };
}

interface KnownName {
  readonly id: number;
  readonly next: number;
  readonly prefix: readonly AgencyToken[];
}

function knownName(
  index: AgencyIndex,
  tokens: readonly AgencyToken[],
  at: number,
  prefixes: readonly (readonly AgencyToken[])[],
): KnownName | null {
  for (const prefix of [...prefixes, []]) {
    const found = longestName(index, tokens, at, prefix, (next) => endsName(index, tokens, next, prefixes));
    if (found !== null) return { ...found, prefix };
  }
  return null;
}

/** A known name ends at a separator, before "và" and another name, or where the next known name begins. */
function endsName(
  index: AgencyIndex,
  tokens: readonly AgencyToken[],
  at: number,
  prefixes: readonly (readonly AgencyToken[])[],
): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word') return true;
  const next = token.text === 'va' ? at + 1 : at;
  return startsKnownName(index, tokens, next, prefixes) || (next > at && surelyOpensName(tokens, next));
}

/** Looks at the beginning only: asking whether that name ends well would look at every later name. */
function startsKnownName(
  index: AgencyIndex,
  tokens: readonly AgencyToken[],
  at: number,
  prefixes: readonly (readonly AgencyToken[])[],
): boolean {
  return [...prefixes, []].some((prefix) => longestName(index, tokens, at, prefix, () => true) !== null);
}

/**
 * An unknown name ends at a semicolon or comma. It goes past a comma when it begins like an agency and the next words
 * do not: "Sở Khoa học, Công nghệ và Môi trường".
 */
function endOfUnknown(
  index: AgencyIndex,
  tokens: readonly AgencyToken[],
  from: number,
  prefixes: readonly (readonly AgencyToken[])[],
): number {
  const mayContainComma = opensName(tokens, from);
  const opensNext = tokens[from]?.text === 'cac' ? surelyOpensName : opensName;
  let at = from + 1;
  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    if (token.kind === 'hard') break;
    const newName = knownName(index, tokens, at + 1, prefixes) !== null;
    if (token.kind === 'soft' && (newName || !mayContainComma || opensNext(tokens, at + 1))) break;
    if (token.text === 'va' && (newName || surelyOpensName(tokens, at + 1))) break;
    at += 1;
  }
  return at;
}

/** The words as written, blanks evened out, the shared prefix put back and its first letter made a capital. */
function written(
  text: string,
  tokens: readonly AgencyToken[],
  prefix: readonly AgencyToken[],
  from: number,
  next: number,
): string {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[next]?.start ?? text.length;
  const own = trimEndOf(text.slice(start, end).replace(/\s+/gu, ' '), /[\s.–-]/u);
  if (prefix.length === 0) return own;
  const whole = [...prefix.map((token) => text.slice(token.start, token.end)), own].join(' ');
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}
