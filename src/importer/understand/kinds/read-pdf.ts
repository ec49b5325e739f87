import type { ColumnChoice } from '../../../domain/drafts/column-choice.ts';
import { readPdf } from '../../readers/pages/read-pdf.ts';
import { readBlocks } from '../read-blocks.ts';
import { markingAmong, markingInBlocks, marked } from '../refuse-marked.ts';
import { unreadable, type TaskFile } from '../task-file.ts';

const NO_TEXT =
  'Tệp PDF không có chữ đọc được, có lẽ là bản quét; hãy xin bản PDF có chữ, hoặc bản Word, Excel của văn bản rồi nhập lại.';

/** Reads the tasks of a PDF's tables, by their ruling lines or the gaps between their columns, else of its sentences. */
export async function readPdfFile(bytes: Uint8Array, choices: readonly ColumnChoice[]): Promise<TaskFile> {
  const pdf = await readPdf(bytes);
  if (pdf.kind === 'unreadable') return pdf;
  const marking = markingInBlocks(pdf.blocks) ?? markingAmong(pdf.notes);
  if (marking !== null) return marked(marking);
  if (pdf.silent.length === pdf.pages) return unreadable(NO_TEXT);
  const notices = [
    ...(pdf.silent.length > 0
      ? [
          `Trang ${pdf.silent.join(', ')} không có chữ đọc được (trang trống hoặc ảnh quét) nên chưa được đọc; hãy xem lại.`,
        ]
      : []),
    ...(pdf.oldFonts.length > 0
      ? [`Có chữ viết bằng phông cũ (${pdf.oldFonts.join(', ')}), đã chuyển sang Unicode; hãy xem kỹ dấu tiếng Việt.`]
      : []),
  ];
  return readBlocks(pdf.blocks, {
    notices,
    choices,
    nothing: 'Tệp PDF không có bảng nhiệm vụ nào; hãy kiểm tra xem phụ lục có nằm trong tệp này không.',
  });
}
