/** Tasks without a day, by the words that give none: one question for all rows with the same words. */

import type { LocalDate } from '../calendar/dates.ts';
import type { Deadline } from '../deadlines/deadline.ts';
import { readDeadline } from '../deadlines/read-deadline.ts';
import { once } from '../once.ts';
import type { Asking } from './asking.ts';
import type { DraftAnswer, DraftRow, UndatedWhy } from './draft.ts';

/** Rows with the dates that people set. `issued` is the decision's day. */
export function askDates(rows: readonly DraftRow[], issued: LocalDate | null, asking: Asking): readonly DraftRow[] {
  const read = once((text: string) => readDeadline(text, issued));
  return rows.map((row, at) => {
    const why = row.keeps?.includes('deadline') === true ? null : undatedWhy(row.deadline, read, issued);
    if (why === null) return row;
    const answer = asking.put(
      {
        key: why === 'before_issue' ? 'date:before_issue' : `date:${why}:${row.deadline.toLowerCase()}`,
        asks: { kind: 'date', text: row.deadline, why },
        rows: [at],
        proposal: { kind: 'keep' },
        isRequired: false,
      },
      (each) => fitsDate(each, issued),
    );
    if (answer?.kind !== 'text') return row;
    // Words that say nothing give way; others stay beside the day that they did not give.
    return row.deadline === '' ? { ...row, deadline: answer.text.trim() } : { ...row, dated: answer.text.trim() };
  });
}

/** Whether an answer leaves the words as they are, or gives a phrase that dates them. */
export function fitsDate(answer: DraftAnswer, issued: LocalDate | null): boolean {
  if (answer.kind === 'keep') return true;
  if (answer.kind !== 'text') return false;
  const { kind } = readDeadline(answer.text, issued);
  return kind !== 'unknown' && kind !== 'conditional';
}

function undatedWhy(text: string, read: (text: string) => Deadline, issued: LocalDate | null): UndatedWhy | null {
  if (text === '') return 'none';
  const { kind, end } = read(text);
  if (kind === 'unknown' || kind === 'conditional' || kind === 'ongoing') return kind;
  return issued !== null && end !== null && end < issued ? 'before_issue' : null;
}
