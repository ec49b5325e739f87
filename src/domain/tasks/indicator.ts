/** A numeric target of a decision (chỉ tiêu), the values reported against it, and how the two compare. */

import { strip } from '../strip-diacritics.ts';

export type Comparator = '>=' | '<' | '=';

/** Years are inclusive; `fromYear` = `toYear` for a target of one year. `text` is the decision's wording. */
export interface Target {
  readonly fromYear: number;
  readonly toYear: number;
  readonly comparator: Comparator;
  /** In the indicator's unit. */
  readonly value: number;
  readonly text: string;
}

/** `id` is the number people write ("chỉ tiêu 7"); `values` are by year, the earliest first, one a year. */
export interface Indicator {
  readonly id: number;
  readonly section: string;
  readonly name: string;
  readonly unit: string;
  readonly unitKey: string;
  readonly targets: readonly Target[];
  readonly values: readonly YearValue[];
}

export interface YearValue {
  readonly year: number;
  readonly value: number;
}

/** How the values of a target's years count together. */
export type Reckoning = 'latest' | 'average' | 'sum';

/** `value` is null when nothing was reported for those years. `reached` compares what is known so far. */
export interface TargetStanding {
  readonly value: number | null;
  readonly reached: boolean | null;
  readonly reckoning: Reckoning;
}

/**
 * Over a phase of several years a yearly average ("bình quân hàng năm") is averaged and a total ("tổng …") summed;
 * anything else, and a target of one year, stands at its latest value until then.
 */
export function standingOfTarget(indicator: Indicator, target: Target): TargetStanding {
  const reckoning = reckoningOf(indicator, target);
  const from = reckoning === 'latest' ? -Infinity : target.fromYear;
  const values = indicator.values.filter(({ year }) => year >= from && year <= target.toYear).map(({ value }) => value);
  if (values.length === 0) return { value: null, reached: null, reckoning };
  const sum = values.reduce((total, value) => total + value, 0);
  const value = reckoning === 'sum' ? sum : reckoning === 'average' ? sum / values.length : (values.at(-1) ?? null);
  return { value, reached: value === null ? null : meets(value, target), reckoning };
}

function reckoningOf({ name, unit }: Indicator, { fromYear, toYear }: Target): Reckoning {
  if (fromYear === toYear) return 'latest';
  const words = strip(name);
  if (words.includes('binh quan')) return 'average';
  return words.startsWith('tong ') && unit !== '%' ? 'sum' : 'latest';
}

/** "=" is a level to be reached: more than it is reached too. */
function meets(value: number, { comparator, value: wanted }: Target): boolean {
  return comparator === '<' ? value < wanted : value >= wanted;
}

/** The change from the last value but one to the last; null with fewer than two years. */
export function trendOf({ values }: Indicator): { readonly from: YearValue; readonly to: YearValue } | null {
  const [from, to] = values.slice(-2);
  return from === undefined || to === undefined ? null : { from, to };
}
