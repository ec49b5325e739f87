/** Messages promised to chats: each is one row from its promise to its end. */

import { sql } from 'kysely';
import { localDateOf, type Instant } from '../domain/dates.ts';
import { query, type Tx } from './database.ts';
import { listed, rowsIn } from './lists.ts';
import { URGENCIES, urgencyOf } from './outbox-heads.ts';
import { prepared } from './prepared.ts';
import type { ChannelName, OutboxKind, OutboxState } from './schema.ts';

export interface OutboxRow {
  readonly id: number;
  readonly key: string;
  readonly chatId: number;
  readonly kind: OutboxKind;
  /** JSON of an `OutboxPayload`. */
  readonly payload: string;
  readonly unprompted: number;
  readonly dueAt: Instant;
  readonly notAfter: Instant | null;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly repeated: number;
  readonly messageId: string | null;
  readonly error: string | null;
  readonly createdAt: Instant;
  readonly settledAt: Instant | null;
}

const rows = query
  .selectFrom('outbox')
  .select([
    'outbox.id',
    'outbox.key',
    'outbox.chat_id as chatId',
    'outbox.kind',
    'outbox.payload',
    'outbox.unprompted',
    'outbox.due_at as dueAt',
    'outbox.not_after as notAfter',
    'outbox.state',
    'outbox.attempts',
    'outbox.repeated',
    'outbox.message_id as messageId',
    'outbox.error',
    'outbox.created_at as createdAt',
    'outbox.settled_at as settledAt',
  ]);

/** In words, not bound: SQLite uses a partial index for its own condition only. */
const IS_QUEUED = sql<boolean>`outbox.state = 'queued'`;
/** What waits for a chat is found in an index that has the urgency first. */
const IS_OF_ANY_URGENCY = sql<boolean>`outbox.urgency in (0, 1, 2)`;

export interface NewOutboxRow {
  readonly key: string;
  readonly chatId: number;
  readonly kind: OutboxKind;
  readonly payload: string;
  readonly unprompted: boolean;
  readonly dueAt: Instant;
  readonly notAfter: Instant | null;
  readonly about: readonly number[];
}

type Inserted = Omit<NewOutboxRow, 'about' | 'unprompted'> & { unprompted: number; urgency: number; now: Instant };

const inserting = prepared((row: Inserted) =>
  query
    .insertInto('outbox')
    .values({
      key: row.key,
      chat_id: row.chatId,
      kind: row.kind,
      payload: row.payload,
      unprompted: row.unprompted,
      due_at: row.dueAt,
      not_after: row.notAfter,
      state: 'queued',
      lease_until: null,
      message_id: null,
      error: null,
      created_at: row.now,
      settled_at: null,
      urgency: row.urgency,
    })
    .onConflict((conflict) => conflict.column('key').doNothing()),
);

/** Promises a message; null when the same promise (by `key`) was made before. */
export function insertOutbox(tx: Tx, row: NewOutboxRow, now: Instant): number | null {
  const { about: assignments, unprompted, ...rest } = row;
  const urgency = URGENCIES.indexOf(urgencyOf(row));
  const inserted = tx.run(inserting({ ...rest, unprompted: unprompted ? 1 : 0, urgency, now }));
  if (inserted.changes === 0) return null;
  addAbout(tx, inserted.lastId, assignments);
  return inserted.lastId;
}

const byId = prepared(({ id }: { id: number }) => rows.where('outbox.id', '=', id));

export function outboxById(tx: Tx, id: number): OutboxRow | undefined {
  return tx.first(byId({ id }));
}

const byIds = prepared(({ ids }: { ids: string }) => rows.where('outbox.id', 'in', listed(ids)));

/** Some messages, in any order. */
export function outboxByIds(tx: Tx, ids: readonly number[]): OutboxRow[] {
  const [only] = ids;
  return tx.all(only !== undefined && ids.length === 1 ? byId({ id: only }) : byIds({ ids: JSON.stringify(ids) }));
}

export function outboxByKey(tx: Tx, key: string): OutboxRow | undefined {
  return tx.first(rows.where('outbox.key', '=', key));
}

const byMessage = prepared(({ chatId, messageId }: { chatId: number; messageId: string }) =>
  rows.where('outbox.chat_id', '=', chatId).where('outbox.message_id', '=', messageId),
);

