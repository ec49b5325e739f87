/**
 * The lexicon as the reader looks words up in it. It is the shipped one, except inside `underVocabulary`, where another is
 * tried out: nothing that is read there may be kept.
 */

import { stripDiacritics } from '../../../../domain/strip-diacritics.ts';
import { LEXICON, type LexiconEntry, type Marker } from './lexicon.ts';
import { spelling } from './spelling.ts';

/** `asWritten`: its words without their diacritics are not taken for it. */
export interface Phrase {
  readonly marker: Marker;
  readonly words: readonly string[];
  readonly bareWords: readonly string[];
  readonly asWritten: boolean;
}

export interface Vocabulary {
  /** By the first two words without diacritics (`phraseKey`); longest first, among equals in the order of the classes. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  readonly words: ReadonlySet<string>;
  readonly bareWords: ReadonlySet<string>;
  /** The words of one syllable that carry a restricting class by themselves. */
  readonly restricting: readonly string[];
  /**
   * Without its marks, the one word that is spelled so, where it is harmless: "nhiem" can only be "nhiệm". A wrong mark
   * never makes a word that completes, denies or names what is in the way.
   */
  readonly remarked: ReadonlyMap<string, string>;
  /** By its letters and its tone, wherever in the word that stands: "hịên" can only be "hiện". */
  readonly toned: ReadonlyMap<string, string>;
}

/** Classes whose words say that something is not, not yet, not wholly or not surely so. */
const RESTRICTING: ReadonlySet<Marker> = new Set<Marker>([
  ...([
    'not_started',
    'unfinished',
    'not_yet',
    'not',
    'condition',
    'remaining',
    'running',
    'about_to',
    'near',
  ] as const),
  ...(['obstacle', 'waiting'] as const),
]);
const DONE: ReadonlySet<Marker> = new Set<Marker>(['done', 'done_formal', 'done_just']);
/** Classes whose words may stand beside any report without changing it. */
const BESIDE: ReadonlySet<Marker> = new Set<Marker>([
  ...(['task_word', 'ours', 'assigned', 'courtesy', 'close', 'regret', 'report_lead', 'address', 'attach'] as const),
]);
/** The words that a completion is made of. */
export const COMPLETING_WORDS: readonly string[] = ['xong', 'hoàn', 'thành', 'rồi'];
/** Letters: a shorter word is too easily a slip of another. */
export const LONG_ENOUGH = 3;
/** With other marks a shorter one is mostly a word of its own: "bốn" is no slip of "bọn". */
const LONG_ALONE = 5;

/** `entries` stand in the order of the classes. */
export function vocabularyOf(all: readonly LexiconEntry[]): Vocabulary {
  // A slip is never one of a thing's name, nor is a person's name one of its syllables.
  const entries = all.filter(({ marker }) => marker !== 'thing');
  const words = new Set(entries.flatMap(({ phrase }) => phrase.split(' ').map(spelling)));
  const single = entries.filter(({ phrase, marker }) => RESTRICTING.has(marker) && !phrase.includes(' '));
  const completing = new Set(
    entries.filter(({ marker }) => DONE.has(marker)).flatMap(({ phrase }) => phrase.split(' ').map(spelling)),
  );
  const restricting = single
    .map(({ phrase }) => spelling(phrase))
    .concat(['sẽ', 'đang', 'vướng', 'thiếu', 'chưa', 'không'])
    // "mới" also completes, in "mới xong": what is only guessed must not.
    .filter((word) => word.length >= LONG_ENOUGH && !completing.has(word));
  return {
    phrases: phrasesOf(all),
    words,
    bareWords: new Set([...words].map(stripDiacritics)),
    restricting: [...new Set(restricting)],
    remarked: remarkedOf(entries, words),
    toned: new Map(Array.from(words, (word) => [withToneLast(word), word])),
  };
}

/** The letters with their own signs, then the tone: "hiện" and "hịên" alike. */
export function withToneLast(word: string): string {
  const parts = word.normalize('NFD');
  const tones = parts.replace(/[^\u0300\u0301\u0303\u0309\u0323]/gu, '');
  return parts.replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '').normalize('NFC') + tones;
}

function remarkedOf(entries: readonly LexiconEntry[], words: ReadonlySet<string>): Map<string, string> {
  const spelled = Map.groupBy(words, stripDiacritics);
  const beside = entries.filter(({ marker }) => BESIDE.has(marker)).flatMap(({ phrase }) => phrase.split(' '));
  const only = new Map<string, string>();
  for (const word of new Set(beside.map(spelling))) {
    const bare = stripDiacritics(word);
    const isAlone = spelled.get(bare)?.length === 1 && word !== bare && word.length >= LONG_ALONE;
    if (isAlone && !COMPLETING_WORDS.includes(word)) only.set(bare, word);
  }
  return only;
}

function phrasesOf(entries: readonly LexiconEntry[]): Map<string, Phrase[]> {
  // The same words stand in thousands of phrases, and every start waits for this.
  const known = new Map<string, { readonly word: string; readonly bare: string }>();
  function spelled(written: string): { readonly word: string; readonly bare: string } {
    const before = known.get(written);
    if (before !== undefined) return before;
    const word = spelling(written);
    const now = { word, bare: stripDiacritics(word) };
    known.set(written, now);
    return now;
  }
  const phrases = entries.map(({ phrase, marker, marksNeeded: asWritten }): Phrase => {
    const words = phrase.split(' ').map(spelled);
    return { marker, words: words.map(({ word }) => word), bareWords: words.map(({ bare }) => bare), asWritten };
  });
  const index = Map.groupBy(phrases, ({ bareWords: [first = '', second] }) => phraseKey(first, second));
  for (const alike of index.values()) alike.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** Under which a vocabulary keeps the phrases that begin with these words; without `second`, the one word alone. */
export function phraseKey(first: string, second?: string): string {
  return second === undefined ? first : `${first} ${second}`;
}

let current = vocabularyOf(LEXICON);

/** The vocabulary that readings use now. */
export function vocabulary(): Vocabulary {
  return current;
}

/** Runs `read` with another vocabulary. */
export function underVocabulary<T>(other: Vocabulary, read: () => T): T {
  const before = current;
  current = other;
  try {
    return read();
  } finally {
    current = before;
  }
}
