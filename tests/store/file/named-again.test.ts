/** A registry in which an amendment named agencies again before that had a day of its own, brought up. */

import { writeFileSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openRegistry } from '../../../src/store/file/open-registry.ts';
import { programmeByCode } from '../../../src/store/programmes/tasks.ts';
import { amendProgramme } from '../../../src/usecases/programme/amend-programme.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { newRegistryPath } from '../../cli/command-line.ts';
import { people } from '../../people.ts';
import { rowOf } from '../../support/office/fill-registry.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const BOTH = 'Sở Xây dựng, UBND huyện Thọ Xuân';
const TASKS = [
  ['Đã báo cáo, nêu lại khi hạn đã qua', 'Ngày 30/9/2022'],
  ['Chưa báo cáo, nêu lại khi hạn đã qua', 'Ngày 30/9/2022'],
  ['Đã báo cáo, nêu lại khi hạn chưa đến', 'Năm 2023'],
  ['Báo cáo lại sau khi được nêu lại', 'Ngày 30/9/2022'],
  ['Nêu lại hai lần', 'Quý III/2022'],
  ['Không bị thôi theo dõi', 'Ngày 30/9/2022'],
].map(([title = '', deadline = ''], at) => ({ ref: `I.${String(at + 1)}`, title, lead: BOTH, deadline }));

/** What 0054 and later ones brought, taken back. */
const BACK = `
  drop table event_message; drop table draft_change; drop table draft_picture; drop trigger event_is_final; drop index assignment_reinstated;
  alter table assignment drop column reported_before; alter table assignment drop column reinstated_on;
  delete from kysely_migration where name >= '0054';`;

const SHARES = `select task_id, status, reported_on, review_until, reported_before, reinstated_on from assignment
  where agency_id = (select id from agency where code = 'SXD') order by task_id`;

test('who was named again gets the day and the earlier report from the record, and is judged no other way', async () => {
  const office = await openLinked(
    { at: '2022-06-20 08:00', programme: TASKS, followed: true },
    { VP: people.binh, SXD: people.lan, UBNDTX: people.tung },
  );
  const amend = (refs: readonly string[]): void => {
    office.database.transact((tx) => {
      const rows = TASKS.map((task) =>
        rowOf(refs.includes(task.ref) ? { ...task, lead: 'UBND huyện Thọ Xuân' } : { ...task }),
      );
      const how = { createAgencies: false, withdraw: [...refs], silent: new Set<never>(), same: [] };
      const programme = programmeByCode(tx, 'tiny') ?? expect.fail();
      amendProgramme(workAt(tx, office.now(), office.rules), programme, rows, how);
    });
  };
  for (const task of [1, 3, 4, 5])
    await office.says(people.lan, 'SXD', `#${String(task)} đang làm 50%`, { mention: true });
  office.moveTo('2022-07-01 09:00');
  amend(['I.1', 'I.2', 'I.3', 'I.4', 'I.5']);
  // Still the day before in UTC.
  office.moveTo('2022-11-01 05:30');
  amend([]);
  office.moveTo('2022-11-02 09:00');
  await office.says(people.lan, 'SXD', '#4 đang làm 60%', { mention: true });
  amend(['I.5']);
  office.moveTo('2022-11-03 09:00');
  amend([]);
  const asWritten = office.database.raw.prepare(SHARES).raw().all();
  expect(asWritten.map((row) => (row as unknown[]).slice(4))).toEqual([
    ['2022-06-20', '2022-11-01'],
    [null, '2022-11-01'],
    [null, '2022-11-01'],
    ['2022-06-20', '2022-11-01'],
    ['2022-06-20', '2022-11-03'],
    [null, null],
  ]);

  const path = newRegistryPath();
  writeFileSync(path, office.database.raw.serialize());
  office.close();
  const raw = new BetterSqlite(path);
  raw.exec(BACK);
  raw.close();
  const opened = await openRegistry(path);
  if (opened.kind === 'refused') throw new Error(opened.problem);
  // A newer report makes the earlier one needless, and of two namings only the last is looked at.
  const withoutEarlier = new Set([4, 5]);
  const expected = (asWritten as unknown[][]).map(([task, status, on, until, before, again]) => [
    task,
    status,
    on,
    until,
    withoutEarlier.has(Number(task)) ? null : before,
    again,
  ]);
  expect(opened.database.raw.prepare(SHARES).raw().all()).toEqual(expected);
  opened.database.close();
});
