import { GrammyError, HttpError } from 'grammy';
import { describe, expect, test } from 'vitest';
import { classifyError, isBadEntities, isTopicGone } from '../../../src/channels/telegram/classify-error.ts';
import { describeError, redact } from '../../../src/channels/telegram/redact.ts';

const TOKEN = '7000001:AAFictionalTokenForTheseTests_0123456';

function refusal(code: number, description: string, parameters: object = {}): GrammyError {
  const answer = { ok: false as const, error_code: code, description, parameters };
  return new GrammyError("Call to 'sendMessage' failed!", answer, 'sendMessage', { text: 'nội dung riêng' });
}

function failure(inner: unknown): HttpError {
  return new HttpError("Network request for 'sendMessage' failed!", inner);
}

function coded(code: string): Error {
  return Object.assign(new Error(`request to https://api.telegram.org/bot${TOKEN}/sendMessage failed`), { code });
}

describe('what a failed send means', () => {
  test.each([
    [
      'too many requests: after the time it names, and a second',
      refusal(429, 'Too Many Requests', { retry_after: 7 }),
      { kind: 'retry', afterMs: 8_000, scope: 'chat' },
    ],
    [
      'too many requests without a time',
      refusal(429, 'Too Many Requests'),
      { kind: 'retry', afterMs: 31_000, scope: 'chat' },
    ],
    ...[0, -7, Number.NaN, Infinity, 1e9, 21_601, '7', null].map((advice): [string, GrammyError, object] => [
      `too many requests with ${JSON.stringify(advice)} for a time`,
      refusal(429, 'Too Many Requests', { retry_after: advice }),
      { kind: 'retry', afterMs: 31_000, scope: 'chat' },
    ]),
    [
      'too many requests for six hours',
      refusal(429, 'Too Many Requests', { retry_after: 21_600 }),
      { kind: 'retry', afterMs: 21_601_000, scope: 'chat' },
    ],
    [
      'the group has a new id that is none',
      refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: 1e300 }),
      { kind: 'refused' },
    ],
    [
      'the group has a new id',
      refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -1001234567890 }),
      { kind: 'moved', to: '-1001234567890' },
    ],
    ['kicked', refusal(403, 'Forbidden: bot was kicked from the supergroup chat'), { kind: 'unreachable' }],
    ['blocked', refusal(403, 'Forbidden: bot was blocked by the user'), { kind: 'unreachable' }],
    ['a deactivated account', refusal(403, 'Forbidden: user is deactivated'), { kind: 'unreachable' }],
    ['a chat that is not there', refusal(400, 'Bad Request: chat not found'), { kind: 'unreachable' }],
    [
      'no right to write',
      refusal(400, 'Bad Request: not enough rights to send text messages to the chat'),
      { kind: 'unreachable' },
    ],
    [
      'no right to write, in the other form',
      refusal(400, 'Bad Request: CHAT_WRITE_FORBIDDEN'),
      { kind: 'unreachable' },
    ],
    [
      'a topic that is gone, after the resend',
      refusal(400, 'Bad Request: message thread not found'),
      { kind: 'unreachable' },
    ],
    ['too long', refusal(400, 'Bad Request: message is too long'), { kind: 'refused' }],
    ['a bad button', refusal(400, 'Bad Request: BUTTON_DATA_INVALID'), { kind: 'refused' }],
    ['bad entities, after the resend', refusal(400, "Bad Request: can't parse entities: x"), { kind: 'refused' }],
    ['a request too large', refusal(413, 'Request Entity Too Large'), { kind: 'refused' }],
    ['a fault at Telegram', refusal(500, 'Internal Server Error'), { kind: 'unknown' }],
    ['a gateway that answers JSON', refusal(502, 'Bad Gateway'), { kind: 'unknown' }],
    ['JSON of something that is not Telegram', refusal(undefined as unknown as number, ''), { kind: 'unknown' }],
    ['nobody listens', failure(coded('ECONNREFUSED')), { kind: 'retry', afterMs: 15_000, scope: 'channel' }],
    ['no such host', failure(coded('ENOTFOUND')), { kind: 'retry', afterMs: 15_000, scope: 'channel' }],
    [
      'names cannot be looked up now',
      failure(coded('EAI_AGAIN')),
      { kind: 'retry', afterMs: 15_000, scope: 'channel' },
    ],
    ['no way there', failure(coded('EHOSTUNREACH')), { kind: 'retry', afterMs: 15_000, scope: 'channel' }],
    [
      'a connection that broke while it was made',
      failure(coded('NOT_CONNECTED ECONNRESET')),
      { kind: 'retry', afterMs: 15_000, scope: 'channel' },
    ],
    ['a connection that broke: it may have arrived', failure(coded('ECONNRESET')), { kind: 'unknown' }],
    [
      'no answer in time: it may have arrived',
      failure(new Error('Request timed out after 45 seconds')),
      { kind: 'unknown' },
    ],
    [
      'a page instead of an answer',
      failure(Object.assign(new Error('invalid json'), { type: 'invalid-json' })),
      { kind: 'unknown' },
    ],
    ['a failure without a name', failure(undefined), { kind: 'unknown' }],
  ])('%s', (_name, error, outcome) => {
    expect(classifyError(error)).toMatchObject(outcome);
  });

  test.each([
    ['a revoked token', refusal(401, 'Unauthorized'), /TELEGRAM_BOT_TOKEN/],
    ['a token of the wrong form', refusal(404, 'Not Found'), /TELEGRAM_BOT_TOKEN/],
    ['a second process', refusal(409, 'Conflict: terminated by other getUpdates request'), /Another process/],
  ])('%s is an exception that names the cure and carries no message', (_name, error, words) => {
    expect(() => classifyError(error)).toThrow(words);
    expect(() => classifyError(error)).not.toThrow(GrammyError);
  });

  test('a mistake of ours is not taken for an answer of Telegram', () => {
    expect(() => classifyError(new TypeError('x is not a function'))).toThrow(TypeError);
  });

  test('only a 400 tells of a topic that is gone or of bad entities', () => {
    expect(isTopicGone(refusal(400, 'Bad Request: TOPIC_CLOSED'))).toBe(true);
    expect(isTopicGone(refusal(500, 'message thread not found'))).toBe(false);
    expect(isTopicGone(refusal(400, 'Bad Request: chat not found'))).toBe(false);
    expect(isBadEntities(refusal(400, "Bad Request: can't parse entities: unsupported"))).toBe(true);
    expect(isBadEntities(failure(coded('ECONNRESET')))).toBe(false);
  });
});

describe('an error in the log', () => {
  test.each([
    `https://api.telegram.org/bot${TOKEN}/getMe`,
    `https://api.telegram.org/file/bot${TOKEN}/photos/1.jpg`,
    `token=${TOKEN}`,
    `%2Fbot${TOKEN.replace(':', '%3A')}%2F`,
    `${TOKEN} and ${TOKEN}`,
  ])('%s shows no token', (text) => {
    expect(redact(text)).toContain('<bot-token>');
    expect(redact(text)).not.toContain('AAFictional');
  });

  test('neither a token nor a message text is described', () => {
    expect(describeError(failure(coded('ECONNRESET')))).toBe("Network request for 'sendMessage' failed! (ECONNRESET)");
    expect(describeError(refusal(403, 'Forbidden: bot was kicked from the group chat'))).toBe(
      'sendMessage: 403 Forbidden: bot was kicked from the group chat',
    );
  });
});
