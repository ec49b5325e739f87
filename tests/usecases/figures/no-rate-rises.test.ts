// covers src/usecases/programme/join-share.ts
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemOfPlan, type SuccessionPlan } from '../../../src/domain/agencies/succession.ts';
import { isOpen, type Assignment } from '../../../src/domain/tasks/assignment.ts';
import { addDays, day, instantAt, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import { ratesOf, type Figures } from '../../../src/domain/tasks/figures.ts';
import { readDeadline } from '../../../src/domain/deadlines/read-deadline.ts';
import type { Change } from '../../../src/domain/tasks/transition/change.ts';
import { returnCompletion } from '../../../src/domain/tasks/transition/completion.ts';
import { applyExtensionRequest, rejectExtension } from '../../../src/domain/tasks/transition/extension.ts';
import { applyReport } from '../../../src/domain/tasks/transition/report.ts';
import { NOT_YET_ASKED } from '../../../src/domain/tasks/review.ts';
import { findAgency, insertAgency } from '../../../src/store/programmes/agencies.ts';
import { cardById, cardsInScope } from '../../../src/store/programmes/assignments.ts';
import { insertAssignments } from '../../../src/store/programmes/write-assignments.ts';
import { insertProgramme, insertTasks } from '../../../src/store/programmes/tasks.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { figuresByAgency, figuresIn } from '../../../src/usecases/figures/figures.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { orphansOf, takeOverAssignment } from '../../../src/usecases/programme/take-over-assignment.ts';
import { changeAssignment } from '../../../src/usecases/report/change-assignment.ts';
import { PROGRAM } from '../../../src/usecases/acting.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { openMigrated } from '../../support/migrated-registry.ts';
import { TIME_ZONE } from '../../support/office/movable-clock.ts';
import { rulesForTests } from '../../support/office/rules.ts';

const TODAY = day('2026-06-15');
const NOW = instantAt(TODAY, '08:00', TIME_ZONE);
const CODES = ['A', 'B', 'C', 'D'];
const TASKS = 6;

/** One agency's share of one task, in any state that people can bring it to. */
interface Share {
  readonly task: number;
  readonly agency: number;
  readonly due: number | null;
  readonly state: 'silent' | 'reported' | 'confirming' | 'extending' | 'done' | 'done_late' | 'suspended' | 'withdrawn';
  readonly review: 'none' | 'open' | 'unasked' | 'over';
}

type Act =
  | { readonly kind: 'merge'; readonly ending: readonly number[]; readonly into: number }
  | {
      readonly kind: 'split';
      readonly ending: number;
      readonly into: readonly number[];
      readonly choices: readonly number[];
    }
  | { readonly kind: 'rename'; readonly ending: number }
  | { readonly kind: 'abolish'; readonly ending: number }
  | { readonly kind: 'suspend' | 'ask' | 'refuse'; readonly share: number }
  | { readonly kind: 'assign'; readonly to: number };

const agency = fc.integer({ min: 0, max: 7 });
const shares: fc.Arbitrary<readonly Share[]> = fc.uniqueArray(
  fc.record({
    task: fc.integer({ min: 0, max: TASKS - 1 }),
    agency: fc.integer({ min: 0, max: CODES.length - 1 }),
    due: fc.option(fc.integer({ min: -60, max: 60 })),
    state: fc.constantFrom(
      'silent',
      'reported',
      'confirming',
      'extending',
      'done',
      'done_late',
      'suspended',
      'withdrawn',
    ),
    review: fc.constantFrom('none', 'none', 'open', 'unasked', 'over'),
  } as const),
  { minLength: 1, maxLength: 14, selector: ({ task, agency: own }) => `${String(task)}/${String(own)}` },
);
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('merge' as const),
      ending: fc.uniqueArray(agency, { minLength: 2, maxLength: 3 }),
      into: agency,
    }),
    fc.record({
      kind: fc.constant('split' as const),
      ending: agency,
      into: fc.uniqueArray(agency, { minLength: 2, maxLength: 2 }),
      choices: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: TASKS, maxLength: TASKS }),
    }),
    fc.record({ kind: fc.constant('rename' as const), ending: agency }),
    fc.record({ kind: fc.constant('abolish' as const), ending: agency }),
    fc.record({ kind: fc.constantFrom('suspend' as const, 'ask' as const, 'refuse' as const), share: fc.nat(30) }),
    fc.record({ kind: fc.constant('assign' as const), to: agency }),
  ),
  { minLength: 1, maxLength: 7 },
);

