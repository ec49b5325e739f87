/** Figures and units as officials write them: "24,5%", "30.000 tỷ đồng", "1 tỷ USD". */

import { strip } from '../strip-diacritics.ts';
import { trimEndOf } from '../text/trim-end-of.ts';

/** `factor` turns a figure in this unit into one in the unit of `key`: "tỷ USD" is a thousand million "usd". */
export interface Unit {
  readonly key: string;
  readonly factor: number;
}

const SCALES: readonly (readonly [string, number])[] = [
  ['nghin', 1e3],
  ['ngan', 1e3],
  ['trieu', 1e6],
  ['ty', 1e9],
];

const SAME: ReadonlyMap<string, string> = new Map([
  ['phan tram', '%'],
  ['do la', 'usd'],
  ['do la my', 'usd'],
  ['dong', 'vnd'],
  ['hecta', 'ha'],
]);

/** "tỷ đồng" → { key: "vnd", factor: 1e9 }; a unit without a scale has the factor 1. */
export function unitOf(text: string): Unit {
  const words = trimEndOf(strip(text), /[.;,]/u);
  for (const [scale, factor] of SCALES) {
    if (words.startsWith(`${scale} `)) return { key: nameOf(words.slice(scale.length + 1)), factor };
  }
  return { key: nameOf(words), factor: 1 };
}

function nameOf(words: string): string {
  return SAME.get(words) ?? words;
}

/**
 * Reads a figure with Vietnamese marks: "30.000" is thirty thousand, "24,5" twenty-four and a half; a single point that
 * cannot group thousands is taken for a comma ("24.5"). Null for anything else.
 */
export function readFigure(text: string): number | null {
  const clean = text.trim();
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/u.test(clean) || /^\d+(,\d+)?$/u.test(clean)) {
    return Number(clean.replaceAll('.', '').replace(',', '.'));
  }
  return /^\d+\.(\d{1,2}|\d{4,})$/u.test(clean) ? Number(clean) : null;
}
