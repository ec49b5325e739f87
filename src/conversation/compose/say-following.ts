/** Around the end of a following-up ("thôi theo dõi"): what is asked, and why nothing was decided. */

import type { Refusal } from '../../domain/tasks/transition/change.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { continuedWords } from './heir-words.ts';
import { cardName, count, taskName } from './words.ts';

export const ONLY_SECRETARIAT_ENDS = 'Chỉ Văn phòng / bộ phận theo dõi được quyết định thôi theo dõi một nhiệm vụ.';

/** Nothing was said of why, or what was said leaves it open. */
export function basisOfEndNeeded({ task }: Pick<Card, 'task'>, why: 'missing' | 'unclear'): string {
  const what = why === 'missing' ? 'thôi theo dõi cần có căn cứ' : 'chưa rõ căn cứ thôi theo dõi';
  return `${taskName(task)}: ${what}; chưa quyết định gì. Đề nghị ghi văn bản hoặc lý do sau số nhiệm vụ, ví dụ: /thoitheodoi ${String(task.id)} theo Quyết định số 15/QĐ-UBND.`;
}

/** Several leads answer for the task. */
export function whichLeadEnds(cards: readonly Card[]): string {
  const [first] = cards;
  if (first === undefined) throw new RangeError('Somebody must lead the task.');
  const { task } = first;
  const codes = [...new Set(cards.map(({ agency }) => agency.code))];
  return `${taskName(task)} do ${count(codes.length)} đơn vị chủ trì (${codes.join(', ')}); chưa quyết định gì. Đề nghị ghi mã đơn vị thôi theo dõi, hoặc “tất cả”, trước căn cứ, ví dụ: /thoitheodoi ${String(task.id)} ${codes[0] ?? ''} theo Quyết định số 15/QĐ-UBND.`;
}

/** One period is named of a duty. */
export function wholeDutyEnds({ task }: Pick<Card, 'task'>): string {
  return `${taskName(task)} là nhiệm vụ định kỳ: thôi theo dõi là thôi cả nhiệm vụ, không riêng một kỳ; chưa quyết định gì. Nếu thôi cả nhiệm vụ, đề nghị gửi lại lệnh, không ghi kỳ.`;
}

/** Why a share's following-up was not ended. */
export function notEnded(card: Card, why: Refusal): string {
  const name = `${cardName(card)} – ${card.agency.name}`;
  const id = String(card.task.id);
  switch (why) {
    case 'waiting_confirmation':
      return `${name}: đơn vị đã báo hoàn thành và đang chờ xác nhận. Đề nghị quyết định trước: /xacnhan ${id}, hoặc /tralai ${id} kèm lý do; chưa thôi theo dõi.`;
    case 'cancelled':
      return `${name}: đã thôi theo dõi từ trước.`;
    case 'continued':
      return `${name}: nhiệm vụ ${continuedWords(card)}; chưa quyết định gì.`;
    default:
      return `${name}: không còn việc hoặc kỳ nào đang theo dõi; chưa quyết định gì.`;
  }
}

/** Nothing of the task was ended by such a decision. */
export function nothingEnded({ task }: Pick<Card, 'task'>): string {
  return `${taskName(task)}: không có quyết định thôi theo dõi nào của Văn phòng để bỏ.`;
}
