/**
 * A secrecy marking in text that was recognised in a picture, where its letters may be taken for others: "MAT", "M Ậ T",
 * "TỐI MẠT". A line of its own that may be one counts as one; in a sentence only what differs from it by a mark does.
 */

import { stripDiacritics } from '../strip-diacritics.ts';
import { secrecyMarkingOf, type SecrecyMarking } from './secrecy-marking.ts';

/** More letters stand in no stamp: "TUYỆT MẬT" beside "THƯỢNG KHẨN". */
const LONGEST_STAMP = 36;
const URGENT = /THUONGKHAN|HOATOC|KHAN/gu;
/** "MAT" with a letter taken for one of its shape. */
const MAT = new Set([
  'MAT',
  'MA7',
  'M4T',
  'WAT',
  'IVIAT',
  'NIAT',
  'MAF',
  'MÂI',
  'MẠI',
  'MẬI',
  'MẬ1',
  'MÂ1',
  'MẠ1',
  'NẬT',
  'HẬT',
  'MẬ',
  'ẬT',
  'MẬY',
]);
/** What stands before it, in letters of the same shape. */
const GRADES: readonly (readonly [RegExp, SecrecyMarking])[] = [
  [/^T[UV]?Y[EÉ]?[TFI]/u, 'TUYỆT MẬT'],
  [/^T[O0QÔ][I1L]/u, 'TỐI MẬT'],
];
/** In a sentence, where "MẶT", "MẤT" and "MÁT" are words. */
const TOKEN = /(?<!\p{L})M ?[AÂẠẬẦẨẪ4] ?T(?!\p{L})/gu;
/** "MAT TRAN" is "MẶT TRẬN". */
const FACE_AFTER = /^ (?:TR|B|Đ|D|H|T|N)\p{L}{1,4}(?!\p{L})/u;
const FACES = new Set('TRAN BANG DAT HANG TIEN NUOC DUONG CAT'.split(' '));
const LABEL = /(?<!\p{L})DO ?MAT ?[:：]/u;

/** The marking that a recognised text carries, or may carry; null for none. */
export function secrecyMarkingOfScan(text: string): SecrecyMarking | null {
  const sure = secrecyMarkingOf(text);
  if (sure !== null) return sure;
  for (const [written] of text.normalize('NFC').matchAll(/[^\r\n]+/gu)) {
    const line = written.replace(/\s+/gu, ' ').trim();
    const found = stampIn(line) ?? (LABEL.test(stripDiacritics(line.toUpperCase())) ? 'MẬT' : null);
    if (found !== null) return found;
    const spelt = line.replace(TOKEN, (token, at: number) => (isFace(line.slice(at + token.length)) ? token : 'MẬT'));
    const marking = spelt === line ? null : secrecyMarkingOf(spelt);
    if (marking !== null) return marking;
  }
  return null;
}

function stampIn(line: string): SecrecyMarking | null {
  if (line.length > LONGEST_STAMP || /\p{Ll}/u.test(line)) return null;
  const letters = line.replace(/[^\p{L}\p{N}]/gu, '');
  const marked = without(letters, URGENT);
  const plain = stripDiacritics(marked);
  for (const [grade, marking] of GRADES) {
    const [lead] = grade.exec(plain) ?? [];
    if (lead !== undefined && isNearMat(plain.slice(lead.length))) return marking;
  }
  return MAT.has(plain) || MAT.has(marked) ? 'MẬT' : null;
}

/** The letters with their marks, without the words that a plain pattern finds in them. */
function without(letters: string, words: RegExp): string {
  const plain = stripDiacritics(letters);
  if (plain.length !== letters.length) return letters;
  let kept = '';
  let from = 0;
  for (const { index, 0: found } of plain.matchAll(words)) {
    kept += letters.slice(from, index);
    from = index + found.length;
  }
  return kept + letters.slice(from);
}

/** One letter of three may be another, or be missing. */
function isNearMat(letters: string): boolean {
  if (MAT.has(letters)) return true;
  if (letters.length === 2) return ['MA', 'AT', 'MT'].includes(letters);
  const same = Array.from('MAT').filter((letter, at) => letters.charAt(at) === letter).length;
  return letters.length === 3 && same >= 2;
}

function isFace(rest: string): boolean {
  const [next] = FACE_AFTER.exec(rest) ?? [];
  return next !== undefined && FACES.has(stripDiacritics(next.trim()));
}
