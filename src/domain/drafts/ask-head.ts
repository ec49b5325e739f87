/** What a document must say of itself; what it does not say is asked, never guessed. */

import { parseLocalDate, type LocalDate } from '../calendar/dates.ts';
import { readDeadline } from '../deadlines/read-deadline.ts';
import type { Asking } from './asking.ts';
import type { DraftAnswer, DraftContent, DraftHead, HeadField } from './draft.ts';

const FIELDS = ['number', 'title', 'issued', 'authority'] as const satisfies readonly HeadField[];

export const headKey = (field: HeadField): string => `head:${field}`;

/** The head with what people said of it. A draft for signing may have no number yet: kept so by the answer `keep`. */
export function askHead(content: DraftContent, asking: Asking): DraftHead {
  const recipient = usualRecipient(content);
  const said = FIELDS.map((field) => {
    const found = content.head[field];
    const proposal: DraftAnswer | null =
      field === 'authority' && recipient !== null ? { kind: 'text', text: recipient } : null;
    const question = { key: headKey(field), asks: { kind: 'head', field } as const, rows: [], proposal };
    const given = asking.peek(question.key);
    if (found !== null && given === null) return [field, found] as const;
    const answer = asking.put({ ...question, isRequired: true }, (each) => fitsHead(field, each));
    if (answer?.kind !== 'text') return [field, found] as const;
    return [field, field === 'issued' ? dayIn(answer.text) : answer.text] as const;
  });
  return Object.fromEntries(said) as unknown as DraftHead;
}

/** Whether an answer can be what a field of the head says. */
export function fitsHead(field: HeadField, answer: DraftAnswer): boolean {
  if (answer.kind === 'keep') return field === 'number';
  if (answer.kind !== 'text' || answer.text.trim() === '') return false;
  return field !== 'issued' || dayIn(answer.text) !== null;
}

/** "2026-01-05", "5/1/2026", "ngày 05 tháng 01 năm 2026"; null for what is no day. */
function dayIn(text: string): LocalDate | null {
  const written = text.trim();
  const iso = parseLocalDate(written);
  if (iso !== null) return iso;
  const { kind, end } = readDeadline(written);
  return kind === 'date' && !/trước/iu.test(written) ? end : null;
}

/** Whom the rows name most often as the recipient of their reports. */
function usualRecipient({ rows }: DraftContent): string | null {
  const named = rows.map(({ reportTo }) => reportTo).filter((recipient) => recipient !== '');
  const groups = [...Map.groupBy(named, (recipient) => recipient)].sort((a, b) => b[1].length - a[1].length);
  return groups[0]?.[0] ?? null;
}
