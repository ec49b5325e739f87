/** Chats on every messenger, and their owners. */

import { sql } from 'kysely';
import { msOf, type Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { ChatRole, ChatType } from '../../domain/people/chat-kind.ts';

const COLUMNS = [
  'id',
  'channel',
  'external_id',
  'thread_id',
  'type',
  'role',
  'agency_id',
  'title',
  'state',
  'state_reason',
  'linked_at',
  'last_sent_at',
  'last_delivered_at',
  'last_answer_at',
  'rank',
  'unreachable_since',
  'refusals',
] as const;

export type Chat = Fields<'chat', (typeof COLUMNS)[number]>;

const chats = query.selectFrom('chat').select(fieldsOf('chat', COLUMNS));

const byIds = prepared(({ ids }: { ids: string }) => chats.where('chat.id', 'in', listed(ids)));
const byName = prepared(({ channel, externalId }: { channel: ChannelName; externalId: string }) =>
  chats.where('chat.channel', '=', channel).where('chat.external_id', '=', externalId),
);

/** One chat; undefined where there is none. */
export function chatById(tx: Tx, id: number): Chat | undefined {
  return chatsById(tx, [id]).get(id);
}

/** Some chats, by their number. */
export function chatsById(tx: Tx, ids: readonly number[]): ReadonlyMap<number, Chat> {
  return new Map(tx.all(byIds({ ids: JSON.stringify(ids) })).map((chat) => [chat.id, chat]));
}

/** By the messenger's id, also one from before the chat moved. */
export function findChat(tx: Tx, channel: ChannelName, externalId: string): Chat | undefined {
  return (
    tx.first(byName({ channel, externalId })) ??
    tx.first(
      chats
        .innerJoin('chat_alias', 'chat_alias.chat_id', 'chat.id')
        .where('chat_alias.channel', '=', channel)
        .where('chat_alias.external_id', '=', externalId),
    )
  );
}

/** The fields of a chat that is not linked yet. */
export const UNLINKED: Omit<Chat, 'id' | 'channel' | 'externalId' | 'type' | 'title'> = {
  threadId: null,
  role: 'none',
  agencyId: null,
  state: 'active',
  stateReason: null,
  linkedAt: null,
  lastSentAt: null,
  lastDeliveredAt: null,
  lastAnswerAt: null,
  rank: 0,
  unreachableSince: null,
  refusals: 0,
};

/** The chat of a message, inserted when new; its title follows the messenger's. */
export function meetChat(
  tx: Tx,
  seen: { channel: ChannelName; externalId: string; type: ChatType; title: string },
): Chat {
  const known = findChat(tx, seen.channel, seen.externalId);
  if (known !== undefined) {
    if (known.title === seen.title) return known;
    tx.run(query.updateTable('chat').set({ title: seen.title }).where('id', '=', known.id));
    return { ...known, title: seen.title };
  }
  const fresh = { ...UNLINKED, ...seen };
  const id = tx.run(query.insertInto('chat').values(columnsOf(fresh))).lastId;
  return { ...fresh, id };
}

/** Links a chat to an agency, the secretariat or the leaders; `threadId` is the topic that receives the messages. */
export function linkChat(
  tx: Tx,
  chatId: number,
  link: { role: Exclude<ChatRole, 'none'>; agencyId: number | null; threadId: string | null },
  now: Instant,
): void {
  tx.run(
    query
      .updateTable('chat')
      .set({
        role: link.role,
        agency_id: link.agencyId,
        thread_id: link.threadId,
        state: 'active',
        state_reason: null,
        refusals: 0,
        linked_at: now,
      })
      .where('id', '=', chatId),
  );
  if (link.agencyId === null) return;
  tx.run(
    query
      .updateTable('agency')
      .set({ first_linked_at: now })
      .where('id', '=', link.agencyId)
      .where((eb) => eb.or([eb('first_linked_at', 'is', null), eb('first_linked_at', '>', now)])),
  );
}

/** Unlinks the chat. */
export function unlinkChat(tx: Tx, chatId: number): void {
  tx.run(query.updateTable('chat').set({ role: 'none', agency_id: null }).where('id', '=', chatId));
}

/** As a literal: SQLite uses the partial index `chat_of` only for its own condition. */
const IS_LINKED = sql<boolean>`chat.role <> 'none'`;

type LinkedRole = Exclude<ChatRole, 'none'>;

const livingOfRole = prepared(({ role }: { role: LinkedRole }) => livingChats(role));
const livingOfAgency = prepared(({ role, agencyId }: { role: LinkedRole; agencyId: number }) =>
  livingChats(role).where('agency_id', '=', agencyId),
);

function livingChats(role: LinkedRole) {
  return chats
    .where(IS_LINKED)
    .where('role', '=', role)
    .where('state', '=', 'active')
    .orderBy('rank')
    .orderBy('linked_at')
    .orderBy('chat.id');
}

/** The living chats of a role: by rank, then in the order of linking. */
export function chatsOf(tx: Tx, role: LinkedRole, agencyId: number | null = null): Chat[] {
  return tx.all(agencyId === null ? livingOfRole({ role }) : livingOfAgency({ role, agencyId }));
}

/** A living chat of an agency, and since when the agency has had one. */
export interface AgencyContact {
  readonly id: number;
  readonly agencyId: number;
  readonly unreachableSince: Instant | null;
  readonly firstLinkedAt: Instant | null;
}

const contacts = prepared(({ agencyIds }: { agencyIds: string }) =>
  query
    .selectFrom('agency')
    // The order of the joins is forced: chats are found by their agency.
    .crossJoin('chat')
    .whereRef('chat.agency_id', '=', 'agency.id')
    .select([
      'chat.id',
      'agency.id as agencyId',
      'chat.unreachable_since as unreachableSince',
      'agency.first_linked_at as firstLinkedAt',
    ])
    .where('agency.id', 'in', listed(agencyIds))
    .where(IS_LINKED)
    .where('chat.role', '=', sql<ChatRole>`'agency'`)
    .where('chat.state', '=', 'active')
    .orderBy('chat.rank')
    .orderBy('chat.linked_at')
    .orderBy('chat.id'),
);

/** The living chats of some agencies, each agency's in the order of `chatsOf`. */
export function contactsOf(tx: Tx, agencyIds: readonly number[]): AgencyContact[] {
  return tx.all(contacts({ agencyIds: JSON.stringify(agencyIds) }));
}

/** Of assignments that were taken over: the living chat of the agency that had each, which its heir has now. By assignment. */
export function homeChatsOf(tx: Tx, assignmentIds: readonly number[]): ReadonlyMap<number, number> {
  if (assignmentIds.length === 0) return new Map();
  const rows = tx.all(
    query
      .selectFrom('moved_share')
      .innerJoin('assignment', 'assignment.id', 'moved_share.assignment_id')
      .innerJoin('chat', (join) =>
        join
          .onRef('chat.agency_id', '=', 'assignment.agency_id')
          .onRef('chat.came_from_id', '=', 'moved_share.from_agency_id'),
      )
      .select(['assignment.id as assignmentId', 'chat.id as chatId'])
      .where('assignment.id', 'in', listed(JSON.stringify(assignmentIds)))
      .where('chat.role', '=', 'agency')
      .where('chat.state', '=', 'active')
      .where('chat.unreachable_since', 'is', null)
      // The last one set is the one that is asked first.
      .orderBy('chat.rank', 'desc')
      .orderBy('chat.id', 'desc'),
  );
  return new Map(rows.map(({ assignmentId, chatId }) => [assignmentId, chatId]));
}

/** Every linked chat, or one agency's, unreachable ones included. */
export function linkedChats(tx: Tx, agencyId: number | null = null): Chat[] {
  const linked = chats.where(IS_LINKED).orderBy('role').orderBy('title');
  return tx.all(agencyId === null ? linked : linked.where('role', '=', 'agency').where('agency_id', '=', agencyId));
}

/** The living chats of agencies after chat `after`, in the order of their numbers: at most `limit`. */
export function linkedAgencyChats(tx: Tx, after: number, limit: number): { id: number; agencyId: number }[] {
  return tx.all(
    query
      .selectFrom('chat')
      .select(['id', 'agency_id as agencyId'])
      .where('id', '>', after)
      .where(sql<boolean>`+role = 'agency'`)
      .where('state', '=', 'active')
      .where('agency_id', 'is not', null)
      .$narrowType<{ agencyId: number }>()
      .orderBy('id')
      .limit(limit),
  );
}

/** Marks a chat as dead, with the reason that the messenger gave. */
export function markChatDead(tx: Tx, chatId: number, reason: string): void {
  tx.run(query.updateTable('chat').set({ state: 'dead', state_reason: reason }).where('id', '=', chatId));
}

/** Marks a chat as alive, and forgets its refusals. */
export function reviveChat(tx: Tx, chatId: number): void {
  tx.run(query.updateTable('chat').set({ state: 'active', state_reason: null, refusals: 0 }).where('id', '=', chatId));
}

/**
 * Moves a chat to its new id; the old id stays known. When both ids are known already (a message from the new one came
 * first), the linked row stays and the other becomes its alias. Repeating it changes nothing.
 */
export function moveChat(tx: Tx, channel: ChannelName, from: string, to: string): Chat | undefined {
  const old = tx.first(chats.where('chat.channel', '=', channel).where('chat.external_id', '=', from));
  if (old === undefined) return findChat(tx, channel, to);
  const twin = tx.first(chats.where('chat.channel', '=', channel).where('chat.external_id', '=', to));
  if (twin !== undefined) {
    // Rows of the record may refer to the other row: it stays under a name that no update uses.
    tx.run(
      query
        .updateTable('chat')
        .set({ external_id: `${to}#${String(twin.id)}`, role: 'none', state: 'dead', state_reason: 'moved' })
        .where('id', '=', twin.id),
    );
  }
  tx.run(query.updateTable('chat').set({ external_id: to, thread_id: null, state: 'active' }).where('id', '=', old.id));
  tx.run(
    query
      .insertInto('chat_alias')
      .values({ channel, external_id: from, chat_id: old.id })
      .onConflict((conflict) => conflict.doNothing()),
  );
  return chatById(tx, old.id);
}

const sending = prepared(({ chatId, sentAt }: { chatId: number; sentAt: Instant }) =>
  query.updateTable('chat').set({ last_sent_at: sentAt }).where('id', '=', chatId),
);

/** Records a send to a chat, with any outcome. */
export function noteSend(tx: Tx, chatId: number, sentAt: Instant): void {
  tx.run(sending({ chatId, sentAt }));
}

interface DeliveryTimes {
  readonly sentAt: Instant;
  readonly deliveredAt: Instant;
}

const delivering = prepared(({ chatIds, sentAt, deliveredAt }: DeliveryTimes & { chatIds: string }) =>
  query
    .updateTable('chat')
    .set({ last_sent_at: sentAt, last_delivered_at: deliveredAt })
    .where('id', 'in', listed(chatIds)),
);

/** Records sends to some chats that were delivered. */
export function noteDeliveries(tx: Tx, chatIds: readonly number[], at: DeliveryTimes): void {
  if (chatIds.length > 0) tx.run(delivering({ chatIds: JSON.stringify(chatIds), ...at }));
}

/** The precision of a chat's last answer: one within the same minute is not written again. */
const ANSWER_PRECISION_MS = 60_000;

const answering = prepared(({ chatId, at }: { chatId: number; at: Instant }) =>
  query.updateTable('chat').set({ last_answer_at: at }).where('id', '=', chatId),
);

/** Records that a chat answered. */
export function noteAnswer(tx: Tx, { id, lastAnswerAt }: Pick<Chat, 'id' | 'lastAnswerAt'>, at: Instant): void {
  if (lastAnswerAt !== null && at >= lastAnswerAt && msOf(at) - msOf(lastAnswerAt) < ANSWER_PRECISION_MS) return;
  tx.run(answering({ chatId: id, at }));
}

/** Puts one of an agency's chats before its others. */
export function putFirst(tx: Tx, chat: Pick<Chat, 'id' | 'agencyId'>): void {
  tx.run(
    query
      .updateTable('chat')
      .set((eb) => ({ rank: eb.case().when('id', '=', chat.id).then(0).else(1).end() }))
      .where('agency_id', '=', chat.agencyId),
  );
}

/** Records since when a chat is unreachable, keeping the first failure; null when a message was delivered. */
export function noteReach(tx: Tx, chatId: number, unreachableSince: Instant | null): void {
  const update = query.updateTable('chat').set({ unreachable_since: unreachableSince }).where('id', '=', chatId);
  tx.run(unreachableSince === null ? update : update.where('unreachable_since', 'is', null));
}

/** Counts another message refused in a row; returns their number. */
export function noteRefusal(tx: Tx, chatId: number): number {
  tx.run(
    query
      .updateTable('chat')
      .set((eb) => ({ refusals: eb('refusals', '+', 1) }))
      .where('id', '=', chatId),
  );
  return chatById(tx, chatId)?.refusals ?? 0;
}

/** A delivery proves that earlier refusals concerned the messages, not the chat. */
export function forgetRefusals(tx: Tx, chatId: number): void {
  tx.run(query.updateTable('chat').set({ refusals: 0 }).where('id', '=', chatId).where('refusals', '>', 0));
}

/** The groups on a messenger that the bot is known to be in, linked or not. */
export function groupCount(tx: Tx, channel: ChannelName): number {
  const row = tx.first(
    query
      .selectFrom('chat')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('channel', '=', channel)
      .where('type', '=', 'group')
      .where('state', '=', 'active'),
  );
  return row?.count ?? 0;
}

/** Linked chats unreachable since `before` or earlier. */
export function unreachableChats(tx: Tx, before: Instant): Chat[] {
  return tx.all(chats.where(IS_LINKED).where('state', '=', 'active').where('unreachable_since', '<=', before));
}

/** A messenger answers again: what was recorded before `since` does not count. */
export function clearReach(tx: Tx, channel: ChannelName, since: Instant): void {
  tx.run(
    query
      .updateTable('chat')
      .set({ unreachable_since: null })
      .where('channel', '=', channel)
      .where('unreachable_since', '<', since),
  );
}
