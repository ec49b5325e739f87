/**
 * Who may do what, as one table: every command, every button, every address. A new one without a row does not pass:
 * the types miss the row of a command or a button, the last tests that of a route. A file that opens a web door
 * (`new Hono`) belongs into `DOORS`.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '../src/domain/calendar/dates.ts';
import type { Action } from '../src/conversation/message/message.ts';
import type { CommandName } from '../src/conversation/read/parse-command.ts';
import { eventsOfTask } from '../src/store/record/events.ts';
import { pendingClaim } from '../src/store/record/pending-claim.ts';
import { createLiveDoor } from '../src/web/live-door.ts';
import { createApi } from '../src/web/api/api.ts';
import { createBoardApp } from '../src/web/board/board-app.ts';
import type { BoardOffice } from '../src/web/board/board-office.ts';
import { createRehearsalApp } from '../src/web/rehearsal/rehearsal-app.ts';
import type { RehearsalOffice } from '../src/web/rehearsal/rehearsal-office.ts';
import { people, type Person } from './people.ts';
import { openOffice, type Office } from './support/office.ts';
import type { Heard } from './support/office/recording-channel.ts';
import { quietLog } from './support/quiet-log.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  { ref: 'I.2', title: 'Lập quy hoạch phân khu', lead: 'Sở Xây dựng', deadline: 'Quý III/2022' },
  { ref: 'I.3', title: 'Lập quy hoạch vùng', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
  { ref: 'I.5', title: 'Lập quy hoạch cảng cạn', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  { ref: 'I.4', title: 'Lập đề án nông nghiệp', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý IV/2022' },
  { ref: 'I.6', title: 'Lập quy hoạch ven biển', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
];
const SEEN = 'Lập quy hoạch';

/** The columns of the table. `hidden`: an admin who writes as the group, whoever it is. */
const ROLES = {
  owner: people.ha,
  secretariat: people.binh,
  leader: people.son,
  observer: people.minh,
  focal: people.lan,
  other: people.tung,
  outsider: people.outsider,
  hidden: people.lan,
} satisfies Record<string, Person>;
type Role = keyof typeof ROLES;
const ALL = Object.keys(ROLES) as Role[];
const OFFICE: readonly Role[] = ['owner', 'secretariat'];
const DECIDING: readonly Role[] = ['owner', 'secretariat', 'leader'];
const FOCAL: readonly Role[] = ['focal'];
const ITS: readonly Role[] = ['owner', 'secretariat', 'focal'];
const NOBODY: readonly Role[] = [];
/** Whose roles let them see the agency's tasks from a private chat. */
const SEERS: readonly Role[] = ['owner', 'secretariat', 'leader', 'observer', 'focal'];

/** `changes`: who changes the record by it in the agency's group. `sees`: who is shown its tasks in private. */
interface Row {
  readonly text: string;
  readonly changes: readonly Role[];
  /** Where it is another matter in private. */
  readonly changesPrivately?: readonly Role[];
  readonly sees: readonly Role[];
  /** As a reply to the outsider's message; it has no meaning in private then. */
  readonly replying?: true;
}

