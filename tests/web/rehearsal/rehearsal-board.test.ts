import { afterEach, expect, test } from 'vitest';
import { openRehearsal, wordsOf, type Visitor } from './open-rehearsal.ts';

let visitor: Visitor;
afterEach(() => visitor.rehearsal.stop());

test('in the rehearsal a link leads to the board, whose figures are those of the rehearsal, and back', async () => {
  visitor = await openRehearsal('2026-11-22T05:00:00Z');
  expect(await visitor.get('/')).toContain('href="/open-board"');
  expect(wordsOf(await visitor.get('/board'))).toContain('Chưa đăng nhập');
  const board = await visitor.get('/open-board');
  expect(wordsOf(board)).toContain('Tình hình thực hiện nhiệm vụ');
  expect(board).toContain('<a href="/">Về diễn tập</a>');
});

test('who is signed in stays so: the link begins no second session', async () => {
  visitor = await openRehearsal('2026-11-22T05:00:00Z');
  const { address } = visitor.rehearsal;
  const first = await fetch(new URL('/open-board', address), { redirect: 'manual' });
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const again = await fetch(new URL('/open-board?agency=1', address), { headers: { cookie }, redirect: 'manual' });
  expect([first.status, again.status, again.headers.get('set-cookie')]).toEqual([303, 303, null]);
});
