/** A tick: sends everything that the rules call for today as one bundle per chat. Repeating it changes nothing. */

import { localDateOf, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { dueAssignments } from '../../store/reminders/due-assignments.ts';
import { START, type Cursor } from '../../store/sqlite/cursor.ts';
import { nextTurn, transactInTurns } from '../../store/sqlite/in-turns.ts';
import { followUp } from '../instruct/instruct.ts';
import { closeProgrammes } from './close-programmes.ts';
import { remindOfWaiting } from './remind-secretariat.ts';
import { addSummaries, NOTHING_DONE, remindAssignments, type TickSummary } from './remind-assignments.ts';
import { agenciesToTell, queueSlips } from './slips.ts';
import { tellOfUncheckedDays } from './unchecked-days.ts';
import { workAt, type Rules } from '../work.ts';

/** Due assignments read in one turn. */
const ASSIGNMENTS_PER_READ = 1000;
/** Tasks with dependents, read in one turn. */
const TASKS_PER_READ = 200;
/** Assignments decided together: enough to share the cost of a statement, few enough for a short turn. */
const ASSIGNMENTS_PER_STEP = 25;

/**
 * Decides on every assignment whose wake day has come by `asOf`; queues at `now`. Yields to other work between
 * transactions.
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
    if (work.today === sending.today) closeProgrammes(sending);
    remindOfWaiting(work, sending);
    tellOfUncheckedDays(sending);
    followUp(work, sending);
  });
  await tellOfSlips(database, now, rules, asOf);
  return total;
}

/** The part of a tick about tasks that wait for others. */
async function tellOfSlips(database: Database, now: Instant, rules: Rules, asOf: Instant): Promise<void> {
  const telling = new Set<number>();
  for (let after: number | null = 0; after !== null;) {
    const from: number = after;
    const page = database.read((tx) => agenciesToTell(workAt(tx, asOf, rules), from, TASKS_PER_READ));
    for (const agencyId of page.agencies) telling.add(agencyId);
    after = page.last;
    if (after !== null) await nextTurn();
  }
  const agencies = [...telling];
  if (agencies.length === 0) return;
  await transactInTurns(database, (tx) => {
    const agencyId = agencies.pop();
    if (agencyId === undefined) return false;
    queueSlips(workAt(tx, asOf, rules), agencyId, workAt(tx, now, rules));
    return true;
  });
}

/** The part of a tick about each agency's own tasks. */
export async function remindAgencies(
  database: Database,
  now: Instant,
  rules: Rules,
  asOf: Instant,
): Promise<TickSummary> {
  const due = await dueByAgency(database, localDateOf(asOf, rules.timeZone));
  if (due.length === 0) return NOTHING_DONE;
  let total = NOTHING_DONE;
  let next = 0;
  await transactInTurns(database, (tx) => {
    const ids: number[] = [];
    for (let own = due[next]; own !== undefined && ids.length < ASSIGNMENTS_PER_STEP; own = due[next]) {
      for (const id of own) ids.push(id);
      next += 1;
    }
    total = addSummaries(total, remindAssignments(workAt(tx, asOf, rules), ids, workAt(tx, now, rules)));
    return next < due.length;
  });
  return total;
}

/** Each agency's due assignments, in the order in which they fell due. */
async function dueByAgency(database: Database, today: LocalDate): Promise<readonly (readonly number[])[]> {
  const due = new Map<number, number[]>();
  for (let after: Cursor | null = START; after !== null;) {
    const from: Cursor = after;
    const page = database.read((tx) => dueAssignments(tx, today, ASSIGNMENTS_PER_READ, from));
    for (const { agencyId, id } of page.rows) {
      const own = due.get(agencyId);
      if (own === undefined) due.set(agencyId, [id]);
      else own.push(id);
    }
    after = page.last;
    if (after !== null) await nextTurn();
  }
  return [...due.values()];
}
