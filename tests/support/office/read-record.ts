import type { TaskRef } from '../../../src/conversation/read/task/identify-task.ts';
import { isOpen, type Assignment } from '../../../src/domain/tasks/assignment.ts';
import type { Card } from '../../../src/domain/tasks/task.ts';
import { cardsOfTask } from '../../../src/store/programmes/assignments.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { eventsOfTask, type Event } from '../../../src/store/record/events.ts';
import { findTasks } from '../../../src/store/programmes/tasks.ts';

/** The one assignment, or of a recurring duty the oldest open period or else the last one, that `task` ("#4", "III.1.2") and the agency (its code or name, needed only among several) name. */
function cardOf(database: Database, task: string, agency?: string): Card {
  const cards = database
    .read((tx) => findTasks(tx, refOf(task)).flatMap((found) => cardsOfTask(tx, found.id)))
    .filter((card) => agency === undefined || card.agency.code === agency || card.agency.name === agency);
  const [first] = cards;
  const isDuty = cards.every(
    ({ agency: own, assignment }) => own.id === first?.agency.id && assignment.period !== null,
  );
  const card = isDuty ? (cards.find(({ assignment }) => isOpen(assignment)) ?? cards.at(-1)) : first;
  if (card === undefined || (cards.length > 1 && !isDuty)) {
    throw new Error(`${task} ${agency ?? ''} names ${String(cards.length)} shares, not one`);
  }
  return card;
}

export function assignmentOf(database: Database, task: string, agency?: string): Assignment {
  return cardOf(database, task, agency).assignment;
}

/** What was recorded about one assignment, oldest first. */
export function eventsOf(database: Database, task: string, agency?: string): Event[] {
  const { assignment } = cardOf(database, task, agency);
  return database
    .read((tx) => eventsOfTask(tx, assignment.taskId))
    .filter((event) => event.assignmentId === assignment.id);
}

function refOf(task: string): TaskRef {
  return /^#\d+$/.test(task) ? { kind: 'number', number: Number(task.slice(1)) } : { kind: 'place', place: task };
}
