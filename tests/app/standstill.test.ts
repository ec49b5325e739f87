/** Work that never ends or that kills the process: what is proved to is set aside; what was met by kills of chance is done. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { listDeliveries } from '../../src/usecases/deliver/list-deliveries.ts';
import { resendMessage } from '../../src/usecases/deliver/resend-message.ts';
import { workAt } from '../../src/usecases/work.ts';
import type { Chat, Message, Person } from '../lab/doubles/telegram-double.ts';
import { run as commandLine } from '../cli/command-line.ts';
import { people } from '../people.ts';
import { localInstant } from '../support/office/movable-clock.ts';
import { HANGS_AFTER_MS } from '../support/patience.ts';
import { openTelegramOffice, type TelegramOffice } from '../support/office/telegram-office.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Trước ngày 30/6/2022' },
  { ref: 'I.2', title: 'Mở đường', lead: 'UBND huyện Thọ Xuân', deadline: 'Trước ngày 30/6/2022' },
];
const POISON = 'nguồn vốn thuốc độc';
const TEN_STEPS = Array.from({ length: 10 }, (_, step) => `${String((step + 1) * 9)}%`);
const SET_ASIDE = { state: 'failed', error: 'the program ended twice while it was being handled' };

let office: TelegramOffice;

beforeEach(async () => {
  office = await openTelegramOffice({ programme: TASKS, at: '2022-06-20 06:00', calmMs: 0 });
});

afterEach(async () => {
  await office.close();
});

interface End {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly log: string;
}

/** Runs the program with work that hangs, until it ends or, by `signal`, `isDone`. */
async function run(
  hang: Record<string, string>,
  isDone: () => boolean = () => false,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<End> {
  const { config, double } = office;
  const loaded = ['./src/require-node.js', './tests/app/inside/hang.ts'].flatMap((path) => ['--import', path]);
  const child = spawn(process.execPath, [...loaded, 'tests/app/inside/program.ts'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      DATABASE_URL: `sqlite:${config.databasePath}`,
      TELEGRAM_BOT_TOKEN: double.token,
      TELEGRAM_API_ROOT: double.apiRoot,
      REMINDER_CRON: '0 0 29 2 *',
      DIGEST_CRON: '0 0 29 2 *',
      BACKUP_CRON: '0 0 29 2 *',
      NOW: '2022-06-20 08:30',
      ...hang,
    },
  });
  const ended = once(child, 'exit');
  const said = text(child.stderr);
  void double
    .waitFor(isDone, HANGS_AFTER_MS)
    .then(() => child.kill(signal))
    .catch(() => undefined);
  await ended;
  return { signal: child.signalCode, code: child.exitCode, log: await said };
}

/** Runs it again and again until `isDone`; how often it ended by itself. */
async function endsUntil(hang: Record<string, string>, isDone: () => boolean): Promise<number> {
  for (let ends = 0; ; ends += 1) {
    const { signal, code } = await run(hang, isDone);
    if (code === 0) return ends;
    expect(signal).toBe('SIGKILL');
  }
}

function rows(sql: string): unknown[] {
  return office.app().database.raw.prepare(sql).all();
}

/** Lan's group and an owner; what is written while the program is stopped waits at Telegram. */
async function linkedAndStopped(): Promise<{ lan: Person; ha: Person; group: Chat }> {
  const { double } = office;
  const [lan, ha] = [office.who(people.lan), office.who(people.ha)];
  const group = double.group('Sở Xây dựng');
  await office.link(group, lan, 'agency', 'Sở Xây dựng');
  double.message({ chat: double.privateChat(ha), from: ha, text: `/nhanquyen ${office.code('owner')}` });
  await office.settled();
  await office.stop();
  return { lan, ha, group };
}

/** Three runs: the poison ends two of them, and the third sets it aside. */
async function setAside(hang: Record<string, string>, ha: Person): Promise<void> {
  const { double } = office;
  const isTold = (): boolean => saidToOwner(ha).length > 0;
  const ends = [await run(hang), await run(hang), await run(hang, () => isTold() && double.pending().length === 0)];
  expect(ends.map(({ signal }) => signal)).toEqual(['SIGKILL', 'SIGKILL', null]);
  expect(ends.map(({ code }) => code)).toEqual([null, null, 0]);
  const told = ends.map(({ log }) => log.split('\n').filter((line) => line.includes('does not end')));
  expect(told.map((lines) => lines.length)).toEqual([1, 1, 0]);
  expect(ends.map(({ log }) => log).join('')).not.toContain('thuốc độc');
}

/** The poison, and behind it ten good reports. */
function write({ lan, group }: { lan: Person; group: Chat }): void {
  office.double.message({ chat: group, from: lan, text: `#1 vướng ${POISON}` });
  for (const step of TEN_STEPS) office.double.message({ chat: group, from: lan, text: `#1 ${step}` });
}

