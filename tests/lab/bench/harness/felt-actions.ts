/** Everything that one person can ask of a running bot: in a chat, at the web door, on the command line. */

import type BetterSqlite from 'better-sqlite3';
import { secretHash } from '../../../../src/usecases/people/secrets.ts';

/** A person of the secretariat who is signed in, and what he may use. */
const PERSON = '7';
const SESSION = 'felt-session-of-the-bench-0123456789abcdefg';
const CALENDAR = 'felt-calendar-of-the-bench-0123456789abcdef';
export const TOKEN = 'dondoc_felt-token-of-the-bench-0123456789';
/** Under https the cookie is bound to its host. */
export const COOKIE = `__Host-dondoc=${SESSION}`;
const SINCE = '2026-01-05T01:00:00.000Z';
const UNTIL = '2999-01-01T00:00:00.000Z';

/** Gives the person his role, his session, his calendar and a token; nothing is due, so that nothing else runs. */
export function letIn(raw: BetterSqlite.Database): void {
  raw.prepare("insert into person (channel, external_id, name) values ('telegram', ?, 'Bình')").run(PERSON);
  const person = raw.prepare('select id from person where external_id = ?').pluck().get(PERSON);
  raw.prepare("insert into role (person_id, role, since) values (?, 'secretariat', ?)").run(person, SINCE);
  raw
    .prepare('insert into web_session (hash, person_id, begun_at, expires_at) values (?, ?, ?, ?)')
    .run(secretHash(SESSION), person, SINCE, UNTIL);
  raw.prepare('insert into feed (hash, person_id, made_at) values (?, ?, ?)').run(secretHash(CALENDAR), person, SINCE);
  raw.prepare("insert into api_token (name, hash, made_at) values ('felt', ?, ?)").run(secretHash(TOKEN), SINCE);
  raw.exec(`update wake set wake_on = '2999-01-01';
    insert into job (name, last_run_at)
      select value, strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '+1 hour') from json_each('["reminders", "digest", "backup"]')`);
}

/** What is written to the bot in private, and the call by which the messenger hears the last of the answer. */
export const COMMANDS: readonly { readonly text: string; readonly calls: readonly string[] }[] = [
  ...[
    '/trogiup',
    '/viec',
    '/xem 1',
    '/quahan',
    '/quahan trang 2',
    '/sapden',
    '/imlang',
    '/lichsu 1',
    '/tep 1',
    '/tim nhiem vu',
    '/tim bao cao so 7',
    '/chitieu',
    '/duthao 1',
    '/daumoi DV1',
    '/toi',
    '/xacnhan 1',
    '/tralai 1 thiếu tài liệu',
    '/giahan 1 30/12/2027',
    '/hoantac 1',
  ].map((text) => ({ text, calls: ['sendMessage'] })),
  { text: '/tonghop', calls: ['sendPhoto'] },
  { text: '/baocao', calls: ['sendDocument', 'sendDocument'] },
];

/** A post of the messenger with a text of that person. */
export function written(index: number, text: string): object {
  return {
    update_id: 1_000_000 + index,
    message: {
      message_id: 1_000_000 + index,
      date: 1_700_000_000,
      chat: { id: Number(PERSON), type: 'private', first_name: 'Bình' },
      from: { id: Number(PERSON), is_bot: false, first_name: 'Bình' },
      text,
    },
  };
}

export const PAGES: readonly string[] = [
  '/board',
  '/board?at=2026-02-01',
  '/board/agencies',
  '/board/agency/DV1',
  ...['overdue', 'waiting', 'stuck', 'silent', 'upcoming', 'extended', 'open', 'all'].map(
    (list) => `/board/tasks?list=${list}`,
  ),
  '/board/tasks?list=all&q=nhiem+vu',
  '/board/task/1',
  '/board/calendar',
  `/calendar/${CALENDAR}.ics`,
  '/api/tasks?limit=500',
  '/api/task/1',
  '/api/agencies',
  '/api/figures',
];

export const FILES: readonly string[] = ['/board/report?format=docx', '/board/report?format=xlsx'];

/** Of the command line; each is run beside the bot. `file` is where a file is written. */
export const LINES = (file: string): readonly (readonly string[])[] => [
  ['tasks', '--json'],
  ['task', '1'],
  ['history', '1'],
  ['agencies'],
  ['chats'],
  ['indicators'],
  ['outbox'],
  ['inbox'],
  ['check'],
  ['rehearse', '--from', '2026-03-20', '--to', '2026-03-27'],
  ['export', 'docx', `${file}.docx`],
  ['export', 'xlsx', `${file}.xlsx`],
];
