// covers src/usecases/people/api-access.ts, src/usecases/people/secrets.ts, src/usecases/figures/figures-json.ts, src/usecases/show/agency-json.ts, src/usecases/show/list-tasks.ts

/** What other systems read: the registry and the figures, with a token, page by page, today or as of a past day. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { revokeToken } from '../../../src/store/people/api-tokens.ts';
import { makeToken } from '../../../src/usecases/people/api-access.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { openBoard, PUBLIC_URL, type Board } from '../board/open-board.ts';

const { binh, lan, tung } = people;
const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung đô thị', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  { ref: 'I.2', title: 'Rà soát khu công nghiệp', lead: 'UBND huyện Thọ Xuân', deadline: '31/3/2022' },
  { ref: 'I.3', title: 'Tuyên truyền', lead: 'Sở Xây dựng', deadline: 'Thường xuyên' },
  { ref: 'I.4', title: 'Xây dựng nhà ở', lead: 'Sở Xây dựng', deadline: '30/4/2022' },
] as const;

let board: Board;
let token: string;
beforeEach(async () => {
  board = await openBoard({ programme: TASKS, at: '2022-06-20 08:00', followed: true });
  const { office } = board;
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', lan);
  await office.linkAgency('UBNDTX', tung);
  token = make('so-lieu', null);
});
afterEach(() => {
  board.office.close();
});

function make(name: string, until: string | null): string {
  const { office } = board;
  const made = office.database.transact((tx) =>
    makeToken(workAt(tx, office.now(), office.rules), name, until === null ? null : day(until)),
  );
  return made ?? expect.fail('the name is taken');
}

interface Json {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly tasks?: { readonly ref: string }[] };
}

async function read(path: string, bearer: string | null = token): Promise<Json> {
  const headers = bearer === null ? {} : { authorization: `Bearer ${bearer}` };
  const response = await board.web.request(`${PUBLIC_URL}${path}`, { headers });
  return { status: response.status, body: (await response.json()) as Json['body'] };
}
const refs = async (path: string): Promise<string[] | undefined> =>
  (await read(path)).body.tasks?.map(({ ref }) => ref);

test('nobody reads without a living token, and none is stored as it is', async () => {
  const { office } = board;
  for (const bearer of [null, '', 'x'.repeat(50), `${token}x`, token.toLowerCase()]) {
    expect((await read('/api/figures', bearer)).status).toBe(401);
  }
  const short = make('ngan-han', '2022-06-20');
  expect((await read('/api/figures', short)).status).toBe(200);
  office.moveTo('2022-06-21 00:00');
  expect((await read('/api/figures', short)).status).toBe(401);
  expect((await read('/api/figures')).status).toBe(200);
  office.database.transact((tx) => revokeToken(tx, 'so-lieu', office.now()));
  expect((await read('/api/figures')).status).toBe(401);
  const stored = JSON.stringify(office.database.raw.prepare('select * from api_token').all());
  expect(stored).not.toContain(token);
  // A session of the board is no token, and a token no session.
  expect(
    (await board.web.request(`${PUBLIC_URL}/board`, { headers: { authorization: `Bearer ${token}` } })).status,
  ).toBe(401);
});

test('tasks come page by page, filtered as on the command line, and only to be read', async () => {
  const { body } = await read('/api/tasks?limit=3');
  expect(body.tasks?.map(({ ref }) => ref)).toEqual(['I.1', 'I.2', 'I.3']);
  expect(await refs(`/api/tasks?limit=3&cursor=${String(body['next_cursor'])}`)).toEqual(['I.4']);
  expect((await read('/api/tasks?limit=4')).body['next_cursor']).toBeNull();
  expect(await refs('/api/tasks?overdue=1')).toEqual(['I.2', 'I.4']);
  expect(await refs('/api/tasks?overdue=1&agency=sxd')).toEqual(['I.4']);
  expect(await refs('/api/tasks?silent=1')).toEqual([]);
  expect(await refs('/api/tasks?q=XAY+dung')).toEqual(['I.4']);
  expect((await read('/api/tasks?agency=NOBODY')).status).toBe(400);
  expect((await read('/api/tasks?at=2030-01-01')).status).toBe(400);
  expect((await read('/api/task/I.2')).body).toMatchObject({ id: 2, timeliness: 'overdue', days_overdue: 81 });
  expect((await read('/api/task/99')).status).toBe(404);
  expect((await read('/api/nowhere')).status).toBe(404);
  expect((await read('/api/agencies')).body['agencies']).toContainEqual(expect.objectContaining({ code: 'SXD' }));
  const post = await board.web.request(`${PUBLIC_URL}/api/tasks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(post.status).toBe(404);
});

test.each([
  ['tasks?cursor=zzz', 'cursor'],
  ['tasks?cursor=', 'cursor'],
  ['tasks?cursor=-3', 'cursor'],
  ['tasks?limit=abc', 'limit'],
  ['tasks?limit=-1', 'limit'],
  ['tasks?limit=0', 'limit'],
  ['tasks?limit=1e3', 'limit'],
  ['tasks?overdue=yes', 'overdue'],
  ['tasks?silent=', 'silent'],
  ['tasks?programm=KT', 'programm'],
  ['tasks?Agency=SXD', 'Agency'],
  ['tasks?limit=1&limit=2', 'once'],
  ['tasks?constructor=1', 'constructor'],
  ['tasks?at=2022-02-30', 'at'],
  ['tasks?q=', 'q'],
  ['figures?limit=5', 'limit'],
  ['figures?agency=', 'agency'],
  ['agencies?code=SXD', 'code'],
  ['task/1?cursor=1', 'cursor'],
])('/api/%s is refused, and says why', async (path, named) => {
  const { status, body } = await read(`/api/${path}`);
  expect(status).toBe(400);
  expect(Object.keys(body)).toEqual(['error']);
  expect(body['error']).toContain(named);
});

test('what is known is answered: a flag that says no, the largest page, a cursor behind the last task', async () => {
  expect(await refs('/api/tasks?overdue=0&silent=false')).toEqual(['I.1', 'I.2', 'I.3', 'I.4']);
  expect(await refs('/api/tasks?overdue=true')).toEqual(['I.2', 'I.4']);
  expect(await refs('/api/tasks?limit=100000')).toHaveLength(4);
  expect(await refs('/api/tasks?cursor=999999')).toEqual([]);
});

test('as of a past day a task is what it was then', async () => {
  const { office } = board;
  office.moveTo('2022-06-22 09:00');
  await office.says(lan, 'SXD', '4 xong');
  await office.says(binh, 'VP', '/xacnhan 4');
  expect((await read('/api/task/4')).body).toMatchObject({ status: 'completed', timeliness: 'completed_late' });
  expect((await read('/api/task/4?at=2022-06-21')).body).toMatchObject({
    status: 'not_started',
    timeliness: 'overdue',
  });
  expect(await refs('/api/tasks?overdue=1&at=2022-06-21')).toEqual(['I.2', 'I.4']);
  expect(await refs('/api/tasks?overdue=1')).toEqual(['I.2']);
});