/** The message of ours that stands in a chat under the messenger's id. */
export function outboxByMessage(tx: Tx, chatId: number, messageId: string): OutboxRow | undefined {
  return tx.first(byMessage({ chatId, messageId }));
}

const about = prepared(({ outboxId }: { outboxId: number }) =>
  query.selectFrom('outbox_about').select('assignment_id').where('outbox_id', '=', outboxId),
);

/** The assignments a message was about. */
export function aboutOf(tx: Tx, outboxId: number): number[] {
  return tx.all(about({ outboxId })).map((row) => row.assignment_id);
}

const waitingFor = {
  reminder: prepared(({ chatIds }: { chatIds: string }) => bundlesNamed('nudge:%', 'reminder', chatIds)),
  notice: prepared(({ chatIds }: { chatIds: string }) => bundlesNamed('escalation:%', 'notice', chatIds)),
};

function bundlesNamed(names: string, kind: 'reminder' | 'notice', chatIds: string) {
  return (
    rows
      .where('outbox.chat_id', 'in', listed(chatIds))
      .where(IS_QUEUED)
      .where(IS_OF_ANY_URGENCY)
      .where('outbox.kind', '=', kind)
      .where('outbox.attempts', '=', 0)
      .where('outbox.key', 'like', names)
      // The further parts of a bundle that was too long for one message hold text, not items.
      .where('outbox.key', 'not like', '%/%')
      .orderBy('outbox.id', 'desc')
  );
}

/** The bundle of a kind that still waits to be sent to each of some chats, if there is one. */
export function queuedBundles(tx: Tx, chatIds: readonly number[], kind: 'reminder' | 'notice'): Map<number, OutboxRow> {
  if (chatIds.length === 0) return new Map();
  const waiting = tx.all(waitingFor[kind]({ chatIds: JSON.stringify(chatIds) }));
  // The last one that is set is the first that was promised.
  return new Map(waiting.map((row) => [row.chatId, row]));
}

/** The same for one chat. */
export function queuedBundle(tx: Tx, chatId: number, kind: 'reminder' | 'notice'): OutboxRow | undefined {
  return queuedBundles(tx, [chatId], kind).get(chatId);
}

const rewriting = prepared(({ id, payload }: { id: number; payload: string }) =>
  query.updateTable('outbox').set({ payload }).where('id', '=', id).where('state', '=', 'queued'),
);

/** Replaces what a queued message promises. */
export function rewrite(tx: Tx, id: number, payload: string): void {
  tx.run(rewriting({ id, payload }));
}

/** Hands a queued message to another chat. */
export function redirect(tx: Tx, id: number, chatId: number, payload: string): void {
  tx.run(
    query.updateTable('outbox').set({ chat_id: chatId, payload }).where('id', '=', id).where('state', '=', 'queued'),
  );
}

const addingOne = prepared(({ outboxId, only }: { outboxId: number; only: number }) =>
  query
    .insertInto('outbox_about')
    .values({ outbox_id: outboxId, assignment_id: only })
    .onConflict((conflict) => conflict.doNothing()),
);

const addingSome = prepared(({ pairs }: { pairs: string }) =>
  query
    .insertInto('outbox_about')
    .columns(['outbox_id', 'assignment_id'])
    .expression(rowsIn(pairs, 2))
    .onConflict((conflict) => conflict.doNothing()),
);

/** Ties a message to further assignments that it is about. */
export function addAbout(tx: Tx, outboxId: number, assignmentIds: readonly number[]): void {
  const [only] = assignmentIds;
  if (only !== undefined && assignmentIds.length === 1) tx.run(addingOne({ outboxId, only }));
  else
    tieToMessages(
      tx,
      assignmentIds.map((assignmentId) => ({ outboxId, assignmentId })),
    );
}

/** The same for many messages at once. */
export function tieToMessages(tx: Tx, ties: readonly { outboxId: number; assignmentId: number }[]): void {
  if (ties.length === 0) return;
  const pairs = ties.map(({ outboxId, assignmentId }) => [outboxId, assignmentId]);
  tx.run(addingSome({ pairs: JSON.stringify(pairs) }));
}

/** True when a bundle was sent to a chat at or after `since`. */
export function hadBundleSince(tx: Tx, chatId: number, since: Instant): boolean {
  return (
    tx.first(
      query
        .selectFrom('outbox')
        .select('id')
        .where('chat_id', '=', chatId)
        .where('kind', '=', 'reminder')
        .where('state', '=', 'sent')
        .where('message_id', 'is not', null)
        .where('settled_at', '>=', since)
        .limit(1),
    ) !== undefined
  );
}

