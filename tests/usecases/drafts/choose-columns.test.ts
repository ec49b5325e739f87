// covers src/importer/understand/choose-columns.ts, src/domain/drafts/column-choice.ts

import { afterEach, beforeEach, expect, test } from 'vitest';
import { readForDraft } from '../../../src/importer/read-for-draft.ts';
import type { ColumnMeaning } from '../../../src/domain/drafts/column-choice.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { PROGRAM } from '../../../src/usecases/acting.ts';
import { acceptDraft } from '../../../src/usecases/drafts/accept-draft.ts';
import { answerDraft, takeProposals } from '../../../src/usecases/drafts/answer-draft.ts';
import { chooseColumns, columnsToRead, type ColumnsChosen } from '../../../src/usecases/drafts/choose-columns.ts';
import { discardDraft } from '../../../src/usecases/drafts/discard-draft.ts';
import { showDraft, type ShownDraft } from '../../../src/usecases/drafts/show-draft.ts';
import { takeDraft } from '../../../src/usecases/drafts/take-draft.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { fileOfCase, type DescribedFile } from '../../support/import-case.ts';
import { openMigrated } from '../../support/migrated-registry.ts';
import { localInstant } from '../../support/office/movable-clock.ts';
import { rulesForTests } from '../../support/office/rules.ts';

const BY = { author: { ...PROGRAM, actor: 'Lan' }, actor: 'operator' } as const;
const RULES = rulesForTests();
const inWork = (tx: Work['tx']): Work => workAt(tx, localInstant('2026-06-20 09:00'), RULES);

const HEAD = [
  'ỦY BAN NHÂN DÂN TỈNH LAM HÀ',
  'Số: 45/KH-UBND',
  'Lam Hà, ngày 10 tháng 6 năm 2026',
  'KẾ HOẠCH',
  'Về nước sạch',
];
const HEADER = ['TT', 'Nội dung', 'Đơn vị chủ trì', 'Đơn vị giám sát việc làm', 'Hạn xong', 'Ghi chú'];
const ROWS = [
  HEADER,
  ['1', 'Xây trạm bơm', 'Sở Nội vụ', 'Sở Tài chính', '30/9/2026', '15/9/2026'],
  ['2', 'Thay đường ống', 'Sở Nội vụ', 'Sở Y tế', '30/10/2026', '15/10/2026'],
  ['3', 'Lắp đồng hồ', 'Sở Tài chính', 'Sở Y tế', '30/11/2026', ''],
];

let database: Database;
beforeEach(async () => {
  database = await openMigrated();
});
afterEach(() => {
  database.close();
});

async function taken(
  format: DescribedFile['format'],
  tables: DescribedFile['input'] = [ROWS.map((row) => row)].map((rows) => ({ rows })),
): Promise<number> {
  const head = format === 'xlsx' ? [] : format === 'html' ? ['<!doctype html>'] : HEAD;
  const bytes = await fileOfCase({ format, input: [...head, ...tables] });
  const read = await readForDraft(bytes);
  if (read.kind === 'unreadable') throw new Error(read.problem);
  const source = { name: 'KH', bytes, content: read.content, programme: null };
  const outcome = database.transact((tx) => takeDraft(inWork(tx), BY, source));
  if (outcome.kind === 'refused') throw new Error(outcome.why);
  return outcome.id;
}

async function choose(
  id: number,
  changes: Readonly<Record<string, ColumnMeaning>>,
): Promise<ColumnsChosen | { readonly problem: string }> {
  const [table] = shownOf(id).content.mapping;
  const shown = table?.shown ?? [];
  const chosen = {
    header: shown.map(({ header }) => header),
    columns: shown.map(({ header, is }) => changes[header] ?? is),
  };
  const file = database.transact((tx) => columnsToRead(inWork(tx), BY, id, [chosen]));
  if (file.kind !== 'read') return file as never;
  const read = await readForDraft(file.bytes, file.choices);
  if (read.kind === 'unreadable') return { problem: read.problem };
  return database.transact((tx) => chooseColumns(inWork(tx), BY, id, read.content));
}

function shownOf(id: number): ShownDraft {
  const found = database.transact((tx) => showDraft(inWork(tx), id));
  if (found.kind === 'missing') throw new Error(found.why);
  return found.shown;
}

const leads = (id: number): readonly string[] => shownOf(id).content.rows.map(({ lead }) => lead);

test('every column is shown with its header, its first two cells and what it was taken for', async () => {
  const [table] = shownOf(await taken('docx')).content.mapping;
  expect(table?.shown).toEqual([
    { header: 'TT', samples: ['1', '2'], is: 'ref' },
    { header: 'Nội dung', samples: ['Xây trạm bơm', 'Thay đường ống'], is: 'title' },
    { header: 'Đơn vị chủ trì', samples: ['Sở Nội vụ', 'Sở Nội vụ'], is: 'lead' },
    { header: 'Đơn vị giám sát việc làm', samples: ['Sở Tài chính', 'Sở Y tế'], is: 'none' },
    { header: 'Hạn xong', samples: ['30/9/2026', '30/10/2026'], is: 'deadline' },
    { header: 'Ghi chú', samples: ['15/9/2026', '15/10/2026'], is: 'none' },
  ]);
});

