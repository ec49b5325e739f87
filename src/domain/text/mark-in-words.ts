/**
 * A grade of secrecy in capitals as a word of its own among others: behind a number or a day, at the end of a clause, beside
 * a kind of paper. How urgent a paper is ("HỎA TỐC") is no secret.
 */

import { stripDiacritics } from '../strip-diacritics.ts';

/** "BẢO MẬT", "MẬT ĐỘ": words that "mật" makes with the one before it, and with the one after it. */
export const MAKES_WORD_AFTER = new Set(
  'BÍ BẢO CƠ CẨN NGHIÊM RỈ TÚI GAN SỎI ĐƯỜNG ỐNG DỊCH TRĂNG ONG HƯƠNG'.split(' '),
);
export const MAKES_WORD_BEFORE = new Set(
  'ĐỘ KHẨU MÃ ONG MÍA RỈ GẤU NGỌT SƠN THƯ THIẾT VỤ LỆNH ĐÀM PHỤC NGHỊ TÔNG HOA'.split(' '),
);
/** What is done with honey, how it is measured, and "giữ mật": before the word they leave it one. */
const LEAVES_WORD = new Set('LẤY HÚT QUAY VẮT NUÔI RỪNG LÍT KG CHAI GIỌT GIỮ ĐỘ'.split(' '));

const MARK = /(?<!\p{L})(TUYỆT ?M ?Ậ ?T|TỐI ?M ?Ậ ?T|M ?Ậ ?T)(?!\p{L})/gu;
const WORD_BEFORE = /(?<!\p{L})(\p{L}{1,12})[ "“”'([]{0,3}$/u;
const WORD_AFTER = /^[ "“”')\]]{0,3}(\p{L}{1,12})/u;
/** What may stand between a number and the mark behind it, and how much of it. */
const BETWEEN = ' "“”\'([,;:–-';
const MOST_BETWEEN = 3;
const QUARTERS = new Set(['I', 'II', 'III', 'IV']);
/** Behind the mark: nothing more, the next clause, or how urgent it is. */
const CLAUSE_ENDS = /^[)\]"”'’ ]{0,3}(?:$|[,;.:!…–—-]|(?:THƯỢNG )?KHẨN(?!\p{L})|H(?:ỎA|OẢ) TỐC(?!\p{L}))/u;
/** The last syllable of a kind of paper. */
const PAPER_ENDS = new Set('CÁO VĂN TRÌNH ĐỊNH HOẠCH BẢN LIỆU SƠ BÁO ÁN ĐIỆN THỊ'.split(' '));
/** What goes on behind one paper that is meant: "công văn MẬT số 12", "báo cáo MẬT về …". */
const GOES_ON = /^ (?:số|SỐ|ngày|NGÀY|về|VỀ|v\/v|V\/v) /u;
const PAPER_FIRST =
  /^ (?:báo cáo|công văn|công điện|tờ trình|quyết định|kế hoạch|thông báo|văn bản|tài liệu|hồ sơ|phương án|biên bản|đề án|chỉ thị|dự thảo)(?!\p{L})/iu;
/** Rules about such papers, and that something is none: words about the stamp. */
const DENIES =
  /(?<!\p{L})(?:không|chưa|đừng|chớ|cấm|tránh) (?:được |nên |có )?(?:phải|là|thuộc|đóng|mang|dấu|gửi|chuyển|đưa|đăng|phát|trao đổi|chụp|dùng|nhận|soạn)(?!\p{L})/iu;
const IS_RULE =
  /(?<!\p{L})(?:quản lý|bảo quản|bảo vệ|quy định|quy chế|danh mục|tập huấn|chế độ)(?: \p{L}{1,8}){0,3} (?:tài liệu|văn bản|hồ sơ)(?!\p{L})/iu;
/** Further away than this another matter is told of; what is looked at for one mark is no longer. */
const LONGEST_CLAUSE = 160;

/** `line` in NFC, with single blanks. The first group is the grade; null for none. */
export function markInWords(line: string): RegExpExecArray | null {
  for (const found of line.matchAll(MARK)) {
    const end = found.index + found[0].length;
    const before = line.slice(Math.max(0, found.index - LONGEST_CLAUSE), found.index);
    const after = line.slice(end, end + LONGEST_CLAUSE);
    if (!isPartOfWord(before, after) && isMark(found, before, after)) return found;
  }
  return null;
}

function isPartOfWord(before: string, after: string): boolean {
  const [lead, next] = [WORD_BEFORE.exec(before)?.[1]?.toUpperCase() ?? '', WORD_AFTER.exec(after)?.[1]?.toUpperCase()];
  return MAKES_WORD_AFTER.has(lead) || LEAVES_WORD.has(lead) || (next !== undefined && MAKES_WORD_BEFORE.has(next));
}

/** "25/6", "12/BC-UBND", "quý II": it is a paper's, and what stands behind it as well. */
function endsInNumber(before: string): boolean {
  let end = before.length;
  while (end > 0 && before.length - end < MOST_BETWEEN && BETWEEN.includes(before.charAt(end - 1))) end -= 1;
  const words = before.slice(0, end).split(' ');
  const last =
    words
      .at(-1)
      ?.split(/[^\p{L}\d/-]/u)
      .at(-1) ?? '';
  return /\d/u.test(last) || (QUARTERS.has(last) && words.at(-2)?.toLowerCase() === 'quý');
}

/** `before` and `after` are what stands within a clause's length of the mark. */
function isMark({ index, 0: mark }: RegExpExecArray, before: string, after: string): boolean {
  if (endsInNumber(before)) return true;
  const clause = before.split(/[,;.]/u).at(-1) ?? '';
  if (DENIES.test(clause) || IS_RULE.test(clause)) return false;
  const isFirst = index <= LONGEST_CLAUSE && !/\p{L}/u.test(before);
  if (isFirst && PAPER_FIRST.test(after)) return true;
  const lead = WORD_BEFORE.exec(before)?.[1]?.toUpperCase() ?? '';
  const isBesidePaper = PAPER_ENDS.has(lead);
  if (isBesidePaper && GOES_ON.test(after)) return true;
  if (!CLAUSE_ENDS.test(after)) return false;
  // Where all is in capitals, they say nothing of the one word.
  const isShouted = !/\p{Ll}/u.test(before + after);
  return isBesidePaper || !isShouted || stripDiacritics(mark).startsWith('T');
}
