import { expect, test } from 'vitest';
import { createAir, type Flight } from '../../src/outbox/air.ts';

/** The air around a messenger that permits 30 sends a second, on a clock that the test moves. */
function airAt30() {
  let now = 0;
  const air = createAir(1000 / 30, () => now);
  const settle = (flight: Flight): void => {
    flight.answered(true);
  };
  const pass = (ms: number): void => {
    now += ms;
  };
  /** So many sends one after the other, each answered after so long. */
  const sends = (count: number, ms: number): void => {
    for (let sent = 0; sent < count; sent += 1) {
      const flight = air.start();
      now += ms;
      settle(flight);
    }
  };
  /** How many may start now before one must be answered. */
  const room = (): number => {
    const started: Flight[] = [];
    while (air.waitMs() === 0 && started.length < 50) started.push(air.start());
    return started.length;
  };
  return { air, settle, pass, sends, room };
}

test.each([
  [1, 1],
  [33, 1],
  [40, 2],
  [66, 2],
  [70, 3],
  [250, 8],
])('a messenger that takes %i ms to answer has %i sends in the air', (ms, inAir) => {
  const { sends, room } = airAt30();
  sends(100, ms);
  expect(room()).toBe(inAir);
});

test('what the messenger takes to answer is learnt from the first answers, and anew when it changes', () => {
  const fresh = airAt30();
  expect(fresh.room()).toBe(1);
  const slow = airAt30();
  slow.sends(1, 45);
  expect(slow.room()).toBe(2);
  const changed = airAt30();
  changed.sends(100, 5);
  changed.sends(200, 400);
  expect(changed.room()).toBe(12);
  changed.pass(10_000);
  changed.sends(200, 5);
  expect(changed.room()).toBe(1);
});

test('a messenger that takes anything up to 80 ms, and now and then is answered late by us, has two sends in the air', () => {
  const { air, settle, pass } = airAt30();
  let state = 7;
  const draw = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  let now = 0;
  let most = 0;
  const inAir: { readonly flight: Flight; readonly until: number }[] = [];
  for (let step = 0; step < 5000; step += 1) {
    const wait = air.waitMs();
    if (wait === 0) inAir.push({ flight: air.start(), until: now + 1 + 40 * (draw() + draw()) });
    most = Math.max(most, inAir.length);
    inAir.sort((a, b) => a.until - b.until);
    const lateMs = draw() < 0.02 ? 60 * draw() : 0;
    const ms = wait === 0 ? lateMs : Math.min(wait, Math.max(0, (inAir[0]?.until ?? now) - now)) + lateMs;
    now += ms;
    pass(ms);
    for (const { flight } of inAir.splice(0, inAir.filter(({ until }) => until <= now).length)) settle(flight);
  }
  expect(most).toBe(2);
});

test('at first a slow answer after some quick ones is no chat that hangs', () => {
  const { air, pass, sends } = airAt30();
  sends(5, 5);
  air.start();
  pass(80);
  expect(air.waitMs()).toBeGreaterThan(0);
});

test('a chat that hangs holds up the others for as long as two sends take at full measure, and makes nobody send more at once', () => {
  const { air, settle, pass, sends, room } = airAt30();
  sends(100, 5);
  const hanging = air.start();
  expect(air.waitMs()).toBeCloseTo(66.7, 1);
  pass(60);
  expect(air.waitMs()).toBeCloseTo(6.7, 1);
  pass(7);
  expect(air.waitMs()).toBe(0);
  sends(5, 5);
  pass(5000);
  settle(hanging);
  expect(room()).toBe(1);
});

test('thirty that are not answered at all are enough, until the messenger says something', () => {
  const { air, settle, pass } = airAt30();
  const flights = Array.from({ length: 30 }, () => {
    pass(100);
    return air.start();
  });
  pass(100);
  expect(air.waitMs()).toBe(Infinity);
  const [first, second] = flights as [Flight, Flight];
  // A connection that broke is no answer.
  first.answered(false);
  air.start();
  pass(100);
  expect(air.waitMs()).toBe(Infinity);
  settle(second);
  air.start();
  pass(200);
  expect(air.waitMs()).toBe(0);
});
