import { expect, test } from 'vitest';
import { joinShares, passesItsWait, returnShare } from '../../../src/domain/agencies/join-shares.ts';
import { addDays, day } from '../../../src/domain/calendar/dates.ts';
import { standingOf } from '../../../src/domain/tasks/assignment.ts';
import { assignment } from '../tasks/make-assignment.ts';

const [EARLIER, LATER, TODAY] = [day('2026-02-10'), day('2026-03-10'), day('2026-04-20')];

test('a share that was reported on is not erased by one that was not', () => {
  const reported = assignment({ status: 'in_progress', progress: 70, obstacle: 'vốn', reportedOn: LATER });
  const silent = assignment({ id: 2, agencyId: 2 });
  const expected = { status: 'in_progress', progress: 70, obstacle: 'vốn', reportedOn: LATER };
  expect(joinShares(silent, reported, TODAY)).toMatchObject({ ...expected, id: 2, agencyId: 2 });
  expect(joinShares(reported, silent, TODAY)).toMatchObject({ ...expected, id: 1 });
});

test('of two reports the newer one stays with the further state', () => {
  const further = assignment({ status: 'in_progress', progress: 80, obstacle: 'vốn', reportedOn: EARLIER });
  const newer = assignment({
    id: 2,
    status: 'not_started',
    obstacle: 'mặt bằng',
    reportedOn: LATER,
    answeredOn: LATER,
  });
  for (const joined of [joinShares(further, newer, TODAY), joinShares(newer, further, TODAY)]) {
    expect(joined).toMatchObject({ status: 'in_progress', progress: 80, obstacle: 'mặt bằng', reportedOn: LATER });
  }
});

test('a completion that waits goes on waiting since its own day, before an extension', () => {
  const done = assignment({
    status: 'pending_confirmation',
    progress: 100,
    waitingFor: 'confirmation',
    waitingSince: EARLIER,
    statedOn: EARLIER,
  });
  const asked = assignment({ id: 2, waitingFor: 'extension', waitingSince: LATER, requestedDueOn: day('2026-09-30') });
  expect(passesItsWait(asked, done)).toBe(true);
  expect(passesItsWait(done, asked)).toBe(false);
  for (const joined of [joinShares(asked, done, TODAY), joinShares(done, asked, TODAY)]) {
    expect(joined).toMatchObject({
      status: 'pending_confirmation',
      waitingFor: 'confirmation',
      waitingSince: EARLIER,
      requestedDueOn: null,
      statedOn: EARLIER,
    });
  }
});

test('an extension that was asked for is still asked for under an heir that asked for none', () => {
  const asked = assignment({ waitingFor: 'extension', waitingSince: EARLIER, requestedDueOn: LATER });
  expect(joinShares(assignment({ id: 2, dueOn: day('2026-06-30') }), asked, TODAY)).toMatchObject({
    waitingFor: 'extension',
    waitingSince: EARLIER,
    requestedDueOn: LATER,
  });
});

test('a share that the heir no longer had lives on with the date of its predecessor’s', () => {
  const withdrawn = assignment({ id: 2, status: 'cancelled', dueOn: day('2026-12-31') });
  expect(joinShares(withdrawn, assignment({ status: 'in_progress' }), TODAY)).toMatchObject({
    id: 2,
    status: 'in_progress',
    dueOn: day('2026-03-31'),
    deadlineRev: 2,
  });
});

test.each([
  ['the newer report names another day', '2026-05-20', '2026-06-20', '2026-06-20'],
  ['only the older report names a day', '2026-05-20', null, '2026-05-20'],
  ['only the newer report names a day', null, '2026-06-20', '2026-06-20'],
  ['neither names a day', null, null, null],
] as const)('a day that was promised stays: %s', (_what, before, after, expected) => {
  const promised = (on: string | null) => (on === null ? null : day(on));
  const older = assignment({ status: 'in_progress', reportedOn: EARLIER, expectedOn: promised(before), repeats: 2 });
  const newer = assignment({
    id: 2,
    status: 'in_progress',
    reportedOn: LATER,
    expectedOn: promised(after),
    repeats: 1,
  });
  for (const joined of [joinShares(older, newer, TODAY), joinShares(newer, older, TODAY)]) {
    expect(joined).toMatchObject({ expectedOn: expected, repeats: 1 });
  }
});

