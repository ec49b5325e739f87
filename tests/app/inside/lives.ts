/** The bot in a process of its own, life after life, with work that never ends or that kills it. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import BetterSqlite from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import type { Chat, Message, Person } from '../../lab/doubles/telegram-double.ts';
import { people } from '../../people.ts';
import { localInstant } from '../../support/office/movable-clock.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';
import { HANGS_AFTER_MS } from '../../support/patience.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Trước ngày 30/6/2022' },
  { ref: 'I.2', title: 'Mở đường', lead: 'UBND huyện Thọ Xuân', deadline: 'Trước ngày 30/6/2022' },
];
export const POISON = 'nguồn vốn thuốc độc';
export const TEN_STEPS = Array.from({ length: 10 }, (_, step) => `${String((step + 1) * 9)}%`);
export const SET_ASIDE = { state: 'failed', error: 'the program ended twice while it was being handled' };

const NOW = '2022-06-20 08:30';

/** Kills of chance: nothing that has to wait for a calm run is tried. */
export const NEVER_CALM = { CALM_MS: '3600000' };

interface End {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly log: string;
}

/** A way for the program to hang or to die, in the settings of `hang.ts` and `program.ts`. */
type Hang = Readonly<Record<string, string>>;

export interface Stage {
  readonly office: TelegramOffice;
  /** Runs the program with work that hangs, until it ends or, by `signal`, `isDone`. */
  readonly run: (hang: Hang, isDone?: () => boolean, signal?: NodeJS.Signals) => Promise<End>;
  /** Runs it again and again until `isDone`; how often it ended by itself. */
  readonly endsUntil: (hang: Hang, isDone: () => boolean) => Promise<number>;
  readonly rows: (sql: string) => unknown[];
  /** Texts of the reports on record, in their order. */
  readonly reports: () => readonly string[];
  /** Lan's group and an owner; what is written while the program is stopped waits at Telegram. */
  readonly linkedAndStopped: () => Promise<{ lan: Person; ha: Person; group: Chat }>;
  /** Two groups and an owner; the program is stopped when a reminder waits for each group. */
  readonly remindersWait: () => Promise<{ ha: Person; one: Chat; other: Chat }>;
  /** A second office, and ten good reports of its own. */
  readonly otherOffice: () => Promise<{ chat: Chat; write: () => void }>;
  /** The poison, and behind it ten good reports. */
  readonly write: (from: { lan: Person; group: Chat }) => void;
  /** Three runs: the poison ends two of them, and the third sets it aside. */
  readonly setAside: (hang: Hang, ha: Person) => Promise<void>;
  readonly receipts: (chat: Chat) => number;
  readonly isReminded: (chat: Chat) => boolean;
  readonly saidToOwner: (owner: Person) => readonly Message[];
  /** Starts the program here, where it finds nothing left in hand, and stops it. */
  readonly nothingInHand: () => Promise<void>;
  /** Keeps the stopped program's files; returns what puts them back. */
  readonly keepRegistry: () => () => void;
}

/** Two tasks, and nobody linked yet; closed when the test is over. */
export async function openStage(): Promise<Stage> {
  const office = await openTelegramOffice({ programme: TASKS, at: '2022-06-20 06:00', calmMs: 0 });
  onTestFinished(() => office.close());

  async function run(
    hang: Hang,
    isDone: () => boolean = () => false,
    signal: NodeJS.Signals = 'SIGTERM',
  ): Promise<End> {
    const { config, double } = office;
    // An absence would be told to the owner first, and what follows within the hour waits for the clock that stands.
    const raw = new BetterSqlite(config.databasePath);
    raw.exec(
      `delete from meta where key = 'ended'; update job set last_run_at = '${localInstant(NOW)}' where name = 'alive'`,
    );
    raw.close();
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
        NOW,
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

  async function endsUntil(hang: Hang, isDone: () => boolean): Promise<number> {
    for (let ends = 0; ; ends += 1) {
      const { signal, code } = await run(hang, isDone);
      if (code === 0) return ends;
      expect(signal).toBe('SIGKILL');
    }
  }

  function rows(sql: string): unknown[] {
    return office.app().database.raw.prepare(sql).all();
  }

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

  async function remindersWait(): Promise<{ ha: Person; one: Chat; other: Chat }> {
    const { double } = office;
    const ha = office.who(people.ha);
    const [one, other] = [double.group('Sở Xây dựng'), double.group('UBND huyện Thọ Xuân')];
    await office.link(one, office.who(people.lan), 'agency', 'Sở Xây dựng');
    await office.link(other, office.who(people.tung), 'agency', 'UBND huyện Thọ Xuân');
    double.message({ chat: double.privateChat(ha), from: ha, text: `/nhanquyen ${office.code('owner')}` });
    await office.settled();
    await office.app().run('reminders');
    const waiting = rows("select state from outbox where kind = 'reminder'");
    expect(waiting).toEqual([{ state: 'queued' }, { state: 'queued' }]);
    await office.stop();
    return { ha, one, other };
  }

  async function setAside(hang: Hang, ha: Person): Promise<void> {
    const { double } = office;
    const isTold = (): boolean => saidToOwner(ha).length > 0;
    const ends = [await run(hang), await run(hang), await run(hang, () => isTold() && double.pending().length === 0)];
    expect(ends.map(({ signal }) => signal)).toEqual(['SIGKILL', 'SIGKILL', null]);
    expect(ends.map(({ code }) => code)).toEqual([null, null, 0]);
    const told = ends.map(({ log }) => log.split('\n').filter((line) => line.includes('does not end')));
    expect(told.map((lines) => lines.length)).toEqual([1, 1, 0]);
    expect(ends.map(({ log }) => log).join('')).not.toContain('thuốc độc');
  }

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

  async function nothingInHand(): Promise<void> {
    await office.start();
    await office.settled();
    expect(rows('select * from in_hand')).toEqual([]);
    await office.stop();
  }

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

  function isReminded(chat: Chat): boolean {
    return office.double.sent(chat).some(({ text }) => text?.includes('Nhắc') === true);
  }

  function saidToOwner(owner: Person): readonly Message[] {
    const { double } = office;
    return double.sent(double.privateChat(owner)).filter((message) => message.text?.includes('để riêng'));
  }

  return {
    office,
    run,
    endsUntil,
    rows,
    reports,
    linkedAndStopped,
    remindersWait,
    otherOffice,
    write,
    setAside,
    receipts,
    isReminded,
    saidToOwner,
    nothingInHand,
    keepRegistry,
  };
}
