/** The numbers that Word counts by itself (ECMA-376, WordprocessingML numbering), for columns of numbers without text. */

import { readXml } from './read-xml.ts';

/** Counts the next paragraph of a list at a level and returns its number as shown; '' for a bullet. */
export type Numbering = (list: string, level: number) => string;

interface Level {
  readonly start: number;
  readonly format: string;
  /** "%1.%2." */
  readonly text: string;
}

/** A list has nine levels (ECMA-376, 17.9.6), and no list of tasks begins beyond this or has longer numbers. */
const DEEPEST = 8;
const HIGHEST_START = 9999;
const LONGEST_TEXT = 60;

const USUAL: Level = { start: 1, format: 'decimal', text: '%1' };

/** The numbers that Word shows before paragraphs of a numbered list (`numbering.xml`). */
export function readNumbering(bytes: Uint8Array | undefined): Numbering {
  const { lists, levels } = readDefinitions(bytes);
  const counters = new Map<string, number[]>();
  return (list, asked) => {
    const level = wholeUpTo(DEEPEST, asked) ?? 0;
    const definition = lists.get(list);
    const levelAt = (at: number): Level =>
      levels.get(`${definition ?? ''}/${String(at)}`) ?? { ...USUAL, text: `%${String(at + 1)}` };
    // Lists of one definition go on counting together.
    const key = definition ?? list;
    const counts = counters.get(key) ?? [];
    counters.set(key, counts);
    for (let at = 0; at < level; at += 1) counts[at] ??= levelAt(at).start;
    counts[level] = counts[level] === undefined ? levelAt(level).start : counts[level] + 1;
    counts.length = level + 1;
    if (levelAt(level).format === 'bullet') return '';
    return levelAt(level).text.replace(/%(\d)/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      return numeral(counts[at] ?? levelAt(at).start, levelAt(at).format);
    });
  };
}

function readDefinitions(bytes: Uint8Array | undefined) {
  const lists = new Map<string, string>();
  const levels = new Map<string, Level>();
  if (bytes === undefined) return { lists, levels };
  let definition = '';
  let list = '';
  let at = '';
  let level: Level = USUAL;
  readXml(bytes, {
    open: (name, attributes) => {
      const value = attributes.get('val') ?? '';
      switch (name) {
        case 'abstractNum':
          definition = attributes.get('abstractNumId') ?? '';
          break;
        case 'num':
          list = attributes.get('numId') ?? '';
          break;
        case 'abstractNumId':
          lists.set(list, value);
          break;
        case 'lvl':
          at = attributes.get('ilvl') ?? '0';
          level = USUAL;
          break;
        case 'start':
          level = { ...level, start: wholeUpTo(HIGHEST_START, Number(value)) ?? USUAL.start };
          break;
        case 'numFmt':
          level = { ...level, format: value };
          break;
        case 'lvlText':
          level = { ...level, text: value.slice(0, LONGEST_TEXT) };
          break;
      }
    },
    close: (name) => {
      if (name === 'lvl') levels.set(`${definition}/${at}`, level);
    },
  });
  return { lists, levels };
}

/** What a file says is believed only as far as somebody could have meant it. */
function wholeUpTo(most: number, number: number): number | null {
  return Number.isInteger(number) && number >= 0 && number <= most ? number : null;
}

function numeral(number: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(number);
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'upperLetter':
      return String.fromCharCode(64 + number);
    case 'lowerLetter':
      return String.fromCharCode(96 + number);
    default:
      return String(number);
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
]; // prettier-ignore

function roman(number: number): string {
  let left = number;
  let text = '';
  for (const [value, letters] of ROMAN) {
    while (left >= value) {
      text += letters;
      left -= value;
    }
  }
  return text;
}
