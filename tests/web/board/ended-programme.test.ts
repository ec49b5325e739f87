// covers src/usecases/figures/look-back.ts, src/domain/tasks/programme-end.ts

/** The board, the JSON and the report of a programme that has ended: as it was left, whenever it is read. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { summarySections } from '../../../src/conversation/compose/report/summary-words.ts';
import { timelinessWords } from '../../../src/conversation/compose/report/assignment-words.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { gatherReport } from '../../../src/usecases/figures/gather-report.ts';
import { makeToken } from '../../../src/usecases/people/api-access.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';
import { wordsOf } from '../rehearsal/open-rehearsal.ts';
import { linkEverybody, openBoard, PUBLIC_URL, type Board } from './open-board.ts';

const { binh, lan } = people;
const ENDED = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 1/6/2022' },
  { ref: 'I.2', title: 'Xây cầu Vạn', lead: 'Sở Xây dựng', deadline: 'Ngày 15/7/2022' },
  { ref: 'I.3', title: 'Tuyên truyền', lead: 'UBND huyện Thọ Xuân', deadline: 'Thường xuyên' },
  { ref: 'I.4', title: 'Xây trường học', lead: 'UBND huyện Thọ Xuân', deadline: 'Ngày 20/6/2022' },
] as const;
const GOING_ON = [{ ref: 'V.1', title: 'Sửa đường 47', lead: 'Sở Xây dựng', deadline: 'Ngày 30/6/2022' }];

let board: Board;
let token: string;
beforeEach(async () => {
  board = await openBoard({ programme: ENDED, at: '2022-06-20 08:00', followed: true });
  const { office } = board;
  await linkEverybody(office);
  await office.says(lan, 'SXD', '#1 50%');
  token = office.database.transact((tx) => makeToken(workAt(tx, office.now(), office.rules), 'so-lieu', null)) ?? '';
  await office.says(binh, 'VP', '/ketthuc tiny 30/6/2022');
  addProgramme(office.database, GOING_ON, office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
});
afterEach(() => {
  board.office.close();
});

async function json(path: string): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${token}` };
  return (await (await board.web.request(`${PUBLIC_URL}${path}`, { headers })).json()) as Record<string, unknown>;
}

/** What is read of the programme at `at`, on the board, in the JSON and in a chat. */
async function readAt(at: string) {
  board.office.moveTo(at);
  const visitor = await board.signedIn(binh);
  const words = async (path: string): Promise<string> =>
    wordsOf((await visitor.get(path)).page).replace(/Trang lập lúc.*/u, '');
  const task = await json('/api/task/1');
  delete task['as_of'];
  return {
    overview: await words('/board?programme=tiny'),
    overdue: await words('/board/tasks?programme=tiny&list=overdue'),
    task: await words('/board/task/1'),
    figures: await json('/api/figures?programme=tiny'),
    tasks: await json('/api/tasks?programme=tiny'),
    late: await json('/api/tasks?programme=tiny&overdue=1'),
    one: task,
    found: (await json('/api/tasks?q=quy hoạch'))['tasks'],
  };
}

test('nothing becomes late, or later, after the last day, wherever it is read', async () => {
  const first = await readAt('2022-07-01 09:00');
  expect(await readAt('2022-09-01 09:00')).toEqual(first);
  expect(first.overview).toContain(
    'Quyết định số 15/QĐ-UBND đã kết thúc ngày 30/06/2022. Số liệu và danh sách giữ như',
  );
  expect(first.overview).toContain('tính đến ngày 30/06/2022');
  expect(first.overview).not.toContain('Chưa liên kết');
  expect(first.task).toContain('đã kết thúc ngày 30/06/2022; nhiệm vụ được giữ trong hồ sơ, không nhắc nữa');
  expect(first.task).toContain('quá hạn 29 ngày');
  // Due after the last day: never late.
  expect(first.overdue).not.toContain('Xây cầu Vạn');
  expect(first.figures).toMatchObject({ as_of: '2022-06-30', total: 4, overdue: 2 });
  expect(first.late).toMatchObject({ as_of: '2022-06-30', tasks: [{ ref: 'I.1', days_overdue: 29 }, { ref: 'I.4' }] });
  expect(first.one).toMatchObject({ programme_ends_on: '2022-06-30', timeliness: 'overdue', days_overdue: 29 });
  expect(first.found).toMatchObject([{ ref: 'I.1', days_overdue: 29 }]);
});

test('what goes on is counted without it, and is nobody’s to-do', async () => {
  const { office } = board;
  office.moveTo('2022-09-01 09:00');
  const visitor = await board.signedIn(binh);
  const page = wordsOf((await visitor.get('/board')).page);
  expect(page).not.toContain('Lập quy hoạch chung');
  expect(page).not.toContain('đã kết thúc ngày');
  expect(await json('/api/figures')).toMatchObject({ as_of: '2022-09-01', total: 1, overdue: 1 });
  expect(wordsOf((await visitor.get('/board/agency/SXD')).page)).not.toContain('#1');
  // Before its last day it is read like any other.
  expect(wordsOf((await visitor.get('/board?programme=tiny&at=2022-06-25')).page)).not.toContain('đã kết thúc');
});

test('a report of everything counts it as it was left, and says so', () => {
  const { office } = board;
  const reportAt = (at: string) => {
    office.moveTo(at);
    return office.database.read((tx) => {
      const work = workAt(tx, office.now(), office.rules);
      const asked = {
        scope: { kind: 'all' },
        programme: null,
        from: day('2022-01-01'),
        to: day('2022-12-31'),
      } as const;
      const report = gatherReport(work, asked);
      const rows = [...report.assignments].map((row) => [row.card.task.ref, timelinessWords(row, report.asOfDay)]);
      return { figures: report.figures, rows, items: summarySections(report).flatMap(({ items }) => items) };
    });
  };
  const first = reportAt('2022-07-20 09:00');
  expect(first.figures).toMatchObject({ total: 5, overdue: 3 });
  expect(first.rows).toEqual([
    ['V.1', 'quá hạn 20 ngày'],
    ['I.1', 'khi chương trình kết thúc (30/06/2022): quá hạn 29 ngày'],
    ['I.2', 'khi chương trình kết thúc (30/06/2022): trong hạn'],
    ['I.3', 'không hạn'],
    ['I.4', 'khi chương trình kết thúc (30/06/2022): quá hạn 10 ngày'],
  ]);
  expect(first.items.filter((item) => item.includes('đã kết thúc ngày 30/06/2022'))).toHaveLength(2);
  const later = reportAt('2022-12-01 09:00');
  expect(later.figures).toEqual(first.figures);
  expect(later.rows.slice(1)).toEqual(first.rows.slice(1));
});
