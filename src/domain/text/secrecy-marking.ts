/**
 * The stamp of a state secret: "MẬT", "TỐI MẬT", "TUYỆT MẬT" in capitals on a line or in a column of its own, at the head
 * or end of a line, beside a document's number, as a word of its own beside a paper, or after "Độ mật:"; in a file's name
 * under all names by which a paper travels. The words as words ("bí mật", "mật độ", "BẢO MẬT") are none.
 */

import { stripDiacritics } from '../strip-diacritics.ts';
import { MAKES_WORD_AFTER, MAKES_WORD_BEFORE, markInWords } from './mark-in-words.ts';

export const SECRECY_MARKINGS = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const;

export type SecrecyMarking = (typeof SECRECY_MARKINGS)[number];

/** Alone on its line, perhaps beside how urgent it is. */
const STAMP =
  /^[\p{P}\p{S} ]*(?:(?:KHẨN|THƯỢNG KHẨN|HỎA TỐC|HOẢ TỐC)[\p{P} ]+)?(TUYỆT ?M ?Ậ ?T|TỐI ?M ?Ậ ?T|M ?Ậ ?T)(?:[\p{P} ]+(?:KHẨN|THƯỢNG KHẨN|HỎA TỐC|HOẢ TỐC))?[\p{P}\p{S} ]*$/u;
