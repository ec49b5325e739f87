/** Counts what the weekly digest reports, in the database, without loading an assignment. */

import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { addDays, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import type { ExtensionFigures } from '../../domain/tasks/extension-figures.ts';
import type { Status } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardsById, narrowed, ongoing, type Scope } from '../programmes/assignments.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';
import {
  isCounted,
  isExtended,
  isOfOngoing,
  isOpenAssignment,
  isStuck,
  isWaiting,
} from '../programmes/assignment-conditions.ts';
import { pageAfter, START, type Cursor } from '../sqlite/cursor.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';

const ONLY = {
  completed: sql<SqlBool>`assignment.status = 'completed'`,
  slipped: sql<SqlBool>`(assignment.waiting_for = 'extension' or assignment.extensions > 0)`,
};

/** Assignments with an event of `kinds` that meet the condition `only`: their number, and the first of them. */
export function changedAssignments(
  tx: Tx,
  scope: Scope,
  happened: {
    readonly since: Instant;
    readonly until: Instant;
    readonly today: LocalDate;
    readonly kinds: readonly EventKind[];
  },
  only: keyof typeof ONLY,
  most: number,
): { total: number; cards: Card[] } {
  const { since, until, today, kinds } = happened;
  const assignment = sql.ref('assignment.id');
  // The order of the joins is forced: everybody's changes are found by their time, one agency's by its assignments.
  const changed =
    scope.kind === 'all' && scope.narrow === undefined
      ? query
          .selectFrom('event')
          .crossJoin('assignment')
          .whereRef('assignment.id', '=', 'event.assignment_id')
          .where('event.at', '>', since)
          .where('event.at', '<=', until)
      : narrowed(scope)
          .crossJoin('event')
          .whereRef('event.assignment_id', '=', 'assignment.id')
          .where(sql`+event.at`, '>', since)
          .where(sql`+event.at`, '<=', until);
  const rows = tx.all(
    changed
      .where('event.kind', 'in', kinds)
      .where(ONLY[only])
      .where(isOfOngoing(today))
      .select(['assignment.id', sql<number>`count(*) over ()`.as('total')])
      .groupBy(assignment)
      .orderBy(sql`min(event.id)`)
      .limit(most),
  );
  return {
    total: rows[0]?.total ?? 0,
    cards: cardsById(
      tx,
      rows.map(({ id }) => id),
    ),
  };
}

/**
 * How many agencies ended, and what became of their assignments, after `since` until `until`. Of a narrowed scope only what
 * stands in it counts, and only agencies whose own it was.
 */
export function structuralChanges(
  tx: Tx,
  scope: Scope,
  since: Instant,
  until: Instant,
): { readonly ended: number; readonly moved: number; readonly joined: number; readonly waiting: number } {
  const rows = tx.all(
    query
      .selectFrom('event')
      .select((eb) => [
        'kind',
        eb.fn.countAll<number>().as('count'),
        eb.fn.count<number>('assignment_id').distinct().as('assignments'),
      ])
      .where('at', '>', since)
      .where('at', '<=', until)
      .where('kind', 'in', STRUCTURAL)
      .$if(isNarrowed(scope), (events) => events.where(happenedIn(scope)))
      .groupBy('kind'),
  );
  const of = (kind: (typeof STRUCTURAL)[number]): number => rows.find((row) => row.kind === kind)?.count ?? 0;
  return {
    ended: of('agency_ended'),
    // What moved on in a second reorganisation moved once.
    moved: rows.find(({ kind }) => kind === 'agency_succeeded')?.assignments ?? 0,
    // Recorded on both shares, of which one goes on.
    joined: Math.floor(of('share_joined') / 2),
    waiting: of('successor_awaited'),
  };
}

function isNarrowed({ narrow = {} }: Scope): boolean {
  const { programmeId = null, programmeIds = [], section = null, words = '' } = narrow;
  return programmeId !== null || programmeIds.length > 0 || section !== null || words !== '';
}

