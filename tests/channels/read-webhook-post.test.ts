import { describe, expect, test } from 'vitest';
import { readWebhookPost, UNREAD } from '../../src/channels/read-webhook-post.ts';
import type { WebhookPost } from '../../src/channels/read-webhook-post.ts';

const SECRET = 'a-secret-of-24-characters';

function read(post: Partial<WebhookPost>): ReturnType<typeof readWebhookPost> {
  return readWebhookPost(
    { method: 'POST', secret: SECRET, body: '{"a":1}', ...post },
    { secret: SECRET, probes: true },
  );
}

test('a body with the secret is read, as text or as bytes', () => {
  expect(read({})).toEqual({ kind: 'body', json: { a: 1 } });
  expect(read({ body: Buffer.from('{"a":"ố"}') })).toEqual({ kind: 'body', json: { a: 'ố' } });
});

test('signs in texts nest nothing, nor do many things beside each other', () => {
  const json = { a: '['.repeat(500), b: ['\\"[', '{'.repeat(200)], c: Array.from({ length: 300 }, () => [[]]) };
  expect(read({ body: JSON.stringify(json) })).toEqual({ kind: 'body', json });
});

describe('an empty request is a probe', () => {
  test.each<[string, Partial<WebhookPost>]>([
    ['without a secret', { secret: null, body: null }],
    ['with a wrong secret', { secret: 'x', body: '' }],
    ['with the secret', { body: Buffer.alloc(0) }],
    ['of another method', { method: 'GET', secret: null, body: null }],
  ])('%s', (_what, post) => {
    expect(read(post)).toEqual({ kind: 'probe' });
  });
});

test.each<[string, Partial<WebhookPost>, number]>([
  ['without a secret', { secret: null, body: null }, 403],
  ['with the secret', { body: '' }, 400],
  ['of another method', { method: 'GET', body: null }, 405],
])('an empty request %s is turned away where the messenger sends no probes', (_what, post, status) => {
  const whole = { method: 'POST', secret: SECRET, body: '', ...post };
  expect(readWebhookPost(whole, { secret: SECRET, probes: false })).toMatchObject({ kind: 'refused', status });
});

describe('turned away', () => {
  test.each<[string, Partial<WebhookPost>, number]>([
    ['without a secret', { secret: null }, 403],
    ['with an empty secret', { secret: '' }, 403],
    ['with a wrong secret', { secret: 'another-secret-of-24-chars' }, 403],
    ['with the start of the secret', { secret: SECRET.slice(0, -1) }, 403],
    ['with a wrong secret, before anything of the body is read', { secret: 'x', body: 'no JSON' }, 403],
    ['with a body that is no JSON', { body: '{"a":' }, 400],
    ['with a body above 256 KB', { body: JSON.stringify('a'.repeat(256 * 1024)) }, 413],
    ['with a body above 256 KB of bytes', { body: JSON.stringify('ố'.repeat(100_000)) }, 413],
    ['by another method', { method: 'PUT' }, 405],
    ['with a body that was not read, where an empty one would be a probe', { secret: null, body: UNREAD }, 403],
    ['with a body that was not read, by another method', { method: 'PUT', body: UNREAD }, 405],
    ['with lists in lists', { body: '['.repeat(101) + ']'.repeat(101) }, 400],
    ['with objects in objects without an end', { body: '{"a":'.repeat(20_000) }, 400],
  ])('%s', (_what, post, status) => {
    expect(read(post)).toMatchObject({ kind: 'refused', status });
  });

  test('when no secret was ever set', () => {
    const post = { method: 'POST', secret: '', body: '{}' };
    expect(readWebhookPost(post, { secret: '', probes: false })).toMatchObject({ kind: 'refused', status: 403 });
  });
});
