/** The helper as a process of its own: what it answers, when it comes and goes, and what its death does. */

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHelperProcess, type HelperProcess } from '../../../src/app/helper/helper-process.ts';
import { wholeAnswer, type Question } from '../../../src/app/helper/question.ts';
import { isCronExpression } from '../../../src/app/occurrences.ts';
import { readConfig, type Config } from '../../../src/config.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { openMigratedAt } from '../../support/migrated-registry.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import type { Listener } from '../../support/listener.ts';
import { listener } from '../../support/listener.ts';
import { addProgramme, fillRegistry } from '../../support/office/fill-registry.ts';
import { localInstant } from '../../support/office/movable-clock.ts';
import { rulesForTests } from '../../support/office/rules.ts';
import { quietLog } from '../../support/quiet-log.ts';

const NOW = localInstant('2022-06-20 08:30');
const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' }] as const;
const REPORT: Question = {
  kind: 'report',
  both: false,
  now: NOW,
  file: { format: 'docx', agencyId: null, from: day('2022-04-01'), to: day('2022-06-20'), asOf: NOW },
};
const pageAt = (path: string): Question => ({
  kind: 'page',
  now: NOW,
  request: { method: 'GET', url: `http://127.0.0.1${path}`, headers: [], note: null },
});

let folder: string;
let config: Config;
let database: Database;
const helpers: HelperProcess[] = [];
const logged: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-helper-'));
  const read = readConfig(
    { DATABASE_URL: `sqlite:${join(folder, 'office.sqlite')}`, TELEGRAM_BOT_TOKEN: '123456:very-secret-token' },
    isCronExpression,
  );
  if (read.kind === 'refused') throw new Error(read.problem);
  config = read.config;
  database = await openMigratedAt(config.databasePath);
  fillRegistry(database, TASKS, NOW, rulesForTests());
  logged.length = 0;
});

afterEach(async () => {
  await Promise.all(helpers.splice(0).map((helper) => helper.stop()));
  database.close();
  rmSync(folder, { recursive: true });
});

function helperWith(options: Partial<Parameters<typeof createHelperProcess>[0]> = {}): HelperProcess {
  const log = quietLog({ error: (fields, text) => logged.push(`${text} ${JSON.stringify(fields)}`) });
  const helper = createHelperProcess({ config, log, ...options });
  helpers.push(helper);
  return helper;
}

/** A program in the helper's place. */
function script(text: string): string {
  const path = join(folder, 'stand-in.mjs');
  writeFileSync(path, text);
  return path;
}

const shown = async (helper: HelperProcess, path: string): Promise<Listener> => {
  const heard = listener();
  await helper.ask(pageAt(path), heard);
  return heard;
};

/** Resolves when no process runs any more. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('is started by the first question, gives way to the bot and lets it write meanwhile; killed, it fails what it has in hand and is started anew', async () => {
  const helper = helperWith();
  expect(helper.pid()).toBeNull();
  const [one, other] = [wholeAnswer(helper, REPORT), wholeAnswer(helper, REPORT)];
  database.raw.exec("update meta set value = value; insert into meta (key, value) values ('clock_ahead_ms', '0')");
  const file = await one;
  expect(Object.keys(unzipSync(file))).toContain('word/document.xml');
  const page = await shown(helper, '/board');
  expect(page.status).toBe(401);
  expect(page.text()).toContain('Chưa đăng nhập');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");

  // Each of its threads is less urgent than the bot's.
  const threads = `/proc/${String(helper.pid())}/task`;
  const niceness = readdirSync(threads).map((thread) => getPriority(Number(thread)));
  expect(niceness.length).toBeGreaterThan(1);
  expect(new Set(niceness)).toEqual(new Set([10]));

  // Who asks for the same at once, or again, is given the same bytes.
  expect((await other).equals(file)).toBe(true);
  expect((await wholeAnswer(helper, REPORT)).equals(file)).toBe(true);

  const pid = helper.pid() ?? 0;
  const inHand = wholeAnswer(helper, { ...REPORT, file: { ...REPORT.file, from: day('2022-04-02') } });
  process.kill(pid, 'SIGKILL');
  await expect(inHand).rejects.toThrow('it ended (SIGKILL)');
  expect((await shown(helper, '/board')).status).toBe(401);
  expect(helper.pid()).not.toBe(pid);
});

test('ends when nobody has asked for a while, and is started anew by the next question', async () => {
  const helper = helperWith({ script: script(hanging(join(folder, 'hangs'))), version: 'test', keptMs: 1 });
  await shown(helper, '/board');
  const first = helper.pid();
  // It may be on its way out already.
  if (first !== null) await gone(first);
  expect(helper.pid()).toBeNull();
  expect((await shown(helper, '/board')).status).toBe(200);
});

/** A helper that hangs over a page whose address says so, and answers any other with its own process number. */
const hanging = (marker: string): string => `import { writeFileSync } from 'node:fs';
process.on('message', ({ kind, id, question }) => {
  if (kind === 'hello') process.send({ kind: 'ready', version: 'test' });
  if (kind !== 'ask') return;
  process.send({ kind: 'begun', id });
  if (question.request.url.endsWith('/hangs')) {
    writeFileSync(${JSON.stringify(marker)}, '');
    for (;;);
  }
  process.send({ kind: 'head', id, status: 200, headers: [] });
  process.send({ kind: 'slice', id, bytes: Buffer.from(String(process.pid)) });
  process.send({ kind: 'end', id });
});
process.on('disconnect', () => process.exit(0));`;

