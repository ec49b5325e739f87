/**
 * The official stamp of a state secret, where it stands as a stamp: "MẬT", "TỐI MẬT" or "TUYỆT MẬT" in capitals on a
 * line of its own, at the head or the end of a line, or after "Độ mật:"; in the name of a file the same. The words as
 * words ("bí mật", "bảo mật", "mật độ", "mật khẩu", "BẢO MẬT") are none.
 */

export const SECRECY_MARKINGS = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const;

export type SecrecyMarking = (typeof SECRECY_MARKINGS)[number];

/** Alone on its line, perhaps beside how urgent it is. */
const STAMP =
  /^[\p{P}\p{S} ]*(?:(?:KHẨN|THƯỢNG KHẨN|HỎA TỐC|HOẢ TỐC)[\p{P} ]+)?(TUYỆT ?M ?Ậ ?T|TỐI ?M ?Ậ ?T|M ?Ậ ?T)(?:[\p{P} ]+(?:KHẨN|THƯỢNG KHẨN|HỎA TỐC|HOẢ TỐC))?[\p{P}\p{S} ]*$/u;
/** "MẬT – Báo cáo …", "(TỐI MẬT) Báo cáo …" */
const HEAD =
  /^["“' ]*(?:(TUYỆT ?M ?Ậ ?T|TỐI ?M ?Ậ ?T|M ?Ậ ?T) ?[:–—|-]|[([](TUYỆT ?M ?Ậ ?T|TỐI ?M ?Ậ ?T|M ?Ậ ?T)[)\]])/u;
/** "Công văn số 12-CV/TU (MẬT)" */
const END = /[([](TUYỆT ?M ?Ậ ?T|TỐI ?M ?Ậ ?T|M ?Ậ ?T)[)\]]["”'.; ]*$/u;
/** Upper or lower case: nobody writes "Độ mật: mật" of anything else. */
const LABEL = /(?<!\p{L})ĐỘ MẬT ?[:：] ?["“(]?(TUYỆT ?M ?Ậ ?T|TỐI ?M ?Ậ ?T|M ?Ậ ?T)(?= ?(?:[^\p{L}\p{N} ]|$))/u;
/** The end of a file's name: "BC-12 - MẬT", and the higher grades wherever they stand in it, also without diacritics. */
const NAME_END = /[-–] ?(TUYỆT ?M ?Ậ ?T|TỐI ?M ?Ậ ?T|M ?Ậ ?T)$/u;
const NAME_ANYWHERE = /(?<!\p{L})(TUYỆT MẬT|TỐI MẬT|TUYET MAT|TOI MAT)(?!\p{L})/u;

/** The marking that a message carries; null for none. */
export function secrecyMarkingOf(text: string): SecrecyMarking | null {
  for (const line of linesOf(text)) {
    const found = STAMP.exec(line) ?? HEAD.exec(line) ?? END.exec(line) ?? LABEL.exec(line.toUpperCase());
    if (found !== null) return gradeOf(found);
  }
  return null;
}

/** The marking in the name of a file. */
export function secrecyMarkingOfName(fileName: string): SecrecyMarking | null {
  const name = plain(fileName.replace(/\.[A-Za-z0-9]{1,5}$/u, '').replace(/[_+.]+/gu, ' '));
  const found = NAME_END.exec(name) ?? NAME_ANYWHERE.exec(name);
  return found === null ? secrecyMarkingOf(name) : gradeOf(found);
}

function linesOf(text: string): string[] {
  return text.split(/[\r\n\u2028\u2029\v\f]+/u).map(plain);
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
  const written = found.slice(1).find((group) => (group as string | undefined) !== undefined) ?? '';
  if (written.startsWith('TUY')) return 'TUYỆT MẬT';
  return written.startsWith('T') ? 'TỐI MẬT' : 'MẬT';
}
