/** Whether the words beside a ruling leave it open what is meant: a day, a document, a yes or a reason does not. */

import type { LocalDate } from '../../../domain/calendar/dates.ts';
import { readDate } from '../../../domain/deadlines/read-date.ts';
import { strip } from '../../../domain/strip-diacritics.ts';
import { namesOnlyDocument } from '../names-only-document.ts';
import { dayAskedBy, refuses } from '../answer/read-answer.ts';
import { readConfirmedDay } from '../answer/read-confirmed-day.ts';
import { putsOff } from '../small-talk.ts';
import { unneededWords } from '../unneeded-words.ts';
import { agrees, denies, limits } from './agrees.ts';
import { limitsBasis } from './limits-basis.ts';
import { readBasis } from './read-basis.ts';

/** The day of the report, where the agency stated another. */
export const BY_REPORT = /^(?:theo )?(?:ngày báo|ngay bao)(?: cáo| cao)?$/iu;

/** Said with a date, and not needed to read it. Without diacritics. */
export const OF_DATES: ReadonlySet<string> = new Set(['ngay', 'den', 'toi', 'het', 'la', 'vao', 'gia', 'han']);

/** Beside a confirmation: "không", "thiếu văn bản", "nếu đủ hồ sơ"; not a day, a document or a yes. */
export function isUnclearConfirmation(words: string, today: LocalDate): boolean {
  if (BY_REPORT.test(words)) return false;
  if (FIRST_OF_ALL.test(words)) return true;
  const { day, unused } = readConfirmedDay(words, today);
  const beside = day.kind === 'day' ? unused : words;
  return !agrees(beside) && (limits(beside) || !namesDocument(beside, today));
}

/** "đủ hồ sơ đã nhé": that comes first. */
const FIRST_OF_ALL = /(?:^|\s)đã(?: (?:nhé|nha|ạ|em|anh|chị)){0,3}[\s.!]*$/iu;

const LEADS_TO_DOCUMENT = /^(?:theo|căn cứ|can cu|tại|tai|bằng|bang|kèm theo|kem theo|kèm|kem)\s/iu;
const PAPER =
  /^(?:công văn|văn bản|báo cáo|quyết định|biên bản|tờ trình|thông báo|kết luận|nghị quyết|kế hoạch|giấy|cong van|van ban|bao cao|quyet dinh|bien ban|to trinh|thong bao|ket luan|nghi quyet|ke hoach|giay)(?![\p{L}\d])/iu;

/** By its number, or behind "theo" by its kind. */
export function namesDocument(words: string, today: LocalDate): boolean {
  const written = words.normalize('NFC').trim();
  const named = written.replace(LEADS_TO_DOCUMENT, '').trim();
  return namesOnlyDocument(named, today) || (named !== written && PAPER.test(named));
}

/** Words without a day are for the caller to ask about; why it is granted may stand behind one. */
export function isUnclearExtension(words: string, today: LocalDate): boolean {
  if (FIRST_OF_ALL.test(words)) return true;
  if (agrees(words) || dayAskedBy(words) !== null) return false;
  const { rest, basis } = readBasis(words);
  if (basis !== null && limitsBasis(basis, today)) return true;
  const date = readDate(rest, today);
  if (date.kind !== 'date') return denies(rest);
  const means = (fewer: string): boolean => {
    const said = readDate(fewer, today);
    return said.kind === 'date' && said.date === date.date;
  };
  const { used, unneeded } = unneededWords(rest, means, OF_DATES);
  if (denies(used)) return true;
  return !agrees(unneeded) && dayAskedBy(unneeded) === null && (denies(unneeded) || !GIVES_REASON.test(unneeded));
}

const GIVES_REASON = /^(?:vì|vi|do|bởi|boi|để|de)\s/iu;

/** Behind a return or a rejection: no reason for it but a yes to what was asked, a "thôi", a condition. */
export function isUnclearRefusal(words: string, ruling: 'return' | 'reject'): boolean {
  const said = words.normalize('NFC').trim();
  if (said === '') return false;
  return (
    agrees(said) ||
    refuses(said) ||
    putsOff(said) ||
    isNotMeant(said) ||
    OPENS_WITH_YES.test(said) ||
    DENIES_REFUSAL[ruling].test(strip(said)) ||
    ASKS_BACK.test(strip(said))
  );
}

/** "thôi, đủ rồi", "khoan đã", "nếu chưa ký": nothing is ruled with it, in either direction. */
export function isNotMeant(said: string): boolean {
  return CALLS_OFF.test(said) || ON_CONDITION.test(said);
}

const CALLS_OFF =
  /^(?:(?:dạ|da|à|ừ|ok),? )?(?:thôi|thoi|đừng|khỏi|(?:khoan|tạm)(?=[ ,]+(?:đã|hãy|vội|trả|xác|gia|quyết|dừng)|[ ,.]*$)|(?:để|de) (?:sau|hỏi|hoi|mai|đó|xem(?! x[ée]t))|bỏ qua|bo qua)(?=[\s,.;:!]|$)(?! (?:việc|số|tên|mẫu|đơn vị|biểu))/iu;
const ON_CONDITION =
  /^(?:nếu|neu|trừ khi|tru khi|trừ phi|tru phi|chỉ khi|chi khi|khi nào|khi nao|với điều kiện|voi dieu kien|miễn là|mien la)(?=\s|$)/iu;
const OPENS_WITH_YES =
  /^(?:(?:dạ|da|vâng|vang),? )?(?:ok|oke|okie|okay|đồng ý|dong y|nhất trí|nhat tri|chấp thuận|chap thuan|chấp nhận|chap nhan|tán thành|tan thanh)(?=[\s,.;:!]|$)/iu;
const DENIES_REFUSAL = {
  return:
    /^(?:khong|ko|kg|k|chua|dung) (?:(?:nen|can|phai|muon|dinh|duoc|the) )?(?:tra lai|tra ve|co y kien|phan doi)/u,
  reject:
    /^(?:khong|ko|kg|k|chua|dung) (?:(?:nen|can|phai|muon|dinh|duoc|the) )?(?:tu choi|bac|co y kien|phan doi|(?:khong|ko) dong y)/u,
} as const;
/** Without diacritics. */
const ASKS_BACK =
  /^(?:(?:co|the|vay) )?(?:nen|duoc|phai|dung)(?: (?:tra lai|tu choi|the|vay|nay))? (?:khong|ko|chua)[ ?a]*$/u;
