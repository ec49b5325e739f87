import { expect, test } from 'vitest';
import { people } from '../../people.ts';
import { wordsOf } from '../rehearsal/open-rehearsal.ts';
import { openBoard } from './open-board.ts';

const TASKS = [1, 2, 3, 4].map((number) => ({
  ref: `I.${String(number)}`,
  title: `Lập quy hoạch khu ${String(number)}`,
  lead: number === 3 ? 'UBND huyện Thọ Xuân' : 'Sở Xây dựng',
  deadline: 'Quý IV/2022',
}));

test('the secretariat rules there on what three people explained alike, and nobody else sees the page', async () => {
  const board = await openBoard({ programme: TASKS, at: '2022-06-21 09:00' });
  const { office } = board;
  await office.linkSecretariat(people.binh);
  await office.linkLeaders(people.son);
  await office.linkAgency('SXD', people.lan);
  await office.linkAgency('UBNDTX', people.tung);
  const word = await office.says(people.minh, 'SXD', 'chào cả nhà');
  await office.says(people.lan, 'SXD', '/daumoi', { replyTo: word });
  for (const [person, place, task] of [
    [people.lan, 'SXD', 1],
    [people.minh, 'SXD', 2],
    [people.tung, 'UBNDTX', 3],
  ] as const) {
    await office.says(person, place, `#${String(task)} việc này êm rồi ạ`, { mention: true });
    await office.presses(person, place, person === people.tung ? 'Đúng như vậy' : 'Đang thực hiện');
  }

  const secretariat = await board.signedIn(people.binh);
  const shown = await secretariat.get('/board/readings');
  expect(wordsOf(shown.page)).toContain('“việc này êm rồi”: 3 người trả lời là đang thực hiện');
  expect(wordsOf((await secretariat.get('/board')).page)).toContain('1 cách hiểu câu trả lời chờ duyệt');
  for (const person of [people.son, people.lan]) {
    const visitor = await board.signedIn(person);
    expect((await visitor.get('/board/readings')).status).toBe(404);
    expect((await visitor.post('/board/readings/1/approve')).status).toBe(404);
  }
  expect((await secretariat.post('/board/readings/1/approve', { token: 'x' })).status).toBe(403);

  const done = await secretariat.post('/board/readings/1/approve');
  expect(wordsOf(done.page)).toContain('Đã duyệt cách hiểu số 1');
  await office.says(people.lan, 'SXD', '#4 việc này êm rồi ạ', { mention: true });
  expect(office.assignment('#4').status).toBe('in_progress');
  const refused = await secretariat.post('/board/readings/1/refuse');
  expect(wordsOf(refused.page)).toContain('Không dùng cách hiểu số 1');
  for (const ruling of ['forget', 'constructor'])
    expect((await secretariat.post(`/board/readings/1/${ruling}`)).status).toBe(404);
  office.close();
});
