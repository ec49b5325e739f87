/** A programme as an office would keep it in a spreadsheet, for the agencies of the seeded registries. */

import { writeFileSync } from 'node:fs';
import { TEN_THOUSAND } from './seed.ts';

const HEADER = 'Số TT,Mục,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời gian,Nơi nhận báo cáo';
/** As decisions put it: days, months, quarters, years, periods, none. */
const DEADLINES = [
  'Quý IV/2026',
  'Trước ngày 31/12/2026',
  'Tháng 9/2026',
  'Trong thời gian thực hiện Nghị quyết',
  'Năm 2027',
  'Giai đoạn 2026 - 2030',
];

export const IMPORT_ROWS = 100_000;

/** Writes the file; each task has one lead and one deadline, quoted where a text has a comma. */
export function writeImportFile(path: string, rows = IMPORT_ROWS): void {
  const lines = Array.from({ length: rows }, (_, index) => {
    const lead = `Đơn vị ${(index % TEN_THOUSAND.agencies) + 1}`;
    const title = `"Nhiệm vụ số ${index + 1}: lập, thẩm định và trình phê duyệt quy hoạch phân khu"`;
    return `I.${index + 1},I. Nhiệm vụ,${title},${lead},Sở Tư pháp,Báo cáo,${DEADLINES[index % DEADLINES.length] ?? ''},UBND tỉnh`;
  });
  writeFileSync(path, `${HEADER}\n${lines.join('\n')}\n`);
}