/** An event of an assignment in scope, or the end of an agency that had one then. */
function happenedIn(scope: Scope): RawBuilder<SqlBool> {
  const inScope = narrowed({ ...scope, past: null }).select('assignment.id');
  return sql<SqlBool>`(event.assignment_id in ${inScope} or (event.assignment_id is null and (
    exists (select 1 from assignment as own where own.agency_id = event.agency_id and own.id in ${inScope})
    or exists (select 1 from moved_share where moved_share.from_agency_id = event.agency_id
      and moved_share.moved_at >= event.at and moved_share.assignment_id in ${inScope}))))`;
}

const STRUCTURAL = [
  'agency_ended',
  'agency_succeeded',
  'share_joined',
  'successor_awaited',
] as const satisfies readonly EventKind[];

/** How many of a kind there are; their tasks' numbers where they are few. */
interface Tasks {
  readonly count: number;
  readonly tasks: readonly number[];
}

/** What amendments and rulings made of assignments after `since` until `until`, as far as it still stands. */
export function rulingChanges(tx: Tx, scope: Scope, since: Instant, until: Instant): Record<keyof typeof RULED, Tasks> {
  const rows = tx.all(
    query
      .selectFrom('event')
      .crossJoin('assignment')
      .whereRef('assignment.id', '=', 'event.assignment_id')
      .where('event.at', '>', since)
      .where('event.at', '<=', until)
      .where(
        'event.kind',
        'in',
        Object.values(RULED).flatMap(({ kinds }) => kinds),
      )
      .$if(scope.kind === 'agency' || scope.narrow !== undefined, (events) =>
        events.where('assignment.id', 'in', narrowed({ ...scope, past: null }).select('assignment.id')),
      )
      .select(['event.kind', 'assignment.id', 'assignment.task_id as taskId', 'assignment.status'])
      .distinct()
      .orderBy('assignment.task_id'),
  );
  const of = (name: keyof typeof RULED): Tasks => {
    const { kinds, stands } = RULED[name];
    const own = rows.filter(({ kind, status }) => kinds.some((each) => each === kind) && stands(status));
    const tasks = [...new Set(own.map(({ taskId }) => taskId))];
    return { count: new Set(own.map(({ id }) => id)).size, tasks: tasks.length > MOST_NUMBERED ? [] : tasks };
  };
  return { amended: of('amended'), suspended: of('suspended'), resumed: of('resumed'), ended: of('ended') };
}

const MOST_NUMBERED = 5;

const RULED = {
  amended: { kinds: ['deadline_amended'], stands: (status) => status !== 'cancelled' },
  suspended: { kinds: ['suspension_approved'], stands: (status) => status === 'suspended' },
  resumed: { kinds: ['suspension_ended'], stands: (status) => status !== 'suspended' && status !== 'cancelled' },
  ended: { kinds: ['cancelled', 'withdrawn'], stands: (status) => status === 'cancelled' },
} as const satisfies Record<string, { kinds: readonly EventKind[]; stands: (status: Status) => boolean }>;

/** How often dates were moved, without extensions that were undone. */
export function extensionFigures(tx: Tx, scope: Scope, today: LocalDate): ExtensionFigures {
  const moved = ongoing(scope, today)
    .where(isExtended)
    .select((eb) => [
      eb.fn.countAll<number>().as('assignments'),
      eb.fn.coalesce(eb.fn.sum<number>('assignment.extensions'), eb.lit(0)).as('times'),
      eb.fn.coalesce(eb.fn.max('assignment.extensions'), eb.lit(0)).as('most'),
    ]);
  return tx.first(moved) ?? { assignments: 0, times: 0, most: 0 };
}

interface Days {
  readonly since: LocalDate;
  readonly today: LocalDate;
  readonly soon: LocalDate;
}

