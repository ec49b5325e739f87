import { afterEach, expect, test } from 'vitest';
import { writeReport } from '../../src/app/write-report.ts';
import { day } from '../../src/domain/calendar/dates.ts';
import { withSnapshot } from '../../src/store/sqlite/snapshot.ts';
import { workAt } from '../../src/usecases/work.ts';
import { openOffice, type Office } from '../support/office.ts';

let office: Office;
afterEach(() => {
  office.close();
});

const QUESTION = {
  scope: { kind: 'all' },
  programme: null,
  from: day('2022-04-01'),
  to: day('2022-06-20'),
} as const;

test('what is kept of a report is its files and its head, without a single assignment', async () => {
  office = await openOffice();
  const { head, files } = await withSnapshot(office.database, (tx) =>
    writeReport(['docx', 'xlsx'], workAt(tx, office.now(), office.rules), QUESTION),
  );
  expect([...files.keys()]).toEqual(['docx', 'xlsx']);
  expect(head.figures.total).toBeGreaterThan(10);
  expect(Object.keys(head).sort()).toEqual(
    ['agency', 'asOfDay', 'authority', 'figures', 'from', 'madeAt', 'programme', 'timeZone', 'to'].sort(),
  );
});

test('it is broken off between two slices', async () => {
  office = await openOffice();
  const over = new AbortController();
  const written = withSnapshot(office.database, (tx) =>
    writeReport(['docx'], workAt(tx, office.now(), office.rules), QUESTION, over.signal),
  );
  over.abort(new Error('nobody waits'));
  await expect(written).rejects.toThrow('nobody waits');
});
