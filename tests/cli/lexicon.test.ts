// covers src/usecases/learn/recorded-reports.ts

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLexiconCsv } from '../../src/cli/read-lexicon-csv.ts';
import { people } from '../people.ts';
import { openOffice } from '../support/office.ts';
import { newRegistryPath, run, temporaryFolder } from './command-line.ts';

/** Nothing may be opened or made there. */
const NO_REGISTRY = '/nowhere/registry.sqlite';
const HEADER = 'phrase,class,marks,register,source';

function fileOf(...rows: readonly string[]): string {
  const path = join(temporaryFolder(), 'own.csv');
  writeFileSync(path, [HEADER, ...rows, ''].join('\n'));
  return path;
}

test('the shipped lexicon stands its own check, and a phrase that harms nothing does', async () => {
  const { status, out } = await run(NO_REGISTRY, ['lexicon', 'check', fileOf('đã bay màu,done_just,,chat,own')]);
  expect(status).toBe(0);
  expect(out).toMatch(/^2\.\d{3} dòng, thử trên \d\.\d{3} câu: không có câu nào bị đọc kém đi\.\n$/u);
});

test('faulty rows and spoiled texts are named, with the phrase, and the status is 1', async () => {
  const file = fileOf('mới chỉ hoàn thành,done_just,,any,own', 'chốt sổ,finished,,any,own', 'xong,done,,any,own');
  const { status, json, err } = await run(NO_REGISTRY, ['lexicon', 'check', file, '--json']);
  expect(status).toBe(1);
  expect(err).toMatch(/^(?:\d+ texts are read\n)*The lexicon is refused: 2 faulty rows, \d+ of \d+ texts read worse/u);
  expect(json).toContainEqual({
    finding: 'fault',
    file: 'own.csv',
    line: 3,
    phrase: 'chốt sổ',
    class: 'finished',
    fault: 'unknown_class',
    by: null,
  });
  expect(json).toContainEqual(expect.objectContaining({ phrase: 'xong', fault: 'doubled' }));
  expect(json).toContainEqual({
    finding: 'completes',
    text: 'mới chỉ hoàn thành',
    from: 'trap',
    before: 'exact',
    after: 'falsely completed',
    by: [{ change: 'added', file: 'own.csv', line: 2, phrase: 'mới chỉ hoàn thành', class: 'done_just' }],
  });
});

test('what the registry has on record is replayed, without what was taken back', async () => {
  const programme = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' }];
  const office = await openOffice({ at: '2022-06-20 08:00', path: newRegistryPath(), programme });
  const path = office.database.raw.name;
  await office.linkAgency('SXD', people.lan);
  await office.says(people.lan, 'SXD', '#1 đang gom giấy tờ', { mention: true });
  await office.says(people.lan, 'SXD', '/hoantac 1');
  await office.says(people.lan, 'SXD', '#1 đang chạy hồ sơ', { mention: true });
  expect(office.assignment('I.1').status).toBe('in_progress');
  office.close();
  const file = fileOf('đang chạy hồ sơ,done_just,,chat,own', 'đang gom giấy tờ,done_just,,chat,own');
  const { status, json } = await run(path, ['lexicon', 'check', file, '--json']);
  expect(status).toBe(1);
  const read = json.filter(({ from }) => from === 'record');
  expect(read).toMatchObject([{ text: 'đang chạy hồ sơ', before: 'exact', after: 'falsely completed' }]);
});

describe('a file of rows', () => {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

  test.each([
    ['semicolons and a byte order mark', '\ufeffphrase;class\r\nchốt sổ;done\r\n'],
    ['columns in another order', 'source,class,phrase\nown,done,chốt sổ\n'],
    ['tabs and blank lines', 'phrase\tclass\n\nchốt sổ\tdone\n'],
    ['quotes', '"phrase","class"\n"chốt sổ","done"\n'],
  ])('is read with %s', (_, text) => {
    expect(readLexiconCsv(encode(text), 'own.csv')).toMatchObject({
      kind: 'rows',
      rows: [{ phrase: 'chốt sổ', class: 'done', register: 'any' }],
    });
  });

  test.each([
    ['without a class', 'phrase,source\nchốt sổ,own\n'],
    ['that is empty', ''],
    ['whose quotes are astray', 'phrase,class\n"chốt sổ,done\n'],
  ])('%s is refused', (_, text) => {
    expect(readLexiconCsv(encode(text), 'own.csv').kind).toBe('unreadable');
  });
});
