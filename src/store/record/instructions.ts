/** Leaders' instructions to lead agencies, one row per assignment; the event holds the words too. */

import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';

export interface Instruction {
  readonly id: number;
  readonly at: Instant;
  readonly assignmentId: number;
  readonly eventId: number;
  readonly text: string;
  readonly dueOn: LocalDate | null;
  readonly author: string;
  /** 1: the secretariat spoke for a leader. */
  readonly onBehalf: 0 | 1;
  readonly chatId: number;
  readonly threadId: string | null;
  readonly answeredAt: Instant | null;
  readonly withdrawnAt: Instant | null;
  readonly followedBy: number | null;
}

const instructions = query
  .selectFrom('instruction')
  .select([
    'id',
    'at',
    'assignment_id as assignmentId',
    'event_id as eventId',
    'text',
    'due_on as dueOn',
    'author',
    'on_behalf as onBehalf',
    'chat_id as chatId',
    'thread_id as threadId',
    'answered_at as answeredAt',
    'withdrawn_at as withdrawnAt',
    'followed_by as followedBy',
  ]);

export type NewInstruction = Pick<
  Instruction,
  'assignmentId' | 'eventId' | 'text' | 'dueOn' | 'author' | 'onBehalf' | 'chatId' | 'threadId'
> & { readonly personId: number };

export function insertInstruction(tx: Tx, given: NewInstruction, now: Instant): number {
  return tx.run(
    query.insertInto('instruction').values({
      at: now,
      assignment_id: given.assignmentId,
      event_id: given.eventId,
      text: given.text,
      due_on: given.dueOn,
      author: given.author,
      on_behalf: given.onBehalf,
      person_id: given.personId,
      chat_id: given.chatId,
      thread_id: given.threadId,
      answered_at: null,
      withdrawn_at: null,
      followed_by: null,
    }),
  ).lastId;
}

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

/** Unanswered instructions whose day has come and that were not asked about again. */
export function instructionsDue(tx: Tx, today: LocalDate): Instruction[] {
  return tx.all(
    instructions
      .where('due_on', '<=', today)
      .where('answered_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('followed_by', 'is', null)
      .orderBy('due_on')
      .orderBy('id'),
  );
}

/** Records the first answer; null reopens the instruction when the answer was undone. */
export function setAnswered(tx: Tx, id: number, at: Instant | null): void {
  tx.run(query.updateTable('instruction').set({ answered_at: at }).where('id', '=', id));
}

export function setWithdrawn(tx: Tx, id: number, at: Instant): void {
  tx.run(query.updateTable('instruction').set({ withdrawn_at: at }).where('id', '=', id));
}

/** Records the message that asks again. */
export function setFollowed(tx: Tx, id: number, outboxId: number): void {
  tx.run(query.updateTable('instruction').set({ followed_by: outboxId }).where('id', '=', id));
}
