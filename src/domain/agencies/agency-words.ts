import { stripDiacritics } from '../strip-diacritics.ts';

/** One word or separator of a cell that lists agencies. */
export interface AgencyToken {
  /** A soft separator (comma, line break) may stand inside a name, a hard one (semicolon, colon) never does. */
  readonly kind: 'word' | 'soft' | 'hard';
  /** Stripped. */
  readonly text: string;
  /** Lower case, with its diacritics. */
  readonly exact: string;
  /** Offsets in the NFC cell. */
  readonly start: number;
  readonly end: number;
}

/** Long forms and the short forms that official texts use for them, stripped. */
const SHORT_FORMS: readonly { readonly long: readonly string[]; readonly short: string }[] = [
  { long: ['uy', 'ban', 'nhan', 'dan'], short: 'ubnd' },
  { long: ['khu', 'kinh', 'te'], short: 'kkt' },
  { long: ['khu', 'cong', 'nghiep'], short: 'kcn' },
  { long: ['phat', 'trien', 'nong', 'thon'], short: 'ptnt' },
];

const WORD_OR_SEPARATOR = /[\p{L}\p{N}]+|[&,;:\n]/gu;

/** Words and separators of an NFC text, long forms shortened; hyphens, full stops and quotes are passed over. */
export function agencyTokens(nfcText: string): readonly AgencyToken[] {
  const tokens: AgencyToken[] = [];
  for (const match of nfcText.matchAll(WORD_OR_SEPARATOR)) {
    const exact = match[0] === '&' ? 'và' : match[0].toLowerCase();
    const span = { start: match.index, end: match.index + match[0].length };
    tokens.push({ kind: kindOf(exact), text: stripDiacritics(exact), exact, ...span });
  }
  return shortened(tokens);
}

/** The stripped words of a name, separators left out, joined by blanks: names with the same key are the same name. */
export function agencyNameKey(name: string): string {
  return agencyTokens(name.normalize('NFC'))
    .filter((token) => token.kind === 'word')
    .map((token) => token.text)
    .join(' ');
}

function kindOf(text: string): AgencyToken['kind'] {
  if (text === ',' || text === '\n') return 'soft';
  return text === ';' || text === ':' ? 'hard' : 'word';
}

function shortened(tokens: readonly AgencyToken[]): readonly AgencyToken[] {
  const result: AgencyToken[] = [];
  let at = 0;
  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    const form = SHORT_FORMS.find(({ long }) => long.every((word, offset) => tokens[at + offset]?.text === word));
    const last = tokens[at + (form?.long.length ?? 1) - 1] ?? token;
    result.push(form ? { ...token, text: form.short, exact: form.short, end: last.end } : token);
    at += form?.long.length ?? 1;
  }
  return result;
}
