/** The fields of an assignment, each with its column and its schema; every other list is derived from this one. */

import * as v from 'valibot';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Deadline } from '../../domain/deadlines/deadline.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';
import type { Schema } from '../sqlite/schema.ts';

const integer = v.pipe(v.number(), v.integer());
const date = v.custom<LocalDate>((value) => typeof value === 'string' && DAY.test(value), 'no day');
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const recurrence = v.picklist(['weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly']);
const text = v.nullable(v.string());

const deadline = v.object({
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
  start: v.nullable(date),
  end: v.nullable(date),
  recurrence: v.nullable(recurrence),
  dueDay: v.nullable(v.object({ month: v.exactOptional(integer), day: integer })),
  rule: v.string(),
} satisfies Record<keyof Deadline, v.GenericSchema>);

/** A field of the task's programme, not a column of an assignment. */
type Elsewhere = 'issuedOn';
export type Field = Exclude<keyof Assignment, Elsewhere>;

const FIELDS = {
  id: { column: 'id', value: integer },
  taskId: { column: 'task_id', value: integer },
  agencyId: { column: 'agency_id', value: integer },
  status: {
    column: 'status',
    value: v.picklist(['not_started', 'in_progress', 'pending_confirmation', 'completed', 'suspended', 'cancelled']),
  },
  progress: { column: 'progress', value: v.nullable(integer) },
  obstacle: { column: 'obstacle', value: text },
  deadline: { column: 'deadline', value: deadline },
  deadlineRev: { column: 'deadline_rev', value: integer },
  dueOn: { column: 'due_on', value: v.nullable(date) },
  cadence: { column: 'cadence', value: v.nullable(recurrence) },
  trackedFrom: { column: 'tracked_from', value: date },
  waitingFor: { column: 'waiting_for', value: v.nullable(v.picklist(['confirmation', 'extension'])) },
  waitingSince: { column: 'waiting_since', value: v.nullable(date) },
  requestedDueOn: { column: 'requested_due_on', value: v.nullable(date) },
  answeredOn: { column: 'answered_on', value: v.nullable(date) },
  reportedOn: { column: 'reported_on', value: v.nullable(date) },
  completedOn: { column: 'completed_on', value: v.nullable(date) },
  // Snapshots from before extensions were counted have none.
  extensions: { column: 'extensions', value: v.optional(integer, 0) },
  rev: { column: 'rev', value: integer },
} as const satisfies { readonly [Name in Field]: FieldOf<Assignment[Name]> };

interface FieldOf<Value> {
  readonly column: keyof Schema['assignment'];
  readonly value: v.GenericSchema<unknown, Value>;
}

type ColumnOf<Name extends Field> = (typeof FIELDS)[Name]['column'];

export const FIELD_NAMES = Object.keys(FIELDS) as readonly Field[];

export function columnOf<Name extends Field>(field: Name): ColumnOf<Name> {
  return FIELDS[field].column;
}

/** As a select list: each column under its field's name. */
export const assignmentColumns = FIELD_NAMES.map((field) => `assignment.${columnOf(field)} as ${field}`) as {
  [Name in Field]: `assignment.${ColumnOf<Name>} as ${Name}`;
}[Field][];

/** A field's type in its column: a deadline is JSON there. */
export type Kept = { -readonly [Name in Field]: Name extends 'deadline' ? string : Assignment[Name] };

export type AssignmentRow = Kept & Pick<Assignment, Elsewhere>;

/** Some fields of an assignment as columns of an insert or an update; `kept` may hold slots of a prepared statement. */
export function columnsOf<Name extends Field>(
  fields: readonly Name[],
  kept: Pick<Kept, Name>,
): { [Each in Name as ColumnOf<Each>]: Kept[Each] } {
  return Object.fromEntries(fields.map((field) => [columnOf(field), kept[field]])) as {
    [Each in Name as ColumnOf<Each>]: Kept[Each];
  };
}

/** `row` may hold more than the assignment. */
export function assignmentOf(row: AssignmentRow): Assignment {
  const assignment: Record<string, unknown> = { issuedOn: row.issuedOn };
  for (const field of FIELD_NAMES) assignment[field] = row[field];
  assignment['deadline'] = JSON.parse(row.deadline);
  return assignment as unknown as Assignment;
}

/** An assignment in an event: JSON of its fields. */
export const snapshotSchema = v.object({
  ...(Object.fromEntries(FIELD_NAMES.map((field) => [field, FIELDS[field].value])) as {
    [Name in Field]: (typeof FIELDS)[Name]['value'];
  }),
  issuedOn: date,
}) satisfies v.GenericSchema<unknown, Assignment>;
