import { expect, test } from 'vitest';
import { day } from '../../../../src/domain/calendar/dates.ts';
import { restore } from '../../../../src/domain/tasks/transition/restore.ts';
import { stuck, waiting } from './make-change.ts';

test('an undo takes the state of the snapshot and keeps the revision going', () => {
  expect(restore({ ...waiting, rev: 7 }, { ...stuck, rev: 3 }, day('2026-03-31'))).toEqual({ ...stuck, rev: 7 });
});