test('a page over which it hangs fails alone: what else was in hand is asked again, once', async () => {
  const marker = join(folder, 'hangs');
  const helper = helperWith({ script: script(hanging(marker)), version: 'test' });
  await shown(helper, '/board');
  const first = helper.pid() ?? 0;
  const hangs = shown(helper, '/hangs');
  const behind = [shown(helper, '/board'), shown(helper, '/board/agencies')];
  while (!existsSync(marker)) await new Promise((resolve) => setTimeout(resolve, 10));
  process.kill(first, 'SIGKILL');
  await expect(hangs).rejects.toThrow('it ended (SIGKILL)');
  const answers = await Promise.all(behind);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(new Set(answers.map((answer) => answer.text())).size).toBe(1);
  expect(answers[0]?.text()).not.toBe(String(first));
});

test('what takes too long is ended, and its process with it', async () => {
  const helper = helperWith({ script: script(hanging(join(folder, 'hangs'))), version: 'test', longestMs: 300 });
  await expect(shown(helper, '/hangs')).rejects.toThrow('it ended (SIGKILL)');
  expect(helper.pid()).toBeNull();
});

test('a helper that cannot start is one refusal for each who asks', async () => {
  const helper = helperWith({ script: join(folder, 'not-there.mjs') });
  await expect(wholeAnswer(helper, REPORT)).rejects.toThrow('it ended (status 1)');
  await expect(shown(helper, '/board')).rejects.toThrow('it ended (status 1)');
});

test('bot and helper of different versions refuse each other', async () => {
  await expect(shown(helperWith({ version: 'dondoc 0.0.9, registry 0001-registry' }), '/board')).rejects.toThrow(
    'restart the bot',
  );
  const younger = script(`process.on('message', () => process.send({ kind: 'ready', version: 'dondoc 9.9.9' }));`);
  await expect(shown(helperWith({ script: younger }), '/board')).rejects.toThrow('it is dondoc 9.9.9');
});

test('refuses a registry that has gone further than its program', async () => {
  database.raw.exec("insert into kysely_migration (name, timestamp) values ('9999-later', '2099-01-01')");
  await expect(shown(helperWith(), '/board')).rejects.toThrow('the registry is not that of this program');
});

test('is told of it when somebody waits no more, and the bot knows at once', async () => {
  const orders = join(folder, 'orders');
  const helper = helperWith({
    script: script(`
      import { appendFileSync } from 'node:fs';
      process.on('message', (order) => {
        appendFileSync(${JSON.stringify(orders)}, order.kind + '\\n');
        if (order.kind === 'hello') process.send({ kind: 'ready', version: order.version });
        if (order.kind === 'cancel') process.exit(0);
      });`),
  });
  const leaving = new AbortController();
  const asked = helper.ask(pageAt('/board'), listener(), leaving.signal);
  const { readFileSync, existsSync } = await import('node:fs');
  while (!existsSync(orders) || !readFileSync(orders, 'utf8').includes('ask')) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  leaving.abort(new Error('the browser is gone'));
  await expect(asked).rejects.toThrow('the browser is gone');
  while (!readFileSync(orders, 'utf8').includes('cancel')) await new Promise((resolve) => setTimeout(resolve, 5));
});

test('is handed no token, neither in its settings nor in its environment', async () => {
  const seen = join(folder, 'seen');
  const helper = helperWith({
    script: script(`
      import { writeFileSync } from 'node:fs';
      process.on('message', (order) => {
        writeFileSync(${JSON.stringify(seen)}, JSON.stringify([order, process.env, process.argv]));
        process.exit(3);
      });`),
  });
  await expect(shown(helper, '/board')).rejects.toThrow('status 3');
  const { readFileSync } = await import('node:fs');
  expect(readFileSync(seen, 'utf8')).toContain('office.sqlite');
  expect(readFileSync(seen, 'utf8')).not.toContain('very-secret-token');
});

test('stopped, it turns away who waits and leaves no process behind', async () => {
  const helper = helperWith();
  await shown(helper, '/board');
  const pid = helper.pid() ?? 0;
  const asked = expect(wholeAnswer(helper, REPORT)).rejects.toThrow('the program is stopping');
  await helper.stop();
  await asked;
  await gone(pid);
  await expect(shown(helper, '/board')).rejects.toThrow('the program is stopping');
});

test('the words of a report come with its files, which stay those of that asking when the registry changes', async () => {
  const helper = helperWith();
  const file = { format: 'docx', agencyId: null, from: day('2022-04-01'), to: day('2022-06-20'), asOf: NOW } as const;
  const report = { agencyId: null, from: file.from, to: file.to, asOf: NOW };
  const asked = { kind: 'report', asOf: NOW, report, links: null } as const;
  const words = await wholeAnswer(helper, { kind: 'words', now: NOW, asked });
  const messages = JSON.parse(words.toString()) as { text: string; file: unknown }[];
  expect(messages.map((each) => each.file)).toEqual([file, { ...file, format: 'xlsx' }]);
  for (const { text } of messages) expect(text).toContain('Tổng 1 phần việc');
  addProgramme(database, [{ ...TASKS[0], ref: 'I.2' }], NOW, rulesForTests(), { code: 'more', number: '16/QĐ-UBND' });
  const both = (format: 'docx' | 'xlsx') => wholeAnswer(helper, { ...REPORT, file: { ...file, format }, both: true });
  const rowsIn = (bytes: Buffer) => strFromU8(unzipSync(bytes)['xl/worksheets/sheet3.xml'] ?? new Uint8Array());
  expect(Object.keys(unzipSync(await both('docx')))).toContain('word/document.xml');
  expect(rowsIn(await both('xlsx')).match(/<row /gu)).toHaveLength(2);
  // Another asking sees the registry as it is by then.
  const later = { ...file, format: 'xlsx', asOf: localInstant('2022-06-20 08:31') } as const;
  expect(rowsIn(await wholeAnswer(helper, { ...REPORT, file: later })).match(/<row /gu)).toHaveLength(3);
});
