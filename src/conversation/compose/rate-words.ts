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

/** "Tỷ lệ hoàn thành = hoàn thành ÷ (tổng − còn trong hạn) = 3 ÷ (10 − 4) = 50,0 %." */
export function rateSentences(figures: Figures): readonly string[] {
  return rateWords(figures).map(({ name, percent: value, formula }) => `${name} = ${formula} = ${value}.`);
}
