import { afterEach, describe, expect, test } from 'vitest';
import { periodWords, summarySections } from '../../../src/conversation/compose/report/summary-words.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import type { Tx } from '../../../src/store/sqlite/database.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { programmeByCode } from '../../../src/store/programmes/tasks.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { gatherReport } from '../../../src/usecases/figures/gather-report.ts';
import { people } from '../../people.ts';
import { countingTx } from '../../support/counting-tx.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { wholeReport } from '../../support/whole-report.ts';

const PROGRAMME = [
  { ref: 'I.1', title: 'Lập quy hoạch chung đô thị Lam Sơn', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  { ref: 'I.2', title: 'Lập quy hoạch phân khu số 3', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
];

describe('a periodic report', () => {
  let office: Office;
  afterEach(() => {
    office.close();
  });

  function reportTo(to: string, from = '2022-04-01') {
    return office.database.read((tx) =>
      wholeReport(workAt(tx, office.now(), office.rules), {
        scope: { kind: 'all' },
        programme: null,
        from: day(from),
        to: day(to),
      }),
    );
  }

  test('is read once for all that is made of it', async () => {
    office = await openOffice({ at: '2022-06-20 08:00', programme: PROGRAMME });
    office.database.read((tx) => {
      const counting = countingTx(tx);
      const question = {
        scope: { kind: 'all' },
        programme: null,
        from: day('2022-04-01'),
        to: day('2022-06-20'),
      } as const;
      const report = gatherReport(workAt(counting.tx, office.now(), office.rules), question);
      const [first] = report.assignments;
      expect(first?.card.task.ref).toBe('I.1');
      // Broken off, it was not read: the next one who looks sees all of it.
      const whole = [...report.assignments];
      expect(whole).toHaveLength(2);
      const statements = counting.statements();
      expect([...report.assignments]).toEqual(whole);
      expect(summarySections(report).length).toBeGreaterThan(0);
      expect(counting.statements()).toBe(statements);
    });
  });

  test('shows the quarter as it stood on its last day, whatever was reported since', async () => {
    office = await openOffice({ at: '2022-06-20 08:00', programme: PROGRAMME });
    await office.linkSecretariat(people.binh);
    await office.linkAgency('SXD', people.lan);
    await office.says(people.lan, 'SXD', '/viec');
    await office.says(people.lan, 'SXD', '#1 40%, kiến nghị bố trí vốn');
    office.moveTo('2022-07-05 09:00');
    await office.says(people.lan, 'SXD', '#1 xong');
    await office.says(people.binh, 'VP', '/xacnhan 1');

    const then = reportTo('2022-06-30');
    expect(then.assignments[0]?.card.assignment).toMatchObject({ status: 'in_progress', progress: 40 });
    expect(then.assignments[0]?.report?.text).toContain('40%');
    expect(periodWords(then)).toBe('(Từ ngày 01/04/2022 đến ngày 30/06/2022, số liệu tính đến hết ngày 30/06/2022)');
    expect(then.figures).toMatchObject({ total: 2, completedOnTime: 0, completedLate: 0, within: 2 });

    const now = reportTo('2022-07-05');
    expect(now.assignments[0]?.card.assignment.status).toBe('completed');
    expect(now.figures).toMatchObject({ completedLate: 1, within: 1 });
    expect(now.completedInPeriod).toBe(1);
  });

  test('asks the registry as much for two assignments as for two hundred', async () => {
    const statementsFor = async (tasks: number): Promise<number> => {
      const programme = Array.from({ length: tasks }, (_, at) => ({ ...PROGRAMME[0], ref: `I.${String(at + 1)}` }));
      office = await openOffice({ at: '2022-06-20 08:00', programme: programme as typeof PROGRAMME });
      const asked = office.database.read((tx) => {
        let statements = 0;
        const counting = new Proxy(tx, {
          get(target, name: keyof Tx) {
            statements += 1;
            return Reflect.get(target, name) as unknown;
          },
        });
        const question = {
          scope: { kind: 'all' },
          programme: null,
          from: day('2022-04-01'),
          to: day('2022-06-20'),
        } as const;
        const { assignments } = wholeReport(workAt(counting, office.now(), office.rules), question);
        expect(assignments).toHaveLength(tasks);
        return statements;
      });
      office.close();
      return asked;
    };
    expect(await statementsFor(200)).toBe(await statementsFor(2));
  });

  test('says so when the day lies before the registry', async () => {
    office = await openOffice({ at: '2022-06-20 08:00', programme: PROGRAMME });
    const before = reportTo('2022-05-31');
    expect(before.assignments).toEqual([]);
    expect(summarySections(before)[0]?.paragraphs[0]).toContain('hệ thống chưa theo dõi các nhiệm vụ khi đó');
  });

  test('a report taken back is not quoted', async () => {
    office = await openOffice({ at: '2022-06-20 08:00', programme: PROGRAMME });
    await office.linkAgency('SXD', people.lan);
    await office.says(people.lan, 'SXD', '/viec');
    await office.says(people.lan, 'SXD', '#2 70%');
    await office.says(people.lan, 'SXD', '/hoantac');
    expect(reportTo('2022-06-20').assignments[1]?.report).toBeNull();
  });

  test('counts the extensions granted in the period, and says so', async () => {
    office = await openOffice({ at: '2022-06-20 08:00', programme: PROGRAMME });
    await office.linkSecretariat(people.binh);
    await office.linkAgency('SXD', people.lan);
    await office.says(people.lan, 'SXD', '/viec');
    await office.says(people.lan, 'SXD', '#1 xin gia hạn đến 30/9/2022');
    await office.says(people.binh, 'VP', '/dongy 1');
    const made = reportTo('2022-06-20');
    expect(made.assignments[0]?.extensions).toBe(1);
    expect(summarySections(made)[0]?.paragraphs.slice(-2)).toEqual([
      'Trong kỳ: hoàn thành 0 phần việc, gia hạn 1 phần việc.',
      'Từ đầu chương trình đã gia hạn 1 lần cho 1 phần việc, nhiều nhất 1 lần cho một phần việc.',
    ]);
    // Taken back, it does not count.
    await office.says(people.binh, 'VP', '/hoantac 1');
    expect(reportTo('2022-06-20').assignments[0]?.extensions).toBe(0);
  });
});

describe('a report of a part tells of that part’s reorganisations only', () => {
  let office: Office;
  afterEach(() => {
    office.close();
  });

  test.each([
    ['its own programme', 'tiny', null, { ended: 2, moved: 3 }],
    ['a section of it', 'tiny', 'I. Quy hoạch', { ended: 1, moved: 2 }],
    ['a programme that nothing happened to', 'second', null, { ended: 0, moved: 0 }],
    ['everything', null, null, { ended: 2, moved: 3 }],
  ])('%s', async (_what, code, section, expected) => {
    const lead = 'UBND huyện Thọ Xuân';
    office = await openOffice({
      at: '2022-06-20 08:00',
      programme: [
        { ref: 'I.1', title: 'Lập quy hoạch', lead, deadline: 'Năm 2023' },
        { ref: 'I.2', title: 'Rà soát quỹ đất', lead, deadline: 'Năm 2023' },
        { ref: 'II.1', title: 'Cải tạo chợ', lead: 'Sở Tài chính', deadline: 'Năm 2023' },
      ],
    });
    office.database.raw.exec("update task set section = 'I. Quy hoạch' where ref like 'I.%'");
    const other = { ref: 'I.1', title: 'Của Sở', lead: 'Sở Xây dựng', deadline: 'Năm 2023' };
    addProgramme(office.database, [other], office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
    office.moveTo('2022-06-21 09:00');
    for (const [from, to, name] of [
      ['UBNDTX', 'TXM', 'UBND xã Thọ Xuân'],
      ['STC', 'STCM', 'Sở Tài chính và Kế hoạch'],
    ] as const) {
      office.database.transact((tx) => {
        const plan = {
          kind: 'rename',
          predecessors: [from],
          successors: [{ code: to, name }],
          from: day('2022-06-21'),
          document: 'Nghị quyết số 99/NQ-HĐND',
          choices: [],
        } as const;
        recordSuccession(workAt(tx, office.now(), office.rules), plan);
      });
    }
    const structure = office.database.read((tx) => {
      const programme = code === null ? null : (programmeByCode(tx, code) ?? null);
      const scope = { kind: 'all', ...(section !== null && { narrow: { section } }) } as const;
      return wholeReport(workAt(tx, office.now(), office.rules), {
        scope,
        programme,
        from: day('2022-04-01'),
        to: day('2022-06-30'),
      }).structureInPeriod;
    });
    expect(structure).toMatchObject({ ...expected, joined: 0, waiting: 0 });
  });
});
