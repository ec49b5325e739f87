import { afterEach, beforeEach, expect, test } from 'vitest';
import { previewImport, takePreviewed, type TakeOutcome } from '../../src/importer/import-file.ts';
import { readTaskText } from '../../src/importer/read-task-text.ts';
import { allCards } from '../../src/store/assignments.ts';
import { arrivalOf } from '../../src/store/arrivals.ts';
import { eachTask, listProgrammes } from '../../src/store/tasks.ts';
import { workAt, type Work } from '../../src/usecases/work.ts';
import { openOffice, type Office } from '../support/office.ts';

const HEADER = 'Số TT,Mục,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời gian';
const SIZE = 1050;
const CSV = [
  HEADER,
  ...Array.from({ length: SIZE }, (_, at) => `${String(at + 1)},A,Việc số ${String(at + 1)},Sở Xây dựng,,,Năm 2027`),
].join('\n');

let office: Office;

beforeEach(async () => {
  office = await openOffice({ programme: [] });
});

afterEach(() => {
  office.close();
});

const workIn = (tx: Work['tx']): Work => workAt(tx, office.now(), office.rules);

function take(onProgress: (rows: number) => void, dryRun = false): Promise<TakeOutcome> {
  const file = readTaskText(new TextEncoder().encode(CSV));
  if (file.kind === 'unreadable') throw new Error(file.problem);
  const request = { programme: 'dai', number: null, title: null, issued: null, authority: null, createAgencies: false, same: [] }; // prettier-ignore
  const preview = office.database.read((tx) => previewImport(workIn(tx), file, request));
  const options = { createAgencies: false, withdraw: [], same: [], dryRun };
  return takePreviewed(office.database, workIn, preview, options, onProgress);
}

function seen(): { tasks: number; shares: number; programmes: readonly string[] } {
  return office.database.read((tx) => ({
    tasks: eachTask(tx, 'dai').length,
    shares: allCards(tx, 'dai').length,
    programmes: listProgrammes(tx).map(({ code }) => code),
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
  expect(during).toHaveLength(11);
  expect(new Set(during.map(({ tasks, shares }) => tasks + shares))).toEqual(new Set([0]));
  expect(during.every(({ programmes }) => !programmes.includes('dai'))).toBe(true);
  expect(seen()).toMatchObject({ tasks: SIZE, shares: SIZE, programmes: ['tiny', 'dai'] });
  expect(await take(() => undefined)).toMatchObject({ kind: 'amended', added: 0, changed: 0, unchanged: SIZE });
});

test('one that is cut short is never seen, and the next attempt takes it out and begins afresh', async () => {
  await expect(
    take((rows) => {
      if (rows >= 500) throw new Error('the lights went out');
    }),
  ).rejects.toThrow('the lights went out');
  expect(seen()).toMatchObject({ tasks: 0, shares: 0 });
  expect(office.database.read((tx) => arrivalOf(tx, 'dai'))).not.toBeNull();
  expect(await take(() => undefined)).toMatchObject({ kind: 'imported', tasks: SIZE });
  expect(office.database.raw.prepare('select count(*) from task').pluck().get()).toBe(SIZE);
  expect(office.database.read((tx) => arrivalOf(tx, 'dai'))).toBeNull();
});

test('a trial of a long file writes nothing, and says the same', async () => {
  expect(await take(() => undefined, true)).toMatchObject({ kind: 'imported', tasks: SIZE, assignments: SIZE });
  expect(office.database.raw.prepare('select count(*) from task').pluck().get()).toBe(0);
});
