/** What stays as it is is not written again: each page that a reply touches is flushed to the disk. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventsOf } from '../../support/office/read-record.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';
import { people } from '../../people.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' }];

let office: Office;

beforeEach(async () => {
  office = await openLinked({ programme: TASKS }, { SXD: people.lan });
});

afterEach(() => {
  office.database.close();
});

/** The rows of a table that `work` inserts, changes or deletes, counted by triggers of its own. */
async function writesTo(table: string, work: () => Promise<unknown>): Promise<number> {
  const { raw } = office.database;
  raw.exec('create temp table written (n integer not null)');
  for (const what of ['insert', 'update', 'delete']) {
    raw.exec(
      `create temp trigger written_${what} after ${what} on main.${table} begin insert into written values (1); end`,
    );
  }
  await work();
  const count = raw.prepare('select count(*) from written').pluck().get() as number;
  for (const what of ['insert', 'update', 'delete']) raw.exec(`drop trigger temp.written_${what}`);
  raw.exec('drop table temp.written');
  return count;
}

test('a second report of the day leaves the next look of the reminders as it is', async () => {
  await office.says(people.lan, 'SXD', '1 được 30%');
  expect(await writesTo('wake', () => office.says(people.lan, 'SXD', '1 được 40%'))).toBe(0);
  expect(office.assignment('#1').progress).toBe(40);
});

test('when a chat last answered is told to the minute', async () => {
  office.moveTo('2022-11-01 09:00');
  await office.says(people.lan, 'SXD', '1 được 30%');
  const at = (): unknown =>
    office.database.raw.prepare("select last_answer_at from chat where role = 'agency'").pluck().get();
  const first = at();
  await office.says(people.lan, 'SXD', '1 được 40%');
  expect(at()).toBe(first);
  office.moveTo('2022-11-01 09:01');
  await office.says(people.lan, 'SXD', '1 được 50%');
  expect(at()).not.toBe(first);
});

test('of a task only the columns change that a report changes, and its revision with each', async () => {
  const columns = (): string[] =>
    office.database.raw
      .prepare<[string], { name: string }>('select name from pragma_table_info(?)')
      .all('assignment')
      .map(({ name }) => name);
  await office.says(people.lan, 'SXD', '1 được 30%');
  const { raw } = office.database;
  raw.exec('create temp table named (name text not null)');
  for (const column of columns()) {
    raw.exec(`create temp trigger named_${column} after update of "${column}" on main.assignment
      begin insert into named values ('${column}'); end`);
  }
  await office.says(people.lan, 'SXD', '1 được 40%');
  expect(raw.prepare('select name from named order by name').pluck().all()).toEqual(['progress', 'rev']);
  expect(eventsOf(office.database, '#1')).toHaveLength(2);
});
