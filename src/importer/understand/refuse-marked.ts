/** A file with a secrecy marking, wherever it stands in it, is refused before anything of it is kept. */

import { secrecyMarkingOf, type SecrecyMarking } from '../../domain/text/secrecy-marking.ts';
import type { Block } from '../readers/grids-of-blocks.ts';
import { unreadable, type TaskFile } from './task-file.ts';

/** The refusal of a file that bears a secrecy marking. */
export function marked(marking: SecrecyMarking): TaskFile & { readonly kind: 'unreadable' } {
  const problem = `Tệp mang dấu độ mật “${marking}” nên không được nhập; tài liệu mật chỉ được xử lý theo quy định về bảo vệ bí mật nhà nước.`;
  return { ...unreadable(problem), marking };
}

/** The first secrecy marking in the rows; null where there is none. */
export function markingInRows(rows: readonly { readonly cells: readonly string[] }[]): SecrecyMarking | null {
  for (const { cells } of rows) {
    const marking = markingAmong(cells);
    if (marking !== null) return marking;
  }
  return null;
}

/** The first marking in a document's paragraphs and tables, those that hold no task among them; null for none. */
export function markingInBlocks(blocks: readonly Block[]): SecrecyMarking | null {
  for (const block of blocks) {
    const marking = block.kind === 'paragraph' ? secrecyMarkingOf(block.text) : markingInRows(block.rows);
    if (marking !== null) return marking;
  }
  return null;
}

/** The first marking that one of the texts carries; null for none. */
export function markingAmong(texts: readonly string[]): SecrecyMarking | null {
  for (const text of texts) {
    const marking = secrecyMarkingOf(text);
    if (marking !== null) return marking;
  }
  return null;
}
