import { strip } from '../../domain/strip-diacritics.ts';

/** Words beyond these are not tried one by one. */
const LONGEST = 20;

/**
 * The words without which a text means the same, at its front and its end: a command read the others and did not use
 * these. `fillers`, without diacritics, belong to what was read ("ngày", "quý") and are never among them.
 */
export function unneededWords(
  text: string,
  means: (fewer: string) => boolean,
  fillers: ReadonlySet<string>,
): { readonly used: string; readonly unneeded: string } {
  const written = text.split(/\s+/u).filter((word) => word !== '');
  let first = 0;
  let last = Math.min(written.length, LONGEST);
  const saysSo = (from: number, to: number): boolean => means(written.slice(from, to).join(' '));
  if (!saysSo(first, last)) return { used: text, unneeded: '' };
  while (last > first + 1 && !isCounted(written.slice(first, last)) && saysSo(first, last - 1)) last -= 1;
  while (first < last - 1 && saysSo(first + 1, last)) first += 1;
  const beside = [...written.slice(0, first), ...written.slice(last)].filter((word) => !fillers.has(strip(word)));
  return { used: written.slice(first, last).join(' '), unneeded: beside.join(' ') };
}

/** "hết quý III" in that quarter means what "hết quý" does: the number is read with its unit all the same. */
function isCounted(words: readonly string[]): boolean {
  const [unit = '', number = ''] = words.slice(-2).map((word) => strip(word).toLowerCase());
  return UNITS_OF_TIME.has(unit) && /^(?:\d[\d/.-]*|i{1,3}|iv)[,.;]?$/u.test(number);
}

const UNITS_OF_TIME: ReadonlySet<string> = new Set(['ngay', 'tuan', 'thang', 'quy', 'nam']);
