// covers src/usecases/programme/take-rows.ts

/** A decision names an agency that has ended: its task waits for the secretariat to choose who takes it over. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { countedOf } from '../../../src/domain/tasks/assignment.ts';
import { findAgency } from '../../../src/store/programmes/agencies.ts';
import { cardsOfTask } from '../../../src/store/programmes/assignments.ts';
import { figuresIn } from '../../../src/usecases/figures/figures.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { arrive, beginArriving, clearArrival } from '../../../src/usecases/programme/arrive-programme.ts';
import { openDuePeriods } from '../../../src/usecases/programme/open-periods.ts';
import { takeOverAssignment } from '../../../src/usecases/programme/take-over-assignment.ts';
import { readerFor } from '../../../src/usecases/programme/take-rows.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { addProgramme, rowOf } from '../../support/office/fill-registry.ts';
import { openOffice, type Office } from '../../support/office.ts';

const DISTRICT = 'UBND huyện Thọ Xuân';
const ONCE = { ref: 'II.1', title: 'Lập quy hoạch', lead: DISTRICT, deadline: 'Ngày 30/6/2023' };
const QUARTERLY = { ref: 'II.2', title: 'Báo cáo kết quả', lead: DISTRICT, deadline: 'Định kỳ hằng quý' };

let office: Office;
const act = <T>(what: (work: Work) => T): T =>
  office.database.transact((tx) => what(workAt(tx, office.now(), office.rules)));

beforeEach(async () => {
  const own = { ref: 'I.1', title: 'Việc khác', lead: 'Sở Xây dựng', deadline: 'Ngày 30/12/2027' };
  office = await openOffice({ at: '2022-06-01 08:00', programme: [own] });
  act((work) => {
    const successors = [
      { code: 'TXB', name: 'UBND xã Thọ Bình' },
      { code: 'TXC', name: 'UBND xã Thọ Cường' },
    ];
    const plan = { document: 'Nghị quyết số 1/NQ-HĐND', from: work.today, choices: [] };
    recordSuccession(work, { ...plan, kind: 'split', predecessors: ['UBNDTX'], successors });
  });
  office.moveTo('2022-11-07 08:00');
});
afterEach(() => {
  office.close();
});

const standing = (task: number): unknown[] =>
  act((work) =>
    cardsOfTask(work.tx, task).map(({ assignment }) => [
      assignment.period,
      assignment.orphanedOn,
      countedOf(assignment, work.today),
    ]),
  );

test('from the first day on, with all its periods, and is late of nobody', () => {
  addProgramme(office.database, [ONCE, QUARTERLY], office.now(), office.rules, { code: 'next', number: '16/QĐ-UBND' });
  const ended = day('2022-06-01');
  expect(standing(2)).toEqual([[null, ended, 'orphaned']]);
  expect(standing(3)).toEqual(['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4'].map((key) => [key, ended, 'orphaned']));
  expect(act((work) => figuresIn(work, { kind: 'all' }))).toMatchObject({ orphaned: 5 });
  office.moveTo('2023-07-10 08:00');
  act(openDuePeriods);
  expect(standing(3)).toHaveLength(7);
  expect(act((work) => figuresIn(work, { kind: 'all' }))).toMatchObject({ overdue: 0 });

  const to = act((work) => findAgency(work.tx, 'TXB') ?? expect.fail());
  for (const task of [2, 3]) {
    expect(act((work) => takeOverAssignment(work, task, to, 'Quyết định số 2/QĐ-UBND').kind)).toBe('taken');
  }
  expect(
    act((work) => cardsOfTask(work.tx, 3)).map(({ agency, assignment }) => [agency.code, assignment.status]),
  ).toEqual(Array.from({ length: 7 }, () => ['TXB', 'not_started']));
});

test('an import that was cut short can be taken away, and made again', () => {
  const head = {
    code: 'next',
    number: '16/QĐ-UBND',
    title: 'Kế hoạch',
    authority: 'UBND tỉnh',
    issuedOn: day('2022-03-14'),
  };
  const rows = [QUARTERLY, ONCE].map(rowOf);
  act((work) => {
    arrive(work, beginArriving(work, readerFor(work), head, rows), 1);
  });
  office.moveTo('2023-02-06 08:00');
  act(openDuePeriods);
  act((work) => {
    while (clearArrival(work, 'next', 10));
  });
  addProgramme(office.database, [ONCE, QUARTERLY], office.now(), office.rules, head);
  expect(act((work) => figuresIn(work, { kind: 'all' }))).toMatchObject({ orphaned: 6 });
});