const COMMANDS: Record<CommandName, Row | 'by code'> = {
  help: { text: '/trogiup', changes: NOBODY, sees: NOBODY },
  start: { text: '/start', changes: NOBODY, sees: NOBODY },
  whoami: { text: '/toi', changes: NOBODY, sees: NOBODY },
  tasks: { text: '/viec', changes: NOBODY, sees: SEERS },
  task: { text: '/xem 1', changes: NOBODY, sees: SEERS },
  overdue: { text: '/quahan', changes: NOBODY, sees: SEERS },
  upcoming: { text: '/sapden', changes: NOBODY, sees: SEERS },
  silent: { text: '/imlang', changes: NOBODY, sees: NOBODY },
  unreviewed: { text: '/rasoat', changes: NOBODY, sees: NOBODY },
  digest: { text: '/tonghop', changes: NOBODY, sees: SEERS },
  history: { text: '/lichsu 1', changes: NOBODY, sees: SEERS },
  files: { text: '/tep 1', changes: NOBODY, sees: SEERS },
  find: { text: '/tim quy hoạch', changes: NOBODY, sees: SEERS },
  confirm: { text: '/xacnhan 2', changes: OFFICE, sees: OFFICE },
  return: { text: '/tralai 2 thiếu văn bản', changes: OFFICE, sees: OFFICE },
  correct: { text: '/suangay 4 20/6/2022 theo biên bản', changes: OFFICE, sees: OFFICE },
  reason: { text: '/lydo 1', changes: OFFICE, sees: OFFICE },
  reply: { text: '/traloi 1 đã xem lại', changes: OFFICE, sees: OFFICE },
  // The programme is the leaders' own: its dates are theirs to decide on too.
  approve: { text: '/dongy 3', changes: DECIDING, sees: DECIDING },
  resume: { text: '/tieptuc 6', changes: OFFICE, sees: OFFICE },
  move: { text: '/chuyen 1 SYT theo Công văn số 45/UBND-TH', changes: NOBODY, sees: NOBODY },
  cancel: { text: '/thoitheodoi 1 theo Quyết định số 15/QĐ-UBND', changes: OFFICE, sees: OFFICE },
  reject: { text: '/khongdongy 3 không có lý do', changes: DECIDING, sees: DECIDING },
  extend: { text: '/giahan 1 31/3/2023', changes: FOCAL, sees: FOCAL },
  indicators: { text: '/chitieu', changes: NOBODY, sees: NOBODY },
  // Words and figures of the whole, no task's title; the files hold what the chat may see.
  report: { text: '/baocao', changes: NOBODY, sees: NOBODY },
  board: { text: '/bang', changes: NOBODY, sees: NOBODY },
  // What goes to others is not shown in an agency's group, whoever asks there.
  draft: { text: '/duthao giữ 1', changes: NOBODY, changesPrivately: OFFICE, sees: NOBODY },
  unchanged: { text: '/khongdoi 1', changes: FOCAL, sees: FOCAL },
  undo: { text: '/hoantac 1', changes: ITS, sees: ITS },
  focal: { text: '/daumoi', changes: ITS, sees: NOBODY, replying: true },
  observer: { text: '/quansat', changes: ITS, sees: NOBODY, replying: true },
  leaders: { text: '/lanhdao', changes: NOBODY, sees: NOBODY },
  ending: { text: '/ketthuc 31/12/2030', changes: NOBODY, changesPrivately: OFFICE, sees: NOBODY },
  continue: { text: '/chuyentiep', changes: NOBODY, sees: NOBODY },
  readings: { text: '/cachdoc duyệt 1', changes: NOBODY, changesPrivately: OFFICE, sees: NOBODY },
  handover: { text: '/bangiao', changes: FOCAL, sees: NOBODY, replying: true },
  leave: { text: '/thoidaumoi', changes: ITS, sees: NOBODY, replying: true },
  import: { text: '/nhap 1 nhận', changes: NOBODY, changesPrivately: NOBODY, sees: NOBODY },
  answer: { text: '/dap 1 nộp trước thứ Sáu', changes: OFFICE, sees: NOBODY },
  groups: { text: '/nhom 1 đúng', changes: NOBODY, changesPrivately: OFFICE, sees: NOBODY },
  link: 'by code',
  claim: 'by code',
};

let office: Office;
let word: Awaited<ReturnType<Office['says']>>;
let reminder: Heard;

