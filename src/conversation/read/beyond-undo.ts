import { trimEndOf } from '../../domain/text/trim-end-of.ts';
import { itemsOf, type ItemKind } from './report/words/items.ts';
import { tokenise } from './report/words/tokens.ts';
import { isSmallTalk } from './small-talk.ts';

/** Between what takes back and what is said instead. */
const BETWEEN: readonly ItemKind[] = ['polite', 'courtesy', 'already', 'break', 'smile'];

/** What is said instead of what is taken back: "nhầm, mới 70%" → "mới 70%"; '' where nothing is. */
export function beyondUndo(text: string): string {
  const written = text.normalize('NFC').trim();
  const items = itemsOf(tokenise(written));
  const undo = items.findLastIndex(({ kind }) => kind === 'undo' || kind === 'undo_perhaps');
  const from = items.slice(undo + 1).find(({ kind }) => !BETWEEN.includes(kind))?.start ?? written.length;
  const said = trimEndOf(written.slice(from), /[\s,;:.!]/u);
  return isSmallTalk(said) ? '' : said;
}
