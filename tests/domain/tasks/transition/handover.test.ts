import { describe, expect, test } from 'vitest';
import { day } from '../../../../src/domain/calendar/dates.ts';
import {
  applyHandoverClaim,
  approveHandover,
  rejectHandover,
} from '../../../../src/domain/tasks/transition/handover.ts';
import { applyReport } from '../../../../src/domain/tasks/transition/report.ts';
import { assignment } from '../make-assignment.ts';
import { TODAY, extending, nextOf, report, waiting } from './make-change.ts';

describe('“không thuộc trách nhiệm”', () => {
  const claimed = nextOf(applyHandoverClaim(assignment({ reviewUntil: day('2026-04-01') }), TODAY));

  test('waits from the day on which it was said, and answers a review', () => {
    expect(claimed).toMatchObject({ waitingFor: 'handover', waitingSince: TODAY, reviewUntil: null, reportedOn: null });
    expect(nextOf(applyHandoverClaim(claimed, day('2026-04-20'))).waitingSince).toBe(TODAY);
  });

  test('takes the place of a request for more time, not of a completion', () => {
    expect(nextOf(applyHandoverClaim(extending, TODAY))).toMatchObject({
      waitingFor: 'handover',
      waitingSince: TODAY,
      requestedDueOn: null,
    });
    expect(applyHandoverClaim(waiting, TODAY)).toEqual({ kind: 'refused', why: 'waiting_confirmation' });
  });

  test('refused, the wait is over; granted, the agency that takes the task has not answered yet', () => {
    expect(nextOf(rejectHandover(claimed, TODAY))).toMatchObject({
      waitingFor: null,
      waitingSince: null,
      answeredOn: TODAY,
    });
    expect(nextOf(approveHandover(claimed, null, TODAY))).toMatchObject({
      waitingFor: null,
      waitingSince: null,
      answeredOn: null,
    });
  });

  test.each([assignment(), waiting, extending])('nothing is decided where nothing was said', (other) => {
    expect(rejectHandover(other, TODAY)).toEqual({ kind: 'refused', why: 'not_waiting' });
    expect(approveHandover(other, null, TODAY)).toEqual({ kind: 'refused', why: 'not_waiting' });
  });

  test('a later completion waits in its place', () => {
    const done = nextOf(applyReport(claimed, report('completed'), TODAY, 'required'));
    expect(done).toMatchObject({ waitingFor: 'confirmation', status: 'pending_confirmation' });
  });
});
