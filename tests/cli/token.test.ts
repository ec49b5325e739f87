import { expect, test } from 'vitest';
import { newRegistryPath, run } from './command-line.ts';

test('a token is shown once, listed without its secret, and revoked by its name', async () => {
  const path = newRegistryPath();
  const made = await run(path, ['token', 'create', 'thong-ke', '--expires', '2026-12-31', '--json']);
  expect(made.json).toEqual([
    { name: 'thong-ke', token: expect.stringMatching(/^dondoc_[\w-]{43}$/) as string, expires_on: '2026-12-31' },
  ]);
  const again = await run(path, ['token', 'create', 'thong-ke']);
  expect([again.status, again.err]).toEqual([1, expect.stringContaining('revoke it first')]);
  expect((await run(path, ['token', 'create', 'có dấu cách'])).status).toBe(1);
  const listed = await run(path, ['token', 'list', '--json']);
  expect(listed.json).toEqual([
    {
      name: 'thong-ke',
      made_at: '2026-11-23T02:00:00.000Z',
      expires_at: '2026-12-31T17:00:00.000Z',
      last_used_at: null,
      revoked_at: null,
    },
  ]);
  expect(listed.out).not.toContain(String(made.json[0]?.['token']));
  expect((await run(path, ['token', 'revoke', 'thong-ke'])).status).toBe(0);
  expect((await run(path, ['token', 'revoke', 'thong-ke'])).status).toBe(1);
  expect((await run(path, ['token', 'create', 'thong-ke'])).status).toBe(0);
});
