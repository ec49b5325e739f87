// covers src/usecases/learn/recorded-reports.ts

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { phrasesAsCsv } from '../../src/cli/phrases-as-csv.ts';
import { shippedCorpus, type Corpus } from '../../src/conversation/lexicon/shipped-corpus.ts';
import { readLexiconCsv } from '../../src/cli/read-lexicon-csv.ts';
import { people } from '../people.ts';
import { openOffice } from '../support/office.ts';
import { newRegistryPath, run, temporaryFolder } from './command-line.ts';

/** Nothing may be opened or made there. */
const NO_REGISTRY = '/nowhere/registry.sqlite';
/** One text of twenty: `lexicon.long.ts` reads them all. */
const corpus = (): Corpus => {
  const { rows, traps } = shippedCorpus();
  const isIn = (_text: unknown, at: number): boolean => at % 20 === 3;
  return { rows: rows.filter(isIn), traps: traps.filter(isIn) };
};
const HEADER = 'phrase,class,marks,register,source';

function fileOf(...rows: readonly string[]): string {
  const path = join(temporaryFolder(), 'own.csv');
  writeFileSync(path, [HEADER, ...rows, ''].join('\n'));
  return path;
}

test('faulty rows and spoiled texts are named, of the corpus, the traps and the record, without what was taken back', async () => {
  const programme = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' }];
  const office = await openOffice({ at: '2022-06-20 08:00', path: newRegistryPath(), programme });
  const path = office.database.raw.name;
  await office.linkAgency('SXD', people.lan);
  await office.says(people.lan, 'SXD', '#1 đang gom giấy tờ', { mention: true });
  await office.says(people.lan, 'SXD', '/hoantac 1');
  await office.says(people.lan, 'SXD', '#1 đang chạy hồ sơ', { mention: true });
  expect(office.assignment('I.1').status).toBe('in_progress');
  office.close();
  const file = fileOf(
    'mới chỉ hoàn thành,done_just,,any,own',
    'chốt sổ,finished,,any,own',
    'xong,done,,any,own',
    'đang chạy hồ sơ,done_just,,chat,own',
    'đang gom giấy tờ,done_just,,chat,own',
  );
  const { status, json, err } = await run(path, ['lexicon', 'check', file, '--json'], { corpus: corpus() });
  expect(status).toBe(1);
  expect(err).toMatch(/^(?:\d+ texts are read\n)*The lexicon is refused: 4 faulty rows, \d+ of \d+ texts read worse/u);
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
  expect(json).toContainEqual(expect.objectContaining({ phrase: 'đang chạy hồ sơ', fault: 'unsafe', by: 'đang' }));
  expect(json).toContainEqual({
    finding: 'completes',
    text: 'mới chỉ hoàn thành',
    from: 'trap',
    before: 'exact',
    after: 'falsely completed',
    by: [{ change: 'added', file: 'own.csv', line: 2, phrase: 'mới chỉ hoàn thành', class: 'done_just' }],
  });
  const read = json.filter(({ from }) => from === 'record');
  expect(read).toMatchObject([{ text: 'đang chạy hồ sơ', before: 'exact', after: 'falsely completed' }]);
});

test('what was approved is printed as rows; the shipped lexicon stands its own check, and does with these and what harms nothing', async () => {
  const office = await openOffice({ at: '2022-06-20 08:00', path: newRegistryPath() });
  const { raw } = office.database;
  const path = raw.name;
  await office.linkAgency('SXD', people.lan);
  const approve = raw.prepare(
    "insert into learned_pattern (pattern, ruling, status, ruled_by, ruled_at) values (?, 'approved', ?, 'Bình', ?)",
  );
  approve.run('việc này êm rồi', 'completed', '2022-06-20T02:00:00.000Z');
  approve.run('chốt lô <số>', 'in_progress', '2022-06-20T03:00:00.000Z');
  raw
    .prepare(
      `insert into pattern_answer (pattern_id, person_id, status, answered_at, event_id, chat_id, message_id)
       select 1, person.id, 'completed', event.at, event.id, chat.id, null from person, event, chat limit 1`,
    )
    .run();
  office.close();
  const { status, out } = await run(path, ['lexicon', 'export']);
  expect(status).toBe(0);
  expect(out).toBe(`${HEADER}\nviệc này êm rồi,done_just,needed,chat,"answers of 1 people, approved 2022-06-20"\n`);
  const file = join(temporaryFolder(), 'learned.csv');
  writeFileSync(file, out);
  const harmless = fileOf('đã bay màu,done_just,,chat,own');
  const checked = await run(NO_REGISTRY, ['lexicon', 'check', file, harmless], { corpus: corpus() });
  expect(checked.status).toBe(0);
  expect(checked.out).toMatch(/^\d\.\d{3} dòng, thử trên \d{3} câu: không có câu nào bị đọc kém đi\.\n$/u);
  const { json } = await run(path, ['lexicon', 'export', '--json']);
  expect(json).toMatchObject([{ phrase: 'việc này êm rồi', class: 'done_just' }]);
});

test('nothing that is printed is a formula in a spreadsheet', () => {
  const row = { phrase: '=1+1', class: '@x', marks: '', register: 'chat', source: '-2, "quoted"' } as const;
  expect(phrasesAsCsv([row])).toBe(`${HEADER}\n'=1+1,'@x,,chat,"'-2, ""quoted"""\n`);
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