const lastReminder = prepared(({ chatId }: { chatId: number }) =>
  query
    .selectFrom('outbox')
    .select('id')
    .where('chat_id', '=', chatId)
    .where('state', '=', 'sent')
    .where('message_id', 'is not', null)
    .where('kind', '=', 'reminder')
    .orderBy('id', 'desc')
    .limit(1),
);

/** The newest message sent to a chat that was about some task. */
export function lastAbout(tx: Tx, chatId: number): number[] {
  const newest = tx.first(lastReminder({ chatId }));
  return newest === undefined ? [] : aboutOf(tx, newest.id);
}

const claiming = prepared(({ id, leaseUntil }: { id: number; leaseUntil: Instant }) =>
  query
    .updateTable('outbox')
    .set((eb) => ({ state: 'sending', lease_until: leaseUntil, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'queued'),
);

const claimingSome = prepared(({ ids, leaseUntil }: { ids: string; leaseUntil: Instant }) =>
  query
    .updateTable('outbox')
    .set((eb) => ({ state: 'sending', lease_until: leaseUntil, attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', listed(ids))
    .where('state', '=', 'queued')
    .returning('id'),
);

/** Takes queued messages in hand until `leaseUntil`: those that no other relay was faster with. */
export function claim(tx: Tx, ids: readonly number[], leaseUntil: Instant): ReadonlySet<number> {
  const [only] = ids;
  if (only === undefined) return new Set();
  if (ids.length === 1) return new Set(tx.run(claiming({ id: only, leaseUntil })).changes === 1 ? ids : []);
  return new Set(tx.all(claimingSome({ ids: JSON.stringify(ids), leaseUntil })).map(({ id }) => id));
}

const abandonedBy = prepared(({ channel, now }: { channel: ChannelName; now: Instant }) =>
  rows
    .innerJoin('chat', 'chat.id', 'outbox.chat_id')
    .where('chat.channel', '=', channel)
    .where('outbox.state', '=', sql<OutboxState>`'sending'`)
    .where('outbox.lease_until', '<=', now),
);

/** Messages whose relay died between claiming and settling them. */
export function abandoned(tx: Tx, channel: ChannelName, now: Instant): OutboxRow[] {
  return tx.all(abandonedBy({ channel, now }));
}

/** A send that a messenger may still count: `at` is its end, null while it is not known to have ended. */
export interface RecentSend {
  readonly chatId: number;
  readonly chatType: 'group' | 'private';
  readonly at: Instant | null;
}

/** What was sent on a channel at or after `since`, or may have been, and what was in the air when its relay stopped. */
export function recentSends(tx: Tx, channel: ChannelName, since: Instant): RecentSend[] {
  const sends = query
    .selectFrom('outbox')
    .innerJoin('chat', 'chat.id', 'outbox.chat_id')
    .select(['outbox.chat_id as chatId', 'chat.type as chatType', 'outbox.settled_at as at'])
    .where('chat.channel', '=', channel);
  return [
    ...tx.all(sends.where('outbox.settled_at', '>=', since).where('outbox.attempts', '>', 0)),
    ...tx.all(sends.where('outbox.state', '=', sql<OutboxState>`'sending'`)),
    // To be sent again because it may have arrived; when it did is not known, but not long before it is due again.
    ...tx.all(
      sends
        .where(IS_QUEUED)
        .where(IS_OF_ANY_URGENCY)
        .where('outbox.due_at', '>=', since)
        .where('outbox.repeated', '=', 1),
    ),
  ];
}

const settling = prepared(
  (arg: { id: number; now: Instant; state: OutboxState; messageId: string | null; error: string | null }) =>
    query
      .updateTable('outbox')
      .set({ state: arg.state, message_id: arg.messageId, error: arg.error, lease_until: null, settled_at: arg.now })
      .where('id', '=', arg.id)
      .where('state', 'in', ['queued', 'sending']),
);

/** Ends a message that is in hand or queued. */
export function settle(
  tx: Tx,
  id: number,
  end: { state: 'sent' | 'unknown' | 'skipped' | 'dead'; messageId: string | null; error: string | null },
  now: Instant,
): void {
  tx.run(settling({ id, now, ...end }));
}

const settlingSent = prepared(({ sent, now }: { sent: string; now: Instant }) =>
  query
    .updateTable('outbox')
    .from(sql<{ value: string }>`json_each(${sent})`.as('sent'))
    .set({
      state: 'sent',
      message_id: sql<string>`sent.value ->> 1`,
      error: null,
      lease_until: null,
      settled_at: now,
    })
    .where('outbox.id', '=', sql<number>`sent.value ->> 0`)
    .where('outbox.state', 'in', ['queued', 'sending']),
);

/** Ends messages that were accepted. */
export function settleSent(tx: Tx, sent: readonly { id: number; messageId: string }[], now: Instant): void {
  const [only] = sent;
  if (only === undefined) return;
  if (sent.length === 1) settle(tx, only.id, { state: 'sent', messageId: only.messageId, error: null }, now);
  else tx.run(settlingSent({ sent: JSON.stringify(sent.map(({ id, messageId }) => [id, messageId])), now }));
}

/** Puts a message back in the queue, due again at `dueAt`. */
export function requeue(tx: Tx, id: number, again: { dueAt: Instant; error: string | null; repeated: boolean }): void {
  tx.run(
    query
      .updateTable('outbox')
      .set({
        state: 'queued',
        due_at: again.dueAt,
        error: again.error,
        lease_until: null,
        settled_at: null,
        ...(again.repeated ? { repeated: 1 } : {}),
      })
      .where('id', '=', id),
  );
}

/** Ends everything still queued for a chat that cannot be reached any more. */
export function buryQueued(tx: Tx, chatId: number, error: string, now: Instant): void {
  tx.run(
    query
      .updateTable('outbox')
      .set({ state: 'dead', error, settled_at: now })
      .where('chat_id', '=', chatId)
      .where(IS_QUEUED)
      .where(IS_OF_ANY_URGENCY),
  );
}

const nextDue = prepared(({ channel, after, urgency }: { channel: ChannelName; after: string; urgency: number }) =>
  query
    .selectFrom('outbox')
    .innerJoin('chat', 'chat.id', 'outbox.chat_id')
    .select('due_at')
    .where('chat.channel', '=', channel)
    .where(IS_QUEUED)
    .where('outbox.urgency', '=', urgency)
    .where('outbox.due_at', '>', after as Instant)
    .orderBy('due_at')
    .limit(1),
);

/** The instant at which the next queued message of a channel falls due. */
export function nextDueAt(tx: Tx, channel: ChannelName): Instant | null {
  return earliest(URGENCIES.map((_, urgency) => tx.first(nextDue({ channel, after: '', urgency }))?.due_at));
}

/** Messages of other channels that are passed over in looking for the next of one. */
const PASSED_OVER = 100;

const fallingDue = prepared(({ after, urgency }: { after: Instant; urgency: number }) =>
  query
    .selectFrom('outbox')
    .innerJoin('chat', 'chat.id', 'outbox.chat_id')
    .select(['due_at as dueAt', 'chat.channel'])
    .where(IS_QUEUED)
    .where('outbox.urgency', '=', urgency)
    .where('outbox.due_at', '>', after)
    .orderBy('due_at')
    .limit(sql.lit(PASSED_OVER)),
);

/** After `after` no message of a channel falls due before this instant; as a rule one does then. Null when none does. */
export function noneDueBefore(tx: Tx, channel: ChannelName, after: Instant): Instant | null {
  return earliest(
    URGENCIES.map((_, urgency) => {
      const falling = tx.all(fallingDue({ after, urgency }));
      const its = falling.find((row) => row.channel === channel);
      return (its ?? (falling.length < PASSED_OVER ? undefined : falling.at(-1)))?.dueAt;
    }),
  );
}

function earliest(instants: readonly (Instant | undefined)[]): Instant | null {
  return instants.filter((instant) => instant !== undefined).sort()[0] ?? null;
}

/** Messages for a list: all, or those that a person must look at. Newest first. */
export function listOutbox(tx: Tx, which: 'all' | 'trouble', limit: number): OutboxRow[] {
  const newest = rows.orderBy('outbox.id', 'desc').limit(limit);
  return tx.all(which === 'all' ? newest : newest.where('outbox.state', 'in', ['unknown', 'dead']));
}

/** The newest messages that stand in a chat, the oldest of them first. */
export function sentMessages(tx: Tx, chatId: number, limit: number): OutboxRow[] {
  return tx
    .all(
      rows
        .where('outbox.chat_id', '=', chatId)
        .where('outbox.message_id', 'is not', null)
        .where('outbox.state', '=', 'sent')
        .orderBy('outbox.settled_at', 'desc')
        .orderBy('outbox.id', 'desc')
        .limit(limit),
    )
    .reverse();
}

/** How many messages each chat of a channel got after `after`, in the order of the first; `unprompted` ones or all. */
export function deliveriesSince(
  tx: Tx,
  channel: ChannelName,
  after: Instant,
  which: 'all' | 'unprompted',
): { chatId: number; count: number }[] {
  const counted = query
    .selectFrom('outbox')
    .innerJoin('chat', 'chat.id', 'outbox.chat_id')
    .select((eb) => ['outbox.chat_id as chatId', eb.fn.countAll<number>().as('count')])
    .where('chat.channel', '=', channel)
    .where('outbox.state', '=', 'sent')
    .where('outbox.settled_at', '>', after)
    .groupBy('outbox.chat_id')
    .orderBy((eb) => eb.fn.min('outbox.id'));
  return tx.all(which === 'all' ? counted : counted.where('outbox.unprompted', '=', 1));
}

/** What nobody asked for and still waits, in the order of sending. */
export function queuedUnasked(tx: Tx): OutboxRow[] {
  return tx.all(rows.where(IS_QUEUED).where('outbox.unprompted', '=', 1).orderBy('outbox.due_at').orderBy('outbox.id'));
}

/** When the messages that wait for a chat fall due, the earliest first. */
export function queuedTimes(tx: Tx, chatId: number): Instant[] {
  return tx
    .all(
      query
        .selectFrom('outbox')
        .select('due_at')
        .where('chat_id', '=', chatId)
        .where(IS_QUEUED)
        .where(IS_OF_ANY_URGENCY)
        .orderBy('due_at'),
    )
    .map((row) => row.due_at);
}

/** Gives what nobody asked for and still waits for one chat to another. */
export function handOverQueued(tx: Tx, fromChatId: number, toChatId: number, now: Instant): void {
  tx.run(
    query
      .updateTable('outbox')
      // A wait that the old chat's messenger asked for is none of the new one's.
      .set((eb) => ({
        chat_id: toChatId,
        due_at: eb.case().when('attempts', '>', 0).then(now).else(eb.ref('due_at')).end(),
        attempts: 0,
      }))
      .where('chat_id', '=', fromChatId)
      .where(IS_QUEUED)
      .where(IS_OF_ANY_URGENCY)
      .where('unprompted', '=', 1),
  );
}

/** Promises to another chat what a message of ours that failed for good had said. */
export function copyToChat(tx: Tx, row: OutboxRow, chatId: number, now: Instant): number | null {
  return insertOutbox(
    tx,
    {
      key: `${row.key}>${chatId}`,
      chatId,
      kind: row.kind,
      payload: row.payload,
      unprompted: row.unprompted === 1,
      dueAt: now,
      notAfter: row.notAfter,
      about: aboutOf(tx, row.id),
    },
    now,
  );
}

/** True when the newest reminder of a chat asks about something that nobody has answered since. */
export function hasOpenPrompt(tx: Tx, chatId: number, timeZone: string): boolean {
  return openPrompts(tx, chatId, timeZone).length > 0;
}

/** The assignments of a chat's newest reminder that are still open and were not answered on or after its day. */
export function openPrompts(tx: Tx, chatId: number, timeZone: string): number[] {
  const newest = tx.first(
    rows
      .where('outbox.chat_id', '=', chatId)
      .where('outbox.state', '=', 'sent')
      .where('outbox.kind', '=', 'reminder')
      .orderBy('outbox.id', 'desc')
      .limit(1),
  );
  if (newest?.settledAt == null) return [];
  const sentOn = localDateOf(newest.settledAt, timeZone);
  return tx
    .all(
      query
        .selectFrom('outbox_about')
        .innerJoin('assignment', 'assignment.id', 'outbox_about.assignment_id')
        .select(['assignment.id', 'assignment.answered_on as answeredOn'])
        .where('outbox_id', '=', newest.id)
        .where('assignment.open', '=', 1)
        .where('assignment.waiting_for', 'is', null),
    )
    .filter(({ answeredOn }) => answeredOn === null || answeredOn < sentOn)
    .map(({ id }) => id);
}
