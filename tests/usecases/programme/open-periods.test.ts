// covers src/usecases/programme/restart-duty.ts

/** Recurring duties over the years: each period opens by the calendar, is asked for, and is counted once. */

import { describe, expect, onTestFinished, test } from 'vitest';
import type { SuccessionPlan } from '../../../src/domain/agencies/succession.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { standingOf } from '../../../src/domain/tasks/assignment.ts';
import { figuresOf } from '../../../src/domain/tasks/figures.ts';
import type { Card } from '../../../src/domain/tasks/task.ts';
import { cardsOfTask } from '../../../src/store/programmes/assignments.ts';
import { programmeByCode } from '../../../src/store/programmes/tasks.ts';
import { amendProgramme } from '../../../src/usecases/programme/amend-programme.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { openDuePeriods } from '../../../src/usecases/programme/open-periods.ts';
import { planAmendment } from '../../../src/usecases/programme/plan-amendment.ts';
import { takeOverAssignment } from '../../../src/usecases/programme/take-over-assignment.ts';
import { findAgency } from '../../../src/store/programmes/agencies.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { rowOf } from '../../support/office/fill-registry.ts';
import { openOffice, type Office } from '../../support/office.ts';

const { tung, binh, lan } = people;
const DISTRICT = 'UBND huyện Thọ Xuân';
const YEARLY = { ref: 'I.1', title: 'Báo cáo kết quả', lead: DISTRICT, deadline: 'Trước ngày 15/12 hằng năm' };

async function officeWith(...programme: (typeof YEARLY)[]): Promise<Office> {
  const office = await openOffice({ at: '2022-06-20 08:00', programme });
  onTestFinished(() => {
    office.close();
  });
  return office;
}

function periodsOf(office: Office, task = 1): Card[] {
  return office.database.read((tx) => cardsOfTask(tx, task));
}

function standings(office: Office, today: string, task = 1): unknown[] {
  return periodsOf(office, task).map(({ assignment }) => [
    assignment.period,
    assignment.status,
    standingOf(assignment, day(today)).timeliness,
  ]);
}

function act<T>(office: Office, what: (work: Work) => T): T {
  return office.database.transact((tx) => what(workAt(tx, office.now(), office.rules)));
}

test('a missing report keeps no later one from being asked for: five years, each period once', async () => {
  const office = await officeWith(YEARLY);
  await office.linkSecretariat(binh);
  await office.linkAgency('UBNDTX', tung);
  const opened = new Map<string, string>();
  for (let year = 2022; year <= 2026; year += 1) {
    await office.advanceTo(`${String(year)}-12-20 08:00`);
    for (const { assignment } of periodsOf(office)) {
      const { period, trackedFrom } = assignment;
      if (period !== null) opened.set(period, opened.get(period) ?? trackedFrom);
    }
  }
  const periods = periodsOf(office).map(({ assignment }) => assignment);
  const years = Array.from({ length: 5 }, (_, at) => String(2022 + at));
  expect(periods.map(({ period }) => period)).toEqual(years);
  expect([...opened].slice(1)).toEqual(years.slice(1).map((year) => [year, `${year}-01-01`]));
  // Each was asked for on its own day, and is counted once.
  const asked = office.database.raw.prepare(
    'select count(*) from reminder inner join outbox on outbox.id = outbox_id ' +
      "where assignment_id = ? and stage like 'today%' and outbox.state = 'sent'",
  );
  expect(periods.map(({ id }) => asked.pluck().get(id))).toEqual(years.map(() => 1));
  expect(figuresOf(periods, day('2026-12-20'))).toMatchObject({ total: 5, overdue: 5, unreviewed: 0 });
});

test('each period keeps its own day: an early and a late one look different for ever', async () => {
  const office = await officeWith(YEARLY);
  await office.linkSecretariat(binh);
  await office.linkAgency('UBNDTX', tung);
  await office.advanceTo('2022-12-01 08:00');
  await office.says(tung, 'UBNDTX', '#1 xong', { mention: true });
  await office.says(binh, 'VP', '/xacnhan 1', { mention: true });
  await office.advanceTo('2024-02-01 08:00');
  await office.says(tung, 'UBNDTX', '#1 xong', { mention: true });
  await office.says(binh, 'VP', '/xacnhan 1', { mention: true });
  expect(standings(office, '2033-01-01')).toEqual([
    ['2022', 'completed', 'completed_on_time'],
    ['2023', 'completed', 'completed_late'],
    ['2024', 'not_started', 'overdue'],
  ]);
  expect(periodsOf(office).map(({ assignment }) => assignment.reportedOn)).toEqual(['2022-12-01', '2024-02-01', null]);
});

