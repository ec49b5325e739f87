// covers src/usecases/show/list-tasks.ts

import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { people } from '../people.ts';
import { openOffice } from '../support/office.ts';
import { newRegistryPath, run } from './command-line.ts';

interface TaskJson {
  readonly id: number;
  readonly ref: string;
  readonly source: string;
  readonly status: string;
  readonly timeliness: string;
  readonly counted: string;
  readonly days_overdue: number;
  readonly silent: boolean;
  readonly leads: readonly string[];
  readonly deadline: { readonly kind: string };
  readonly assignments: readonly Record<string, unknown>[];
}

async function tasks(path: string, ...args: string[]): Promise<readonly TaskJson[]> {
  const { status, json, err } = await run(path, ['tasks', '--json', ...args]);
  expect([status, err]).toEqual([0, '']);
  return json as unknown as TaskJson[];
}

/** A registry that has followed the programme since the day of its decision. */
async function followedSinceTheDecision(): Promise<string> {
  const path = newRegistryPath();
  await run(path, ['tasks'], { at: '2022-03-14 09:00' });
  return path;
}

test('the annex of Decision 913 has 49 tasks, of which only two name a day', async () => {
  const annex = (await tasks(newRegistryPath())).filter(({ source }) => source === 'annex');
  const kinds = Map.groupBy(annex, ({ deadline }) => deadline.kind);
  expect(Object.fromEntries([...kinds].map(([kind, group]) => [kind, group.length]))).toEqual({
    ongoing: 27,
    quarter: 7,
    period: 7,
    year: 5,
    date: 2,
    month: 1,
  });
});

test('a task has the fields that scripts rely on', async () => {
  const [task] = (await tasks(await followedSinceTheDecision(), '--at', '2022-04-02')).filter(
    ({ ref }) => ref === 'IV.2',
  );
  expect(task).toMatchObject({
    programme: '913-qd-ubnd',
    section: expect.stringContaining('IV') as string,
    title: 'Tham mưu xây dựng đề án cơ chế, chính sách đặc thù về quản lý tài chính, ngân sách nhà nước.',
    leads: ['Sở Tài chính'],
    coordinating: expect.any(String) as string,
    product: 'Đề án',
    report_to: 'Sở Kế hoạch và Đầu tư',
    deadline: {
      text: 'Gửi Sở Kế hoạch và Đầu tư trước ngày 31/3/2022',
      kind: 'date',
      start: null,
      end: '2022-03-30',
      recurrence: null,
    },
    status: 'not_started',
    timeliness: 'overdue',
    counted: 'yes',
    days_overdue: 3,
    source: 'annex',
    silent: false,
  });
  expect(task?.assignments).toMatchObject([
    {
      agency: 'Sở Tài chính',
      status: 'not_started',
      progress: null,
      obstacle: null,
      due_on: '2022-03-30',
      days_overdue: 3,
    },
  ]);
});

test('with nothing reported, 20 annex tasks are overdue on 23/11/2026 and none on the day of the decision', async () => {
  const path = await followedSinceTheDecision();
  const overdue = await tasks(path, '--overdue', '--at', '2026-11-23');
  expect(overdue.filter(({ source }) => source === 'annex')).toHaveLength(20);
  expect(overdue.every(({ timeliness, days_overdue }) => timeliness === 'overdue' && days_overdue > 0)).toBe(true);
  expect(await tasks(path, '--overdue', '--at', '2022-03-14')).toEqual([]);
});

test('of a registry that begins on 23/11/2026 none is overdue or silent: nobody was asked', async () => {
  const path = newRegistryPath();
  expect(await tasks(path, '--overdue')).toEqual([]);
  expect(await tasks(path, '--silent')).toEqual([]);
  expect((await tasks(path)).filter(({ counted }) => counted === 'unreviewed').length).toBeGreaterThan(46);
});

test('silence begins when a whole quarter has passed that was asked about', async () => {
  const path = await followedSinceTheDecision();
  const raw = new BetterSqlite(path);
  raw.exec("update assignment set asked_on = '2022-06-23' where due_on is null");
  raw.close();
  expect(await tasks(path, '--silent', '--at', '2022-06-30')).toEqual([]);
  const silent = await tasks(path, '--silent', '--at', '2022-07-01');
  expect(silent.filter(({ source }) => source === 'annex')).toHaveLength(27);
});

