/** The nightly backup, made and checked beside the running bot; the operator is told of a failure. */

import type { Instant } from '../../domain/calendar/dates.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { backUpInBackground } from '../../store/file/keep-backups.ts';
import { lastRun, noteRun } from '../../store/sqlite/meta.ts';
import { patiently } from '../../store/sqlite/patiently.ts';
import { firstImport } from '../../store/programmes/tasks.ts';
import { noticeOperator } from '../chats/notice-operator.ts';
import { workAt, type Rules } from '../work.ts';
import { backupFailed } from '../../conversation/compose/compose-notices.ts';

const BACKUP_JOB = 'backup';

/** Returns one line for the log. On failure it tells the operator, then throws. */
export async function backUpRegistry(database: Database, now: Instant, rules: Rules, keep: number): Promise<string> {
  const { name: from } = database.raw;
  if (database.raw.memory) return 'a registry in memory has no backup';
  try {
    const { path, bytes, removed } = await backUpInBackground({ from, at: now, keep });
    await patiently(() => {
      noteBackup(database, now);
    });
    return `${path}, ${String(bytes)} bytes, ${String(removed)} older ones removed`;
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown error';
    database.transact((tx) => {
      noticeOperator(workAt(tx, now, rules), {
        key: `backup:${now.slice(0, 10)}`,
        text: backupFailed(why),
      });
    });
    throw new Error(`no backup was made: ${why}`, { cause: error });
  }
}

/** Records a copy that was made and checked, in any place. */
export function noteBackup(database: Database, at: Instant): void {
  database.transact((tx) => {
    noteRun(tx, BACKUP_JOB, at);
  });
}

/** The time of the last backup; without one, of the first import. */
export function lastBackup(database: Database): Instant | undefined {
  return database.read((tx) => lastRun(tx, BACKUP_JOB) ?? firstImport(tx));
}
