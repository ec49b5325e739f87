import type { ColumnChoice } from '../../../domain/drafts/column-choice.ts';
import { secrecyMarkingOf } from '../../../domain/text/secrecy-marking.ts';
import { marked } from '../refuse-marked.ts';
import { decodeText } from '../../readers/decode-text.ts';
import { readBlocks } from '../read-blocks.ts';
import { textInUnicode } from '../../readers/old-fonts.ts';
import { isMarkdown, readMarkdown } from '../../readers/read-markdown.ts';
import { readRows } from '../read-rows.ts';
import { sniffFile } from '../../readers/sniff-file.ts';
import { splitText } from './split-text.ts';
import { unreadable, type TaskFile } from '../task-file.ts';

const NOT_TEXT = 'Đây là tệp Excel, Word hoặc tệp nén, không phải CSV.';

const NO_HEADER = 'Dòng tiêu đề thiếu cột “Nội dung”, “Đơn vị chủ trì”; hãy thêm dòng tiêu đề vào bảng rồi nhập lại.';

/**
 * Reads a programme's tasks from text: CSV with comma, semicolon or tab, or a decision whose annex is a table with
 * tabs; UTF-8, UTF-16 or Windows-1258; the columns of the import format in any order.
 */
export function readTaskText(bytes: Uint8Array, choices: readonly ColumnChoice[] = []): TaskFile {
  const file = sniffFile(bytes);
  if (file.kind === 'unusable') return unreadable(file.problem);
  if (file.kind !== 'text') return unreadable(NOT_TEXT);
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return decoded;
  const { text, notice } = textInUnicode(decoded.text);
  const marking = secrecyMarkingOf(text);
  if (marking !== null) return marked(marking);
  const notices = notice === null ? decoded.notices : [...decoded.notices, notice];
  if (isMarkdown(text)) {
    return readBlocks(readMarkdown(text), { notices, nothing: NO_HEADER, choices });
  }
  const split = splitText(text);
  if (split.kind === 'unreadable') return split;
  return readRows(split.grids, { notices, nothing: NO_HEADER, choices });
}
