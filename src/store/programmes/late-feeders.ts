/** Who waits for whose late result: a late feeder excuses what waits for it. */

import { daysBetween, type LocalDate } from '../../domain/calendar/dates.ts';
import { isOpen } from '../../domain/tasks/assignment.ts';
import type { Card, HeldUp, LateFeeder } from '../../domain/tasks/task.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';
import { isOfOngoing, isOverdue } from './assignment-conditions.ts';
import { registryAt, type PastDay } from './past.ts';

/**
 * Of some assignments, or of all for null: what each waits for that is overdue on `today`, by the assignment's id; of what is
 * late and waits for nothing any more, what was done late after its own date.
 */
export function lateFeeders(
  tx: Tx,
  assignmentIds: readonly number[] | null,
  today: LocalDate,
  past: PastDay | null = null,
): ReadonlyMap<number, LateFeeder> {
  const feeding =
    past === null && assignmentIds !== null
      ? feedingNow({ ids: JSON.stringify(assignmentIds), today })
      : feedingOf(past, assignmentIds === null ? null : JSON.stringify(assignmentIds), today);
  const done =
    past === null && assignmentIds !== null
      ? doneNow({ ids: JSON.stringify(assignmentIds), today })
      : doneOf(past, assignmentIds === null ? null : JSON.stringify(assignmentIds), today);
  const found = new Map<number, LateFeeder>();
  for (const { fedId, taskId, name, lateAfter } of tx.all(feeding)) {
    const known = found.get(fedId);
    found.set(
      fedId,
      known === undefined
        ? { taskId, agency: name, daysOverdue: daysBetween(lateAfter, today), count: 1, done: null }
        : { ...known, count: known.count + 1 },
    );
  }
  return new Map([...doneLate(tx.all(done)), ...found]);
}

interface DoneRow {
  readonly fedId: number;
  readonly fedLateAfter: LocalDate;
  readonly taskId: number;
  readonly name: string;
  readonly lateAfter: LocalDate;
  readonly completedOn: LocalDate;
}

/** For each assignment the result that it waited for longest after its own date. */
function doneLate(rows: readonly DoneRow[]): ReadonlyMap<number, LateFeeder> {
  const found = new Map<number, LateFeeder>();
  for (const { fedId, fedLateAfter, taskId, name, lateAfter, completedOn } of rows) {
    const since = lateAfter > fedLateAfter ? lateAfter : fedLateAfter;
    const done = { on: completedOn, excused: daysBetween(since, completedOn) };
    const known = found.get(fedId);
    const count = (known?.count ?? 0) + 1;
    const isLonger = known === undefined || done.excused > (known.done?.excused ?? 0);
    const daysOverdue = daysBetween(lateAfter, completedOn);
    found.set(fedId, isLonger ? { taskId, agency: name, daysOverdue, count, done } : { ...known, count });
  }
  return found;
}

/** What fed late assignments whose `ids` are listed in JSON, or all for null, and was done after both dates. */
function doneOf(past: PastDay | null, ids: string | null, today: LocalDate) {
  const feeding = registryAt(past)
    .selectFrom('assignment as fed')
    .innerJoin('task_feed', 'task_feed.feeds_id', 'fed.task_id')
    .innerJoin('assignment', 'assignment.task_id', 'task_feed.task_id')
    .innerJoin('agency', 'agency.id', 'assignment.agency_id')
    .select([
      'fed.id as fedId',
      'fed.late_after as fedLateAfter',
      'assignment.task_id as taskId',
      'agency.name',
      'assignment.late_after as lateAfter',
      'assignment.completed_on as completedOn',
    ])
    .where('assignment.status', '=', 'completed')
    .where('fed.status', 'not in', ['completed', 'cancelled'])
    .where('fed.late_after', '<', today)
    .whereRef('assignment.completed_on', '>', 'assignment.late_after')
    .whereRef('assignment.completed_on', '>', 'fed.late_after')
    .whereRef('assignment.agency_id', '<>', 'fed.agency_id')
    .$narrowType<{ fedLateAfter: LocalDate; lateAfter: LocalDate; completedOn: LocalDate }>()
    .orderBy('assignment.id');
  return ids === null ? feeding : feeding.where('fed.id', 'in', listed(ids));
}

