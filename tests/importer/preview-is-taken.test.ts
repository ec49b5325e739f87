// covers src/importer/check/draft-of.ts, src/importer/check/resolve-leads.ts

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../src/domain/calendar/dates.ts';
import { readDeadline } from '../../src/domain/deadlines/read-deadline.ts';
import { importPreviewed, previewImport, type Preview } from '../../src/importer/import-file.ts';
import { readTaskText } from '../../src/importer/understand/kinds/read-task-text.ts';
import { workAt, type Work } from '../../src/usecases/work.ts';
import type { Database } from '../../src/store/sqlite/database.ts';
import { openMigrated } from '../support/migrated-registry.ts';
import { localInstant } from '../support/office/movable-clock.ts';
import { rulesForTests } from '../support/office/rules.ts';

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
  'địa phương',
];
const JOINS = ['; ', ', ', '\n', ' và ', ' ', ' chủ trì, phối hợp '];
const DEADLINES = [
  'Tháng 12', '30/6', 'Quý IV/2027', 'nt', '', 'Hằng quý', 'Trước ngày 15/9/2026', '6/30/2026', '7/3/2026', '46203',
  '30 ngày kể từ ngày ký', 'Sau khi có hướng dẫn', 'Thường xuyên',
]; // prettier-ignore
const HEADERS = [
  ['STT', 'Nội dung', 'Đơn vị chủ trì', 'Thời gian'],
  ['TT', 'Nhiệm vụ cụ thể', 'Cơ quan, đơn vị thực hiện', 'Lộ trình'],
  ['No.', 'Task', 'Lead agency', 'Deadline (2026)'],
] as const;

const lead = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...JOINS), fc.constantFrom(...NAMES))
      .map((parts) => parts.join('')),
  },
);
const row = fc.record({
  number: fc.constantFrom('', 'I', 'II', '1', '2', '3', 'a', '1.1', '-'),
  title: fc.constantFrom('Rà soát', 'lập sổ', 'Xây dựng đề án', '', 'Sở A'),
  lead,
  deadline: fc.constantFrom(...DEADLINES),
});
const table = fc.record({
  header: fc.constantFrom(...HEADERS),
  title: fc.constantFrom('Kế hoạch', 'Kế hoạch năm 2026'),
  known: fc.subarray(NAMES),
  rows: fc.array(row, { minLength: 1, maxLength: 5 }),
});

const RULES = rulesForTests();
const NOW = localInstant('2026-11-23 09:00');
const workIn = (tx: Work['tx']): Work => workAt(tx, NOW, RULES);

test('what the preview shows of any table is what stands in the registry', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(table, async ({ header, title, known, rows }) => {
      const cells = rows.map((each) => [each.number, each.title, each.lead, each.deadline]);
      const csv = [[...header], ...cells].map((line) => line.map((cell) => `"${cell}"`).join(',')).join('\n');
      const file = readTaskText(new TextEncoder().encode(csv));
      if (file.kind === 'unreadable') return;
      const database = await openMigrated();
      try {
        for (const [at, name] of known.entries()) {
          database.raw
            .prepare(`insert into agency (code, name, kind) values (?, ?, 'agency')`)
            .run(`C${String(at)}`, name);
        }
        const shown = database.read((tx) => previewImport(workIn(tx), file, { ...REQUEST, title }));
        if (shown.missing.length + shown.findings.filter(({ severity }) => severity === 'error').length > 0) return;
        const outcome = importPreviewed(database, workIn, shown, OPTIONS);
        expect(outcome).toMatchObject({ kind: 'imported', tasks: shown.rows.length });
        expect(standingIn(database)).toEqual(promised(shown));
        taken += 1;
      } finally {
        database.close();
      }
    }),
    { numRuns: 150 },
  );
  expect(taken).toBeGreaterThan(20);
});

const REQUEST = {
  programme: 'P',
  number: null,
  issued: day('2026-01-05'),
  authority: null,
  createAgencies: true,
  same: [],
};
const OPTIONS = { createAgencies: true, withdraw: [], same: [], dryRun: false };

function standingIn(database: Database): unknown[] {
  const tasks = database.raw
    .prepare(
      `select t.ref, t.section, t.title, t.product, t.coordinating, t.deadline,
         (select group_concat(name, '|') from (select a.name from task_lead l join agency a on a.id = l.agency_id
           where l.task_id = t.id order by l.position)) leads from task t order by t.position`,
    )
    .all() as Record<string, string>[];
  return tasks.map(({ deadline = '', leads = '', ...task }) => ({
    ...task,
    deadline: JSON.parse(deadline) as unknown,
    leads: leads.split('|'),
  }));
}

function promised({ rows, head }: Preview): unknown[] {
  return rows.map(({ ref, section, title, product, coordinating, deadline, leads = [] }) => ({
    ref,
    section,
    title,
    product,
    coordinating,
    deadline: readDeadline(deadline, head.issuedOn),
    leads: [...new Set(leads)],
  }));
}
