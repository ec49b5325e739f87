/** One assignment in every state, and everything that says how it stands: the same one is overdue everywhere. */

import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { writeExcel } from '../../../src/reports/write-excel.ts';
import { writeWord } from '../../../src/reports/write-word.ts';
import { totalOf } from '../../../src/conversation/message/picture.ts';
import { digestFor } from '../../../src/usecases/figures/gather-digest.ts';
import { makeToken } from '../../../src/usecases/people/api-access.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { newRegistryPath, run } from '../../cli/command-line.ts';
import { people } from '../../people.ts';
import { wholeFile, wholeReport } from '../../support/whole-report.ts';
import { wordsOf } from '../rehearsal/open-rehearsal.ts';
import { linkEverybody, openBoard, PUBLIC_URL } from './open-board.ts';

const { binh, son, lan } = people;
const SXD = 'Sở Xây dựng';
/** By number; `counted` as the JSON says it on 15/8/2022. */
const STATES = [
  { title: 'Còn trong hạn', lead: SXD, deadline: '31/12/2022', counted: 'yes' },
  { title: 'Sắp đến hạn', lead: SXD, deadline: '20/8/2022', counted: 'yes' },
  { title: 'Quá hạn', lead: SXD, deadline: '31/7/2022', counted: 'yes' },
  { title: 'Quá hạn, chờ xác nhận', lead: SXD, deadline: '30/6/2022', counted: 'waiting' },
  { title: 'Quá hạn, xin gia hạn', lead: SXD, deadline: '30/6/2022', counted: 'waiting' },
  { title: 'Quá hạn, tạm dừng', lead: 'Sở Y tế', deadline: '30/6/2022', counted: 'orphaned' },
  { title: 'Xong đúng hạn', lead: SXD, deadline: '30/6/2022', counted: 'yes' },
  { title: 'Xong quá hạn', lead: SXD, deadline: '30/4/2022', counted: 'yes' },
  { title: 'Im lặng', lead: SXD, deadline: 'Thường xuyên', counted: 'yes' },
  { title: 'Không ấn định ngày', lead: SXD, deadline: 'Thường xuyên', counted: 'yes' },
  { title: 'Xin gia hạn trước hạn', lead: SXD, deadline: '12/8/2022', counted: 'waiting' },
  { title: 'Chưa rà soát', lead: SXD, deadline: '31/3/2022', counted: 'unreviewed' },
  { title: 'Không phản hồi rà soát', lead: SXD, deadline: '30/4/2022', counted: 'yes' },
] as const;
const OVERDUE = [3, 13];
const UNREVIEWED = [12];
const WAITING = [4, 5, 11];

/** "quá hạn" said of today; lateness that stood before a decision was asked for is said of its day. */
const SAID_OVERDUE = /(?<!đến ngày đó )quá hạn (?:theo văn bản )?\d+ ngày|, quá \d+ ngày/u;

interface TaskJson {
  readonly id: number;
  readonly timeliness: string;
  readonly counted: string;
  readonly days_overdue: number;
  readonly assignments: readonly { readonly counted: string; readonly timeliness: string }[];
}

