/** Tells agencies of tasks that take over those of a programme that has ended, with what was reported of them. */

import {
  composeContinuation,
  type ContinuedTask,
  type TaskTakenBack,
} from '../../conversation/compose/compose-continuation.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { addMs, type Instant } from '../../domain/calendar/dates.ts';
import { nextSendingTime } from '../../domain/calendar/send-window.ts';
import { isOpen, type Assignment } from '../../domain/tasks/assignment.ts';
import { isUntold, TOLD_AGAIN_AFTER_MS } from '../../domain/tasks/heir.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { payloadOf, type OutboxPayload } from '../../outbox/payload.ts';
import { rewrite, setAbout } from '../../store/outbox/outbox.ts';
import { queuedBundles } from '../../store/outbox/outbox-bundles.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { cardsOfTask } from '../../store/programmes/assignments.ts';
import { continuationsTold } from '../../store/programmes/continuations.ts';
import { endedBy } from '../../store/programmes/successions.ts';
import { countedUntold, untoldOfContinuation } from '../../store/reminders/heirs.ts';
import { lineOf, originCards, type Line } from '../past-seen.ts';
import type { Contact } from './agency-chat.ts';
import type { Work } from '../work.ts';

/** The secretariat goes through many tasks one by one: an agency gets one notice of all that it did within this time. */
const GATHERED_FOR_MS = 30 * 60_000;

/** To which agencies a notice goes. Without a chat a lead is told once it has one; a former lead is not told at all. */
export interface Told {
  readonly told: readonly Agency[];
  readonly untold: readonly Agency[];
  readonly untoldFormer: readonly Agency[];
}

/** Queues the notice for the leads of a task that takes others over, and for former leads that are not among them. */
export function tellContinuation(work: Work, taskId: number): Told {
  const { next, origins } = readContinuation(work, taskId);
  const agencies = new Map([...next, ...origins].map(({ agency }) => [agency.id, agency]));
  const leads = new Set(next.map(({ agency }) => agency.id));
  const [told, untold, untoldFormer]: [Agency[], Agency[], Agency[]] = [[], [], []];
  const ended = endedBy(work.tx, work.today);
  for (const agency of agencies.values()) {
    // Who has ended is told nothing: what is open of it goes on under an heir, or waits for one.
    if (ended.has(agency.id)) continue;
    const without = leads.has(agency.id) ? untold : untoldFormer;
    (queueNotice(work, agency.id, [taskId]) ? told : without).push(agency);
  }
  return { told, untold, untoldFormer };
}

/** Queues the notices that are missing: an agency had no chat on the day, or none is known to have arrived. */
export function tellContinuations(
  work: Work,
  assignments: readonly Assignment[],
  contacts: ReadonlyMap<number, Contact>,
): void {
  const counted = countedUntold(work.tx);
  const open = assignments.filter(
    (own) => (isUntold(own) || counted.has(own.id)) && own.takenOverOn === null && contacts.has(own.agencyId),
  );
  const missing = new Set(
    untoldOfContinuation(
      work.tx,
      open.map(({ id }) => id),
      addMs(work.now, -TOLD_AGAIN_AFTER_MS),
    ),
  );
  for (const [agencyId, own] of Map.groupBy(
    open.filter(({ id }) => missing.has(id)),
    (assignment) => assignment.agencyId,
  )) {
    queueNotice(work, agencyId, [...new Set(own.map(({ taskId }) => taskId))]);
  }
}

/** A task that went on under another, and does no more. */
interface TakenBack {
  readonly from: number;
  readonly into: number;
}

/** Queues the notice for those of some agencies that were told of the continuation of moment `since`; returns them. */
export function tellTakenBack(work: Work, pair: TakenBack, agencies: readonly Agency[], since: Instant): Agency[] {
  const all = new Map(agencies.map((agency) => [agency.id, agency]));
  return [...all.values()].filter((agency) => {
    const isTold = continuationsTold(work.tx, agency.id, since).some((json) => {
      const payload = payloadOf(json);
      return payload.kind === 'continuation' && payload.tasks.includes(pair.into);
    });
    return isTold && queueNotice(work, agency.id, [], [pair]);
  });
}