test('what passed before it was opened is asked about first, and judges nobody', async () => {
  const office = await officeWith({ ...YEARLY, deadline: 'Định kỳ hằng quý' });
  await office.advanceTo('2022-07-05 08:00');
  office.moveTo('2023-08-10 08:00');
  act(office, openDuePeriods);
  act(office, openDuePeriods);
  expect(periodsOf(office).map(({ assignment: { period, reviewUntil } }) => [period, reviewUntil !== null])).toEqual([
    ['2022-Q1', true],
    ['2022-Q2', false],
    ['2022-Q3', false],
    ['2022-Q4', true],
    ['2023-Q1', true],
    ['2023-Q2', true],
    ['2023-Q3', false],
  ]);
});

test('a rhythm that changes in mid-period: what was due is owed as it stood, the running period becomes the new one', async () => {
  const office = await officeWith({ ...YEARLY, deadline: 'Định kỳ hằng quý' });
  await office.advanceTo('2023-05-10 08:00');
  const amend = (deadline: string): void => {
    act(office, (work) => {
      const programme = programmeByCode(work.tx, 'tiny') ?? expect.fail();
      const amended = amendProgramme(work, programme, [rowOf({ ...YEARLY, deadline })], {
        createAgencies: false,
        withdraw: [],
        silent: new Set(),
        same: [],
      });
      expect(amended.kind).toBe('amended');
    });
  };
  const keys = (): unknown[] => periodsOf(office).map(({ assignment }) => assignment.period);
  amend('Trước ngày 15/12 hằng năm');
  expect(keys()).toEqual(['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4', '2023-Q1', '2023']);
  await office.advanceTo('2024-02-01 08:00');
  expect(keys().slice(-2)).toEqual(['2023', '2024']);
  amend('Định kỳ hằng quý');
  await office.advanceTo('2024-04-02 08:00');
  expect(keys().slice(-3)).toEqual(['2023', '2024-Q1', '2024-Q2']);
  amend('Ngày 31/12/2024');
  await office.advanceTo('2024-08-01 08:00');
  expect(keys()).toHaveLength(8);
  expect(periodsOf(office).filter(({ assignment }) => assignment.period === null)).toHaveLength(1);
});

test('a duty whose end had passed goes on from there when the decision gives it more years, with whoever has it', async () => {
  const until = (year: number) => ({ ...YEARLY, deadline: `Định kỳ hằng năm, giai đoạn 2022 - ${String(year)}` });
  const office = await officeWith(until(2023));
  office.moveTo('2023-01-04 08:00');
  act(office, openDuePeriods);
  office.database.raw.exec("update assignment set status = 'completed' where period = '2022'");
  act(office, (work) => {
    recordSuccession(work, {
      kind: 'split',
      predecessors: ['UBNDTX'],
      successors: [
        { code: 'UBNDTX', name: null },
        { code: 'TXM', name: 'UBND xã Thọ Xuân' },
      ],
      from: work.today,
      document: 'Nghị quyết số 1/NQ-HĐND',
      choices: [{ task: 1, successor: 'TXM' }],
    });
  });
  const keys = (): unknown[] => periodsOf(office).map(({ agency, assignment }) => [agency.code, assignment.period]);
  office.moveTo('2026-03-02 08:00');
  act(office, openDuePeriods);
  expect(keys()).toEqual(
    expect.arrayContaining([
      ['UBNDTX', '2022'],
      ['TXM', '2023'],
    ]),
  );
  expect(keys()).toHaveLength(2);
  act(office, (work) => {
    const programme = programmeByCode(work.tx, 'tiny') ?? expect.fail();
    const how = { createAgencies: false, withdraw: [], silent: new Set<never>(), same: [] };
    expect(amendProgramme(work, programme, [rowOf(until(2030))], how).kind).toBe('amended');
    openDuePeriods(work);
  });
  const since = ['2024', '2025', '2026'].map((year) => ['TXM', year]);
  expect(keys()).toEqual(expect.arrayContaining(since));
  expect(keys()).toHaveLength(5);
});