test('card, lists, digest, board, command line, JSON, Word, Excel and picture call the same task overdue', async () => {
  const path = newRegistryPath();
  const programme = STATES.map(({ title, lead, deadline }, index) => ({
    ref: `I.${String(index + 1)}`,
    title,
    lead,
    deadline,
  }));
  const board = await openBoard({ programme, at: '2022-06-20 08:00', path });
  const { office } = board;
  await linkEverybody(office);
  for (const task of ['7', '8']) {
    await office.says(lan, 'SXD', `${task} xong`);
    await office.says(binh, 'VP', `/xacnhan ${task}`);
  }
  await office.says(lan, 'SXD', '10 đang làm');
  // Its agency was asked about both on the first day; the message about the one did not arrive.
  office.database.raw.exec("update assignment set review_until = '9999-12-31' where task_id = 12");
  office.moveTo('2022-08-10 09:00');
  await office.says(lan, 'SXD', '4 xong');
  await office.says(lan, 'SXD', '5 xin gia hạn đến 30/9/2022');
  await office.says(lan, 'SXD', '11 xin gia hạn đến 30/9/2022');
  const abolished = office.database.transact((tx) =>
    recordSuccession(workAt(tx, office.now(), office.rules), {
      kind: 'abolish',
      predecessors: ['SYT'],
      successors: [],
      from: day('2022-08-10'),
      document: 'Nghị quyết số 99/NQ-HĐND',
      choices: [],
    }),
  );
  expect(abolished.kind).toBe('applied');
  office.moveTo('2022-08-15 09:00');
  const look = <T>(at: (work: Work) => T): T =>
    office.database.read((tx) => at(workAt(tx, office.now(), office.rules)));

  const answer = async (words: string): Promise<string> => {
    await office.says(son, 'LD', words);
    return office.lastTo('LD').text;
  };
  const numbersIn = (text: string): number[] =>
    Array.from(text.matchAll(/#(\d+) \(I\./gu), ([, number]) => Number(number)).sort((a, b) => a - b);
  const numbers = STATES.map((_, index) => index + 1);

  // The cards, and the list of what is open.
  const cards: string[] = [];
  for (const number of numbers) cards.push(await answer(`/xem ${String(number)}`));
  expect(numbers.filter((number) => SAID_OVERDUE.test(cards[number - 1] ?? ''))).toEqual(OVERDUE);
  expect(cards[3]).toContain('chờ xác nhận từ 10/08/2022; đến ngày đó quá hạn 41 ngày');
  expect(cards[4]).toContain('chờ quyết định từ 10/08/2022; đến ngày đó quá hạn 41 ngày');
  expect(cards[10]).toContain('chờ quyết định từ 10/08/2022; đến ngày đó còn trong hạn');
  const open = (await answer('/viec')).split('\n');
  expect(numbersIn(open.filter((line) => SAID_OVERDUE.test(line)).join('\n'))).toEqual(OVERDUE);

  // The list of what is overdue, and what it counts apart.
  const overdue = await answer('/quahan');
  expect(cards[11]).toContain('chưa rà soát hiện trạng; chưa có báo cáo');
  expect(cards[12]).toContain('quá hạn theo văn bản 107 ngày; đơn vị chưa phản hồi rà soát từ 20/06/2022');
  expect(overdue).toContain('Quá hạn: 2 phần việc');
  expect(overdue).toContain('Chưa rà soát hiện trạng: 1 phần việc, không tính là quá hạn (xem /rasoat).');
  expect(numbersIn(await answer('/rasoat'))).toEqual(UNREVIEWED);
  const [counted = '', apart = ''] = overdue.split('(không tính là chậm)');
  expect([numbersIn(counted), numbersIn(apart)]).toEqual([OVERDUE, WAITING]);
  expect(numbersIn(await answer('/sapden'))).toEqual([2]);

  // The digest and its picture.
  const digest = look((work) => digestFor(work, { kind: 'all' }));
  expect(digest.text).toContain(
    'quá hạn 2, chờ xác nhận hoặc quyết định 3, chưa rà soát hiện trạng 1, chờ giao đơn vị kế thừa 1 (trong đó đã quá hạn 1), còn trong hạn',
  );
  expect(digest.picture?.totals).toMatchObject({ overdue: 2, waiting: 3, orphaned: 1 });
  expect(totalOf(digest.picture?.totals ?? expect.fail())).toBe(STATES.length - UNREVIEWED.length);

  // The board: tile, list, and what stands red in the list of all.
  const visitor = await board.signedIn(son);
  const pageOf = async (address: string): Promise<string> => (await visitor.get(address)).page;
  const rowsIn = (page: string, row: RegExp): number[] =>
    Array.from(page.matchAll(row), ([, id]) => Number(id)).sort((a, b) => a - b);
  const tiles = wordsOf(await pageOf('/board'));
  expect(tiles).toContain('Quá hạn 2 chưa hoàn thành');
  expect(tiles).toContain('Chưa rà soát hiện trạng 1 đơn vị');
  expect(tiles).toContain('Đang chờ 3 Văn phòng');
  expect(tiles).toContain('Chờ giao đơn vị kế thừa 1 trong đó đã quá hạn 1');
  expect(rowsIn(await pageOf('/board/tasks?list=orphaned'), /class="id"><a href="\/board\/task\/(\d+)/gu)).toEqual([6]);
  const idOfRow = /class="id"><a href="\/board\/task\/(\d+)/gu;
  expect(rowsIn(await pageOf('/board/tasks?list=overdue'), idOfRow)).toEqual(OVERDUE);
  expect(rowsIn(await pageOf('/board/tasks?list=unreviewed'), idOfRow)).toEqual(UNREVIEWED);
  expect(rowsIn(await pageOf('/board/tasks?list=waiting'), idOfRow)).toEqual(WAITING);
  const rows = (await pageOf('/board/tasks?list=all')).split('<tr>').filter((row) => row.includes('class="id"'));
  expect(rows).toHaveLength(STATES.length);
  const red = rows.filter((row) => row.includes('class="late"')).join('\n');
  expect(rowsIn(red, idOfRow)).toEqual(OVERDUE);
  expect(red).toMatch(SAID_OVERDUE);

  // The command line and the API, in JSON and in words.
  const at = { at: '2022-08-15 09:00' };
  const listed = async (...args: string[]): Promise<readonly TaskJson[]> =>
    (await run(path, ['tasks', '--json', ...args], at)).json as unknown as TaskJson[];
  const all = await listed();
  expect(all.map((task) => task.counted)).toEqual(STATES.map((state) => state.counted));
  expect(all.flatMap(({ assignments }) => assignments.map((own) => own.counted))).toEqual(
    STATES.map((state) => state.counted),
  );
  expect(all.filter(({ timeliness }) => timeliness === 'overdue').map(({ id }) => id)).toEqual(OVERDUE);
  expect(all.filter((task) => task.days_overdue > 0).map(({ id }) => id)).toEqual(OVERDUE);
  expect((await listed('--overdue')).map(({ id }) => id)).toEqual(OVERDUE);
  const one = await run(path, ['task', '5'], at);
  expect(one.out).toContain('đang chờ quyết định từ 10/08/2022; đến ngày đó quá hạn 41 ngày');
  const token = office.database.transact((tx) => makeToken(workAt(tx, office.now(), office.rules), 'so-lieu', null));
  const api = async (query: string): Promise<{ tasks: readonly TaskJson[] }> => {
    const headers = { authorization: `Bearer ${token ?? ''}` };
    return (await (await board.web.request(`${PUBLIC_URL}/api/tasks${query}`, { headers })).json()) as {
      tasks: readonly TaskJson[];
    };
  };
  expect((await api('')).tasks).toEqual(all);
  expect((await api('?overdue=1')).tasks.map(({ id }) => id)).toEqual(OVERDUE);

  // The report: its figures, its Word text and its Excel rows.
  const report = look((work) =>
    wholeReport(work, { scope: { kind: 'all' }, programme: null, from: day('2022-07-01'), to: day('2022-08-15') }),
  );
  expect(report.figures).toEqual({
    total: 13,
    completedOnTime: 1,
    completedLate: 1,
    overdue: 2,
    waiting: 3,
    unreviewed: 1,
    suspended: 0,
    suspendedLate: 0,
    orphaned: 1,
    orphanedLate: 1,
    untold: 0,
    untoldLate: 0,
    joined: 0,
    within: 4,
    noDate: 2,
    ended: 0,
    waitingNotDue: 1,
    silent: 1,
    stuck: 0,
    excused: 0,
  });
  const partsOf = (file: Buffer): string =>
    Object.values(unzipSync(file))
      .map((part) => strFromU8(part))
      .join('\n');
  const word = partsOf(await wholeFile(writeWord(report))).replace(/<[^>]+>/gu, '');
  expect(word).toContain('2. Nhiệm vụ quá hạn (2)');
  expect(word).toContain('5. Nhiệm vụ chưa rà soát hiện trạng (1)');
  expect(word).toContain('4. Đang chờ Văn phòng, lãnh đạo (3)');
  expect(word).toContain('báo hoàn thành, chờ xác nhận từ 10/08/2022; đến ngày đó quá hạn 41 ngày.');
  const cells = Array.from(
    partsOf(await wholeFile(writeExcel(report))).matchAll(/>([^<>]*(?:quá hạn|đang chờ|chưa rà soát)[^<>]*)</gu),
    ([, text]) => text,
  );
  expect(cells.filter((text) => /^quá hạn \d+ ngày$/u.test(text ?? ''))).toEqual(['quá hạn 15 ngày']);
  expect(cells).toContain('quá hạn theo văn bản 107 ngày; đơn vị chưa phản hồi rà soát từ 20/06/2022');
  expect(cells).toContain('chưa rà soát hiện trạng');
  expect(cells).toContain('đang chờ xác nhận từ 10/08/2022; đến ngày đó quá hạn 41 ngày');
  expect(cells).toContain('đang chờ quyết định từ 10/08/2022; đến ngày đó quá hạn 41 ngày');
  office.close();
});
