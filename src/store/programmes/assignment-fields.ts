/** The fields of an assignment, each with its column and its schema; every other list is derived from this one. */

import * as v from 'valibot';
import type { Assignment, Wait } from '../../domain/tasks/assignment.ts';
import { readStored } from '../sqlite/read-stored.ts';
import type { Schema } from '../sqlite/schema.ts';
import { day, integer } from '../sqlite/stored-values.ts';
import { deadlineOf, deadlineSchema, recurrenceSchema } from './stored-deadline.ts';

const text = v.nullable(v.string());
const yes = v.exactOptional(v.literal(true));
const waitsSchema = v.array(v.object({ from: day, until: day, suspended: yes, cancelled: yes }));

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
  deadline: { column: 'deadline', value: deadlineSchema },
  deadlineRev: { column: 'deadline_rev', value: integer },
  // Snapshots from before each period had an assignment have none.
  period: { column: 'period', value: v.optional(text, null) },
  dueOn: { column: 'due_on', value: v.nullable(day) },
  cadence: { column: 'cadence', value: v.nullable(recurrenceSchema) },
  trackedFrom: { column: 'tracked_from', value: day },
  // Snapshots from before reviews were counted have none.
  reviewUntil: { column: 'review_until', value: v.optional(v.nullable(day), null) },
  // Snapshots from before questions were counted have none.
  askedOn: { column: 'asked_on', value: v.optional(v.nullable(day), null) },
  askedBefore: { column: 'asked_before', value: v.optional(v.nullable(day), null) },
  waitingFor: {
    column: 'waiting_for',
    value: v.nullable(v.picklist(['confirmation', 'extension', 'handover', 'suspension'])),
  },
  waitingSince: { column: 'waiting_since', value: v.nullable(day) },
  requestedDueOn: { column: 'requested_due_on', value: v.nullable(day) },
  answeredOn: { column: 'answered_on', value: v.nullable(day) },
  reportedOn: { column: 'reported_on', value: v.nullable(day) },
  // Snapshots from before who was named again had a day of its own have none of these.
  reportedBefore: { column: 'reported_before', value: v.optional(v.nullable(day), null) },
  reinstatedOn: { column: 'reinstated_on', value: v.optional(v.nullable(day), null) },
  // Snapshots from before a day could be stated have none.
  statedOn: { column: 'stated_on', value: v.optional(v.nullable(day), null) },
  // Snapshots from before a promised day was kept have none.
  expectedOn: { column: 'expected_on', value: v.optional(v.nullable(day), null) },
  completedOn: { column: 'completed_on', value: v.nullable(day) },
  // Snapshots from before extensions were counted have none.
  extensions: { column: 'extensions', value: v.optional(integer, 0) },
  // Snapshots from before a suspension could end have none of these.
  suspendedOn: { column: 'suspended_on', value: v.optional(v.nullable(day), null) },
  suspendedScope: { column: 'suspended_scope', value: v.optional(v.nullable(v.picklist(['period', 'duty'])), null) },
  // Snapshots from before the days of waiting were counted have none.
  waits: { column: 'waits', value: v.optional(waitsSchema, []) },
  // Snapshots from before heirs were told have none of these.
  orphanedOn: { column: 'orphaned_on', value: v.optional(v.nullable(day), null) },
  takenOverOn: { column: 'taken_over_on', value: v.optional(v.nullable(day), null) },
  toldOn: { column: 'told_on', value: v.optional(v.nullable(day), null) },
  // Snapshots from before tasks could go on under another programme have none.
  continuedIn: { column: 'continued_in', value: v.optional(v.nullable(integer), null) },
  // Snapshots from before answers were counted have none.
  repeats: { column: 'repeats', value: v.optional(integer, 0) },
  rev: { column: 'rev', value: integer },
} as const satisfies { readonly [Name in Field]: FieldOf<Assignment[Name]> };

interface FieldOf<Value> {
  readonly column: keyof Schema['assignment'];
  readonly value: v.GenericSchema<unknown, Value>;
}

type ColumnOf<Name extends Field> = (typeof FIELDS)[Name]['column'];

export const FIELD_NAMES = Object.keys(FIELDS) as readonly Field[];

/** The column of a field of an assignment. */
export function columnOf<Name extends Field>(field: Name): ColumnOf<Name> {
  return FIELDS[field].column;
}

/** As a select list: each column under its field's name. */
export const assignmentColumns = FIELD_NAMES.map((field) => `assignment.${columnOf(field)} as ${field}`) as {
  [Name in Field]: `assignment.${ColumnOf<Name>} as ${Name}`;
}[Field][];

/** A field's type in its column: a deadline and waits are JSON there. */
export type Kept = { -readonly [Name in Field]: Name extends 'deadline' | 'waits' ? string : Assignment[Name] };

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

const NO_WAITS = '[]';

/** The waits kept as JSON; empty for what cannot be read. */
export function waitsOf(json: string): readonly Wait[] {
  const waits = json === NO_WAITS ? [] : readStored(waitsSchema, json);
  return Array.isArray(waits) ? waits : [];
}

/** `row` may hold more than the assignment. */
export function assignmentOf(row: AssignmentRow): Assignment {
  const assignment: Record<string, unknown> = { issuedOn: row.issuedOn };
  for (const field of FIELD_NAMES) assignment[field] = row[field];
  assignment['deadline'] = deadlineOf(row.deadline);
  assignment['waits'] = waitsOf(row.waits);
  return assignment as unknown as Assignment;
}

/** An assignment in an event: JSON of its fields. */
export const snapshotSchema = v.object({
  ...(Object.fromEntries(FIELD_NAMES.map((field) => [field, FIELDS[field].value])) as {
    [Name in Field]: (typeof FIELDS)[Name]['value'];
  }),
  issuedOn: day,
}) satisfies v.GenericSchema<unknown, Assignment>;
