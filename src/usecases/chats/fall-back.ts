/** An agency may have a chat on each messenger: when one is unreachable, queued and new messages go to the other. */

import * as say from '../../conversation/compose/say-delivery.ts';
import { addMs, msOf, type Instant } from '../../domain/calendar/dates.ts';
import { chatsOf, clearReach, noteReach, unreachableChats, type Chat } from '../../store/people/chats.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { eventsSince } from '../../store/record/events.ts';
import { record } from '../../store/record/record-event.ts';
import { handOverQueued } from '../../store/outbox/outbox-of-chat.ts';
import { copyToChat, type OutboxRow } from '../../store/outbox/outbox.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import { chatName } from './chat-name.ts';
import { tell } from '../../outbox/enqueue.ts';
import { workAt, type Rules, type Work } from '../work.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';
import { PROGRAM_ACTOR } from '../../domain/people/program-actor.ts';

const MS_PER_HOUR = 60 * 60 * 1000;
/** Hours after which an unreachable chat is tried again, so that the bot notices a messenger's return. */
const PROBE_AFTER_HOURS = 24;
const FELL_BACK: EventKind = 'fell_back';

/** Whether the chat has been unreachable for `fallbackHours`, so that the agency's other chat takes over. */
export function isAway(work: Work, chat: Pick<Chat, 'unreachableSince'>): boolean {
  return (
    chat.unreachableSince !== null &&
    msOf(work.now) - msOf(chat.unreachableSince) >= work.rules.fallbackHours * MS_PER_HOUR
  );
}

/**
 * Moves the unprompted messages queued for `chat`, and `failed`, the message that was refused, to the agency's other
 * chat; answers stay in their own chat. False when the agency has no other chat, or when `failed` was already moved
 * from there: a message that both chats refuse would move back and forth.
 */
export function fallBack(work: Work, chat: Chat, failed: OutboxRow | null, why: string): boolean {
  if (chat.role !== 'agency' || chat.agencyId === null) return false;
  const other = chatsOf(work.tx, 'agency', chat.agencyId).find((each) => each.id !== chat.id && !isAway(work, each));
  if (other === undefined) return false;
  if (failed !== null && isCopy(failed)) return false;
  handOverQueued(work.tx, chat.id, other.id, work.now);
  if (failed !== null && failed.unprompted === 1) copyToChat(work.tx, failed, other.id, work.now);
  if (toldOf(work, chat)) return true;
  record(work.tx, {
    at: work.now,
    kind: FELL_BACK,
    agencyId: chat.agencyId,
    chatId: chat.id,
    actor: PROGRAM_ACTOR,
    text: `${chat.channel} → ${other.channel}: ${why}`,
  });
  const notice = say.fellBack(chatName(work, chat), chat.channel, other.channel, why);
  for (const secretariat of chatsOf(work.tx, 'secretariat')) {
    // At once, not in the next sending window: the secretariat may have to act.
    const key = `fell_back:${chat.id}:${chat.unreachableSince ?? work.now}:${secretariat.id}`;
    tell(work, secretariat, notice, { key, kind: 'notice' });
  }
  return true;
}

/** `copyToChat` appends this sign and the other chat to the key. */
function isCopy(row: OutboxRow): boolean {
  return row.key.includes('>');
}

/** Checked every minute, but recorded and reported once per absence. */
function toldOf(work: Work, chat: Chat): boolean {
  const since = chat.unreachableSince;
  return since !== null && eventsSince(work.tx, since, [FELL_BACK]).some((event) => event.chatId === chat.id);
}

/** Checks the chats that have become unreachable; called every minute. */
export function checkReach(
  database: Database,
  now: Instant,
  rules: Rules,
  lastHeard: Partial<Record<ChannelName, Instant | null>>,
): void {
  const before = addMs(now, -rules.fallbackHours * MS_PER_HOUR);
  if (database.read((tx) => unreachableChats(tx, now)).length === 0) return;
  database.transact((tx) => {
    const work = workAt(tx, now, rules);
    for (const [channel, heard] of Object.entries(lastHeard) as [ChannelName, Instant | null][]) {
      // A messenger that answers our polls is back: what was noted before does not count.
      if (heard !== null) clearReach(tx, channel, heard);
    }
    for (const chat of unreachableChats(tx, before)) {
      const since = chat.unreachableSince ?? now;
      if (msOf(now) - msOf(since) >= PROBE_AFTER_HOURS * MS_PER_HOUR) noteReach(tx, chat.id, null);
      else fallBack(work, chat, null, say.unreachableFor(rules.fallbackHours));
    }
  });
}
