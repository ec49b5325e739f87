/**
 * The chat's own agency by its name: "Sở GDĐT đã hoàn thành" in the chat of Sở Giáo dục và Đào tạo says the same as "đơn
 * vị đã hoàn thành". Any other name is another's.
 */

import { stripDiacritics } from '../../../../domain/strip-diacritics.ts';
import { spelling } from './spelling.ts';
import type { Token } from './tokens.ts';

/** What the own agency is read as. */
const OURS = 'đơn vị'.split(' ').map(spelling);

/** In tokens. */
const LONGEST_NAME = 16;

/** The tokens with the agency's names (its full name, short ones, code) as "đơn vị". Linear in the tokens. */
export function withOwnAgency(tokens: readonly Token[], names: readonly string[]): readonly Token[] {
  if (names.length === 0) return tokens;
  const full = new Set(names.flatMap(spellings));
  const kinds = new Set(names.flatMap(kindsIn));
  const longest = Math.max(...[...full].map((name) => name.length));
  const result: Token[] = [];
  let at = 0;
  while (at < tokens.length) {
    const length = fullNameAt(tokens, at, full, longest) || kindAt(tokens, at, kinds);
    const [first, last] = [tokens[at], tokens[at + length - 1]];
    if (length > 0 && first !== undefined && last !== undefined) {
      const { start, glued } = first;
      const raw = tokens
        .slice(at, at + length)
        .map((token) => token.raw)
        .join(' ');
      for (const key of OURS)
        result.push({ kind: 'word', raw, key, bare: false, start, end: last.end, glued, numbers: [] });
    } else if (first !== undefined) result.push(first);
    at += Math.max(length, 1);
  }
  return result;
}

/** The letters of a name, in each way of writing it: "ubndxahoangloc". */
function spellings(name: string): string[] {
  const written = letters(name);
  return [written, written.replace(/^uybannhandan/u, 'ubnd'), written.replace(/^ubnd/u, 'uybannhandan')].filter(
    (each) => each.length > 1,
  );
}

const KIND =
  /^(?:(?:ubnd|uybannhandan)(?:xa|phuong|thitran|huyen|thixa|thanhpho)|so|chicuc|trungtam|ban|truong|thanhtra)/u;

/** "UBND xã", "xã": what sort of office the name says that it is. */
function kindsIn(name: string): string[] {
  const [kind] = KIND.exec(letters(name)) ?? [];
  return kind === undefined ? [] : [...spellings(kind), kind.replace(/^(?:ubnd|uybannhandan)/u, '')];
}

function letters(text: string): string {
  return stripDiacritics(text.normalize('NFC').toLowerCase()).replace(/[^\p{L}\d]/gu, '');
}

/** How many tokens spell a whole name; 0 where they do not, or spell the beginning of a longer one. */
function fullNameAt(tokens: readonly Token[], at: number, full: ReadonlySet<string>, longest: number): number {
  let spelled = '';
  let found = 0;
  for (let next = at; next < Math.min(tokens.length, at + LONGEST_NAME); next += 1) {
    const token = tokens[next];
    // Shorthand for several words gives several tokens of one place.
    if (token === undefined || token.raw.includes('\n')) break;
    if (token.start !== tokens[next - 1]?.start || next === at) spelled += letters(token.raw);
    if (spelled === '' || spelled.length > longest) break;
    if (full.has(spelled)) found = next + 1 - at;
  }
  return found > 0 && !goesOn(tokens[at + found]) ? found : 0;
}

/** "UBND xã Hoằng" before "Lộc". */
function goesOn(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^\p{Lu}/u.test(token.raw) && /\p{Ll}/u.test(token.raw);
}

const STATES = /^(?:da|chua|dang|xong|hoan|lam|thuc|trien|bao|vua|moi|se|van|xin|kinh)$/u;
const OPENS = /^(?:da|vang|ok|anh|chi|em|sep|a|nay|tren|thi|cao|nhung|hien|nay)$/u;

/** "xã đã xong": an office of the own sort without a name, where it is the subject. */
function kindAt(tokens: readonly Token[], at: number, kinds: ReadonlySet<string>): number {
  const before = tokens[at - 1];
  const opens = before === undefined || before.kind === 'break' || OPENS.test(stripDiacritics(before.key));
  if (!opens) return 0;
  let spelled = '';
  for (let next = at; next < Math.min(tokens.length, at + 4); next += 1) {
    const token = tokens[next];
    if (token?.kind !== 'word') return 0;
    if (token.start !== tokens[next - 1]?.start || next === at) spelled += letters(token.raw);
    const behind = tokens[next + 1];
    if (kinds.has(spelled) && behind !== undefined && STATES.test(stripDiacritics(behind.key))) return next + 1 - at;
  }
  return 0;
}
