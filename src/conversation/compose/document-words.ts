import { formatDate } from '../../domain/calendar/dates.ts';
import type { NamedDocument } from '../../domain/tasks/named-document.ts';
import { shorten } from './words.ts';

/** "123/BC-SXD ngày 05/11/2026 về kết quả lập quy hoạch" */
export function documentWords({ number, issuedOn, abstract }: NamedDocument): string {
  const day = issuedOn === null ? '' : ` ngày ${formatDate(issuedOn)}`;
  return `${number}${day}${abstract === '' ? '' : ` về ${shorten(abstract, 160)}`}`;
}
