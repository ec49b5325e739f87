/** The log of the last writes: checkpointed into the file by a thread, and begun anew. */

import { mkdtempSync, rmSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { databaseOn, type Database } from '../../../src/store/sqlite/database.ts';
import { checkpointInBackground, type Checkpointer } from '../../../src/store/file/checkpoint.ts';
import { HANGS_AFTER_MS } from '../../support/patience.ts';

let folder: string;
let path: string;
let database: Database;
let checkpointing: Checkpointer;
let troubles: unknown[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-fold-'));
  path = join(folder, 'registry.sqlite');
  database = databaseOn(new BetterSqlite(path));
  database.raw.exec('create table note (text blob not null)');
  troubles = [];
  checkpointing = checkpointInBackground(database, (error) => troubles.push(error));
});

afterEach(async () => {
  await checkpointing.stop();
  database.close();
  rmSync(folder, { recursive: true });
});

/** The thread begins when it can. */
function eventually(look: () => void): Promise<void> {
  return vi.waitFor(look, { timeout: HANGS_AFTER_MS });
}

/** So many commits of about eight pages each. */
function write(commits: number): void {
  for (let commit = 0; commit < commits; commit += 1) {
    database.transact(() => database.raw.prepare('insert into note values (zeroblob(30000))').run());
  }
}

function length(): { log: number; checkpointed: number } {
  return database.raw.prepare('pragma wal_checkpoint(NOOP)').get() as { log: number; checkpointed: number };
}

test('a short log is left alone', () => {
  write(100);
  expect(length()).toMatchObject({ checkpointed: 0 });
});

test('a long one is folded while the program goes on, and the next write begins it anew', async () => {
  write(200);
  await eventually(() => {
    expect(length().checkpointed).toBe(length().log);
  });
  write(1);
  expect(length().log).toBeLessThan(50);
  expect(database.raw.prepare('select count(*) from note').pluck().get()).toBe(201);
  expect(troubles).toEqual([]);
});

test('what is written meanwhile is folded too', async () => {
  write(200);
  const writing = setInterval(() => {
    write(1);
  }, 1);
  try {
    await eventually(() => {
      expect(length().log).toBeLessThan(1000);
    });
  } finally {
    clearInterval(writing);
  }
});

test('whoever reads an old state holds it up no longer than he reads', async () => {
  const reader = new BetterSqlite(path, { readonly: true });
  reader.exec('begin');
  reader.prepare('select count(*) from note').get();
  write(200);
  await eventually(() => {
    expect(length().log).toBeGreaterThan(1000);
  });
  reader.exec('commit');
  reader.close();
  write(200);
  await eventually(() => {
    expect(length().checkpointed).toBe(length().log);
  });
});

test('where the thread cannot open the file the program is told, and tries again when more was written', async () => {
  renameSync(path, `${path}.away`);
  write(200);
  await eventually(() => {
    expect(troubles).toHaveLength(1);
  });
  renameSync(`${path}.away`, path);
  write(200);
  await eventually(() => {
    expect(length().checkpointed).toBe(length().log);
  });
  expect(troubles).toHaveLength(1);
});

test('the file belongs to nobody else once it has stopped: closing folds the rest', async () => {
  write(200);
  await checkpointing.stop();
  database.close();
  const again = new BetterSqlite(path, { fileMustExist: true });
  expect(again.prepare('select count(*) from note').pluck().get()).toBe(200);
  again.close();
});
