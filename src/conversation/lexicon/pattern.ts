/**
 * The pattern of a reply: its words in one spelling, with signs for what differs from one reply to the next. It holds no
 * number, day, document or name, and is for short replies only: a long one is nobody else's.
 */

import { stripDiacritics } from '../../domain/strip-diacritics.ts';
import { isBlankForm } from '../read/read-report.ts';
import { mayBeAgainst } from '../read/report/words/abstract.ts';
import { withoutSignature } from '../read/report/layout/signature.ts';
import { leadingReferences } from '../read/report/references.ts';
import { itemsOf, type Item, type ItemKind } from '../read/report/words/items.ts';
import { mayRestrict } from '../read/report/words/respell.ts';
import { spelling } from '../read/report/words/spelling.ts';
import { tokenise } from '../read/report/words/tokens.ts';

/** UTF-16 units of a reply; words and figures of a pattern. */
const LONGEST = 160;
const MOST_ITEMS = 12;

/** What stands for an item that differs from reply to reply. */
const SIGNS: Partial<Record<ItemKind, string>> = {
  number: '<số>',
  offset: '<số>',
  percent: '<tỷ lệ>',
  range: '<tỷ lệ>',
  fraction: '<tỷ lệ>',
  date: '<ngày>',
  document: '<văn bản>',
  reference: '<nhiệm vụ>',
  place: '<nhiệm vụ>',
  question_mark: '?',
};
const NAME = '<tên>';

/** Courtesy at an edge says nothing; breaks there are a full stop. */
const EDGES: readonly ItemKind[] = ['polite', 'courtesy', 'kindly', 'smile', 'break'];
/** The breaks that only divide. Brackets, colons and dots in a row may change what is said. */
const PLAIN_BREAK = /^[.,;!\n]$/u;
/** A word behind them may be a name: "anh tuấn làm rồi". Without diacritics. */
const TITLES = new Set(['anh', 'chi', 'ong', 'ba', 'co', 'chu', 'bac', 'dong chi', 'dc', 'sep']);

/**
 * Null where there is none: an empty, long or half-filled reply, or one with signs that nothing here knows. `names` are
 * words of people's names, as written. Pure.
 */
export function patternOf(text: string, names: ReadonlySet<string>): string | null {
  const written = withoutSignature(text.normalize('NFC').trim());
  if (written === '' || written.length > LONGEST || isBlankForm(written)) return null;
  const tokens = tokenise(written);
  const items = itemsOf(tokens.slice(leadingReferences(tokens, 0)?.next ?? 0));
  const first = items.findIndex((item) => !isEdge(item) && item.kind !== 'reference' && item.kind !== 'place');
  const last = items.findLastIndex((item) => !isEdge(item));
  if (first < 0 || last - first >= MOST_ITEMS) return null;
  const known = new Set([...names].map(spelling));
  const parts = items.slice(first, last + 1).map((item, at) => partOf(item, items[first + at - 1], written, known));
  return parts.every((part) => part !== null) ? parts.join(' ') : null;
}

function isEdge({ kind, key }: Item): boolean {
  return EDGES.includes(kind) && (kind !== 'break' || PLAIN_BREAK.test(key));
}

function partOf(item: Item, before: Item | undefined, written: string, names: ReadonlySet<string>): string | null {
  const sign = SIGNS[item.kind];
  if (sign !== undefined) return sign;
  switch (item.kind) {
    case 'break':
      return PLAIN_BREAK.test(item.key) ? ',' : null;
    case 'sign':
    case 'tick':
    case 'nod':
    case 'smile':
      return null;
    case 'unknown':
      return isName(item, before, written, names) ? NAME : item.key;
    default:
      return item.key;
  }
}

/** A word with a capital within a reply, one behind a title, or a name of somebody here. */
function isName(item: Item, before: Item | undefined, written: string, names: ReadonlySet<string>): boolean {
  const [first = ''] = written.slice(item.start, item.end);
  const opens = before === undefined || before.kind === 'break';
  const isCapital = first !== first.toLowerCase() && written !== written.toUpperCase();
  const isTitled = before !== undefined && TITLES.has(stripDiacritics(before.key));
  const isBare = stripDiacritics(item.key) === item.key;
  const isKnown = names.has(item.key) || (isBare && [...names].some((name) => stripDiacritics(name) === item.key));
  return (isCapital && !opens) || isTitled || isKnown;
}

/**
 * Whether a pattern may come to mean a completion: every word of it is plainly of a completion or unknown, none denies,
 * promises, divides, supposes or may be a slip of one that does, and no figure, day or name can change from reply to reply.
 */
export function mayMeanCompleted(pattern: string): boolean {
  return itemsOf(tokenise(pattern)).every(
    (item) =>
      HARMLESS.includes(item.kind) &&
      !(item.kind === 'unknown' && (ASKS.test(item.key) || mayRestrict(item.key) || mayBeAgainst(item))),
  );
}

/** "có xong nào", "xong gì": asked or denied, in whatever dialect. */
const ASKS = /^(?:nào|gì|sao|đâu|ai|mấy|bao|chi|răng|nao|gi|dau)$/u;
const HARMLESS: readonly ItemKind[] = [
  ...(['unknown', 'break', 'done', 'done_formal', 'done_just', 'had', 'already', 'wholly', 'nodded'] as const),
  ...(['polite', 'courtesy', 'kindly', 'soft_order', 'address', 'report_lead', 'ours', 'task_word'] as const),
  ...(['work', 'work_noun', 'on_time', 'as_planned', 'against_plan', 'plan', 'so_far', 'this_time'] as const),
  ...(['past_time', 'assigned', 'of', 'close', 'acknowledged', 'clear'] as const),
];
