/** What agencies state in their defence, and what the secretariat answered. */

import type { Instant } from '../../domain/calendar/dates.ts';
import type { Plea, PleaKind } from '../../domain/tasks/plea.ts';
import { query, type Tx } from '../sqlite/database.ts';

export function keepPlea(
  tx: Tx,
  plea: Pick<Plea, 'assignmentId' | 'kind' | 'text' | 'actor'> & { readonly eventId: number },
  now: Instant,
): void {
  tx.run(
    query.insertInto('plea').values({
      at: now,
      assignment_id: plea.assignmentId,
      event_id: plea.eventId,
      kind: plea.kind,
      text: plea.text,
      actor: plea.actor,
      answered_at: null,
      accepted: null,
      answer: null,
    }),
  );
}

/** The oldest first. */
export function pleasOf(tx: Tx, assignmentIds: readonly number[]): Plea[] {
  if (assignmentIds.length === 0) return [];
  return tx
    .all(
      query
        .selectFrom('plea')
        .select(['id', 'at', 'assignment_id', 'kind', 'text', 'actor', 'answered_at', 'accepted', 'answer'])
        .where('assignment_id', 'in', assignmentIds)
        .orderBy('id'),
    )
    .map(({ assignment_id: assignmentId, answered_at: answeredAt, accepted, ...row }) => ({
      ...row,
      assignmentId,
      answeredAt,
      accepted: accepted === null ? null : accepted === 1,
    }));
}

/** The newest of its kind that waits for its answer. */
export function openPlea(tx: Tx, assignmentId: number, kind: PleaKind): Plea | undefined {
  return pleasOf(tx, [assignmentId]).findLast((plea) => plea.kind === kind && plea.answeredAt === null);
}

export function answerOpenPlea(
  tx: Tx,
  plea: Plea,
  { accepted, answer }: { readonly accepted: boolean; readonly answer: string | null },
  now: Instant,
): void {
  tx.run(
    query
      .updateTable('plea')
      .set({ answered_at: now, accepted: accepted ? 1 : 0, answer })
      .where('id', '=', plea.id),
  );
}