function stateOf({ state, due, agency: own }: Share): Partial<Assignment> {
  const waiting = { waitingSince: addDays(TODAY, -5 - 9 * own) };
  switch (state) {
    case 'silent':
      return {};
    case 'reported':
      return { status: 'in_progress', progress: 40, reportedOn: addDays(TODAY, -9) };
    case 'confirming':
      return { ...waiting, status: 'pending_confirmation', waitingFor: 'confirmation', reportedOn: addDays(TODAY, -5) };
    case 'extending':
      return due === null
        ? {}
        : { ...waiting, waitingFor: 'extension', reviewUntil: null, requestedDueOn: addDays(TODAY, 90) };
    case 'done':
      return {
        status: 'completed',
        completedOn: addDays(TODAY, Math.min(due ?? 0, 0) - 1),
        reportedOn: addDays(TODAY, -3),
      };
    case 'done_late':
      return { status: 'completed', completedOn: TODAY, reportedOn: TODAY };
    case 'suspended':
      return { status: 'suspended' };
    case 'withdrawn':
      return { status: 'cancelled' };
  }
}

const REVIEWS: Record<Share['review'], LocalDate | null> = {
  none: null,
  open: addDays(TODAY, 12),
  unasked: NOT_YET_ASKED,
  over: addDays(TODAY, -4),
};

async function registryOf(all: readonly Share[]): Promise<Database> {
  const database = await openMigrated();
  database.transact((tx) => {
    const work = workAt(tx, NOW, rulesForTests());
    const agencies = CODES.map((code) => insertAgency(tx, { code, name: `Sở ${code}`, kind: 'agency', aliases: [] }));
    const head = { code: 'p', number: '1/QĐ-UBND', title: 'T', authority: 'UBND', issuedOn: day('2026-01-05') };
    const { id: programmeId } = insertProgramme(tx, head, work.now);
    const deadline = readDeadline('Quý II năm 2026');
    const tasks = insertTasks(
      tx,
      Array.from({ length: TASKS }, (_, position) => ({
        programmeId,
        position,
        ref: `I.${String(position)}`,
        source: 'annex' as const,
        section: position % 2 === 0 ? 'I' : 'II',
        title: 'Lập đề án',
        coordinating: '',
        product: '',
        reportTo: 'UBND',
        deadline,
        leads: [],
      })),
    );
    const ids = insertAssignments(
      tx,
      all.map(({ task, agency: own, due, review }) => ({
        taskId: tasks[task] ?? 0,
        agencyId: agencies[own] ?? 0,
        viaGroupId: null,
        orphanedOn: null,
        period: null,
        deadline,
        dueOn: due === null ? null : addDays(TODAY, due),
        cadence: due === null ? ('quarterly' as const) : null,
        trackedFrom: day('2026-01-05'),
        reviewUntil: REVIEWS[review],
      })),
    );
    for (const [at, share] of all.entries()) {
      const card = cardById(tx, ids[at] ?? 0) ?? expect.fail();
      const event = { kind: 'reported' as const, text: null, author: PROGRAM };
      changeAssignment(work, card, { ...card.assignment, ...stateOf(share) }, event);
    }
  });
  return database;
}

