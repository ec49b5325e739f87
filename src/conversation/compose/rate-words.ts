/** Both rates with their formulas: a rate without its formula has misled before (vocabulary). */

import { notLateAside, ratesOf, type Figures } from '../../domain/tasks/figures.ts';
import { count, percent } from './words.ts';
import { ORPHANED, UNTOLD } from './deadline-words.ts';

/** What is divided by: in words, and with the figures. What stands outside, or stays in it, is said while there is any. */
function baseWords(figures: Figures): { readonly words: string; readonly numbers: string } {
  const { total, within, unreviewed, waitingNotDue, joined } = figures;
  const parts = [
    { sign: '−', words: 'còn trong hạn', value: within, isAlways: true },
    { sign: '−', words: 'đang chờ, chưa đến hạn hoặc không ấn định ngày', value: waitingNotDue, isAlways: false },
    { sign: '−', words: 'chưa rà soát hiện trạng', value: unreviewed, isAlways: false },
    { sign: '−', words: 'tạm dừng hoặc chờ giao đơn vị, chưa quá hạn', value: notLateAside(figures), isAlways: false },
    { sign: '+', words: 'phần việc đã nhập, chưa xong', value: joined, isAlways: false },
  ].filter(({ value, isAlways }) => isAlways || value > 0);
  return {
    words: `(tổng${parts.map(({ sign, words }) => ` ${sign} ${words}`).join('')})`,
    numbers: `(${count(total)}${parts.map(({ sign, value }) => ` ${sign} ${count(value)}`).join('')})`,
  };
}

interface RateWords {
  readonly name: string;
  readonly percent: string;
  /** "hoàn thành ÷ (tổng − còn trong hạn) = 3 ÷ (10 − 4)" */
  readonly formula: string;
}

/** The rates of completion, each with the numbers that it divides. */
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
    return [`Chưa tính tỷ lệ: chưa có phần việc nào đến hạn${reviewed}.`];
  }
  return rateWords(figures).map(({ name, percent: value, formula }) => `${name} = ${formula} = ${value}.`);
}

/**
 * What is suspended, waits for a successor, or for its agency to be told of it, each with those past their date, where
 * there is any: " chờ giao đơn vị kế thừa 24 (trong đó đã quá hạn 8)," with `end` behind each.
 */
export function asideWords(figures: Figures, end: ',' | ';'): string {
  const { suspended, suspendedLate, orphaned, orphanedLate, untold, untoldLate } = figures;
  const say = (words: string, value: number, late: number): string =>
    value === 0 ? '' : ` ${words} ${count(value)}${late === 0 ? '' : ` (trong đó đã quá hạn ${count(late)})`}${end}`;
  return (
    say('tạm dừng', suspended, suspendedLate) +
    say(ORPHANED, orphaned - untold, orphanedLate - untoldLate) +
    say(UNTOLD, untold, untoldLate)
  );
}

/** "không ấn định ngày 3, trong đó đã kết thúc 1, chưa báo cáo kỳ vừa qua 2"; of the parts, those that hold any. */
export function noDateWords({ noDate, ended, silent }: Figures): string {
  const parts = [
    ...(ended === 0 ? [] : [`đã kết thúc ${count(ended)}`]),
    ...(silent === 0 ? [] : [`chưa báo cáo kỳ vừa qua ${count(silent)}`]),
  ];
  return [`không ấn định ngày ${count(noDate)}`, ...(parts.length === 0 ? [] : [`trong đó ${parts.join(', ')}`])].join(
    ', ',
  );
}

/** Both rates beside each other, which hide nothing of each other; how they are made is a command away. */
function bareRates(figures: Figures): readonly string[] {
  if (ratesOf(figures).base === 0) return rateSentences(figures);
  const said = rateWords(figures).map(({ name, percent: value }) => `${name} ${value}`);
  return [`${said.join('; ').replace('; Tỷ', '; tỷ')} (cách tính: /tonghop).`];
}

/** The total with its parts, each assignment once, and both rates, `in_full` with their formulas; of everybody or of one agency. */
export function figureSentences(
  figures: Figures,
  rates: 'in_full' | 'bare' = 'in_full',
  whose: 'everybody' | 'one_agency' = 'everybody',
): readonly string[] {
  const leads = whose === 'everybody' ? 'các đơn vị chủ trì' : 'đơn vị';
  const { total, within, overdue, waiting, unreviewed } = figures;
  const { completed } = ratesOf(figures);
  return [
    `Tổng ${count(total)} phần việc của ${leads}: hoàn thành ${count(completed)}, quá hạn ${count(overdue)}, chờ xác nhận hoặc quyết định ${count(waiting)},${unreviewed === 0 ? '' : ` chưa rà soát hiện trạng ${count(unreviewed)},`}${asideWords(figures, ',')} còn trong hạn hoặc không ấn định ngày ${count(within)} (${noDateWords(figures)}).`,
    ...excusedSentence(figures),
    ...(rates === 'bare' ? bareRates(figures) : rateSentences(figures)),
  ];
}

/** How much of what is late has a reason that the secretariat confirmed; nothing where none has. */
export function excusedSentence({ excused }: Figures): readonly string[] {
  if (excused === 0) return [];
  return [`Trong số quá hạn và hoàn thành quá hạn, ${count(excused)} phần việc có lý do khách quan được xác nhận.`];
}

/** The rates leave out what has no date and what waits: of a programme that is over the whole is said too. */
export function doneOfAllWords(figures: Figures): string {
  const { total, ended } = figures;
  const done = ratesOf(figures).completed + ended;
  return `Đã hoàn thành hoặc kết thúc ${count(done)} trong tổng số ${count(total)} phần việc (${percent(done, total)}).`;
}
