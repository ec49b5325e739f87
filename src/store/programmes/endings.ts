/** The last days of programmes, and what was queued about them. */

import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import type { Programme } from '../../domain/tasks/task.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { isOpenAssignment } from './assignment-conditions.ts';
import { listProgrammes } from './tasks.ts';

interface EndConfirmed {
  readonly endsOn: LocalDate | null;
  readonly by: string;
  readonly at: Instant;
}

/** Null takes the last day back. Who said so last is kept. */
export function setEnd(tx: Tx, programmeId: number, { endsOn, by, at }: EndConfirmed): void {
  tx.run(
    query
      .updateTable('programme')
      .set({ ends_on: endsOn, end_confirmed_by: by, end_confirmed_at: at })
      .where('id', '=', programmeId),
  );
}

/** Who said the last word about a programme's end, and when; null while nobody has. */
export function endConfirmed(tx: Tx, programmeId: number): { readonly by: string; readonly at: Instant } | null {
  const row = tx.first(
    query
      .selectFrom('programme')
      .select(['end_confirmed_by as by', 'end_confirmed_at as at'])
      .where('id', '=', programmeId),
  );
  return row === undefined || row.by === null || row.at === null ? null : { by: row.by, at: row.at };
}

/** Whether any of some programmes (of all for none named) goes on after `today` began; true while there are none at all. */
export function goesOn(tx: Tx, today: LocalDate, programmeIds: readonly number[] = []): boolean {
  const all = listProgrammes(tx).filter(({ id }) => programmeIds.length === 0 || programmeIds.includes(id));
  return all.length === 0 || all.some(({ endsOn }) => endsOn === null || endsOn >= today);
}

/** Of some programmes (of all for none named) those that have ended, the latest first; none while any of them goes on. */
export function endedProgrammes(tx: Tx, today: LocalDate, programmeIds: readonly number[] = []): Programme[] {
  if (goesOn(tx, today, programmeIds)) return [];
  return listProgrammes(tx)
    .filter(({ id }) => programmeIds.length === 0 || programmeIds.includes(id))
    .sort((a, b) => ((a.endsOn ?? '') < (b.endsOn ?? '') ? 1 : -1));
}

/** Has the rules look at a programme's open assignments by `on`. */
export function wakeProgramme(tx: Tx, programmeId: number, on: LocalDate): void {
  tx.run(
    query
      .insertInto('wake')
      .columns(['assignment_id', 'wake_on'])
      .expression(openOf(programmeId).select((eb) => ['assignment.id', eb.val(on).as('wake_on')]))
      .onConflict((conflict) => conflict.column('assignment_id').doUpdateSet({ wake_on: on })),
  );
}

/** Of what has ended nothing is looked at any more. Costs one look where nothing has ended. */
export function stopWakes(tx: Tx, today: LocalDate): void {
  const ended = listProgrammes(tx).filter(({ endsOn }) => endsOn !== null && endsOn < today);
  for (const { id } of ended) {
    tx.run(
      query
        .deleteFrom('wake')
        .where('wake_on', '<=', today)
        .where('assignment_id', 'in', openOf(id).select('assignment.id')),
    );
  }
}

function openOf(programmeId: number) {
  return query
    .selectFrom('assignment')
    .where(isOpenAssignment)
    .where(
      'assignment.task_id',
      'in',
      query.selectFrom('task').select('task.id').where('programme_id', '=', programmeId),
    );
}

/** A closing question that may still arrive, or has. */
const ASKED = ['queued', 'sending', 'unknown', 'sent'] as const;

/**
 * The agencies with something in a programme that they can report on, and that were not asked the closing question for its
 * last day: none was queued, or what was queued came to nothing.
 */
export function agenciesToClose(tx: Tx, { id, endsOn }: Programme): number[] {
  return tx
    .all(
      openOf(id)
        .select('assignment.agency_id as agencyId')
        .distinct()
        .where('assignment.waiting_for', 'is', null)
        .where('assignment.status', '<>', 'suspended')
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('closing_question')
                .innerJoin('outbox', 'outbox.id', 'closing_question.outbox_id')
                .select('outbox.id')
                .where('programme_id', '=', id)
                .where('ends_on', '=', endsOn)
                .where('outbox.state', 'in', ASKED)
                .whereRef('closing_question.agency_id', '=', 'assignment.agency_id'),
            ),
          ),
        )
        .orderBy('assignment.agency_id'),
    )
    .map(({ agencyId }) => agencyId);
}