beforeAll(async () => {
  office = await openOffice({ programme: TASKS, at: '2022-06-27 08:00' });
  await office.linkSecretariat(people.binh);
  await office.linkLeaders(people.son);
  await office.linkAgency('SXD', people.lan);
  await office.linkAgency('UBNDTX', people.tung);
  await office.says(people.ha, 'private', `/nhanquyen ${office.code('owner')}`);
  await office.says(people.minh, 'private', `/lienket ${office.code('observers')}`);
  await office.advanceTo('2022-06-28 09:00');
  const found = office.sentTo('SXD').findLast(({ buttons }) => buttons.length > 0);
  if (found === undefined) throw new Error('There is no reminder');
  reminder = found;
  await office.says(people.lan, 'SXD', '#1 40%');
  await office.says(people.lan, 'SXD', '#2 xong');
  await office.says(people.lan, 'SXD', '#3 xin gia hạn đến 31/3/2023');
  await office.says(people.lan, 'SXD', '#1 lý do khách quan: mưa lũ');
  await office.says(people.lan, 'SXD', '#1 đề nghị xem lại: đã báo từ tháng trước');
  await office.says(people.lan, 'SXD', '#4 xong');
  await office.says(people.binh, 'VP', '/xacnhan 4');
  await office.says(people.lan, 'SXD', '#6 tạm dừng theo Công văn số 45/UBND-TH');
  await office.says(people.binh, 'VP', '/dongy 6');
  addAwaited();
  addInquiry();
  // Three people explained words alike: the secretariat may rule on them.
  office.database.raw.exec(`
    insert into learned_pattern (pattern) values ('việc này êm rồi');
    insert into pattern_answer (pattern_id, person_id, status, answered_at, event_id, chat_id)
      select 1, person.id, 'in_progress', '2022-06-28T02:00:00.000Z', (select max(id) from event), (select max(id) from chat)
      from person limit 3`);
  word = await office.says(people.outsider, 'SXD', 'chào cả nhà');
});

afterAll(() => {
  office.close();
});

/** What a command or a button could change: the tasks, the people, whom a chat belongs to. */
function record(): string {
  const { raw } = office.database;
  return JSON.stringify([
    raw.prepare('select * from assignment').all(),
    raw.prepare('select * from role').all(),
    raw.prepare('select * from hold').all(),
    raw.prepare('select * from plea').all(),
    raw.prepare('select * from programme').all(),
    raw.prepare('select * from learned_pattern').all(),
    raw.prepare('select * from inquiry').all(),
    raw.prepare("select id, role, agency_id from chat where role <> 'none' order by id").all(),
  ]);
}

/** Runs `act` and takes back all that it did. */
async function asIfNothing<T>(act: () => Promise<T>): Promise<T> {
  const { raw } = office.database;
  raw.exec('begin');
  try {
    return await act();
  } finally {
    raw.exec('rollback');
  }
}

/** Whom `act` lets change the record, and to whom it says something with a task's title. */
async function tryAll(
  act: (role: Role, person: Person) => Promise<unknown>,
  place: (person: Person) => 'SXD' | Person,
): Promise<{ changed: Role[]; saw: Role[] }> {
  const changed: Role[] = [];
  const saw: Role[] = [];
  for (const role of ALL) {
    const person = ROLES[role];
    await asIfNothing(async () => {
      const [before, heard] = [record(), office.sentTo(place(person)).length];
      await act(role, person);
      if (record() !== before) changed.push(role);
      if (
        office
          .sentTo(place(person))
          .slice(heard)
          .some(({ text }) => text.includes(SEEN))
      )
        saw.push(role);
    });
  }
  return { changed, saw };
}

const rows = Object.entries(COMMANDS).filter((entry): entry is [string, Row] => entry[1] !== 'by code');

describe('commands', () => {
  test.each(rows)('%s', async (_name, { text, changes, changesPrivately, sees, replying }) => {
    const leaving = text === '/thoidaumoi';
    const inGroup = await tryAll(
      (role, person) =>
        leaving
          ? office.says(person, 'SXD', `${text} ${String(numberOf(people.lan))}`, { anonymous: role === 'hidden' })
          : office.says(person, 'SXD', text, {
              anonymous: role === 'hidden',
              ...(replying === true && { replyTo: word }),
            }),
      () => 'SXD',
    );
    expect(inGroup.changed).toEqual(ALL.filter((role) => changes.includes(role)));
    if (replying === true) return;
    const inPrivate = await tryAll(
      (role, person) => (role === 'hidden' ? Promise.resolve() : office.says(person, 'private', text)),
      (person) => person,
    );
    expect(inPrivate.saw).toEqual(ALL.filter((role) => sees.includes(role)));
    expect(inPrivate.changed).toEqual(ALL.filter((role) => (changesPrivately ?? changes).includes(role)));
  });

  test.each([
    ['/lienket', 'agency', 'SXD'],
    ['/lienket', 'observers', undefined],
    ['/nhanquyen', 'owner', undefined],
  ] as const)(
    '%s with a code (%s) is for whoever holds it, and for nobody hidden',
    async (command, purpose, agency) => {
      const place = command === '/nhanquyen' ? 'private' : 'LA';
      const { changed } = await tryAll(
        (role, person) =>
          office.says(person, place, `${command} ${office.code(purpose, agency)}`, { anonymous: role === 'hidden' }),
        () => 'SXD',
      );
      const already = { agency: NOBODY, observers: ['observer'], owner: ['owner'] }[purpose] as readonly Role[];
      expect(changed).toEqual(ALL.filter((role) => role !== 'hidden' && !already.includes(role)));
      const wrong = await tryAll(
        (_role, person) => office.says(person, place, `${command} AAAA-BBBB-CCC2`),
        () => 'SXD',
      );
      expect(wrong.changed).toEqual([]);
    },
  );
});

