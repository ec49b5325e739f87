import { formatDate } from '../../domain/calendar/dates.ts';
import type { CitedDocument } from '../../domain/tasks/cited-document.ts';
import { shorten } from './words.ts';

/** "123/BC-SXD ngày 05/11/2026 về kết quả lập quy hoạch" */
export function citedDocumentWords({ number, issuedOn, abstract }: CitedDocument): string {
  const day = issuedOn === null ? '' : ` ngày ${formatDate(issuedOn)}`;
  // "Biên bản số 3": a bare figure is no name of a paper.
  const name = /^\d+$/u.test(number) ? `số ${number}` : number;
  return `${name}${day}${abstract === '' ? '' : ` về ${shorten(abstract, 160)}`}`;
}