interface ClosingAsked {
  readonly agencyId: number;
  /** The last day that the question named. */
  readonly endsOn: LocalDate;
  readonly at: Instant;
}

/** The closing questions of a programme that arrived, in that order. */
export function closingAsked(tx: Tx, programmeId: number): ClosingAsked[] {
  return tx.all(
    query
      .selectFrom('closing_question')
      .innerJoin('outbox', 'outbox.id', 'closing_question.outbox_id')
      .select(['closing_question.agency_id as agencyId', 'ends_on as endsOn', 'outbox.settled_at as at'])
      .where('programme_id', '=', programmeId)
      .where('outbox.state', '=', 'sent')
      .where('outbox.settled_at', 'is not', null)
      .$narrowType<{ at: Instant }>()
      .orderBy('outbox.settled_at')
      .orderBy('outbox.id'),
  );
}

/** Whether an agency was told since `at` that a programme's last day had changed. */
export function toldOfChangeSince(tx: Tx, programmeId: number, agencyId: number, at: Instant): boolean {
  // A range of the unique key, so that the index finds it among all messages of all years.
  const told = query
    .selectFrom('outbox')
    .innerJoin('chat', 'chat.id', 'outbox.chat_id')
    .select('outbox.id')
    .where('chat.agency_id', '=', agencyId)
    .where('outbox.kind', '=', 'notice')
    .where('outbox.state', '=', 'sent')
    .where('outbox.settled_at', '>=', at)
    .where('outbox.key', '>=', `last-day:${String(programmeId)}:`)
    .where('outbox.key', '<', `last-day:${String(programmeId)};`)
    .limit(1);
  return tx.first(told) !== undefined;
}

/** The chats among some for which a notice that a programme's last day has changed is queued, also after a try that failed. */
export function awaitingNewDay(tx: Tx, programmeId: number, chatIds: readonly number[]): ReadonlySet<number> {
  const names = `last-day:${String(programmeId)}`;
  const queued = query
    .selectFrom('outbox')
    .select('chat_id as id')
    .where('key', '>=', `${names}:`)
    // The sign behind the colon.
    .where('key', '<', `${names};`)
    .where('state', '=', 'queued')
    .where('chat_id', 'in', listed(JSON.stringify(chatIds)));
  return new Set(tx.all(queued).map(({ id }) => id));
}

/** The open assignments of one agency in a programme, those with a date first. */
export function openInProgramme(tx: Tx, programmeId: number, agencyId: number): number[] {
  return tx
    .all(
      openOf(programmeId)
        .select('assignment.id')
        .where('assignment.agency_id', '=', agencyId)
        .orderBy(sql`assignment.due_on is null`)
        .orderBy('assignment.due_on')
        .orderBy('assignment.id'),
    )
    .map(({ id }) => id);
}

/** How many of a programme's open assignments there are. */
export function countOpen(tx: Tx, programmeId: number): number {
  return tx.first(openOf(programmeId).select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0;
}

/** Notes that an agency was asked the closing question of this last day. */
export function noteClosingQuestion(tx: Tx, { id, endsOn }: Programme, agencyId: number, outboxId: number): void {
  if (endsOn === null) return;
  tx.run(
    query
      .insertInto('closing_question')
      .values({ programme_id: id, ends_on: endsOn, agency_id: agencyId, outbox_id: outboxId })
      .onConflict((conflict) =>
        conflict.columns(['programme_id', 'ends_on', 'agency_id']).doUpdateSet({ outbox_id: outboxId }),
      ),
  );
}

/** True when this chat was sent the final report of this last day. */
export function hasFinalReport(tx: Tx, { id, endsOn }: Programme, chatId: number): boolean {
  const found = query
    .selectFrom('final_report')
    .select('outbox_id')
    .where('programme_id', '=', id)
    .where('ends_on', '=', endsOn)
    .where('chat_id', '=', chatId);
  return tx.first(found) !== undefined;
}

/** Notes that a chat was sent the final report of this last day. */
export function noteFinalReport(tx: Tx, { id, endsOn }: Programme, chatId: number, outboxId: number): void {
  if (endsOn === null) return;
  tx.run(
    query
      .insertInto('final_report')
      .values({ programme_id: id, ends_on: endsOn, chat_id: chatId, outbox_id: outboxId }),
  );
}
