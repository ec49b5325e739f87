import type { ColumnChoice } from '../../../domain/drafts/column-choice.ts';
import { convertOffice, officeProgram, type OfficeKind } from '../../readers/convert-office.ts';
import { readContainer } from './read-container.ts';
import { unreadable, type TaskFile } from '../task-file.ts';

const NAMES: Readonly<Record<OfficeKind, string>> = {
  doc: 'Word đời cũ (.doc)',
  xls: 'Excel đời cũ (.xls)',
  odt: 'OpenDocument (.odt)',
  ods: 'OpenDocument (.ods)',
  rtf: 'RTF',
};
const SHEETS: readonly OfficeKind[] = ['xls', 'ods'];

/** Reads an old or foreign office file by way of LibreOffice; `program` replaces where it stands. */
export async function readOffice(
  bytes: Uint8Array,
  kind: OfficeKind,
  choices: readonly ColumnChoice[] = [],
  program: string | null = officeProgram(),
): Promise<TaskFile> {
  const conversion = await convertOffice(bytes, kind, program);
  const file = `Đây là tệp ${NAMES[kind]}`;
  const cure = SHEETS.includes(kind)
    ? 'hãy mở tệp và lưu lại theo dạng “Excel Workbook (*.xlsx)”.'
    : 'hãy mở tệp và lưu lại theo dạng “Word Document (*.docx)”.';
  switch (conversion.kind) {
    case 'converted':
      return readContainer(conversion.bytes, choices);
    case 'absent':
      return unreadable(`${file}; máy chủ chưa cài LibreOffice để đọc loại tệp này, ${cure}`);
    case 'failed':
      return unreadable(`${file}, LibreOffice không mở được (tệp hỏng hoặc có mật khẩu); ${cure}`);
    case 'too-long':
      return unreadable(`${file}, LibreOffice mở quá 60 giây mà chưa xong; ${cure}`);
    case 'too-big':
      return unreadable(`${file}, LibreOffice cần quá nhiều bộ nhớ để mở; ${cure}`);
  }
}