/** Carries out one act; what the registry refuses changes nothing. `codes` are all agencies that ever were. */
function carryOut(database: Database, act: Act, codes: string[]): void {
  database.transact((tx) => {
    const work = workAt(tx, NOW, rulesForTests());
    const code = (at: number): string => codes[at % codes.length] ?? '';
    const fresh = (): string => {
      const next = `N${String(codes.length)}`;
      codes.push(next);
      return next;
    };
    const order = (plan: Pick<SuccessionPlan, 'kind' | 'predecessors' | 'successors' | 'choices'>): void => {
      const whole = { ...plan, from: TODAY, document: 'Nghị quyết số 1/NQ-HĐND' };
      if (problemOfPlan(whole) === null) recordSuccession(work, whole);
    };
    switch (act.kind) {
      case 'merge': {
        const predecessors = [...new Set(act.ending.map(code))];
        const successors = [{ code: code(act.into), name: null }];
        order({ kind: 'merge', predecessors, successors, choices: [] });
        return;
      }
      case 'rename': {
        const successors = [{ code: fresh(), name: `Sở ${String(codes.length)}` }];
        order({ kind: 'rename', predecessors: [code(act.ending)], successors, choices: [] });
        return;
      }
      case 'abolish':
        order({ kind: 'abolish', predecessors: [code(act.ending)], successors: [], choices: [] });
        return;
      case 'split': {
        const into = [...new Set(act.into.map(code))];
        const choices = act.choices.flatMap((chosen, at) => {
          const successor = into[chosen];
          return successor === undefined ? [] : [{ task: at + 1, successor }];
        });
        const successors = into.map((successor) => ({ code: successor, name: null }));
        order({ kind: 'split', predecessors: [code(act.ending)], successors, choices });
        return;
      }
      case 'suspend': {
        const open = cardsInScope(tx, { kind: 'all' }).filter(({ assignment }) => isOpen(assignment));
        const card = open[act.share % Math.max(1, open.length)];
        if (card === undefined || card.assignment.status === 'pending_confirmation') return;
        const event = { kind: 'reported' as const, text: null, author: PROGRAM };
        changeAssignment(work, card, { ...card.assignment, status: 'suspended' }, event);
        return;
      }
      case 'ask':
      case 'refuse': {
        const open = cardsInScope(tx, { kind: 'all' }).filter(({ assignment }) => isOpen(assignment));
        const card = open[act.share % Math.max(1, open.length)];
        if (card === undefined) return;
        const change = act.kind === 'ask' ? asked(card.assignment, act.share) : refused(card.assignment);
        const event = { kind: 'reported' as const, text: null, author: PROGRAM };
        if (change.kind === 'changed') changeAssignment(work, card, change.next, event);
        return;
      }
      case 'assign': {
        const [orphan] = orphansOf(work);
        const to = findAgency(tx, code(act.to));
        if (orphan !== undefined && to !== undefined) takeOverAssignment(work, orphan.task.id, to, 'Công văn số 1');
      }
    }
  });
}

/** A later date, or a completion to be confirmed. */
function asked(assignment: Assignment, number: number): Change {
  const done = { status: 'completed', progress: null, obstacle: null, completedOn: null, proven: false } as const;
  return number % 2 === 0
    ? applyExtensionRequest(assignment, addDays(TODAY, 90), TODAY)
    : applyReport(assignment, done, TODAY, 'required');
}

function refused(assignment: Assignment): Change {
  return assignment.waitingFor === 'extension'
    ? rejectExtension(assignment, TODAY)
    : returnCompletion(assignment, TODAY);
}

function figures(database: Database): Figures {
  return database.read((tx) => figuresIn(workAt(tx, NOW, rulesForTests()), { kind: 'all' }));
}

/** Whether one fraction is higher than the other; nothing to divide by is no rate. */
function isHigher(part: number, base: number, before: number, baseBefore: number): boolean {
  return base > 0 && baseBefore > 0 && part * baseBefore > before * base;
}