test('a task that the decision gives up opens no further period, and a last day that lies behind none at all', async () => {
  const office = await officeWith(YEARLY, {
    ...YEARLY,
    ref: 'I.2',
    deadline: 'Định kỳ hằng năm, giai đoạn 2022 - 2023',
  });
  await office.advanceTo('2022-08-01 08:00');
  act(office, (work) => {
    const programme = programmeByCode(work.tx, 'tiny') ?? expect.fail();
    const rows = [rowOf({ ...YEARLY, ref: 'I.2', deadline: 'Định kỳ hằng năm, giai đoạn 2022 - 2023' })];
    amendProgramme(work, programme, rows, {
      createAgencies: false,
      withdraw: ['I.1'],
      silent: new Set(),
      same: [],
    });
  });
  await office.advanceTo('2026-03-01 08:00');
  expect(periodsOf(office, 1).map(({ assignment }) => [assignment.period, assignment.status])).toEqual([
    ['2022', 'cancelled'],
  ]);
  expect(periodsOf(office, 2).map(({ assignment }) => assignment.period)).toEqual(['2022', '2023']);
});

test('the next period opens with the heir, also where the last one was closed before the merger', async () => {
  const office = await officeWith(YEARLY);
  await office.linkSecretariat(binh);
  await office.linkAgency('UBNDTX', tung);
  await office.advanceTo('2022-12-01 08:00');
  await office.says(tung, 'UBNDTX', '#1 xong', { mention: true });
  await office.says(binh, 'VP', '/xacnhan 1', { mention: true });
  act(office, (work) => {
    recordSuccession(work, {
      kind: 'rename',
      predecessors: ['UBNDTX'],
      successors: [{ code: 'TXM', name: 'UBND xã Thọ Xuân' }],
      from: work.today,
      document: 'Nghị quyết số 1/NQ-HĐND',
      choices: [],
    });
  });
  await office.advanceTo('2024-02-01 08:00');
  expect(periodsOf(office).map(({ agency, assignment }) => [agency.code, assignment.period])).toEqual([
    ['UBNDTX', '2022'],
    ['TXM', '2023'],
    ['TXM', '2024'],
  ]);
});

