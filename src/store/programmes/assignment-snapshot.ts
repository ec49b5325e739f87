import * as v from 'valibot';
import type { Assignment } from '../../domain/tasks/assignment.ts';
import { readStored, type Unreadable } from '../sqlite/read-stored.ts';
import { snapshotSchema } from './assignment-fields.ts';

interface Read {
  readonly kind: 'read';
  readonly assignment: Assignment;
}

const snapshot = v.pipe(
  snapshotSchema,
  v.transform((assignment): Read => ({ kind: 'read', assignment })),
);

/** The assignment in an event's JSON, of any version; unreadable when damaged or written by a newer one. */
export function assignmentIn(json: string): Read | Unreadable {
  return readStored(snapshot, json);
}
