// covers src/domain/drafts/read-draft.ts, src/domain/drafts/ask-names.ts, src/domain/drafts/ask-rows.ts, src/domain/drafts/ask-dates.ts, src/domain/drafts/ask-head.ts, src/domain/drafts/asking.ts, src/importer/draft-content.ts

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDeadline } from '../../../src/domain/deadlines/read-deadline.ts';
import type { DraftAnswer, DraftQuestion } from '../../../src/domain/drafts/draft.ts';
import { draftContentOf } from '../../../src/importer/draft-content.ts';
import { readTaskText } from '../../../src/importer/understand/kinds/read-task-text.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { PROGRAM } from '../../../src/usecases/acting.ts';
import { acceptDraft } from '../../../src/usecases/drafts/accept-draft.ts';
import { answerDraft } from '../../../src/usecases/drafts/answer-draft.ts';
import { showDraft, type ShownDraft } from '../../../src/usecases/drafts/show-draft.ts';
import { takeDraft } from '../../../src/usecases/drafts/take-draft.ts';
import { undoAcceptance } from '../../../src/usecases/drafts/undo-acceptance.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { openMigrated } from '../../support/migrated-registry.ts';
import { localInstant } from '../../support/office/movable-clock.ts';
import { rulesForTests } from '../../support/office/rules.ts';

const NAMES = [
  'Sở A',
  'Sở Bờ và Cờ',
  'Sở Văn, Thể thao và Du lịch',
  'UBND xã Dương',
  'Công an tỉnh',
  'Văn phòng UBND tỉnh',
];
const ODD = [
  'nt',
  '',
  '-',
  'Các sở, ban, ngành',
  'UBND các xã, phường',
  'Đ/c B',
  'Theo Quyết định 5/QĐ-UBND',
  'Sở A Sở Bờ và Cờ',
];
const JOINS = ['; ', ', ', '\n', ' và ', ' ', ' chủ trì, phối hợp '];
const DEADLINES = [
  'Tháng 12', '30/6', 'Quý IV/2027', '', 'Hằng quý', 'Trước ngày 15/9/2026', '46203', '30 ngày kể từ ngày ký',
  'Sau khi có hướng dẫn', 'Thường xuyên', 'Thường xuyên trong năm',
]; // prettier-ignore
const lead = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...JOINS), fc.constantFrom(...NAMES))
      .map((parts) => parts.join('')),
  },
);
const table = fc.record({
  known: fc.subarray(NAMES),
  rows: fc.array(
    fc.record({
      number: fc.constantFrom('', 'I', '1', '2', '3', 'a', '1.1', '-'),
      title: fc.constantFrom('Rà soát', 'lập sổ', 'Xây dựng đề án', '', 'Sở A'),
      lead,
      deadline: fc.constantFrom(...DEADLINES),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  /** Which of the answers that fit is given, by turns. */
  choices: fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }),
});

const RULES = rulesForTests();
const workIn = (tx: Work['tx']): Work => workAt(tx, localInstant('2026-11-23 09:00'), RULES);
const BY = { author: { ...PROGRAM, actor: 'Lan' }, actor: 'operator' } as const;

test('what a draft shows, whatever was answered, is what stands in the registry; undone, nothing of it stands', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(table, async ({ known, rows, choices }) => {
      const cells = rows.map((each) => [each.number, each.title, each.lead, each.deadline]);
      const csv = [['STT', 'Nội dung', 'Đơn vị chủ trì', 'Thời gian'], ...cells]
        .map((line) => line.map((cell) => `"${cell}"`).join(','))
        .join('\n');
      const bytes = new TextEncoder().encode(csv);
      const file = readTaskText(bytes);
      if (file.kind === 'unreadable') return;
      const database = await openMigrated();
      try {
        for (const [at, name] of known.entries()) {
          database.raw.exec(`insert into agency (code, name, kind) values ('C${String(at)}', '${name}', 'agency')`);
          database.raw.exec(
            `insert into agency_alias (alias, alias_key, agency_id) select name, lower(name), id from agency where code = 'C${String(at)}'`,
          );
        }
        const empty = contentsOf(database);
        const id = database.transact((tx) => {
          const source = { name: 'x.csv', bytes, content: draftContentOf(file), programme: 'P' };
          const outcome = takeDraft(workIn(tx), BY, source);
          return outcome.kind === 'taken' ? outcome.id : 0;
        });
        expect(contentsOf(database)).toEqual(empty);
        for (let turn = 0; shownIn(database, id).open.length > 0; turn += 1) {
          expect(turn).toBeLessThan(60);
          const [question] = shownIn(database, id).open;
          if (question === undefined) break;
          answerOne(database, id, question, choices[turn % choices.length] ?? 0);
        }
        const shown = shownIn(database, id);
        const outcome = database.transact((tx) => acceptDraft(workIn(tx), BY, id));
        if (shown.reading.rows.length === 0) {
          expect(outcome).toEqual({ kind: 'refused', why: 'no_rows' });
          return;
        }
        expect(outcome).toMatchObject({ kind: 'accepted', tasks: shown.reading.rows.length });
        expect(standingIn(database)).toEqual(promised(shown));
        taken += 1;
        expect(database.transact((tx) => undoAcceptance(workIn(tx), BY, id)).kind).toBe('undone');
        expect(contentsOf(database)).toEqual(empty);
        expect(shownIn(database, id)).toEqual(shown);
      } finally {
        database.close();
      }
    }),
    { numRuns: 30, endOnFailure: true },
  );
  expect(taken).toBeGreaterThan(10);
});

