// covers src/usecases/drafts/act-on-draft.ts, src/usecases/drafts/act-later.ts, src/usecases/drafts/foresee-apart.ts, src/usecases/drafts/is-small-draft.ts, src/store/sqlite/optimistically.ts, src/dialogue/drafts/act-on-draft.ts
/** Acts on a draft that would hold up the bot: carried out by the helper, seen whole or not at all. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAnswerDesk, type AnswerDesk } from '../../../src/app/answer-desk.ts';
import { createAnswers, type OpenWriter } from '../../../src/app/helper/create-answers.ts';
import { helperHere } from '../../../src/app/helper/helper-here.ts';
import { HelperFailed, type Helper } from '../../../src/app/helper/question.ts';
import { readForDraft } from '../../../src/importer/read-for-draft.ts';
import { databaseOn, readingDatabase, type Database } from '../../../src/store/sqlite/database.ts';
import { transactOptimistically } from '../../../src/store/sqlite/optimistically.ts';
import { PROGRAM } from '../../../src/usecases/acting.ts';
import { takeDraft } from '../../../src/usecases/drafts/take-draft.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { quietLog } from '../../support/quiet-log.ts';

const BY = { author: { ...PROGRAM, actor: 'Lan' }, actor: 'operator' } as const;
const ROWS = 40;
const PLAN = `ỦY BAN NHÂN DÂN TỈNH LAM HÀ
Số: 45/KH-UBND
Lam Hà, ngày 10 tháng 6 năm 2022

KẾ HOẠCH
Cải cách hành chính

| TT | Nội dung | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
${Array.from({ length: ROWS }, (_, at) => `| ${String(at + 1)} | Rà soát thủ tục số ${String(at + 1)} | ${at === 0 ? 'Trung tâm Số hoá' : 'Sở Xây dựng'} | ${at % 2 === 0 ? 'Quý IV/2022' : 'Thường xuyên'} |`).join('\n')}
`;

let folder: string;
const offices: Office[] = [];
const opened: Database[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-acts-'));
});
afterEach(() => {
  for (const each of [...offices.splice(0), ...opened.splice(0)]) each.close();
  rmSync(folder, { recursive: true });
});

/** With one draft. All of its acts are done at once, or with `atOnceUpTo` 0 by the helper. */
async function officeWith(name: string, atOnceUpTo?: number): Promise<Office> {
  const rules = atOnceUpTo === undefined ? {} : { atOnceUpTo };
  const office = await openOffice({ at: '2022-06-20 09:00', path: join(folder, `${name}.sqlite`), rules });
  offices.push(office);
  await office.linkSecretariat(people.binh);
  await office.linkAgency('SXD', people.lan);
  const bytes = new TextEncoder().encode(PLAN);
  const read = await readForDraft(bytes);
  if (read.kind === 'unreadable') throw new Error(read.problem);
  office.database.transact((tx) => {
    const source = { name: 'KH.md', bytes, content: read.content, programme: null };
    takeDraft(workAt(tx, office.now(), office.rules), BY, source);
  });
  return office;
}

/** As in the helper: a connection that only reads, and one that writes for each act. */
function helperOf({ database, rules }: Office): Helper {
  const path = database.raw.name;
  const reading = readingDatabase(new BetterSqlite(path, { readonly: true }));
  opened.push(reading);
  const openWriter: OpenWriter = () => databaseOn(new BetterSqlite(path));
  return helperHere(() => Promise.resolve(createAnswers(reading, rules, quietLog(), openWriter)));
}

function deskOf(office: Office, helper = helperOf(office)): AnswerDesk {
  const { database, rules } = office;
  return createAnswerDesk({
    database,
    rules,
    clock: { now: () => office.now() },
    helper,
    log: quietLog({ error: () => undefined }),
    wake: () => undefined,
    takeIn: () => Promise.reject(new Error('nothing is taken in here')),
    onNotice: () => undefined,
  });
}

