/** Commits what became of sends: the end of the message, or its place back in the queue. */

import { addMs, type Instant } from '../domain/calendar/dates.ts';
import {
  forgetRefusals,
  markChatDead,
  moveChat,
  noteDeliveries,
  noteReach,
  noteRefusal,
  noteSend,
  type Chat,
} from '../store/people/chats.ts';
import type { Tx } from '../store/sqlite/database.ts';
import { buryQueued } from '../store/outbox/outbox-of-chat.ts';
import { requeue, settle, settleAll } from '../store/outbox/outbox-sending.ts';
import type { OutboxRow } from '../store/outbox/outbox.ts';
import type { Leased } from './lease-messages.ts';
import type { RelayOptions } from './relay-hooks.ts';
import type { SendOutcome } from './transport.ts';

/** A chat that moves more often than this within one message is a misunderstanding between us and the messenger. */
const MAX_MOVES = 5;
/** Wait before a message of unknown fate is sent again: long enough for a messenger to come back. */
const REPEAT_AFTER_MS = 15_000;
/** The longest wait, doubled each time, before a message that must arrive is sent again. */
const LONGEST_WAIT_MS = 60 * 60_000;

/** What was leased has its row and its chat as they were then. */
interface Answered<Outcome extends SendOutcome = SendOutcome> {
  readonly message: Leased;
  readonly outcome: Outcome;
}

/** Of messages that were leased together, each of another chat. */
export function settleOutcomes(tx: Tx, answered: readonly Answered[], options: RelayOptions, now: Instant): void {
  settleAccepted(tx, answered.filter(isAccepted), options, now);
  for (const { message, outcome } of answered) {
    if (outcome.kind === 'sent') continue;
    noteSend(tx, message.chat.id, message.leasedAt);
    settleOther(tx, message, outcome, options, now);
  }
}

type Accepted = SendOutcome & { readonly kind: 'sent' };

function isAccepted(answered: Answered): answered is Answered<Accepted> {
  return answered.outcome.kind === 'sent';
}

function settleAccepted(tx: Tx, accepted: readonly Answered<Accepted>[], options: RelayOptions, now: Instant): void {
  const [one] = accepted;
  if (one === undefined) return;
  const ends = accepted.map(({ message: { row, message }, outcome }) => {
    // The id stays that of the message which was edited.
    const messageId = message.edits === undefined && message.removes === undefined ? outcome.messageId : null;
    return { id: row.id, state: 'sent' as const, messageId, error: null };
  });
  const chats = accepted.map(({ message }) => message.chat.id);
  settleAll(tx, ends, now);
  noteDeliveries(tx, chats, { sentAt: one.message.leasedAt, deliveredAt: now });
  for (const { message } of accepted) {
    const { row, chat } = message;
    if (chat.unreachableSince !== null) noteReach(tx, chat.id, null);
    if (chat.refusals > 0) forgetRefusals(tx, chat.id);
    options.hooks.carried(tx, row, chat, now);
    options.hooks.delivered(tx, row, chat, now);
  }
}

function settleOther(
  tx: Tx,
  { row, chat }: Leased,
  outcome: Exclude<SendOutcome, Accepted>,
  options: RelayOptions,
  now: Instant,
): void {
  switch (outcome.kind) {
    case 'moved':
      moveChat(tx, chat.channel, chat.externalId, outcome.to);
      // `row` was read before its lease counted this attempt.
      if (row.attempts + 1 >= MAX_MOVES) giveUp(tx, row, 'dead', 'the chat keeps moving', options, now);
      else requeue(tx, row.id, { dueAt: now, error: 'the chat moved', repeated: false });
      return;
    case 'retry':
      // Certainly undelivered: tried until it goes through or is of no more use.
      requeue(tx, row.id, { dueAt: addMs(now, outcome.afterMs), error: outcome.why, repeated: false });
      if (outcome.scope === 'channel') noteReach(tx, chat.id, now);
      return;
    case 'unreachable':
      closeChat(tx, row, chat, outcome.why, options, now);
      return;
    case 'skipped':
      settle(tx, row.id, { state: 'skipped', messageId: null, error: outcome.why }, now);
      return;
    case 'refused': {
      const { refusalsUntilClosed: limit } = options.transport;
      const isClosed = limit !== undefined && noteRefusal(tx, chat.id) >= limit;
      if (isClosed) closeChat(tx, row, chat, `${limit} messages refused in a row, ${outcome.why}`, options, now);
      else giveUp(tx, row, 'dead', outcome.why, options, now);
      return;
    }
    case 'unknown':
      noteReach(tx, chat.id, now);
      // It may have arrived, and then it counts against the quota.
      options.hooks.carried(tx, row, chat, now);
      repeatOrGiveUp(tx, row, outcome.why, addMs(now, REPEAT_AFTER_MS), options, now);
  }
}

/** Nothing goes to the chat until a person writes there again or links it anew. */
function closeChat(tx: Tx, row: OutboxRow, chat: Chat, why: string, options: RelayOptions, now: Instant): void {
  settle(tx, row.id, { state: 'dead', messageId: null, error: why }, now);
  markChatDead(tx, chat.id, why);
  // First the use cases: what can still go elsewhere is not to be buried.
  options.hooks.chatDied(tx, row, chat, why, now);
  buryQueued(tx, chat.id, why, now);
}

/**
 * Requeues a message of unknown fate once where the messenger's transport repeats such, and ever more rarely where it must
 * arrive; else it ends as `unknown`.
 */
export function repeatOrGiveUp(
  tx: Tx,
  row: OutboxRow,
  why: string,
  dueAt: Instant,
  options: RelayOptions,
  now: Instant,
): void {
  if (options.transport.repeatsUnknown && row.repeated === 0) {
    requeue(tx, row.id, { dueAt, error: why, repeated: true });
  } else if (options.hooks.mustArrive(row)) {
    const waitMs = Math.min(LONGEST_WAIT_MS, REPEAT_AFTER_MS * 2 ** Math.min(row.attempts, 10));
    requeue(tx, row.id, { dueAt: addMs(now, waitMs), error: why, repeated: true });
  } else {
    giveUp(tx, row, 'unknown', why, options, now);
  }
}

/** Ends a message that only a person can still help. */
export function giveUp(
  tx: Tx,
  row: OutboxRow,
  state: 'dead' | 'unknown',
  why: string,
  options: Pick<RelayOptions, 'hooks'>,
  now: Instant,
): void {
  settle(tx, row.id, { state, messageId: null, error: why }, now);
  options.hooks.gaveUp(tx, row, state, why, now);
}
