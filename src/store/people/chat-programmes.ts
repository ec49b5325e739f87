/** Which programmes a leaders' chat is for; a chat or a code without any is for all. */

import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';

const ofChat = prepared(({ chatId }: { chatId: number }) =>
  query.selectFrom('chat_programme').select('programme_id').where('chat_id', '=', chatId).orderBy('programme_id'),
);

/** Empty for all programmes. */
export function programmesOfChat(tx: Tx, chatId: number): number[] {
  return tx.all(ofChat({ chatId })).map(({ programme_id: id }) => id);
}

/** Replaces what the chat was for; none for all programmes. */
export function tieChat(tx: Tx, chatId: number, programmeIds: readonly number[]): void {
  tx.run(query.deleteFrom('chat_programme').where('chat_id', '=', chatId));
  for (const id of new Set(programmeIds)) {
    tx.run(query.insertInto('chat_programme').values({ chat_id: chatId, programme_id: id }));
  }
}

/** What the chat will be for that a code links. */
export function programmesOfCode(tx: Tx, hash: string): number[] {
  return tx
    .all(
      query.selectFrom('code_programme').select('programme_id').where('code_hash', '=', hash).orderBy('programme_id'),
    )
    .map(({ programme_id: id }) => id);
}

/** Ties a code to programmes, which its chat will be tied to. */
export function tieCode(tx: Tx, hash: string, programmeIds: readonly number[]): void {
  for (const id of new Set(programmeIds)) {
    tx.run(query.insertInto('code_programme').values({ code_hash: hash, programme_id: id }));
  }
}

const ofAssignments = prepared(({ ids }: { ids: string }) =>
  query
    .selectFrom('assignment')
    .innerJoin('task', 'task.id', 'assignment.task_id')
    .select(['assignment.id', 'task.programme_id as programmeId'])
    .where('assignment.id', 'in', listed(ids)),
);

/** The programme of each of some assignments. */
export function programmesOfAssignments(tx: Tx, assignmentIds: readonly number[]): ReadonlyMap<number, number> {
  if (assignmentIds.length === 0) return new Map();
  const rows = tx.all(ofAssignments({ ids: JSON.stringify(assignmentIds) }));
  return new Map(rows.map(({ id, programmeId }) => [id, programmeId]));
}
