/** Takes a copy of the registry back to an earlier moment for a forecast. Never used on the original. */

import { sql, type Compilable, type RawBuilder } from 'kysely';
import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import { NOT_YET_TOLD } from '../../domain/tasks/heir.ts';
import { NOT_YET_ASKED, reviewAskedOn, reviewAtTakeover } from '../../domain/tasks/review.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listProgrammes } from '../programmes/tasks.ts';

/** What had passed on the earlier day only is not yet reviewed; nobody was asked by then. */
function takeOverAnew(tx: Tx, programmeId: number, issuedOn: LocalDate, from: LocalDate): void {
  const those = query
    .updateTable('assignment')
    .where('task_id', 'in', query.selectFrom('task').select('id').where('programme_id', '=', programmeId))
    .where('tracked_from', '=', from)
    .where('review_until', 'is not', null);
  tx.run(those.set({ review_until: null }).where('due_on', '>=', from));
  for (const cadence of ['weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'] as const) {
    if (reviewAtTakeover({ dueOn: null, cadence, issuedOn, trackedFrom: from }) !== null) continue;
    tx.run(those.set({ review_until: null }).where('due_on', 'is', null).where('cadence', '=', cadence));
  }
  tx.run(those.set({ review_until: NOT_YET_ASKED }).where('review_until', '>=', reviewAskedOn(from)));
}

const statement = <Row>(raw: RawBuilder<Row>): Compilable<Row> => ({ compile: () => raw.compile(query) });

interface Reference {
  readonly table: string;
  readonly column: string;
  /** 0 where a row may do without it. */
  readonly required: number;
}

/** What points to messages, as the schema says. */
function referencesToOutbox(tx: Tx): Reference[] {
  const found = sql<Reference>`
    select held.name as "table", link."from" as "column", field."notnull" as required
    from sqlite_schema as held
      inner join pragma_foreign_key_list(held.name) as link
      inner join pragma_table_info(held.name) as field on field.name = link."from"
    where held.type = 'table' and link."table" = 'outbox'`;
  return tx.all(statement(found));
}

/** Messages are gone with whatever says that they were sent. */
function deleteMessages(tx: Tx, at: Instant): void {
  const later = sql`(select id from outbox where created_at >= ${at} or settled_at >= ${at})`;
  const untold = sql`insert or ignore into untold_continuation (assignment_id)
    select assignment.id from outbox inner join outbox_about on outbox_about.outbox_id = outbox.id
      inner join assignment on assignment.id = outbox_about.assignment_id
    where outbox.id in ${later} and outbox.payload like '{"kind":"continuation"%' and assignment.told_on is null
      and ${wentOnBefore(at)}`;
  tx.run(statement(untold));
  for (const { table, column, required } of referencesToOutbox(tx)) {
    const names = sql`${sql.ref(column)} in ${later}`;
    const unsaid =
      required === 0
        ? sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${names}`
        : sql`delete from ${sql.table(table)} where ${names}`;
    tx.run(statement(unsaid));
  }
  tx.run(statement(sql`delete from outbox where id in ${later}`));
}

/** What was asked and told from day `on` was not by then. */
function untell(tx: Tx, at: Instant, on: LocalDate): void {
  tx.run(query.deleteFrom('question').where('asked_at', '>=', at));
  tx.run(query.deleteFrom('digest_told').where('told_on', '>=', on));
  tx.run(query.updateTable('assignment').set({ asked_before: null }).where('asked_before', '>=', on));
  const earlier = { asked_on: sql.ref<LocalDate | null>('asked_before'), asked_before: null };
  tx.run(query.updateTable('assignment').set(earlier).where('asked_on', '>=', on));
  tx.run(
    query
      .updateTable('assignment')
      .set({ review_until: NOT_YET_ASKED })
      .where('tracked_from', '<=', on)
      .where('review_until', '>=', reviewAskedOn(on)),
  );
  // What moved or went on only later stays told: by then there was nothing to tell of it.
  tx.run(
    query
      .updateTable('assignment')
      .set({ told_on: NOT_YET_TOLD })
      .where('told_on', '>=', on)
      .where(sql<boolean>`case when taken_over_on is null then ${wentOnBefore(at)} else taken_over_on <= ${on} end`),
  );
}

/** Another task went on under an assignment's before `at`. */
function wentOnBefore(at: Instant) {
  return sql<boolean>`exists (select 1 from event
    where event.task_id = assignment.task_id and event.kind = 'continues' and event.at < ${at})`;
}

/**
 * Deletes what was sent, queued or decided on reminders at `at` or later, with what was noted of it; tracks every assignment
 * from day `on`, or from its decision's day when that is later. People's reports stay.
 */
export function rewindTo(tx: Tx, at: Instant, on: LocalDate): void {
  deleteMessages(tx, at);
  tx.run(query.deleteFrom('reminder').where('decided_on', '>=', on));
  untell(tx, at, on);
  for (const { id, issuedOn } of listProgrammes(tx)) {
    const from = issuedOn > on ? issuedOn : on;
    tx.run(
      query
        .updateTable('assignment')
        .set({ tracked_from: from })
        .where('tracked_from', '>', from)
        .where('task_id', 'in', query.selectFrom('task').select('id').where('programme_id', '=', id)),
    );
    takeOverAnew(tx, id, issuedOn, from);
  }
}
