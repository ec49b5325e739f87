/**
 * Finds the next message of each chat in a queue of hundreds of thousands of messages, due or not, in bounded time: it
 * reads the messages due longest, and where none of their chats can be served it goes from chat to chat by an index.
 */

import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { OutboxKind } from '../../domain/people/outbox-kind.ts';
import type { OutboxState } from '../sqlite/schema.ts';
import type { ChatType } from '../../domain/people/chat-kind.ts';

/** Urgency: a person waits for it, it reminds or warns, or it sums up. */
export type Urgency = 'awaited' | 'reminding' | 'digest';

/** The most urgent first; the index of each is its value in `outbox.urgency`. */
export const URGENCIES: readonly Urgency[] = ['awaited', 'reminding', 'digest'];

/** How soon a message must go: an answer before a reminder, a reminder before a digest. */
export function urgencyOf(message: { readonly kind: OutboxKind; readonly unprompted: boolean }): Urgency {
  if (!message.unprompted) return 'awaited';
  return message.kind === 'digest' ? 'digest' : 'reminding';
}

/** The next message of a chat. */
export interface Head {
  readonly id: number;
  readonly chatId: number;
  readonly chatType: ChatType;
  readonly urgency: Urgency;
}

/** Messages read together, the longest due first. */
const FRONT = 200;
/** Chats skipped together while going from chat to chat. */
const CHATS_PASSED = 100;
/** Messages of a chat that are searched for the first due one; few are not due. */
const LOOKED_AT_IN_CHAT = 40;

/** As a literal: SQLite uses a partial index only for its own condition. */
export const IS_QUEUED = sql<boolean>`outbox.state = 'queued'`;
/** The index of a chat's queued messages begins with the urgency. */
export const IS_OF_ANY_URGENCY = sql<boolean>`outbox.urgency in (0, 1, 2)`;

export interface Look {
  readonly channel: ChannelName;
  readonly now: Instant;
  /** Chats to leave out. */
  readonly but: ReadonlySet<number>;
  readonly limit: number;
}

/**
 * The next messages of the chats at the front of the queue, the longest due first: due, without a message of the chat
 * being sent, an earlier one as urgent or a more urgent one due. `isWhole`: nothing else is due.
 */
export function headsInFront(tx: Tx, urgency: Urgency, look: Look): { heads: Head[]; isWhole: boolean } {
  const due = tx.all(front({ urgency: URGENCIES.indexOf(urgency), now: look.now }));
  const longestDue = new Map<number, number>();
  for (const { chatId, id } of due) if (!longestDue.has(chatId)) longestDue.set(chatId, id);
  return { heads: headsAmong(tx, urgency, [...longestDue], look), isWhole: due.length < FRONT };
}

/** The next messages of chats with queued messages after chat `after`; `next` is where to continue, null at the end. */
export function headsAfter(
  tx: Tx,
  urgency: Urgency,
  after: number,
  look: Look,
): { heads: Head[]; next: number | null } {
  const rank = URGENCIES.indexOf(urgency);
  const [, ...passed] = tx.all(chatsAfter({ urgency: rank, channel: look.channel, after }));
  const chats = passed.flatMap(({ chatId }): [number, null][] => (chatId === null ? [] : [[chatId, null]]));
  return {
    heads: headsAmong(tx, urgency, chats, look),
    next: passed.length < CHATS_PASSED ? null : (passed.at(-1)?.chatId ?? null),
  };
}

/** The next messages of at most `limit` chats, the front of the queue first, searched to the end. */
export function dueHeads(tx: Tx, urgency: Urgency, look: Look): Head[] {
  const { heads, isWhole } = headsInFront(tx, urgency, look);
  let after: number | null = isWhole ? null : 0;
  while (after !== null && heads.length < look.limit) {
    const but = new Set([...look.but, ...heads.map(({ chatId }) => chatId)]);
    const found = headsAfter(tx, urgency, after, { ...look, but, limit: look.limit - heads.length });
    heads.push(...found.heads);
    after = found.next;
  }
  return heads;
}

/** The next message of one chat: the most urgent one due at `now`. */
export function dueHeadOf(
  tx: Tx,
  { chatId, ...of }: { readonly chatId: number; readonly channel: ChannelName; readonly now: Instant },
): Head | undefined {
  const look = { ...of, but: NOBODY, limit: 1 };
  for (const urgency of URGENCIES) {
    const [head] = headsAmong(tx, urgency, [[chatId, null]], look);
    if (head !== undefined) return head;
  }
  return undefined;
}

const NOBODY: ReadonlySet<number> = new Set();