/** "MẬT – Báo cáo …", "(TỐI MẬT) Báo cáo …" */
const HEAD =
  /^["“' ]*(?:(TUYỆT ?M ?Ậ ?T|TỐI ?M ?Ậ ?T|M ?Ậ ?T) ?[:–—|-]|[([](TUYỆT ?M ?Ậ ?T|TỐI ?M ?Ậ ?T|M ?Ậ ?T)[)\]])/u;
/** "#2 (TỐI MẬT) …", "3. MẬT – …": figures and signs before the head of a line. */
const BEFORE_HEAD = /^[^\p{L}([]{1,16}/u;
/** "Công văn số 12-CV/TU (MẬT)" */
const END = /[([](TUYỆT ?M ?Ậ ?T|TỐI ?M ?Ậ ?T|M ?Ậ ?T)[)\]]["”'.; ]*$/u;
/** Upper or lower case: nobody writes "Độ mật: mật" of anything else. */
const LABEL = /(?<!\p{L})ĐỘ MẬT ?[:：] ?["“(]?(TUYỆT ?M ?Ậ ?T|TỐI ?M ?Ậ ?T|M ?Ậ ?T)(?= ?(?:[^\p{L}\p{N} ]|$))/u;
/** A head that lost its columns: "Số: 12/BC-UBND MẬT", "Số 12-CV/TU (MẬT) ngày 5/11", "MẬT Số: 12/BC-UBND". */
const NUMBER_START = /(?<![\p{L}\d/-])\d{1,7}\p{L}?[/-]/gu;
const REST_OF_NUMBER = /^[\p{L}\d/-]{2,40}[ ,;]{0,2}[([]?$/u;
const BEHIND = /(TUYỆT ?MẬT|TỐI ?MẬT|MẬT)(?!\p{L})(?! ?(?:ĐỘ|KHẨU|MÃ|ONG|MÍA|RỈ|THƯ|VỤ|LỆNH|PHỤC|ĐÀM)(?!\p{L}))/u;
/** More than a document's number and a stamp behind it, in letters. */
const LONGEST_NUMBER = 60;
/** Signs, a stamp, and the word that it might make. */
const LONGEST_STAMP = 24;
const BEFORE_NUMBER = /(?<!\p{L})(?<!(?:BÍ|BẢO|CƠ) ?)(TUYỆT ?MẬT|TỐI ?MẬT|MẬT)[ ,;)\]]{1,3}S[Ốố] ?:? ?\d{1,6}[/-]/u;
/** Beside what stands on the right of a head: "UBND TỈNH THANH HÓA MẬT CỘNG HÒA XÃ HỘI …", "… Hạnh phúc MẬT". */
const BEFORE_MOTTO =
  /(?<!\p{L})(?<!(?:BÍ|BẢO|CƠ) ?)(TUYỆT ?MẬT|TỐI ?MẬT|MẬT)[ ,;)\]]{1,3}(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN)(?!\p{L})/u;
const MOTTO = /(?:NGHĨA|SẢN) VIỆT NAM|H[Ạạ][Nn][Hh] (?:PHÚC|phúc)/gu;
const BESIDE_MOTTO = /^[ ,;([–-]{1,4}$/u;
/** Columns of a head or a table that was pasted stand apart by a tab, several blanks or an upright line. */
const COLUMN_GAP = /\t+| {3,}|\|/u;

/** Parts of the name of a file: words, figures, codes. */
const NAME_PARTS = /[\p{L}\p{M}\p{N}]+/gu;
/** As they are spelt without diacritics. */
const MAKES_WORD_PLAIN = new Set([...MAKES_WORD_AFTER].map(stripDiacritics));
/** Behind "mat" without diacritics they make it "mặt": "tới Mặt trận", "mặt bằng". */
const FACES = new Set('TRAN BANG DAT HANG TIEN NUOC'.split(' '));
/** Ends of a name that say what the file is, and not what stands in it; several may follow each other. */
const EXTENSION = /\.[A-Za-z0-9]{1,8}$/u;
const MOST_EXTENSIONS = 4;
/** In brackets nobody writes the word for anything else, in any case. */
const IN_BRACKETS = /[([{] ?(tuyệt mật|tối mật|mật) ?[)\]}]/iu;

function stampAfterNumber(line: string): RegExpExecArray | null {
  for (const { index, 0: start } of line.matchAll(NUMBER_START)) {
    const from = index + start.length;
    const rest = line.slice(from, from + LONGEST_NUMBER);
    const stamp = BEHIND.exec(rest);
    if (stamp !== null && REST_OF_NUMBER.test(rest.slice(0, stamp.index))) return stamp;
  }
  return null;
}

function stampAfterMotto(line: string): RegExpExecArray | null {
  for (const { index, 0: motto } of line.matchAll(MOTTO)) {
    const from = index + motto.length;
    const rest = line.slice(from, from + LONGEST_STAMP);
    const stamp = BEHIND.exec(rest);
    if (stamp !== null && BESIDE_MOTTO.test(rest.slice(0, stamp.index))) return stamp;
  }
  return null;
}

/** The marking that a message carries; null for none. */
export function secrecyMarkingOf(text: string): SecrecyMarking | null {
  for (const [written] of text.normalize('NFC').matchAll(/[^\r\n\u2028\u2029\v\f]+/gu)) {
    // Most lines of most texts.
    if (!/[Ậậ]/u.test(written)) continue;
    const line = plain(written);
    const found =
      STAMP.exec(line) ??
      HEAD.exec(line.replace(BEFORE_HEAD, '')) ??
      END.exec(line) ??
      LABEL.exec(line.toUpperCase()) ??
      stampAfterNumber(line) ??
      BEFORE_NUMBER.exec(line) ??
      BEFORE_MOTTO.exec(line) ??
      stampAfterMotto(line) ??
      stampInColumn(written) ??
      markInWords(line);
    if (found !== null) return gradeOf(found);
  }
  return null;
}

/** The marking in the name of a file, whatever it was called on its way: "BC-MẬT.signed (1) - Copy.pdf". */
export function secrecyMarkingOfName(fileName: string): SecrecyMarking | null {
  const name = plain(withoutExtensions(fileName.normalize('NFC')));
  const bracketed = IN_BRACKETS.exec(name);
  if (bracketed !== null) return gradeOf(bracketed);
  const parts = name.replace(/(?<!\p{L})M Ậ T(?!\p{L})/gu, 'MẬT').match(NAME_PARTS) ?? [];
  for (const [at, part] of parts.entries()) {
    const grade =
      gradeOfPart(part, parts[at - 1]?.toUpperCase(), parts[at + 1]?.toUpperCase()) ?? gradeInPlace(parts, at);
    if (grade !== null) return grade;
  }
  return gradeApart(name, parts) ?? secrecyMarkingOf(name);
}

/** Glued to the code of a kind of paper: "BCMẬT", "KHMẬT". */
const GLUED = /^(?:BC|CV|TTR|TB|KH|QĐ|CT|NQ|HD|PA)MẬT$/u;

function gradeOfPart(part: string, before = '', after = ''): SecrecyMarking | null {
  if (GLUED.test(part) && !MAKES_WORD_BEFORE.has(after)) return 'MẬT';
  if (part === 'MẬT' || (part === 'MAT' && !FACES.has(after))) {
    if (before === 'TUYỆT' || before === 'TUYET') return 'TUYỆT MẬT';
    if (before === 'TỐI' || before === 'TOI') return 'TỐI MẬT';
  }
  if (part !== 'MẬT' || MAKES_WORD_AFTER.has(before) || MAKES_WORD_BEFORE.has(after)) return null;
  return 'MẬT';
}

/** What a mark stands beside in a name, in any case: a figure, the code of a kind of paper, which version it is. */
const BESIDE_MARK = /^(?:\d+|v\d+|bc|cv|tb|tt|ttr|kh|qd|qđ|ct|nq|hd|hđ|bb|pa|ubnd|hđnd|hdnd|copy|signed|scan|final)$/iu;
/** How the name of a kind of paper ends: "báo cáo mật", "hồ sơ mật". Without diacritics. */
const PAPER_ENDS = new Set('CAO VAN TRINH DINH HOACH BAN LIEU SO BAO AN'.split(' '));
/** What goes on behind the name of a secret paper: "công văn mật số 12", "tài liệu mật về …". Without diacritics. */
const BEHIND_PAPER = new Set('SO NGAY VE CUA GUI NAM QUY THANG KEM THEO'.split(' '));
/** "Mật - Phương án", "Phương án - mật": apart from the other words, which the same sign does not join. */
const APART = /^(tuyệt mật|tối mật|mật)(?= ?[-–])|(?<=[-–] ?)(tuyệt mật|tối mật|mật)$/iu;

/**
 * In small letters, or without diacritics, the word is a mark only where marks stand: "12_BC_tối_mật", "mật_12", "báo cáo
 * mật số 5", "12-BC-MAT".
 */
function gradeInPlace(parts: readonly string[], at: number): SecrecyMarking | null {
  const own = parts[at]?.toUpperCase();
  if (own !== 'MẬT' && own !== 'MAT') return null;
  const before = parts[at - 1]?.toUpperCase() ?? '';
  const after = parts[at + 1];
  const next = stripDiacritics(after?.toUpperCase() ?? '');
  const grade = gradeOfPart(own, before) ?? 'MẬT';
  const isGraded = grade !== 'MẬT';
  const makesWord = own === 'MAT' ? MAKES_WORD_PLAIN.has(before) : MAKES_WORD_AFTER.has(before);
  if (makesWord || MAKES_WORD_BEFORE.has(after?.toUpperCase() ?? '')) return null;
  const lead = parts[at - (isGraded ? 2 : 1)];
  const isPaper = lead !== undefined && PAPER_ENDS.has(stripDiacritics(lead.toUpperCase()));
  const beforeLead = parts[at - (isGraded ? 3 : 2)];
  const isLed = isPaper || (lead !== undefined && BESIDE_MARK.test(lead) && !isBareMeasure(own, lead, beforeLead));
  const followed = after !== undefined && (BESIDE_MARK.test(after) || (isPaper && BEHIND_PAPER.has(next)));
  const [opens, closes] = [lead === undefined || isLed, after === undefined || followed];
  // "Tối mật" makes no other word: one side is enough. "Mat" may be "mặt", "toi" "tới": it takes a paper before it.
  if (isGraded && own === 'MẬT') return opens || closes ? grade : null;
  return opens && closes && (own === 'MẬT' || isLed || isGraded) ? grade : null;
}

/** "12 mat.jpg" counts faces: without diacritics a figure leads only behind the code of a paper, "cv 12 mat". */
function isBareMeasure(own: string, lead: string, before: string | undefined): boolean {
  if (own !== 'MAT' || !/^\d+$/u.test(lead)) return false;
  const isOfPaper =
    before !== undefined &&
    ((BESIDE_MARK.test(before) && !/^\d+$/u.test(before)) || PAPER_ENDS.has(stripDiacritics(before.toUpperCase())));
  return !isOfPaper;
}

function gradeApart(name: string, parts: readonly string[]): SecrecyMarking | null {
  const joints = name.match(/[-–]/gu) ?? [];
  const isJoined = joints.length > 1 && !name.replace(/ ?[-–] ?/gu, '').includes(' ');
  const [next = '', before = ''] = [parts[1]?.toUpperCase(), parts.at(-2)?.toUpperCase()];
  const makesWord = MAKES_WORD_BEFORE.has(next) || MAKES_WORD_AFTER.has(before);
  const found = isJoined || makesWord ? null : APART.exec(name);
  return found === null ? null : gradeOf(found);
}

function withoutExtensions(fileName: string): string {
  let name = fileName;
  for (let cut = 0; cut < MOST_EXTENSIONS && EXTENSION.test(name); cut += 1) name = name.replace(EXTENSION, '');
  return name;
}

function stampInColumn(line: string): RegExpExecArray | null {
  const columns = line.split(COLUMN_GAP);
  if (columns.length < 2) return null;
  for (const column of columns) {
    const found = STAMP.exec(plain(column));
    if (found !== null) return found;
  }
  return null;
}

/** NFC, without characters of no width, blanks as single ones. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function gradeOf(found: RegExpExecArray): SecrecyMarking {
  const groups: readonly (string | undefined)[] = found.slice(1);
  const written = (groups.find((group) => group !== undefined) ?? '').toUpperCase();
  if (written.startsWith('TUY')) return 'TUYỆT MẬT';
  return written.startsWith('T') ? 'TỐI MẬT' : 'MẬT';
}
