/** Offices that follow a recurring duty, and what each manner of looking at them must find. */

import { expect, onTestFinished } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { standingOf } from '../../../src/domain/tasks/assignment.ts';
import { figuresOf } from '../../../src/domain/tasks/figures.ts';
import type { Card } from '../../../src/domain/tasks/task.ts';
import { cardsOfTask } from '../../../src/store/programmes/assignments.ts';
import { programmeByCode } from '../../../src/store/programmes/tasks.ts';
import { amendProgramme } from '../../../src/usecases/programme/amend-programme.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import type { Jobs } from '../../support/office/advance.ts';
import { rowOf } from '../../support/office/fill-registry.ts';

const { tung, binh } = people;
const DISTRICT = 'UBND huyện Thọ Xuân';
export const YEARLY = { ref: 'I.1', title: 'Báo cáo kết quả', lead: DISTRICT, deadline: 'Trước ngày 15/12 hằng năm' };

export async function officeWith(...programme: (typeof YEARLY)[]): Promise<Office> {
  const office = await openOffice({ at: '2022-06-20 08:00', programme });
  onTestFinished(() => {
    office.close();
  });
  return office;
}

export function periodsOf(office: Office, task = 1): Card[] {
  return office.database.read((tx) => cardsOfTask(tx, task));
}

export function act<T>(office: Office, what: (work: Work) => T): T {
  return office.database.transact((tx) => what(workAt(tx, office.now(), office.rules)));
}

/** The decision is amended: its only row reads so now. */
export function amendTo(office: Office, row: typeof YEARLY): void {
  act(office, (work) => {
    const programme = programmeByCode(work.tx, 'tiny') ?? expect.fail();
    const how = { createAgencies: false, withdraw: [], silent: new Set<never>(), same: [] };
    expect(amendProgramme(work, programme, [rowOf(row)], how).kind).toBe('amended');
  });
}

/** Three years go by in which nobody reports: each period opens, is asked for on its day and counted, once. */
export async function missesThreeYears(jobs: Jobs): Promise<void> {
  const office = await officeWith(YEARLY);
  await office.linkSecretariat(binh);
  await office.linkAgency('UBNDTX', tung);
  const opened = new Map<string, string>();
  for (let year = 2022; year <= 2024; year += 1) {
    await office.advanceTo(`${String(year)}-12-20 08:00`, jobs);
    for (const { assignment } of periodsOf(office)) {
      const { period, trackedFrom } = assignment;
      if (period !== null) opened.set(period, opened.get(period) ?? trackedFrom);
    }
  }
  const periods = periodsOf(office).map(({ assignment }) => assignment);
  const years = Array.from({ length: 3 }, (_, at) => String(2022 + at));
  expect(periods.map(({ period }) => period)).toEqual(years);
  expect([...opened].slice(1)).toEqual(years.slice(1).map((year) => [year, `${year}-01-01`]));
  // Each was asked for on its own day, and is counted once.
  const asked = office.database.raw.prepare(
    'select count(*) from reminder inner join outbox on outbox.id = outbox_id ' +
      "where assignment_id = ? and stage like 'today%' and outbox.state = 'sent'",
  );
  expect(periods.map(({ id }) => asked.pluck().get(id))).toEqual(years.map(() => 1));
  expect(figuresOf(periods, day('2024-12-20'))).toMatchObject({ total: 3, overdue: 3, unreviewed: 0 });
}

/** An amendment of a duty's rhythm. */
export interface Change {
  readonly from: string;
  readonly to: string;
  /** Periods from 2023 on: before, after the change, and months later. */
  readonly on: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly later: { readonly on: string; readonly periods: readonly string[] };
  readonly told: readonly string[];
}

