/** What the registry knows of its copies in a second place, and what an operator hears of them. */

import { randomUUID } from 'node:crypto';
import {
  copiesAgain,
  copyOnSameDisk,
  copyTrouble,
  type CopyTrouble,
} from '../../conversation/compose/compose-copies.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { readMeta, writeMeta } from '../../store/sqlite/meta.ts';
import { noticeOperator } from '../chats/notice-operator.ts';
import { workAt, type Rules } from '../work.ts';

/** The registry's own name, made at the first call: its copies and what is restored from them bear it too. */
export function registryName(database: Database): string {
  return database.transact((tx) => {
    const name = readMeta(tx, 'registry') ?? randomUUID();
    writeMeta(tx, 'registry', name);
    return name;
  });
}

/** Whether the registry has ever been copied to `folder`. */
export function wasCopiedTo(database: Database, folder: string): boolean {
  return database.read((tx) => readMeta(tx, 'copied_to') === folder);
}

/** Notes that copies were begun in `folder`; `isSameDisk`: the operator is told, once, that it is no second place. */
export function noteCopiedTo(
  database: Database,
  now: Instant,
  rules: Rules,
  folder: string,
  isSameDisk: boolean,
): void {
  database.transact((tx) => {
    if (readMeta(tx, 'copied_to') !== folder) writeMeta(tx, 'copied_to', folder);
    if (isSameDisk) noticeOperator(workAt(tx, now, rules), { key: `copy-same-disk:${folder}`, text: copyOnSameDisk() });
  });
}

/** Tells the operator, once a day, that the copies lag; `since`: the oldest change that only the registry holds. */
export function tellOfCopyTrouble(
  database: Database,
  now: Instant,
  rules: Rules,
  trouble: CopyTrouble,
  since: Instant,
): void {
  database.transact((tx) => {
    const work = workAt(tx, now, rules);
    noticeOperator(work, { key: `copy:${work.today}`, text: copyTrouble(trouble, since, rules.timeZone) });
  });
}

/** Tells the operator that the copies of trouble told before are made again. */
export function tellOfCopiesAgain(database: Database, now: Instant, rules: Rules): void {
  database.transact((tx) => {
    noticeOperator(workAt(tx, now, rules), { key: `copy-again:${now}`, text: copiesAgain() });
  });
}
