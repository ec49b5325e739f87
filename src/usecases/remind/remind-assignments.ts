/** Sends what the rules call for today at some assignments: one bundle per chat, and the escalations. */

import type { Assignment } from '../../domain/tasks/assignment.ts';
import { addDays, day, instantAt, type LocalDate } from '../../domain/calendar/dates.ts';
import {
  ESCALATED_TO,
  escalatesOn,
  escalationKey,
  lookAt,
  mayEscalate,
  type Stage,
} from '../../domain/tasks/reminder.ts';
import { MONTHLY_STEPS } from '../../domain/tasks/overdue-ladder.ts';
import { NOT_YET_ASKED } from '../../domain/tasks/review.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { payloadOf, type OutboxPayload, type ReminderItem } from '../../outbox/payload.ts';
import { assignmentsStillDue } from '../../store/reminders/due-assignments.ts';
import { homeChatsOf } from '../../store/people/chats.ts';
import { heldAmong } from '../../store/reminders/holds.ts';
import { hadMonthlyBundle, queuedBundles } from '../../store/outbox/outbox-bundles.ts';
import { rewrite, tieToMessages } from '../../store/outbox/outbox.ts';
import { decidedAmong, decideStages, setWakes, type StageKey } from '../../store/reminders/reminders.ts';
import { noteAskedAgain, snoozesOf } from '../../store/reminders/snoozes.ts';
import { forgetUnsentReviews } from '../../store/reminders/reviews.ts';
import { agencyContacts, remindableFrom } from '../chats/agency-chat.ts';
import { escalate } from './escalate.ts';
import { tellContinuations } from '../chats/tell-continuation.ts';
import { tellHeirs } from '../chats/tell-heir.ts';
import { queueOnFreeDay, sendingDays } from '../chats/queue-on-free-day.ts';
import { stageKeyOf, whereOnLadder } from './where-on-ladder.ts';
import type { Work } from '../work.ts';

export interface TickSummary {
  /** Assignments that got a reminder. */
  readonly reminded: number;
  /** Chats that got a bundle. */
  readonly bundles: number;
  readonly escalated: number;
}

export const NOTHING_DONE: TickSummary = { reminded: 0, bundles: 0, escalated: 0 };

/** The sum of two summaries. */
export function addSummaries(a: TickSummary, b: TickSummary): TickSummary {
  return { reminded: a.reminded + b.reminded, bundles: a.bundles + b.bundles, escalated: a.escalated + b.escalated };
}

/** An assignment with a due reminder, and the chat that receives it. */
interface Due {
  readonly assignment: Assignment;
  readonly stage: Stage;
  readonly chatId: number;
}

/**
 * Runs the tick for the due ones of `ids` in the caller's transaction; one call has all due assignments of an agency,
 * for one bundle. `work` is the moment decided for, `sending` that of queueing. They differ in a run as of another day:
 * what is not sent then leaves no trace, or the run would silence earlier steps.
 */
