/** What a merger passed on, by the board's forms over HTTP: from pages of before it and of after it. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SuccessionPlan } from '../../../src/domain/agencies/succession.ts';
import { cardsOfTask } from '../../../src/store/programmes/assignments.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { wordsOf } from '../rehearsal/open-rehearsal.ts';
import { formOf, linkEverybody, openBoard, type Answer, type Board } from './open-board.ts';

const { binh, tung, lan } = people;
const TASKS = [
  { ref: 'I.1', title: 'Mở tuyến đường', lead: 'UBND huyện Thọ Xuân', deadline: 'Ngày 30/9/2022', followed: true },
  {
    ref: 'I.2',
    title: 'Đề án chung',
    lead: 'Sở Xây dựng, UBND huyện Thọ Xuân',
    deadline: 'Ngày 31/8/2022',
    followed: true,
  },
] as const;

let board: Board;
beforeEach(async () => {
  board = await openBoard({ programme: TASKS, at: '2022-06-20 08:00' });
  await linkEverybody(board.office);
});
afterEach(() => {
  board.office.close();
});

async function reorganise(changes: Partial<SuccessionPlan> = {}): Promise<void> {
  board.office.moveTo('2022-06-20 10:00');
  const outcome = board.office.database.transact((tx) => {
    const work = workAt(tx, board.office.now(), board.office.rules);
    const plan: SuccessionPlan = {
      kind: 'merge',
      predecessors: ['SXD', 'UBNDTX'],
      successors: [{ code: 'SXD', name: null }],
      from: work.today,
      document: 'Nghị quyết số 99/NQ-HĐND',
      choices: [],
      ...changes,
    };
    return recordSuccession(work, plan);
  });
  expect(outcome.kind).toBe('applied');
  await board.office.relay.drain();
}
const RENAMED: Partial<SuccessionPlan> = {
  kind: 'rename',
  predecessors: ['UBNDTX'],
  successors: [{ code: 'TXM', name: 'UBND xã Thọ Xuân' }],
};

const noteOf = ({ page }: Answer): string => wordsOf(/<div class="note[\s\S]*?<\/div>/.exec(page)?.[0] ?? '');
const statesOf = (task: number): string[] =>
  board.office.database
    .read((tx) => cardsOfTask(tx, task))
    .map(({ agency, assignment: { status, waitingFor, dueOn } }) =>
      [agency.code, status, waitingFor ?? '', dueOn ?? ''].join(' ').trim(),
    );

test.each([
  ['opened before the merger', true],
  ['opened after it', false],
])('a completion that the predecessor reported is confirmed under the heir, on a page %s', async (_when, isOld) => {
  await board.office.says(tung, 'UBNDTX', '#1 đã hoàn thành');
  const visitor = await board.signedIn(binh);
  const old = formOf((await visitor.get('/board/task/1')).page, 'confirm');
  await reorganise(RENAMED);
  const { page } = await visitor.get('/board/task/1');
  expect(wordsOf(page)).toContain('UBND xã Thọ Xuân');
  const { path, fields } = isOld ? old : formOf(page, 'confirm');
  const told = noteOf(await visitor.post(path, fields));
  expect(told).toContain('Đã xác nhận hoàn thành #1');
  expect(told).toContain('UBND xã Thọ Xuân');
  expect(statesOf(1)).toEqual(['TXM completed  2022-09-30']);
});

test('of a share that became one with the heir’s an old page decides nothing, and the new one decides on the whole', async () => {
  await board.office.says(tung, 'UBNDTX', '#2 xin gia hạn đến 31/10/2022');
  const visitor = await board.signedIn(binh);
  const old = formOf((await visitor.get('/board/task/2')).page, 'approve');
  await reorganise();
  expect(noteOf(await visitor.post(old.path, old.fields))).toContain('đã thay đổi');
  expect(statesOf(2)).toEqual(['SXD not_started extension 2022-08-31', 'UBNDTX cancelled  2022-08-31']);
  const { path, fields } = formOf((await visitor.get('/board/task/2')).page, 'approve');
  expect(noteOf(await visitor.post(path, fields))).toContain('#2');
  expect(statesOf(2)).toEqual(['SXD not_started  2022-10-31', 'UBNDTX cancelled  2022-08-31']);
});

test('what is not ours is handed to the heir by its present name, and not to whoever has ended', async () => {
  await board.office.says(lan, 'SXD', '#2 không thuộc trách nhiệm của Sở', { mention: true });
  await reorganise({ ...RENAMED, predecessors: ['UBNDTX'] });
  const visitor = await board.signedIn(binh);
  const form = async () => formOf((await visitor.get('/board/task/2')).page, 'hand_over');
  const ended = await form();
  const told = noteOf(await visitor.post(ended.path, { ...ended.fields, agency: 'UBND huyện Thọ Xuân' }));
  expect(told).toContain('đã kết thúc hoạt động');
  expect(statesOf(2)[0]).toBe('SXD not_started handover 2022-08-31');
  const heir = await form();
  const handed = noteOf(await visitor.post(heir.path, { ...heir.fields, agency: 'UBND xã Thọ Xuân' }));
  expect(handed).toContain('UBND xã Thọ Xuân');
  expect(statesOf(2)).toEqual(['SXD cancelled  2022-08-31', 'TXM not_started  2022-08-31']);
});

test('the heir’s focal point takes back there what was reported before the merger', async () => {
  await board.office.says(tung, 'UBNDTX', '#1 50%');
  const before = await board.signedIn(tung);
  await reorganise(RENAMED);
  // A way in that was given for the office of before ends with it.
  expect((await before.get('/board/task/1')).page).toContain('Chưa đăng nhập');
  const visitor = await board.signedIn(tung);
  const { path, fields } = formOf((await visitor.get('/board/task/1')).page, 'undo');
  await visitor.post(path, fields);
  expect(board.office.assignment('I.1')).toMatchObject({ progress: null });
});
