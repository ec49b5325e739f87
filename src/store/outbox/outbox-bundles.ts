/** A chat's bundles: messages that ask or warn about several tasks, queued or sent. */

import { sql } from 'kysely';
import { localDateOf, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import { isAgencysTurn } from '../programmes/assignment-conditions.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { IS_QUEUED, URGENCIES } from './outbox-heads.ts';
import { aboutOf, outboxRows, type OutboxRow } from './outbox.ts';
import { prepared } from '../sqlite/prepared.ts';

const waitingFor = {
  reminder: prepared(({ chatIds }: { chatIds: string }) => bundlesNamed('nudge:%', 'reminder', chatIds)),
  notice: prepared(({ chatIds }: { chatIds: string }) => bundlesNamed('escalation:%', 'notice', chatIds)),
  waiting: prepared(({ chatIds }: { chatIds: string }) => bundlesNamed('waiting:%', 'notice', chatIds)),
  continuation: prepared(({ chatIds }: { chatIds: string }) => bundlesNamed('continuation:%', 'notice', chatIds)),
};

function bundlesNamed(names: string, kind: 'reminder' | 'notice', chatIds: string) {
  return (
    outboxRows
      .where('outbox.chat_id', 'in', listed(chatIds))
      .where(IS_QUEUED)
      // Bundles are unprompted, so a chat's queued receipts, however many, are skipped.
      .where('outbox.urgency', '=', sql.lit(URGENCIES.indexOf('reminding')))
      .where('outbox.kind', '=', kind)
      .where('outbox.attempts', '=', 0)
      .where('outbox.key', 'like', names)
      // Parts after the first of a bundle too long for one message hold text, not items.
      .where('outbox.key', 'not like', '%/%')
      .orderBy('outbox.id', 'desc')
  );
}

/** The queued bundle of a kind for each of some chats that has one; of `waiting`, the list of what waits for a decision. */
export function queuedBundles(
  tx: Tx,
  chatIds: readonly number[],
  kind: keyof typeof waitingFor,
): Map<number, OutboxRow> {
  if (chatIds.length === 0) return new Map();
  const waiting = tx.all(waitingFor[kind]({ chatIds: JSON.stringify(chatIds) }));
  // The last entry set is the first one queued.
  return new Map(waiting.map((row) => [row.chatId, row]));
}

/** Whether a bundle was sent to a chat at or after `since`. */
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

const monthlyBundle = prepared(({ first, beyond, since }: { first: string; beyond: string; since: Instant }) =>
  query
    .selectFrom('outbox')
    .innerJoin('outbox_about as about', 'about.outbox_id', 'outbox.id')
    .innerJoin('reminder', (join) =>
      join
        .onRef('reminder.assignment_id', '=', 'about.assignment_id')
        .onRef('reminder.outbox_id', '=', 'outbox.id')
        .on('reminder.stage', 'like', 'after-month-%'),
    )
    .select('outbox.id')
    // The keys of a chat's bundles are in order of their days.
    .where('outbox.key', '>=', first)
    .where('outbox.key', '<', beyond)
    .where((eb) =>
      eb.or([
        eb.and([eb('outbox.state', 'in', ['sent', 'unknown']), eb('outbox.settled_at', '>=', since)]),
        eb('outbox.state', '=', 'sending'),
        // What was tried once takes no more tasks in.
        eb.and([eb('outbox.state', '=', 'queued'), eb('outbox.attempts', '>', 0)]),
      ]),
    )
    .limit(1),
);

/**
 * Whether a bundle about what is past its first month went, or is on its way, to a chat at or after `since`. Bundles for
 * days before `from` are not looked at. One that still takes tasks in does not count.
 */
export function hadMonthlyBundle(tx: Tx, chatId: number, from: LocalDate, since: Instant): boolean {
  // Made here: a number that SQLite joins to text reads "2.0".
  const first = `nudge:${chatId}:${from}`;
  return tx.first(monthlyBundle({ first, beyond: `nudge:${chatId};`, since })) !== undefined;
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

/** Whether an item of a chat's newest reminder is still unanswered. */
export function hasOpenPrompt(tx: Tx, chatId: number, timeZone: string): boolean {
  return openPrompts(tx, chatId, timeZone).length > 0;
}

/** The assignments of a chat's newest reminder that are still open and were not answered on or after its day. */
export function openPrompts(tx: Tx, chatId: number, timeZone: string): number[] {
  const newest = tx.first(
    outboxRows
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
        .where(isAgencysTurn),
    )
    .filter(({ answeredOn }) => answeredOn === null || answeredOn < sentOn)
    .map(({ id }) => id);
}

/** Of a chat's reminders that were sent, those behind the newest are history. */
const STANDING_REMINDERS = 2;

const remindersAbout = prepared(({ assignments }: { assignments: string }) =>
  outboxRows
    .innerJoin('outbox_about', 'outbox_about.outbox_id', 'outbox.id')
    .where('outbox_about.assignment_id', 'in', listed(assignments))
    .where('outbox.kind', '=', 'reminder')
    .where('outbox.state', '=', 'sent')
    .where('outbox.message_id', 'is not', null)
    .groupBy('outbox.id')
    .orderBy('outbox.id', 'desc')
    .limit(2 * STANDING_REMINDERS),
);

/** The newest reminders that were sent about any of some assignments, at most two of a chat, the newest first. */
export function remindersSentAbout(tx: Tx, assignments: readonly number[]): OutboxRow[] {
  const counts = new Map<number, number>();
  return tx.all(remindersAbout({ assignments: JSON.stringify(assignments) })).filter(({ chatId }) => {
    const nth = (counts.get(chatId) ?? 0) + 1;
    counts.set(chatId, nth);
    return nth <= STANDING_REMINDERS;
  });
}
