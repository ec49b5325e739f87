/** What `tesseract` writes with its `tsv` setting: a line for each word, with its place and how sure it is. */

export interface RecognisedWord {
  /** The picture that it stands in, counted from 1 in the order of the list. */
  readonly picture: number;
  /** Words of one line have the same. */
  readonly line: string;
  readonly text: string;
  /** In percent. */
  readonly confidence: number;
  readonly left: number;
  readonly right: number;
}

export interface RecognisedLine {
  readonly top: number;
  readonly bottom: number;
}

export interface Recognised {
  readonly words: readonly RecognisedWord[];
  /** By the words' `line`. */
  readonly lines: ReadonlyMap<string, RecognisedLine>;
}

const LINE_LEVEL = 4;
const WORD_LEVEL = 5;
/** More letters stand on no page. */
const MOST_WORDS = 20_000;

/** Words in the order of reading, blank ones left out. */
export function readTsv(tsv: string): Recognised {
  const words: RecognisedWord[] = [];
  const lines = new Map<string, RecognisedLine>();
  for (const row of tsv.split('\n')) {
    const fields = row.split('\t');
    const [level = 0, page = 0, block = 0, paragraph = 0, line = 0, , left = 0, top = 0, width = 0, height = 0] =
      fields.map(Number);
    const key = [page, block, paragraph, line].join('.');
    if (level === LINE_LEVEL) lines.set(key, { top, bottom: top + height });
    const text = (fields[11] ?? '').normalize('NFC').trim();
    if (level !== WORD_LEVEL || text === '' || words.length >= MOST_WORDS) continue;
    words.push({ picture: page, line: key, text, confidence: Number(fields[10]), left, right: left + width });
  }
  return { words, lines };
}
