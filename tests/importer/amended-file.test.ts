// covers src/usecases/programme/tell-amendment.ts

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../src/domain/calendar/dates.ts';
import { importPreviewed, previewImport, type Preview, type TakeOutcome } from '../../src/importer/import-file.ts';
import { readTaskText } from '../../src/importer/understand/kinds/read-task-text.ts';
import { standingOf } from '../../src/domain/tasks/assignment.ts';
import { cardById } from '../../src/store/programmes/assignments.ts';
import { findTasks } from '../../src/store/programmes/tasks.ts';
import { workAt } from '../../src/usecases/work.ts';
import { people } from '../people.ts';
import { orderSuccession } from '../scenes/order-succession.ts';
import type { Office } from '../support/office.ts';
import { openLinked } from '../support/office/linked-office.ts';

const HEADER = 'Số TT,Mục,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời gian';
const PLAN = 'I.1,I,Lập quy hoạch chung đô thị,Sở Xây dựng,,Báo cáo,Quý II/2022';
const HOUSES = 'I.2,I,Rà soát nhà ở xã hội,Sở Xây dựng,,Báo cáo,Quý IV/2022';
const POOR = 'I.3,I,Rà soát hộ nghèo trên địa bàn,UBND huyện Thọ Xuân,,Báo cáo,Năm 2022';

let office: Office;