test('no sequence of mergers, splits, abolitions, suspensions, requests and refusals raises a rate', async () => {
  await fc.assert(
    fc.asyncProperty(shares, acts, async (all, sequence) => {
      const database = await registryOf(all);
      try {
        const codes = [...CODES];
        for (const act of sequence) {
          const before = ratesOf(figures(database));
          carryOut(database, act, codes);
          const now = figures(database);
          const after = ratesOf(now);
          expect(isHigher(after.completed, after.base, before.completed, before.base), JSON.stringify(act)).toBe(false);
          expect(isHigher(after.onTime, after.base, before.onTime, before.base), JSON.stringify(act)).toBe(false);
          expect(after.completed).toBe(before.completed);
          const { total, completedOnTime, completedLate, overdue, waiting, unreviewed, suspended, orphaned, within } =
            now;
          expect(completedOnTime + completedLate + overdue + waiting + unreviewed + suspended + orphaned + within).toBe(
            total,
          );
          const { agencies } = database.read((tx) =>
            figuresByAgency(workAt(tx, NOW, rulesForTests()), { kind: 'all' }),
          );
          expect(agencies.reduce((sum, { figures: own }) => sum + own.total, 0)).toBe(total);
        }
      } finally {
        database.close();
      }
    }),
    {
      numRuns: 40,
      // A part that was joined to another's and comes back from it.
      examples: [
        [
          [
            { task: 1, agency: 2, due: -1, state: 'silent', review: 'none' },
            { task: 1, agency: 0, due: null, state: 'silent', review: 'none' },
            { task: 0, agency: 0, due: 0, state: 'done_late', review: 'none' },
          ],
          [
            { kind: 'split', ending: 2, into: [0, 2], choices: [0, 0, 0, 0, 0, 0] },
            { kind: 'split', ending: 0, into: [2, 0], choices: [0, 0, 0, 0, 0, 0] },
          ],
        ],
      ],
    },
  );
});

test('a report that is returned in time leaves both rates as they were before it', async () => {
  const done = { task: 0, agency: 0, due: -20, state: 'done', review: 'none' } as const;
  const database = await registryOf([done, { task: 1, agency: 0, due: 20, state: 'silent', review: 'none' }]);
  const rates = () => ratesOf(figures(database));
  expect(rates()).toEqual({ completed: 1, onTime: 1, base: 1 });
  carryOut(database, { kind: 'ask', share: 1 }, [...CODES]);
  expect(figures(database)).toMatchObject({ waiting: 1, waitingNotDue: 1 });
  expect(rates()).toEqual({ completed: 1, onTime: 1, base: 1 });
  carryOut(database, { kind: 'refuse', share: 1 }, [...CODES]);
  expect(rates()).toEqual({ completed: 1, onTime: 1, base: 1 });
  database.close();
});

test('abolishing a late agency does not raise the province’s rate from 31,3 to 62,5 %', async () => {
  const all = [
    ...Array.from(
      { length: 5 },
      (_, at) => ({ task: at, agency: 0, due: -20, state: 'done', review: 'none' }) as const,
    ),
    ...Array.from(
      { length: 3 },
      (_, at) => ({ task: at, agency: 1, due: -20, state: 'silent', review: 'none' }) as const,
    ),
    ...Array.from(
      { length: 6 },
      (_, at) => ({ task: at, agency: 2, due: -20, state: 'silent', review: 'none' }) as const,
    ),
    ...Array.from(
      { length: 2 },
      (_, at) => ({ task: at, agency: 3, due: -20, state: 'silent', review: 'none' }) as const,
    ),
  ];
  const database = await registryOf(all);
  expect(ratesOf(figures(database))).toEqual({ completed: 5, onTime: 5, base: 16 });
  carryOut(database, { kind: 'abolish', ending: 2 }, [...CODES]);
  carryOut(database, { kind: 'abolish', ending: 3 }, [...CODES]);
  const now = figures(database);
  expect(now).toMatchObject({ orphaned: 8, orphanedLate: 8, overdue: 3, within: 0 });
  expect(ratesOf(now)).toEqual({ completed: 5, onTime: 5, base: 16 });
  database.close();
});