function numberOf(person: Person): number {
  return office.database.raw.prepare('select id from person where external_id = ?').pluck().get(person.id) as number;
}

/** A button as it stands in the agency's group now; `may`: who is not turned away. */
const BUTTONS: Record<Action['kind'], { readonly action: () => Action; readonly may: readonly Role[] }> = {
  choose: { action: () => ({ kind: 'choose', ...first() }), may: FOCAL },
  report: { action: () => ({ kind: 'report', ...first(), status: 'completed' }), may: FOCAL },
  extend: { action: () => ({ kind: 'extend', ...first() }), may: FOCAL },
  acknowledge: { action: () => ({ kind: 'acknowledge', ...first() }), may: FOCAL },
  acknowledge_all: { action: () => ({ kind: 'acknowledge_all' }), may: FOCAL },
  unchanged: { action: () => ({ kind: 'unchanged', ...first() }), may: FOCAL },
  in_progress_all: { action: () => ({ kind: 'in_progress_all' }), may: FOCAL },
  progress: { action: () => ({ kind: 'progress', ...first(), percent: 75 }), may: FOCAL },
  obstacle: { action: () => ({ kind: 'obstacle', ...first(), which: 'land' }), may: FOCAL },
  extend_to: { action: () => ({ kind: 'extend_to', ...first(), on: day('2023-03-31') }), may: FOCAL },
  extend_other: { action: () => ({ kind: 'extend_other', ...first() }), may: FOCAL },
  handover: { action: () => ({ kind: 'handover', ...first() }), may: FOCAL },
  unchanged_all: { action: () => ({ kind: 'unchanged_all' }), may: FOCAL },
  undo_all: { action: () => ({ kind: 'undo_all', event: lastChange() }), may: ITS },
  decide: { action: () => ({ kind: 'decide', event: claim(), ruling: 'confirm' }), may: OFFICE },
  settle_link: { action: () => ({ kind: 'settle_link', link: 1, accepted: true }), may: NOBODY },
  draft: { action: () => ({ kind: 'draft', draft: 1, question: '', choice: 'next' }), may: NOBODY },
  hold: { action: () => ({ kind: 'hold', assignment: first().assignment, held: true }), may: NOBODY },
  undo: { action: () => ({ kind: 'undo', event: lastChange() }), may: ITS },
  answer: { action: () => ({ kind: 'answer', question: question(), choice: 0 }), may: FOCAL },
  page: {
    action: () => ({ kind: 'page', command: 'viec', argument: '', page: 1 }),
    may: ALL.filter((role) => role !== 'hidden'),
  },
  page_after: {
    action: () => ({ kind: 'page_after', command: 'viec', argument: '', page: 2, after: 'open.2021-01-01.1' }),
    may: ALL.filter((role) => role !== 'hidden'),
  },
};

