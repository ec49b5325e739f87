import type { ColumnChoice } from '../../../domain/drafts/column-choice.ts';
import { decodeText } from '../../readers/decode-text.ts';
import { Oversized } from '../../readers/open-container.ts';
import { readHtml } from '../../readers/read-html.ts';
import { readBlocks } from '../read-blocks.ts';
import { markingInBlocks, marked } from '../refuse-marked.ts';
import { unreadable, type TaskFile } from '../task-file.ts';

const NESTED = 'Trang web lồng quá nhiều phần tử; hãy chép bảng sang Excel rồi nhập lại.';

/** Reads the tasks of a web page's tables, else of its sentences. */
export function readWebPage(bytes: Uint8Array, choices: readonly ColumnChoice[]): TaskFile {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return decoded;
  try {
    const blocks = readHtml(decoded.text);
    const marking = markingInBlocks(blocks);
    if (marking !== null) return marked(marking);
    return readBlocks(blocks, {
      notices: decoded.notices,
      choices,
      nothing: 'Trang web không có bảng nhiệm vụ nào; hãy kiểm tra xem bảng có nằm trong trang này không.',
    });
  } catch (error) {
    if (error instanceof Oversized) return unreadable(NESTED);
    throw error;
  }
}
