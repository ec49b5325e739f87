/** Shares of a whole: "50%", "3/5 xã", "12/12 chỉ tiêu". */

import type { Item, ItemKind } from './items.ts';

/** "50%", "3/5 xã", "được 1/2". A plain "7/10" may be a day, so it is no share. */
export function isShare(item: Item, index: number, items: readonly Item[]): boolean {
  const [value = 0, whole = 0] = item.numbers;
  if (item.kind === 'percent') return value > 0 && value < 100;
  if (item.kind !== 'fraction' || value >= whole) return false;
  const isCounted = COUNTED.includes(items[index + 1]?.kind ?? 'unknown');
  const isAmount =
    items[index + 1]?.kind === 'progress_word' && /^(?:khối lượng|khoi luong)/u.test(items[index + 1]?.key ?? '');
  return (
    isCounted ||
    isAmount ||
    isNoDay(value, whole, items[index - 1]) ||
    ['progress_word', 'about', 'near'].includes(items[index - 1]?.kind ?? 'unknown') ||
    /\p{L}/u.test(item.key)
  );
}

/** "5.400/6.000 liều", "15/27 tổ": neither a day of a month nor, behind "tháng", a month of a year. */
function isNoDay(value: number, whole: number, before: Item | undefined): boolean {
  const isMonth = value <= MONTHS && /(?:^| )(?:tháng|thang|quý|quy|t|từ|tu|đến|den)$/u.test(before?.key ?? '');
  return whole > value && (value > LAST_DAY || (whole > MONTHS && !isMonth));
}

const LAST_DAY = 31;
const MONTHS = 12;

/** "12/12 chỉ tiêu", "5/5 xã". */
export function isWhole({ kind, numbers }: Item): boolean {
  const [value = 0, whole = 0] = numbers;
  return kind === 'fraction' && value === whole && value > 1;
}

/** What is counted. */
export const COUNTED: readonly ItemKind[] = ['counted', 'authority', 'task_word', 'part', 'ours'];