/** A group that waits for the secretariat. */
function addAwaited(): void {
  const { raw } = office.database;
  raw.exec(`
    insert into code (hash, purpose, agency_id, expires_at, awaits)
      select 'of the matrix', 'agency', id, '2022-07-28T00:00:00.000Z', 1 from agency where code = 'STC';
    insert into chat (channel, external_id, type, role, title, state) values ('rehearsal', 'waits', 'group', 'none', 'Nhóm chờ', 'active');
  `);
  raw
    .prepare(
      `insert into awaited_link (chat_id, person_id, code_hash, asked_at, expires_at)
       select max(chat.id), ?, 'of the matrix', '2022-06-28T02:00:00.000Z', '2022-07-28T00:00:00.000Z' from chat`,
    )
    .run(numberOf(people.tung));
}

/** What an agency asked the secretariat. */
function addInquiry(): void {
  office.database.raw
    .prepare(
      `insert into inquiry (at, agency_id, assignment_id, chat_id, person_id, text)
         select '2022-06-28T02:00:00.000Z', chat.agency_id, 1, chat.id, ?, 'mai nộp được không' from chat where title = 'Sở Xây dựng'`,
    )
    .run(numberOf(people.lan));
}

function first(): { assignment: number; rev: number } {
  const { id, rev } = office.assignment('#1');
  return { assignment: id, rev };
}

function lastChange(): number {
  const { taskId } = office.assignment('#1');
  const made = office.database.read((tx) => eventsOfTask(tx, taskId)).findLast(({ before }) => before !== null);
  return made?.id ?? 0;
}

/** The completion of #2, which waits for the secretariat. */
function claim(): number {
  const waiting = office.assignment('#2');
  return office.database.read((tx) => pendingClaim(tx, waiting))?.id ?? 0;
}

function question(): number {
  const data = JSON.stringify({
    kind: 'which_task',
    text: '60%',
    candidates: [first().assignment],
    files: [],
    album: null,
  });
  const chat = office.database.raw.prepare("select id from chat where title = 'Sở Xây dựng'").pluck().get();
  return Number(
    office.database.raw
      .prepare('insert into question (chat_id, person_id, data, asked_at) values (?, ?, ?, ?)')
      .run(chat, numberOf(people.lan), data, office.now()).lastInsertRowid,
  );
}

const buttons = Object.entries(BUTTONS);

describe('buttons', () => {
  test.each(buttons)('%s', async (_kind, { action, may }) => {
    const allowed: Role[] = [];
    for (const role of ALL) {
      await asIfNothing(async () => {
        const pressed = action();
        const before = record();
        const toast = await press(role, 'SXD', pressed);
        if (toast?.alert !== true) allowed.push(role);
        else expect(record()).toBe(before);
      });
    }
    expect(allowed).toEqual(ALL.filter((role) => may.includes(role)));
  });

  test.each(buttons)('%s is good in its own chat only, whoever presses', async (kind, { action }) => {
    for (const role of ALL.filter((each) => each !== 'hidden')) {
      await asIfNothing(async () => {
        const pressed = action();
        const [before, heard] = [record(), office.sentTo('UBNDTX').length];
        const toast = await press(role, 'UBNDTX', pressed);
        if (kind !== 'page' && kind !== 'page_after') expect(toast).toMatchObject({ alert: true });
        expect(record()).toBe(before);
        expect(
          office
            .sentTo('UBNDTX')
            .slice(heard)
            .map(({ text }) => text)
            .join(),
        ).not.toContain(SEEN);
      });
    }
  });

  test('an outdated one completes nothing, an impossible one does nothing, and none is a command that writes', async () => {
    await asIfNothing(async () => {
      const { assignment, rev } = first();
      const before = record();
      const bad: (Action | null)[] = [
        { kind: 'report', assignment, rev: rev - 1, status: 'completed' },
        { kind: 'report', assignment: 9_999_999, rev, status: 'completed' },
        { kind: 'undo', event: 9_999_999 },
        { kind: 'answer', question: 9_999_999, choice: 0 },
        { kind: 'page', command: 'xacnhan', argument: '2', page: 1 },
        { kind: 'page', command: 'thoidaumoi', argument: 'tôi', page: 1 },
        { kind: 'page_after', command: 'xacnhan', argument: '2', page: 2, after: 'open.2021-01-01.1' },
        { kind: 'page_after', command: 'viec', argument: '', page: 2, after: 'open.2021-02-30.1' },
        null,
      ];
      for (const action of bad) expect(await press('focal', 'SXD', action)).toMatchObject({ alert: true });
      expect(record()).toBe(before);
    });
  });
});

