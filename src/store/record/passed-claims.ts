/** Reports that wait for a decision and that a merger passed on to the heir: who said them, and on which day. */

import { sql } from 'kysely';
import { localDateOf, type Instant } from '../../domain/calendar/dates.ts';
import type { Card, PassedOn } from '../../domain/tasks/task.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { events, firstEvent, type Event } from './events.ts';
import { CLAIMS, isClaim, newestClaim } from './pending-claim.ts';

/** Stands in the record of the heir's share as it was passed on: without a state, because nothing was reported that day. */
export function isPassedOn({ after, kind }: Pick<Event, 'after' | 'kind'>): boolean {
  return after === null && isClaim({ kind });
}

/** The report itself, on the share that it was made on; undefined for one that was not passed on. */
export function reportPassedOn(tx: Tx, event: Event): Event | undefined {
  if (!isPassedOn(event) || event.assignmentId === null) return undefined;
  const shares = query
    .selectFrom('assignment as whole')
    .innerJoin('assignment as share', 'share.task_id', 'whole.task_id')
    .select('share.id')
    .where('whole.id', '=', event.assignmentId)
    .where(sql<boolean>`share.period is whole.period and share.id <> whole.id`);
  return firstEvent(
    tx,
    events
      .where('event.assignment_id', 'in', shares)
      .where('event.kind', '=', event.recordedAs)
      .where(sql<boolean>`event.person_id is ${event.personId} and event.text is ${event.text}`)
      .where('event.after', 'is not', null)
      .where('event.id', '<', event.id)
      .orderBy('event.id', 'desc')
      .limit(1),
  );
}

/** Who said what waits on some assignments, or on all for null, where it was passed on before `before` (null: by now). */
export function passedClaims(
  tx: Tx,
  assignmentIds: readonly number[] | null,
  timeZone: string,
  before: Instant | null = null,
): ReadonlyMap<number, PassedOn> {
  if (assignmentIds?.length === 0) return new Map();
  let passed = query
    .selectFrom('event')
    .select(['id', 'at', 'assignment_id as assignmentId'])
    .where('kind', 'in', CLAIMS)
    .where('after', 'is', null)
    .where('assignment_id', 'is not', null);
  if (assignmentIds !== null) passed = passed.where('assignment_id', 'in', listed(JSON.stringify(assignmentIds)));
  if (before !== null) passed = passed.where('at', '<', before);
  const claims = new Map<number, PassedOn>();
  for (const { id, at, assignmentId } of tx.all(passed.orderBy('id'))) {
    const newest = assignmentId === null ? undefined : newestClaim(tx, assignmentId);
    if (assignmentId === null || newest?.id !== id) continue;
    const said = reportPassedOn(tx, newest);
    if (said === undefined) continue;
    const [on, takenOn] = [said.at, at].map((moment) => localDateOf(moment, timeZone)) as [
      PassedOn['on'],
      PassedOn['on'],
    ];
    claims.set(assignmentId, { agency: said.agency ?? '', on, takenOn });
  }
  return claims;
}

/** The cards of what waits, with who said it where another agency did. */
export function withPassedClaims(
  tx: Tx,
  cards: readonly Card[],
  timeZone: string,
  before: Instant | null = null,
): Card[] {
  const waiting = cards.flatMap(({ assignment }) => (assignment.waitingFor === null ? [] : [assignment.id]));
  const claims = passedClaims(tx, waiting, timeZone, before);
  return cards.map((card) => {
    const passedOn = claims.get(card.assignment.id);
    return passedOn === undefined ? card : { ...card, passedOn };
  });
}
