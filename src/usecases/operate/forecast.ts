/**
 * Forecasts the messages of some days by running the sending use cases on a copy of the registry. In the copy every
 * office has a chat and every task is tracked from the first day, as if an old programme had been followed since. It
 * contains no answers: each task keeps its recorded state.
 */

import { cardName, OFFICE_WORDS } from '../../conversation/compose/words.ts';
import { instantAt, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import { readyOf } from '../../outbox/lease-messages.ts';
import { payloadOf } from '../../outbox/payload.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { agenciesWithOpenAssignments, cardsById } from '../../store/programmes/assignments.ts';
import { chatById, chatsOf, linkChat, linkedChats, meetChat } from '../../store/people/chats.ts';
import type { Database, Tx } from '../../store/sqlite/database.ts';
import { dueHeads, URGENCIES, type Head } from '../../store/outbox/outbox-heads.ts';
import { settle } from '../../store/outbox/outbox-sending.ts';
import { nextDueAt } from '../../store/outbox/outbox-times.ts';
import { aboutOf, outboxById, type OutboxRow } from '../../store/outbox/outbox.ts';
import { wakeAll } from '../../store/reminders/reminders.ts';
import { rewindTo } from '../../store/record/rewind.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { OutboxKind } from '../../domain/people/outbox-kind.ts';
import { runJob, type JobName } from './jobs.ts';
import { relayHooks } from '../deliver/prepare-delivery.ts';
import type { Rules } from '../work.ts';
import type { LinkedChatRole } from '../../domain/people/chat-kind.ts';

/** Both days are included. `runs` are the scheduled times of each job, in order. */
export interface ForecastPlan {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly runs: readonly { readonly job: JobName; readonly at: Instant }[];
}

/**
 * `agency` is null in the secretariat's and the leaders' chats; `tasks` are the refs of the tasks that the message asks
 * about.
 */
export interface ForecastMessage {
  readonly at: Instant;
  readonly chat: string;
  readonly agency: string | null;
  readonly kind: OutboxKind;
  readonly tasks: readonly string[];
  readonly text: string;
}

const CHANNELS: readonly ChannelName[] = ['telegram', 'zalo', 'rehearsal'];
const HEADS_AT_ONCE = 500;

/** Yields the messages in the order of sending. `copy` is modified: it must not be a registry in use. */
export async function* forecast(copy: Database, plan: ForecastPlan, rules: Rules): AsyncGenerator<ForecastMessage> {
  const start = instantAt(plan.from, '00:00', rules.timeZone);
  const end = instantAt(plan.to, '24:00', rules.timeZone);
  copy.transact((tx) => {
    setTheStage(tx, start, plan.from);
  });
  let now = start;
  for (const run of plan.runs) {
    yield* deliver(copy, rules, now, run.at);
    now = run.at;
    await runJob(run.job, copy, now, rules);
  }
  yield* deliver(copy, rules, now, end);
}

/** Gives every office without a chat a stand-in, and resets the registry to the first morning. */
function setTheStage(tx: Tx, start: Instant, from: LocalDate): void {
  rewindTo(tx, start, from);
  for (const chat of linkedChats(tx)) {
    const { role, agencyId, threadId, state, linkedAt } = chat;
    if (role === 'none' || state === 'dead' || linkedAt === null || linkedAt <= start) continue;
    linkChat(tx, chat.id, { role, agencyId, threadId }, start);
  }
  for (const agency of agenciesWithOpenAssignments(tx)) standIn(tx, agency.name, 'agency', agency.id, start);
  standIn(tx, OFFICE_WORDS.secretariat, 'secretariat', null, start);
  standIn(tx, OFFICE_WORDS.leaders, 'leaders', null, start);
  wakeAll(tx, null, from);
}

function standIn(tx: Tx, title: string, role: LinkedChatRole, agencyId: number | null, start: Instant): void {
  if (chatsOf(tx, role, agencyId).length > 0) return;
  const externalId = `stand-in:${role}:${String(agencyId ?? 0)}`;
  const chat = meetChat(tx, { channel: 'rehearsal', externalId, type: 'group', title });
  linkChat(tx, chat.id, { role, agencyId, threadId: null }, start);
}

/** Sends what falls due from `from` until before `until`, each message at its due time. */
function* deliver(copy: Database, rules: Rules, from: Instant, until: Instant): Generator<ForecastMessage> {
  let now = from;
  for (;;) {
    const due = copy.read(earliestDue);
    if (due === null || due >= until) return;
    if (due > now) now = due;
    for (const head of copy.read((tx) => headsDue(tx, now))) {
      const message = copy.transact((tx) => sendOne(tx, head, rules, now));
      if (message !== null) yield message;
    }
  }
}

function earliestDue(tx: Tx): Instant | null {
  const due = CHANNELS.flatMap((channel) => nextDueAt(tx, channel) ?? []);
  return due.sort()[0] ?? null;
}

function headsDue(tx: Tx, now: Instant): Head[] {
  return CHANNELS.flatMap((channel) =>
    URGENCIES.flatMap((urgency) => dueHeads(tx, urgency, { channel, now, limit: HEADS_AT_ONCE, but: new Set() })),
  );
}

/** Does what the relay does, with a messenger that accepts everything; null when the message is not sent now. */
function sendOne(tx: Tx, head: Head, rules: Rules, now: Instant): ForecastMessage | null {
  const row = outboxById(tx, head.id);
  // A message sent beside it may have ended it.
  if (row?.state !== 'queued') return null;
  const chat = chatById(tx, row.chatId);
  const isOver = chat === undefined || chat.state === 'dead' || (row.notAfter !== null && now > row.notAfter);
  if (isOver) {
    settle(tx, row.id, { state: 'skipped', messageId: null, error: 'not deliverable' }, now);
    return null;
  }
  const payload = payloadOf(row.payload);
  if (payload.kind === 'unreadable') {
    settle(tx, row.id, { state: 'dead', messageId: null, error: payload.why }, now);
    return null;
  }
  const hooks = relayHooks(rules);
  const ready = readyOf(tx, row, hooks.prepare(tx, row, payload, now), now);
  if (ready === null) return null;
  settle(tx, row.id, { state: 'sent', messageId: `rehearsed-${String(row.id)}`, error: null }, now);
  hooks.delivered(tx, row, chat, now);
  const { text } = ready.message;
  const agency = chat.agencyId === null ? undefined : agencyById(tx, chat.agencyId);
  return {
    at: now,
    chat: chat.title,
    agency: agency?.name ?? null,
    kind: row.kind,
    tasks: placesIn(tx, row, text),
    text,
  };
}

/** Of the queued tasks, the refs of those that the message names. */
function placesIn(tx: Tx, row: OutboxRow, text: string): string[] {
  const named = cardsById(tx, aboutOf(tx, row.id)).filter((card) => text.includes(cardName(card)));
  return [...new Set(named.map(({ task }) => task.ref))];
}