export function remindAssignments(work: Work, ids: readonly number[], sending: Work = work): TickSummary {
  const { tx, today, rules } = work;
  const assignments = assignmentsStillDue(tx, today, ids);
  if (assignments.length === 0) return NOTHING_DONE;
  const looked = assignments.map(({ id }) => id);
  if (rules.delivery === 'live') {
    const unasked = assignments.filter((own) => own.reviewUntil === NOT_YET_ASKED && own.reportedOn === null);
    forgetUnsentReviews(
      tx,
      unasked.map(({ id }) => id),
    );
  }
  const toldOn = whereOnLadder(work, assignments, { isAsOf: today !== sending.today });
  const isDecided = decidedAmong(tx, looked);
  const keptBack = heldAmong(tx, looked);
  const snoozes = snoozesOf(tx, looked);
  const askedAgain: number[] = [];
  const contacts = agencyContacts(work, [...new Set(assignments.map(({ agencyId }) => agencyId))]);
  const homes = homeChatsOf(
    tx,
    assignments.filter(({ takenOverOn }) => takenOverOn !== null).map(({ id }) => id),
  );
  if (today === sending.today && rules.delivery === 'live') {
    tellHeirs(sending, assignments, contacts);
    tellContinuations(sending, assignments, contacts);
  }
  const due: Due[] = [];
  const held: StageKey[] = [];
  const wakes: { assignmentId: number; on: LocalDate | null }[] = [];
  const hadMonthly = monthlyBundles(work);
  const escalating = { secretariat: [] as Assignment[], leaders: [] as Assignment[] };
  for (const read of assignments) {
    // In shadow delivery no agency's chat is told of anything.
    const assignment = rules.delivery === 'live' ? read : { ...read, toldOn: read.takenOverOn };
    // Each tick looks at it again until the hold ends.
    if (keptBack.has(assignment.id)) continue;
    const contact = contacts.get(assignment.agencyId);
    const home = homes.get(assignment.id) ?? contact?.chatId;
    const from = contact === undefined ? null : remindableFrom(assignment, contact.linkedOn);
    if (contact === undefined || from === null) {
      // Without a chat there is nothing to send; linking one has the rules look again.
      wakes.push({ assignmentId: assignment.id, on: null });
      continue;
    }
    const snoozed = snoozes.get(assignment.id);
    const isSnoozed = snoozed?.rev === assignment.rev;
    // The agency's own next step is held; those above it learn of what is overdue in their time, and of the wish.
    const isPutOff = isSnoozed && snoozed.untilOn > today;
    const told = toldOn(assignment);
    const { decision, next } = lookAt(assignment, today, from, rules.calendar, told.climb);
    let wakeOn = isPutOff ? snoozed.untilOn : next;
    // What comes back to its ladder behind its chat's bundle of the month waits for the next one; a day that its agency named is kept.
    const isNextMonths =
      !isSnoozed &&
      decision.kind === 'fire' &&
      decision.stage.steps === MONTHLY_STEPS &&
      hadMonthly(home ?? contact.chatId);
    const isOpen = !isPutOff && !isNextMonths && decision.kind !== 'nothing';
    if (isOpen && !isDecided(stageKeyOf(assignment, decision.stage.key))) {
      if (decision.kind === 'fire') due.push({ assignment, stage: decision.stage, chatId: home ?? contact.chatId });
      else held.push(stageKeyOf(assignment, decision.stage.key));
    }
    // The day that the agency named has come: the step that it put off is asked again.
    if (isSnoozed && !isPutOff && snoozed.askedAgain === 0) {
      askedAgain.push(assignment.id);
      const isDue = due.at(-1)?.assignment.id === assignment.id;
      if (decision.kind === 'fire' && !isDue) {
        const stage = { ...decision.stage, key: `again-${snoozed.untilOn}` };
        due.push({ assignment, stage, chatId: home ?? contact.chatId });
      }
    }
    const untold = mayEscalate(assignment, today, from)
      ? ESCALATED_TO.filter((to) => !isDecided(stageKeyOf(assignment, escalationKey(to))))
      : [];
    for (const to of untold) {
      const on = escalatesOn(to, assignment, today, from, rules.calendar, told);
      if (on === null && to !== untold[0]) continue;
      if (on !== null && on <= today) escalating[to].push(assignment);
      const again = on === null || on <= today ? addDays(today, 1) : on;
      wakeOn = wakeOn === null || again < wakeOn ? again : wakeOn;
    }
    wakes.push({ assignmentId: assignment.id, on: wakeOn });
  }
  if (today === sending.today) {
    setWakes(tx, wakes);
    const decided = held.map((key) => ({ ...key, outboxId: null }));
    decideStages(tx, decided, { outcome: 'held', decidedOn: today });
  }
  if (today === sending.today) noteAskedAgain(tx, askedAgain);
  const bundles = queueBundles(sending, due, today);
  const escalated = ESCALATED_TO.map((to) => {
    const keyOf = (assignment: Assignment): StageKey => stageKeyOf(assignment, escalationKey(to));
    return escalate(sending, to, escalating[to], keyOf, today);
  }).reduce((sum, count) => sum + count, 0);
  return { reminded: due.length, bundles, escalated };
}

