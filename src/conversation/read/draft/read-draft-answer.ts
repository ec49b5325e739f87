/** What words answer to a question about a draft: "mới", "là Sở Xây dựng", "gồm Sở A; Sở B", a date, a name. */

import type { Asks, DraftAnswer, DraftQuestion } from '../../../domain/drafts/draft.ts';
import { strip } from '../../../domain/strip-diacritics.ts';
import { readAmendingAnswer } from './read-amending-answer.ts';

const ASIDE = new Set(['bo qua', 'de lai', 'gac lai', 'de sau', 'chua nhan', 'aside']);
const AGREED = new Set([
  'dung',
  'dung roi',
  'da xem',
  'da doi chieu',
  'dong y',
  'theo de xuat',
  'nhu de xuat',
  'giu nguyen',
  'keep',
  'ok',
  'vang',
]);
const NEW = new Set(['moi', 'don vi moi', 'them moi', 'new']);
const NONE = new Set(['khong phai', 'khong phai don vi', 'none']);
const NO_NUMBER = new Set(['chua co', 'chua co so', 'khong co so']);
/** What opens an answer about a name; what follows is the name, or the names. */
const OPENINGS: readonly (readonly [RegExp, (rest: string) => DraftAnswer])[] = [
  [/^(?:đơn vị )?mới ?: ?(\S.*)$/iu, (name) => ({ kind: 'new', name })],
  [/^(?:là|chính là|same(?: as)?) (\S.*)$/iu, (agency) => ({ kind: 'same', agency })],
  [/^(?:thuộc|người của|phòng của|of) (\S.*)$/iu, (agency) => ({ kind: 'of', agency })],
  [/^(?:gồm|bao gồm|group)(?: ?: ?| )(\S.*)$/iu, (names) => ({ kind: 'group', members: listed(names) })],
  [/^(?:tách|tách thành|several)(?: ?: ?| )(\S.*)$/iu, (names) => ({ kind: 'several', names: listed(names) })],
];

/** Null for words that answer nothing that was asked. */
export function readDraftAnswer({ asks, proposal }: DraftQuestion, written: string): DraftAnswer | null {
  const text = written.normalize('NFC').replace(/\s+/gu, ' ').trim().replace(/[.!]$/u, '');
  const key = strip(text);
  if (text === '') return null;
  const amending = readAmendingAnswer(asks, text);
  if (amending !== null) return amending;
  if (ASIDE.has(key)) return asks.kind === 'head' || asks.kind === 'amends' ? null : { kind: 'aside' };
  if (AGREED.has(key)) return agreed(asks, proposal);
  if (asks.kind === 'name') return nameAnswer(asks.name, text, key);
  if (asks.kind === 'head' && asks.field === 'number' && NO_NUMBER.has(key)) return { kind: 'keep' };
  return NOT_TEXT.has(asks.kind) ? null : { kind: 'text', text };
}

/** Questions whose answer is never a text of its own. */
const NOT_TEXT: ReadonlySet<Asks['kind']> = new Set(['amends', 'same', 'change', 'scanned']);

function agreed(asks: Asks, proposal: DraftAnswer | null): DraftAnswer | null {
  if (proposal !== null) return proposal;
  if (asks.kind === 'same' || (asks.kind === 'change' && asks.group.kind !== 'gone')) return { kind: 'keep' };
  const isKept = asks.kind === 'scan' || asks.kind === 'scanned' || (asks.kind === 'head' && asks.field === 'number');
  return isKept ? { kind: 'keep' } : null;
}

function nameAnswer(name: string, text: string, key: string): DraftAnswer | null {
  if (NEW.has(key)) return { kind: 'new', name };
  if (NONE.has(key)) return { kind: 'none' };
  for (const [pattern, answer] of OPENINGS) {
    const rest = pattern.exec(text)?.[1];
    if (rest !== undefined) return answer(rest);
  }
  return null;
}

/** Names stand apart by semicolons: a comma may belong to a name. */
function listed(names: string): readonly string[] {
  return names
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