function press(role: Role, place: 'SXD' | 'UBNDTX', action: Action | null): ReturnType<Office['receives']> {
  const title = place === 'SXD' ? 'Sở Xây dựng' : 'UBND huyện Thọ Xuân';
  const externalId = office.database.raw.prepare('select external_id from chat where title = ?').pluck().get(title);
  const person = ROLES[role];
  return office.receives({
    kind: 'press',
    chat: { externalId: String(externalId), threadId: null, type: 'group', title },
    person: { externalId: person.id, name: person.name, anonymous: role === 'hidden' },
    messageId: reminder.messageId,
    action,
  });
}

const NO_FIGURES = {
  quotas: [],
  unhandled: 0,
  outbox: {},
  oldestDueSeconds: 0,
  sends: [],
  silentSeconds: [],
  backupAgeSeconds: null,
  copyLagSeconds: null,
};

/** How a stranger is answered who asks, and one who posts from another site. */
const TO_A_STRANGER = {
  'this machine': [403, 403],
  'a monitor': [200, 404],
  everybody: [200, 404],
  'whoever signed in': [401, 401],
  'whoever has the link': [410, 410],
  'whoever has the address': [404, 404],
  'who has a token': [401, 404],
  /** Answered by the door behind it. */
  'passed on': [null, null],
} as const;

