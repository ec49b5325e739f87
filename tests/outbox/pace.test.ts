import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_LIMITS, paceFor, TELEGRAM_LIMITS, type Limits } from '../../src/outbox/pace.ts';
import { limiterOf, LIMITER_KINDS } from '../lab/doubles/limited-messenger/limiter.ts';

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
    moveTo(2000);
    expect(pace.waitMs(person)).toBe(2000);
    free();
    expect(pace.waitMs(person)).toBe(1000);
    moveTo(2999);
    expect(pace.waitMs(person)).toBe(1);
    moveTo(3000);
    expect(pace.waitMs(person)).toBe(0);
  });

  test('of a request that is not answered counts as arrived after three seconds', () => {
    const { pace, moveTo } = pacer(TELEGRAM_LIMITS);
    const answers = Array.from({ length: 30 }, (_, id) => pace.take({ id, type: 'private' }));
    expect(pace.waitMs()).toBe(4000);
    moveTo(4000);
    expect(pace.waitMs()).toBe(0);
    // It may have arrived with its late answer after all.
    for (const answered of answers) answered();
    expect(pace.waitMs()).toBe(1000);
  });

  test('that an earlier run took is held for what is left of its window', () => {
    const { pace, moveTo } = pacer(TELEGRAM_LIMITS);
    for (let send = 0; send < 20; send += 1) pace.recall(group, 1000 * (20 - send));
    pace.recall(person, 400);
    // Sent in a future that the clock was since set back from: held for a whole window.
    pace.recall({ id: 3, type: 'private' }, -5000);
    expect(pace.waitMs(group)).toBe(40_000);
    expect(pace.waitMs(person)).toBe(600);
    expect(pace.waitMs({ id: 3, type: 'private' })).toBe(1000);
    expect(pace.waiting()).toEqual([group.id, person.id, 3]);
    moveTo(1000);
    expect(pace.waiting()).toEqual([group.id]);
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
      moveTo(id / 2);
      pace.take({ id, type: 'private' })();
    }
    expect(pace.waitMs(person)).toBe(4000 - 1999.5);
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

  test.each(LIMITER_KINDS)('in a %s', (kind) => {
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
        const limiter = limiterOf(kind, limits);
        const inOrder = arrivals.toSorted((a, b) => a.at - b.at);
        expect(inOrder.filter(({ chat, at }) => !limiter.admits(chatOf(chat), at))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
