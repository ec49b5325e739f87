/** Carries out the act that an answer waits for, and is killed at the task row of that position: the end of a helper in the middle. */

import type { Instant } from '../../src/domain/calendar/dates.ts';
import { openRegistry } from '../../src/store/file/open-registry.ts';
import { transactOptimistically } from '../../src/store/sqlite/optimistically.ts';
import { carryOut } from '../../src/app/helper/carry-out.ts';
import { workAt } from '../../src/usecases/work.ts';
import { rulesForTests } from './office/rules.ts';

const [path = '', answer = '', now = '', position = ''] = process.argv.slice(2);
const opened = await openRegistry(path);
if (opened.kind === 'refused') throw new Error(opened.problem);
const { database } = opened;
database.raw.function('die', () => {
  process.kill(process.pid, 'SIGKILL');
  return 0;
});
database.raw.exec(`create temp trigger dying after insert on main.task when new.position = ${String(Number(position))}
  begin select die(); end`);
transactOptimistically(database, (tx) => {
  carryOut(workAt(tx, now as Instant, rulesForTests({ atOnceUpTo: 0 })), Number(answer));
});
