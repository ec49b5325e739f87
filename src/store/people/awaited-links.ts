/** Links by a code that lay about for long: each waits for the secretariat, one in a chat at a time. */

import type { Instant } from '../../domain/calendar/dates.ts';
import type { LinkOutcome } from '../../domain/people/chat-kind.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';
import { prepared } from '../sqlite/prepared.ts';

const COLUMNS = [
  'id',
  'chat_id',
  'thread_id',
  'person_id',
  'code_hash',
  'asked_at',
  'expires_at',
  'outcome',
  'settled_at',
  'settled_by',
] as const;
const OF_CODE = ['purpose', 'agency_id'] as const;

/** `outcome` is null while it waits; `settledBy` names who ended it. */
export type AwaitedLink = Fields<'awaited_link', (typeof COLUMNS)[number]> & Fields<'code', (typeof OF_CODE)[number]>;

const links = query
  .selectFrom('awaited_link')
  .innerJoin('code', 'code.hash', 'awaited_link.code_hash')
  .select([...fieldsOf('awaited_link', COLUMNS), ...fieldsOf('code', OF_CODE)]);

/** Keeps a link that waits for confirmation; gives its number. */
export function insertAwaitedLink(
  tx: Tx,
  link: Pick<AwaitedLink, 'chatId' | 'threadId' | 'personId' | 'codeHash' | 'askedAt' | 'expiresAt'>,
): number {
  const open = { outcome: null, settled_at: null, settled_by: null };
  return tx.run(query.insertInto('awaited_link').values({ ...columnsOf(link), ...open })).lastId;
}

/** Waiting or settled. */
export function awaitedLinkById(tx: Tx, id: number): AwaitedLink | undefined {
  return tx.first(links.where('awaited_link.id', '=', id));
}

const waitingIn = prepared(({ chatId }: { chatId: number }) =>
  links.where('awaited_link.chat_id', '=', chatId).where('awaited_link.outcome', 'is', null),
);

/** What waits in a chat. */
export function awaitedIn(tx: Tx, chatId: number): AwaitedLink | undefined {
  return tx.first(waitingIn({ chatId }));
}

const waiting = prepared(() => links.where('awaited_link.outcome', 'is', null).orderBy('awaited_link.id'));

/** All that wait, the oldest first. */
export function awaitedLinks(tx: Tx): AwaitedLink[] {
  return tx.all(waiting({}));
}

/** False when it was settled before. */
export function settleAwaitedLink(
  tx: Tx,
  id: number,
  end: { readonly outcome: LinkOutcome; readonly by: string; readonly at: Instant },
): boolean {
  return (
    tx.run(
      query
        .updateTable('awaited_link')
        .set({ outcome: end.outcome, settled_by: end.by, settled_at: end.at })
        .where('id', '=', id)
        .where('outcome', 'is', null),
    ).changes === 1
  );
}
