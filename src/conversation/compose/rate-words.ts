/** Both rates with their formulas: a rate without its formula has misled before (vocabulary). */

import { ratesOf, type Figures } from '../../domain/tasks/figures.ts';
import { count, percent } from './words.ts';

/** What is divided by: in words, and with the figures. What is not yet reviewed stands outside while there is any. */
function baseWords({ total, within, unreviewed }: Figures): { readonly words: string; readonly numbers: string } {
  const apart = unreviewed === 0 ? '' : ` − ${count(unreviewed)}`;
  return {
    words: `(tổng − còn trong hạn${unreviewed === 0 ? '' : ' − chưa rà soát hiện trạng'})`,
    numbers: `(${count(total)} − ${count(within)}${apart})`,
  };
}

interface RateWords {
  readonly name: string;
  readonly percent: string;
  /** "hoàn thành ÷ (tổng − còn trong hạn) = 3 ÷ (10 − 4)" */
  readonly formula: string;
}

export function rateWords(figures: Figures): readonly RateWords[] {
  const { completed, onTime, base } = ratesOf(figures);
  const { words, numbers } = baseWords(figures);
  return [
    {
      name: 'Tỷ lệ hoàn thành',
      percent: percent(completed, base),
      formula: `hoàn thành ÷ ${words} = ${count(completed)} ÷ ${numbers}`,
    },
    {
      name: 'Tỷ lệ đúng hạn',
      percent: percent(onTime, base),
      formula: `hoàn thành đúng hạn ÷ ${words} = ${count(onTime)} ÷ ${numbers}`,
    },
  ];
}

/** "Tỷ lệ hoàn thành = hoàn thành ÷ (tổng − còn trong hạn) = 3 ÷ (10 − 4) = 50,0 %."; or why there is no rate. */
export function rateSentences(figures: Figures): readonly string[] {
  if (ratesOf(figures).base === 0) {
    const reviewed = figures.unreviewed === 0 ? '' : ' và đã rà soát hiện trạng';
    return [`Chưa tính tỷ lệ: chưa có lượt nhiệm vụ nào đến hạn${reviewed}.`];
  }
  return rateWords(figures).map(({ name, percent: value, formula }) => `${name} = ${formula} = ${value}.`);
}

/** The total with its parts, each assignment once, and both rates: under a digest and over report files alike. */
export function figureSentences(figures: Figures): readonly string[] {
  const { total, within, overdue, waiting, unreviewed, noDate, silent } = figures;
  const { completed } = ratesOf(figures);
  return [
    `Tổng ${count(total)} lượt nhiệm vụ (mỗi đơn vị chủ trì một lượt): hoàn thành ${count(completed)}, quá hạn ${count(overdue)}, chờ xác nhận hoặc quyết định ${count(waiting)},${unreviewed === 0 ? '' : ` chưa rà soát hiện trạng ${count(unreviewed)},`} còn trong hạn hoặc không ấn định ngày ${count(within)} (không ấn định ngày ${count(noDate)}, trong đó chưa báo cáo kỳ vừa qua ${count(silent)}).`,
    ...rateSentences(figures),
  ];
}