test('without an heir each period waits for one, and all pass over together', async () => {
  const office = await officeWith(YEARLY);
  await office.advanceTo('2022-07-01 08:00');
  act(office, (work) => {
    recordSuccession(work, {
      kind: 'abolish',
      predecessors: ['UBNDTX'],
      successors: [],
      from: work.today,
      document: 'Nghị quyết số 1/NQ-HĐND',
      choices: [],
    });
  });
  await office.advanceTo('2023-02-01 08:00');
  expect(periodsOf(office).map(({ assignment }) => [assignment.period, assignment.status])).toEqual([
    ['2022', 'suspended'],
    ['2023', 'suspended'],
  ]);
  await office.linkAgency('SXD', lan);
  const taken = act(office, (work) =>
    takeOverAssignment(work, 1, findAgency(work.tx, 'SXD') ?? expect.fail(), 'Quyết định số 2/QĐ-UBND'),
  );
  expect(taken.kind).toBe('taken');
  await office.relay.drain();
  const notices = office.sentTo('SXD').filter(({ text }) => text.includes('tiếp nhận nhiệm vụ của'));
  expect(notices.map(({ text }) => text.match(/^• #1/gmu)?.length)).toEqual([2]);
  await office.advanceTo('2026-01-05 08:00');
  expect(
    periodsOf(office).map(({ agency, assignment }) => [agency.code, assignment.period, assignment.status]),
  ).toEqual([
    ['SXD', '2022', 'not_started'],
    ['SXD', '2023', 'not_started'],
    ['SXD', '2024', 'not_started'],
    ['SXD', '2025', 'not_started'],
    ['SXD', '2026', 'not_started'],
  ]);
});

describe('a duty that moved goes on with whoever has it', () => {
  const QUARTERLY = { ...YEARLY, deadline: 'Định kỳ hằng quý' };
  const reorganise = (office: Office, plan: Partial<SuccessionPlan>): void => {
    act(office, (work) => {
      const outcome = recordSuccession(work, {
        kind: 'split',
        predecessors: ['UBNDTX'],
        successors: [],
        from: work.today,
        document: 'Nghị quyết số 1/NQ-HĐND',
        choices: [],
        ...plan,
      });
      expect(outcome.kind).toBe('applied');
    });
  };
  const openUntil = (office: Office, ...days: string[]): void => {
    for (const each of days) {
      office.moveTo(`${each} 08:00`);
      act(office, openDuePeriods);
    }
  };
  const open = (office: Office): unknown[] =>
    periodsOf(office)
      .toSorted((a, b) => (String(a.assignment.period) < String(b.assignment.period) ? -1 : 1))
      .map(({ agency, assignment }) => `${agency.code} ${String(assignment.period)}`);
  /** What an amendment that changes nothing of the task would propose to withdraw. */
  const strays = (office: Office): unknown =>
    act(office, (work) => {
      const programme = programmeByCode(work.tx, 'tiny') ?? expect.fail();
      const amendment = planAmendment(
        work,
        programme,
        [rowOf(QUARTERLY)],
        { createAgencies: false, withdraw: [], silent: new Set(), same: [] },
        [],
      );
      return amendment.kind === 'amending' ? amendment.proposed.map(({ task }) => task.ref) : amendment;
    });
  const QUARTERS = ['2022-10-03', '2023-01-03', '2023-04-03', '2023-07-03'];

  test('after “không thuộc trách nhiệm”, whose task it is by the decision is not asked again', async () => {
    const office = await officeWith(QUARTERLY);
    await office.linkSecretariat(binh);
    await office.linkAgency('UBNDTX', tung);
    await office.advanceTo('2022-07-04 09:00');
    await office.says(tung, 'UBNDTX', '#1 quý III không thuộc trách nhiệm của huyện', { mention: true });
    await office.presses(binh, 'VP', 'Chuyển đơn vị khác');
    await office.says(binh, 'VP', 'Sở Xây dựng theo Công văn số 12/UBND-TH', { mention: true });
    await office.presses(binh, 'VP', 'Đúng');
    openUntil(office, ...QUARTERS);
    expect(open(office).slice(-5)).toEqual(['SXD 2022-Q3', 'SXD 2022-Q4', 'SXD 2023-Q1', 'SXD 2023-Q2', 'SXD 2023-Q3']);
    expect(strays(office)).toEqual([]);
  });

  test('in a split in which the divided agency stays, and with the heirs of whoever took it', async () => {
    const office = await officeWith(QUARTERLY);
    const stays = [
      { code: 'UBNDTX', name: null },
      { code: 'TXM', name: 'UBND xã Thọ Xuân' },
    ];
    reorganise(office, { successors: stays, choices: [{ task: 1, successor: 'TXM' }] });
    openUntil(office, '2022-07-04', '2022-10-03');
    office.database.raw.exec("update assignment set status = 'completed'");
    reorganise(office, { kind: 'rename', predecessors: ['TXM'], successors: [{ code: 'TXB', name: 'Xã Thọ Bình' }] });
    openUntil(office, '2023-01-03', '2023-04-03');
    openUntil(office, '2023-07-03', '2023-10-03');
    expect(open(office).slice(-4)).toEqual(['TXB 2023-Q1', 'TXB 2023-Q2', 'TXB 2023-Q3', 'TXB 2023-Q4']);
    expect(strays(office)).toEqual([]);
  });

  test('where the heir ends without one heir of its own, each period waits for the secretariat', async () => {
    const office = await officeWith(QUARTERLY);
    reorganise(office, { kind: 'rename', successors: [{ code: 'TXM', name: 'UBND xã Thọ Xuân' }] });
    openUntil(office, '2022-07-04');
    const parts = [
      { code: 'TXB', name: 'Xã Thọ Bình' },
      { code: 'TXC', name: 'Xã Thọ Cường' },
    ];
    reorganise(office, { predecessors: ['TXM'], successors: parts });
    openUntil(office, '2022-10-03', '2023-01-03', '2023-04-03');
    expect(open(office).slice(-3)).toEqual(['TXM 2022-Q4', 'TXM 2023-Q1', 'TXM 2023-Q2']);
    expect(periodsOf(office).every(({ assignment }) => assignment.status === 'suspended')).toBe(true);
    expect(strays(office)).toEqual([]);
  });
});