/** Assignments that a digest may report beside events; each kind is read in the order of an index. */
export const TELLING = {
  dated: telling(
    'late_after',
    ({ soon, today }) => sql`${isOpenAssignment} and assignment.late_after <= ${soon} and ${isCounted(today)}`,
    // The last position before the first day.
    ({ since }) => ({ key: addDays(since, -1), id: Number.MAX_SAFE_INTEGER }),
  ),
  waiting: telling('waiting_since', () => sql`${isWaiting}`),
  stuckWithDate: telling('late_after', () => sql`${isStuck}`),
  stuckWithoutDate: telling(null, () => sql`${isStuck} and assignment.late_after is null`),
};

/** The agencies of the next `limit` assignments after `after` (null: from the start); `last` is null at the end. */
type Telling = (
  tx: Tx,
  days: Days,
  after: Cursor | null,
  limit: number,
) => { readonly agencies: number[]; readonly last: Cursor | null };

/** `column` null: these assignments have no such day, and are read by id. */
function telling(
  column: 'late_after' | 'waiting_since' | null,
  condition: (days: Days) => RawBuilder<unknown>,
  start: (days: Days) => Cursor = () => START,
): Telling {
  const id = sql.ref<number>('assignment.id');
  const key = column === null ? sql<string>`''` : sql.ref<string>(`assignment.${column}`);
  const assignments = (arg: Days & { limit: number }) =>
    query
      .selectFrom('assignment')
      .select([key.as('key'), 'assignment.id', 'assignment.agency_id as agencyId'])
      .where(sql<SqlBool>`${condition(arg)}`)
      .where(isOfOngoing(arg.today))
      .limit(arg.limit);
  const restOf = prepared((arg: Days & Cursor & { limit: number }) =>
    (column === null ? assignments(arg) : assignments(arg).where(key, '=', arg.key)).where(id, '>', arg.id).orderBy(id),
  );
  const beyond = prepared((arg: Days & { key: string; limit: number }) =>
    assignments(arg).where(key, '>', arg.key).orderBy(key).orderBy(id),
  );
  return (tx, days, after, most) => {
    const { rows, last } = pageAfter(after ?? start(days), most, {
      restOf: (place, limit) => tx.all(restOf({ ...days, ...place, limit })),
      beyond: (above, limit) => (column === null ? [] : tx.all(beyond({ ...days, key: above, limit }))),
    });
    return { agencies: rows.map(({ agencyId }) => agencyId), last };
  };
}

/** An event, and the current state of its assignment. */
export interface Happening extends Cursor {
  /** As recorded: also a newer program's kind. */
  readonly kind: string;
  readonly assignmentId: number | null;
  readonly agencyId: number | null;
  readonly completed: number | null;
  readonly slipped: number | null;
}

const happening = (arg: { until: Instant; limit: number }) =>
  query
    .selectFrom('event')
    .leftJoin('assignment', 'assignment.id', 'event.assignment_id')
    .select([
      'event.at as key',
      'event.id',
      'event.kind',
      'event.assignment_id as assignmentId',
      'assignment.agency_id as agencyId',
      sql<number | null>`${ONLY.completed}`.as('completed'),
      sql<number | null>`${ONLY.slipped}`.as('slipped'),
    ])
    .where('event.at', '<=', arg.until)
    .limit(arg.limit);
const happenedAt = prepared((arg: Cursor & { until: Instant; limit: number }) =>
  happening(arg)
    .where('event.at', '=', arg.key as Instant)
    .where('event.id', '>', arg.id)
    .orderBy('event.id'),
);
const happenedAfter = prepared((arg: { key: string; until: Instant; limit: number }) =>
  happening(arg)
    .where('event.at', '>', arg.key as Instant)
    .orderBy('event.at')
    .orderBy('event.id'),
);

/** The next `most` events after `after`, of any kind; `last` is where to continue, null at the end. */
export function happenings(
  tx: Tx,
  { after, until }: { readonly after: Cursor; readonly until: Instant },
  most: number,
): { readonly rows: readonly Happening[]; readonly last: Cursor | null } {
  return pageAfter(after, most, {
    restOf: (place, limit) => tx.all(happenedAt({ ...place, until, limit })),
    beyond: (key, limit) => tx.all(happenedAfter({ key, until, limit })),
  });
}
