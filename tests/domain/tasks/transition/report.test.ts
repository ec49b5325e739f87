import { describe, expect, test } from 'vitest';
import { day } from '../../../../src/domain/calendar/dates.ts';
import type { Assignment } from '../../../../src/domain/tasks/assignment.ts';
import { confirmCompletion } from '../../../../src/domain/tasks/transition/completion.ts';
import { applyExtensionRequest } from '../../../../src/domain/tasks/transition/extension.ts';
import {
  applyAcknowledgement,
  applyReport,
  applyUnchanged,
  type Report,
} from '../../../../src/domain/tasks/transition/report.ts';
import { assignment, deadline, undated } from '../make-assignment.ts';
import { TODAY, extending, nextOf, report, stuck, waiting } from './make-change.ts';

describe('a report', () => {
  test.each<[string, Assignment, Report, Partial<Assignment>]>([
    ['"70%"', assignment(), report('in_progress', { progress: 70 }), { status: 'in_progress', progress: 70 }],
    ['"47,5%" in whole per cent', assignment(), report('in_progress', { progress: 47.5 }), { progress: 47 }],
    ['"đang làm" keeps the figure', stuck, report('in_progress'), { progress: 40, obstacle: null }],
    ['"50%" leaves a known obstacle', stuck, report('in_progress', { progress: 50 }), { obstacle: 'mặt bằng' }],
    ['"vướng vốn"', stuck, report('blocked', { obstacle: 'vốn' }), { status: 'in_progress', obstacle: 'vốn' }],
    ['"chưa làm"', stuck, report('not_started'), { status: 'not_started', progress: null }],
    [
      '"xong" waits for the secretariat',
      stuck,
      report('completed'),
      {
        status: 'pending_confirmation',
        progress: 100,
        obstacle: null,
        waitingFor: 'confirmation',
        waitingSince: TODAY,
      },
    ],
    [
      '"xong" takes a request for a later date back',
      extending,
      report('completed'),
      { waitingFor: 'confirmation', waitingSince: TODAY, requestedDueOn: null },
    ],
    [
      '"chưa xong" withdraws a completion and its 100 %',
      waiting,
      report('in_progress'),
      { status: 'in_progress', progress: null, waitingFor: null, waitingSince: null, completedOn: null },
    ],
    [
      '"vướng" withdraws a completion and its 100 %',
      waiting,
      report('blocked', { obstacle: 'vốn' }),
      { status: 'in_progress', progress: null, obstacle: 'vốn', waitingFor: null },
    ],
    [
      '"80%" withdraws a completion',
      waiting,
      report('in_progress', { progress: 80 }),
      { status: 'in_progress', progress: 80, waitingFor: null },
    ],
    [
      'progress does not take a request for a later date back',
      extending,
      report('in_progress', { progress: 60 }),
      { progress: 60, waitingFor: 'extension', waitingSince: day('2026-03-10'), requestedDueOn: day('2026-06-30') },
    ],
  ])('%s', (_name, before, given, expected) => {
    const next = nextOf(applyReport(before, given, TODAY, 'required'));
    expect(next).toMatchObject({ ...expected, answeredOn: TODAY, reportedOn: TODAY });
    // The date, the words of the decision and the revision are not a report's to change.
    expect([next.dueOn, next.deadline, next.rev]).toEqual([before.dueOn, before.deadline, before.rev]);
  });

  test('no report but "xong" ever leads to a completion', () => {
    for (const before of [assignment(), waiting, extending, stuck]) {
      for (const status of ['not_started', 'in_progress', 'blocked'] as const) {
        const next = nextOf(applyReport(before, report(status, { progress: 100 }), TODAY, 'off'));
        expect(['not_started', 'in_progress']).toContain(next.status);
        expect(next.completedOn).toBeNull();
      }
    }
  });

  test('"xong" completes at once only where confirmation is off', () => {
    expect(nextOf(applyReport(stuck, report('completed'), TODAY, 'off'))).toMatchObject({
      status: 'completed',
      completedOn: TODAY,
      waitingFor: null,
      obstacle: null,
    });
  });

  test.each([
    ['completed', 'completed'],
    ['cancelled', 'cancelled'],
    ['suspended', 'suspended'],
  ] as const)('is refused for a task that is %s', (status, why) => {
    const closed = assignment({ status });
    const refused = { kind: 'refused', why };
    for (const given of ['completed', 'in_progress', 'blocked', 'not_started'] as const) {
      expect(applyReport(closed, report(given), TODAY, 'required')).toEqual(refused);
    }
    expect(applyAcknowledgement(closed, TODAY)).toEqual(refused);
    expect(applyExtensionRequest(closed, day('2026-06-30'), TODAY)).toEqual(refused);
  });

  test('a second "xong" changes nothing: the first day of waiting counts', () => {
    expect(applyReport(waiting, report('completed'), TODAY, 'required')).toEqual({
      kind: 'refused',
      why: 'already_reported',
    });
  });
});

test('“như kỳ trước” lets the last report stand anew, and a closed task refuses it', () => {
  expect(nextOf(applyUnchanged(stuck, TODAY))).toEqual({ ...stuck, answeredOn: TODAY, reportedOn: TODAY });
  const suspended = { ...stuck, status: 'suspended' } as const;
  expect(applyUnchanged(suspended, TODAY)).toEqual({ kind: 'refused', why: 'suspended' });
});

test('an acknowledgement notes the day and nothing else', () => {
  expect(nextOf(applyAcknowledgement(stuck, TODAY))).toEqual({ ...stuck, answeredOn: TODAY });
});

describe('an ongoing task', () => {
  test.each(['required', 'off'] as const)('is not completed by a mere “xong” (confirmation %s)', (confirmation) => {
    expect(applyReport(undated(), report('completed'), TODAY, confirmation)).toEqual({
      kind: 'refused',
      why: 'ongoing',
    });
    const conditional = undated({ deadline: deadline({ kind: 'conditional', end: null }) });
    expect(applyReport(conditional, report('completed'), TODAY, confirmation).kind).toBe('refused');
  });

  test.each(['required', 'off'] as const)('that is said to be over waits for it (confirmation %s)', (confirmation) => {
    const next = nextOf(applyReport(undated(), report('completed', { isOver: true }), TODAY, confirmation));
    expect(next).toMatchObject({ status: 'pending_confirmation', waitingFor: 'confirmation', completedOn: null });
    expect(nextOf(confirmCompletion(next, null)).status).toBe('completed');
  });

  test('takes a report of the period as any other', () => {
    const next = nextOf(applyReport(undated(), report('in_progress'), TODAY, 'off'));
    expect(next).toMatchObject({ status: 'in_progress', reportedOn: TODAY });
  });
});
