/** A deadline as the columns of a task and an assignment hold it: JSON of any version since 0.1.0. */

import * as v from 'valibot';
import type { Deadline } from '../../domain/deadlines/deadline.ts';
import { RULES } from '../../domain/deadlines/phrases/rules.ts';
import { readStored } from '../sqlite/read-stored.ts';
import { day, integer } from '../sqlite/stored-values.ts';

export const recurrenceSchema = v.picklist(['weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly']);

export const deadlineSchema = v.object({
  text: v.string(),
  kind: v.picklist([
    'date',
    'month',
    'quarter',
    'half_year',
    'year',
    'period',
    'ongoing',
    'recurring',
    'conditional',
    'unknown',
  ]),
  start: v.nullable(day),
  end: v.nullable(day),
  recurrence: v.nullable(recurrenceSchema),
  dueDay: v.nullable(v.object({ month: v.exactOptional(integer), day: integer })),
  rule: v.string(),
} satisfies Record<keyof Deadline, v.GenericSchema>);

/** What a damaged deadline, or one of a newer version's kind, still says. */
const wordsAlone = v.object({ text: v.string() });

/** Never throws: of JSON that cannot be read its words are kept, as a deadline whose days are unknown. */
export function deadlineOf(json: string): Deadline {
  const deadline = readStored(deadlineSchema, json);
  if (deadline.kind !== 'unreadable') return deadline;
  const words = readStored(wordsAlone, json);
  return { ...UNREAD, text: 'text' in words ? words.text : '' };
}

const UNREAD = {
  kind: 'unknown',
  start: null,
  end: null,
  recurrence: null,
  dueDay: null,
  rule: RULES.unknown,
} as const;
