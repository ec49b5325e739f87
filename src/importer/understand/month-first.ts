/** Lists of projects come with American dates: 6/30/2026 is the thirtieth of June. */

const THREE_NUMBERS = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u;
const MONTHS = 12;

/** Whether a column's dates stand with the month first: one fits only so, and none fits only the other way. */
export function monthFirst(cells: readonly string[]): boolean {
  let fits = false;
  for (const cell of cells) {
    const [, first, second] = THREE_NUMBERS.exec(cell) ?? [];
    if (first === undefined) continue;
    if (Number(first) > MONTHS) return false;
    if (Number(second) > MONTHS) fits = true;
  }
  return fits;
}

/** A date of such a column; one that could be read both ways is left open. Null for any other text. */
export function readMonthFirst(text: string): { readonly words: string; readonly message: string } | null {
  const [, month = '', day = '', year = ''] = THREE_NUMBERS.exec(text) ?? [];
  if (year === '') return null;
  const turned = `${day}/${month}/${year}`;
  if (Number(day) > MONTHS) {
    return { words: turned, message: `Ghi “${text}”, tháng trước ngày sau; hiểu là ngày ${turned}.` };
  }
  if (Number(day) === Number(month)) return null;
  return {
    words: `${text} hoặc ${turned}`,
    message: `Ghi “${text}”: cột này có ngày viết theo thứ tự tháng/ngày, nên có thể là ngày ${text} hoặc ${turned}; chưa ấn định ngày, hãy ghi lại rõ trong tệp rồi nhập lại.`,
  };
}
