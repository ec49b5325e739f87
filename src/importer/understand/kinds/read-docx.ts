/** Documents: every table whose header is that of tasks, over as many pages as it runs, else the duties of its sentences. */

import type { ColumnChoice } from '../../../domain/drafts/column-choice.ts';
import type { Block } from '../../readers/grids-of-blocks.ts';
import { Damaged, Oversized, type Container } from '../../readers/open-container.ts';
import { readDocument } from './read-document.ts';
import { markingInBlocks, marked } from '../refuse-marked.ts';
import { readNumbering } from '../../readers/read-numbering.ts';
import { readStyleFonts, type StyleFonts } from '../../readers/read-style-fonts.ts';
import { readBlocks } from '../read-blocks.ts';
import type { TaskFile } from '../task-file.ts';

/** A document is read whole; a decision's is a few megabytes at most, in bytes. */
const LARGEST_DOCUMENT = 32_000_000;

/** What stands beside the text: in the margin of the pages, under them, and as remarks on them. */
const MARGINS = /^word\/(?:header|footer|footnotes|endnotes|comments)\d{0,4}\.xml$/u;

/** The tasks of a Word file; throws `Damaged` or `Oversized`. */
export function readDocx(container: Container, choices: readonly ColumnChoice[]): TaskFile {
  const bytes = container.read('word/document.xml');
  if (bytes === undefined) throw new Damaged();
  if (bytes.length > LARGEST_DOCUMENT) throw new Oversized();
  const fontOfStyle = readStyleFonts(container.read('word/styles.xml'));
  const { blocks, tracked, oldFonts } = readDocument(
    bytes,
    readNumbering(container.read('word/numbering.xml')),
    fontOfStyle,
  );
  const margins = container.names.filter((name) => MARGINS.test(name));
  const marking = markingInBlocks([...blocks, ...margins.flatMap((name) => blocksOf(container, name, fontOfStyle))]);
  if (marking !== null) return marked(marking);
  const notices = [
    ...(tracked ? ['Tệp còn dấu vết sửa đổi (Track Changes); đọc như đã chấp nhận mọi sửa đổi.'] : []),
    ...(oldFonts.size > 0
      ? [`Có chữ viết bằng phông cũ (${[...oldFonts].join(', ')}), đã chuyển sang Unicode; hãy xem kỹ dấu tiếng Việt.`]
      : []),
  ];
  return readBlocks(blocks, {
    notices,
    choices,
    nothing: 'Tệp Word không có bảng nào; hãy kiểm tra xem phụ lục có nằm trong tệp này không.',
  });
}

function blocksOf(container: Container, name: string, fontOfStyle: StyleFonts): readonly Block[] {
  const bytes = container.read(name);
  return bytes === undefined ? [] : readDocument(bytes, () => '', fontOfStyle).blocks;
}