async function says(office: Office, words: string, desk: AnswerDesk | null): Promise<readonly unknown[]> {
  const before = office.sentTo('VP').length;
  await office.says(people.binh, 'VP', words);
  if (desk !== null) {
    expect(office.sentTo('VP').length).toBe(before);
    desk.look();
    await desk.settled();
    await office.relay.drain();
  }
  return office
    .sentTo('VP')
    .slice(before)
    .map(({ text, buttons }) => ({ text, buttons }));
}

test('every step of a draft is said by the helper in the very words in which it is said at once', async () => {
  const [small, large] = [await officeWith('small'), await officeWith('large', 0)];
  const desk = deskOf(large);
  const steps = [
    '/nhap',
    '/nhap 1',
    '/nhap 1 không hiểu gì',
    '/nhap 1 mới',
    '/nhap 1 theo đề xuất',
    '/nhap 1',
    '/nhap 1 nhận',
    '/nhap 1 nhận',
    '/nhap 1 rút lại',
    '/nhap 9',
    '/nhap 1 bỏ',
    '/nhap',
  ];
  for (const step of steps)
    expect([step, await says(large, step, desk)]).toEqual([step, await says(small, step, null)]);
  for (const table of ['draft', 'draft_answer', 'task', 'assignment', 'agency', 'event', 'wake']) {
    const rows = (office: Office) => office.database.raw.prepare(`select count(*) from ${table}`).pluck().get();
    expect([table, rows(large)]).toEqual([table, rows(small)]);
  }
});

test('the turn that hears an act reads nothing of what the document says', async () => {
  const office = await officeWith('large', 0);
  office.database.raw.exec("update draft set content = 'no JSON at all'");
  for (const step of ['/nhap', '/nhap 1', '/nhap 1 mới', '/nhap 1 nhận']) await says(office, step, null);
  const waiting = office.database.raw.prepare('select count(*) from outbox where payload like \'{"kind":"asked"%\'');
  expect(waiting.pluck().get()).toBe(4);
});

test('what would be written to whom is found while another one writes', async () => {
  const office = await officeWith('large', 0);
  const desk = deskOf(office);
  await says(office, '/nhap 1', desk);
  await says(office, '/nhap 1 mới', desk);
  await says(office, '/nhap 1 theo đề xuất', desk);
  await office.says(people.binh, 'VP', '/nhap 1');
  const { database } = office;
  const helper = helperOf(office);
  database.raw.exec('begin immediate');
  const asked = JSON.parse(
    String(database.raw.prepare('select payload from outbox where payload like \'{"kind":"asked"%\'').pluck().get()),
  ) as { asked: { kind: 'on_draft' } };
  const said: string[] = [];
  const question = { kind: 'words', now: office.now(), asked: asked.asked as never } as const;
  await helper.ask(question, { head: () => undefined, slice: (bytes) => said.push(Buffer.from(bytes).toString()) });
  database.raw.exec('rollback');
  expect(said.join('')).toContain('không còn câu nào cần hỏi');
  expect(database.raw.prepare('select count(*) from programme where number = ?').pluck().get('45/KH-UBND')).toBe(0);
});

