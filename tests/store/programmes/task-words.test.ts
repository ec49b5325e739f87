import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAgencies } from '../../../src/store/programmes/agencies.ts';
import { searchCards } from '../../../src/store/programmes/assignments.ts';
import { findTasks, updateTask } from '../../../src/store/programmes/tasks.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({
    programme: [
      { ref: 'III.2.1', title: 'Lập quy hoạch chung đô thị Lam Sơn', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
      { ref: 'III.2.10', title: 'Rà soát “nhà ở” xã hội (2022–2025)', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
      { ref: 'IV.1', title: 'Quyết toán dự án đường 12/5', lead: 'Sở Tài chính', deadline: 'Quý II/2022' },
    ],
  });
});
afterAll(() => {
  office.close();
});

/** Everywhere, and agency by agency: the two are looked for in different ways. */
function found(words: string): string[] {
  const page = { limit: 20, offset: 0 };
  return office.database.read((tx) => {
    const refs = searchCards(tx, { kind: 'all' }, words, page).map(({ task }) => task.ref);
    const byAgency = listAgencies(tx).flatMap(({ id }) =>
      searchCards(tx, { kind: 'agency', agencyId: id }, words, page).map(({ task }) => task.ref),
    );
    expect(byAgency.sort()).toEqual([...refs].sort());
    return refs;
  });
}

test.each([
  ['quy hoạch', ['III.2.1']],
  ['QUY HOACH lam sơn', ['III.2.1']],
  ['hoạch quy', ['III.2.1']],
  ['quy', ['III.2.1', 'IV.1']],
  ['nhà ở', ['III.2.10']],
  ['2022', ['III.2.10']],
  ['đường 12/5', ['IV.1']],
  ['III.2.1', ['III.2.1', 'III.2.10']],
  ['oạch', []],
  ['quy hoạch xã hội', []],
  ['', ['III.2.1', 'III.2.10', 'IV.1']],
])('“%s” finds %j', (words, refs) => {
  expect(found(words)).toEqual(refs);
});

test.each([
  '"',
  '*',
  '???',
  "'; drop table task; --",
  'NEAR(quy hoạch)',
  'quy AND',
  'NOT quy',
  'search: quy',
  '^quy hoach',
  '- (',
  '\u0000',
])('what is an operator elsewhere is only a word here: %j', (words) => {
  expect(found(words).length).toBeLessThanOrEqual(1);
});

test('a task is found by the words that it has now, and by no earlier ones', () => {
  office.database.transact((tx) => {
    const [task] = findTasks(tx, { kind: 'place', place: 'IV.1' });
    if (task === undefined) throw new Error('There is no IV.1');
    updateTask(tx, task.id, { ...task, position: 2, title: 'Nghiệm thu cầu Cẩm Thủy', leads: [1] });
  });
  expect(found('quyết toán')).toEqual([]);
  expect(found('nghiệm thu')).toEqual(['IV.1']);
});
