/** What the door hands on to whoever makes the pages, and what it says when nobody does. */

import { afterEach, expect, test } from 'vitest';
import { answerPages } from '../../../src/web/door/answer-pages.ts';
import { createNotes } from '../../../src/web/door/notes.ts';
import { openDoor, type Door } from '../../../src/web/door/open-door.ts';
import type { PageRequest, ShowPage } from '../../../src/web/door/page-request.ts';
import { Hono } from 'hono';
import { quietLog } from '../../support/quiet-log.ts';

let door: Door | null = null;

afterEach(async () => {
  await door?.close();
});

const notes = createNotes();
const tokens: string[] = [];
const logged: object[] = [];
let forms = 0;

/** The address of a door behind which `show` makes the pages; everything else is answered "elsewhere". */
async function doorWith(show: ShowPage): Promise<string> {
  const elsewhere = new Hono();
  elsewhere.all('*', (context) => context.text('elsewhere', 418));
  const log = quietLog({ error: (fields) => logged.push(fields) });
  const onForm = (): void => {
    forms += 1;
  };
  const isSignedIn = (cookie: string | undefined): Promise<boolean> =>
    cookie === 'dondoc=hong' ? Promise.reject(new Error('busy')) : Promise.resolve(cookie === 'dondoc=x');
  const isLook = answerPages({ show, notes, log, isSignedIn, onForm, onToken: (token) => tokens.push(token) });
  const opened = await openDoor(
    () => elsewhere,
    { host: '127.0.0.1', port: 0 },
    () => undefined,
    isLook,
  );
  if (opened.kind === 'refused') throw new Error(opened.problem);
  door = opened;
  return opened.address;
}

test('hands on what only looks, with its headers and its note, and the answer slice by slice', async () => {
  const asked: PageRequest[] = [];
  const address = await doorWith((request, listener) => {
    asked.push(request);
    listener.head(200, [
      ['content-type', 'text/plain'],
      ['x-own', 'a'],
    ]);
    listener.slice(Buffer.from('one, '));
    listener.slice(Buffer.from('two'));
    return Promise.resolve();
  });
  const note = notes.keep({ tone: 'done', text: 'Đã ghi nhận.' });
  const answer = await fetch(`${address}board/task/1?note=${note}`, { headers: { cookie: 'dondoc=x' } });
  expect(await answer.text()).toBe('one, two');
  expect(answer.headers.get('x-own')).toBe('a');
  expect(asked[0]).toMatchObject({
    method: 'GET',
    url: `${address}board/task/1?note=${note}`,
    note: { text: 'Đã ghi nhận.' },
  });
  expect(asked[0]?.headers).toContainEqual(['cookie', 'dondoc=x']);
  for (const path of ['board', 'calendar/x.ics', 'api/tasks', 'report/x/y.docx']) {
    expect((await fetch(`${address}${path}`)).status).toBe(200);
  }
});

test('hands on the forms of a draft with what they say, and no longer ones', async () => {
  const asked: PageRequest[] = [];
  const address = await doorWith((request, listener) => {
    asked.push(request);
    listener.head(303, [['location', '/board/drafts/1']]);
    return Promise.resolve();
  });
  const post = (path: string, body: string): Promise<Response> =>
    fetch(`${address}${path}`, { method: 'POST', body, redirect: 'manual', headers: { cookie: 'dondoc=x' } });
  for (const act of ['answers', 'accept', 'preview']) {
    expect((await post(`board/drafts/1/${act}`, `token=${act}`)).status).toBe(303);
  }
  expect(asked.map(({ method, body }) => [method, Buffer.from(body ?? []).toString()])).toEqual([
    ['POST', 'token=answers'],
    ['POST', 'token=accept'],
    ['POST', 'token=preview'],
  ]);
  expect(forms).toBe(3);
  expect((await post('board/drafts/1/answers', 'x'.repeat(600_000))).status).toBe(413);
  // The bot takes a document in itself: it is read, but not worked on.
  expect(await (await post('board/drafts', 'x')).text()).toBe('elsewhere');
  expect(asked).toHaveLength(3);
});

test('hands on nothing else that changes something, and nothing of the operator’s', async () => {
  const address = await doorWith(() => Promise.reject(new Error('not to be reached')));
  for (const [method, path] of [
    ['POST', 'board/task/1/confirm'],
    ['DELETE', 'api/tasks'],
    ['GET', 'healthz'],
    ['GET', 'metrics'],
    ['GET', 'boardroom'],
    ['GET', 'picture/x.png'],
  ] as const) {
    expect(await (await fetch(`${address}${path}`, { method })).text(), path).toBe('elsewhere');
  }
});

test('whoever asked reads one sentence when the page cannot be made, and the log names no address', async () => {
  const address = await doorWith(() => Promise.reject(new Error('it ended (SIGKILL)')));
  const answer = await fetch(`${address}board/sign-in/very-secret`);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('đề nghị thử lại sau ít phút');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(JSON.stringify(logged)).toContain('SIGKILL');
  expect(JSON.stringify(logged)).not.toContain('very-secret');
});

test('an answer that breaks off is no whole one', async () => {
  const address = await doorWith((_request, listener) => {
    listener.head(200, [['content-length', '100']]);
    listener.slice(Buffer.from('half'));
    return Promise.reject(new Error('it ended'));
  });
  await expect(fetch(`${address}board/report`).then((answer) => answer.text())).rejects.toThrow();
});

test('what nobody waits for any more is cancelled', async () => {
  const cancelled = Promise.withResolvers<boolean>();
  const begun = Promise.withResolvers<null>();
  const address = await doorWith(
    (_request, _listener, signal) =>
      new Promise((_resolve, reject) => {
        begun.resolve(null);
        signal.addEventListener('abort', () => {
          cancelled.resolve(true);
          reject(new Error('gone'));
        });
      }),
  );
  const leaving = new AbortController();
  const asked = fetch(`${address}board/report`, { signal: leaving.signal });
  await begun.promise;
  leaving.abort();
  await expect(asked).rejects.toThrow();
  expect(await cancelled.promise).toBe(true);
});

test('only a token that is shown to the JSON pages is noted', async () => {
  const address = await doorWith((_request, listener) => {
    listener.head(204, []);
    return Promise.resolve();
  });
  const headers = { authorization: 'Bearer dondoc_abcdefghijklmnopqrst' };
  await fetch(`${address}board`, { headers });
  await fetch(`${address}api/tasks`, { headers });
  expect(tokens).toEqual(['dondoc_abcdefghijklmnopqrst']);
});

test.each([
  ['signed out', {}],
  ['whose session cannot be looked up', { cookie: 'dondoc=hong' }],
])('the form of somebody %s stays unread, and the connection is not used again', async (_what, headers) => {
  const asked: PageRequest[] = [];
  const address = await doorWith((request, listener) => {
    asked.push(request);
    listener.head(401, []);
    return Promise.resolve();
  });
  const body = 'x'.repeat(400_000);
  const answer = await fetch(`${address}board/drafts/1/answers`, { method: 'POST', body, headers });
  expect([answer.status, answer.headers.get('connection')]).toEqual([401, 'close']);
  expect(asked.map(({ body: read }) => read?.length)).toEqual([0]);
});
