/** Leaders' instructions to lead agencies, one row per assignment; the event holds the words too. */

import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';

const COLUMNS = [
  'id',
  'at',
  'assignment_id',
  'event_id',
  'text',
  'due_on',
  'author',
  'on_behalf',
  'chat_id',
  'thread_id',
  'answered_at',
  'withdrawn_at',
  'followed_by',
] as const;

export type Instruction = Fields<'instruction', (typeof COLUMNS)[number]>;

const instructions = query.selectFrom('instruction').select(fieldsOf('instruction', COLUMNS));

export type NewInstruction = Pick<
  Instruction,
  'assignmentId' | 'eventId' | 'text' | 'dueOn' | 'author' | 'onBehalf' | 'chatId' | 'threadId'
> & { readonly personId: number };

/** Keeps an open instruction; gives its number. */
export function insertInstruction(tx: Tx, given: NewInstruction, now: Instant): number {
  const open = { answered_at: null, withdrawn_at: null, followed_by: null };
  return tx.run(query.insertInto('instruction').values({ at: now, ...columnsOf(given), ...open })).lastId;
}

/** One instruction. */
export function instructionById(tx: Tx, id: number): Instruction | undefined {
  return tx.first(instructions.where('id', '=', id));
}

/** The instructions of one event, one per lead. */
export function instructionsOfEvent(tx: Tx, eventId: number): Instruction[] {
  return tx.all(instructions.where('event_id', '=', eventId).orderBy('id'));
}

const standing = prepared(({ ids }: { ids: string }) =>
  instructions.where('assignment_id', 'in', listed(ids)).where('withdrawn_at', 'is', null).orderBy('id'),
);

/** Instructions about some assignments that were not withdrawn, the oldest first. */
export function instructionsOf(tx: Tx, assignmentIds: readonly number[]): Instruction[] {
  return assignmentIds.length === 0 ? [] : tx.all(standing({ ids: JSON.stringify(assignmentIds) }));
}

const due = prepared(({ today }: { today: LocalDate }) =>
  instructions
    .where('due_on', '<=', today)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('followed_by', 'is', null)
    .orderBy('due_on')
    .orderBy('id'),
);

/** Unanswered instructions whose day has come and that were not asked about again. */
export function instructionsDue(tx: Tx, today: LocalDate): Instruction[] {
  return tx.all(due({ today }));
}

/** Records the first answer; null reopens the instruction when the answer was undone. */
export function setAnswered(tx: Tx, id: number, at: Instant | null): void {
  tx.run(query.updateTable('instruction').set({ answered_at: at }).where('id', '=', id));
}

/** Marks an instruction as withdrawn. */
export function setWithdrawn(tx: Tx, id: number, at: Instant): void {
  tx.run(query.updateTable('instruction').set({ withdrawn_at: at }).where('id', '=', id));
}

/** Records the message that asks again. */
export function setFollowed(tx: Tx, id: number, outboxId: number): void {
  tx.run(query.updateTable('instruction').set({ followed_by: outboxId }).where('id', '=', id));
}
