/** Files as offices really send them, through the whole command line on an empty registry. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../cli/command-line.ts';
import { fileOfCase, type DescribedFile } from '../support/import-case.ts';
import { openMigratedAt } from '../support/migrated-registry.ts';

interface Expected {
  readonly args: readonly string[];
  readonly expect: {
    readonly outcome?: 'imported' | 'refused' | 'any';
    readonly count?: number;
    readonly tasks?: readonly ({ readonly ref: string } & Readonly<Record<string, unknown>>)[];
    readonly agencies_absent?: readonly string[];
    readonly says?: readonly string[];
    readonly says_not?: readonly string[];
  };
}

const CASES = process.env['IMPORT_CASES'] ?? join(import.meta.dirname, '../fixtures/import-cases');

test.each(readdirSync(CASES).sort())('%s', async (name) => {
  const file = JSON.parse(readFileSync(join(CASES, name, 'input.json'), 'utf8')) as DescribedFile;
  const { args, expect: right } = JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8')) as Expected;
  const folder = temporaryFolder();
  const registry = join(folder, 'registry.sqlite');
  const empty = await openMigratedAt(registry);
  // One agency of no concern keeps the reference data out.
  empty.raw.prepare(`insert into agency (code, name, kind) values ('Z', 'Đơn vị có sẵn', 'agency')`).run();
  empty.close();
  const path = join(folder, `file.${file.format}`);
  writeFileSync(path, await fileOfCase(file));

  const ran = await run(registry, ['import', path, '--programme', 'P', ...args]);
  const said = `${ran.out}${ran.err}`.replaceAll(folder, '…');
  const live = await liveIn(registry);
  const outcome = right.outcome ?? 'imported';
  if (outcome !== 'any') expect([ran.status, said]).toEqual([outcome === 'imported' ? 0 : 1, said]);
  if (ran.status !== 0) expect(live).toEqual({ tasks: [], agencies: [] });
  if (ran.status === 0) {
    if (right.count !== undefined) expect(live.tasks.map(({ ref }) => ref)).toHaveLength(right.count);
    for (const task of right.tasks ?? []) {
      expect(live.tasks.find(({ ref }) => ref === task.ref) ?? live.tasks.map(({ ref }) => ref)).toMatchObject(task);
    }
  }
  for (const absent of right.agencies_absent ?? []) expect(live.agencies).not.toContain(absent);
  for (const words of right.says ?? []) expect(said).toContain(words);
  for (const words of right.says_not ?? []) expect(said).not.toContain(words);
});

async function liveIn(registry: string) {
  const database = await openMigratedAt(registry);
  const rows = (sql: string): Record<string, unknown>[] => database.raw.prepare(sql).all() as Record<string, unknown>[];
  const tasks = rows(
    `select t.ref, t.title, t.deadline, (select json_group_array(name) from (select a.name from task_lead l
       join agency a on a.id = l.agency_id where l.task_id = t.id order by l.position)) leads
     from task t order by t.position`,
  ).map(({ ref, title, deadline, leads }) => {
    const { start, end, recurrence } = JSON.parse(String(deadline)) as Record<string, unknown>;
    return { ref: String(ref), title, leads: JSON.parse(String(leads)) as string[], start, end, recurrence };
  });
  const agencies = rows(`select name from agency where code <> 'Z'`).map(({ name }) => String(name));
  database.close();
  return { tasks, agencies };
}
