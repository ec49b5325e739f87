/**
 * What a name in the column of agencies stands for, by its words alone. Only a `plain` one may become an agency without
 * somebody looking at it; everything else is a person's to decide.
 */

import { opensName, surelyOpensName } from './agency-heads.ts';
import { agencyTokens, type AgencyToken } from './agency-words.ts';

export type NameKind = 'plain' | 'collective' | 'person' | 'reference' | 'glued' | 'nothing';

/** No agency's name is as long, in words. */
const MOST_WORDS = 24;

/** Names whose own words may hold "các": "Ban Quản lý các khu công nghiệp". */
// prettier-ignore
const MAY_HOLD_PLURAL = [
  'ban quan ly', 'bql', 'lien hiep', 'hiep hoi', 'hoi', 'lien minh', 'lien doan', 'trung tam', 'vien', 'quy', 'cuc',
  'chi cuc', 'tong cong ty', 'cong ty', 'tap doan', 'ban chi dao',
];
const PLURALS = new Set(['cac', 'nhung', 'moi', 'toan']);
const OPENING_PLURALS = ['tat ca', 'toan bo', 'toan the', 'mot so', 'nhung', 'cac', 'moi'];
const OF_MANY = ['lien quan', 'cap xa', 'cap huyen', 'cap tinh', 'cap co so', 'noi co', 'duoc giao', 'truc thuoc tinh'];

/** Words for a kind of body without its own name; two of them in a list, or one that names no body, stand for many. */
// prettier-ignore
const BARE = new Set([
  'bo', 'so', 'ban', 'nganh', 'dia phuong', 'don vi', 'co quan', 'xa', 'phuong', 'dac khu', 'thi tran', 'huyen', 'thi xa',
  'thanh pho', 'quan', 'tinh', 'doan the', 'to chuc', 'hoi', 'ubnd xa', 'ubnd phuong', 'ubnd dac khu', 'ubnd huyen',
  'ubnd', 'hdnd', 'mat tran', 'to chuc chinh tri xa hoi', 'hiep hoi', 'doanh nghiep', 'nha truong', 'truong hoc',
  'phong', 'phong ban', 'thon', 'to dan pho', 'luc luong', 'nguoi dan', 'don vi truc thuoc', 'co quan chuyen mon',
]);
/** One alone is a list of one: it names nobody. */
const NOBODY = new Set(
  'nganh|dia phuong|don vi|co quan|so|bo|ban|xa|phuong|huyen|doan the|to chuc|doanh nghiep|thon'.split('|'),
);

// prettier-ignore
const TITLES = [
  'dong chi', 'd c', 'dc', 'ong', 'ba', 'lanh dao', 'thu truong', 'nguoi dung dau', 'chu tich', 'pho chu tich', 'giam doc',
  'pho giam doc', 'bi thu', 'pho bi thu', 'truong phong', 'pho truong phong', 'truong ban', 'pho truong ban', 'chanh van phong',
  'pho chanh van phong', 'chanh thanh tra', 'thu tuong', 'pho thu tuong', 'bo truong', 'thu truong bo', 'hieu truong',
  'chuyen vien', 'can bo', 'cong chuc', 'vien chuc', 'ke toan', 'van thu', 'thanh vien', 'to truong', 'tong giam doc',
  'cuc truong', 'chi cuc truong', 'vien truong', 'chanh an', 'doi truong', 'chi huy truong', 'tap the',
];
// prettier-ignore
const FAMILY_NAMES = new Set([
  'nguyễn', 'trần', 'lê', 'phạm', 'hoàng', 'huỳnh', 'phan', 'vũ', 'võ', 'đặng', 'bùi', 'đỗ', 'hồ', 'ngô', 'dương', 'lý',
  'đào', 'đinh', 'trịnh', 'mai', 'cao', 'lương', 'tạ', 'hà', 'đoàn', 'lưu', 'trương',
]);

// prettier-ignore
const REFERENCES = ['theo', 'nhu', 'tai', 'can cu', 'xem', 'thuc hien theo', 'quy dinh tai', 'duoc phan cong', 'phan cong'];
const NUMBERED_PAPER = /(?<!\d)\d{1,6}\s{0,3}\/\s{0,3}(?:\d{4}\s{0,3}\/\s{0,3})?\p{Lu}{2}/u;

/** Bodies that stand within others: "Văn phòng UBND tỉnh", "Thanh tra Sở Xây dựng". */
const HOLDS_OTHER = ['van phong', 'thanh tra', 'dang uy', 'cong doan', 'dang bo', 'bao', 'hoi dong'];
/** Parts of a body that name it at their end: "Trung tâm Xúc tiến đầu tư Sở Tài chính". */
// prettier-ignore
const PART_OF_OTHER = [
  'trung tam', 'chi cuc', 'ban quan ly', 'truong', 'vien', 'phong', 'quy', 'doi', 'tram', 'benh vien', 'chi nhanh', 'to',
];
const LINKS = new Set(['va', 'thuoc', 'cua', 'truc', 'tai', 'voi', 'o']);

