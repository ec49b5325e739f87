import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { fieldsOf, numberOf } from '../../../src/web/door/fields.ts';

async function read(name: string, value: string | Blob): Promise<unknown> {
  const app = new Hono().post('/', async (context) => {
    const fields = await fieldsOf(context);
    return context.json({ value: fields(name) ?? null });
  });
  const form = new FormData();
  form.set(name, value);
  const answer = await app.request('/', { method: 'POST', body: form });
  return ((await answer.json()) as { value: unknown }).value;
}

test.each([
  ['thiếu\u200B chữ\u00AD ký', 'thiếu chữ ký'],
  ['\u202Ethiếu hồ sơ\u{E0041}', 'thiếu hồ sơ'],
  ['thiếu hồ sơ\u3164'.normalize('NFD'), 'thiếu hồ sơ'],
  ['dòng một\r\ndòng hai', 'dòng một\r\ndòng hai'],
])('a field holds what is seen of %j', async (sent, value) => {
  expect(await read('reason', sent)).toBe(value);
});

test('a file in place of a text is left out', async () => {
  expect(await read('reason', new Blob(['x']))).toBeNull();
});

test.each([
  ['12', 12],
  ['1e3', null],
  ['-1', null],
  ['1234567890', null],
  [undefined, null],
])('%j is the number %j', (text, number) => {
  expect(numberOf(text)).toBe(number);
});