export const CHANGES: readonly (readonly [string, Change])[] = [
  [
    'quarters become months',
    {
      from: 'Định kỳ hằng quý',
      to: 'Định kỳ hằng tháng',
      on: '2023-05-10',
      before: ['2023-Q1 2023-03-31', '2023-Q2 2023-06-30'],
      after: ['2023-Q1 2023-03-31', '2023-05 2023-05-31'],
      later: { on: '2023-07-03', periods: ['2023-Q1', '2023-05', '2023-06', '2023-07'] },
      told: [
        'kỳ quý II/2023 (đến 30/06/2023) chuyển thành kỳ tháng 5/2023 (đến 31/05/2023), gồm cả thời gian từ 01/04/2023',
        'các kỳ đã đến hạn vẫn báo cáo theo thời hạn cũ: quý II/2022, quý III/2022, quý IV/2022, quý I/2023 và 1 kỳ trước đó',
      ],
    },
  ],
  [
    'months become quarters',
    {
      from: 'Định kỳ hằng tháng',
      to: 'Định kỳ hằng quý',
      on: '2023-02-14',
      before: ['2023-01 2023-01-31', '2023-02 2023-02-28'],
      after: ['2023-01 2023-01-31', '2023-Q1 2023-03-31'],
      later: { on: '2023-07-03', periods: ['2023-01', '2023-Q1', '2023-Q2', '2023-Q3'] },
      told: [
        'kỳ tháng 2/2023 (đến 28/02/2023) chuyển thành kỳ quý I/2023 (đến 31/03/2023); thời gian đến 31/01/2023 đã thuộc các kỳ trước, không phải báo cáo lại',
      ],
    },
  ],
  [
    'a year becomes half years, after the first of them was over',
    {
      from: 'Trước ngày 15/12 hằng năm',
      to: 'Định kỳ 6 tháng một lần',
      on: '2023-09-05',
      before: ['2023 2023-12-14'],
      after: ['2023-H2 2023-12-31'],
      later: { on: '2024-01-03', periods: ['2023-H2', '2024-H1'] },
      told: [
        'kỳ năm 2023 (đến 14/12/2023) chuyển thành kỳ 6 tháng cuối năm 2023 (đến 31/12/2023), gồm cả thời gian từ 01/01/2023',
      ],
    },
  ],
  [
    'the day in the month is moved to one that has gone by',
    {
      from: 'Ngày 25 hằng tháng',
      to: 'Ngày 5 hằng tháng',
      on: '2023-03-10',
      before: ['2023-01 2023-01-25', '2023-02 2023-02-25', '2023-03 2023-03-25'],
      after: ['2023-01 2023-01-25', '2023-02 2023-02-25', '2023-03 2023-03-25'],
      later: { on: '2023-05-03', periods: ['2023-01', '2023-02', '2023-03', '2023-04', '2023-05'] },
      told: ['kỳ tháng 3/2023 (đến 25/03/2023) giữ nguyên; quy định mới áp dụng từ kỳ tháng 4/2023'],
    },
  ],
  [
    'quarters become years, after the day in the year',
    {
      from: 'Định kỳ hằng quý',
      to: 'Trước ngày 15/12 hằng năm',
      on: '2023-12-20',
      before: ['2023-Q1 2023-03-31', '2023-Q2 2023-06-30', '2023-Q3 2023-09-30', '2023-Q4 2023-12-31'],
      after: ['2023-Q1 2023-03-31', '2023-Q2 2023-06-30', '2023-Q3 2023-09-30', '2023-Q4 2023-12-31'],
      later: { on: '2024-01-03', periods: ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4', '2024'] },
      told: ['kỳ quý IV/2023 (đến 31/12/2023) giữ nguyên; quy định mới áp dụng từ kỳ năm 2024'],
    },
  ],
  [
    'the last day of the duty lies behind',
    {
      from: 'Định kỳ hằng quý',
      to: 'Định kỳ hằng quý, giai đoạn 2021 - 2022',
      on: '2023-02-10',
      before: ['2023-Q1 2023-03-31'],
      after: ['2023-Q1 2023-03-31'],
      later: { on: '2023-08-03', periods: ['2023-Q1'] },
      told: ['kỳ quý I/2023 (đến 31/03/2023) giữ nguyên; sau đó không còn kỳ nào'],
    },
  ],
];

/** The rhythm changes: no period is lost or asked for twice, and nothing is late by it. */
export async function changesRhythm({ from, to, on, before, after, later, told }: Change, jobs: Jobs): Promise<void> {
  const office = await officeWith({ ...YEARLY, deadline: from });
  await office.linkSecretariat(binh);
  await office.linkAgency('UBNDTX', tung);
  await office.advanceTo(`${on} 08:00`, jobs);
  const since2023 = (): Card[] => periodsOf(office).filter(({ assignment }) => (assignment.period ?? '') >= '2023');
  const dated = (): string[] =>
    since2023().map(({ assignment }) => `${String(assignment.period)} ${String(assignment.dueOn)}`);
  const late = (): number =>
    periodsOf(office).filter(({ assignment }) => standingOf(assignment, day(on)).timeliness === 'overdue').length;
  expect(dated()).toEqual(before);
  const lateBefore = late();
  amendTo(office, { ...YEARLY, deadline: to });
  await office.relay.drain();
  expect(dated()).toEqual(after);
  expect(late()).toBe(lateBefore);
  const notice = office.lastTo('UBNDTX').text;
  expect(notice).toContain('Thay đổi: 1 nhiệm vụ\n');
  expect(notice).toContain(`thời hạn: ${from} → ${to}`);
  for (const line of told) expect(notice).toContain(line);
  await office.advanceTo(`${later.on} 08:00`, jobs);
  expect(since2023().map(({ assignment }) => assignment.period)).toEqual(later.periods);
}
