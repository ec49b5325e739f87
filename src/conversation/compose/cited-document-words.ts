import { formatDate } from '../../domain/calendar/dates.ts';
import type { CitedDocument } from '../../domain/tasks/cited-document.ts';
import { shorten } from './words.ts';

/** "123/BC-SXD ngày 05/11/2026 về kết quả lập quy hoạch" */
export function citedDocumentWords({ number, issuedOn, abstract }: CitedDocument): string {
  const day = issuedOn === null ? '' : ` ngày ${formatDate(issuedOn)}`;
  return `${number}${day}${abstract === '' ? '' : ` về ${shorten(abstract, 160)}`}`;
}
