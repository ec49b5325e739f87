/** A task of a programme that has ended goes on under a task of another one, which keeps its past. */

import { taskOfDecision } from '../../conversation/compose/words.ts';
import { isOpen } from '../../domain/tasks/assignment.ts';
import { whyNotContinued, type NotContinued } from '../../domain/tasks/continuation.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { cardsOfTask } from '../../store/programmes/assignments.ts';
import { expectNoTelling, expectTelling, leftOpen, originsOf } from '../../store/programmes/continuations.ts';
import { eventsOfTask } from '../../store/record/events.ts';
import { record } from '../../store/record/record-event.ts';
import { setWakes } from '../../store/reminders/reminders.ts';
import type { Author } from '../acting.ts';
import { tellContinuation, tellTakenBack, type Told } from '../chats/tell-continuation.ts';
import { changeAssignment } from '../report/change-assignment.ts';
import type { Work } from '../work.ts';

export type ContinueOutcome =
  ({ readonly kind: 'continued' } & Told) | { readonly kind: 'refused'; readonly why: NotContinued };

/**
 * `from` and `into` are one task's assignments, at least one each. The open ones of `from` stay as they are from now on; an
 * agency of `into` is reminded and urged from the delivery of its notice, unless it was late before. `isSure`: also where `into` has reports of its own.
 */
export function continueTask(
  work: Work,
  by: Author,
  { from, into, isSure }: { readonly from: readonly Card[]; readonly into: readonly Card[]; readonly isSure: boolean },
): ContinueOutcome {
  const { tx, now, today } = work;
  const why = whyNotContinued(from, into, today);
  const [first] = from;
  const [next] = into;
  if (why !== null && !(why === 'into_reported' && isSure)) return { kind: 'refused', why };
  if (first === undefined || next === undefined) throw new RangeError('Both tasks need an assignment.');
  for (const card of from.filter(({ assignment }) => isOpen(assignment))) {
    const goesOn = { ...card.assignment, continuedIn: next.task.id };
    changeAssignment(work, card, goesOn, { kind: 'continued', text: taskOfDecision(next.task), author: by });
  }
  record(tx, { at: now, kind: 'continues', taskId: next.task.id, text: taskOfDecision(first.task), ...by });
  const open = into.filter(({ assignment }) => isOpen(assignment)).map(({ assignment }) => assignment.id);
  expectTelling(tx, open, today);
  setWakes(
    tx,
    open.map((assignmentId) => ({ assignmentId, on: today })),
  );
  return { kind: 'continued', ...tellContinuation(work, next.task.id) };
}

/**
 * Takes it back: the task stays in the record of its programme as if it had gone on nowhere. `told` are the agencies that
 * had been told of it, and are told of this; null where it had not gone on.
 */
export function takeBackContinuation(
  work: Work,
  by: Author,
  from: readonly Card[],
): { readonly told: readonly Agency[] } | null {
  const { tx, now } = work;
  const gone = from.filter(({ assignment }) => assignment.continuedIn !== null);
  const [first] = gone;
  const into = first?.assignment.continuedIn ?? null;
  if (first === undefined || into === null) return null;
  const since = eventsOfTask(tx, first.task.id).findLast(({ kind }) => kind === 'continued')?.at ?? now;
  const cards = cardsOfTask(tx, into);
  const [next] = cards;
  const text = next === undefined ? null : taskOfDecision(next.task);
  for (const card of gone) {
    const stays = { ...card.assignment, continuedIn: null };
    changeAssignment(work, card, stays, { kind: 'continuation_taken_back', text, author: by });
  }
  record(tx, { at: now, kind: 'continuation_taken_back', taskId: into, text: taskOfDecision(first.task), ...by });
  if (!originsOf(tx, [into]).has(into)) {
    expectNoTelling(
      tx,
      cards.map(({ assignment }) => assignment.id),
    );
  }
  const concerned = [...gone, ...cards].map(({ agency }) => agency);
  return { told: tellTakenBack(work, { from: first.task.id, into }, concerned, since) };
}

/** What programmes that have ended left open and that goes on nowhere. */
export function tasksLeftOpen({ tx, today }: Work): Card[] {
  return leftOpen(tx, today);
}