const front = prepared(({ urgency, now }: { urgency: number; now: Instant }) =>
  query
    .selectFrom('outbox')
    .select(['outbox.id', 'outbox.chat_id as chatId'])
    .where(IS_QUEUED)
    .where('outbox.urgency', '=', urgency)
    .where('outbox.due_at', '<=', now)
    .orderBy('outbox.due_at')
    .orderBy('outbox.id')
    .limit(sql.lit(FRONT)),
);

/** The first row is `after` itself; null means no further chat. Chats of other messengers are skipped. */
const chatsAfter = prepared(({ urgency, channel, after }: { urgency: number; channel: ChannelName; after: number }) =>
  query
    .withRecursive('passed(chatId)', (cte) =>
      cte.selectNoFrom(sql<number | null>`${after}`.as('chatId')).unionAll(
        cte
          .selectFrom('passed')
          .select((passed) =>
            passed
              .selectFrom('outbox')
              .select('outbox.chat_id')
              .where(IS_QUEUED)
              .where('outbox.urgency', '=', urgency)
              .where('outbox.chat_id', '>=', (waiting) =>
                waiting
                  .selectFrom('chat')
                  .select('chat.id')
                  .where('chat.channel', '=', channel)
                  .whereRef('chat.id', '>', 'passed.chatId')
                  .orderBy('chat.id')
                  .limit(sql.lit(1)),
              )
              .orderBy('outbox.chat_id')
              .limit(sql.lit(1))
              .as('chatId'),
          )
          .where('passed.chatId', 'is not', null),
      ),
    )
    .selectFrom('passed')
    .select('chatId')
    .limit(sql.lit(1 + CHATS_PASSED)),
);

/** `chats`, each with its longest due message where that is known. */
function headsAmong(
  tx: Tx,
  urgency: Urgency,
  chats: readonly (readonly [number, number | null])[],
  { but, channel, now, limit }: Look,
): Head[] {
  const asked = chats.filter(([chatId]) => !but.has(chatId));
  const heads: Head[] = [];
  for (let from = 0; from < asked.length && heads.length < limit; from += limit) {
    const some = tx.all(AMONG[urgency]({ chats: JSON.stringify(asked.slice(from, from + limit)), channel, now }));
    for (const { id, ...chat } of some) if (id !== null) heads.push({ ...chat, id, urgency });
  }
  return heads.slice(0, limit);
}

const AMONG = { awaited: among('awaited'), reminding: among('reminding'), digest: among('digest') };

function among(urgency: Urgency) {
  const rank = URGENCIES.indexOf(urgency);
  return prepared(({ chats, channel, now }: { chats: string; channel: ChannelName; now: Instant }) => {
    const waiting = query
      .selectFrom('outbox')
      .where(IS_QUEUED)
      .where('outbox.chat_id', '=', sql.ref<number>('chat.id'));
    const inTheAir = query
      .selectFrom('outbox')
      .select('outbox.id')
      .where('outbox.state', '=', sql<OutboxState>`'sending'`)
      .where('outbox.chat_id', '=', sql.ref<number>('chat.id'));
    const moreUrgent = waiting
      .select('outbox.id')
      .where(
        'outbox.urgency',
        'in',
        sql<number>`(${sql.join(URGENCIES.slice(0, rank).map((_, more) => sql.lit(more)))})`,
      )
      // The plus sign hides the column from the index of due messages, which would be read whole for each chat.
      .where(sql<Instant>`+outbox.due_at`, '<=', now);
    const first = waiting
      .select(['outbox.id', 'outbox.due_at as dueAt'])
      .where('outbox.urgency', '=', sql.lit(rank))
      .orderBy('outbox.id')
      .limit(sql.lit(LOOKED_AT_IN_CHAT))
      .as('first');
    return (
      query
        .selectFrom(
          sql<{ chatId: number; longestDue: number | null; nth: number }>`(
          select value ->> 0 as chatId, value ->> 1 as longestDue, key as nth from json_each(${chats}))`.as('asked'),
        )
        // The order of the joins is forced: chats are found by id.
        .crossJoin('chat')
        .whereRef('chat.id', '=', 'asked.chatId')
        .select(['chat.id as chatId', 'chat.type as chatType'])
        .select((eb) => {
          const firstDue = eb.selectFrom(first).select('first.id').where('first.dueAt', '<=', now);
          return eb.fn.coalesce(firstDue.orderBy('first.id').limit(sql.lit(1)), 'asked.longestDue').as('id');
        })
        .where('chat.channel', '=', channel)
        .where((eb) => eb.not(eb.exists(inTheAir)))
        .$if(rank > 0, (asked) => asked.where((eb) => eb.not(eb.exists(moreUrgent))))
        .orderBy('asked.nth')
    );
  });
}
