/**
 * The words that a reply is read by, as people in an office write them: `data/lexicon/*.csv`, which an official can read
 * and extend. Read once, when the program starts.
 */

import { readFileSync } from 'node:fs';

/**
 * The classes, the more cautious first: a word typed without diacritics stands for every phrase that it could be, and
 * where phrases of several classes are equally long the one that stands higher is taken (doubt above consent).
 */
const CLASSES = [
  // Words that look like another class's word but are not; what takes back, passes on or asks for something.
  ...(['other', 'undo', 'undo_perhaps', 'handover', 'transfer', 'extension', 'more', 'until_wanted'] as const),
  ...(['extension_refused', 'extension_past', 'question', 'when'] as const),
  // What stands in the way. The words after an obstacle name it; a lack names itself.
  ...([
    'no_obstacle',
    'obstacle',
    'obstacle_named',
    'lack',
    'mishap',
    'waiting',
    'because',
    'clear',
    'suspended',
  ] as const),
  // Completion denied, doubted, promised, wished for, partial.
  ...([
    'unchanged',
    'not_started',
    'unfinished',
    'cannot',
    'missed',
    'late',
    'not_yet',
    'not',
    'doubt',
    'condition',
    'demand',
  ] as const),
  ...([
    'contrast',
    'remaining',
    'running',
    'issued',
    'submitted',
    'milestone',
    'about_to',
    'promised',
    'deliver',
    'step',
    'near',
    'part',
  ] as const),
  ...(['counted', 'work_part'] as const),
  // Completion, and what may stand beside it for it to be believed.
  ...(['in_use', 'done_just', 'done', 'done_formal', 'had', 'already', 'wholly', 'nodded', 'acknowledged'] as const),
  ...(['past_time', 'this_time', 'time_link', 'on_time', 'as_planned', 'against_plan', 'plan', 'work'] as const),
  ...(['work_noun', 'progress_word', 'about', 'so_far', 'report_lead', 'address', 'ours', 'task_word'] as const),
  ...(['polite', 'soft_order', 'courtesy', 'kindly', 'regret', 'close', 'assigned', 'of', 'attach'] as const),
  // Documents and the authorities that they come from or go to.
  ...(['document_word', 'document_after', 'authority'] as const),
  // Names of several syllables, read as one word that nothing is known of: "bảo" of "bảo hiểm" tells nobody anything.
  'thing',
] as const;

/** The class of a phrase. */
export type Marker = (typeof CLASSES)[number];

/** `marksNeeded`: without its diacritics the phrase is too easily another one. */
export interface LexiconEntry {
  readonly phrase: string;
  readonly marker: Marker;
  readonly marksNeeded: boolean;
}

/** Where a completion stands among the classes: what is before it may restrict one, what is behind it lets one stand. */
const LENIENT_FROM = CLASSES.indexOf('done_just');

/** Whether a completion beside words of this class is still one. */
export function isLenient(marker: Marker): boolean {
  return CLASSES.indexOf(marker) >= LENIENT_FROM;
}

/** Classes of words that complete by themselves. */
export const COMPLETING: ReadonlySet<Marker> = new Set<Marker>(['done', 'done_formal', 'had', 'already', 'wholly']);

/** The class of the lexicon by this name; undefined for a name that is none. */
export function markerOf(name: string): Marker | undefined {
  return CLASSES.find((known) => known === name);
}

/** In the order of the classes. */
export function lexiconOf(entries: readonly LexiconEntry[]): LexiconEntry[] {
  return entries.toSorted((one, other) => CLASSES.indexOf(one.marker) - CLASSES.indexOf(other.marker));
}

/** The files of `data/lexicon`. */
export const LEXICON_FILES = [
  'completion',
  'progress',
  'doubt',
  'obstacle',
  'request',
  'courtesy',
  'matter',
  'time',
  'things',
] as const;

/** Every phrase, in the order of the classes. Throws, naming the row, where a file cannot be used. */
export const LEXICON: readonly LexiconEntry[] = lexiconOf(LEXICON_FILES.flatMap(entriesOf));

function entriesOf(file: (typeof LEXICON_FILES)[number]): LexiconEntry[] {
  const text = readFileSync(new URL(`../../../../../data/lexicon/${file}.csv`, import.meta.url), 'utf8').normalize(
    'NFC',
  );
  const rows = text.split('\n').filter((line) => line.trim() !== '');
  return rows.slice(1).map((row, index) => entryOf(row, `data/lexicon/${file}.csv, row ${String(index + 2)}`));
}

/** "phrase,class,marks,register,source"; only a phrase may hold commas, and then stands in quotes. */
function entryOf(row: string, place: string): LexiconEntry {
  const quoted = /^"([^"]*)",/u.exec(row);
  const phrase = quoted?.[1] ?? row.slice(0, row.indexOf(','));
  const [name, marks] = row.slice(quoted?.[0].length ?? phrase.length + 1).split(',');
  const marker = markerOf(name ?? '');
  if (marker === undefined || phrase.trim() === '') throw new Error(`${place} cannot be used: “${row}”.`);
  return { phrase, marker, marksNeeded: marks === 'needed' };
}