function reports(): readonly string[] {
  return office
    .app()
    .database.raw.prepare("select text from event where kind = 'reported' order by id")
    .pluck()
    .all() as string[];
}

test('a message that hangs twice as it is read, before it is stored, is set aside, the owner is told, ten good ones behind it are recorded', async () => {
  const linked = await linkedAndStopped();
  write(linked);
  await setAside({ HANG_AT: 'reading', HANG_WORDS: POISON }, linked.ha);

  await office.start();
  await office.settled();
  expect(reports()).toEqual(TEN_STEPS);
  expect(rows("select state, error from inbox where state <> 'handled'")).toEqual([SET_ASIDE]);
  expect(saidToOwner(linked.ha)).toHaveLength(1);
  expect(rows('select * from in_hand')).toEqual([]);
});

test('the same as it is handled; tried again it is handled alone, and hangs once more and is set aside again, or is done', async () => {
  const { double, config } = office;
  const linked = await linkedAndStopped();
  const { lan, ha, group } = linked;
  write(linked);
  const hang = { HANG_AT: 'writing', HANG_WORDS: POISON };
  await setAside(hang, ha);
  const [stuck] = (await commandLine(config.databasePath, ['inbox', '--stuck', '--json'])).json;
  expect(stuck).toMatchObject({ error: SET_ASIDE.error });

  expect((await commandLine(config.databasePath, ['inbox', '--retry', String(stuck?.['id'])])).status).toBe(0);
  double.message({ chat: group, from: lan, text: '#1 95%' });
  const later = { ...hang, NOW: '2022-06-20 09:40' };
  const isToldAgain = (): boolean => saidToOwner(ha).length === 2 && double.pending().length === 0;
  const ends = [await run(later), await run(later, isToldAgain)];
  expect(ends.map(({ signal }) => signal)).toEqual(['SIGKILL', null]);

  expect((await commandLine(config.databasePath, ['inbox', '--retry', String(stuck?.['id'])])).status).toBe(0);
  await office.start();
  await office.settled();
  expect(reports()).toEqual([...TEN_STEPS, '95%', `vướng ${POISON}`]);
  expect(rows("select state from inbox where state <> 'handled'")).toEqual([]);
  expect(saidToOwner(ha)).toHaveLength(2);
  expect(rows('select * from in_hand')).toEqual([]);
});

test('a reminder whose wording never ends is set aside as dead, the owner is told, and another agency gets its own', async () => {
  const { double } = office;
  const ha = office.who(people.ha);
  const [one, other] = [double.group('Sở Xây dựng'), double.group('UBND huyện Thọ Xuân')];
  await office.link(one, office.who(people.lan), 'agency', 'Sở Xây dựng');
  await office.link(other, office.who(people.tung), 'agency', 'UBND huyện Thọ Xuân');
  double.message({ chat: double.privateChat(ha), from: ha, text: `/nhanquyen ${office.code('owner')}` });
  await office.settled();
  await office.app().run('reminders');
  const reminders = "select chat_id as chat, state, error from outbox where kind = 'reminder' order by chat_id";
  expect(rows(reminders)).toMatchObject([{ state: 'queued' }, { state: 'queued' }]);
  await office.stop();
  const hang = { HANG_AT: 'wording', HANG_WORDS: '[1]' };
  const isOver = (): boolean => saidToOwner(ha).length > 0 && reminded(other);
  const ends = [await run(hang), await run(hang), await run(hang, isOver)];
  expect(ends.map(({ signal }) => signal)).toEqual(['SIGKILL', 'SIGKILL', null]);
  expect(reminded(one)).toBe(false);

  office.clock.moveTo(localInstant('2022-06-20 09:40'));
  await office.start();
  await office.settled();
  expect(rows(reminders)).toMatchObject([
    { state: 'dead', error: 'the program ended twice while it was being worded' },
    { state: 'sent', error: null },
  ]);
  expect(saidToOwner(ha)).toHaveLength(1);
  expect(rows('select * from in_hand')).toEqual([]);
  // On a person's word it is worded anew.
  office.app().database.transact((tx) => {
    const work = workAt(tx, office.clock.now(), office.app().rules);
    const dead = listDeliveries(work, 'trouble', 10).map(({ id }) => resendMessage(work, id).kind);
    expect(dead).toEqual(['queued']);
  });
  await office.settled();
  expect(reminded(one)).toBe(true);
});

/** A second office, and ten good reports of its own. */
async function otherOffice(): Promise<{ chat: Chat; write: () => void }> {
  const { double } = office;
  const tung = office.who(people.tung);
  const chat = double.group('UBND huyện Thọ Xuân');
  await office.link(chat, tung, 'agency', 'UBND huyện Thọ Xuân');
  return {
    chat,
    write() {
      for (const step of TEN_STEPS) double.message({ chat, from: tung, text: `#2 ${step}` });
    },
  };
}

