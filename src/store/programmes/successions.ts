/** Reorganisations: their plans, their days, and what they moved. */

import * as v from 'valibot';
import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import type { SuccessionPlan } from '../../domain/agencies/succession.ts';
import { NOT_YET_TOLD } from '../../domain/tasks/heir.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';
import { columnsOf, type Fields } from '../sqlite/fields.ts';
import { readStored, type Unreadable } from '../sqlite/read-stored.ts';
import { day, integer } from '../sqlite/stored-values.ts';
import { agencyFields } from './agencies.ts';
import { isOpenAssignment } from './assignment-conditions.ts';

interface Succession {
  readonly id: number;
  readonly from: LocalDate;
  readonly document: string;
  readonly plan: SuccessionPlan | Unreadable;
}

const planSchema = v.object({
  kind: v.picklist(['merge', 'rename', 'split', 'abolish']),
  predecessors: v.array(v.string()),
  successors: v.array(v.object({ code: v.string(), name: v.nullable(v.string()) })),
  from: day,
  document: v.string(),
  choices: v.array(v.object({ task: integer, successor: v.string() })),
} satisfies Record<keyof SuccessionPlan, v.GenericSchema>);

/** Keeps a planned succession; gives its number. */
export function insertSuccession(tx: Tx, plan: SuccessionPlan, now: Instant): number {
  return tx.run(
    query.insertInto('succession').values({
      kind: plan.kind,
      from_on: plan.from,
      document: plan.document,
      plan: JSON.stringify(plan),
      recorded_at: now,
      applied_at: null,
    }),
  ).lastId;
}

const successions = query.selectFrom('succession').select(['id', 'from_on as from', 'document', 'plan']);

const due = prepared(({ today }: { today: LocalDate }) =>
  successions.where('applied_at', 'is', null).where('from_on', '<=', today).orderBy('from_on').orderBy('id'),
);

/** Plans of any version since 0.1.0, not carried out, whose day has come by `today`, by day. */
export function dueSuccessions(tx: Tx, today: LocalDate): Succession[] {
  return tx.all(due({ today })).map(({ plan, ...row }) => ({ ...row, plan: readStored(planSchema, plan) }));
}

/** The plan of a reorganisation; null when it cannot be read. */
export function planOf(tx: Tx, id: number): SuccessionPlan | null {
  const row = tx.first(query.selectFrom('succession').select('plan').where('id', '=', id));
  const plan = row === undefined ? null : readStored(planSchema, row.plan);
  return plan === null || plan.kind === 'unreadable' ? null : plan;
}

/** Marks a succession as done. */
export function markApplied(tx: Tx, id: number, now: Instant): void {
  tx.run(query.updateTable('succession').set({ applied_at: now }).where('id', '=', id));
}

/** Ends an agency; `on` is the first day on which it is no more. */
export function endAgency(tx: Tx, agencyId: number, on: LocalDate): void {
  tx.run(query.updateTable('agency').set({ ended_on: on }).where('id', '=', agencyId));
}

/** The first day after an agency's end; null while it exists. */
export function endedOn(tx: Tx, agencyId: number): LocalDate | null {
  return tx.first(query.selectFrom('agency').select('ended_on').where('id', '=', agencyId))?.ended_on ?? null;
}

/** The agencies that had ended by `today`. */
export function endedBy(tx: Tx, today: LocalDate): ReadonlySet<number> {
  const ended = query.selectFrom('agency').select('id').where('ended_on', '<=', today);
  return new Set(tx.all(ended).map(({ id }) => id));
}

/** Keeps that one agency follows another by a succession. */
export function addSuccessor(
  tx: Tx,
  link: Fields<'successor', 'predecessor_id' | 'successor_id' | 'succession_id'>,
): void {
  tx.run(
    query
      .insertInto('successor')
      .values(columnsOf(link))
      .onConflict((conflict) => conflict.doNothing()),
  );
}

/** The agencies that follow an agency. */
export function successorsOf(tx: Tx, agencyId: number): Agency[] {
  return linked(tx, 'successor_id', 'predecessor_id', agencyId);
}