test('an agency is found by its code, its name or an alias, and has what its group leads', async () => {
  const path = newRegistryPath();
  const byCode = (await tasks(path, '--agency', 'sxd')).map(({ ref }) => ref);
  expect(byCode).toEqual(['II', 'III.1.2', 'III.3.4', 'III.4.1', 'V.1']);
  for (const name of ['Sở Xây dựng', 'Sở XD', 'so xay dung']) {
    expect((await tasks(path, '--agency', name)).map(({ ref }) => ref)).toEqual(byCode);
  }
  const collective = await tasks(path, '--agency', 'Các sở, ban, ngành cấp tỉnh');
  expect(collective.map(({ ref }) => ref)).toEqual(['II', 'III.4.1']);
});

test('filters meet in one share: an agency in time does not bring up its partner’s overdue task', async () => {
  const office = await openOffice({ at: '2022-03-15 08:00', path: newRegistryPath(), programme: [
    { ref: 'I.1', title: 'Việc chung', lead: 'Sở Xây dựng, Sở Tài chính', deadline: 'Trước ngày 01/4/2022' },
  ] }); // prettier-ignore
  const path = office.database.raw.name;
  await office.linkAgency('SXD', people.lan);
  await office.says(people.lan, 'SXD', '#1 xong', { mention: true });
  const at = ['--at', '2022-04-10'];
  expect(await tasks(path, '--agency', 'SXD', '--overdue', ...at)).toEqual([]);
  const [task] = await tasks(path, '--agency', 'STC', '--overdue', ...at);
  // The task is as late as its slowest lead, whoever asks.
  expect(task).toMatchObject({ status: 'not_started', timeliness: 'overdue', days_overdue: 10 });
  expect(task?.assignments).toMatchObject([
    { agency: 'Sở Tài chính', timeliness: 'overdue', waiting_for: null },
    { agency: 'Sở Xây dựng', status: 'pending_confirmation', waiting_for: 'confirmation', days_overdue: 0 },
  ]);
  office.close();
});

test.each([
  ['an agency', ['tasks', '--agency', 'Sở Xây dựn'], 'Sở Xây dựng (SXD)'],
  ['a mistyped code', ['tasks', '--agency', 'SXDD'], 'Sở Xây dựng (SXD)'],
  ['a programme', ['tasks', '--programme', '914'], '913-qd-ubnd'],
  ['a task', ['task', 'XX.9'], 'list the tasks with "tasks"'],
])('%s that is not known is refused in one sentence that helps', async (_, args, help) => {
  const ran = await run(newRegistryPath(), args);
  expect([ran.status, ran.out]).toEqual([1, '']);
  expect(ran.err).toContain(help);
  expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
});

test.each([['12'], ['#12'], ['III.2.6'], ['iii.2.6'], ['#III.2.6.']])('“%s” names the twelfth task', async (name) => {
  const { json } = await run(newRegistryPath(), ['task', name, '--json']);
  expect(json).toMatchObject([{ id: 12, ref: 'III.2.6' }]);
});

test('people read the official words, and a table has a line per task', async () => {
  const path = newRegistryPath();
  const one = await run(path, ['task', 'IV.2']);
  expect(one.out).toContain('Thời hạn: Gửi Sở Kế hoạch và Đầu tư trước ngày 31/3/2022 (đến 30/03/2022)');
  expect(one.out).toContain('chưa có báo cáo; chưa rà soát hiện trạng');
  const table = await run(path, ['tasks']);
  expect(table.out.split('\n')).toHaveLength(1 + 55 + 1);
  const none = await run(path, ['tasks', '--overdue', '--at', '2022-03-14']);
  expect(none.out).toBe('Không có nhiệm vụ nào.\n');
});

test('history shows each report with the state before and after it', async () => {
  const office = await openOffice({ at: '2022-03-15 08:00', path: newRegistryPath() });
  await office.linkAgency('SXD', people.lan);
  await office.says(people.lan, 'SXD', 'III.1.2 40%', { mention: true });
  const { json } = await run(office.database.raw.name, ['history', 'III.1.2', '--json']);
  const deadline = { text: 'Quý II/2022', kind: 'quarter', start: '2022-04-01', end: '2022-06-30', recurrence: null };
  expect(json).toEqual([
    {
      at: '2022-03-15T01:00:00.000Z',
      task: 4,
      event: 'reported',
      actor: 'Trần Thị Lan',
      added: [],
      office: 'Sở Xây dựng',
      channel: 'rehearsal',
      text: expect.stringContaining('40%') as string,
      before: { status: 'not_started', progress: null, obstacle: null, deadline },
      after: { status: 'in_progress', progress: 40, obstacle: null, deadline },
      agency: 'Sở Xây dựng',
      said_on: null,
      chosen: null,
      evidence: [],
    },
  ]);
  office.close();
});
