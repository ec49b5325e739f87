/** The titles of one message, each cut so that it can be told from the others. */

import { trimEndOf } from '../../domain/text/trim-end-of.ts';
import { shorten } from './shorten.ts';

/** Characters of what differs that must be seen, or the beginning that titles share is folded. */
const SEEN = 16;
/** Of `length`, the part that goes to the beginning that is shared. */
const SHARED_PART = 0.4;

/**
 * `titles` in their order, each cut to at most `length` characters. Titles that begin alike for longer than would be seen
 * keep their first words, then "…", then the words from which they differ: "Lập quy hoạch… phân khu số 3 đô thị…".
 */
export function cutTitles(titles: readonly string[], length: number): readonly string[] {
  const words = titles.map((title) => cleanTitle(title).split(' '));
  const shared = sharedWords(words);
  return words.map((own, index) => capital(cutOne(own, shared[index] ?? 0, length)));
}

function cutOne(words: readonly string[], shared: number, length: number): string {
  const title = words.join(' ');
  const differs = words.slice(0, shared).join(' ').length;
  if (title.length <= length || shared === 0 || differs + SEEN <= length) return cutEnd(title, length);
  const rest = words.slice(shared).join(' ');
  const head = shorten(title, Math.max(12, Math.floor(length * SHARED_PART)));
  // What is the beginning of another title whole differs by its end only.
  if (rest === '') return cutEnd(title, length);
  return `${head} ${cutEnd(rest, Math.max(SEEN, length - head.length - 1))}`;
}

function cutEnd(text: string, length: number): string {
  return trimEndOf(shorten(text, length), /[.;,]/u);
}

function cleanTitle(title: string): string {
  return trimEndOf(title.replace(/\s+/gu, ' ').trim(), /[.;,]/u);
}

function capital(title: string): string {
  return title.charAt(0).toLocaleUpperCase('vi') + title.slice(1);
}

/** Of each title, how many words it shares with the one most like it from the beginning; all of equal ones count as none. */
function sharedWords(titles: readonly (readonly string[])[]): readonly number[] {
  const order = titles.map((words, index) => ({ key: words.join(' ').toLocaleLowerCase('vi'), index }));
  // Neighbours in order of words share the longest beginnings.
  order.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const distinct = order.filter(({ key }, at) => at === 0 || order[at - 1]?.key !== key);
  const shared = new Map<string, number>();
  for (const [at, { key }] of distinct.entries()) {
    const before = commonWords(key, distinct[at - 1]?.key ?? '');
    const after = commonWords(key, distinct[at + 1]?.key ?? '');
    shared.set(key, Math.max(before, after));
  }
  const found = titles.map(() => 0);
  for (const { key, index } of order) found[index] = shared.get(key) ?? 0;
  return found;
}

function commonWords(a: string, b: string): number {
  if (b === '') return 0;
  const [left, right] = [a.split(' '), b.split(' ')];
  let count = 0;
  while (count < left.length && count < right.length && bare(left[count]) === bare(right[count])) count += 1;
  return count;
}

/** "pháp," is "pháp". */
function bare(word = ''): string {
  return trimEndOf(word, /[.,;:]/u);
}
