/** A tick: everything the rules call for today becomes one bundle per chat. Repeating it changes nothing. */

import type { Assignment } from '../domain/assignment.ts';
import { localDateOf, type Instant, type LocalDate } from '../domain/dates.ts';
import { decideReminder, escalationsOf, nextReminderOn, type Stage } from '../domain/reminder.ts';
import type { Card } from '../domain/task.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { payloadOf, type NudgeItem } from '../outbox/payload.ts';
import { agenciesToWake, cardsToWake } from '../store/assignments.ts';
import { chatsOf, type Chat } from '../store/chats.ts';
import type { Database } from '../store/database.ts';
import { record } from '../store/events.ts';
import { heldAmong } from '../store/holds.ts';
import { addAbout, queuedBundle, rewrite } from '../store/outbox.ts';
import { decidedAmong, decideStages, setWakes, type StageKey } from '../store/reminders.ts';
import { agencyChat, linkedOn, remindableFrom } from './agency-chat.ts';
import { followUp } from './instruct.ts';
import { promiseOnFreeDay } from './promise-on-free-day.ts';
import { remindOfWaiting } from './remind-secretariat.ts';
import { promiseSlips } from './slips.ts';
import { workAt, type Rules, type Work } from './work.ts';

/** A transaction takes no further agency after so long, so that replies are not kept waiting behind a sweep. */
const TURN_MS = 4;

export interface TickSummary {
  /** Assignments that got a nudge. */
  readonly nudged: number;
  /** Chats that got a bundle. */
  readonly bundles: number;
  readonly escalated: number;
}

/**
 * Looks at every assignment whose day to be looked at has come by `asOf`; what that calls for is promised `now`. Yields
 * to other work between transactions.
 */
export async function sendDueReminders(
  database: Database,
  now: Instant,
  rules: Rules,
  asOf: Instant = now,
): Promise<TickSummary> {
  const total = await remindAgencies(database, now, rules, asOf);
  database.transact((tx) => {
    const [work, sending] = [workAt(tx, asOf, rules), workAt(tx, now, rules)];
    remindOfWaiting(work, sending);
    followUp(work, sending);
    promiseSlips(work, sending);
  });
  return total;
}

