// covers src/usecases/restart-duty.ts

/** Recurring duties over the years: each period opens by the calendar, is asked for, and is counted once. */

import { describe, expect, test } from 'vitest';
import { periodWords } from '../../../src/conversation/compose/period-words.ts';
import type { SuccessionPlan } from '../../../src/domain/agencies/succession.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { standingOf } from '../../../src/domain/tasks/assignment.ts';
import { programmeByCode } from '../../../src/store/programmes/tasks.ts';
import { amendProgramme } from '../../../src/usecases/programme/amend-programme.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { openDuePeriods } from '../../../src/usecases/programme/open-periods.ts';
import { planAmendment } from '../../../src/usecases/programme/plan-amendment.ts';
import { takeOverAssignment } from '../../../src/usecases/programme/take-over-assignment.ts';
import { findAgency } from '../../../src/store/programmes/agencies.ts';
import { people } from '../../people.ts';
import { rowOf } from '../../support/office/fill-registry.ts';
import type { Office } from '../../support/office.ts';
import type { Jobs } from '../../support/office/advance.ts';
import { act, amendTo, CHANGES, changesRhythm, missesThreeYears, officeWith, periodsOf, YEARLY } from './duties.ts';

const { tung, binh, lan } = people;
/** Ticks about the days that are looked at; `open-periods.long.ts` has one on every day. */
const NOW_AND_THEN: Jobs = { reminders: '0 8 1-3,12-16 * *' };
const MONTHLY: Jobs = { reminders: '0 8 1,2 * *' };

function standings(office: Office, today: string, task = 1): unknown[] {
  return periodsOf(office, task).map(({ assignment }) => [
    assignment.period,
    assignment.status,
    standingOf(assignment, day(today)).timeliness,
  ]);
}

test('a missing report keeps no later one from being asked for: three years, each period once', () =>
  missesThreeYears(NOW_AND_THEN));

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
    // Its agency could not be asked when its date passed.
    ['2022-Q2', true],
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

describe('a rhythm that changes in mid-period loses no period, asks for none twice, and makes nothing late', () => {
  test.each(CHANGES)('%s', (_name, change) => changesRhythm(change, NOW_AND_THEN));

  test('what was reported for the running period and waits stays that period’s; the next one is the new rhythm’s', async () => {
    const office = await officeWith({ ...YEARLY, deadline: 'Định kỳ hằng quý' });
    await office.linkSecretariat(binh);
    await office.linkAgency('UBNDTX', tung);
    await office.advanceTo('2022-08-10 08:00');
    await office.says(tung, 'UBNDTX', '#1 quý III/2022 đã hoàn thành', { mention: true });
    amendTo(office, { ...YEARLY, deadline: 'Định kỳ hằng tháng' });
    await office.relay.drain();
    expect(office.lastTo('UBNDTX').text).toContain(
      'kỳ quý III/2022 (đến 30/09/2022) giữ nguyên; quy định mới áp dụng từ kỳ tháng 10/2022',
    );
    await office.says(binh, 'VP', '/xacnhan 1', { mention: true });
    await office.advanceTo('2022-11-02 08:00');
    const states = periodsOf(office).map(({ assignment: { period, status } }) => `${String(period)} ${status}`);
    expect(states.slice(2)).toEqual(['2022-Q3 completed', '2022-10 not_started', '2022-11 not_started']);
  });

  test.each([
    ['Thường xuyên', 'Định kỳ hằng quý', 'báo cáo theo kỳ, bắt đầu từ kỳ quý III/2022 (đến 30/09/2022)'],
    ['Năm 2023', 'Trước ngày 15/12 hằng năm', 'báo cáo theo kỳ, bắt đầu từ kỳ năm 2022 (đến 14/12/2022)'],
    ['Định kỳ hằng tháng', 'Thường xuyên', 'kỳ tháng 8/2022 (đến 31/08/2022) không còn là kỳ riêng'],
    ['Định kỳ hằng quý', 'Ngày 31/12/2023', 'kỳ quý III/2022 (đến 30/09/2022) không còn là kỳ riêng'],
  ])('%s becomes %s: its agency is told of the period', async (from, to, words) => {
    const office = await officeWith({ ...YEARLY, deadline: from });
    await office.linkSecretariat(binh);
    await office.linkAgency('UBNDTX', tung);
    await office.advanceTo('2022-08-10 08:00');
    amendTo(office, { ...YEARLY, deadline: to });
    await office.relay.drain();
    expect(office.lastTo('UBNDTX').text).toContain(words);
  });

  test.each([
    ['Định kỳ hằng quý', 'quý III/2022', 'Định kỳ hằng năm', 'năm 2022', '30/09/2022'],
    ['Định kỳ hằng tháng', 'tháng 8/2022', 'Định kỳ hằng quý', 'quý III/2022', '31/08/2022'],
    ['Định kỳ hằng tháng', 'tháng 8/2022', 'Định kỳ 6 tháng một lần', '6 tháng cuối năm 2022', '31/08/2022'],
  ])('%s, %s reported, becomes %s: %s is for the days behind', async (from, reported, to, next, until) => {
    const office = await officeWith({ ...YEARLY, deadline: from });
    await office.linkSecretariat(binh);
    await office.linkAgency('UBNDTX', tung);
    await office.advanceTo('2022-08-10 08:00');
    await office.says(tung, 'UBNDTX', `#1 ${reported} đã hoàn thành`, { mention: true });
    amendTo(office, { ...YEARLY, deadline: to });
    await office.relay.drain();
    expect(office.lastTo('UBNDTX').text).toContain(
      `quy định mới áp dụng từ kỳ ${next}; thời gian đến ${until} đã thuộc các kỳ trước, không phải báo cáo lại`,
    );
    await office.advanceTo('2023-02-02 08:00');
    const said = periodsOf(office).flatMap(({ assignment }) => periodWords(assignment) ?? []);
    expect(said).toContain(next);
    expect(new Set(said).size).toBe(said.length);
    // Either rhythm's names are read, and go to their own periods.
    await office.says(tung, 'UBNDTX', `#1 ${next} đã hoàn thành`, { mention: true });
    const waiting = periodsOf(office).filter(({ assignment }) => assignment.waitingFor === 'confirmation');
    expect(waiting.map(({ assignment }) => periodWords(assignment))).toEqual(expect.arrayContaining([reported, next]));
    await office.says(binh, 'VP', `/xacnhan 1 ${reported}`, { mention: true });
    const done = periodsOf(office).filter(({ assignment }) => assignment.status === 'completed');
    expect(done.map(({ assignment }) => periodWords(assignment))).toEqual([reported]);
  });

  test('a later date that was asked for the old period lapses, and both sides are told', async () => {
    const office = await officeWith({ ...YEARLY, deadline: 'Định kỳ hằng tháng' });
    await office.linkSecretariat(binh);
    await office.linkAgency('UBNDTX', tung);
    await office.advanceTo('2022-08-10 08:00');
    await office.says(tung, 'UBNDTX', '#1 tháng 8 xin gia hạn đến 15/9/2022', { mention: true });
    expect(periodsOf(office).at(-1)?.assignment.waitingFor).toBe('extension');
    amendTo(office, { ...YEARLY, deadline: 'Định kỳ hằng quý' });
    await office.relay.drain();
    expect(periodsOf(office).at(-1)?.assignment).toMatchObject({
      period: '2022-Q3',
      dueOn: '2022-09-30',
      waitingFor: null,
    });
    expect(office.lastTo('UBNDTX').text).toContain('đề nghị gia hạn đến 15/09/2022 không còn hiệu lực');
    expect(office.lastTo('VP').text).toContain('UBND huyện Thọ Xuân, xin đến 15/09/2022');
  });

  test('a question about the old period takes no answer for the new one', async () => {
    const office = await officeWith({ ...YEARLY, deadline: 'Định kỳ hằng quý' });
    await office.linkSecretariat(binh);
    await office.linkAgency('UBNDTX', tung);
    await office.advanceTo('2022-08-10 08:00');
    await office.says(tung, 'UBNDTX', '#1 quý III vướng', { mention: true });
    const question = office.lastTo('UBNDTX');
    expect(question.text).toContain('nêu rõ khó khăn, vướng mắc');
    amendTo(office, { ...YEARLY, deadline: 'Định kỳ hằng tháng' });
    await office.says(tung, 'UBNDTX', 'chờ mặt bằng', { replyTo: question });
    expect(periodsOf(office).at(-1)?.assignment).toMatchObject({ period: '2022-08', obstacle: null });
  });
});