const doneNow = prepared(({ ids, today }: { ids: string; today: LocalDate }) => doneOf(null, ids, today));

/** What feeds the assignments whose `ids` are listed in JSON, or all for null. */
function feedingOf(past: PastDay | null, ids: string | null, today: LocalDate) {
  const feeding = registryAt(past)
    .selectFrom('assignment as fed')
    .innerJoin('task_feed', 'task_feed.feeds_id', 'fed.task_id')
    .innerJoin('assignment', 'assignment.task_id', 'task_feed.task_id')
    .innerJoin('agency', 'agency.id', 'assignment.agency_id')
    .select(['fed.id as fedId', 'assignment.task_id as taskId', 'agency.name', 'assignment.late_after as lateAfter'])
    .where(isOverdue(today))
    .where(isOfOngoing(today))
    .where('assignment.late_after', 'is not', null)
    .whereRef('assignment.agency_id', '<>', 'fed.agency_id')
    .$narrowType<{ lateAfter: LocalDate }>()
    .orderBy('assignment.late_after')
    .orderBy('assignment.id');
  return ids === null ? feeding : feeding.where('fed.id', 'in', listed(ids));
}

const feedingNow = prepared(({ ids, today }: { ids: string; today: LocalDate }) => feedingOf(null, ids, today));

/** The cards with what excuses each that is open. */
export function withFeeders(tx: Tx, cards: readonly Card[], today: LocalDate, past: PastDay | null = null): Card[] {
  const ids = cards.filter(({ assignment }) => isOpen(assignment)).map(({ assignment }) => assignment.id);
  const feeders = ids.length === 0 ? NONE : lateFeeders(tx, ids, today, past);
  return cards.map((card) => {
    const lateFeeder = feeders.get(card.assignment.id);
    return lateFeeder === undefined ? card : { ...card, lateFeeder };
  });
}

const NONE: ReadonlyMap<number, LateFeeder> = new Map();

const heldUpBy = prepared(({ ids, today }: { ids: string; today: LocalDate }) =>
  query
    .selectFrom('assignment as feeding')
    .innerJoin('task_feed', 'task_feed.task_id', 'feeding.task_id')
    .innerJoin('assignment as fed', 'fed.task_id', 'task_feed.feeds_id')
    .innerJoin('task', 'task.id', 'fed.task_id')
    .innerJoin('programme', 'programme.id', 'task.programme_id')
    .innerJoin('agency', 'agency.id', 'fed.agency_id')
    .select(['feeding.id as feedingId', 'fed.task_id as taskId', 'agency.name'])
    .where('feeding.id', 'in', listed(ids))
    .where('fed.open', '=', 1)
    .where('fed.status', '<>', 'suspended')
    .where((eb) => eb.or([eb('fed.waiting_for', 'is', null), eb('fed.waiting_for', '=', 'extension')]))
    .where((eb) => eb.or([eb('programme.ends_on', 'is', null), eb('programme.ends_on', '>=', today)]))
    .whereRef('fed.agency_id', '<>', 'feeding.agency_id')
    .orderBy('fed.due_on')
    .orderBy('fed.id'),
);

/** The cards with whom each keeps waiting on `today`: tasks of other agencies that its result serves, and that are worked on. */
export function withHeldUp(tx: Tx, cards: readonly Card[], today: LocalDate): Card[] {
  if (cards.length === 0) return [];
  const ids = cards.map(({ assignment }) => assignment.id);
  const rows = tx.all(heldUpBy({ ids: JSON.stringify(ids), today }));
  const waiting = Map.groupBy(rows, ({ feedingId }) => feedingId);
  return cards.map((card) => {
    const own = waiting.get(card.assignment.id) ?? [];
    const [first] = own;
    if (first === undefined) return card;
    const heldUp: HeldUp = { taskId: first.taskId, agency: first.name, count: own.length };
    return { ...card, heldUp };
  });
}
