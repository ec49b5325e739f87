// covers src/usecases/programme/continue-rows.ts, src/importer/check/check-predecessors.ts

/** The column "Tiếp nối" of a file: its tasks take over those of a programme that has ended. */

import { beforeEach, afterEach, expect, test } from 'vitest';
import { continuePredecessors, previewImport, takePreviewed, type Preview } from '../../../src/importer/import-file.ts';
import { readTaskText } from '../../../src/importer/understand/kinds/read-task-text.ts';
import type { RowContinued } from '../../../src/usecases/programme/continue-rows.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';

const OLD = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 15/7/2022' },
  { ref: 'I.2', title: 'Rà soát nhà ở xã hội', lead: 'Sở Xây dựng', deadline: 'Năm 2022' },
  { ref: 'II.1', title: 'Cải tạo chợ Vườn Hoa', lead: 'UBND huyện Thọ Xuân', deadline: 'Năm 2022' },
];
const HEADER = 'Số TT,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời gian,Tiếp nối';

let office: Office;
beforeEach(async () => {
  office = await openLinked({ at: '2022-07-04 08:00', programme: OLD }, { VP: people.binh, SXD: people.lan });
  await office.says(people.lan, 'SXD', '#1 đang làm 70%');
});
afterEach(() => {
  office.close();
});

async function ended(): Promise<void> {
  await office.says(people.binh, 'VP', '/ketthuc tiny 30/09/2022');
  office.moveTo('2022-10-04 09:00');
}

const row = (ref: string, continues: string): string =>
  `${ref},Việc mới ${ref},Sở Xây dựng,,Báo cáo,Năm 2023,"${continues}"`;

function preview(rows: readonly string[]): Preview {
  const file = readTaskText(new TextEncoder().encode([HEADER, ...rows].join('\n')));
  if (file.kind === 'unreadable') throw new Error(file.problem);
  return office.database.read((tx) =>
    previewImport(workAt(tx, office.now(), office.rules), file, {
      programme: 'moi',
      number: '77/QĐ-UBND',
      title: null,
      issued: null,
      authority: null,
      createAgencies: false,
      same: [],
    }),
  );
}

const notes = (of: Preview): string[] =>
  of.findings.filter(({ column }) => column === 'continues').map(({ message }) => message);

async function take(of: Preview): Promise<RowContinued[]> {
  const workIn = (tx: Parameters<typeof workAt>[0]) => workAt(tx, office.now(), office.rules);
  const options = { createAgencies: false, withdraw: [], same: [], dryRun: false };
  const taken = await takePreviewed(office.database, workIn, of, options, () => undefined);
  expect(taken.kind).not.toBe('refused');
  return continuePredecessors(office.database, workIn, of);
}

const pairs = (): unknown[] =>
  office.database.raw
    .prepare('select task_id, continued_in from assignment where continued_in is not null order by task_id')
    .raw()
    .all();

test.each([
  ['#1', [[1, 4]]],
  ['1', [[1, 4]]],
  ['nhiệm vụ số 1', [[1, 4]]],
  ['I.1', [[1, 4]]],
  ['I.1 của Quyết định số 15/QĐ-UBND ngày 30/3/2022', [[1, 4]]],
  ['tiny II.1', [[3, 4]]],
  [
    '#1; mục I.2 (15/QĐ-UBND)',
    [
      [1, 4],
      [2, 4],
    ],
  ],
])('“%s” is the task that the row takes over, with its past, and its agency is told', async (cell, expected) => {
  await ended();
  const of = preview([row('A.1', cell), row('A.2', '')]);
  expect(notes(of)).toEqual([]);
  expect((await take(of)).every(({ kind }) => kind === 'continued')).toBe(true);
  expect(pairs()).toEqual(expected);
  await office.advanceTo('2022-10-04 11:00', {});
  expect(office.lastTo('SXD').text).toContain('Nhiệm vụ được chuyển tiếp – Sở Xây dựng');
  await office.says(people.binh, 'VP', '/xem 4');
  expect(office.lastTo('VP').text).toContain('Tiếp nối #');
});

test.each([
  ['#99', 'không tìm thấy nhiệm vụ này'],
  ['IX.9 của Quyết định số 15/QĐ-UBND', 'không tìm thấy nhiệm vụ này'],
  ['Quyết định số 15', 'không tìm thấy nhiệm vụ này'],
  ['#2', 'Đề nghị quyết định trước: /xacnhan 2'],
])('“%s” is pointed out before the file is taken, and its row is taken all the same', async (cell, words) => {
  await ended();
  await office.says(people.lan, 'SXD', '#2 xong');
  const of = preview([row('A.1', cell)]);
  expect(notes(of)).toEqual([expect.stringContaining(words)]);
  await take(of);
  expect(pairs()).toEqual([]);
  expect(office.assignment('A.1').status).toBe('not_started');
});

