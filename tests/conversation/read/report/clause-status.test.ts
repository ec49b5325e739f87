import { expect, test } from 'vitest';
import { itemsOfReply } from '../../../../src/conversation/read/read-report.ts';
import { clauseStatus } from '../../../../src/conversation/read/report/clause-status.ts';
import { clausesOf } from '../../../../src/conversation/read/report/clauses.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

test('a clause is weighed anew on another day, for what was ahead may be behind', () => {
  const [clause] = clausesOf(itemsOfReply('đến 25/12/2026 xong'));
  if (clause === undefined) throw new Error('One clause is written');
  const read = [day('2026-11-30'), day('2026-12-30'), day('2026-11-30')].map((today) => clauseStatus(clause, today));
  expect(read[0]).toBe('promised_done');
  expect(read[1]).not.toBe('promised_done');
  expect(read[2]).toBe(read[0]);
});