test('what was reported done promises nothing more', () => {
  const done = assignment({ status: 'pending_confirmation', waitingFor: 'confirmation', waitingSince: LATER });
  const open = assignment({ id: 2, status: 'in_progress', reportedOn: EARLIER, expectedOn: LATER });
  expect(joinShares(open, done, TODAY).expectedOn).toBeNull();
});

test('an heir whose share was suspended is not late by the days of it, once work goes on with its predecessor’s', () => {
  const stopped = assignment({ id: 2, status: 'suspended', suspendedOn: LATER, suspendedScope: 'duty' });
  const going = assignment({ status: 'in_progress', reportedOn: EARLIER });
  expect(joinShares(stopped, going, TODAY)).toMatchObject({
    status: 'in_progress',
    suspendedOn: null,
    waits: [{ from: LATER, until: TODAY, suspended: true }],
  });
  const both = joinShares(stopped, assignment({ status: 'suspended', suspendedOn: EARLIER }), TODAY);
  expect(both).toMatchObject({ status: 'suspended', suspendedOn: LATER, waits: [] });
});

test('the days for which an heir waited are taken off where the later request of its predecessor is decided instead', () => {
  const asked = assignment({ id: 2, waitingFor: 'extension', waitingSince: EARLIER, requestedDueOn: TODAY });
  const done = assignment({ status: 'pending_confirmation', waitingFor: 'confirmation', waitingSince: LATER });
  expect(joinShares(asked, done, TODAY)).toMatchObject({
    waitingFor: 'confirmation',
    waitingSince: LATER,
    waits: [{ from: EARLIER, until: LATER }],
  });
  // The request that stays is counted by its own days.
  expect(joinShares(done, asked, TODAY)).toMatchObject({ waitingSince: LATER, waits: [] });
});

test('what comes to an heir that is late already takes none of its lateness away; the day of the report is kept', () => {
  const late = assignment({ id: 2, dueOn: addDays(TODAY, -10) });
  const done = assignment({ status: 'pending_confirmation', waitingFor: 'confirmation', waitingSince: EARLIER });
  const joined = joinShares(late, done, TODAY);
  expect(joined).toMatchObject({ waitingFor: 'confirmation', waitingSince: TODAY, statedOn: EARLIER });
  expect(standingOf(joined, TODAY).daysOverdueWhenAsked).toBe(10);
  const asked = assignment({ waitingFor: 'extension', waitingSince: EARLIER, requestedDueOn: addDays(TODAY, 90) });
  expect(joinShares(late, asked, TODAY)).toMatchObject({
    waitingFor: 'extension',
    waitingSince: TODAY,
    statedOn: null,
  });
  // One that asked itself was late by then, or was not.
  const waiting = { ...late, waitingFor: 'extension', requestedDueOn: addDays(TODAY, 90) } as const;
  const since = (on: number) => joinShares({ ...waiting, waitingSince: addDays(TODAY, on) }, asked, TODAY).waitingSince;
  expect(since(-5)).toBe(addDays(TODAY, -5));
  expect(since(-30)).toBe(EARLIER);
});

test('a part that comes back from another’s has its own date, and what was waited for meanwhile is taken off', () => {
  const [since, own] = [addDays(TODAY, -20), addDays(TODAY, -30)];
  const gone = assignment({ id: 2, status: 'cancelled', dueOn: own });
  const waits = [
    { from: addDays(TODAY, -40), until: addDays(TODAY, -38) },
    { from: addDays(TODAY, -9), until: addDays(TODAY, -5) },
  ];
  const whole = assignment({ status: 'in_progress', progress: 60, dueOn: addDays(TODAY, 90), waits });
  expect(returnShare(gone, whole, since, TODAY)).toMatchObject({
    id: 2,
    status: 'in_progress',
    progress: 60,
    dueOn: own,
    waits: [waits[1]],
  });
});