test.each(['docx', 'xlsx', 'md', 'html', 'csv'] as const)(
  'a %s is read anew with the columns that were chosen',
  async (format) => {
    const isPage = format === 'html';
    const cell = (row: readonly string[]): string => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`;
    const id = await taken(format, isPage ? [`<table>${ROWS.map(cell).join('')}</table>`] : [{ rows: ROWS }]);
    expect(leads(id)).toEqual(['Sở Nội vụ', 'Sở Nội vụ', 'Sở Tài chính']);
    const outcome = await choose(id, {
      'Đơn vị chủ trì': 'coordinating',
      'Đơn vị giám sát việc làm': 'lead',
      'Hạn xong': 'none',
      'Ghi chú': 'deadline',
    });
    expect(outcome).toMatchObject({ kind: 'chosen' });
    expect(shownOf(id).content.rows).toMatchObject([
      { lead: 'Sở Tài chính', coordinating: 'Sở Nội vụ', deadline: '15/9/2026' },
      { lead: 'Sở Y tế', coordinating: 'Sở Nội vụ', deadline: '15/10/2026' },
      { lead: 'Sở Y tế', coordinating: 'Sở Tài chính', deadline: '' },
    ]);
    // A second choice goes on from the first.
    expect(await choose(id, { 'Đơn vị chủ trì': 'none' })).toMatchObject({ kind: 'chosen' });
    expect(shownOf(id).content.rows[0]).toMatchObject({
      lead: 'Sở Tài chính',
      coordinating: '',
      deadline: '15/9/2026',
    });
  },
);

test.each([
  [
    'two leads',
    { 'Đơn vị giám sát việc làm': 'lead' },
    'Hai cột “Đơn vị chủ trì” và “Đơn vị giám sát việc làm” cùng được chọn',
  ],
  ['no task', { 'Nội dung': 'none' }, 'Chưa có cột nào được chọn là “Nội dung”'],
  ['nobody who leads', { 'Đơn vị chủ trì': 'none' }, 'Chưa có cột nào được chọn là “Đơn vị chủ trì”'],
  ['marks under no month', { 'Hạn xong': 'period' }, 'không ghi tháng, quý hay năm nào'],
  ['a lead beside columns that are agencies', { 'Hạn xong': 'agency' }, 'không thể là đơn vị'],
] as const)('a wrong choice is said in one sentence and changes nothing: %s', async (_, changes, says) => {
  const id = await taken('docx');
  const before = JSON.stringify(shownOf(id).content);
  const outcome = await choose(id, changes);
  expect(outcome).toMatchObject({ problem: expect.stringContaining(says) as string });
  expect('problem' in outcome && outcome.problem.split(/[.!?] \p{Lu}/u)).toHaveLength(1);
  expect(JSON.stringify(shownOf(id).content)).toBe(before);
});

test('answers that still fit are kept, and who chose the columns is kept with them', async () => {
  const id = await taken('docx');
  database.transact((tx) => takeProposals(inWork(tx), BY, id));
  expect(shownOf(id).open).toEqual([]);
  const outcome = await choose(id, { 'Đơn vị giám sát việc làm': 'coordinating' });
  expect(outcome).toMatchObject({ kind: 'chosen', asked: 0, shown: { open: [] } });
  const kept = database.raw.prepare("select actor, answer from draft_answer where question = 'columns'").all();
  expect(kept).toMatchObject([{ actor: 'Lan', answer: expect.stringContaining('"coordinating"') as string }]);
  expect(database.transact((tx) => acceptDraft(inWork(tx), BY, id))).toMatchObject({ kind: 'accepted', tasks: 3 });
});

test('an answer that leaves rows out does not reach rows that the person did not see', async () => {
  const id = await taken('docx');
  await choose(id, { 'Hạn xong': 'none', 'Ghi chú': 'deadline' });
  const undated = shownOf(id).open.find(({ asks }) => asks.kind === 'date');
  expect(undated?.rows).toEqual([2]);
  const aside = [{ question: undated?.id ?? '', answer: { kind: 'aside' } as const }];
  database.transact((tx) => answerDraft(inWork(tx), BY, id, aside));
  expect(shownOf(id).reading.rows).toHaveLength(2);
  // With no deadline at all the same question is about every row.
  const outcome = await choose(id, { 'Ghi chú': 'none' });
  expect(outcome).toMatchObject({ kind: 'chosen', asked: 1 });
  expect(shownOf(id).reading.rows).toHaveLength(3);
});

test('one choice holds for all tables with the same header, and no other', async () => {
  const other = [
    ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Theo dõi việc làm'],
    ['1', 'Trồng rừng', 'Sở Xây dựng', 'Sở Y tế'],
  ];
  const id = await taken('docx', [
    { rows: ROWS },
    'II. Việc khác',
    { rows: ROWS },
    'III. Việc khác nữa',
    { rows: other },
  ]);
  const before = leads(id);
  await choose(id, { 'Đơn vị chủ trì': 'none', 'Đơn vị giám sát việc làm': 'lead' });
  expect(leads(id)).toEqual([...before.slice(0, 6).map((_, at) => ROWS[1 + (at % 3)]?.[3]), 'Sở Xây dựng']);
});

test('a draft that is settled is not read anew', async () => {
  const id = await taken('docx');
  database.transact((tx) => discardDraft(inWork(tx), BY, id));
  expect(database.transact((tx) => columnsToRead(inWork(tx), BY, id, []))).toEqual({ kind: 'refused', why: 'settled' });
});
