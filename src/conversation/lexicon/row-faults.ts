/** What is wrong with the rows of a lexicon before anything is read by them. */

import { stripDiacritics } from '../../domain/strip-diacritics.ts';
import { COMPLETING, isLenient, markerOf, type LexiconEntry, type Marker } from '../read/report/words/lexicon.ts';
import { spelling } from '../read/report/words/spelling.ts';
import { entriesOfRows, type LexiconRow } from './lexicon-row.ts';

/**
 * `not_plain`: not in NFC, not in lower case, or with other blanks and signs than one between two words. `unsafe`: holds
 * words that turn what is said around, in a class that lets a completion stand.
 */
export type RowFault =
  'empty' | 'not_plain' | 'too_long' | 'unknown_class' | 'unknown_marks' | 'unknown_register' | 'doubled' | 'unsafe';

export interface FaultyRow {
  readonly row: LexiconRow;
  readonly fault: RowFault;
  /** What is repeated (“lexicon.csv, row 12”), or the words that are unsafe; null for the other faults. */
  readonly by: string | null;
}

/** UTF-16 units: the longest shipped phrase has 38. */
const LONGEST_PHRASE = 60;

/** They turn what is said around wherever they stand. */
const TURNING = 'chưa không chẳng sẽ sắp đang nếu chờ đợi vướng thiếu gần'.split(' ');
/** Without their marks "chờ" and "đợi" are also "cho" and "đôi". */
const TURNING_BARE = TURNING.filter((word) => word !== 'chờ' && word !== 'đợi').map(stripDiacritics);

/** They are a statement of their own, and no company of a completion: "sẽ lưu ý", "không theo dõi nữa". */
const SAYING_MORE: readonly Marker[] = ['acknowledged', 'close'];

/** Each faulty row with its first fault; what stands twice is the fault of the later row. Linear in the rows. */
export function rowFaults(rows: readonly LexiconRow[]): FaultyRow[] {
  const known = new Map<string, LexiconRow>();
  const restricting = phrasesByFirstWord(entriesOfRows(rows).filter(({ marker }) => !isLenient(marker)));
  return rows.flatMap((row): FaultyRow[] => {
    const key = `${row.class}:${wordsOf(row.phrase).join(' ')}`;
    const earlier = known.get(key);
    if (earlier === undefined) known.set(key, row);
    const fault = faultOf(row);
    if (fault !== null) return [{ row, fault, by: null }];
    const unsafe = unsafeWords(row, restricting);
    if (unsafe !== null) return [{ row, fault: 'unsafe', by: unsafe }];
    return earlier === undefined ? [] : [{ row, fault: 'doubled', by: placeOf(earlier) }];
  });
}

/** Where a row stands, as `file:line`. */
export function placeOf({ file, line }: LexiconRow): string {
  return `${file}:${String(line)}`;
}

function faultOf({ phrase, class: name, marks, register }: LexiconRow): RowFault | null {
  if (phrase.trim() === '') return 'empty';
  if (phrase.length > LONGEST_PHRASE) return 'too_long';
  const isPlain =
    phrase === phrase.normalize('NFC').toLowerCase() && /^[\p{L}\d]+(?: (?:[\p{L}\d]+|,))*$/u.test(phrase);
  if (!isPlain) return 'not_plain';
  if (markerOf(name) === undefined) return 'unknown_class';
  if (marks !== '' && marks !== 'needed') return 'unknown_marks';
  return register === 'any' || register === 'chat' ? null : 'unknown_register';
}

/** "chưa xong" may not complete, and "không" may not be a courtesy. */
function unsafeWords(row: LexiconRow, restricting: ReadonlyMap<string, readonly (readonly string[])[]>): string | null {
  const marker = markerOf(row.class);
  if (marker === undefined || !isLenient(marker) || SAYING_MORE.includes(marker)) return null;
  const words = wordsOf(row.phrase);
  const isBare = stripDiacritics(row.phrase) === row.phrase;
  const turning = words.find((word) => TURNING.includes(word) || (isBare && TURNING_BARE.includes(word)));
  if (turning !== undefined || !COMPLETING.has(marker)) return turning ?? null;
  const held = words.flatMap((first, at) =>
    (restricting.get(first) ?? []).filter((phrase) => phrase.every((word, index) => words[at + index] === word)),
  );
  return held[0]?.join(' ') ?? null;
}

function phrasesByFirstWord(entries: readonly LexiconEntry[]): Map<string, string[][]> {
  return Map.groupBy(
    entries.map(({ phrase }) => wordsOf(phrase)),
    ([first = '']) => first,
  );
}

function wordsOf(phrase: string): string[] {
  return phrase.split(' ').map(spelling);
}
