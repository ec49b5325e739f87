import { afterEach, expect, test } from 'vitest';
import { openRehearsal, wordsOf, type Visitor } from './open-rehearsal.ts';

let visitor: Visitor;
afterEach(() => visitor.rehearsal.stop());

test('in the rehearsal a button leads to the board, whose figures are those of the rehearsal', async () => {
  visitor = await openRehearsal('2026-11-22T05:00:00Z');
  const { address } = visitor.rehearsal;
  expect(await visitor.get('/')).toContain('action="/open-board"');
  const door = await visitor.post('/open-board', {});
  const path = /action="(\/board\/sign-in\/[\w-]{43})"/.exec(door)?.[1] ?? expect.fail(wordsOf(door));
  const entered = await fetch(new URL(path, address), { method: 'POST', redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const board = await fetch(new URL('/board', address), { headers: { cookie } });
  expect(wordsOf(await board.text())).toContain('Tình hình thực hiện nhiệm vụ');
});
