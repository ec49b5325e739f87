/**
 * Copies a registry that another process may be writing to, as of one moment. The copy counts only after it was opened,
 * checked, and found to hold what the original held at that moment.
 */

import { renameSync, rmSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { countsOf, migrationsOf, problemsOf, type Counts } from './inspect-registry.ts';

interface Held {
  readonly migrations: readonly string[] | null;
  readonly counts: Counts;
}

/** All pages at once: the snapshot delays no writer, and this never runs in the bot's own thread. */
const ALL_PAGES = 0x7fff_ffff;

/** Writes `to`, a file without a log beside it. When it cannot be made or is damaged, removes it and throws. */
export async function copyRegistry(from: string, to: string): Promise<void> {
  const unfinished = `${to}.part`;
  rmSync(unfinished, { force: true });
  try {
    const held = await copyPages(from, unfinished);
    checkCopy(unfinished, held);
    renameSync(unfinished, to);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

async function copyPages(from: string, to: string): Promise<Held> {
  const source = new BetterSqlite(from, { readonly: true });
  try {
    // One snapshot for both the counts and the copy.
    source.exec('begin');
    const held = { counts: countsOf(source), migrations: migrationsOf(source) };
    await source.backup(to, { progress: () => ALL_PAGES });
    return held;
  } finally {
    source.close();
  }
}

function checkCopy(path: string, held: Held): void {
  const copy = new BetterSqlite(path, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = delete');
    const found: Held = { counts: countsOf(copy), migrations: migrationsOf(copy) };
    if (JSON.stringify(found) !== JSON.stringify({ counts: held.counts, migrations: held.migrations })) {
      throw new Error('the copy does not hold what the registry held');
    }
    const [problem] = problemsOf(copy, 'quick');
    if (problem !== undefined) throw new Error(problem);
  } finally {
    copy.close();
  }
}