function shownIn(database: Database, id: number): ShownDraft {
  const found = database.read((tx) => showDraft(workIn(tx), id));
  if (found.kind === 'missing') throw new Error(found.why);
  return found.shown;
}

/** The first answer that fits, from `choice` on. */
function answerOne(database: Database, id: number, question: DraftQuestion, choice: number): void {
  const answers = answersTo(question);
  const turned = [...answers.slice(choice % answers.length), ...answers.slice(0, choice % answers.length)];
  const fitting = turned.find((answer) => {
    const given = [{ question: question.id, answer }];
    return database.transact((tx) => answerDraft(workIn(tx), BY, id, given)).kind === 'answered';
  });
  expect([question.asks, fitting !== undefined]).toEqual([question.asks, true]);
}

function answersTo({ asks, proposal }: DraftQuestion): DraftAnswer[] {
  const proposed = proposal === null ? [] : [proposal];
  const aside: DraftAnswer = { kind: 'aside' };
  switch (asks.kind) {
    case 'head':
      return [...proposed, { kind: 'text', text: asks.field === 'issued' ? '5/1/2026' : `Kế hoạch ${asks.field}` }];
    case 'name':
      return [
        ...proposed,
        { kind: 'new', name: asks.name },
        { kind: 'same', agency: 'Sở A' },
        { kind: 'of', agency: 'Sở Khác' },
        { kind: 'group', members: ['Sở A', 'Sở Khác'] },
        { kind: 'several', names: ['Sở A', 'Công an tỉnh'] },
        { kind: 'none' },
        aside,
      ];
    case 'date':
      return [...proposed, { kind: 'text', text: 'Quý III/2026' }, aside];
    case 'lead':
      return [...proposed, { kind: 'text', text: 'Sở A; Sở Mới' }, { kind: 'text', text: 'Sở Mới' }, aside];
    default:
      return [...proposed, { kind: 'text', text: 'Việc khác' }, aside];
  }
}

function contentsOf(database: Database): unknown {
  const tables = [
    'agency',
    'agency_alias',
    'agency_member',
    'programme',
    'task',
    'task_lead',
    'assignment',
    'wake',
    'section',
  ];
  return tables.map((name) => database.raw.prepare(`select * from ${name}`).all());
}

function standingIn(database: Database): unknown[] {
  const tasks = database.raw
    .prepare(
      `select t.ref, t.section, t.title, t.product, t.coordinating, t.deadline,
         (select group_concat(name, '|') from (select a.name from task_lead l join agency a on a.id = l.agency_id
           where l.task_id = t.id order by l.position)) leads from task t order by t.position`,
    )
    .all() as Record<string, string>[];
  return tasks.map(({ deadline = '', leads = '', ...task }) => {
    const dates = { ...(JSON.parse(deadline) as Record<string, unknown>), rule: null };
    return { ...task, deadline: dates, leads: leads.split('|') };
  });
}

function promised({ reading }: ShownDraft): unknown[] {
  return reading.rows.map(({ ref, section, title, product, coordinating, deadline, dated, leads = [] }) => {
    const dates = { ...readDeadline(dated ?? deadline, reading.head.issued), rule: null };
    return { ref, section, title, product, coordinating, deadline: { ...dates, text: deadline }, leads: [...leads] };
  });
}
