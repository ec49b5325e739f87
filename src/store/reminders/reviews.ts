/** When each agency was asked to review what the registry took over late. */

import { sql } from 'kysely';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';
import { NOT_YET_ASKED, REVIEW_DAYS, reviewAskedOn } from '../../domain/tasks/review.ts';
import { isAgencysTurn, isOpenAssignment } from '../programmes/assignment-conditions.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';

/** A recurring deadline's stage names its period too. */
const BASELINE = sql<boolean>`(stage = 'baseline' or stage like 'baseline@%')`;

const asking = prepared((arg: { outboxId: number; on: LocalDate; until: LocalDate }) =>
  query
    .updateTable('assignment')
    // Asked before its date passed, it has nothing to review.
    .set({ review_until: sql<LocalDate | null>`case when late_after >= ${arg.on} then null else ${arg.until} end` })
    .where('review_until', '=', NOT_YET_ASKED)
    .where('id', 'in', query.selectFrom('outbox_about').select('assignment_id').where('outbox_id', '=', arg.outboxId))
    .returning('id'),
);

/** A message that asks about some assignments was delivered on day `on`; returns those that are reviewed. */
export function noteReviewsAsked(tx: Tx, outboxId: number, on: LocalDate): number[] {
  return tx.all(asking({ outboxId, on, until: reviewAskedOn(on) })).map(({ id }) => id);
}

/** Whether the assignment's agency has a living chat that receives. */
const reachable = query
  .selectFrom('chat')
  .select('chat.agency_id')
  .where('chat.role', '=', 'agency')
  // As the index of chats by their agency says it.
  .where(sql<boolean>`chat.role <> 'none'`)
  .where('chat.agency_id', '=', sql.ref<number>('assignment.agency_id'))
  .where('chat.state', '=', 'active')
  .where('chat.unreachable_since', 'is', null);

/** What an agency was told of or asked about, whoever has its chat now. */
const toldOf = query
  .selectFrom('outbox_about')
  .innerJoin('outbox', 'outbox.id', 'outbox_about.outbox_id')
  .innerJoin('chat', 'chat.id', 'outbox.chat_id')
  .select('outbox_about.assignment_id')
  .where('outbox_about.assignment_id', '=', sql.ref<number>('assignment.id'))
  .where('outbox.state', '=', 'sent')
  .where('chat.role', 'not in', ['secretariat', 'leaders']);

const unasked = prepared(({ today }: { today: LocalDate }) =>
  query
    .updateTable('assignment')
    .set({ review_until: NOT_YET_ASKED })
    .where(isOpenAssignment)
    .where(isAgencysTurn)
    .where('late_after', '<=', today)
    .whereRef('due_on', '>=', 'tracked_from')
    .where('review_until', 'is', null)
    .where('reported_on', 'is', null)
    .where('answered_on', 'is', null)
    .where('told_on', 'is', null)
    .where((is) => is.not(is.exists(reachable)))
    .where((is) => is.not(is.exists(toldOf))),
);

/**
 * What is due by `today`, of agencies that cannot be asked now and never were: once its date has passed it is reviewed
 * first. What its agency answered, was asked about by letter, or waits to be told of is left alone.
 */
export function reviewUnasked(tx: Tx, today: LocalDate): void {
  tx.run(unasked({ today }));
}

/**
 * An agency was asked by a letter of day `on` about what it has not reported on; returns those assignments. A second
 * letter, or the right day of the first, replaces what was entered before.
 */
export function noteReviewsAskedByLetter(
  tx: Tx,
  agencyId: number,
  { on, until }: { readonly on: LocalDate; readonly until: LocalDate },
): number[] {
  return tx
    .all(
      query
        .updateTable('assignment')
        .set({ review_until: until })
        .where('review_until', 'is not', null)
        .where('reported_on', 'is', null)
        .where('status', 'not in', ['completed', 'cancelled'])
        .where('tracked_from', '<=', on)
        .where((eb) => eb.or([eb('late_after', 'is', null), eb('late_after', '<', on)]))
        .where('agency_id', '=', agencyId)
        .returning('id'),
    )
    .map(({ id }) => id);
}

