import { describe, expect, test } from 'vitest';
import { classifyAnswer } from '../../../src/channels/zalo/classify-answer.ts';
import { withhold } from '../../../src/channels/zalo/withhold.ts';
import type { ZaloFailure } from '../../../src/channels/zalo/zalo-answer.ts';

function error(code: number, description = 'Bad'): ZaloFailure {
  return { kind: 'error', code, description };
}

describe('what the answer to a send means', () => {
  test('accepted, with the id', () => {
    expect(classifyAnswer({ kind: 'ok', result: { messageId: 'b01' } }, 0)).toEqual({ kind: 'sent', messageId: 'b01' });
  });

  test.each<[string, ZaloFailure, object]>([
    ['a bad request', error(400), { kind: 'refused' }],
    ['a bad request, whatever its words say', error(400, 'bot was kicked from the group'), { kind: 'refused' }],
    ['not found', error(404, 'chat not found'), { kind: 'refused' }],
    ['too large', error(413), { kind: 'refused' }],
    ['the token: the message waits', error(401), { kind: 'retry', afterMs: 60_000, scope: 'channel' }],
    ['the quota', error(429), { kind: 'retry', afterMs: 60_000, scope: 'channel' }],
    ['a time-out at Zalo', error(408), { kind: 'unknown' }],
    ['a fault at Zalo', error(500), { kind: 'unknown' }],
    ['a gateway that speaks JSON', error(502), { kind: 'unknown' }],
    ['a code of no table', error(-32), { kind: 'unknown' }],
    ['no code at all', error(200), { kind: 'unknown' }],
    [
      'nobody listens',
      { kind: 'network', sent: false, why: 'ECONNREFUSED' },
      { kind: 'retry', afterMs: 15_000, scope: 'channel' },
    ],
    ['no answer', { kind: 'network', sent: true, why: 'ETIMEDOUT' }, { kind: 'unknown' }],
    ['a page with 502', { kind: 'garbled', status: 502 }, { kind: 'unknown' }],
    ['a page with 200', { kind: 'garbled', status: 200 }, { kind: 'unknown' }],
    ['a page with 302', { kind: 'garbled', status: 302 }, { kind: 'unknown' }],
    ['a page with 408', { kind: 'garbled', status: 408 }, { kind: 'unknown' }],
    ['a page with 404', { kind: 'garbled', status: 404 }, { kind: 'refused' }],
    ['a page with 429', { kind: 'garbled', status: 429 }, { kind: 'retry', afterMs: 60_000, scope: 'channel' }],
  ])('%s', (_what, answer, outcome) => {
    expect(classifyAnswer(answer, 0)).toMatchObject(outcome);
  });

  test('403 is tried again after longer and longer, and at last refused', () => {
    const outcomes = [0, 1, 2, 3, 4].map((earlier) => classifyAnswer(error(403), earlier));
    expect(outcomes).toMatchObject([
      { kind: 'retry', afterMs: 15_000, scope: 'chat' },
      { kind: 'retry', afterMs: 60_000, scope: 'chat' },
      { kind: 'retry', afterMs: 300_000, scope: 'chat' },
      { kind: 'retry', afterMs: 900_000, scope: 'chat' },
      { kind: 'refused' },
    ]);
  });
});

test('what an answer quotes of a request is withheld', () => {
  const quoted = 'cannot send "12 xong rồi" for /bot123:AbC-dEf/sendMessage';
  expect(withhold(quoted, ['123:AbC-dEf', '123', 'AbC-dEf', '12 xong rồi'])).toBe(
    'cannot send "<withheld>" for /bot<withheld>/sendMessage',
  );
  expect(withhold(`a\n\n${'b'.repeat(900)}`, [])).toBe(`a ${'b'.repeat(198)}`);
});
