/**
 * What a word with a slip of the keyboard may stand for, each with its cost: two keys exchanged, one beside the right one,
 * one too many or too few. The cheapest path through a reply is read, cheaper where words stand together in a phrase of
 * the lexicon. A word that may deny, promise or suppose is left as it is, and one that completes is never guessed here.
 */

import { stripDiacritics } from '../../../../domain/strip-diacritics.ts';
import { bareWord } from './bare-word.ts';
import { isSyllable, mayDeny, mayRestrict } from './respell.ts';
import type { Token } from './tokens.ts';
import { COMPLETING_WORDS, LONG_ENOUGH, vocabulary, type Vocabulary } from './vocabulary.ts';

interface Candidate {
  readonly word: string;
  readonly cost: number;
}

interface Index {
  /** Words of the lexicon by themselves and by what is left of them without one letter. */
  readonly byRest: ReadonlyMap<string, readonly string[]>;
  /** "nhiệm vụ": words that follow each other in a phrase, without diacritics. */
  readonly pairs: ReadonlySet<string>;
}

const KNOWN = new WeakMap<Vocabulary, Index>();

function index(): Index {
  const words = vocabulary();
  const known = KNOWN.get(words);
  if (known !== undefined) return known;
  const byRest = new Map<string, string[]>();
  for (const word of new Set([...words.words, ...words.bareWords])) {
    if (word.length < LONG_ENOUGH || NEVER_GUESSED.has(word)) continue;
    for (const rest of [word, ...restsOf(word)]) byRest.set(rest, [...(byRest.get(rest) ?? []), word]);
  }
  const pairs = new Set<string>();
  for (const phrases of words.phrases.values())
    for (const { bareWords } of phrases)
      for (const [at, word] of bareWords.entries()) if (at > 0) pairs.add(`${bareWords[at - 1] ?? ''} ${word}`);
  const made = { byRest, pairs };
  KNOWN.set(words, made);
  return made;
}

/** What completes, or lets a completion stand, is not guessed: see `respell`. */
const NEVER_GUESSED: ReadonlySet<string> = new Set(
  [...COMPLETING_WORDS, 'hết', 'đủ', 'toàn', 'tất', 'xuôi'].flatMap((word) => [word, stripDiacritics(word)]),
);

function restsOf(word: string): string[] {
  return Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** At most this many for a word, the cheaper first. */
const MOST_CANDIDATES = 6;
const LONGEST = 8;
const LONGEST_SHORT = 4;
/** What a word costs that is left as it is, and what is saved where two words stand together in the lexicon. */
const LEFT = 1.1;
const TOGETHER = 0.5;

function candidatesFor(token: Token): readonly Candidate[] {
  const { key } = token;
  const { words, bareWords } = vocabulary();
  const own = { word: key, cost: 0 };
  const isSlip =
    token.kind === 'word' &&
    key.length >= LONG_ENOUGH &&
    // A capital within a reply begins a name.
    (token.start === 0 || token.raw[0] === token.raw[0]?.toLowerCase() || token.raw === token.raw.toUpperCase()) &&
    key.length <= LONGEST &&
    !words.has(key) &&
    !bareWords.has(key) &&
    !isSyllable(bareWord(key)) &&
    // "STT", "GDĐT" abbreviate.
    /[aeiouy]/u.test(bareWord(key)) &&
    (token.raw !== token.raw.toUpperCase() || key.length > LONGEST_SHORT) &&
    !mayRestrict(key) &&
    !mayDeny(key);
  if (!isSlip) return [own];
  const { byRest } = index();
  const near = new Set([key, ...restsOf(key)].flatMap((rest) => byRest.get(rest) ?? []));
  const made = [...near].flatMap((word): Candidate[] => {
    const cost = costOf(key, word);
    return cost === null ? [] : [{ word, cost }];
  });
  const cheapest = made.toSorted((one, other) => one.cost - other.cost).slice(0, MOST_CANDIDATES);
  return [...cheapest, { word: key, cost: LEFT }];
}

/** Null where more than one key went wrong, or a key far from the right one. */
function costOf(key: string, word: string): number | null {
  if (Math.abs(key.length - word.length) > 1) return null;
  let from = 0;
  while (from < key.length && key[from] === word[from]) from += 1;
  if (key.length > word.length) return key.slice(from + 1) === word.slice(from) ? 0.7 : null;
  if (key.length < word.length) return key.slice(from) === word.slice(from + 1) ? 0.8 : null;
  const isExchanged = key[from] === word[from + 1] && key[from + 1] === word[from];
  if (isExchanged && key.slice(from + 2) === word.slice(from + 2)) return 0.4;
  if (key.slice(from + 1) !== word.slice(from + 1)) return null;
  const [typed, meant] = [key[from] ?? '', word[from] ?? ''];
  if (stripDiacritics(typed) === stripDiacritics(meant)) return 0.5;
  return areBeside(stripDiacritics(typed), stripDiacritics(meant)) ? 0.6 : null;
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function areBeside(one: string, other: string): boolean {
  return ROWS.some((keys) => {
    const [at, beside] = [keys.indexOf(one), keys.indexOf(other)];
    return at >= 0 && beside >= 0 && Math.abs(at - beside) === 1;
  });
}

/** The tokens with each slip as the word that it most likely stands for; two words that are as likely leave it. Linear. */
export function withoutSlips(tokens: readonly Token[]): readonly Token[] {
  const choices = tokens.map(candidatesFor);
  if (choices.every(({ length }) => length === 1)) return tokens;
  const { pairs } = index();
  return tokens.map((token, at) => {
    const own = choices[at] ?? [];
    if (own.length < 2) return token;
    const costs = own.map(({ word, cost }) => {
      const neighbours = [choices[at - 1], choices[at + 1]];
      const isTogether = neighbours.map((others, side) =>
        (others ?? []).some(({ word: other }) => {
          const pair = side === 0 ? `${bareWord(other)} ${bareWord(word)}` : `${bareWord(word)} ${bareWord(other)}`;
          return pairs.has(pair);
        }),
      );
      return { word, cost: cost - isTogether.filter(Boolean).length * TOGETHER };
    });
    const [best, second] = costs.toSorted((one, other) => one.cost - other.cost);
    const isClear = best !== undefined && best.word !== token.key && best.cost + CLEARLY < (second?.cost ?? 2);
    if (!isClear) return token;
    const { word } = best;
    const slip = own.find((each) => each.word === word)?.cost ?? LEFT;
    const isGuessed = slip > SURELY || best.cost >= slip;
    return { ...token, key: word, bare: stripDiacritics(word) === word, ...(isGuessed && { guessed: true }) };
  });
}

/** By how much the likeliest must be cheaper than the next. */
const CLEARLY = 0.05;
/** A slip that costs no more, of a word that stands where the lexicon has it, is as good as written. */
const SURELY = 0.5;
