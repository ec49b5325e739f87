import { describe, expect, test } from 'vitest';
import { judgePoll, pauseMs } from '../../../src/channels/zalo/judge-poll.ts';
import type { ZaloAnswer } from '../../../src/channels/zalo/zalo-answer.ts';

function error(code: number): ZaloAnswer<unknown> {
  return { kind: 'error', code, description: '' };
}

describe('what an answer to a poll means', () => {
  test.each<[string, ZaloAnswer<unknown>, object]>([
    ['an update', { kind: 'ok', result: {} }, { kind: 'updates' }],
    ['408: nobody wrote, poll again at once', error(408), { kind: 'idle' }],
    ['408 without an envelope', { kind: 'garbled', status: 408 }, { kind: 'idle' }],
    ['429: a minute', error(429), { kind: 'pause', ms: 60_000 }],
    [
      '429 that says how long',
      { kind: 'error', code: 429, description: '', retryAfterS: 5 },
      { kind: 'pause', ms: 6000 },
    ],
    ['429 without an envelope', { kind: 'garbled', status: 429 }, { kind: 'pause', ms: 60_000 }],
    ['401: the token', error(401), { kind: 'token_refused' }],
    ['401 of a proxy says nothing of the token', { kind: 'garbled', status: 401 }, { kind: 'pause', ms: 1000 }],
    ['400: perhaps a webhook', error(400), { kind: 'refused' }],
    ['400 of a proxy', { kind: 'garbled', status: 400 }, { kind: 'pause', ms: 1000 }],
    ['403', error(403), { kind: 'pause', ms: 1000 }],
    ['404', error(404), { kind: 'pause', ms: 1000 }],
    ['500', error(500), { kind: 'pause', ms: 1000 }],
    ['a page with 502', { kind: 'garbled', status: 502 }, { kind: 'pause', ms: 1000 }],
    ['no connection', { kind: 'network', sent: false, why: 'ECONNREFUSED' }, { kind: 'pause', ms: 1000 }],
  ])('%s', (_what, answer, verdict) => {
    expect(judgePoll(answer, 0, 0)).toEqual(verdict);
  });
});

test('pauses double up to a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 500].map((failures) => pauseMs(failures, 0))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ]);
});

test('chance shortens a pause by a quarter at most', () => {
  expect(pauseMs(6, 1)).toBe(45_000);
  expect(pauseMs(0, 0.5)).toBe(875);
});
