/**
 * The chat's own agency by its name: "Sở GDĐT đã hoàn thành" in the chat of Sở Giáo dục và Đào tạo says the same as "đơn
 * vị đã hoàn thành". Any other name is another's.
 */

import { stripDiacritics } from '../../../../domain/strip-diacritics.ts';
import { spelling } from './spelling.ts';
import type { Token } from './tokens.ts';

/** What the own agency is read as. */
const OURS = 'đơn vị'.split(' ').map(spelling);

/** What "sở" is read as in a district, and "chi cục", "phòng" in a Sở of which they are a part. */
const ANOTHER = 'đơn vị khác'.split(' ').map(spelling);

/** In tokens. */
const LONGEST_NAME = 16;

/** A name's letters: as `written` ("sởxâydựng") and without marks, of the same length. */
interface Spelled {
  readonly written: string;
  readonly bare: string;
}

/**
 * The tokens with the agency's names (its full name, short ones, code) as "đơn vị"; where none is known, the sort of a small
 * office at the front. Linear in the tokens.
 */
export function withOwnAgency(tokens: readonly Token[], names: readonly string[]): readonly Token[] {
  if (names.length === 0) return withSmallOffice(tokens);
  const full = byLetters(names.filter((name) => !isSyllable(name)).flatMap(spellings));
  const codes = new Set(names.filter(isSyllable));
  const kinds = byLetters(names.flatMap(kindsIn));
  const longest = Math.max(0, ...[...full.keys()].map((name) => name.length));
  const result: Token[] = [];
  let at = 0;
  while (at < tokens.length) {
    const own = codes.has(tokens[at]?.raw ?? '')
      ? 1
      : fullNameAt(tokens, at, full, longest) || kindAt(tokens, at, kinds);
    const length = own || (kinds.size > 0 ? kindAt(tokens, at, OTHER_KINDS) : 0);
    const [first, last] = [tokens[at], tokens[at + length - 1]];
    if (length > 0 && first !== undefined && last !== undefined) {
      const { start, glued } = first;
      const raw = tokens
        .slice(at, at + length)
        .map((token) => token.raw)
        .join(' ');
      for (const key of own > 0 ? OURS : ANOTHER)
        result.push({ kind: 'word', raw, key, bare: false, start, end: last.end, glued, numbers: [] });
    } else if (first !== undefined) result.push(first);
    at += Math.max(length, 1);
  }
  return result;
}

/** "Công an xã đã hoàn thành", "trường làm xong": nobody else is known that it could be said of. */
function withSmallOffice(tokens: readonly Token[]): readonly Token[] {
  const length = smallOfficeIn(tokens);
  const [first, last] = [tokens[0], tokens[length - 1]];
  if (first === undefined || last === undefined) return tokens;
  const ours = OURS.map((key): Token => ({ ...first, kind: 'word', key, bare: false, end: last.end, numbers: [] }));
  return [...ours, ...tokens.slice(length)];
}

/** In tokens; 0 where the reply does not open with one and what it did. "trường đã xong" may be the building. */
function smallOfficeIn(tokens: readonly Token[]): number {
  const words = tokens.slice(0, LONGEST_SMALL + 2).map(({ key }) => key);
  const length = SMALL_OFFICES.find((office) => office.every((word, at) => words[at] === word))?.length ?? 0;
  const [next, then] = words.slice(length);
  const states = next === 'làm' || (next === 'đã' && then !== undefined && DONE_BY_OFFICE.test(then));
  return states ? length : 0;
}

/** The longer first. */
const SMALL_OFFICES = ['công an xã', 'công an phường', 'ubnd xã', 'ubnd phường', 'trạm y tế', 'trường', 'trạm'].map(
  (name) => name.split(' ').map(spelling),
);
/** In tokens. */
const LONGEST_SMALL = 3;
const DONE_BY_OFFICE = /^(?:hoàn|làm|nhận|thực|triển)$/u;

