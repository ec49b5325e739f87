/**
 * The second composition root: a process that reads, and writes acts on drafts alone. It makes what takes long, in a heap
 * that is released when it ends. It sends nothing to messengers and holds none of their secrets.
 */

import { existsSync, readdirSync } from 'node:fs';
import { setPriority } from 'node:os';
import BetterSqlite from 'better-sqlite3';
import { createLog } from '../log.ts';
import { databaseOn, readingDatabase, type Database } from '../store/sqlite/database.ts';
import { migrationsOf } from '../store/file/inspect-registry.ts';
import { createAnswers, type Answers } from './helper/create-answers.ts';
import type { Headers } from '../web/door/page-request.ts';
import { whyFailed, type Order, type Word } from './helper/question.ts';
import { PROGRAM_VERSION } from './program-version.ts';
import { migrations } from '../../migrations/index.ts';
import { rulesOf } from './rules-of.ts';

/** Niceness: the process that answers people has priority. */
const PRIORITY = 10;
/** Of this process, where the system tells them. */
const THREADS = '/proc/self/task';
/** How long a statement waits for a writer, in milliseconds: readers of a write-ahead log seldom wait. */
const BUSY_TIMEOUT_MS = 2000;

const underWay = new Map<number, AbortController>();
let answers: Answers | null = null;

process.on('disconnect', () => {
  // The bot has closed the channel or has ended.
  process.exit(0);
});
process.on('message', (order: Order) => {
  switch (order.kind) {
    case 'hello':
      hear(order);
      return;
    case 'cancel':
      underWay.get(order.id)?.abort();
      return;
    case 'ask':
      void answer(order);
  }
});

function say(word: Word): void {
  if (process.connected) process.send?.(word);
}

function hear({ version, config }: Extract<Order, { kind: 'hello' }>): void {
  if (version !== PROGRAM_VERSION) {
    say({ kind: 'refused', why: `the bot is ${version}, its files are ${PROGRAM_VERSION}; restart the bot` });
    return;
  }
  giveWay();
  const raw = new BetterSqlite(config.databasePath, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  const known = Object.keys(migrations).sort().join();
  if (migrationsOf(raw)?.toSorted().join() !== known) {
    raw.close();
    say({ kind: 'refused', why: 'the registry is not that of this program; restart the bot' });
    return;
  }
  const log = createLog(config.logLevel).child({ name: 'helper' });
  const openWriter = (): Database =>
    databaseOn(new BetterSqlite(config.databasePath, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS }));
  answers = createAnswers(readingDatabase(raw), rulesOf(config), log, openWriter);
  say({ kind: 'ready', version: PROGRAM_VERSION });
}

/** Linux gives each thread a niceness of its own, and those that collect garbage have begun before us. */
function giveWay(): void {
  setPriority(PRIORITY);
  if (!existsSync(THREADS)) return;
  for (const thread of readdirSync(THREADS)) giveWayOf(Number(thread));
}

function giveWayOf(thread: number): void {
  try {
    setPriority(thread, PRIORITY);
  } catch (error) {
    // It ended since the threads were listed.
    if (!hasEnded(error)) throw error;
  }
}

function hasEnded(error: unknown): boolean {
  if (!(error instanceof Error) || !('info' in error)) return false;
  const { info } = error;
  return typeof info === 'object' && info !== null && 'code' in info && info.code === 'ESRCH';
}

async function answer({ id, question }: Extract<Order, { kind: 'ask' }>): Promise<void> {
  const over = new AbortController();
  underWay.set(id, over);
  const listener = {
    head: (status: number, headers: Headers) => {
      say({ kind: 'head', id, status, headers });
    },
    slice: (bytes: Uint8Array) => {
      say({ kind: 'slice', id, bytes });
    },
  };
  try {
    if (answers === null) throw new Error('Asked before the greeting.');
    say({ kind: 'begun', id });
    await answers(question, listener, over.signal);
    say({ kind: 'end', id });
  } catch (error) {
    if (!over.signal.aborted) say({ kind: 'failed', id, why: whyFailed(error).message });
  } finally {
    underWay.delete(id);
  }
}
