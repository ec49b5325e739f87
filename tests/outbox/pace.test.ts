import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_LIMITS, paceFor, TELEGRAM_LIMITS, type Limit, type Limits } from '../../src/outbox/pace.ts';

interface TestChat {
  readonly id: number;
  readonly type: 'group' | 'private';
}
const group = { id: 1, type: 'group' } as const;
const person = { id: 2, type: 'private' } as const;

/** A pace on a clock that the test moves. */
function pacer(limits: Limits) {
  let now = 0;
  return {
    pace: paceFor(limits, () => now),
    moveTo: (ms: number): void => {
      now = ms;
    },
  };
}

describe('a slot', () => {
  test('is held while the request is under way, and one window longer', () => {
    const { pace, moveTo } = pacer(TELEGRAM_LIMITS);
    expect(pace.waitMs(person)).toBe(0);
    const free = pace.take(person);
    moveTo(60_000);
    expect(pace.waitMs(person)).toBe(Infinity);
    free();
    expect(pace.waitMs(person)).toBe(1000);
    moveTo(60_999);
    expect(pace.waitMs(person)).toBe(1);
    moveTo(61_000);
    expect(pace.waitMs(person)).toBe(0);
  });

  test('of one chat does not hold up another', () => {
    const { pace } = pacer(TELEGRAM_LIMITS);
    pace.take(person);
    expect(pace.waitMs({ id: 3, type: 'private' })).toBe(0);
  });

  test('of a group is one of 20 a minute', () => {
    const { pace, moveTo } = pacer(TELEGRAM_LIMITS);
    for (let second = 0; second < 20; second += 1) {
      moveTo(second * 1000);
      expect(pace.waitMs(group)).toBe(0);
      pace.take(group)();
    }
    moveTo(20_000);
    expect(pace.waitMs(group)).toBe(40_000);
    moveTo(60_000);
    expect(pace.waitMs(group)).toBe(0);
  });

  test('of the whole messenger is one of 30 a second', () => {
    const { pace } = pacer(TELEGRAM_LIMITS);
    for (let id = 10; id < 40; id += 1) pace.take({ id, type: 'private' })();
    expect(pace.waitMs({ id: 99, type: 'private' })).toBe(1000);
  });

  test('is always free where nothing is limited', () => {
    const { pace } = pacer(NO_LIMITS);
    for (let count = 0; count < 100; count += 1) pace.take(group);
    expect(pace.waitMs(group)).toBe(0);
  });

  test('that is still held is remembered among thousands of chats that are not', () => {
    const { pace, moveTo } = pacer(TELEGRAM_LIMITS);
    const free = pace.take(person);
    for (let id = 1000; id < 4000; id += 1) {
      moveTo(id * 2000);
      pace.take({ id, type: 'private' })();
    }
    expect(pace.waitMs(person)).toBe(Infinity);
    expect(pace.waitMs({ id: 3999, type: 'private' })).toBe(1000);
    free();
    expect(pace.waitMs(person)).toBe(1000);
  });
});

describe('whatever the delays, the messenger never counts more than it allows', () => {
  const limits: Limits = {
    overall: [{ messages: 4, windowMs: 100 }],
    chat: [{ messages: 1, windowMs: 100 }],
    group: [{ messages: 3, windowMs: 600 }],
  };
  const messages = fc.array(fc.record({ chat: fc.nat(5), toServer: fc.nat(150), fromServer: fc.nat(150) }), {
    minLength: 1,
    maxLength: 40,
  });
  const chatOf = (id: number): TestChat => ({ id, type: id < 3 ? 'group' : 'private' });

  test('in any sliding window', () => {
    fc.assert(
      fc.property(messages, (queue) => {
        const { pace, moveTo } = pacer(limits);
        const arrivals: { chat: number; at: number }[] = [];
        const answers: { at: number; free: () => void }[] = [];
        const waiting = [...queue];
        let now = 0;
        while (waiting.length > 0 || answers.length > 0) {
          moveTo(now);
          for (const answer of answers.filter(({ at }) => at === now)) {
            answer.free();
            answers.splice(answers.indexOf(answer), 1);
          }
          for (const message of [...waiting]) {
            if (pace.waitMs(chatOf(message.chat)) > 0) continue;
            waiting.splice(waiting.indexOf(message), 1);
            arrivals.push({ chat: message.chat, at: now + message.toServer });
            answers.push({
              at: now + message.toServer + message.fromServer,
              free: pace.take(chatOf(message.chat)),
            });
          }
          const waits = waiting.map(({ chat }) => now + Math.max(1, pace.waitMs(chatOf(chat))));
          // An answer of this very moment is seen in the next turn of the loop.
          now = Math.min(...waits, ...answers.map(({ at }) => Math.max(at, now)));
          if (waiting.length === 0 && answers.length === 0) break;
        }
        expect(arrivals).toHaveLength(queue.length);
        expectWithin(arrivals, limits.overall);
        for (const { chat } of arrivals) {
          const its = arrivals.filter((arrival) => arrival.chat === chat);
          expectWithin(its, [...limits.chat, ...(chatOf(chat).type === 'group' ? limits.group : [])]);
        }
      }),
      { numRuns: 300 },
    );
  });

  function expectWithin(arrivals: readonly { at: number }[], each: readonly Limit[]): void {
    for (const { messages: most, windowMs } of each) {
      for (const { at } of arrivals) {
        const counted = arrivals.filter((other) => other.at >= at && other.at < at + windowMs).length;
        expect(counted).toBeLessThanOrEqual(most);
      }
    }
  }
});
