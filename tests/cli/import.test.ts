import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SECOND_PROGRAMME_AGENCIES, secondProgrammeCsv } from '../support/second-programme.ts';
import { textOf } from '../support/reference-data.ts';
import { newRegistryPath, run, temporaryFolder } from './command-line.ts';

const HEADER = 'Số TT,Mục,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời gian';

function fileOf(text: string, name = 'tasks.csv'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

function folderOf(name: string): string {
  const folder = join(temporaryFolder(), name);
  mkdirSync(folder);
  return folder;
}

async function taskCount(path: string, ...args: string[]): Promise<number> {
  return (await run(path, ['tasks', '--json', ...args])).json.length;
}

test('a second programme of 400 tasks stands beside Decision 913, and their tasks are told apart', async () => {
  const path = newRegistryPath();
  const args = [
    'import',
    fileOf(secondProgrammeCsv()),
    '--programme',
    'lam-ha',
    '--issued',
    '2026-01-05',
    '--create-agencies',
    '--json',
  ];
  const trial = await run(path, [...args, '--dry-run']);
  expect(trial.json.at(-1)).toMatchObject({ rows: 400, errors: 0, imported: false, tasks: 400 });
  expect(await taskCount(path)).toBe(55);

  const ran = await run(path, args);
  expect([ran.status, ran.err]).toEqual([0, '']);
  expect(ran.json.at(-1)).toMatchObject({ programme: 'lam-ha', imported: true, tasks: 400, errors: 0 });
  expect(await taskCount(path)).toBe(455);
  expect(await taskCount(path, '--programme', 'lam-ha')).toBe(400);
  expect(await taskCount(path, '--programme', '913/QĐ-UBND')).toBe(55);
  // Some of its leads were known to the registry, the others are now.
  const names = (await run(path, ['agencies', '--json'])).json.map(({ name }) => name);
  for (const name of SECOND_PROGRAMME_AGENCIES) expect(names.filter((known) => known === name)).toHaveLength(1);

  const [one] = (await run(path, ['task', '#56', '--json'])).json;
  expect(one).toMatchObject({ id: 56, programme: 'lam-ha', ref: 'I.1', report_to: 'UBND tỉnh' });
  const again = await run(path, args);
  expect([again.status, again.err]).toEqual([0, '']);
  expect(again.json.at(-1)).toMatchObject({ imported: true, tasks: 0, changed: 0, unchanged: 400 });
  expect(await taskCount(path)).toBe(455);
});

test('a place that stands in two programmes is asked for by its number', async () => {
  const path = newRegistryPath();
  await run(path, [
    'import',
    fileOf(`${HEADER}\nIV.1,IV,Việc,Sở Tài chính,,,Năm 2027\n`),
    '--programme',
    'moi',
    '--issued',
    '2026-01-05',
  ]);
  const ran = await run(path, ['task', 'IV.1']);
  expect([ran.status, ran.out]).toEqual([1, '']);
  expect(ran.err).toContain('#25 (913-qd-ubnd), #56 (moi)');
});

test('an amended file is shown against the registry, and what vanished is given up by name only', async () => {
  const path = newRegistryPath();
  const rows = ['1,A,Việc một,Sở Tài chính,,,Năm 2027', '2,A,Việc hai,Sở Nội vụ,,,Năm 2027'];
  const args = (...lines: string[]): string[] => [
    'import',
    fileOf([HEADER, ...lines].join('\n')),
    '--programme',
    'moi',
    '--issued',
    '2026-01-05',
  ];
  await run(path, args(...rows));
  const amended = args('1,A,Việc một,Sở Tài chính,,,Quý I/2028', '3,A,Việc ba,Sở Nội vụ,,,Năm 2028');
  const ran = await run(path, amended);
  expect([ran.status, ran.err]).toEqual([0, '']);
  expect(ran.out).toContain(
    [
      'So với chương trình moi trong sổ: 1 mới, 1 thay đổi, 0 giữ nguyên, 1 không còn trong tệp.',
      'Mới 3 (dòng 3): Việc ba',
      'Đổi #56 (1), thời hạn: “Năm 2027” → “Quý I/2028”',
      'Đề nghị thôi theo dõi #57 (2) Việc hai – Sở Nội vụ: không còn trong tệp; vẫn theo dõi cho đến khi nhập với --withdraw 2.',
    ].join('\n'),
  );
  expect(ran.out).toContain(
    'Đã cập nhật 1 nhiệm vụ mới, 1 thay đổi, 0 thôi theo dõi; còn chờ quyết định thôi theo dõi: 2.',
  );

  const again = await run(path, [...amended, '--withdraw', '2', '--json']);
  expect(again.json).toMatchObject([
    { change: 'vanished', id: 57, ref: '2', what: 'task', agencies: ['Sở Nội vụ'] },
    { imported: true, tasks: 0, changed: 0, unchanged: 2, withdrawn: ['2'], proposed_for_withdrawal: [] },
  ]);
  const history = (await run(path, ['history', '#57'])).out;
  expect(history).toContain('không còn trong văn bản sửa đổi → thôi theo dõi');
  expect((await run(path, ['history', '#56'])).out).toContain('“Năm 2027” → “Quý I/2028”');
});

test('rows with errors stop the import, and each is told with its line', async () => {
  const path = newRegistryPath();
  const file = fileOf(`${HEADER}\n1,A,Việc một,Sở Tài chính,,,Năm 2027\n1,A,,Sở Trên Mây,,,Năm 2027\n`);
  const ran = await run(path, ['import', file, '--programme', 'moi', '--issued', '2026-01-05', '--json']);
  expect(ran.status).toBe(1);
  expect(ran.json.slice(0, -1)).toMatchObject([
    { line: 3, column: 'title', cell: null, severity: 'error', message: 'Chưa ghi “Nội dung”.' },
    { line: 3, severity: 'error', message: expect.stringContaining('“1” đã có ở dòng 2') as string },
    { line: 3, severity: 'error', message: expect.stringContaining('Sở Trên Mây') as string },
  ]);
  expect(ran.json.at(-1)).toMatchObject({ errors: 3, imported: false, tasks: 0 });
  expect(ran.err).toContain('Nothing was imported');
  expect(await taskCount(path)).toBe(55);
});

test('people see the counts, the kinds of deadline and the outcome', async () => {
  const file = fileOf(
    `${HEADER}\n1,A,Việc một,Sở Tài chính,,,Năm 2027\n2,A,Việc hai,Sở Nội vụ,,,bao giờ xong thì xong\n`,
  );
  const ran = await run(newRegistryPath(), ['import', file, '--programme', 'moi', '--issued', '2026-01-05']);
  expect(ran.status).toBe(0);
  expect(ran.out).toContain('2 nhiệm vụ; thời hạn: năm 1, chưa đọc được 1.');
  expect(ran.out).toContain('ngày 05/01/2026');
  expect(ran.out).toContain('Dòng 3 (2), cột “Thời gian”, lưu ý: Không đọc được thời hạn');
  expect(ran.out).toContain('Đã nhập 2 nhiệm vụ (2 phần việc của các đơn vị chủ trì).');
});

test('Decision 913 is imported from its own text, tabs, pages and all, with nothing told by hand', async () => {
  const path = newRegistryPath();
  const text = ['head', 'body', 'annex'].map((part) => textOf(`tests/fixtures/decision-913-${part}.txt`)).join('\n');
  const ran = await run(path, ['import', fileOf(text, 'decision.txt'), '--programme', 'tu-van-ban']);
  expect([ran.status, ran.err]).toEqual([0, '']);
  expect(ran.out).toContain('số 913/QĐ-UBND, ngày 14/03/2022, UBND tỉnh Thanh Hóa');
  expect(ran.out).toContain('Đã nhập 49 nhiệm vụ');
  const tasksOf = async (programme: string): Promise<unknown[]> =>
    (await run(path, ['tasks', '--json', '--programme', programme])).json
      .filter(({ source }) => source === 'annex')
      .map(({ ref, leads, deadline, report_to }) => ({ ref, leads, deadline, report_to }));
  expect(await tasksOf('tu-van-ban')).toEqual(await tasksOf('913-qd-ubnd'));
});

test.each([
  ['a file that is not there', (): string => join(temporaryFolder(), 'none.csv'), 'cannot be read'],
  ['a PDF under the name of a table', (): string => fileOf('%PDF-1.7', 'tasks.csv'), 'Tệp PDF bị hỏng'],
  ['a folder', (): string => folderOf('tasks.csv'), 'cannot be read'],
  ['an empty file', (): string => fileOf(''), 'Tệp trống'],
  ['a table without its header', (): string => fileOf('a,b,c\n1,2,3\n'), 'Dòng tiêu đề thiếu cột'],
])('%s is refused in one sentence', async (_, makeFile, why) => {
  const ran = await run(newRegistryPath(), ['import', makeFile(), '--programme', 'moi']);
  expect([ran.status, ran.out]).toEqual([1, '']);
  expect(ran.err).toContain(why);
  expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
});