function receipts(chat: Chat): number {
  return office.double.sent(chat).filter(({ text }) => text?.includes('Đã ghi nhận') === true).length;
}

/** Kills of chance: nothing that has to wait for a calm run is tried. */
const NEVER_CALM = { CALM_MS: '3600000' };

test('a message that kills the process at once, at every start, holds up no other chat, and is set aside after five ends', async () => {
  const other = await otherOffice();
  const { ha, ...linked } = await linkedAndStopped();
  write(linked);
  other.write();
  const kill = { HANG_AT: 'writing', HANG_BY: 'kill', HANG_WORDS: POISON };
  // The first is not noted by anyone; two more may be chance.
  expect(await endsUntil({ ...kill, ...NEVER_CALM }, () => receipts(other.chat) === 10)).toBe(3);
  expect(saidToOwner(ha)).toEqual([]);
  expect(await endsUntil(kill, () => saidToOwner(ha).length > 0 && receipts(linked.group) === 10)).toBe(2);

  await office.start();
  await office.settled();
  expect(rows('select * from in_hand')).toEqual([]);
  expect(reports()).toEqual([...TEN_STEPS, ...TEN_STEPS]);
  expect(rows("select state, error from inbox where state <> 'handled'")).toEqual([SET_ASIDE]);
  expect(saidToOwner(ha)).toHaveLength(1);
});

test('kills of chance amid one message never set it aside: it is recorded in a calm run, before what was written after it', async () => {
  const other = await otherOffice();
  const { ha, ...linked } = await linkedAndStopped();
  write(linked);
  const kill = { HANG_AT: 'writing', HANG_BY: 'kill', HANG_WORDS: POISON, ...NEVER_CALM };
  for (let life = 1; life <= 3; life += 1) expect((await run(kill)).signal).toBe('SIGKILL');
  const read = (): boolean => office.double.pending().length === 0;
  for (let life = 4; life <= 5; life += 1) expect((await run(kill, read, 'SIGKILL')).signal).toBe('SIGKILL');
  other.write();
  const isOver = (): boolean => receipts(linked.group) === 11 && receipts(other.chat) === 10;
  expect(await endsUntil({}, isOver)).toBe(0);

  await office.start();
  await office.settled();
  expect(reports()).toHaveLength(21);
  const itsOwn = rows("select text from event where kind = 'reported' and assignment_id = 1 order by id");
  expect(itsOwn).toEqual([`vướng ${POISON}`, ...TEN_STEPS].map((text) => ({ text })));
  expect(rows("select state from inbox where state <> 'handled'")).toEqual([]);
  expect(rows('select * from in_hand')).toEqual([]);
  expect(saidToOwner(ha)).toEqual([]);
});

test('the same for the wording of a reminder, by poison and, from where the registry stood, by chance', async () => {
  const { double } = office;
  const ha = office.who(people.ha);
  const [one, other] = [double.group('Sở Xây dựng'), double.group('UBND huyện Thọ Xuân')];
  await office.link(one, office.who(people.lan), 'agency', 'Sở Xây dựng');
  await office.link(other, office.who(people.tung), 'agency', 'UBND huyện Thọ Xuân');
  double.message({ chat: double.privateChat(ha), from: ha, text: `/nhanquyen ${office.code('owner')}` });
  await office.settled();
  await office.app().run('reminders');
  await office.stop();
  const kill = { HANG_AT: 'wording', HANG_BY: 'kill', HANG_WORDS: '[1]' };
  expect(await endsUntil({ ...kill, ...NEVER_CALM }, () => reminded(other))).toBe(3);
  const goBack = keepRegistry();

  expect(await endsUntil(kill, () => saidToOwner(ha).length > 0)).toBe(2);
  expect(reminded(one)).toBe(false);
  await nothingInHand();

  goBack();
  expect(await endsUntil({}, () => reminded(one))).toBe(0);
  await nothingInHand();
  expect(saidToOwner(ha)).toHaveLength(1);
});

/** Starts the program here, where it finds nothing left in hand, and stops it. */
async function nothingInHand(): Promise<void> {
  await office.start();
  await office.settled();
  expect(rows('select * from in_hand')).toEqual([]);
  await office.stop();
}

/** Keeps the stopped program's files; returns what puts them back. */
function keepRegistry(): () => void {
  const folder = dirname(office.path);
  const kept = `${folder}-kept`;
  cpSync(folder, kept, { recursive: true });
  onTestFinished(() => {
    rmSync(kept, { recursive: true });
  });
  return () => {
    rmSync(folder, { recursive: true });
    cpSync(kept, folder, { recursive: true });
  };
}

function reminded(chat: Chat): boolean {
  return office.double.sent(chat).some(({ text }) => text?.includes('Nhắc') === true);
}

function saidToOwner(owner: Person): readonly Message[] {
  const { double } = office;
  return double.sent(double.privateChat(owner)).filter((message) => message.text?.includes('để riêng'));
}
