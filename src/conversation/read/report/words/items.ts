/** Groups tokens into items: the longest phrases of the vocabulary, figures, breaks and whatever is left unknown. */

import { bareWord } from './bare-word.ts';
import { composedItems } from './composed/items.ts';
import { mergedItems } from './merged-items.ts';
import { spelling } from './spelling.ts';
import { spelledShareAt } from './spelled-share.ts';
import type { Token, TokenKind } from './tokens.ts';
import type { Marker } from './lexicon.ts';
import { phraseKey, vocabulary, type Phrase } from './vocabulary.ts';

/** `offset`: by how much a completion missed its date, "trước hạn 3 ngày". */
export type ItemKind =
  Exclude<Marker, 'thing'> | Exclude<TokenKind, 'word'> | 'unknown' | 'nod' | 'smile' | 'tick' | 'offset';

/** `start`, `end` are UTF-16 offsets in the text; `key` is the compared words joined by blanks. */
export interface Item {
  readonly kind: ItemKind;
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly glued: boolean;
  readonly numbers: readonly number[];
}

/** Signs that nod, and signs that only smile; every other sign is unknown. */
const SIGNS: Readonly<Record<string, 'nod' | 'smile' | 'tick'>> = {
  '👍': 'nod',
  '👌': 'nod',
  '🫡': 'nod',
  '✅': 'tick',
  '✔': 'tick',
  '☑': 'tick',
  '🙏': 'smile',
  '😊': 'smile',
  '🙂': 'smile',
  '😀': 'smile',
  '😁': 'smile',
  '❤': 'smile',
  '🌹': 'smile',
  '🎉': 'smile',
};

/** The items of a text in order: known words and groups by class, all others as plain words. */
export function itemsOf(tokens: readonly Token[]): Item[] {
  const items: Item[] = [];
  let at = 0;
  while (at < tokens.length) {
    const share = spelledShareAt(tokens, at);
    if (share !== null) {
      const item = itemOf(tokens.slice(at, at + share.length), null);
      items.push({ ...item, kind: 'percent', numbers: [share.percent] });
      at += share.length;
      continue;
    }
    const phrase = longestPhrase(tokens, at);
    const length = phrase?.words.length ?? 1;
    items.push(itemOf(tokens.slice(at, at + length), phrase?.marker ?? null));
    at += length;
  }
  const inPlace = items.map((item, index) => named(item, items.slice(Math.max(0, index - 3), index), items[index + 1]));
  return composedItems(mergedItems(inPlace));
}

function itemOf(tokens: readonly Token[], marker: Marker | null): Item {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('An item has at least one token');
  const key = tokens.map((token) => token.key).join(' ');
  const { glued, numbers, start } = first;
  return {
    kind: marker === null || marker === 'thing' ? plainKind(first) : marker,
    key,
    start,
    end: last.end,
    glued,
    numbers,
  };
}

function plainKind(token: Token): ItemKind {
  if (token.kind === 'word') return 'unknown';
  return token.kind === 'sign' ? (SIGNS[token.raw] ?? 'sign') : token.kind;
}

/**
 * What only the neighbours tell: "văn bản số 12" is a document, "anh Tuấn ơi" a name that is called, "da" before
 * anything that cannot have been done is "dạ", "So" before no figure is "Sở".
 */
