/** The names of what a column may be, where people choose. */

import type { ColumnMeaning } from '../../../domain/drafts/column-choice.ts';
import { count } from '../words.ts';

export const COLUMN_WORDS: Readonly<Record<ColumnMeaning, string>> = {
  ref: 'số thứ tự',
  section: 'mục',
  title: 'nội dung nhiệm vụ',
  lead: 'đơn vị chủ trì',
  roles: 'chủ trì và phối hợp trong một ô',
  coordinating: 'đơn vị phối hợp',
  product: 'sản phẩm',
  deadline: 'thời hạn',
  start: 'ngày bắt đầu',
  end: 'ngày kết thúc',
  report_to: 'nơi nhận báo cáo',
  source: 'nguồn (phụ lục, thân văn bản)',
  feeds: 'phục vụ nhiệm vụ khác',
  continues: 'tiếp nối nhiệm vụ trước',
  period: 'tháng, quý, năm để đánh dấu',
  agency: 'tên đơn vị, ô ghi CT, PH',
  none: 'không dùng',
};

/** What a draft says after its columns were chosen. */
export function columnsChosen(rows: number, asked: number): string {
  const again = asked === 0 ? 'các câu đã trả lời vẫn giữ' : `${count(asked)} câu đã trả lời cần hỏi lại`;
  return `Đã đọc lại theo các cột đã chọn: ${count(rows)} việc; ${again}.`;
}

/** Where a draft has no columns to choose: sentences, or nothing that was changed. */
export const NO_COLUMNS = 'Văn bản này không có bảng nên không có cột nào để chọn.';
export const NO_SUCH_TABLE = 'Không có bảng này trong dự thảo; đề nghị xem lại số của bảng.';