/** False where the agency has no chat. */
function queueNotice(
  work: Work,
  agencyId: number,
  tasks: readonly number[],
  takenBack: readonly TakenBack[] = [],
): boolean {
  const { tx, now, rules } = work;
  const chats = chatsOf(tx, 'agency', agencyId);
  const waiting = queuedBundles(
    tx,
    chats.map(({ id }) => id),
    'continuation',
  );
  for (const { id: chatId } of chats) {
    const earlier = waiting.get(chatId);
    const queued = earlier === undefined ? null : payloadOf(earlier.payload);
    const before = queued?.kind === 'continuation' ? queued : { tasks: [], takenBack: [] };
    const all = [...new Set([...before.tasks, ...tasks])];
    const back = new Map(
      [...before.takenBack, ...takenBack].map((pair) => [`${String(pair.from)} ${String(pair.into)}`, pair]),
    );
    const payload: OutboxPayload = {
      kind: 'continuation',
      agencyId,
      tasks: all,
      takenBack: [...back.values()],
      message: null,
    };
    const about = all.flatMap((id) => ownOpen(work, id, agencyId)).map(({ assignment }) => assignment.id);
    if (earlier === undefined) {
      const dueAt = nextSendingTime(addMs(now, GATHERED_FOR_MS), rules.window, rules.calendar, rules.timeZone);
      const key = `continuation:${String(agencyId)}:${now}:${String(chatId)}`;
      enqueue(tx, { key, chatId, kind: 'notice', payload, unprompted: true, dueAt, about }, now);
    } else {
      rewrite(tx, earlier.id, JSON.stringify(payload));
      setAbout(tx, earlier.id, about);
    }
  }
  return chats.length > 0;
}

/** The notice as of now; null when nothing of it goes on any more. */
export function wordContinuation(
  work: Work,
  { agencyId, tasks, takenBack }: OutboxPayload & { kind: 'continuation' },
): OutgoingMessage | null {
  const agency = agencyById(work.tx, agencyId);
  const known = tasks.map((taskId) => readContinuation(work, taskId)).filter(({ origins }) => origins.length > 0);
  const own = known
    .filter(({ next }) => next.some((card) => card.agency.id === agencyId))
    .map(({ next, line }) => ({ next, origins: originCards(line, agencyId) }));
  const elsewhere = known.filter(
    ({ next, origins }) =>
      next.every((card) => card.agency.id !== agencyId) && origins.some((card) => card.agency.id === agencyId),
  );
  const back = takenBack.flatMap((pair) => readTakenBack(work, pair, agencyId) ?? []);
  if (agency === undefined || own.length + elsewhere.length + back.length === 0) return null;
  return composeContinuation({ agency, own, elsewhere, takenBack: back }, work.today);
}

/** Null where the task goes on there once more. */
function readTakenBack({ tx, today }: Work, { from, into }: TakenBack, agencyId: number): TaskTakenBack | null {
  const origins = cardsOfTask(tx, from);
  const next = cardsOfTask(tx, into);
  const left = origins.find(({ agency }) => agency.id === agencyId) ?? origins[0];
  if (left === undefined || next[0] === undefined) return null;
  if (origins.some(({ assignment }) => assignment.continuedIn === into)) return null;
  const isFollowed = ({ assignment, task }: Card): boolean => isOpen(assignment) && !hasEnded(task.programme, today);
  return { left, next: next[0], leads: next.some((card) => card.agency.id === agencyId && isFollowed(card)) };
}

/** The open assignments of a task that is followed up, and what went on there. */
function readContinuation(work: Work, taskId: number): ContinuedTask & { readonly line: Line } {
  const line = lineOf(work.tx, taskId);
  const next = (line.get(taskId)?.cards ?? []).filter(
    ({ assignment, task }) => isOpen(assignment) && !hasEnded(task.programme, work.today),
  );
  return { next, line, origins: next.length === 0 ? [] : originCards(line, null) };
}

function ownOpen(work: Work, taskId: number, agencyId: number): Card[] {
  return cardsOfTask(work.tx, taskId).filter(({ agency, assignment }) => agency.id === agencyId && isOpen(assignment));
}