describe('addresses', () => {
  /**
   * Who may use each. The rehearsal is this machine's alone. What a messenger posts needs its secret and reaches no page:
   * `tests/web/door/answer-webhooks.test.ts`.
   */
  const ROUTES: Readonly<Record<string, keyof typeof TO_A_STRANGER>> = {
    'GET /': 'this machine',
    'GET /style.css': 'this machine',
    'GET /icon.svg': 'this machine',
    'GET /chat': 'this machine',
    'GET /chat/:id': 'this machine',
    'POST /chat/:id': 'this machine',
    'POST /clock/next': 'this machine',
    'POST /clock/date': 'this machine',
    'GET /open-board': 'this machine',
    'GET /metrics': 'a monitor',
    'GET /healthz': 'a monitor',
    'GET /base.css': 'this machine',
    'GET /chat/:id/picture/:message': 'this machine',
    'GET /picture/:name': 'whoever has the address',
    // Behind these stand the doors of the board, the calendars and the JSON, whose own rows follow.
    'ALL /board': 'passed on',
    'ALL /board/*': 'passed on',
    'ALL /calendar/*': 'passed on',
    'ALL /api/*': 'passed on',
    'GET /board/base.css': 'everybody',
    'GET /board/board.css': 'everybody',
    'GET /board/icon.svg': 'everybody',
    'GET /board/sign-in/:secret': 'whoever has the link',
    'POST /board/sign-in/:secret': 'whoever has the link',
    'POST /board/sign-out': 'whoever signed in',
    'GET /board': 'whoever signed in',
    'GET /board/agencies': 'whoever signed in',
    'GET /board/agency/:code': 'whoever signed in',
    'GET /board/report': 'whoever signed in',
    'GET /report/:ticket/:name': 'whoever has the address',
    'GET /board/tasks': 'whoever signed in',
    'GET /board/task/:task': 'whoever signed in',
    'POST /board/task/:task/:action': 'whoever signed in',
    'POST /board/agency/:code/code': 'whoever signed in',
    'POST /board/codes': 'whoever signed in',
    'POST /board/link/:id/:answer': 'whoever signed in',
    'POST /board/agency/:code/letter': 'whoever signed in',
    'GET /board/readings': 'whoever signed in',
    'POST /board/readings/:id/:ruling': 'whoever signed in',
    'GET /board/drafts': 'whoever signed in',
    'GET /board/drafts/:id': 'whoever signed in',
    'POST /board/drafts': 'whoever signed in',
    'GET /board/drafts/:id/pictures/:name': 'whoever signed in',
    'POST /board/drafts/:id/answers': 'whoever signed in',
    'POST /board/drafts/:id/head': 'whoever signed in',
    'POST /board/drafts/:id/reopen': 'whoever signed in',
    'POST /board/drafts/:id/amends': 'whoever signed in',
    'POST /board/drafts/:id/columns': 'whoever signed in',
    'POST /board/drafts/:id/preview': 'whoever signed in',
    'POST /board/drafts/:id/accept': 'whoever signed in',
    'POST /board/drafts/:id/discard': 'whoever signed in',
    'POST /board/drafts/:id/undo': 'whoever signed in',
    'GET /board/calendar': 'whoever signed in',
    'POST /board/calendar': 'whoever signed in',
    'POST /board/calendar/revoke': 'whoever signed in',
    'GET /calendar/:file': 'whoever has the address',
    'GET /api/tasks': 'who has a token',
    'GET /api/task/:task': 'who has a token',
    'GET /api/agencies': 'who has a token',
    'GET /api/figures': 'who has a token',
  };
  const DOORS: Readonly<Record<string, () => ReturnType<typeof createLiveDoor>>> = {
    'rehearsal/rehearsal-app.ts': () => createRehearsalApp(rehearsal(), quiet),
    'live-door.ts': () => {
      const pictures = { path: '/picture', find: () => Promise.resolve(null) };
      return createLiveDoor({
        reports: { read: () => null, write: () => Promise.resolve(null) },
        pictures,
        health: () => [],
        figures: () => NO_FIGURES,
        board: board(),
        log: quiet,
      });
    },
    'board/board-app.ts': () => createBoardApp(board(), quiet),
    'api/api.ts': () => createApi(board(), quiet),
  };

  const quiet = quietLog();

  function board(): BoardOffice {
    const { database, rules } = office;
    return {
      database,
      rules,
      clock: { now: () => office.now() },
      wake: () => undefined,
      writeReport: () => Promise.resolve(null),
      readDocument: () => Promise.resolve(null),
    };
  }

  /** Enough of an office for the pages to be built: none of them is let through here. */
  function rehearsal(): RehearsalOffice {
    const { database, rules } = office;
    const refuse = (): Promise<never> => Promise.reject(new Error('not to be reached'));
    const never = { hear: refuse, moveTo: refuse, moveToNextMessage: refuse };
    const clock = { now: () => office.now() };
    return {
      database,
      rules,
      clock,
      decode: () => ({ kind: 'nothing', why: '' }),
      ...never,
    } as unknown as RehearsalOffice;
  }

  const addresses = (file: string): string[] =>
    (DOORS[file]?.() ?? { routes: [] }).routes
      .filter(({ path }) => path !== '/*' && path !== '*')
      .map(({ method, path }) => `${method} ${path}`);

  test('every one has a row, and every file that opens a door is known here', () => {
    const opening = readdirSync('src/web', { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && readFileSync(`src/web/${file}`, 'utf8').includes('new Hono('),
    );
    expect(opening.sort()).toEqual(Object.keys(DOORS).sort());
    expect(new Set(opening.flatMap(addresses))).toEqual(new Set(Object.keys(ROUTES)));
  });

  test.each(Object.entries(DOORS))(
    '%s: everything it answers carries the protective headers, refusals too',
    async (file, open) => {
      for (const address of [...addresses(file), 'GET /nowhere']) {
        const [method = '', path = ''] = address.split(' ');
        const request = new Request(`http://evil.invalid${path.replace(/:\w+/gu, '1')}`, {
          method: method === 'ALL' ? 'POST' : method,
          headers: { host: 'evil.invalid' },
        });
        const answer = await open().fetch(request);
        const who = file === 'rehearsal/rehearsal-app.ts' ? 'this machine' : (ROUTES[address] ?? 'passed on');
        const [asking, posting] = TO_A_STRANGER[who];
        const expected = request.method === 'POST' ? posting : asking;
        expect([address, answer.status]).toEqual([address, expected ?? answer.status]);
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
        expect(answer.headers.get('x-frame-options')).toBe('DENY');
        expect(answer.headers.get('cache-control')).toBe('no-store');
      }
    },
  );
});
