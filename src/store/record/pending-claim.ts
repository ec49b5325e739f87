/** The report or request on which a decision is made: the one in force, whatever was recorded and taken back since. */

import { sql } from 'kysely';
import type { Assignment, WaitingFor } from '../../domain/tasks/assignment.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';
import type { Tx } from '../sqlite/database.ts';
import { firstEvent, type Event } from './events.ts';
import { inForce } from './standing-changes.ts';

/** The kind of event that makes an assignment wait. */
const AWAITED = {
  confirmation: 'completion_reported',
  extension: 'extension_requested',
  handover: 'handover_claimed',
  suspension: 'suspension_claimed',
} as const satisfies Record<WaitingFor, EventKind>;

/** As a literal: SQLite uses the partial index `event_claim` only for its own condition. */
export const CLAIMS = sql<string>`(${sql.join(Object.values(AWAITED).map((kind) => sql.lit(kind)))})`;

/** What waits now, and who asked for it; undefined where nothing waits. */
export function pendingClaim(tx: Tx, { id, waitingFor }: Pick<Assignment, 'id' | 'waitingFor'>): Event | undefined {
  return waitingFor === null ? undefined : claimInForce(tx, id, waitingFor);
}

/** The newest report or request of a kind that was not taken back, decided or not. */
export function claimInForce(tx: Tx, assignmentId: number, of: WaitingFor): Event | undefined {
  return firstEvent(
    tx,
    inForce
      .where('event.assignment_id', '=', assignmentId)
      .where('event.kind', 'in', CLAIMS)
      .where('event.kind', '=', AWAITED[of])
      .orderBy('event.id', 'desc')
      .limit(1),
  );
}

/** The newest report or request of any kind that was not taken back. */
export function newestClaim(tx: Tx, assignmentId: number): Event | undefined {
  const claims = inForce.where('event.assignment_id', '=', assignmentId).where('event.kind', 'in', CLAIMS);
  return firstEvent(tx, claims.orderBy('event.id', 'desc').limit(1));
}

/** Whether an event asks for a decision. */
export function isClaim({ kind }: Pick<Event, 'kind'>): boolean {
  return Object.values<string>(AWAITED).includes(kind);
}
