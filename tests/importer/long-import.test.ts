// covers src/usecases/programme/arrive-programme.ts, src/usecases/programme/plan-amendment.ts, src/usecases/programme/take-rows.ts

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { previewImport, takePreviewed, type TakeOutcome } from '../../src/importer/import-file.ts';
import { readTaskText } from '../../src/importer/understand/kinds/read-task-text.ts';
import { countList, countListUpTo } from '../../src/store/programmes/assignment-lists.ts';
import { allCards } from '../../src/store/programmes/assignments.ts';
import { arrivalOf } from '../../src/store/programmes/arrivals.ts';
import { talliesByAgency } from '../../src/store/figures/figures.ts';
import { lockRegistry } from '../../src/store/file/lock-registry.ts';
import { eachTask, listProgrammes } from '../../src/store/programmes/tasks.ts';
import { workAt, type Work } from '../../src/usecases/work.ts';
import { openOffice, type Office } from '../support/office.ts';

const HEADER = 'Số TT,Mục,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời gian';
const ALL = { kind: 'all' } as const;
const SIZE = 1050;
const csvOf = (row: (number: number) => string): string =>
  [HEADER, ...Array.from({ length: SIZE }, (_, at) => row(at + 1))].join('\n');
const CSV = csvOf((at) => `${String(at)},A,Việc số ${String(at)},Sở Xây dựng,,,Năm 2027`);
/** Every date is another, the first two change places, the third has another lead, and the last made way for a new one. */
const AMENDED = csvOf((at) => {
  const title = at === 1 ? 2 : at === 2 ? 1 : at === SIZE ? 'mới hẳn: rà soát quỹ đất' : at;
  return `${at === SIZE ? 'mới' : String(at)},A,Việc số ${String(title)},${at === 3 ? 'Sở Tài chính' : 'Sở Xây dựng'},,,Năm 2028`;
});

let folder: string;
let office: Office;
/** The bot that works beside the import goes. */
let botGoes: () => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-'));
  const path = join(folder, 'office.sqlite');
  office = await openOffice({ path, programme: [] });
  const held = await lockRegistry(path, process.pid);
  if (held.kind === 'refused') throw new Error(held.problem);
  botGoes = () => {
    held.release();
  };
});

afterEach(() => {
  botGoes();
  office.close();
  rmSync(folder, { recursive: true });
});

const workIn = (tx: Work['tx']): Work => workAt(tx, office.now(), office.rules);

interface Given {
  readonly csv?: string;
  readonly dryRun?: boolean;
  readonly withdraw?: readonly string[];
  readonly createAgencies?: boolean;
}

function take(onProgress: (rows: number) => void, given: Given = {}): Promise<TakeOutcome> {
  const { csv = CSV, dryRun = false, withdraw = [], createAgencies = false } = given;
  const file = readTaskText(new TextEncoder().encode(csv));
  if (file.kind === 'unreadable') throw new Error(file.problem);
  const request = { programme: 'dai', number: null, title: null, issued: null, authority: null, createAgencies, same: [] }; // prettier-ignore
  const preview = office.database.read((tx) => previewImport(workIn(tx), file, request));
  const options = { createAgencies, withdraw, same: [], dryRun };
  return takePreviewed(office.database, workIn, preview, options, onProgress);
}

let taken: Buffer | undefined;

/** All of the programme comes, beside the bot; what stands then is kept, and the next test begins with a copy of it. */
async function takeAll(): Promise<void> {
  if (taken === undefined) {
    await take(() => undefined);
    taken = office.database.raw.serialize();
    return;
  }
  const path = office.database.raw.name;
  office.close();
  writeFileSync(path, taken);
  // The reference data is loaded into an empty registry only.
  office = await openOffice({ path });
}

function seen(): {
  tasks: number;
  assignments: number;
  programmes: readonly string[];
  counted: number;
  figures: number;
} {
  return office.database.read((tx) => ({
    tasks: eachTask(tx, 'dai').length,
    assignments: allCards(tx, 'dai').length,
    programmes: listProgrammes(tx).map(({ code }) => code),
    counted: countList(tx, ALL, 'all', workIn(tx).today) + countListUpTo(tx, ALL, 'open', workIn(tx).today, SIZE),
    figures: talliesByAgency(tx, { kind: 'all' }, workIn(tx).today).length,
  }));
}

test('a long programme comes in slices, is written to beside, and is seen when all of it is there', async () => {
  const during: ReturnType<typeof seen>[] = [];
  const outcome = await take(() => {
    during.push(seen());
    // What the bot does meanwhile is a transaction of its own, between two slices.
    office.database.transact((tx) => workIn(tx));
  });
  expect(outcome).toMatchObject({ kind: 'imported', tasks: SIZE, assignments: SIZE });
  expect(during.length).toBeGreaterThan(1);
  expect(
    new Set(during.map(({ tasks, assignments, counted, figures }) => tasks + assignments + counted + figures)),
  ).toEqual(new Set([0]));
  expect(during.every(({ programmes }) => !programmes.includes('dai'))).toBe(true);
  expect(seen()).toMatchObject({ tasks: SIZE, assignments: SIZE, programmes: ['tiny', 'dai'] });
  expect(await take(() => undefined)).toMatchObject({ kind: 'amended', added: 0, changed: 0, unchanged: SIZE });
});