beforeEach(async () => {
  office = await openLinked(
    {
      programme: [
        { ref: 'I.1', title: 'Lập quy hoạch chung đô thị', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
        { ref: 'I.2', title: 'Rà soát nhà ở xã hội', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
        { ref: 'I.3', title: 'Rà soát hộ nghèo trên địa bàn', lead: 'UBND huyện Thọ Xuân', deadline: 'Năm 2022' },
      ],
    },
    { VP: people.binh, SXD: people.lan },
  );
});

afterEach(() => {
  office.close();
});

interface Given {
  readonly withdraw?: readonly string[];
  readonly same?: readonly string[];
  readonly dryRun?: boolean;
}

function preview(rows: readonly string[], { same = [] }: Given = {}): Preview {
  const file = readTaskText(new TextEncoder().encode([HEADER, ...rows].join('\n')));
  if (file.kind === 'unreadable') throw new Error(file.problem);
  return office.database.read((tx) =>
    previewImport(workAt(tx, office.now(), office.rules), file, {
      programme: 'tiny',
      number: null,
      title: null,
      issued: null,
      authority: null,
      createAgencies: false,
      same,
    }),
  );
}

function take(rows: readonly string[], given: Given = {}): TakeOutcome {
  const { withdraw = [], same = [], dryRun = false } = given;
  const options = { createAgencies: false, withdraw, same, dryRun };
  return importPreviewed(
    office.database,
    (tx) => workAt(tx, office.now(), office.rules),
    preview(rows, given),
    options,
  );
}

function everything(): string {
  return JSON.stringify(
    ['task', 'task_lead', 'assignment', 'event', 'wake', 'programme'].map((table) =>
      office.database.raw.prepare(`select * from ${table}`).all(),
    ),
  );
}

test('the same file again changes nothing at all', () => {
  const before = everything();
  expect(take([PLAN, HOUSES, POOR])).toMatchObject({
    kind: 'amended',
    added: 0,
    changed: 0,
    unchanged: 3,
    proposed: [],
  });
  expect(everything()).toBe(before);
});

test('a trial shows the difference and changes nothing', () => {
  const before = everything();
  const rows = [PLAN.replace('Quý II', 'Quý III'), POOR, 'I.4,I,Đào tạo nghề,Sở Nội vụ,,Kế hoạch,Năm 2023'];
  const { comparison } = preview(rows);
  expect(comparison?.changed.map(({ task, fields }) => [task.id, fields])).toEqual([
    [1, [{ field: 'deadline', before: 'Quý II/2022', after: 'Quý III/2022' }]],
  ]);
  expect(comparison?.vanished.map(({ task }) => task.ref)).toEqual(['I.2']);
  expect(take(rows, { dryRun: true })).toMatchObject({ added: 1, changed: 1, withdrawn: [], proposed: ['I.2'] });
  expect(everything()).toBe(before);
});

test('a new deadline takes the old one’s place, which stays in the history, and what was reported stays', async () => {
  await office.says(people.lan, 'SXD', '#1 40%');
  expect(take([PLAN.replace('Quý II', 'Quý III'), HOUSES, POOR])).toMatchObject({ changed: 1 });
  expect(office.assignment('#1')).toMatchObject({
    status: 'in_progress',
    progress: 40,
    dueOn: day('2022-09-30'),
    deadlineRev: 2,
  });
  const event = office.events('#1').findLast(({ kind }) => kind === 'deadline_amended');
  expect(event?.text).toBe('“Quý II/2022” → “Quý III/2022”');
  expect(JSON.parse(event?.before ?? '')).toMatchObject({ dueOn: '2022-06-30', progress: 40 });
  expect(JSON.parse(event?.after ?? '')).toMatchObject({ dueOn: '2022-09-30', progress: 40 });
});

test('the agency is reminded by the new date, and cannot take the decision’s date back', async () => {
  take([PLAN.replace('Quý II', 'Quý III'), HOUSES, POOR]);
  await office.advanceTo('2022-09-29 08:00');
  expect(office.lastTo('SXD').text).toContain('Quý III/2022 (đến 30/09/2022)');
  await office.says(people.lan, 'SXD', '/hoantac');
  expect(office.assignment('#1').dueOn).toBe('2022-09-30');
});

test('a date that an extension moved stays when the decision’s own words do not change', async () => {
  await office.says(people.lan, 'SXD', '#1 xin gia hạn đến 15/8/2022');
  await office.says(people.binh, 'VP', '/dongy 1');
  expect(take([PLAN.replace('Báo cáo', 'Đồ án'), HOUSES, POOR])).toMatchObject({ changed: 1 });
  expect(office.assignment('#1')).toMatchObject({ dueOn: '2022-08-15', deadlineRev: 2 });
});

test('where the decision’s words do change, the preview says that they take the extension’s place', async () => {
  await office.says(people.lan, 'SXD', '#1 xin gia hạn đến 15/8/2022');
  await office.says(people.binh, 'VP', '/dongy 1');
  const rows = [PLAN.replace('Quý II', 'Quý III'), HOUSES, POOR];
  expect(preview(rows).findings).toEqual([
    {
      line: 2,
      column: 'deadline',
      severity: 'warning',
      message: 'Sở Xây dựng đã được gia hạn đến 15/08/2022; thời hạn mới của văn bản sẽ thay cho ngày đó.',
    },
  ]);
  take(rows);
  expect(office.assignment('#1')).toMatchObject({ dueOn: '2022-09-30', deadlineRev: 3 });
  const dates = office.events('#1').flatMap(({ before }) => {
    const snapshot = before === null ? null : (JSON.parse(before) as { dueOn: string });
    return snapshot === null ? [] : [snapshot.dueOn];
  });
  expect(dates).toEqual(expect.arrayContaining(['2022-06-30', '2022-08-15']));
});

test('what vanished goes on being followed until a person gives it up; nothing is deleted', async () => {
  await office.says(people.lan, 'SXD', '#2 vướng mặt bằng');
  expect(take([PLAN, POOR])).toMatchObject({ withdrawn: [], proposed: ['I.2'] });
  expect(office.assignment('#2')).toMatchObject({ status: 'in_progress', obstacle: 'mặt bằng' });
  expect(take([PLAN, POOR])).toMatchObject({ proposed: ['I.2'] });

  expect(take([PLAN, POOR], { withdraw: ['i.2'] })).toMatchObject({ withdrawn: ['I.2'], proposed: [] });
  expect(office.assignment('#2')).toMatchObject({ status: 'cancelled', obstacle: 'mặt bằng' });
  expect(office.events('#2').map(({ kind }) => kind)).toEqual(expect.arrayContaining(['reported', 'withdrawn']));
  await office.relay.drain();
  const said = office.sentTo('SXD').length;
  await office.advanceTo('2023-01-09 08:00');
  const reminders = office.sentTo('SXD').slice(said);
  expect(reminders.some(({ text }) => text.includes('#1 (I.1)'))).toBe(true);
  expect(reminders.filter(({ text }) => text.includes('#2 (I.2)'))).toEqual([]);
  expect(take([PLAN, POOR])).toMatchObject({ proposed: [] });
});

test('an agency is told in one message however much changes, cut where nobody would read on', async () => {
  const said = office.sentTo('SXD').length;
  const long = `${'Rà soát nhà ở xã hội trên địa bàn các phường '.repeat(5)}đã`;
  take([PLAN, HOUSES.replace('Rà soát nhà ở xã hội', long), POOR], { same: ['I.2'] });
  const fresh = Array.from(
    { length: 12 },
    (_, at) => `II.${String(at + 1)},II,Việc mới ${String(at + 1)},Sở Xây dựng,,Báo cáo,Năm 2023`,
  );
  take([PLAN, HOUSES.replace('Rà soát nhà ở xã hội', `${long} giao`), POOR, ...fresh]);
  await office.relay.drain();
  const texts = office
    .sentTo('SXD')
    .slice(said)
    .map(({ text }) => text);
  expect(texts).toHaveLength(2);
  // Of long words what differs is shown, not what both have.
  expect(texts[1]).toContain('nội dung: …hội trên địa bàn các phường đã → …hội trên địa bàn các phường đã giao');
  expect(texts[1]).toContain('Giao mới: 12 nhiệm vụ');
  expect(texts[1]).toContain('• #13 (II.10) Việc mới 10');
  expect(texts[1]).not.toContain('Việc mới 11');
  expect(texts[1]).toContain('… và 2 nhiệm vụ khác.');
});

test('a trial, a new place and what is closed are no news to an agency', async () => {
  await office.says(people.lan, 'SXD', '#1 đã xong');
  await office.says(people.binh, 'VP', '/xacnhan 1');
  const said = [office.sentTo('SXD').length, office.sentTo('VP').length];
  const rows = [PLAN.replace('Quý II', 'Quý III'), HOUSES.replace('I.2', 'I.9'), POOR];
  take(rows, { dryRun: true });
  take(rows);
  await office.relay.drain();
  expect([office.sentTo('SXD').length, office.sentTo('VP').length]).toEqual([said[0], (said[1] ?? 0) + 1]);
  expect(office.lastTo('VP').text).toContain('0 nhiệm vụ mới, 2 thay đổi, 0 thôi theo dõi.');
});

test('only what vanished can be given up', () => {
  expect(take([PLAN, POOR], { withdraw: ['I.1'] })).toEqual({
    kind: 'refused',
    problem: 'I.1 cannot be withdrawn: it is not among the tasks of tiny that the file has no more.',
  });
});

test('rows that move keep their number, their reports and their history', async () => {
  await office.says(people.lan, 'SXD', '#2 60%');
  const moved = [
    'I.1,I,Mua sắm ô tô phục vụ công tác,Sở Tài chính,,,Năm 2023',
    PLAN.replace('I.1', 'I.2'),
    HOUSES.replace('I.2', 'I.3'),
    POOR.replace('I.3', 'I.4'),
  ];
  expect(take(moved)).toMatchObject({ kind: 'amended', added: 1, changed: 3, proposed: [] });
  const ref = (number: number): string | undefined =>
    office.database.read((tx) => findTasks(tx, { kind: 'number', number })[0]?.ref);
  expect([1, 2, 3, 4].map(ref)).toEqual(['I.2', 'I.3', 'I.4', 'I.1']);
  expect(office.assignment('#2').progress).toBe(60);
});

test('a place that another row takes over is given up by the task that vanished from it', () => {
  expect(take([PLAN, POOR.replace('I.3', 'I.2')])).toMatchObject({ changed: 1, proposed: ['I.2'] });
  const refs = office.database.read((tx) =>
    [1, 2, 3].map((number) => findTasks(tx, { kind: 'number', number })[0]?.ref),
  );
  expect(refs).toEqual(['I.1', 'I.2 (cũ, #2)', 'I.2']);
  expect(take([PLAN, POOR.replace('I.3', 'I.2')], { withdraw: ['#2'] })).toMatchObject({ withdrawn: ['I.2 (cũ, #2)'] });
});

test('a number that has come to mean another task stops the import until a person says which', () => {
  const rows = [PLAN, 'I.2,I,Mua sắm ô tô,Sở Xây dựng,,Báo cáo,Quý IV/2022', POOR];
  const { findings } = preview(rows);
  expect(findings).toMatchObject([{ line: 3, column: 'title', severity: 'error' }]);
  expect(findings[0]?.message).toContain('thêm --same I.2');
  expect(take(rows).kind).toBe('refused');
  expect(take(rows, { same: ['I.2'] })).toMatchObject({ kind: 'amended', changed: 1 });
});

test('a lead that joins gets a share of its own; one that leaves keeps its share until it is given up', () => {
  const rows = [PLAN.replace('Sở Xây dựng', 'Sở Tài chính'), HOUSES, POOR];
  expect(take(rows)).toMatchObject({ changed: 1, assignments: 1, proposed: ['I.1'] });
  expect(office.assignment('#1', 'STC')).toMatchObject({ status: 'not_started', dueOn: '2022-06-30' });
  expect(office.assignment('#1', 'SXD').status).toBe('not_started');
  expect(office.database.read((tx) => cardById(tx, 1)?.assignment.status)).toBe('not_started');
});

test('a lead that left is offered again by every later import, until it is given up', () => {
  const rows = [PLAN.replace('Sở Xây dựng', 'Sở Tài chính'), HOUSES, POOR];
  take(rows);
  expect(take(rows)).toMatchObject({ changed: 0, withdrawn: [], proposed: ['I.1'] });
  expect(
    preview(rows).comparison?.vanished.map(({ why, to, assignments }) => [why, to, assignments[0]?.agency.code]),
  ).toEqual([['lead', 'Sở Tài chính', 'SXD']]);
  expect(take(rows, { withdraw: ['I.1'] })).toMatchObject({ changed: 0, withdrawn: ['I.1'], proposed: [] });
  expect(office.assignment('#1', 'SXD').status).toBe('cancelled');
  expect(office.assignment('#1', 'STC').status).toBe('not_started');
  expect(take(rows)).toMatchObject({ proposed: [] });
});

test('whoever told it is given up learns who leads the task now', async () => {
  const rows = [PLAN.replace('Sở Xây dựng', 'Sở Tài chính'), HOUSES, POOR];
  take(rows);
  take(rows, { withdraw: ['I.1'] });
  await office.relay.drain();
  expect(office.lastTo('SXD').text).toContain('(chuyển Sở Tài chính chủ trì)');
});

describe('a lead that was withdrawn and is named again', () => {
  const gone = [PLAN.replace('Sở Xây dựng', 'Sở Tài chính'), HOUSES, POOR];
  const withdrawn = (rows = gone): void => {
    take(rows);
    take(rows, { withdraw: ['I.1'] });
    expect(office.assignment('#1', 'SXD').status).toBe('cancelled');
  };

  test('takes up what it reported, is told of it as newly given, and is asked by the date', async () => {
    await office.says(people.lan, 'SXD', '#1 40%');
    withdrawn();
    expect(take([PLAN.replace('Sở Xây dựng', '"Sở Tài chính, Sở Xây dựng"'), HOUSES, POOR])).toMatchObject({
      changed: 1,
      proposed: [],
    });
    expect(office.assignment('#1', 'SXD')).toMatchObject({ status: 'in_progress', progress: 40, dueOn: '2022-06-30' });
    expect(office.assignment('#1', 'STC').status).toBe('not_started');
    await office.relay.drain();
    expect(office.lastTo('SXD').text).toContain('Giao mới: 1 nhiệm vụ');
    await office.advanceTo('2022-06-30 09:00');
    expect(office.lastTo('SXD').text).toContain('#1 (I.1)');
  });

  test('has the date that the decision names now, and is asked before it is judged by one that has passed', async () => {
    withdrawn();
    office.moveTo('2022-10-03 08:00');
    take([PLAN.replace('Quý II', 'Quý III'), HOUSES, POOR]);
    expect(office.assignment('#1', 'SXD')).toMatchObject({ status: 'not_started', dueOn: '2022-09-30' });
    expect(standingOf(office.assignment('#1', 'SXD'), day('2022-10-03')).counted).toBe('unreviewed');
    await office.advanceTo('2022-10-04 09:00');
    expect(office.lastTo('SXD').text).toContain('Rà soát hiện trạng');
  });

  test('cannot undo the decision that names it', async () => {
    withdrawn();
    take([PLAN, HOUSES, POOR]);
    await office.says(people.lan, 'SXD', '/hoantac 1');
    expect(office.assignment('#1', 'SXD').status).toBe('not_started');
  });

  test('of a recurring duty has the running period, and every later one; the lead that stayed was never without', async () => {
    const duty = (leads: string): string => `I.4,I,Báo cáo tình hình nhà ở,"${leads}",,Báo cáo,Hằng quý`;
    const rows = (leads: string): string[] => [PLAN, HOUSES, POOR, duty(leads)];
    take(rows('Sở Xây dựng, Sở Tài chính'));
    take(rows('Sở Tài chính'));
    take(rows('Sở Tài chính'), { withdraw: ['I.4'] });
    await office.advanceTo('2022-10-10 08:00');
    const held = (code: string): unknown =>
      office.database.raw
        .prepare(
          `select period from assignment join agency on agency.id = agency_id
           where task_id = 4 and code = ? and status <> 'cancelled' order by period`,
        )
        .pluck()
        .all(code);
    expect(held('STC')).toEqual(['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4']);
    expect(held('SXD')).toEqual([]);
    take(rows('Sở Xây dựng, Sở Tài chính'));
    expect(held('SXD')).toEqual(['2022-Q4']);
    await office.advanceTo('2023-01-10 08:00');
    expect(held('SXD')).toEqual(['2022-Q4', '2023-Q1']);
    expect(held('STC')).toEqual(['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4', '2023-Q1']);
  });
});

test('a share that a reorganisation moved is nobody’s to give up', () => {
  orderSuccession(
    office.database,
    office.now(),
    office.rules,
    'hợp nhất SXD, SGTVT → SGTVT từ 2022-06-20 (Nghị quyết số 99/NQ-HĐND)',
  );
  expect(take([PLAN, HOUSES, POOR])).toMatchObject({ changed: 0, proposed: [] });
});

test('what the file does not speak of stays: the body’s duties are not missing from an annex', () => {
  office.database.raw.exec("update task set source = 'body' where id = 3");
  expect(take([PLAN, HOUSES])).toMatchObject({ unchanged: 2, proposed: [] });
});
