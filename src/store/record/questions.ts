/** The bot's questions that wait for an answer. */

import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';
import { prepared } from '../sqlite/prepared.ts';

const COLUMNS = ['id', 'chat_id', 'person_id', 'data', 'asked_at'] as const;

export type Question = Fields<'question', (typeof COLUMNS)[number]>;

const questions = query.selectFrom('question').select(fieldsOf('question', COLUMNS)).where('answered_at', 'is', null);

/** Stores a question; earlier ones to the same person in the same chat are dropped. */
export function ask(tx: Tx, question: { chatId: number; personId: number; data: string }, now: Instant): number {
  tx.run(
    query
      .updateTable('question')
      .set({ answered_at: now })
      .where('chat_id', '=', question.chatId)
      .where('person_id', '=', question.personId)
      .where('answered_at', 'is', null),
  );
  const open = { outbox_id: null, asked_at: now, answered_at: null };
  return tx.run(query.insertInto('question').values({ ...columnsOf(question), ...open })).lastId;
}

/** Links a question to its message. */
export function setQuestionMessage(tx: Tx, id: number, outboxId: number): void {
  tx.run(query.updateTable('question').set({ outbox_id: outboxId }).where('id', '=', id));
}

export function openQuestionById(tx: Tx, id: number): Question | undefined {
  return tx.first(questions.where('id', '=', id));
}

const openTo = prepared(({ personId, chatId }: { personId: number; chatId: number }) =>
  questions.where('person_id', '=', personId).where('chat_id', '=', chatId).orderBy('id', 'desc').limit(1),
);

export function openQuestionTo(tx: Tx, personId: number, chatId: number): Question | undefined {
  return tx.first(openTo({ personId, chatId }));
}

const openBy = prepared(({ outboxId }: { outboxId: number }) => questions.where('outbox_id', '=', outboxId));

export function openQuestionByOutbox(tx: Tx, outboxId: number): Question | undefined {
  return tx.first(openBy({ outboxId }));
}

const closing = prepared(({ id, now }: { id: number; now: Instant }) =>
  query.updateTable('question').set({ answered_at: now }).where('id', '=', id),
);

export function closeQuestion(tx: Tx, id: number, now: Instant): void {
  tx.run(closing({ id, now }));
}

/** Closes what was asked back about a message of a person: of an edited one, about the version before. */
export function closeQuestionsAnswering(
  tx: Tx,
  { person, chat }: { readonly person: { readonly id: number }; readonly chat: { readonly id: number } },
  messageId: string,
  now: Instant,
): void {
  const mark = `"replyTo":${JSON.stringify(messageId)}`;
  const answers = sql<boolean>`exists (
    select 1 from outbox where outbox.id = question.outbox_id and instr(outbox.payload, ${mark}) > 0
  )`;
  tx.run(
    query
      .updateTable('question')
      .set({ answered_at: now })
      .where('chat_id', '=', chat.id)
      .where('person_id', '=', person.id)
      .where('answered_at', 'is', null)
      .where(answers),
  );
}