/** "CA", "BAN": a code that a word of every day may spell is read only as it is written. */
function isSyllable(name: string): boolean {
  return /^[A-Z]{2,6}$/u.test(name) && /^[bcdghklmnpqrstvx]{0,3}[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$/iu.test(name);
}

function byLetters(names: readonly Spelled[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { written, bare } of names) found.set(bare, [...(found.get(bare) ?? []), written]);
  return found;
}

/** A name in each way of writing it: "ubndxãhoằnglộc", "uỷbannhândânxãhoằnglộc". */
function spellings(name: string): Spelled[] {
  const own = spelled(name);
  const isCommittee = own.bare.startsWith(COMMITTEE.bare);
  const head = isCommittee ? COMMITTEE : own.bare.startsWith(UBND.bare) ? UBND : null;
  const other = isCommittee ? UBND : COMMITTEE;
  const again = head === null ? [] : [joinedTo(other, restOf(own, head.bare.length))];
  return [own, ...again].filter(({ bare }) => bare.length > 1);
}

function spelled(text: string): Spelled {
  const written = text
    .split(/[^\p{L}\p{M}\d]+/u)
    .map(spelling)
    .join('');
  return { written, bare: stripDiacritics(written) };
}

const COMMITTEE = spelled('Ủy ban nhân dân');
const UBND = spelled('UBND');
const OTHER_KINDS = byLetters(['Sở', 'Ban', 'Chi cục', 'Trung tâm', 'Phòng'].map(spelled));

function restOf({ written, bare }: Spelled, from: number): Spelled {
  return { written: written.slice(from), bare: bare.slice(from) };
}

function joinedTo(head: Spelled, rest: Spelled): Spelled {
  return { written: head.written + rest.written, bare: head.bare + rest.bare };
}

const KIND =
  /^(?:(?:ubnd|uybannhandan)(?:xa|phuong|thitran|huyen|thixa|thanhpho)|so|chicuc|trungtam|phong|banquanly|ban|truong|thanhtra)/u;

/** "UBND xã", "xã": what sort of office the name says that it is. */
function kindsIn(name: string): Spelled[] {
  const own = spelled(name);
  const [kind = ''] = KIND.exec(own.bare) ?? [];
  if (kind === '') return [];
  const whole = { written: own.written.slice(0, kind.length), bare: kind };
  const head = [COMMITTEE, UBND].find(({ bare }) => kind.startsWith(bare));
  return head === undefined ? [whole] : [...spellings(whole.written), restOf(whole, head.bare.length)];
}

/** What a run of tokens spells; a token that bears marks stands for itself alone. */
interface Run {
  written: string;
  bare: string;
  /** Of each letter: it was typed without marks, so any marks may be meant. */
  plain: boolean[];
}

function longer(run: Run, token: Token): void {
  const { written, bare } = spelled(token.raw);
  run.written += written;
  run.bare += bare;
  for (let each = 0; each < bare.length; each += 1) run.plain.push(token.bare || written === bare);
}

/** "sổ" is not "sở", "so" may be; "đ" and "d" are one in the letters of a code. */
function spells(run: Run, names: ReadonlyMap<string, readonly string[]>): boolean {
  return (names.get(run.bare) ?? []).some((name) =>
    run.plain.every((isPlain, at) => isPlain || folded(run.written[at]) === folded(name[at])),
  );
}

function folded(letter: string | undefined): string | undefined {
  return letter === 'đ' ? 'd' : letter;
}

/** How many tokens spell a whole name; 0 where they do not, or spell the beginning of a longer one. */
function fullNameAt(
  tokens: readonly Token[],
  at: number,
  full: ReadonlyMap<string, readonly string[]>,
  longest: number,
): number {
  const run: Run = { written: '', bare: '', plain: [] };
  let found = 0;
  for (let next = at; next < Math.min(tokens.length, at + LONGEST_NAME); next += 1) {
    const token = tokens[next];
    // Shorthand for several words gives several tokens of one place.
    if (token === undefined || token.raw.includes('\n')) break;
    if (token.start !== tokens[next - 1]?.start || next === at) longer(run, token);
    if (run.bare === '' || run.bare.length > longest) break;
    if (spells(run, full)) found = next + 1 - at;
  }
  return found > 0 && !goesOn(tokens[at + found]) ? found : 0;
}

/** "UBND xã Hoằng" before "Lộc". */
function goesOn(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^\p{Lu}/u.test(token.raw) && /\p{Ll}/u.test(token.raw);
}

const STATES = /^(?:da|chua|dang|xong|hoan|lam|thuc|trien|bao|vua|moi|se|van|xin|kinh)$/u;
const OPENS = /^(?:dạ|vâng|ok|anh|chị|em|sếp|ạ|à|nay|trên|thì|thi|cáo|nhưng|hiện)$/u;

/** "xã đã xong": an office of the own sort without a name, where it is the subject. */
function kindAt(tokens: readonly Token[], at: number, kinds: ReadonlyMap<string, readonly string[]>): number {
  if (!opensClause(tokens[at - 1])) return 0;
  const run: Run = { written: '', bare: '', plain: [] };
  for (let next = at; next < Math.min(tokens.length, at + 4); next += 1) {
    const token = tokens[next];
    if (token?.kind !== 'word') return 0;
    if (token.start !== tokens[next - 1]?.start || next === at) longer(run, token);
    const behind = tokens[next + 1];
    const states = behind !== undefined && STATES.test(stripDiacritics(behind.key));
    if (states && spells(run, kinds)) return next + 1 - at;
  }
  return 0;
}

/** "đã" before an office is a predicate: "đã thanh tra xong"; "da" may be that too. */
function opensClause(before: Token | undefined): boolean {
  if (before === undefined || before.kind === 'break') return true;
  if (OPENS.test(before.key)) return true;
  return before.bare && before.key !== 'da' && BARE_OPENS.test(before.key);
}

const BARE_OPENS = /^(?:vang|chi|sep|a|tren|cao|hien|nhung)$/u;
