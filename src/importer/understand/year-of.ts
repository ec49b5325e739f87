/** The year that a header, or the title above a table, gives to dates without one. */

import { yearOfTitle } from '../../domain/deadlines/year-of-title.ts';

const BARE_YEAR = /(?<![\d/-])(20\d\d)(?![\d/-])/gu;

/** Above a table: its own title, and not the papers that it is based on. */
const TITLES = /^(?:kế hoạch|chương trình|lịch|danh mục|phụ lục|biểu|bảng|tiến độ|nhiệm vụ|giao|phân công)(?!\p{L})/iu;
const LONGEST_TITLE = 200;

/** The one year that the titles above a table name: "LỊCH CÔNG TÁC THÁNG 5 NĂM 2026". */
export function yearOfCaption(lines: readonly string[]): number | null {
  const titles = lines.filter((line) => line.length <= LONGEST_TITLE && TITLES.test(line.trim()));
  const years = new Set(titles.map(yearOfTitle).filter((year) => year !== null));
  const [only] = years;
  return years.size === 1 ? (only ?? null) : null;
}

/** "Thời gian (Năm 2026)", "Thời hạn 2026". */
export function yearOfHeader(header: readonly string[], position: number | undefined): number | null {
  const years = new Set(Array.from((header[position ?? -1] ?? '').matchAll(BARE_YEAR), ([, year]) => Number(year)));
  const [only] = years;
  return years.size === 1 ? (only ?? null) : null;
}
