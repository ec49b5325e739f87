import { agencyNameKey } from './agency-words.ts';
import type { AgencyIndex } from './agency-index.ts';

/** A known agency that a mistyped name may have meant. */
export interface NearAgency {
  readonly id: number;
  readonly name: string;
}

/** Least proportion of letters in place, and of words in common, at which a name is suggested. */
const LEAST_LETTERS = 0.75;
const LEAST_WORDS = 0.6;
/** Letters compared; longer texts are cut, since the work grows with the square. */
const MOST_LETTERS = 120;

/** At most `n` known agencies whose name or alias resembles `text`, nearest first; none when nothing resembles it. */
export function nearestAgencies(text: string, index: AgencyIndex, n: number): readonly NearAgency[] {
  const key = agencyNameKey(text);
  return index.agencies
    .map(({ id, name, aliases }) => {
      const scores = [name, ...aliases].map((spelling) => resemblance(key, agencyNameKey(spelling)));
      return { id, name, score: Math.max(...scores) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, n)
    .map(({ id, name }) => ({ id, name }));
}

/** 0 (not alike) to 1 (the same words). */
function resemblance(a: string, b: string): number {
  const letters = sharedLetters(a.slice(0, MOST_LETTERS), b.slice(0, MOST_LETTERS));
  const words = sharedWords(a.split(' '), b.split(' '));
  return Math.max(letters >= LEAST_LETTERS ? letters : 0, words >= LEAST_WORDS ? words : 0);
}

/** Twice the words in common over the words of both (Dice's coefficient). */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  let common = 0;
  for (const word of a) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}

/** 1 less the edit distance (letters added, dropped or changed, neighbours swapped) over the longer length. */
function sharedLetters(a: string, b: string): number {
  let beforePrevious: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current: number[] = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (previous[column] ?? Infinity) + 1,
          (current[column - 1] ?? Infinity) + 1,
          (previous[column - 1] ?? Infinity) + cost,
          swapped ? (beforePrevious[column - 2] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    beforePrevious = previous;
    previous = current;
  }
  const distance = previous[b.length] ?? Infinity;
  return 1 - distance / Math.max(a.length, b.length, 1);
}
