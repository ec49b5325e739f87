/** A programme that was taken in and of which nothing went out: what it left, removed as if it had not come. */

import type { Compilable } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { discardArrival } from '../programmes/arrivals.ts';

/** Tasks removed at a time. */
const TASKS_AT_ONCE = 500;

const assignmentsOf = (programmeId: number) =>
  query
    .selectFrom('assignment')
    .select('assignment.id')
    .innerJoin('task', 'task.id', 'assignment.task_id')
    .where('task.programme_id', '=', programmeId);

/** Whether a message about the programme went out, or may have. */
export function hasBeenTold(tx: Tx, programmeId: number): boolean {
  const told = query
    .selectFrom('outbox_about')
    .innerJoin('outbox', 'outbox.id', 'outbox_about.outbox_id')
    .select('outbox.id')
    .where('outbox_about.assignment_id', 'in', assignmentsOf(programmeId))
    .where('outbox.state', 'in', ['sending', 'sent', 'unknown'])
    .limit(1);
  return tx.first(told) !== undefined;
}

/** Whether the record holds anything of its tasks: a report, a decision, a note. */
export function hasRecord(tx: Tx, programmeId: number): boolean {
  const own = query.selectFrom('task').select('id').where('programme_id', '=', programmeId);
  const event = query.selectFrom('event').select('id').where('task_id', 'in', own).limit(1);
  const further = query
    .selectFrom('event')
    .select('id')
    .where('assignment_id', 'in', assignmentsOf(programmeId))
    .limit(1);
  const indicator = query.selectFrom('indicator').select('id').where('programme_id', '=', programmeId).limit(1);
  return [event, further, indicator].some((each) => tx.first(each) !== undefined);
}

/** Whether a chat of leaders is for this programme, or becomes one by a code that is good or awaits its confirmation. */
export function isOfLeaders(tx: Tx, programmeId: number, now: Instant): boolean {
  const chat = query.selectFrom('chat_programme').select('chat_id').where('programme_id', '=', programmeId).limit(1);
  const awaited = query.selectFrom('awaited_link').select('code_hash').where('outcome', 'is', null);
  const code = query
    .selectFrom('code_programme')
    .innerJoin('code', 'code.hash', 'code_programme.code_hash')
    .select('code.hash')
    .where('code_programme.programme_id', '=', programmeId)
    .where((eb) =>
      eb.or([
        eb.and([eb('code.used_at', 'is', null), eb('code.expires_at', '>', now)]),
        eb('code.hash', 'in', awaited),
      ]),
    )
    .limit(1);
  return tx.first(chat) !== undefined || tx.first(code) !== undefined;
}

/** Removes the programme with its tasks, and what waits to be sent of them. */
export function removeProgramme(tx: Tx, programmeId: number): void {
  const own = assignmentsOf(programmeId);
  const queued = tx.all(
    query
      .selectFrom('outbox_about')
      .innerJoin('outbox', 'outbox.id', 'outbox_about.outbox_id')
      .select('outbox.id')
      .distinct()
      .where('outbox_about.assignment_id', 'in', own)
      .where('outbox.state', '=', 'queued'),
  );
  tx.run(query.deleteFrom('reminder').where('assignment_id', 'in', own));
  tx.run(query.deleteFrom('code_programme').where('programme_id', '=', programmeId));
  tx.run(query.deleteFrom('outbox_about').where('assignment_id', 'in', own));
  // A bundle that was about these tasks alone has nothing more to say.
  for (const { id } of queued) {
    const left = query.selectFrom('outbox_about').select('outbox_id').where('outbox_id', '=', id).limit(1);
    if (tx.first(left) === undefined) {
      tx.run(query.updateTable('outbox').set({ state: 'skipped' }).where('id', '=', id).where('state', '=', 'queued'));
    }
  }
  while (discardArrival(tx, programmeId, TASKS_AT_ONCE));
}

/** Whether anything but its own names and memberships speaks of an agency. */
function isUsed(tx: Tx, agencyId: number): boolean {
  const used: readonly Compilable[] = [
    query.selectFrom('task_lead').select('agency_id').where('agency_id', '=', agencyId).limit(1),
    query.selectFrom('assignment').select('agency_id').where('agency_id', '=', agencyId).limit(1),
    query.selectFrom('assignment').select('via_group_id').where('via_group_id', '=', agencyId).limit(1),
    query.selectFrom('chat').select('agency_id').where('agency_id', '=', agencyId).limit(1),
    query.selectFrom('role').select('agency_id').where('agency_id', '=', agencyId).limit(1),
    query.selectFrom('code').select('agency_id').where('agency_id', '=', agencyId).limit(1),
    query.selectFrom('event').select('agency_id').where('agency_id', '=', agencyId).limit(1),
    query.selectFrom('successor').select('successor_id').where('successor_id', '=', agencyId).limit(1),
    query.selectFrom('successor').select('predecessor_id').where('predecessor_id', '=', agencyId).limit(1),
    query.selectFrom('feed').select('agency_id').where('agency_id', '=', agencyId).limit(1),
    query.selectFrom('indicator_value').select('agency_id').where('agency_id', '=', agencyId).limit(1),
    query.selectFrom('moved_share').select('from_agency_id').where('from_agency_id', '=', agencyId).limit(1),
    query.selectFrom('closing_question').select('agency_id').where('agency_id', '=', agencyId).limit(1),
  ];
  return used.some((each) => tx.first(each) !== undefined);
}

/** Removes the agencies that nothing else speaks of, groups before their members; returns those that stay. */
export function removeAgencies(tx: Tx, ids: readonly number[]): readonly number[] {
  const free = ids.filter((id) => !isUsed(tx, id));
  for (const id of free) tx.run(query.deleteFrom('agency_member').where('group_id', '=', id));
  const gone = free.filter((id) => {
    const member = query.selectFrom('agency_member').select('member_id').where('member_id', '=', id).limit(1);
    return tx.first(member) === undefined;
  });
  for (const id of gone) {
    tx.run(query.deleteFrom('agency_alias').where('agency_id', '=', id));
    tx.run(query.deleteFrom('agency').where('id', '=', id));
  }
  return ids.filter((id) => !gone.includes(id));
}

/** Removes spellings of agencies. */
export function removeSpellings(tx: Tx, spellings: readonly string[]): void {
  for (const alias of spellings) tx.run(query.deleteFrom('agency_alias').where('alias', '=', alias));
}
