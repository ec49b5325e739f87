import type { AgencyToken } from './agency-words.ts';

/** Words, stripped, that only ever open the name of an agency: they may be trusted after a comma and after "và". */
// prettier-ignore
const SURE_HEADS = [
  'so', 'ubnd', 'hdnd', 'cong an', 'bo chi huy', 'tinh uy', 'huyen uy', 'thi uy', 'thanh uy', 'dang uy', 'cac so',
  'cac don vi', 'cac co quan', 'cac nganh', 'cac phong', 'cac ban',
];

/** Words, stripped, that open a name after a comma, but after "và" may continue one. */
// prettier-ignore
const HEADS = [
  ...SURE_HEADS, 'bo', 'ban quan ly', 'ban dan toc', 'ban to chuc', 'ban tuyen giao', 'ban noi chinh', 'ban chi dao',
  'van phong', 'thanh tra', 'trung tam', 'chi cuc', 'cuc', 'kho bac', 'ngan hang', 'bao', 'dai phat thanh', 'vien',
  'toa an', 'truong', 'benh vien', 'phong', 'cong ty', 'tong cong ty', 'tap doan', 'lien doan', 'lien minh',
  'hoi nong dan', 'hoi lien hiep', 'hoi cuu chien binh', 'hoi dong', 'hiep hoi', 'tinh doan', 'mat tran', 'uy ban',
  'co quan', 'don vi', 'cac',
];

const WORDS_OF_HEADS = splitWords(HEADS);
const WORDS_OF_SURE_HEADS = splitWords(SURE_HEADS);

/** True when the words at `at` open an agency's name. */
export function opensName(tokens: readonly AgencyToken[], at: number): boolean {
  return startsWithAny(tokens, at, WORDS_OF_HEADS);
}

/** True when the words at `at` open an agency's name even after "và". */
export function surelyOpensName(tokens: readonly AgencyToken[], at: number): boolean {
  return startsWithAny(tokens, at, WORDS_OF_SURE_HEADS);
}

function startsWithAny(tokens: readonly AgencyToken[], at: number, heads: readonly (readonly string[])[]): boolean {
  return heads.some((words) => words.every((word, offset) => tokens[at + offset]?.text === word));
}

function splitWords(phrases: readonly string[]): readonly (readonly string[])[] {
  return phrases.map((phrase) => phrase.split(' '));
}
