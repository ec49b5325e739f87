/** What messages of ours said. */

import { sql } from 'kysely';
import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';

const wordsAbout = prepared(({ taskId, limit }: { taskId: number; limit: number }) =>
  query
    .selectFrom('assignment')
    .innerJoin('outbox_about', 'outbox_about.assignment_id', 'assignment.id')
    .innerJoin('outbox', 'outbox.id', 'outbox_about.outbox_id')
    .select(sql<string | null>`json_extract(outbox.payload, '$.message.text')`.as('text'))
    .where('assignment.task_id', '=', taskId)
    .where('outbox.message_id', 'is not', null)
    // The plus keeps to the task's own messages, however many there are in all.
    .orderBy(sql`+outbox.id`, 'desc')
    .limit(limit),
);

/** The texts of the newest `limit` messages that went out about a task, the newest first. */
export function wordsSentAbout(tx: Tx, taskId: number, limit: number): string[] {
  return tx.all(wordsAbout({ taskId, limit })).flatMap(({ text }) => (text === null ? [] : [text]));
}
