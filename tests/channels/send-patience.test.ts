import { expect, test } from 'vitest';
import { createSendPatience } from '../../src/channels/send-patience.ts';

test('a refused send is tried at 2, 7, 17, 37, 62 and 90 seconds, and then no more', () => {
  let now = 1000;
  const patience = createSendPatience(() => now);
  const pauses: number[] = [];
  for (let ms = patience.refused(); ms !== null; ms = patience.refused()) {
    pauses.push(ms);
    now += ms;
  }
  expect(pauses).toEqual([2_000, 5_000, 10_000, 20_000, 25_000, 28_000]);
  expect(now).toBe(91_000);
});

test('many sends refused at once use up no more of it than one', () => {
  let now = 0;
  const patience = createSendPatience(() => now);
  expect(Array.from({ length: 100 }, () => patience.refused())).toEqual(Array.from({ length: 100 }, () => 2_000));
  now = 2_001;
  expect(patience.refused()).toBe(4_999);
});

test('a send that is answered gives all of it back', () => {
  let now = 0;
  const patience = createSendPatience(() => now);
  patience.refused();
  now = 89_000;
  expect(patience.refused()).toBe(1_000);
  patience.known();
  now = 200_000;
  expect(patience.refused()).toBe(2_000);
});
