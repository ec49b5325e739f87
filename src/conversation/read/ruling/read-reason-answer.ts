/** `/lydo 1 …`: whether the words confirm an objective reason, refuse it, or leave that open. */

import { callsOff } from '../answer/read-answer.ts';
import { putsOff } from '../small-talk.ts';
import { agrees, limits } from './agrees.ts';
import { isNotMeant } from './unclear-beside.ts';

export type ReasonAnswer =
  | { readonly kind: 'confirmed'; readonly answer: string | null }
  /** `answer` is why; '' where that is missing. */
  | { readonly kind: 'refused'; readonly answer: string }
  | { readonly kind: 'unclear' };

const UNCLEAR: ReasonAnswer = { kind: 'unclear' };

/** "không, vì …", "không đồng ý", "từ chối": a refusal, and what stands behind it. */
const NO =
  /^(?:(?:dạ|da),? )?(?:(?:không|khong|ko|kg|k)(?: (?:được |thể |duoc |the )?(?:đồng ý|dong y|xác nhận|xac nhan|nhất trí|nhat tri|chấp nhận|chap nhan|chấp thuận|chap thuan|công nhận|cong nhan|thống nhất|thong nhat|duyệt|duyet)(?: (?:lý do|ly do)(?: (?:khách quan|khach quan))?(?: (?:này|nay))?)?)?|từ chối|tu choi|bác bỏ|bac bo)(?=[\s,.;:!–-]|$)/iu;
/** "không có văn bản": what is missing is why. */
const LACKS =
  /^(?:không|khong|ko|kg|k) (?:có|co|đủ|du|kèm|kem|thấy|thay|nêu|neu|rõ|ro) (?:đủ |du )?(?:văn bản|van ban|hồ sơ|ho so|tài liệu|tai lieu|căn cứ|can cu|minh chứng|minh chung|chứng cứ|chung cu|bằng chứng|bang chung|xác nhận|xac nhan|giấy tờ|giay to|cơ sở|co so)(?![\p{L}\d])/iu;
const BARE_NO = /^(?:(?:dạ|da),? )?(?:không|khong|ko|kg|k)$/iu;
const SEPARATED = /^\s?(?:[,.;:!–-]|(?:vì|vi|do|bởi|boi)\s)/iu;
const WHY = /^(?:vì|vi|do|bởi vì|boi vi|bởi|boi|lý do là|ly do la|lý do|ly do)\s/iu;
const TURNS = /^(?:nhưng|nhung|nếu|neu|trừ|tru|mà|ma|song|cho đến|cho den)\s/iu;
const YES =
  /^(?:(?:dạ|da|vâng|vang),? )?(?:ok|oke|okie|okay|có|co|đồng ý|dong y|nhất trí|nhat tri|xác nhận|xac nhan|chấp nhận|chap nhan|chấp thuận|chap thuan|công nhận|cong nhan|thống nhất|thong nhat|được|duoc|duyệt|duyet|đúng)(?=[\s,.;:!]|$)/iu;
const DOCUMENT =
  /^(?:theo|căn cứ|can cu|tại|tai|kèm theo|kem theo|kèm|kem|công văn|cong van|văn bản|van ban|báo cáo|bao cao|quyết định|quyet dinh|biên bản|bien ban|thông báo|thong bao|giấy|giay|tờ trình|to trinh|kết luận|ket luan)\s/iu;
/** Behind a yes and "vì" a denial is of what happened; a condition stays one. */
const CONDITIONAL = /(?<!\p{L})(?:nếu|neu|nhưng|trừ|miễn là|với điều kiện|chỉ khi|sau khi|khi nào)(?!\p{L})|\?/iu;

/** Only nothing, a yes, or words that open with a yes or with a document confirm. */
export function readReasonAnswer(words: string): ReasonAnswer {
  const said = words.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (agrees(said)) return { kind: 'confirmed', answer: null };
  if (/[?？]/u.test(said) || isNotMeant(said) || putsOff(said)) return UNCLEAR;
  if (LACKS.test(said)) return { kind: 'refused', answer: said };
  const no = NO.exec(said)?.[0];
  if (no !== undefined) return refusal(no, said.slice(no.length));
  if (callsOff(said)) return UNCLEAR;
  const yes = YES.exec(said)?.[0];
  const isOpen = yes === undefined ? !DOCUMENT.test(said) || limits(said) : leavesOpen(said.slice(yes.length));
  return isOpen ? UNCLEAR : { kind: 'confirmed', answer: said };
}

function refusal(no: string, behind: string): ReasonAnswer {
  // "không phải lỗi của đơn vị" is no refusal.
  if (BARE_NO.test(no) && behind !== '' && !SEPARATED.test(behind)) return UNCLEAR;
  const rest = behind
    .replace(/^[\s,.;:!–-]+/u, '')
    .replace(WHY, '')
    .trim();
  if (rest === '') return { kind: 'refused', answer: '' };
  const isOpen = agrees(rest) || TURNS.test(rest) || isNotMeant(rest) || callsOff(rest) || YES_BEHIND_NO.test(rest);
  return isOpen ? UNCLEAR : { kind: 'refused', answer: rest };
}

const YES_BEHIND_NO = /^(?:à|ờ|ý)?,? ?(?:đồng ý|dong y|nhất trí|nhat tri|ok)(?=[\s,.;:!]|$)/iu;

function leavesOpen(behind: string): boolean {
  const rest = behind.replace(/^[\s,.;:!]+/u, '');
  return WHY.test(rest) ? CONDITIONAL.test(rest) : limits(rest);
}
