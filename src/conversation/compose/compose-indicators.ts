/** Targets and reported values, in words. */

import {
  standingOfTarget,
  trendOf,
  type Indicator,
  type Target,
  type TargetStanding,
} from '../../domain/tasks/indicator.ts';
import { cursorOfRow } from '../../domain/tasks/list-cursor.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { rowsBehind, writeOrdered, type PageAsked } from './paginate.ts';
import { count, shorten } from './words.ts';
import { bold, write } from './write.ts';

/** 24.5 → "24,5"; 30000 → "30.000". At most three decimals. */
export function figure(value: number): string {
  const [whole = '0', decimals] = String(Math.round(Math.abs(value) * 1000) / 1000).split('.');
  return `${value < 0 ? '−' : ''}${count(Number(whole))}${decimals === undefined ? '' : `,${decimals}`}`;
}

/** "Chỉ tiêu 3: …", its name cut at 120 characters. */
export function indicatorName({ id, name }: Indicator): string {
  const title = shorten(name, 120);
  return `Chỉ tiêu ${String(id)}: ${title.charAt(0).toLocaleUpperCase('vi')}${title.slice(1)}`;
}

/** The numeric targets, each with its newest value, a page at a time. */
export function composeIndicatorList(indicators: readonly Indicator[], { page, after }: PageAsked): OutgoingMessage {
  const rows = indicators.map((indicator) => ({
    lines: [`${indicatorName(indicator)} – ${summary(indicator)}`],
    cursor: cursorOfRow('indicators', indicator.id),
  }));
  return writeOrdered({
    head: [
      bold(`Chỉ tiêu: ${count(indicators.length)}`),
      indicators.length === 0
        ? 'Chưa có chỉ tiêu nào.'
        : 'Xem một chỉ tiêu: /chitieu kèm số. Báo giá trị: “chỉ tiêu 7 năm 2025: 24,5%”.',
    ],
    items: rowsBehind(rows, after),
    foot: [],
    command: 'chitieu',
    argument: '',
    page,
    after,
  });
}

function summary(indicator: Indicator): string {
  const target =
    indicator.targets.find((each) => standingOfTarget(indicator, each).reached !== true) ?? indicator.targets.at(-1);
  const latest = indicator.values.at(-1);
  const now =
    latest === undefined ? 'chưa có số liệu' : `năm ${String(latest.year)}: ${figure(latest.value)} ${indicator.unit}`;
  return target === undefined ? now : `${now}; mục tiêu ${targetWords(target)}`;
}

/** One indicator: the decision's targets, each with how it stands, then the values year by year with the trend. */
export function composeIndicator(indicator: Indicator): OutgoingMessage {
  const trend = trendOf(indicator);
  return write([
    bold(indicatorName(indicator)),
    `Căn cứ: mục ${indicator.section} của văn bản. Đơn vị tính: ${indicator.unit}.`,
    '',
    bold('Mục tiêu'),
    ...indicator.targets.map(
      (target) => `• ${targetWords(target)}: ${standingWords(indicator, target, standingOfTarget(indicator, target))}`,
    ),
    '',
    bold('Đã báo cáo'),
    ...(indicator.values.length === 0
      ? ['Chưa có số liệu.']
      : indicator.values.map(({ year, value }) => `• Năm ${String(year)}: ${figure(value)} ${indicator.unit}`)),
    ...(trend === null
      ? []
      : [
          `Xu hướng: ${changeWords(trend.to.value - trend.from.value, indicator.unit)} so với năm ${String(trend.from.year)}.`,
        ]),
  ]);
}

/** "từ 50 % trở lên vào năm 2025", "dưới 0,8 % vào năm 2030", "giai đoạn 2021 - 2025" */
export function targetWords({ comparator, text, fromYear, toYear }: Target): string {
  const level = comparator === '>=' ? `${text} trở lên` : comparator === '<' ? `dưới ${text}` : text;
  const when = fromYear === toYear ? `đến năm ${String(toYear)}` : `giai đoạn ${String(fromYear)} - ${String(toYear)}`;
  return `${level} (${when})`;
}

const RECKONED: Record<TargetStanding['reckoning'], string> = {
  latest: '',
  average: 'bình quân các năm đã báo cáo ',
  sum: 'cộng các năm đã báo cáo ',
};

function standingWords({ unit }: Indicator, target: Target, { value, reached, reckoning }: TargetStanding): string {
  if (value === null) return 'chưa có số liệu';
  const now = `${RECKONED[reckoning]}${figure(value)} ${unit}`;
  if (reached === true) return `đã đạt, ${now}`;
  return target.comparator === '<'
    ? `chưa đạt, ${now}, còn phải giảm xuống dưới ${figure(target.value)} ${unit}`
    : `chưa đạt, ${now}, còn thiếu ${figure(target.value - value)} ${unit}`;
}

function changeWords(change: number, unit: string): string {
  if (change === 0) return 'không đổi';
  const amount = `${figure(Math.abs(change))} ${unit === '%' ? 'điểm %' : unit}`;
  return `${change > 0 ? 'tăng' : 'giảm'} ${amount}`;
}

/** What was taken into the record; `before` is the value that the year had, null for none. */
export function composeIndicatorReceipt(
  indicator: Indicator,
  reported: { year: number; value: number; before: number | null },
  by: string,
): OutgoingMessage {
  const { year, value, before } = reported;
  const target = indicator.targets.find(({ toYear }) => toYear >= year) ?? indicator.targets.at(-1);
  return write([
    bold(`Đã ghi nhận ${indicatorName(indicator)}`),
    `Năm ${String(year)}: ${figure(value)} ${indicator.unit}${before === null ? '' : ` (thay cho ${figure(before)} ${indicator.unit})`}.`,
    ...(target === undefined
      ? []
      : [`Mục tiêu ${targetWords(target)}: ${standingWords(indicator, target, standingOfTarget(indicator, target))}.`]),
    `Người báo: ${shorten(by, 60)}. Nếu chưa đúng, gửi lại: “chỉ tiêu ${String(indicator.id)} năm ${String(year)}: …”.`,
  ]);
}
