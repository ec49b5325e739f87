import type { ColumnChoice } from '../../../domain/drafts/column-choice.ts';
import { Damaged, openContainer, Oversized } from '../../readers/open-container.ts';
import { readDocx } from './read-docx.ts';
import { readXlsx } from './read-xlsx.ts';
import { unreadable, type TaskFile } from '../task-file.ts';

/** Reads the tables of a workbook or a document. */
export function readContainer(bytes: Uint8Array, choices: readonly ColumnChoice[]): TaskFile {
  try {
    const container = openContainer(bytes);
    const has = (pattern: RegExp): boolean => container.names.some((name) => pattern.test(name));
    if (has(/^xl\/workbook\.xml$/u)) return readXlsx(container, choices);
    if (has(/^word\/document\.xml$/u)) return readDocx(container, choices);
    if (has(/^xl\/workbook\.bin$/u)) return unreadable(`Đây là tệp Excel nhị phân (.xlsb); ${AS_XLSX}`);
    return unreadable('Đây là tệp nén, không phải Excel hay Word; hãy giải nén rồi nhập tệp bên trong.');
  } catch (error) {
    if (error instanceof Oversized) {
      return unreadable(
        'Bảng quá lớn (hơn 48 MB sau khi giải nén); hãy xóa các dòng, cột thừa hoặc tách thành nhiều tệp.',
      );
    }
    if (error instanceof Damaged) {
      return unreadable('Tệp bị hỏng, không mở được; hãy mở bằng Excel hoặc Word, lưu lại rồi nhập tệp mới.');
    }
    throw error;
  }
}

/** Which file of OpenDocument a container is, by what it says of itself; null for any other. */
export function openDocumentIn(bytes: Uint8Array): 'odt' | 'ods' | null {
  try {
    const container = openContainer(bytes);
    if (!container.names.includes('content.xml')) return null;
    const type = new TextDecoder().decode(container.read('mimetype')?.subarray(0, 200));
    return type.includes('spreadsheet') ? 'ods' : 'odt';
  } catch (error) {
    // Its reader says what is wrong with it.
    if (error instanceof Oversized || error instanceof Damaged) return null;
    throw error;
  }
}

const AS_XLSX = 'hãy mở tệp và lưu lại theo dạng “Excel Workbook (*.xlsx)”.';