/** Whether a name is one agency, a collective, a person, a reference, or nothing at all. */
export function nameKindOf(name: string): NameKind {
  const text = name.normalize('NFC');
  const tokens = agencyTokens(text);
  const words = tokens.filter(({ kind }) => kind === 'word');
  if (!words.some(({ exact }) => /\p{L}/u.test(exact))) return 'nothing';
  const key = words.map((word) => word.text).join(' ');
  if (NUMBERED_PAPER.test(text) || begins(key, REFERENCES) || words.length > MOST_WORDS) return 'reference';
  if (isPerson(text, key, words)) return 'person';
  if (isCollective(key, tokens)) return 'collective';
  return isGlued(text, key, tokens) ? 'glued' : 'plain';
}

/** Whether a text reads like the name of an agency, or of several: opens like one and stands for no person or paper. */
export function looksLikeAgency(text: string): boolean {
  const tokens = agencyTokens(text.normalize('NFC'));
  const first = tokens.findIndex(({ kind }) => kind === 'word');
  // "Số 12-KH/TU" is the number of a paper.
  if (first < 0 || tokens[first]?.exact === 'số') return false;
  if (opensName(tokens, first) && tokens.length <= MOST_WORDS * 4) return true;
  return nameKindOf(text) === 'collective';
}

function isPerson(text: string, key: string, words: readonly AgencyToken[]): boolean {
  if (begins(key, TITLES) && !/^(?:ba|ong) (?:ria|dong)(?: |$)/u.test(key)) return true;
  const [family] = words;
  const capitals = words.every(({ start }) => isCapital(text, start));
  return family !== undefined && FAMILY_NAMES.has(family.exact) && capitals && words.length >= 2 && words.length <= 5;
}

function isCollective(key: string, tokens: readonly AgencyToken[]): boolean {
  if (begins(key, OPENING_PLURALS)) return true;
  if (OF_MANY.some((words) => ` ${key} `.includes(` ${words} `))) return true;
  if (!begins(key, MAY_HOLD_PLURAL) && tokens.some(({ text }, at) => at > 0 && PLURALS.has(text) && text === 'cac')) {
    return true;
  }
  const parts = partsOf(tokens);
  if (parts.length === 1) return NOBODY.has(parts[0] ?? '');
  return (
    parts.filter((part) => BARE.has(part) || NOBODY.has(part)).length * 2 >= parts.length && BARE.has(parts[0] ?? '')
  );
}

/** "Sở, ban, ngành và địa phương" → four. */
function partsOf(tokens: readonly AgencyToken[]): readonly string[] {
  const parts: string[][] = [[]];
  for (const { kind, text } of tokens) {
    if (kind !== 'word' || text === 'va') parts.push([]);
    else parts.at(-1)?.push(text);
  }
  return parts.filter((part) => part.length > 0).map((part) => part.join(' '));
}

/** A second name begins where nothing separates it: "Bộ Q Bộ Z". */
function isGlued(text: string, key: string, tokens: readonly AgencyToken[]): boolean {
  const part = begins(key, PART_OF_OTHER);
  const held = HOLDS_OTHER.find((head) => begins(key, [head]));
  const afterHead = held === undefined ? 0 : held.split(' ').length;
  for (const [at, token] of tokens.entries()) {
    if (at === 0 || token.kind !== 'word' || !isCapital(text, token.start)) continue;
    const before = tokens[at - 1];
    if (before?.kind !== 'word' || LINKS.has(before.text)) continue;
    // "Bộ Công an", "Bộ Tư lệnh Bộ đội Biên phòng" are one name each.
    if (tokens[at + 1]?.text === 'doi' || (before.exact === 'bộ' && token.text === 'cong')) continue;
    if (token.text === tokens[0]?.text && opensName(tokens, at)) return true;
    if (part || (held !== undefined && at <= afterHead)) continue;
    // "Ban Tổ chức Tỉnh ủy": a committee of the Party names whose body it is.
    if (tokens[at + 1]?.text === 'uy' && !begins(key, ['so', 'ubnd', 'hdnd', 'bo'])) continue;
    if (surelyOpensName(tokens, at) || (token.text === 'bo' && token.exact === 'bộ')) return true;
  }
  return false;
}

function isCapital(text: string, at: number): boolean {
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase();
}

function begins(key: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => key === phrase || key.startsWith(`${phrase} `));
}