/** The part of a tick that is about each agency's own tasks. */
export async function remindAgencies(
  database: Database,
  now: Instant,
  rules: Rules,
  asOf: Instant,
): Promise<TickSummary> {
  const total = { nudged: 0, bundles: 0, escalated: 0 };
  const today = localDateOf(asOf, rules.timeZone);
  const agencies = database.read((tx) => agenciesToWake(tx, today));
  for (let at = 0; at < agencies.length;) {
    at = database.transact((tx) => {
      const work = workAt(tx, asOf, rules);
      const sending = workAt(tx, now, rules);
      const end = performance.now() + TURN_MS;
      let next = at;
      do {
        const agencyId = agencies[next];
        next += 1;
        if (agencyId === undefined) break;
        const summary = remindAgency(work, agencyId, sending);
        total.nudged += summary.nudged;
        total.bundles += summary.bundles;
        total.escalated += summary.escalated;
      } while (performance.now() < end);
      return next;
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return total;
}

/**
 * The tick for one agency, within the caller's transaction. `work` is the moment decided for, `sending` the one in which
 * it is promised: they differ when an operator runs the tick as of another day. Then what is not sent leaves
 * no trace, or a look into the future would silence the steps that lie before it.
 */
export function remindAgency(work: Work, agencyId: number, sending: Work = work): TickSummary {
  const { tx, today, rules } = work;
  const chat = agencyChat(work, agencyId);
  const linked = chat === undefined ? null : linkedOn(work, agencyId);
  const due: { card: Card; stage: Stage }[] = [];
  const held: StageKey[] = [];
  const wakes: { assignmentId: number; on: LocalDate | null }[] = [];
  const escalating = { secretariat: [] as Card[], leaders: [] as Card[] };
  const cards = cardsToWake(tx, today, agencyId);
  const isDecided = decidedAmong(
    tx,
    cards.map((card) => card.assignment.id),
  );
  const keptBack = heldAmong(
    tx,
    cards.map((card) => card.assignment.id),
  );
  for (const card of cards) {
    const { assignment } = card;
    // Looked at again by each tick until it is let go.
    if (keptBack.has(assignment.id)) continue;
    const from = remindableFrom(assignment, linked);
    // Without a chat there is nobody to remind; linking one has the rules look again.
    const on = from === null ? null : nextReminderOn(assignment, today, from, rules.calendar);
    wakes.push({ assignmentId: assignment.id, on });
    if (from === null) continue;
    const decision = decideReminder(assignment, today, from, rules.calendar);
    if (decision.kind !== 'nothing' && !isDecided(keyOf(assignment, decision.stage.key))) {
      if (decision.kind === 'fire') due.push({ card, stage: decision.stage });
      else held.push(keyOf(assignment, decision.stage.key));
    }
    for (const to of escalationsOf(assignment, today, from)) {
      if (!isDecided(keyOf(assignment, `escalate-${to}`))) escalating[to].push(card);
    }
  }
  if (today === sending.today) {
    setWakes(tx, wakes);
    decideStages(tx, held, { outcome: 'held', decidedOn: today, outboxId: null });
  }
  if (chat !== undefined && due.length > 0) {
    const items = due.map(({ card, stage }): NudgeItem => nudgeItem(card.assignment, stage));
    const outboxId = promiseBundle(sending, chat, items);
    const keys = due.map(({ card, stage }) => keyOf(card.assignment, stage.key));
    decideStages(tx, keys, { outcome: 'queued', decidedOn: today, outboxId });
  }
  const escalated = (['secretariat', 'leaders'] as const)
    .map((to) => escalate(sending, to, escalating[to], today))
    .reduce((sum, count) => sum + count, 0);
  return { nudged: due.length, bundles: due.length > 0 ? 1 : 0, escalated };
}

/**
 * Adds `items` to the bundle that waits for this chat, or promises a new one for the first working day on which the
 * chat has had none.
 */
function promiseBundle(work: Work, chat: Chat, items: readonly NudgeItem[]): number {
  const about = items.map((item) => item.assignmentId);
  const waiting = queuedBundle(work.tx, chat.id, 'reminder');
  if (waiting !== undefined) {
    const payload = payloadOf(waiting.payload);
    const known = payload.kind === 'nudge' ? payload.items : [];
    // An assignment that moved on a stage while its bundle waited is asked about once.
    const kept = known.filter((item) => !about.includes(item.assignmentId));
    rewrite(work.tx, waiting.id, JSON.stringify({ kind: 'nudge', items: [...kept, ...items], message: null }));
    addAbout(work.tx, waiting.id, about);
    return waiting.id;
  }
  return promiseOnFreeDay(work, `nudge:${String(chat.id)}`, (key, dueAt) =>
    enqueue(
      work.tx,
      {
        key,
        chatId: chat.id,
        kind: 'reminder',
        payload: { kind: 'nudge', items, message: null },
        unprompted: true,
        dueAt,
        about,
      },
      work.now,
    ),
  );
}

/** Tells the secretariat or the leaders, in one message a day and chat, of overdue tasks that nobody answered for. */
function escalate(work: Work, to: 'secretariat' | 'leaders', cards: readonly Card[], decidedOn: LocalDate): number {
  const chats = chatsOf(work.tx, to);
  const [first] = chats;
  // Nobody to tell yet: it is decided, and so told, when a chat is there.
  if (cards.length === 0 || first === undefined) return 0;
  const ids = cards.map((card) => card.assignment.id);
  const promised = chats.map((chat) => promiseEscalation(work, chat, to, ids));
  const keys = cards.map((card) => keyOf(card.assignment, `escalate-${to}`));
  decideStages(work.tx, keys, { outcome: 'queued', decidedOn, outboxId: promised[0] ?? null });
  for (const card of cards) {
    record(work.tx, {
      at: work.now,
      kind: `escalated_to_${to}`,
      taskId: card.task.id,
      assignmentId: card.assignment.id,
      agencyId: card.agency.id,
      actor: 'hệ thống',
    });
  }
  return cards.length;
}

function promiseEscalation(work: Work, chat: Chat, to: 'secretariat' | 'leaders', ids: readonly number[]): number {
  const waiting = queuedBundle(work.tx, chat.id, 'notice');
  const payload = waiting === undefined ? null : payloadOf(waiting.payload);
  if (waiting !== undefined && payload?.kind === 'escalation') {
    const items = [...new Set([...payload.items, ...ids])];
    rewrite(work.tx, waiting.id, JSON.stringify({ ...payload, items }));
    addAbout(work.tx, waiting.id, ids);
    return waiting.id;
  }
  return promiseOnFreeDay(work, `escalation:${chat.id}`, (key, dueAt) =>
    enqueue(
      work.tx,
      {
        key,
        chatId: chat.id,
        kind: 'notice',
        payload: { kind: 'escalation', to, items: ids, message: null },
        unprompted: true,
        dueAt,
        about: ids,
      },
      work.now,
    ),
  );
}

function keyOf(assignment: Assignment, stage: string): StageKey {
  // A recurring deadline starts its ladder anew each period.
  const period = assignment.deadline.kind === 'recurring' && assignment.dueOn !== null ? `@${assignment.dueOn}` : '';
  return { assignmentId: assignment.id, deadlineRev: assignment.deadlineRev, stage: stage + period };
}

function nudgeItem(assignment: Assignment, stage: Stage): NudgeItem {
  return {
    assignmentId: assignment.id,
    rev: assignment.rev,
    deadlineRev: assignment.deadlineRev,
    family: stage.family,
    steps: stage.steps,
  };
}
