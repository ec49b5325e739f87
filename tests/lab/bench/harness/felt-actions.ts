/** Everything that one person can ask of a running bot: in a chat, at the web door, on the command line. */

import type BetterSqlite from 'better-sqlite3';
import { secretHash } from '../../../../src/usecases/people/secrets.ts';

/** Persons of the secretariat who write in turn: to each of them goes no more than one message a second. */
const WRITERS = ['7', '8', '9', '10', '11', '12'];
/** The first of them is signed in on the board. */
const [PERSON = ''] = WRITERS;
const SESSION = 'felt-session-of-the-bench-0123456789abcdefg';
const CALENDAR = 'felt-calendar-of-the-bench-0123456789abcdef';
export const TOKEN = 'dondoc_felt-token-of-the-bench-0123456789';
/** Under https the cookie is bound to its host. */
export const COOKIE = `__Host-dondoc=${SESSION}`;
const SINCE = '2026-01-05T01:00:00.000Z';
const UNTIL = '2999-01-01T00:00:00.000Z';

/**
 * Gives the persons their role, and the first one a session, a calendar and a token. Every open assignment is due, so that
 * a draft is as long as it gets; the jobs have just run, so that nothing else does.
 */
export function letIn(raw: BetterSqlite.Database): void {
  for (const writer of WRITERS) {
    raw.prepare("insert into person (channel, external_id, name) values ('telegram', ?, 'Bình')").run(writer);
    const id = raw.prepare('select id from person where external_id = ?').pluck().get(writer);
    raw.prepare("insert into role (person_id, role, since) values (?, 'secretariat', ?)").run(id, SINCE);
  }
  const person = raw.prepare('select id from person where external_id = ?').pluck().get(PERSON);
  raw
    .prepare('insert into web_session (hash, person_id, begun_at, expires_at) values (?, ?, ?, ?)')
    .run(secretHash(SESSION), person, SINCE, UNTIL);
  raw.prepare('insert into feed (hash, person_id, made_at) values (?, ?, ?)').run(secretHash(CALENDAR), person, SINCE);
  raw.prepare("insert into api_token (name, hash, made_at) values ('felt', ?, ?)").run(secretHash(TOKEN), SINCE);
  raw.exec(`update wake set wake_on = '2026-01-05';
    insert into job (name, last_run_at)
      select value, strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '+1 hour') from json_each('["reminders", "digest", "backup"]')`);
}

/** What is written to the bot in private, and the calls by which the messenger hears the answer. */
export interface Command {
  readonly text: string;
  readonly calls: readonly string[];
}

/** Loads what draws, so it belongs to the start of the helper. */
export const FIRST_PICTURE: Command = { text: '/tonghop', calls: ['sendPhoto'] };

const COMMANDS: readonly Command[] = [
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
    '/duthao',
    '/daumoi DV1',
    '/toi',
    '/xacnhan 1',
    '/tralai 1 thiếu tài liệu',
    '/giahan 1 30/12/2027',
    '/hoantac 1',
  ].map((text) => ({ text, calls: ['sendMessage'] })),
  { text: '/baocao', calls: ['sendDocument', 'sendDocument'] },
];

/** Those of one round: another agency's picture each time, for a picture that was sent is not drawn again. */
export function commandsOf(round: number): readonly Command[] {
  return [...COMMANDS, { text: `/tonghop DV${String(2 + round)}`, calls: ['sendPhoto'] }];
}

/** A post of the messenger with a text of the next of those persons. */
export function written(index: number, text: string): object {
  const writer = Number(WRITERS[index % WRITERS.length]);
  return {
    update_id: 1_000_000 + index,
    message: {
      message_id: 1_000_000 + index,
      date: 1_700_000_000,
      chat: { id: writer, type: 'private', first_name: 'Bình' },
      from: { id: writer, is_bot: false, first_name: 'Bình' },
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

/** How many write in turn. */
export const WRITING = WRITERS.length;

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