/** An agency whose answer to a letter may still come; `document` as it was entered, of day `on`. */
export interface LetterAsked {
  readonly agencyId: number;
  readonly agency: string;
  readonly document: string;
  readonly on: LocalDate;
}

/** The letters that asked about what waits for the review, by the names of the agencies. */
export function lettersAsked(tx: Tx, today: LocalDate): LetterAsked[] {
  // The day ends the text, in brackets: "Công văn số 12/VP-TH (2026-11-30)".
  const on = sql<LocalDate>`substr(event.text, -11, 10)`;
  const waits = query
    .selectFrom('assignment')
    .select('assignment.id')
    .where('assignment.agency_id', '=', sql.ref<number>('event.agency_id'))
    .where('reported_on', 'is', null)
    .where('review_until', '>', today)
    .where('review_until', '=', sql<LocalDate>`date(${on}, ${`+${String(REVIEW_DAYS)} days`})`)
    .where('assignment.status', 'not in', ['completed', 'cancelled']);
  const newest = query
    .selectFrom('event as later')
    .select((eb) => eb.fn.max('later.id').as('id'))
    .where('later.kind', '=', sql<EventKind>`'review_asked_by_letter'`)
    .groupBy('later.agency_id');
  return tx.all(
    query
      .selectFrom('event')
      .innerJoin('agency', 'agency.id', 'event.agency_id')
      .select(['agency.id as agencyId', 'agency.name as agency', on.as('on')])
      .select(sql<string>`substr(event.text, 1, length(event.text) - 13)`.as('document'))
      .where('event.id', 'in', newest)
      .where((eb) => eb.exists(waits))
      .orderBy('agency.name'),
  );
}

/**
 * Asks an heir anew what its predecessor was asked and may still answer. What counts as late since then goes on counting: a
 * move finishes no work.
 */
export function reopenReview(tx: Tx, assignmentId: number, today: LocalDate): void {
  // Without a date only its silence would count, and that began with another agency.
  tx.run(
    query
      .updateTable('assignment')
      .set({ review_until: null })
      .where('id', '=', assignmentId)
      .where('due_on', 'is', null)
      .where('review_until', '<=', today),
  );
  const reopened = tx.run(
    query
      .updateTable('assignment')
      .set({ review_until: NOT_YET_ASKED })
      .where('id', '=', assignmentId)
      .where('reported_on', 'is', null)
      .where('review_until', '>', today),
  );
  if (reopened.changes === 0) return;
  tx.run(query.deleteFrom('reminder').where('assignment_id', '=', assignmentId).where(BASELINE));
}

/** Has an agency asked anew about what it has never reported on, whatever was asked or sent before. */
export function reviewAnew(tx: Tx, assignmentId: number): void {
  tx.run(
    query
      .updateTable('assignment')
      .set({ review_until: NOT_YET_ASKED })
      .where('id', '=', assignmentId)
      .where('reported_on', 'is', null),
  );
  tx.run(query.deleteFrom('reminder').where('assignment_id', '=', assignmentId).where(BASELINE));
}

const unsent = prepared(({ ids }: { ids: string }) =>
  query
    .deleteFrom('reminder')
    .where('assignment_id', 'in', listed(ids))
    .where(BASELINE)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox')
            .innerJoin('outbox_about', 'outbox_about.outbox_id', 'outbox.id')
            .innerJoin('chat', 'chat.id', 'outbox.chat_id')
            .select('outbox.id')
            .whereRef('outbox.id', '=', 'reminder.outbox_id')
            .whereRef('outbox_about.assignment_id', '=', 'reminder.assignment_id')
            // One of unknown fate may have arrived: a person decides whether it is sent again.
            .where('outbox.state', 'in', ['queued', 'sending', 'unknown'])
            .where(sql<boolean>`chat.role = 'agency'`),
        ),
      ),
    ),
);

/**
 * Forgets that some assignments' review messages were decided where none of them can still arrive: the chat was closed, it
 * was left out of its bundle, or another chat received it. Only of assignments that were not asked.
 */
export function forgetUnsentReviews(tx: Tx, assignmentIds: readonly number[]): void {
  if (assignmentIds.length === 0) return;
  tx.run(unsent({ ids: JSON.stringify(assignmentIds) }));
}
