import type { ColumnChoice } from '../../../domain/drafts/column-choice.ts';
import { pdfOfPictures, type PicturesAsPdf } from '../../readers/scans/pdf-of-pictures.ts';
import { readScannedPages, type OnPage } from './read-pdf.ts';
import { unreadable, type TaskFile } from '../task-file.ts';

const PROBLEMS: Readonly<Record<Exclude<PicturesAsPdf['kind'], 'pdf'>, string>> = {
  damaged: 'không mở được (tệp hỏng, thiếu phần cuối, hoặc không phải ảnh PNG, JPEG); hãy chụp hoặc quét lại trang đó.',
  interlaced: 'là ảnh PNG kiểu xen kẽ, chương trình không đọc; hãy lưu lại thành JPEG.',
  'too-large': 'quá lớn (hơn 64 triệu điểm ảnh); hãy quét lại ở 300 dpi, hoặc dùng bản Word, Excel của văn bản.',
  'too-small': 'quá nhỏ để có chữ đọc được; hãy quét lại ở 300 dpi, hoặc dùng bản Word, Excel của văn bản.',
};

/** Reads the tasks of photographed or scanned pages, a PNG or JPEG file each. */
export async function readPictures(
  files: readonly Uint8Array[],
  choices: readonly ColumnChoice[],
  onPage: OnPage = () => undefined,
): Promise<TaskFile> {
  const made = pdfOfPictures(files);
  if (made.kind !== 'pdf') {
    return unreadable(`Ảnh${files.length > 1 ? ` thứ ${String(made.at)}` : ''} ${PROBLEMS[made.kind]}`);
  }
  const silent = files.map((_, at) => ({ number: at + 1, longestSide: 842 }));
  return readScannedPages(
    made.bytes,
    { kind: 'read', parts: [[], []], pages: files.length, silent: [silent], notes: [], oldFonts: [] },
    { choices, onPage },
  );
}