test('a date that the decision moves behind today is asked about before anybody is late by it', async () => {
  const office = await officeWith({ ...YEARLY, deadline: 'Ngày 31/12/2022' });
  await office.linkAgency('UBNDTX', tung);
  await office.advanceTo('2022-08-10 08:00');
  amendTo(office, { ...YEARLY, deadline: 'Ngày 30/6/2022' });
  expect(standingOf(periodsOf(office)[0]?.assignment ?? expect.fail(), day('2022-08-10')).counted).toBe('unreviewed');
  await office.advanceTo('2022-08-12 08:00');
  expect(office.lastTo('UBNDTX').text).toMatch(/[Rr]à soát hiện trạng/u);
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
  await office.advanceTo('2026-03-01 08:00', MONTHLY);
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
  await office.advanceTo('2026-01-05 08:00', MONTHLY);
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

describe('a report that names its period is of that one, while another one is asked about', () => {
  test.each([
    ['which is closed', '#1 quý II/2022 50%', 'kỳ quý II/2022): nhiệm vụ đã hoàn thành'],
    ['which has not begun', '#1 quý I/2023 70%', 'Kỳ quý I/2023 chưa bắt đầu (từ ngày 01/01/2023)'],
    ['which is open', '#1 quý III/2022 70%', 'Đã ghi nhận #1 (I.1, kỳ quý III/2022)'],
  ])('%s', async (_name, words, said) => {
    const office = await officeWith({ ...YEARLY, deadline: 'Định kỳ hằng quý' });
    await office.linkSecretariat(binh);
    await office.linkAgency('UBNDTX', tung);
    await office.says(tung, 'UBNDTX', '#1 quý II đã hoàn thành', { mention: true });
    await office.says(binh, 'VP', '/xacnhan 1', { mention: true });
    await office.advanceTo('2022-07-05 08:00');
    await office.says(tung, 'UBNDTX', '#1 năm 2021 70%', { mention: true });
    expect(office.lastTo('UBNDTX').text).toContain('kỳ quý I/2022');
    await office.says(tung, 'UBNDTX', words, { mention: true });
    expect(office.lastTo('UBNDTX').text).toContain(said);
    expect(periodsOf(office)[0]?.assignment).toMatchObject({ period: '2022-Q1', status: 'not_started' });
  });
});
