import { secrecyMarkingOf } from '../../domain/text/secrecy-marking.ts';
import { marked } from './refuse-marked.ts';
import { decodeText } from '../readers/decode-text.ts';
import { readRows } from './read-rows.ts';
import { sniffFile } from '../readers/sniff-file.ts';
import { splitText } from './split-text.ts';
import { unreadable, type TaskFile } from './task-file.ts';

const NOT_TEXT = 'Đây là tệp Excel, Word hoặc tệp nén, không phải CSV.';

/**
 * Reads a programme's tasks from text: CSV with comma, semicolon or tab, or a decision whose annex is a table with
 * tabs; UTF-8, UTF-16 or Windows-1258; the columns of the import format in any order.
 */
export function readTaskText(bytes: Uint8Array): TaskFile {
  const file = sniffFile(bytes);
  if (file.kind === 'unusable') return unreadable(file.problem);
  if (file.kind === 'container') return unreadable(NOT_TEXT);
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return decoded;
  const marking = secrecyMarkingOf(decoded.text);
  if (marking !== null) return marked(marking);
  const split = splitText(decoded.text);
  if (split.kind === 'unreadable') return split;
  return readRows({ ...split.grid, notices: [...decoded.notices, ...split.grid.notices] });
}