function named(item: Item, earlier: readonly Item[], after: Item | undefined): Item {
  const before = earlier.at(-1);
  if (item.kind === 'number' && PAPER_NUMBER.test(earlier.map(({ key }) => key).join(' '))) {
    return { ...item, kind: 'document' };
  }
  // "NQ 214/NQ-HĐND", "theo TTr 402/TTr-SNV"
  if (item.kind === 'unknown' && after?.kind === 'document' && PAPER_SHORT.test(item.key))
    return { ...item, kind: 'document_word' };
  const opens = before === undefined || before.kind === 'break';
  if (item.key === 'da' && opens && !mayHaveBeen(after)) return { ...item, kind: 'courtesy' };
  if (item.key === 'đa' && after !== undefined && (after.kind === 'done' || after.kind === 'done_formal')) {
    return { ...item, kind: 'had' };
  }
  // "à nhầm", "à #3 xong rồi": an interjection; "xong rồi à" asks.
  if (item.key === 'à' && opens && after !== undefined && after.kind !== 'question_mark') {
    return { ...item, kind: 'courtesy' };
  }
  // "mới 50%"
  if (
    /^(?:mới|moi|có|có mỗi|mỗi|chỉ|chỉ có)$/u.test(item.key) &&
    (after?.kind === 'percent' || after?.kind === 'fraction')
  )
    return { ...item, kind: 'about' };
  // "lên 60% rồi"
  const mayRise = opens || before.kind === 'polite' || before.kind === 'ours' || before.kind === 'so_far';
  if (item.key === 'lên' && mayRise && after?.kind === 'percent') return { ...item, kind: 'about' };
  const isCompared = /^(?:với|voi)/u.test(after?.key ?? '');
  if (item.key === 'so' && after !== undefined && !isCompared && !AFTER_SO.includes(after.kind))
    return { ...item, kind: 'authority' };
  const isCalled = item.kind === 'unknown' && before?.kind === 'polite' && /^(ơi|oi)$/u.test(after?.key ?? '');
  const isCall = /^(ơi|oi)$/u.test(item.key) && before?.kind === 'unknown';
  return isCalled || isCall ? { ...item, kind: 'polite' } : item;
}

/** "gói thầu số 2", "tổ số 3" number no paper: the word before "số" must be one for a paper. */
const PAPER_NUMBER =
  /(?:^| )(?:văn bản|van ban|công văn|cong van|cv|báo cáo|bao cao|quyết định|quyet dinh|tờ trình|to trinh|kế hoạch|ke hoach|thông báo|thong bao|nghị quyết|nghi quyet|chỉ thị|chi thi|kết luận|ket luan|biên bản|bien ban|công điện|cong dien|hướng dẫn|huong dan) (?:số|so)$/u;

const PAPER_SHORT = /^(?:nq|qđ|qd|ttr|tb|kh|bc|cv|kl|ct|hd|bb|vb|đa|da|cđ|nđ|tt|ctr)$/u;

function mayHaveBeen(item: Item | undefined): boolean {
  return item !== undefined && CAN_HAVE_BEEN.includes(item.kind) && !item.key.startsWith('em ');
}

const AFTER_SO: readonly ItemKind[] = ['number', 'document', 'fraction', 'break', 'question_mark'];

const CAN_HAVE_BEEN: readonly ItemKind[] = [
  'done',
  'done_formal',
  'percent',
  'work',
  'report_lead',
  'address',
  'document_word',
  'progress_word',
  'unknown',
  'acknowledged',
  'part',
  'deliver',
  'issued',
];

function longestPhrase(tokens: readonly Token[], at: number): Phrase | null {
  const first = tokens[at];
  if (first === undefined || first.kind !== 'word') return null;
  const { phrases } = vocabulary();
  const word = bareWord(first.key);
  const second = tokens[at + 1];
  const behind = second === undefined ? null : bareWord(second.key);
  const longer = behind === null ? undefined : phrases.get(phraseKey(word, behind));
  const spelled =
    behind !== null && SPELLED_AS_QUESTION.test(first.raw) ? phrases.get(phraseKey('mo', behind)) : undefined;
  for (const alike of [longer, phrases.get(phraseKey(word)), spelled]) {
    const found = alike?.find((phrase) => matches(phrase, tokens, at));
    if (found !== undefined) return found;
  }
  return null;
}

/** "mô" of "mô hình", which elsewhere asks. */
const SPELLED_AS_QUESTION = /^mô$/iu;

function matches(phrase: Phrase, tokens: readonly Token[], at: number): boolean {
  return phrase.words.every((word, index) => {
    const token = tokens[at + index];
    if (token === undefined) return false;
    // "mô" of "mô hình" is no "nào", nor "vs" of anything else a part of a name.
    const key = phrase.marker === 'thing' ? spelling(token.raw) : token.key;
    if (key === word) return true;
    return !phrase.asWritten && token.bare && key === phrase.bareWords[index];
  });
}
