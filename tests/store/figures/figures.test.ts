/** What is counted and listed in the database is what the pure rules say, today and on any past day. */

import { beforeAll, describe, expect, test } from 'vitest';
import {
  countedOf,
  DUE_SOON_DAYS,
  isAgencysTurn,
  isOpen,
  lateAfter,
  standingOf,
  type Assignment,
  type Status,
  type Wait,
} from '../../../src/domain/tasks/assignment.ts';
import { addDays, day, instantAt, localDateOf, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import type { Recurrence } from '../../../src/domain/deadlines/deadline.ts';
import { figuresFrom, figuresOf, ratesOf } from '../../../src/domain/tasks/figures.ts';
import { cursorOf, isBehind } from '../../../src/domain/tasks/list-cursor.ts';
import { LIST_NAMES, type ListName } from '../../../src/domain/tasks/list-name.ts';
import { readDeadline } from '../../../src/domain/deadlines/read-deadline.ts';
import { NOT_YET_ASKED } from '../../../src/domain/tasks/review.ts';
import { silenceOf } from '../../../src/domain/tasks/reminder.ts';
import type { Card } from '../../../src/domain/tasks/task.ts';
import { insertAgency } from '../../../src/store/programmes/agencies.ts';
import { cardById, cardsInScope, type Scope } from '../../../src/store/programmes/assignments.ts';
import { insertAssignments } from '../../../src/store/programmes/write-assignments.ts';
import {
  cardsOfList,
  countList,
  countListUpTo,
  firstOfList,
  someCardsOfList,
} from '../../../src/store/programmes/assignment-lists.ts';
import type { Database, Tx } from '../../../src/store/sqlite/database.ts';
import { changedAssignments, extensionFigures } from '../../../src/store/figures/digest-figures.ts';
import { talliesByAgency, talliesBySection } from '../../../src/store/figures/figures.ts';
import { openRegistry } from '../../../src/store/file/open-registry.ts';
import { insertProgramme, insertTasks } from '../../../src/store/programmes/tasks.ts';
import { changeAssignment } from '../../../src/usecases/report/change-assignment.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { TIME_ZONE } from '../../support/office/movable-clock.ts';
import { rulesForTests } from '../../support/office/rules.ts';

const START = day('2026-01-05');
const DAYS = 300;
const AUTHOR = { actor: 'Bình', personId: null, chatId: null, channel: null, messageId: null };
const STATUSES: readonly Status[] = [
  'not_started',
  'in_progress',
  'pending_confirmation',
  'completed',
  'suspended',
  'cancelled',
];
/** Never asked, and asked so that the days to answer end around the days that are compared. */
const REVIEWS: readonly LocalDate[] = [NOT_YET_ASKED, day('2026-04-01'), day('2026-11-02'), day('2027-01-01')];
const CADENCES: readonly Recurrence[] = ['weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'];

/** The same sequence in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % sides;
  };
}

function isUpcoming(assignment: Assignment, today: LocalDate): boolean {
  const last = lateAfter(assignment);
  return isAgencysTurn(assignment) && last !== null && last >= today && last <= addDays(today, DUE_SOON_DAYS);
}

let database: Database;
/** What every assignment was at the end of each day. */
const record = new Map<LocalDate, Card[]>();

beforeAll(async () => {
  const opened = await openRegistry(':memory:');
  if (opened.kind === 'refused') throw new Error(opened.problem);
  ({ database } = opened);
  const roll = dice(7);
  const rules = rulesForTests();
  const ids: number[] = [];
  database.transact((tx) => {
    const work = workAt(tx, instantAt(START, '08:00', TIME_ZONE), rules);
    const agencies = ['A', 'B', 'C'].map((code) =>
      insertAgency(tx, { code, name: `Sở ${code}`, kind: 'agency', aliases: [] }),
    );
    for (const [number, issuedOn] of [
      ['1', '2022-03-14'],
      ['2', '2026-08-20'],
    ] as const) {
      const head = { code: number, number, title: 'T', authority: 'UBND', issuedOn: day(issuedOn) };
      const { id: programmeId } = insertProgramme(tx, head, work.now);
      for (let position = 0; position < 60; position += 1) ids.push(addAssignment(tx, programmeId, position));
    }
    function addAssignment(inside: Tx, programmeId: number, position: number): number {
      const dated = roll(3) > 0;
      const deadline = readDeadline(dated ? 'Quý III năm 2026' : 'Thường xuyên');
      const [taskId = 0] = insertTasks(inside, [
        {
          programmeId,
          position,
          ref: `I.${String(position)}`,
          source: 'annex',
          section: `Mục ${String(roll(4))}`,
          title: position % 2 === 0 ? 'Lập quy hoạch đô thị' : 'Xây dựng nhà ở',
          coordinating: '',
          product: '',
          reportTo: 'UBND',
          deadline,
          leads: [],
        },
      ]);
      const [id = 0] = insertAssignments(inside, [
        {
          taskId,
          agencyId: agencies[roll(3)] ?? 0,
          viaGroupId: null,
          orphanedOn: null,
          deadline,
          period: null,
          dueOn: dated ? addDays(START, roll(DAYS)) : null,
          cadence: dated ? null : (CADENCES[roll(5)] ?? null),
          trackedFrom: START,
          reviewUntil: roll(2) === 0 ? null : (REVIEWS[roll(REVIEWS.length)] ?? null),
        },
      ]);
      return id;
    }
  });
  for (let passed = 0; passed < DAYS; passed += 1) {
    const today = addDays(START, passed);
    database.transact((tx) => {
      for (let change = roll(4); change > 0; change -= 1) {
        const card = cardById(tx, ids[roll(ids.length)] ?? 0) ?? expect.fail();
        const work = workAt(tx, instantAt(today, `1${String(roll(9))}:30`, TIME_ZONE), rules);
        const author = { kind: 'reported' as const, text: null, author: AUTHOR };
        changeAssignment(work, card, anything(card.assignment, today, roll), author);
      }
      if (passed % 30 === 0) record.set(today, cardsInScope(tx, { kind: 'all' }));
    });
  }
  return () => {
    database.close();
  };
});

/** Any state that an assignment can be in, whether or not a rule leads there. */
function anything(assignment: Assignment, today: LocalDate, roll: (sides: number) => number): Assignment {
  const status = STATUSES[roll(STATUSES.length)] ?? 'in_progress';
  const waits = isOpen({ status }) && roll(3) === 0;
  return {
    ...assignment,
    status,
    progress: roll(100),
    obstacle: roll(3) === 0 ? 'vướng mặt bằng' : null,
    extensions: assignment.extensions + (roll(5) === 0 ? 1 : 0),
    waitingFor: waits ? (roll(2) === 0 ? 'confirmation' : 'extension') : null,
    waitingSince: waits ? today : null,
    ...(roll(3) === 0 && { waits: waitedUntil(assignment, today, roll) }),
    reportedOn: roll(2) === 0 ? today : assignment.reportedOn,
    completedOn: status === 'completed' ? addDays(today, -roll(60)) : null,
    orphanedOn: roll(4) === 0 ? today : null,
    ...(roll(2) === 0 && { askedOn: today, askedBefore: assignment.askedOn }),
    // Named again, a day before its question or long before.
    ...(roll(4) === 0 && { reinstatedOn: today }),
  };
}

/** One more wait, which may have ended after the work was completed; or none any more, as under a new date. */
function waitedUntil({ waits }: Assignment, until: LocalDate, roll: (sides: number) => number): readonly Wait[] {
  if (roll(6) === 0) return [];
  const from = addDays(until, -1 - roll(60));
  const before = waits.at(-1)?.until ?? from;
  return before > from ? waits : [...waits, { from, until }];
}

const LAST = addDays(START, DAYS - 1);
/** A list's order may follow the day: pages are turned at every row today and on another day, on others at some. */
const EVERY_ROW_ON: readonly LocalDate[] = [LAST, day('2027-01-04')];
const ROWS_APART = 7;
const SCOPES: [string, Scope, (card: Card) => boolean][] = [
  ['everybody', { kind: 'all' }, () => true],
  ['one agency', { kind: 'agency', agencyId: 2 }, ({ agency }) => agency.id === 2],
  ['one programme', { kind: 'all', narrow: { programmeId: 2 } }, ({ task }) => task.programme.id === 2],
  ['one section', { kind: 'all', narrow: { section: 'Mục 1' } }, ({ task }) => task.section === 'Mục 1'],
  ['words', { kind: 'all', narrow: { words: 'ĐÔ THI quy' } }, ({ task }) => task.title.includes('đô thị')],
];

describe.each(SCOPES)('of %s', (_name, scope, isIn) => {
  const assignments = (on: LocalDate): Card[] =>
    (record.get(on) ?? database.read((tx) => cardsInScope(tx, { kind: 'all' }))).filter(isIn);
  const ids = (cards: readonly Card[]): number[] => cards.map(({ assignment }) => assignment.id).sort((a, b) => a - b);

  // Days around the bounds of weeks, months, quarters, half years and years, before and after.
  test.each([LAST, '2026-12-31', '2027-01-01', '2027-01-04', '2027-07-01', '2026-04-01'] as LocalDate[])(
    'on %s the database counts and lists as the rules do',
    (today) => {
      const cards = database.read((tx) => cardsInScope(tx, scope));
      expect(ids(cards)).toEqual(ids(assignments(LAST)));
      const expected = figuresOf(
        cards.map(({ assignment }) => assignment),
        today,
      );
      database.read((tx) => {
        expect(figuresFrom(talliesByAgency(tx, scope, today))).toEqual(expected);
        expect(figuresFrom(talliesBySection(tx, scope, today))).toEqual(expected);
        const listed: Record<ListName, Card[]> = {
          overdue: cards.filter((card) => standingOf(card.assignment, today).timeliness === 'overdue'),
          silent: cards.filter((card) => silenceOf(card.assignment, today) !== null),
          stuck: cards.filter(({ assignment }) => isOpen(assignment) && assignment.obstacle !== null),
          unreviewed: cards.filter(({ assignment }) => countedOf(assignment, today) === 'unreviewed'),
          waiting: cards.filter(({ assignment }) => countedOf(assignment, today) === 'waiting'),
          orphaned: cards.filter(({ assignment }) => countedOf(assignment, today) === 'orphaned'),
          suspended: cards.filter(({ assignment }) => countedOf(assignment, today) === 'suspended'),
          upcoming: cards.filter(({ assignment }) => isUpcoming(assignment, today)),
          open: cards.filter(({ assignment }) => isOpen(assignment)),
          all: cards,
          // Only an upgrade from 0.1.0 fills it.
          unchecked: [],
          extended: cards.filter(({ assignment }) => assignment.extensions > 0 && assignment.status !== 'cancelled'),
        };
        for (const name of LIST_NAMES) {
          expect(ids(cardsOfList(tx, scope, name, today)), name).toEqual(ids(listed[name]));
          expect(countList(tx, scope, name, today), name).toBe(listed[name].length);
          expect(countListUpTo(tx, scope, name, today, 3), name).toBe(Math.min(3, listed[name].length));
          const firstTwo = someCardsOfList(tx, scope, name, today, { limit: 2, offset: 0 }, 1000);
          const all = cardsOfList(tx, scope, name, today);
          expect(firstTwo, name).toEqual(all.slice(0, 2));
          for (const [index, shown] of all.entries()) {
            if (!EVERY_ROW_ON.includes(today) && index % ROWS_APART > 0) continue;
            const page = { limit: 3, offset: 0, after: cursorOf(name, shown) };
            const behind = all.slice(index + 1);
            expect(cardsOfList(tx, scope, name, today, page), name).toEqual(behind.slice(0, 3));
            expect(someCardsOfList(tx, scope, name, today, page, 1000), name).toEqual(behind.slice(0, 3));
            expect(
              all.filter((card) => isBehind(card, page.after)),
              name,
            ).toEqual(behind);
          }
        }
        const times = listed.extended.map(({ assignment }) => assignment.extensions);
        expect(extensionFigures(tx, scope, today)).toEqual({
          assignments: times.length,
          times: times.reduce((sum, each) => sum + each, 0),
          most: Math.max(0, ...times),
        });
        const from = day('2026-06-01');
        const lately = { ...scope, narrow: { ...scope.narrow, ranOut: { from, to: today } } };
        const first = firstOfList(tx, lately, 'overdue', today, 5);
        const late = listed.overdue.filter(
          ({ assignment }) =>
            (lateAfter(assignment) ?? '') >= from ||
            (assignment.reportedOn === null && (assignment.reviewUntil ?? '') > from),
        );
        expect(first.total).toBe(late.length);
        expect(ids(first.cards).length).toBe(Math.min(5, late.length));
        expect([expected.overdue, expected.unreviewed, expected.silent, expected.stuck]).toEqual([
          listed.overdue.length,
          listed.unreviewed.length,
          listed.silent.length,
          listed.stuck.length,
        ]);
      });
    },
  );

  test('any past day is rebuilt as it was, from the events alone', () => {
    expect(record.size).toBeGreaterThan(5);
    for (const past of record.keys()) {
      const before = instantAt(past, '24:00', TIME_ZONE);
      expect(localDateOf(before, TIME_ZONE)).toBe(addDays(past, 1));
      const then = { ...scope, past: { day: past, before } };
      database.read((tx) => {
        expect(cardsInScope(tx, then)).toEqual(assignments(past));
        const expected = figuresOf(
          assignments(past).map(({ assignment }) => assignment),
          past,
        );
        expect(figuresFrom(talliesByAgency(tx, then, past))).toEqual(expected);
        expect(figuresFrom(talliesBySection(tx, then, past))).toEqual(expected);
      });
    }
  });
});

test('what changed since a day is the same for everybody as for each agency by itself', () => {
  const happened = {
    since: instantAt(START, '00:00', TIME_ZONE),
    until: instantAt(LAST, '24:00', TIME_ZONE),
    today: LAST,
    kinds: ['reported'] as const,
  };
  database.read((tx) => {
    const changed = (scope: Scope, most: number) => changedAssignments(tx, scope, happened, 'completed', most);
    const own = [1, 2, 3].map((agencyId) => changed({ kind: 'agency', agencyId }, 100));
    const all = changed({ kind: 'all' }, 100);
    expect(all.total).toBeGreaterThan(8);
    expect(new Set(all.cards.map(({ assignment }) => assignment.id))).toEqual(
      new Set(own.flatMap(({ cards }) => cards.map(({ assignment }) => assignment.id))),
    );
    expect(changed({ kind: 'all' }, 4)).toEqual({ total: all.total, cards: all.cards.slice(0, 4) });
    expect(all.cards.every(({ assignment }) => assignment.status === 'completed')).toBe(true);
  });
});

test('before a programme was taken over there was nothing of it', () => {
  const past = { day: addDays(START, -1), before: instantAt(START, '00:00', TIME_ZONE) };
  expect(database.read((tx) => cardsInScope(tx, { kind: 'all', past }))).toEqual([]);
});

test('both rates leave out what is still within its time, and what is not yet reviewed', () => {
  const figures = figuresFrom([
    { standing: 'completed_on_time', stuck: false, count: 6 },
    { standing: 'completed_late', stuck: false, count: 2 },
    { standing: 'overdue', stuck: true, count: 1 },
    { standing: 'waiting', stuck: false, count: 1 },
    { standing: 'within', stuck: false, count: 5 },
    { standing: 'unreviewed', stuck: false, count: 7 },
    { standing: 'left_out', stuck: false, count: 9 },
  ]);
  expect(figures.total).toBe(22);
  expect(ratesOf(figures)).toEqual({ completed: 8, onTime: 6, base: 10 });
});