test('a place that two ended programmes have is asked for by its number', async () => {
  addProgramme(office.database, OLD, office.now(), office.rules, { code: 'second', number: '16/QĐ-UBND' });
  await office.says(people.binh, 'VP', '/ketthuc second 30/09/2022');
  await ended();
  const of = preview([row('A.1', 'I.1'), row('A.2', 'I.1 của 16/QĐ-UBND')]);
  expect(notes(of)).toEqual([expect.stringContaining('#1 (I.1) của Quyết định số 15/QĐ-UBND')]);
  await take(of);
  expect(pairs()).toEqual([[4, 8]]);
});

test('what runs on is taken over by the same file, once it has ended, and once only', async () => {
  const first = preview([row('A.1', '#1')]);
  expect(notes(first)).toEqual([expect.stringContaining('còn thực hiện, chưa có ngày cuối')]);
  expect(await take(first)).toMatchObject([{ kind: 'refused', why: 'runs_on' }]);
  await ended();
  expect(await take(preview([row('A.1', '#1')]))).toMatchObject([{ kind: 'continued' }]);
  expect(await take(preview([row('A.1', '#1')]))).toEqual([]);
  expect(pairs()).toEqual([[1, 4]]);
});

test('a task with reports of its own is the secretariat’s to name', async () => {
  await take(preview([row('A.1', '')]));
  await ended();
  await office.says(people.lan, 'SXD', '#4 20%');
  expect(await take(preview([row('A.1', '#1')]))).toMatchObject([{ kind: 'refused', why: 'into_reported' }]);
  expect(pairs()).toEqual([]);
});

const PLACES = ['1', '2', '3'].map((ref) => ({ ref, title: `Việc ${ref}`, lead: 'Sở Xây dựng', deadline: 'Năm 2022' }));

/** #4 to #6 are places 1 to 3 of a decision that has ended, beside #1 to #3 of another. */
async function numbered(): Promise<void> {
  addProgramme(office.database, PLACES, office.now(), office.rules, { code: 'second', number: '16/QĐ-UBND' });
  await office.says(people.binh, 'VP', '/ketthuc second 30/09/2022');
  await ended();
}

test.each([
  ['2', ['#2 (I.2)', '#5 (2)'], []],
  ['nhiệm vụ số 3', ['#3 (II.1)', '#6 (3)'], []],
  ['số 1', ['#1 (I.1)', '#4 (1)'], []],
  ['#2', [], [[2, 7]]],
  ['5', [], [[5, 7]]],
  ['2 của Quyết định số 16/QĐ-UBND', [], [[5, 7]]],
])('“%s”: a bare figure is a number or a place, and is asked about where both are there', async (cell, asked, done) => {
  await numbered();
  const of = preview([row('A.1', cell)]);
  expect(notes(of)).toHaveLength(asked.length === 0 ? 0 : 1);
  for (const name of asked) expect(notes(of)[0]).toContain(name);
  expect(of.continuing.map(({ id }) => id)).toEqual(done.map(([from]) => from));
  await take(of);
  expect(pairs()).toEqual(done);
});

test.each(['#1', 'I.1', 'I.1 của Quyết định số 15/QĐ-UBND'])(
  '“%s”: what a person took back is not made again by the same file',
  async (cell) => {
    await ended();
    const rows = [row('A.1', cell)];
    expect(await take(preview(rows))).toMatchObject([{ kind: 'continued' }]);
    await office.says(people.binh, 'VP', '/chuyentiep 1 bỏ');
    const again = preview(rows);
    expect(again.continuing).toEqual([]);
    expect(notes(again)).toEqual([expect.stringContaining('Văn phòng đã bỏ chuyển tiếp #1 (I.1)')]);
    expect(await take(again)).toMatchObject([{ kind: 'refused', why: 'taken_back' }]);
    expect(pairs()).toEqual([]);
    // A person may, and may take it back once more.
    await office.says(people.binh, 'VP', '/chuyentiep 1 4');
    expect(pairs()).toEqual([[1, 4]]);
    expect(await take(preview(rows))).toEqual([]);
  },
);

test('the preview names what goes on where, and what goes on elsewhere already', async () => {
  await ended();
  const first = preview([row('A.1', '#1; I.2'), row('A.2', 'II.1'), row('A.3', '#1')]);
  expect(first.continuing.map(({ ref, name }) => [ref, name])).toEqual([
    ['A.1', '#1 (I.1) của Quyết định số 15/QĐ-UBND'],
    ['A.1', '#2 (I.2) của Quyết định số 15/QĐ-UBND'],
    ['A.2', '#3 (II.1) của Quyết định số 15/QĐ-UBND'],
  ]);
  expect(notes(first)).toEqual([expect.stringContaining('đã ghi tại dòng 2')]);
  await take(first);
  expect(pairs()).toEqual([
    [1, 4],
    [2, 4],
    [3, 5],
  ]);
  const second = preview([row('A.1', '#1; I.2'), row('A.2', 'II.1'), row('A.3', '#1')]);
  expect(second.continuing).toEqual([]);
  expect(notes(second)).toEqual([expect.stringContaining('đã chuyển tiếp sang #4')]);
});
