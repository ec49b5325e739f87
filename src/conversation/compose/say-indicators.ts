/** Short sentences about indicators: refusals and questions back. */

import { yearOf, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Indicator } from '../../domain/tasks/indicator.ts';
import { indicatorName } from './compose-indicators.ts';
import { shorten } from './words.ts';

export const MAY_NOT_REPORT =
  'Chỉ đầu mối của đơn vị hoặc Văn phòng được báo giá trị chỉ tiêu. Xem quyền của anh/chị: /toi.';

/** A number that no indicator bears. */
export function unknownIndicator(number: number): string {
  return `Không có chỉ tiêu ${String(number)}. Xem danh sách: /chitieu.`;
}

/** A report without a value, with the form that is read. */
export function howToReport(number: number): string {
  return `Chưa rõ giá trị của chỉ tiêu ${String(number)} nên chưa ghi nhận. Đề nghị gửi theo mẫu: “chỉ tiêu ${String(number)} năm 2025: 24,5%”.`;
}

/** A value in another unit than that of the decision. */
export function otherUnit(indicator: Indicator, unit: string): string {
  return `${indicatorName(indicator)} tính bằng ${indicator.unit}, không phải “${shorten(unit, 40)}”, nên chưa ghi nhận. Đề nghị gửi lại theo đơn vị tính của văn bản.`;
}

/** Asks for which year a value is. */
export function whichYear(indicator: Indicator, today: LocalDate): string {
  const year = yearOf(today);
  return `${indicatorName(indicator)}: giá trị này của năm ${String(year - 1)} hay năm ${String(year)}? Đề nghị ghi rõ, ví dụ “chỉ tiêu ${String(indicator.id)} năm ${String(year - 1)}: …”.`;
}

/** A year outside those of the decision. */
export function yearOutOfRange(year: number, first: number, last: number): string {
  return `Năm ${String(year)} không nằm trong khoảng ${String(first)} - ${String(last)} nên chưa ghi nhận. Đề nghị kiểm tra lại năm.`;
}

/** A rate above 100 %. */
export function overHundred(indicator: Indicator): string {
  return `${indicatorName(indicator)} là tỷ lệ, không thể quá 100 %, nên chưa ghi nhận. Đề nghị kiểm tra lại số liệu.`;
}