/** Bundles are queued for a working day soon, and go out within this many days also where the messenger was away. */
const QUEUED_AHEAD_DAYS = 15;

/**
 * Whether a chat has had its bundle of the month about what is past its first month; of each chat it is read once. In
 * shadow delivery one chat has those of all agencies.
 */
function monthlyBundles({ tx, today, rules }: Work): (chatId: number) => boolean {
  const month = day(`${rules.calendar.nextWorkingDay(today).slice(0, 7)}-01`);
  const since = instantAt(month, '00:00', rules.timeZone);
  const known = new Map<number, boolean>();
  return (chatId) => {
    if (rules.delivery !== 'live') return false;
    const had = known.get(chatId) ?? hadMonthlyBundle(tx, chatId, addDays(month, -QUEUED_AHEAD_DAYS), since);
    known.set(chatId, had);
    return had;
  };
}

/**
 * Adds due items to the bundle queued for the chat, or queues a new one for the first working day without a bundle.
 * Returns the number of chats that got one.
 */
function queueBundles(work: Work, due: readonly Due[], decidedOn: LocalDate): number {
  if (due.length === 0) return 0;
  const { tx } = work;
  const byChat = Map.groupBy(due, ({ chatId }) => chatId);
  const waiting = queuedBundles(tx, [...byChat.keys()], 'reminder');
  const days = sendingDays(work);
  const bundleOf = new Map<number, number>();
  for (const [chatId, own] of byChat) {
    const items = own.map(itemOf);
    const bundle = waiting.get(chatId);
    const waitingItems = bundle === undefined ? null : itemsIn(bundle.payload);
    // A bundle that cannot be read stays as it is: the relay reports it to a person.
    if (bundle !== undefined && waitingItems !== null) {
      const payload: OutboxPayload = { kind: 'nudge', items: joined(waitingItems, items), message: null };
      rewrite(tx, bundle.id, JSON.stringify(payload));
      bundleOf.set(chatId, bundle.id);
      continue;
    }
    const bundled = {
      chatId,
      kind: 'reminder',
      payload: { kind: 'nudge', items, message: null },
      unprompted: true,
    } as const;
    const outboxId = queueOnFreeDay(
      work,
      `nudge:${chatId}`,
      (key, dueAt) => enqueue(tx, { ...bundled, key, dueAt }, work.now),
      days,
    );
    bundleOf.set(chatId, outboxId);
  }
  const told = due.flatMap(({ assignment, stage, chatId }) => {
    const outboxId = bundleOf.get(chatId);
    return outboxId === undefined ? [] : { ...stageKeyOf(assignment, stage.key), outboxId };
  });
  tieToMessages(tx, told);
  decideStages(tx, told, { outcome: 'queued', decidedOn });
  return byChat.size;
}

/** The items of a queued bundle; null when they cannot be read. */
function itemsIn(payload: string): readonly ReminderItem[] | null {
  const waiting = payloadOf(payload);
  if (waiting.kind === 'unreadable') return null;
  return waiting.kind === 'nudge' ? waiting.items : [];
}

/** An assignment that reached a new stage while its bundle was queued is asked about once. */
function joined(waiting: readonly ReminderItem[], items: readonly ReminderItem[]): ReminderItem[] {
  const moved = new Set(items.map(({ assignmentId }) => assignmentId));
  return [...waiting.filter(({ assignmentId }) => !moved.has(assignmentId)), ...items];
}

function itemOf({ assignment, stage }: Due): ReminderItem {
  return {
    assignmentId: assignment.id,
    rev: assignment.rev,
    deadlineRev: assignment.deadlineRev,
    family: stage.family,
    steps: stage.steps,
  };
}
