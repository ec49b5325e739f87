import { expect, test } from 'vitest';
import { createNextUp } from '../../src/outbox/next-up.ts';

test('the further parts of a message go before what its chat has queued, in order, and only there', () => {
  const nextUp = createNextUp();
  nextUp.putFirst(1, [11, 12]);
  expect([nextUp.take(2, 20), nextUp.take(1, 13), nextUp.take(1, 13), nextUp.take(1, 13)]).toEqual([20, 11, 12, 13]);
});

test('a part that is to be tried again goes before those behind it', () => {
  const nextUp = createNextUp();
  nextUp.putFirst(1, [11, 12]);
  expect(nextUp.take(1, 13)).toBe(11);
  nextUp.putFirst(1, [11]);
  expect([nextUp.take(1, 13), nextUp.take(1, 13), nextUp.take(1, 13)]).toEqual([11, 12, 13]);
});
