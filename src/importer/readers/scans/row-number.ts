/**
 * What a cell of the column of numbers says, of several recognitions of it: short Roman numbers are the least sure thing
 * there is ("III" is read as "II" or "H"), but their letters stand apart and can be counted.
 */

import type { RecognisedWord } from './read-tsv.ts';

export interface ReadNumber {
  readonly text: string;
  /** In percent. */
  readonly confidence: number;
}

/** A number whose letters are not as many as the picture has is not sure, whatever its reader says. */
const MISCOUNTED = 40;
const NUMBER = /^\(?(?:[IVXLC]{1,6}|\d{1,3}|[A-HK]|[a-zđ])(?:\.\d{1,3}){0,4}[.)]?$/u;

/** `glyphs`: letters and dots that stand apart in the picture. Null where nothing that was read is a number. */
export function rowNumber(readings: readonly (readonly RecognisedWord[])[], glyphs: number): ReadNumber | null {
  const read = readings.flatMap((words): (ReadNumber & { readonly fits: boolean })[] => {
    const written = words.map(({ text }) => text).join('');
    const text = asNumber(written);
    if (!NUMBER.test(text)) return [];
    const sure = Math.floor(Math.min(...words.map(({ confidence }) => confidence)));
    const fits = text.length === glyphs;
    return [{ text, confidence: fits ? sure : Math.min(sure, MISCOUNTED), fits }];
  });
  const [best] = read.toSorted((a, b) => Number(b.fits) - Number(a.fits) || b.confidence - a.confidence);
  if (best === undefined) return null;
  const differs = read.some(({ text, fits }) => fits && text !== best.text);
  const agreed = read.length > 1 && read.every(({ text }) => text === best.text);
  const { text, confidence, fits } = best;
  // Several agree on as many letters as there are: surer than each alone.
  if (agreed && fits) return { text, confidence: Math.max(confidence, ...read.map((each) => each.confidence)) };
  return { text, confidence: differs ? Math.min(confidence, MISCOUNTED) : confidence };
}

/** "II1.1" is "III.1": within a number Roman and other figures do not mix. */
function asNumber(written: string): string {
  const [first = '', ...rest] = written.split('.');
  const isRoman = /[IVXLC]/u.test(first);
  const lead = isRoman ? first.replaceAll('1', 'I') : first;
  return [lead, ...rest.map((part) => part.replaceAll('I', '1'))].join('.');
}