test('with no bot beside it a long programme keeps nobody waiting, and comes at once', async () => {
  botGoes();
  const told: number[] = [];
  await take((rows) => told.push(rows));
  expect(told).toEqual([SIZE]);
});

test('one that is cut short is never seen, and the next attempt takes it out and begins afresh', async () => {
  await expect(
    take((rows) => {
      if (rows >= 500) throw new Error('the lights went out');
    }),
  ).rejects.toThrow('the lights went out');
  expect(seen()).toMatchObject({ tasks: 0, assignments: 0 });
  expect(office.database.read((tx) => arrivalOf(tx, 'dai'))).not.toBeNull();
  expect(await take(() => undefined)).toMatchObject({ kind: 'imported', tasks: SIZE });
  expect(office.database.raw.prepare('select count(*) from task').pluck().get()).toBe(SIZE);
  expect(office.database.read((tx) => arrivalOf(tx, 'dai'))).toBeNull();
});

test('one that is cut short at its very end is taken out with what feeds what', async () => {
  const { raw } = office.database;
  const csv = CSV.replace('Thời gian', 'Thời gian,Phục vụ').replaceAll('Năm 2027', 'Năm 2027,7');
  raw.exec(`create trigger lights_out before update of arriving_since on programme when new.arriving_since is null
    begin select raise(abort, 'the lights went out'); end`);
  await expect(take(() => undefined, { csv })).rejects.toThrow('the lights went out');
  const feeds = raw.prepare('select count(*) from task_feed').pluck();
  expect(feeds.get()).toBe(SIZE);
  raw.exec('drop trigger lights_out');
  expect(await take(() => undefined, { csv })).toMatchObject({ kind: 'imported', tasks: SIZE });
  expect(feeds.get()).toBe(SIZE);
  expect(raw.prepare('select count(*) from task').pluck().get()).toBe(SIZE);
});

test('its words are found, and the index of words is kept in order as before', async () => {
  await takeAll();
  const { raw } = office.database;
  raw.exec("insert into task_words (task_words, rank) values ('integrity-check', 1)");
  expect(raw.prepare("select count(*) from task_words where task_words match 'viec'").pluck().get()).toBe(SIZE);
  expect(raw.prepare("select v from task_words_config where k = 'automerge'").pluck().get()).toBe(4);
});

test('a trial of a long file writes nothing, and says the same', async () => {
  expect(await take(() => undefined, { dryRun: true })).toMatchObject({
    kind: 'imported',
    tasks: SIZE,
    assignments: SIZE,
  });
  expect(office.database.raw.prepare('select count(*) from task').pluck().get()).toBe(0);
});

const changedSoFar = (): unknown =>
  office.database.raw.prepare("select count(*) from event where kind = 'task_amended'").pluck().get();

test('a long amendment comes in slices too, and a trial of it says the same and writes nothing', async () => {
  await takeAll();
  const tried = await take(() => undefined, { csv: AMENDED, dryRun: true, withdraw: ['3'] });
  expect(changedSoFar()).toBe(0);
  const during: unknown[] = [];
  const outcome = await take(
    () => {
      during.push(changedSoFar());
      office.database.transact((tx) => workIn(tx));
    },
    { csv: AMENDED, withdraw: ['3'] },
  );
  expect(outcome).toEqual({ ...tried, eventId: expect.any(Number) as number });
  expect(outcome).toMatchObject({
    kind: 'amended',
    added: 1,
    changed: SIZE - 1,
    withdrawn: ['3'],
    proposed: [String(SIZE)],
  });
  expect(during.length).toBeGreaterThan(1);
  expect(changedSoFar()).toBe(SIZE - 1);
  const places = office.database.read((tx) => eachTask(tx, 'dai').map(({ ref, title }) => `${ref} ${title}`));
  expect(places.slice(0, 3)).toEqual(['1 Việc số 2', '2 Việc số 1', '3 Việc số 3']);
});

test('what a long amendment took before it was cut short stays, and importing it again takes the rest', async () => {
  await takeAll();
  const cut = take(
    (steps) => {
      if (steps < SIZE) throw new Error('the lights went out');
    },
    { csv: AMENDED },
  );
  await expect(cut).rejects.toThrow('the lights went out');
  const before = Number(changedSoFar());
  expect(before).toBeGreaterThan(0);
  const rest = await take(() => undefined, { csv: AMENDED });
  expect(rest).toMatchObject({ kind: 'amended', added: 1, changed: SIZE - 1 - before, proposed: ['3', String(SIZE)] });
  expect(await take(() => undefined, { csv: AMENDED })).toMatchObject({ added: 0, changed: 0, unchanged: SIZE });
  expect(changedSoFar()).toBe(SIZE - 1);
});

test('a long amendment that is refused leaves nothing behind, new agencies neither', async () => {
  await takeAll();
  const agencies = (): unknown => office.database.raw.prepare('select count(*) from agency').pluck().get();
  const before = agencies();
  const csv = AMENDED.replace('Sở Tài chính', 'Ban Quản lý dự án chưa ai biết');
  const given = { csv, withdraw: ['1'], createAgencies: true };
  expect(await take(() => undefined, given)).toMatchObject({ kind: 'refused' });
  expect(agencies()).toBe(before);
  expect(await take(() => undefined, { ...given, withdraw: [] })).toMatchObject({ kind: 'amended' });
  expect(agencies()).toBe(Number(before) + 1);
});
