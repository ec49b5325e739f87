/** The bot's questions that wait for an answer. */

import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';
import { prepared } from '../sqlite/prepared.ts';

const COLUMNS = ['id', 'chat_id', 'person_id', 'data', 'asked_at', 'answered_at'] as const;

/** `answeredAt` is null while it is open. */
export type Question = Fields<'question', (typeof COLUMNS)[number]>;

const questions = query.selectFrom('question').select(fieldsOf('question', COLUMNS));

/** Stores a question; earlier ones stay open beside it. */
export function ask(tx: Tx, question: { chatId: number; personId: number; data: string }, now: Instant): number {
  const open = { outbox_id: null, asked_at: now, answered_at: null };
  return tx.run(query.insertInto('question').values({ ...columnsOf(question), ...open })).lastId;
}

/** Links a question to its message. */
export function setQuestionMessage(tx: Tx, id: number, outboxId: number): void {
  tx.run(query.updateTable('question').set({ outbox_id: outboxId }).where('id', '=', id));
}

/** Open or closed. */
export function questionById(tx: Tx, id: number): Question | undefined {
  return tx.first(questions.where('id', '=', id));
}

/** Older ones have long expired. */
const MOST_OPEN = 20;

const openTo = prepared(({ personId, chatId }: { personId: number; chatId: number }) =>
  questions
    .where('answered_at', 'is', null)
    .where('person_id', '=', personId)
    .where('chat_id', '=', chatId)
    .orderBy('id', 'desc')
    .limit(MOST_OPEN),
);

/** A person's open questions in a chat, the newest first. */
export function openQuestionsTo(tx: Tx, personId: number, chatId: number): Question[] {
  return tx.all(openTo({ personId, chatId }));
}

const askedBy = prepared(({ outboxId }: { outboxId: number }) => questions.where('outbox_id', '=', outboxId));

/** The question that a message of ours asks, open or closed. */
export function questionByOutbox(tx: Tx, outboxId: number): Question | undefined {
  return tx.first(askedBy({ outboxId }));
}

/** The row of the message that asks it. */
export function outboxOfQuestion(tx: Tx, id: number): number | null {
  return tx.first(query.selectFrom('question').select('outbox_id').where('id', '=', id))?.outbox_id ?? null;
}

/** The messages of a person that led to a question, as far as it and the message that asks it tell. */
export function messagesBehind(tx: Tx, { id, data }: Pick<Question, 'id' | 'data'>): string[] {
  const asked = tx.first(
    query
      .selectFrom('question')
      .innerJoin('outbox', 'outbox.id', 'question.outbox_id')
      .select(sql<string | null>`outbox.payload ->> '$.message.replyTo'`.as('replyTo'))
      .where('question.id', '=', id),
  );
  const kept = [...data.matchAll(/"messageId":"([^"\\]+)"/gu)].flatMap(([, messageId]) => messageId ?? []);
  return [...new Set([...(asked?.replyTo == null ? [] : [asked.replyTo]), ...kept])];
}

const openSince = prepared(({ since }: { since: Instant }) =>
  questions.where('answered_at', 'is', null).where('asked_at', '>', since).orderBy('id'),
);

/** What was asked since `since`, and waits. */
export function openQuestionsSince(tx: Tx, since: Instant): Question[] {
  return tx.all(openSince({ since }));
}

const closing = prepared(({ id, now }: { id: number; now: Instant }) =>
  query.updateTable('question').set({ answered_at: now }).where('id', '=', id),
);

/** Closes a question, so that nothing answers it any more. */
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
