/** What a task takes over from those of earlier programmes, and how much of that an agency may see. */

import type { Card } from '../domain/tasks/task.ts';
import { cardsOfTask } from '../store/programmes/assignments.ts';
import { originsOf } from '../store/programmes/continuations.ts';
import { joinedShares } from '../store/programmes/holders.ts';
import type { PastDay } from '../store/programmes/past.ts';
import type { Tx } from '../store/sqlite/database.ts';

/**
 * A task with all of its assignments; `into` is the one that takes it over, null for the newest. `joined`: into which of them
 * others became one.
 */
interface LineTask {
  readonly cards: readonly Card[];
  readonly joined: ReadonlyMap<number, number>;
  readonly into: number | null;
}

/** The task, those that it takes over, and those that they took over, by task: itself first. */
export type Line = ReadonlyMap<number, LineTask>;

/** As of the end of `past`; null for now. */
export function lineOf(tx: Tx, taskId: number, past: PastDay | null = null): Line {
  const cardsOf = (id: number): Pick<LineTask, 'cards' | 'joined'> => {
    const cards = cardsOfTask(tx, id, past);
    // A lead that a decision names anew follows its share by itself again.
    const own = new Set(cards.flatMap(({ assignment }) => (assignment.status === 'cancelled' ? [] : [assignment.id])));
    return { cards, joined: new Map([...joinedShares(tx, id, past)].filter(([share]) => !own.has(share))) };
  };
  const itself = { ...cardsOf(taskId), into: null };
  const line = new Map<number, LineTask>([[taskId, itself]]);
  for (let newest: readonly number[] = [taskId]; newest.length > 0;) {
    const found = new Map<number, LineTask>();
    for (const [into, from] of originsOf(tx, newest)) {
      for (const id of from.filter((each) => !line.has(each))) {
        const task = cardsOf(id);
        // On a past day a task may not have gone on there yet.
        if (task.cards.some(({ assignment }) => assignment.continuedIn === into)) found.set(id, { ...task, into });
      }
    }
    for (const [id, task] of found) line.set(id, task);
    newest = [...found.keys()];
  }
  return line;
}

/** Something of a task in the line: whose it is, by the agency of that time and by the assignment. */
interface Recorded {
  readonly taskId: number | null;
  readonly agencyId: number | null;
  readonly assignmentId: number | null;
}

/**
 * Whether an agency (null: who sees everything) may see something recorded of a task in `line`. Of the task itself it sees
 * its own part, also from before that came to it; of a task that is taken over its own part where it led that one too, or else those of former leads that lead
 * nothing beside it from then on.
 */
export function seenBy(agencyId: number | null, line: Line): (recorded: Recorded) => boolean {
  if (agencyId === null) return () => true;
  const [itself] = line.keys();
  const leads = new Map([...line].map(([id, { cards }]) => [id, new Set(cards.map(({ agency }) => agency.id))]));
  const ledBy = new Map(
    [...line.values()].flatMap(({ cards }) => cards.map(({ assignment, agency }) => [assignment.id, agency.id])),
  );
  /** Who leads an assignment; of a share that became one with another's, who leads that one. */
  const leadOf = (assignmentId: number, taskId: number): number | undefined =>
    ledBy.get(line.get(taskId)?.joined.get(assignmentId) ?? assignmentId);
  const isLed = (taskId: number): boolean => leads.get(taskId)?.has(agencyId) === true;
  /** Whether another agency leads, beside this one, what took `taskId` over, or what took that over. */
  const isBesideSince = (taskId: number, other: number): boolean => {
    const into = line.get(taskId)?.into ?? null;
    if (into === null) return false;
    return (isLed(into) && leads.get(into)?.has(other) === true) || isBesideSince(into, other);
  };
  return ({ taskId, agencyId: of, assignmentId }) => {
    if (of === null || of === agencyId) return true;
    if (taskId === null) return false;
    const lead = (assignmentId === null ? undefined : leadOf(assignmentId, taskId)) ?? of;
    // An assignment that passed on to this agency has its past with it.
    if (lead === agencyId) return true;
    if (taskId === itself || isLed(taskId)) return false;
    return !isBesideSince(taskId, lead) && !isBesideSince(taskId, of);
  };
}

/** The assignments that the line's task itself takes over, as they were left, as far as the agency may see them. */
export function originCards(line: Line, agencyId: number | null): Card[] {
  const [itself] = line.keys();
  const sees = seenBy(agencyId, line);
  return [...line.values()]
    .flatMap(({ cards }) => cards)
    .filter(
      ({ task, agency, assignment }) =>
        assignment.continuedIn === itself &&
        sees({ taskId: task.id, agencyId: agency.id, assignmentId: assignment.id }),
    );
}