test('an acceptance whose process is killed at any row leaves nothing, and is done by the next one', async () => {
  const office = await officeWith('large', 0);
  const desk = deskOf(office);
  await says(office, '/nhap 1', desk);
  await says(office, '/nhap 1 mới', desk);
  await says(office, '/nhap 1 theo đề xuất', desk);
  await office.says(people.binh, 'VP', '/nhap 1 nhận');
  const { raw } = office.database;
  const tables = ['programme', 'agency', 'task', 'assignment', 'wake', 'event', 'task_lead', 'section'];
  const state = () => tables.map((table) => raw.prepare(`select count(*) from "${table}"`).pluck().get());
  const before = state();
  const answer = Number(raw.prepare('select id from outbox where payload like \'{"kind":"asked"%\'').pluck().get());
  const script = fileURLToPath(new URL('../../support/dying-writer.ts', import.meta.url));
  for (const position of [0, ROWS / 2, ROWS - 1]) {
    const args = [script, raw.name, String(answer), office.now(), String(position)];
    expect(spawnSync(process.execPath, args, { encoding: 'utf8' })).toMatchObject({ signal: 'SIGKILL', stderr: '' });
    expect(state()).toEqual(before);
    expect(raw.prepare('select state from draft').pluck().get()).toBe('open');
  }
  desk.look();
  await desk.settled();
  await office.relay.drain();
  expect(office.lastTo('VP').text).toContain(`Đã nhận 45/KH-UBND vào sổ: ${String(ROWS)} nhiệm vụ`);
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('a helper that dies is one sentence, which says what was done and what was not', async () => {
  const office = await officeWith('large', 0);
  const helper = helperOf(office);
  const failed = { ask: () => Promise.reject(new HelperFailed('it ended (SIGKILL)')), stop: () => Promise.resolve() };
  await says(office, '/nhap 1', deskOf(office));
  expect(await says(office, '/nhap 1 mới', deskOf(office, failed))).toMatchObject([
    { text: 'Chưa thực hiện được yêu cầu đối với dự thảo 1; dự thảo vẫn như trước. Đề nghị gửi lại sau ít phút.' },
  ]);
  const answers = () => office.database.raw.prepare('select count(*) from draft_answer').pluck().get();
  expect(answers()).toBe(0);
  const diesAfterActs: Helper = {
    ...failed,
    ask: (question, ...rest) => (question.kind === 'act' ? helper.ask(question, ...rest) : failed.ask()),
  };
  expect(await says(office, '/nhap 1 theo đề xuất', deskOf(office, diesAfterActs))).toMatchObject([
    {
      text: 'Đã ghi các đề xuất. Chưa lập được bước tiếp theo của dự thảo 1; đề nghị xem lại sau ít phút: /nhap 1.',
    },
  ]);
  expect(answers()).toBeGreaterThan(0);
});

test('who has lost the role meanwhile acts on nothing and is shown nothing', async () => {
  const office = await officeWith('large', 0);
  const desk = deskOf(office);
  await says(office, '/nhap 1', desk);
  for (const words of ['/nhap 1', '/nhap 1 theo đề xuất', '/nhap 1 bỏ']) {
    await office.says(people.binh, 'VP', words);
  }
  office.database.raw.exec("update role set until = '2022-06-20T03:00:00.000Z' where until is null");
  const before = office.sentTo('VP').length;
  desk.look();
  await desk.settled();
  await office.relay.drain();
  expect(
    office
      .sentTo('VP')
      .slice(before)
      .map(({ text }) => text),
  ).toEqual(Array.from({ length: 3 }, () => 'Chỉ cán bộ Văn phòng được nhận văn bản vào sổ.'));
  expect(office.database.raw.prepare('select count(*) from draft_answer').pluck().get()).toBe(0);
});

test('work that others overtake runs again, and at last they wait for it', async () => {
  const office = await officeWith('large', 0);
  const other = databaseOn(new BetterSqlite(office.database.raw.name));
  opened.push(other);
  const work = (overtakes: boolean) => {
    let runs = 0;
    transactOptimistically(office.database, (tx) => {
      runs += 1;
      tx.first({ compile: () => ({ sql: 'select count(*) from meta', parameters: [] }) as never });
      // Nobody can while it holds the writer's place.
      if (overtakes && runs < 3) other.raw.exec("insert or replace into meta values ('other', 'x')");
      tx.run({ compile: () => ({ sql: "insert or replace into meta values ('own', 'x')", parameters: [] }) as never });
    });
    return runs;
  };
  expect([work(false), work(true)]).toEqual([1, 3]);
});