/** The agencies that an agency follows. */
export function predecessorsOf(tx: Tx, agencyId: number): Agency[] {
  return linked(tx, 'predecessor_id', 'successor_id', agencyId);
}

type Side = 'predecessor_id' | 'successor_id';

function linked(tx: Tx, wanted: Side, known: Side, agencyId: number): Agency[] {
  return tx.all(
    query
      .selectFrom('successor')
      .innerJoin('agency', 'agency.id', `successor.${wanted}`)
      .select(agencyFields)
      .where(known, '=', agencyId)
      .orderBy('agency.name'),
  );
}

/**
 * Moves an assignment to another agency from day `on`, which has yet to be told of it. The caller has checked that it has
 * none of that task.
 */
export function moveAssignment(
  tx: Tx,
  moved: {
    readonly assignmentId: number;
    readonly from: number;
    readonly to: number;
    readonly successionId: number;
    readonly on: LocalDate;
  },
  now: Instant,
): void {
  tx.run(
    query
      .updateTable('assignment')
      .set({ agency_id: moved.to, taken_over_on: moved.on, told_on: NOT_YET_TOLD, orphaned_on: null })
      .where('id', '=', moved.assignmentId),
  );
  tx.run(
    query
      .insertInto('moved_share')
      .values({
        assignment_id: moved.assignmentId,
        succession_id: moved.successionId,
        from_agency_id: moved.from,
        moved_at: now,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

/** What was one with a share is one with another from now on. */
export function passJoined(tx: Tx, from: number, to: number): void {
  tx.run(query.updateTable('joined_share').set({ into_id: to }).where('into_id', '=', from));
}

/** A share became one with another's of the same task, and so did whatever was one with it before. */
export function noteJoined(
  tx: Tx,
  { assignmentId, intoId }: { readonly assignmentId: number; readonly intoId: number },
  now: Instant,
): void {
  passJoined(tx, assignmentId, intoId);
  tx.run(
    query
      .insertInto('joined_share')
      .values({ assignment_id: assignmentId, into_id: intoId, joined_at: now })
      .onConflict((conflict) => conflict.column('assignment_id').doUpdateSet({ into_id: intoId })),
  );
}

/** With which share a share became one, and when; undefined where it did with none. */
export function joinedInto(
  tx: Tx,
  assignmentId: number,
): { readonly intoId: number; readonly at: Instant } | undefined {
  return tx.first(
    query
      .selectFrom('joined_share')
      .select(['into_id as intoId', 'joined_at as at'])
      .where('assignment_id', '=', assignmentId),
  );
}

/**
 * A share that had become one with another is followed by itself again. What the other one had was `assignmentId`'s, which is
 * closed now, where it stays with a third one.
 */
export function noteReturned(
  tx: Tx,
  { assignmentId, intoId }: { readonly assignmentId: number; readonly intoId: number },
  now: Instant,
): void {
  const third = joinedInto(tx, intoId);
  tx.run(query.deleteFrom('joined_share').where('assignment_id', '=', intoId));
  if (third === undefined || third.intoId === assignmentId) {
    noteJoined(tx, { assignmentId, intoId }, now);
    return;
  }
  passJoined(tx, assignmentId, intoId);
  noteJoined(tx, { assignmentId, intoId: third.intoId }, now);
}

/** Every agency that had ended by `on`, or by now, with its direct successors of that time; an empty list for none. */
export function endedAgencies(tx: Tx, on: LocalDate | null = null): ReadonlyMap<number, readonly Agency[]> {
  const ended = tx.all(
    query
      .selectFrom('agency')
      .select('id')
      .where('ended_on', 'is not', null)
      .$if(on !== null, (agencies) => agencies.where('ended_on', '<=', on)),
  );
  if (ended.length === 0) return new Map();
  const successors = Map.groupBy(
    tx.all(
      query
        .selectFrom('successor')
        .innerJoin('succession', 'succession.id', 'successor.succession_id')
        .innerJoin('agency', 'agency.id', 'successor.successor_id')
        .select(agencyFields)
        .select('successor.predecessor_id as endedId')
        .$if(on !== null, (links) => links.where('succession.from_on', '<=', on))
        .orderBy('agency.name'),
    ),
    ({ endedId }) => endedId,
  );
  return new Map(
    ended.map(({ id }) => [
      id,
      (successors.get(id) ?? []).map(({ id: heir, code, name, kind }): Agency => ({ id: heir, code, name, kind })),
    ]),
  );
}

/** The memberships in groups that an agency has on `day`. */
export function groupsOf(tx: Tx, agencyId: number, day: LocalDate): number[] {
  return tx
    .all(
      query
        .selectFrom('agency_member')
        .select('group_id as groupId')
        .where('member_id', '=', agencyId)
        .where('from_on', '<=', day)
        .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>=', day)])),
    )
    .map(({ groupId }) => groupId);
}

/** Ends an agency's memberships in groups; `last` is their last day. */
export function endMemberships(tx: Tx, agencyId: number, last: LocalDate): void {
  tx.run(
    query
      .updateTable('agency_member')
      .set({ to_on: last })
      .where('member_id', '=', agencyId)
      .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>', last)])),
  );
}

/** Moves an agency's chats to another, ranked behind its own. Returns their number. */
export function moveChats(tx: Tx, from: number, to: number): number {
  const first = tx.first(query.selectFrom('agency').select('first_linked_at').where('id', '=', from));
  const behind = tx.first(
    query
      .selectFrom('chat')
      .select((eb) => eb.fn.max('rank').as('rank'))
      .where('agency_id', '=', to),
  )?.rank;
  const rank = behind == null ? 0 : behind + 1;
  const { changes } = tx.run(
    query
      .updateTable('chat')
      .set((eb) => ({ agency_id: to, rank: eb('rank', '+', rank), came_from_id: from }))
      .where('agency_id', '=', from),
  );
  if (first?.first_linked_at != null) {
    tx.run(
      query
        .updateTable('agency')
        .set({ first_linked_at: first.first_linked_at })
        .where('id', '=', to)
        .where((eb) => eb.or([eb('first_linked_at', 'is', null), eb('first_linked_at', '>', first.first_linked_at)])),
    );
  }
  return changes;
}

/** Unlinks the chats of an agency; gives how many there were. */
export function unlinkChatsOf(tx: Tx, agencyId: number): number {
  return tx.run(query.updateTable('chat').set({ role: 'none', agency_id: null }).where('agency_id', '=', agencyId))
    .changes;
}

/**
 * Ends people's roles in an agency and gives them the same in another (in none when `to` is null). Returns their
 * number.
 */
export function moveRoles(tx: Tx, from: number, to: number | null, now: Instant): number {
  const held = tx.all(
    query
      .selectFrom('role')
      .select(['person_id as personId', 'role'])
      .where('agency_id', '=', from)
      .where('until', 'is', null)
      .orderBy('id'),
  );
  tx.run(query.updateTable('role').set({ until: now }).where('agency_id', '=', from).where('until', 'is', null));
  if (to === null) return held.length;
  for (const { personId, role } of held) {
    const has = tx.first(
      query
        .selectFrom('role')
        .select('id')
        .where('person_id', '=', personId)
        .where('role', '=', role)
        .where('agency_id', '=', to)
        .where('until', 'is', null),
    );
    if (has !== undefined) continue;
    tx.run(
      query.insertInto('role').values({
        person_id: personId,
        role,
        agency_id: to,
        since: now,
        until: null,
        given_by: null,
        ended_by: null,
      }),
    );
  }
  return held.length;
}

/** Open assignments of abolished agencies, which wait for the secretariat to choose who takes them over. */
export function assignmentsWithoutAgency(tx: Tx): number[] {
  return tx
    .all(
      query
        .selectFrom('agency')
        // The order of the joins is forced: few agencies are abolished, and an index finds their open assignments.
        .crossJoin('assignment')
        .whereRef('assignment.agency_id', '=', 'agency.id')
        .select('assignment.id')
        .where('agency.ended_on', 'is not', null)
        .where(isOpenAssignment)
        .orderBy('assignment.id'),
    )
    .map(({ id }) => id);
}
