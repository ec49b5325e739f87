import { describe, expect, test } from 'vitest';
import { day } from '../../../../src/domain/calendar/dates.ts';
import { applyExtensionRequest } from '../../../../src/domain/tasks/transition/extension.ts';
import { assignment, undated } from '../make-assignment.ts';
import { TODAY, extending, nextOf, stuck, waiting } from './make-change.ts';

describe('a request for a later date', () => {
  test('waits, and moves no date', () => {
    expect(nextOf(applyExtensionRequest(stuck, day('2026-06-30'), TODAY))).toEqual({
      ...stuck,
      answeredOn: TODAY,
      waitingFor: 'extension',
      waitingSince: TODAY,
      requestedDueOn: day('2026-06-30'),
    });
  });

  test('is no report on an untouched task, and answers its review', () => {
    const untouched = assignment({ reviewUntil: day('2026-04-20') });
    expect(nextOf(applyExtensionRequest(untouched, day('2026-06-30'), TODAY))).toMatchObject({
      reportedOn: null,
      reviewUntil: null,
    });
  });

  test('asked again names another day and goes on waiting since the first', () => {
    expect(nextOf(applyExtensionRequest(extending, day('2026-09-30'), TODAY))).toMatchObject({
      requestedDueOn: '2026-09-30',
      waitingSince: '2026-03-10',
    });
  });

  test.each([
    ['without a date', undated(), 'no_date'],
    ['already reported as completed', waiting, 'waiting_confirmation'],
  ] as const)('is refused for a task %s', (_name, before, why) => {
    expect(applyExtensionRequest(before, day('2026-06-30'), TODAY)).toEqual({ kind: 'refused', why });
  });
});
