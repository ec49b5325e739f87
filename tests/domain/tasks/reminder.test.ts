import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assignment } from '../../../src/domain/tasks/assignment.ts';
import type { Deadline } from '../../../src/domain/deadlines/deadline.ts';
import { addDays, day, fromEpochDay, epochDay, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import type { Climb, PassedStep } from '../../../src/domain/tasks/overdue-ladder.ts';
import {
  type Decision,
  escalatesOn,
  lookAt,
  mayEscalate,
  needsBaseline,
  silenceOf,
} from '../../../src/domain/tasks/reminder.ts';
import { NOT_YET_ASKED, reviewAskedOn } from '../../../src/domain/tasks/review.ts';
import { assignment, calendar, deadline, undated } from './make-assignment.ts';

const TRACKED_FROM = day('2026-01-05');
const NOT_CLIMBED: Climb = { passed: [], isPending: false };

function decideReminder(of: Assignment, today: LocalDate, from: LocalDate, climb: Climb = NOT_CLIMBED): Decision {
  return lookAt(of, today, from, calendar, climb).decision;
}

function nextReminderOn(
  of: Assignment,
  today: LocalDate,
  from: LocalDate,
  climb: Climb = NOT_CLIMBED,
): LocalDate | null {
  return lookAt(of, today, from, calendar, climb).next;
}

/** Every reminder of a sweep that looks every day but `away`, as "day key"; an urging arrives on the next working day. */
function reminders(
  of: Assignment,
  until: string,
  from: LocalDate = TRACKED_FROM,
  away: readonly [string, string] | null = null,
): string[] {
  const decided = new Set<string>();
  const fired: string[] = [];
  const passed: PassedStep[] = [];
  for (let today = from; today <= day(until); today = addDays(today, 1)) {
    if (away !== null && today >= day(away[0]) && today <= day(away[1])) continue;
    const decision = decideReminder(of, today, from, { passed, isPending: false });
    if (decision.kind === 'nothing' || decided.has(decision.stage.key)) continue;
    decided.add(decision.stage.key);
    const isUrging = decision.stage.family === 'overdue';
    const on = isUrging ? calendar.nextWorkingDay(today) : today;
    if (isUrging) passed.push({ key: decision.stage.key, on, reached: decision.kind === 'fire' });
    if (decision.kind === 'fire') fired.push(`${on} ${decision.stage.key}`);
  }
  return fired;
}

/** "2026-04-01 after-1": a step that arrived. */
const arrived = (...steps: readonly string[]): Climb => ({
  passed: steps.map((step): PassedStep => {
    const [on = '', key = ''] = step.split(' ');
    return { key, on: day(on), reached: true };
  }),
  isPending: false,
});

function decisionOn(of: Assignment, today: string, from: LocalDate = TRACKED_FROM, climb: Climb = NOT_CLIMBED): string {
  const decision = decideReminder(of, day(today), from, climb);
  return decision.kind === 'nothing' ? 'nothing' : `${decision.kind} ${decision.stage.key}`;
}

const on = (text: string): { answeredOn: LocalDate } => ({ answeredOn: day(text) });
const reported = (text: string): { answeredOn: LocalDate; reportedOn: LocalDate } => ({
  answeredOn: day(text),
  reportedOn: day(text),
});

test('who can be urged only from the middle of the ladder on is urged on its own days', () => {
  // Due on 31/3, answered before the chat was linked on 10/4: the next day of the ladder is 15/4, not the day of linking.
  const answered = assignment(on('2026-04-02'));
  expect(reminders(answered, '2026-05-10', day('2026-04-10'))).toEqual(['2026-04-15 after-15', '2026-05-04 after-30']);
});

test('under a new name the same people are not urged twice within three working days', () => {
  const told = day('2026-06-01');
  const heir = assignment({ takenOverOn: told, toldOn: told });
  const urgedOn = (formerly: LocalDate | null): string | undefined =>
    [2, 3, 4, 5]
      .map((date) => `2026-06-0${date}`)
      .find((date) => {
        const climb = { passed: [], isPending: false, formerly };
        return decisionOn(heir, date, told, climb).startsWith('fire');
      });
  expect(urgedOn(null)).toBe('2026-06-02');
  expect(urgedOn(told)).toBe('2026-06-04');
});

describe('a dated task that nobody answers', () => {
  test('is reminded by working days, Tết left out, then urged by calendar days and monthly', () => {
    // Before 31/3: 30, 27, 26, 25, 24, 23, 20/3 is the 7th; 10/3 the 15th; 27, 26, 25, 24, 23/2 are 22–26; 10/2 the 30th.
    expect(reminders(assignment(), '2026-07-31')).toEqual([
      '2026-02-10 before-30',
      '2026-03-10 before-15',
      '2026-03-20 before-7',
      '2026-03-26 before-3',
      '2026-03-30 before-1',
      '2026-03-31 today',
      '2026-04-01 after-1',
      '2026-04-03 after-3',
      '2026-04-07 after-7',
      '2026-04-15 after-15',
      // 30/4 and 1/5 rest, and a weekend follows.
      '2026-05-04 after-30',
      '2026-06-01 after-month-2026-06',
      '2026-07-01 after-month-2026-07',
    ]);
  });

  test('is told of a date on a Saturday on the Friday before, and urged at most every third working day', () => {
    const saturday = assignment({ dueOn: day('2026-05-30') });
    expect(reminders(saturday, '2026-08-31', day('2026-05-25'))).toEqual([
      '2026-05-27 before-3',
      '2026-05-29 today',
      // A Sunday, then a Tuesday and a Saturday.
      '2026-06-01 after-1',
      '2026-06-04 after-3',
      '2026-06-09 after-7',
      '2026-06-15 after-15',
      '2026-06-29 after-30',
      '2026-08-03 after-month-2026-08',
    ]);
  });

  test('is asked monthly for years, each month with its own key', () => {
    const late = reminders(assignment(), '2028-12-31').filter((reminder) => reminder.startsWith('2028-0'));
    expect(late.slice(0, 3)).toEqual([
      // 1/1/2028 is a Saturday: Monday rests for it.
      '2028-01-04 after-month-2028-01',
      // Tết begins on 25/1/2028.
      '2028-02-01 after-month-2028-02',
      '2028-03-01 after-month-2028-03',
    ]);
  });
});

describe('a start after downtime, or a task taken over in the middle of its ladder', () => {
  test.each([
    ['2026-02-09', 'nothing'],
    ['2026-02-10', 'fire before-30'],
    ['2026-03-11', 'fire before-15'],
    ['2026-03-29', 'fire before-3'],
    ['2026-04-20', 'fire after-1'],
    ['2026-12-30', 'fire after-1'],
  ])('on %s only the latest step before the date is due, or the first one after it: %s', (today, expected) => {
    expect(decisionOn(assignment(), today)).toBe(expected);
  });

  test.each([
    [
      'in the middle',
      '2026-04-04',
      '2026-04-16',
      [
        '04-01 after-1',
        '04-03 after-3',
        '04-17 after-7',
        '04-28 after-15',
        '05-11 after-30',
        '06-01 after-month-2026-06',
      ],
    ],
    [
      'before the first step',
      '2026-04-01',
      '2026-04-13',
      [
        '04-14 after-1',
        '04-17 after-3',
        '04-22 after-7',
        '04-28 after-15',
        '05-13 after-30',
        '06-01 after-month-2026-06',
      ],
    ],
    [
      'for two months',
      '2026-04-08',
      '2026-06-07',
      ['04-01 after-1', '04-03 after-3', '04-07 after-7', '06-08 after-15', '06-23 after-30'],
    ],
    [
      'over the day of a step',
      '2026-04-07',
      '2026-04-07',
      [
        '04-01 after-1',
        '04-03 after-3',
        '04-08 after-7',
        '04-16 after-15',
        '05-04 after-30',
        '06-01 after-month-2026-06',
      ],
    ],
  ])('time away %s is nobody’s neglect: the ladder goes on with its next step', (_when, first, last, expected) => {
    const urged = reminders(assignment(), '2026-06-30', TRACKED_FROM, [first, last]).filter((each) =>
      each.includes('after-'),
    );
    expect(urged).toEqual(expected.map((each) => `2026-${each}`));
  });

  test('over Tết the ladder moves, and no two steps are closer than three working days', () => {
    const tet = assignment({ dueOn: day('2026-02-12') });
    expect(reminders(tet, '2026-04-30', day('2026-02-12'))).toEqual([
      '2026-02-12 today',
      '2026-02-13 after-1',
      '2026-02-25 after-3',
      '2026-03-02 after-7',
      '2026-03-09 after-15',
      '2026-03-24 after-30',
      '2026-05-04 after-month-2026-05',
    ]);
  });

  test('nothing is decided while a step is still on its way', () => {
    const climb = { ...arrived('2026-04-01 after-1'), isPending: true };
    expect(decisionOn(assignment(), '2026-04-30', TRACKED_FROM, climb)).toBe('nothing');
    expect(nextReminderOn(assignment(), day('2026-04-30'), TRACKED_FROM, climb)).toBe('2026-05-01');
  });

  test('all that is past its first month is asked about on one day of the month, whatever the dates', () => {
    const asked = Array.from({ length: 20 }, (_, index) =>
      reminders(assignment({ dueOn: addDays(day('2026-01-06'), 5 * index) }), '2026-12-31'),
    );
    const days = asked.flatMap((each) =>
      each.filter((one) => one.includes('after-month')).map((one) => one.slice(0, 10)),
    );
    const months = [...new Set(days)].map((each) => each.slice(0, 7));
    expect(months.length).toBeGreaterThan(8);
    expect(new Set(months).size).toBe(months.length);
  });

  test('a step that an older version recorded as that of a month is one', () => {
    expect(decisionOn(assignment(), '2026-07-31', TRACKED_FROM, arrived('2026-06-30 after-month-3'))).toBe('nothing');
    expect(decisionOn(assignment(), '2026-08-03', TRACKED_FROM, arrived('2026-06-30 after-month-3'))).toBe(
      'fire after-month-2026-08',
    );
  });

  test('no step from before the chat was there ever fires', () => {
    expect(decisionOn(assignment(), '2026-03-23', day('2026-03-23'))).toBe('nothing');
    expect(reminders(assignment(), '2026-03-31', day('2026-03-23'))).toEqual([
      '2026-03-26 before-3',
      '2026-03-30 before-1',
      '2026-03-31 today',
    ]);
  });

  test('a chat linked on the due day hears of it on that day', () => {
    expect(reminders(assignment(), '2026-04-01', day('2026-03-31'))).toEqual([
      '2026-03-31 today',
      '2026-04-01 after-1',
    ]);
  });
});

describe('an answer holds back the next nudge of the same stage, and only it', () => {
  test.each([
    ['before any step', '2026-02-09', '2026-02-10', 'fire before-30'],
    ['before any step', '2026-02-09', '2026-03-10', 'fire before-15'],
    ['on the day of a step', '2026-02-10', '2026-03-10', 'hold before-15'],
    ['between two steps', '2026-02-25', '2026-03-10', 'hold before-15'],
    ['between two steps', '2026-02-25', '2026-03-20', 'fire before-7'],
    ['after the last reminder', '2026-03-30', '2026-03-31', 'fire today'],
    ['on the very day', '2026-03-31', '2026-03-31', 'fire today'],
    ['on the very day', '2026-03-31', '2026-04-01', 'fire after-1'],
  ])('answered %s (%s): on %s it is %s', (_when, answered, today, expected) => {
    expect(decisionOn(assignment(on(answered)), today)).toBe(expected);
  });

  const [first, third, last, june] = [
    '2026-04-01 after-1',
    '2026-04-03 after-3',
    '2026-05-04 after-30',
    '2026-06-01 after-month-2026-06',
  ] as const;
  test.each([
    ['after the first urging', '2026-04-01', '2026-04-03', [first], 'hold after-3'],
    ['after the first urging', '2026-04-02', '2026-04-03', [first], 'hold after-3'],
    ['after the first urging, one step held back', '2026-04-02', '2026-04-07', [first, third], 'fire after-7'],
    ['a month late', '2026-05-04', '2026-06-01', [last], 'hold after-month-2026-06'],
    ['a month late, one step held back', '2026-05-04', '2026-07-01', [last, june], 'fire after-month-2026-07'],
    ['two months late', '2026-06-02', '2026-07-01', [june], 'hold after-month-2026-07'],
  ])('answered %s (%s): on %s it is %s', (_when, answered, today, passed, expected) => {
    expect(decisionOn(assignment(on(answered)), today, TRACKED_FROM, arrived(...passed))).toBe(expected);
  });

  test('a check-in of the year in between does not break the hold', () => {
    // Due 20/1/2027: 29/12 is the 15th working day before it; the check-in of 2026 came on 24/12.
    const years = assignment({
      dueOn: day('2027-01-20'),
      deadline: deadline({ kind: 'period', start: day('2022-01-01'), end: day('2027-01-20') }),
    });
    expect(decisionOn(years, '2026-12-24')).toBe('fire year-2026');
    expect(decisionOn({ ...years, ...on('2026-12-20') }, '2026-12-29')).toBe('hold before-15');
    expect(decisionOn({ ...years, ...on('2026-12-01') }, '2026-12-29')).toBe('fire before-15');
  });
});

describe('a task without a date', () => {
  test('is asked about once a quarter, a working week before its end', () => {
    expect(reminders(undated(), '2026-12-31')).toEqual([
      '2026-03-24 period-2026-Q1',
      '2026-06-23 period-2026-Q2',
      '2026-09-23 period-2026-Q3',
      '2026-12-24 period-2026-Q4',
    ]);
  });

  test.each([
    ['reported in the quarter', reported('2026-04-01'), '2026-06-23', 'hold period-2026-Q2'],
    ['reported on the last day of the quarter before', reported('2026-03-31'), '2026-06-23', 'fire period-2026-Q2'],
    ['only acknowledged in the quarter', on('2026-05-04'), '2026-06-23', 'fire period-2026-Q2'],
    ['acknowledged after the question', on('2026-06-24'), '2026-06-25', 'hold period-2026-Q2'],
    ['asked and not answered', {}, '2026-07-01', 'nothing'],
  ])('%s', (_name, answer, today, expected) => {
    expect(decisionOn(undated(answer), today)).toBe(expected);
  });

  test('a week whose working days are all rest days is asked about in the week before, once', () => {
    // Tết 2024 rests 8–14/2 (Thursday to Wednesday).
    const weekly = undated({ cadence: 'weekly', issuedOn: day('2024-01-22') });
    const january = reminders(weekly, '2024-02-25', day('2024-01-22'));
    expect(january).toEqual([
      '2024-01-22 period-2024-01-22-W',
      '2024-01-29 period-2024-01-29-W',
      '2024-02-01 period-2024-02-05-W',
      '2024-02-05 period-2024-02-12-W',
      '2024-02-19 period-2024-02-19-W',
    ]);
  });

  test('without a cadence nothing is asked', () => {
    expect(reminders(undated({ cadence: null }), '2026-12-31')).toEqual([]);
  });
});

describe('a deadline of several years', () => {
  const years = assignment({
    dueOn: day('2028-12-31'),
    deadline: deadline({ kind: 'period', start: day('2026-01-01'), end: day('2028-12-31') }),
  });

  test('is asked about as each of its earlier years ends, then counts down', () => {
    expect(reminders(years, '2028-12-20')).toEqual([
      '2026-12-24 year-2026',
      '2027-12-24 year-2027',
      '2028-11-20 before-30',
      '2028-12-11 before-15',
    ]);
  });

  test.each([
    [reported('2026-10-01'), '2026-12-24', 'hold year-2026'],
    [reported('2026-09-30'), '2026-12-24', 'fire year-2026'],
    [on('2026-12-01'), '2026-12-24', 'fire year-2026'],
    [{}, '2027-01-01', 'nothing'],
  ])('a report in the last quarter answers the year: %o on %s is %s', (answer, today, expected) => {
    expect(decisionOn({ ...years, ...answer }, today)).toBe(expected);
  });
});

describe('what lies more than a year ahead', () => {
  const far = (words: Partial<Deadline>, dueOn: string): Assignment =>
    assignment({ deadline: deadline(words), dueOn: day(dueOn), trackedFrom: day('2026-01-05') });

  test.each([
    ['“Trước năm 2030”', far({ kind: 'year', start: null, end: day('2029-12-31') }, '2029-12-31')],
    ['a day', far({ kind: 'date', end: day('2029-12-31') }, '2029-12-31')],
    ['a quarter', far({ kind: 'quarter', end: day('2029-12-31') }, '2029-12-31')],
  ])('is asked about as each year ends, whatever word the decision uses: %s', (_name, of) => {
    expect(reminders(of, '2028-12-31').map((line) => line.slice(0, 4))).toEqual(['2026', '2027', '2028']);
  });

  test('is no more asked about yearly once its ladder has begun, nor when it was never so far', () => {
    const soon = far({ kind: 'date', end: day('2028-01-20') }, '2028-01-20');
    expect(reminders(soon, '2027-12-20').filter((line) => line.includes('year'))).toEqual(['2026-12-24 year-2026']);
    expect(
      reminders(far({ kind: 'date' }, '2027-01-04'), '2026-12-31').filter((line) => line.includes('year')),
    ).toEqual([]);
  });
});

test('a phase that begins years ahead is asked about as each of its years ends', () => {
  const phase = assignment({
    dueOn: day('2030-12-31'),
    deadline: deadline({ kind: 'period', start: day('2028-01-01'), end: day('2030-12-31') }),
  });
  // 31/12/2028 is a Sunday: 29, 28, 27, 26, 25/12 are the five working days before it.
  expect(nextReminderOn(phase, TRACKED_FROM, TRACKED_FROM)).toBe('2028-12-25');
  expect(decisionOn(phase, '2028-12-25')).toBe('fire year-2028');
});

test('a programme that is taken over on the day of a period’s question is reviewed when that question lapses', () => {
  const ongoing = undated({ cadence: 'yearly', issuedOn: day('2023-01-01') });
  const taken = day('2027-12-24');
  expect(decideReminder(ongoing, taken, taken)).toMatchObject({ kind: 'fire', stage: { key: 'period-2027' } });
  expect(nextReminderOn(ongoing, taken, taken)).toBe('2028-01-01');
  expect(decideReminder(ongoing, day('2028-01-01'), taken)).toMatchObject({ kind: 'fire', stage: { key: 'baseline' } });
});

describe('an old programme', () => {
  const old = assignment({ dueOn: day('2022-12-31'), issuedOn: day('2022-03-14') });
  const taken = day('2026-11-23');

  test('fires nothing for the past: one question, a month of peace, then monthly', () => {
    expect(reminders(old, '2027-02-28', taken)).toEqual([
      '2026-11-23 baseline',
      '2027-01-04 after-month-2027-01',
      '2027-02-01 after-month-2027-02',
      '2027-03-01 after-month-2027-03',
    ]);
  });

  test('goes on monthly when the month of peace swallows a month’s day', () => {
    // The month of peace from 31/1 ends on 2/3, a day after that of March.
    const first = assignment({ dueOn: day('2023-01-01'), issuedOn: day('2022-03-14') });
    expect(reminders(first, '2026-05-01', day('2026-01-31'))).toEqual([
      '2026-01-31 baseline',
      '2026-04-01 after-month-2026-04',
      '2026-05-04 after-month-2026-05',
    ]);
    expect(nextReminderOn(first, day('2026-01-31'), day('2026-01-31'))).toBe('2026-04-01');
  });

  test('after its first answer is urged monthly, the first month held back', () => {
    const answered = { ...old, ...on('2026-11-25') };
    expect(decisionOn(answered, '2026-11-26', taken)).toBe('nothing');
    expect(decisionOn(answered, '2026-12-01', taken)).toBe('hold after-month-2026-12');
    const held = { passed: [{ key: 'after-month-2026-12', on: day('2026-12-01'), reached: false }], isPending: false };
    expect(decisionOn(answered, '2026-12-31', taken, held)).toBe('nothing');
    expect(decisionOn(answered, '2027-01-04', taken, held)).toBe('fire after-month-2027-01');
  });

  test('without a date is asked again as the quarter ends, in the month of peace too: the review does not answer it', () => {
    const ongoing = undated({ issuedOn: day('2022-03-14') });
    expect(reminders(ongoing, '2026-12-31', taken)).toEqual(['2026-11-23 baseline', '2026-12-24 period-2026-Q4']);
    expect(reminders(ongoing, '2027-03-31', day('2026-12-01'))).toEqual([
      '2026-12-01 baseline',
      '2026-12-24 period-2026-Q4',
      '2027-03-24 period-2027-Q1',
    ]);
  });

  test.each([
    ['due before it could be reminded of', old, true],
    ['due on the day of the link', { ...old, dueOn: taken }, false],
    ['due later', { ...old, dueOn: day('2027-01-31') }, false],
    ['answered already', { ...old, ...on('2026-11-20') }, false],
    ['without a date, decided in an earlier quarter', undated({ issuedOn: day('2026-09-30') }), true],
    ['without a date, decided in this quarter', undated({ issuedOn: day('2026-10-01') }), false],
    ['neither date nor cadence', undated({ issuedOn: day('2022-03-14'), cadence: null }), false],
  ])('needs its state asked for: %s', (_name, of, expected) => {
    expect(needsBaseline(of, taken)).toBe(expected);
  });
});

describe('a date that had passed when the registry took it over', () => {
  const taken = day('2026-11-30');
  const unasked = assignment({
    dueOn: day('2022-12-31'),
    issuedOn: day('2022-03-14'),
    trackedFrom: taken,
    reviewUntil: NOT_YET_ASKED,
  });
  const asked = { ...unasked, reviewUntil: reviewAskedOn(day('2026-12-01')) };

  test('is asked about once, and nothing follows before the question was delivered', () => {
    expect(reminders(unasked, '2027-12-31', taken)).toEqual(['2026-11-30 baseline']);
    expect(reminders({ ...unasked, ...on('2026-11-30') }, '2027-12-31', taken)).toEqual(['2026-11-30 baseline']);
    expect(mayEscalate(unasked, day('2027-12-31'), taken)).toBe(false);
  });

  test('left unanswered for thirty days begins its ladder at the first step', () => {
    expect(reminders(asked, '2027-02-01', taken)).toEqual([
      '2026-12-31 after-1',
      '2027-01-06 after-3',
      '2027-01-11 after-7',
      '2027-01-14 after-15',
      '2027-01-29 after-30',
    ]);
    expect(nextReminderOn(asked, day('2026-12-02'), taken)).toBe('2026-12-31');
    expect(reminders({ ...asked, ...on('2026-12-03') }, '2027-01-01', taken)).toEqual(['2026-12-31 after-1']);
  });

  test('those above are told by the steps that arrived since its days were over', () => {
    expect(mayEscalate(asked, day('2026-12-30'), taken)).toBe(false);
    expect(mayEscalate(asked, day('2026-12-31'), taken)).toBe(true);
    const told = { climb: arrived('2026-12-31 after-1', '2027-01-06 after-3'), secretariat: null };
    expect(escalatesOn('secretariat', asked, day('2027-01-06'), taken, calendar, told)).toBe('2027-01-06');
  });

  test('is not silent before its agency was asked and had its time', () => {
    const ongoing = undated({ issuedOn: day('2022-03-14'), trackedFrom: taken, reviewUntil: NOT_YET_ASKED });
    expect(silenceOf(ongoing, day('2027-12-31'))).toBeNull();
    expect(silenceOf({ ...ongoing, reviewUntil: day('2027-01-01') }, day('2026-12-31'))).toBeNull();
    const left = { since: day('2022-03-14'), askedOn: day('2026-12-02') };
    expect(silenceOf({ ...ongoing, reviewUntil: day('2027-01-01') }, day('2027-01-01'))).toEqual(left);
    // The quarter after that has its own question.
    expect(silenceOf({ ...ongoing, reviewUntil: day('2027-01-01') }, day('2027-04-01'))).toBeNull();
  });
});

describe('nothing is asked of an agency', () => {
  test.each([
    ['whose report waits for confirmation', { status: 'pending_confirmation', waitingFor: 'confirmation' }],
    ['whose request for a later date waits', { status: 'in_progress', waitingFor: 'extension' }],
    ['whose task is suspended', { status: 'suspended' }],
    ['whose task is completed', { status: 'completed', completedOn: day('2026-03-01') }],
    ['whose task is cancelled', { status: 'cancelled' }],
  ] as const)('%s', (_name, changes) => {
    const of = assignment({ waitingSince: day('2026-03-01'), ...changes });
    expect(reminders(of, '2026-07-31')).toEqual([]);
    expect(nextReminderOn(of, TRACKED_FROM, TRACKED_FROM)).toBeNull();
    expect(mayEscalate(of, day('2026-07-31'), TRACKED_FROM)).toBe(false);
  });
});

test('a recurring deadline climbs the ladder of its running period', () => {
  const quarterly = assignment({ deadline: deadline({ kind: 'recurring', end: null, recurrence: 'quarterly' }) });
  expect(decisionOn(quarterly, '2026-03-31')).toBe('fire today');
  expect(decisionOn({ ...quarterly, dueOn: day('2026-06-30') }, '2026-04-01')).toBe('nothing');
  // 30/6 is a Tuesday: 29, 26, 25, 24, 23, 22, 19/6 is the 7th working day before it.
  expect(decisionOn({ ...quarterly, dueOn: day('2026-06-30') }, '2026-06-19')).toBe('fire before-7');
});

describe('after a report was returned', () => {
  const waits = [{ from: day('2026-03-24'), until: day('2026-04-15') }];

  test('the agency is reminded of the days that are left, then urged after them', () => {
    const back = assignment({ status: 'in_progress', waits, ...reported('2026-03-24') });
    const after = reminders(back, '2026-05-10', day('2026-04-15'));
    expect(after).toEqual([
      '2026-04-17 before-3',
      '2026-04-21 before-1',
      '2026-04-22 today',
      '2026-04-23 after-1',
      '2026-04-29 after-3',
      '2026-05-06 after-7',
      '2026-05-11 after-15',
    ]);
  });

  test('a ladder that was climbed before goes on where it stood', () => {
    const late = [{ from: day('2026-04-08'), until: day('2026-04-30') }];
    const back = assignment({ status: 'in_progress', waits: late, ...reported('2026-04-08') });
    const climb = arrived('2026-04-01 after-1', '2026-04-03 after-3', '2026-04-07 after-7');
    expect(nextReminderOn(back, day('2026-05-01'), TRACKED_FROM, climb)).toBe('2026-05-07');
    expect(decisionOn(back, '2026-05-06', TRACKED_FROM, climb)).toBe('nothing');
    expect(decisionOn(back, '2026-05-07', TRACKED_FROM, climb)).toBe('hold after-15');
  });
});

describe('escalation of what is overdue with neither acknowledgement nor report', () => {
  test.each([
    ['2026-03-31', {}, false],
    ['2026-04-01', {}, true],
    ['2027-04-30', {}, true],
    ['2026-04-30', on('2026-04-02'), false],
    ['2026-04-30', reported('2026-04-29'), false],
    // Answered while there was still time, and silent since.
    ['2026-04-30', on('2026-03-30'), true],
  ])('on %s, answer %o: %o', (today, answer, expected) => {
    expect(mayEscalate(assignment(answer), day(today), TRACKED_FROM)).toBe(expected);
  });

  test('what had passed when it was taken over is not escalated', () => {
    expect(mayEscalate(assignment(), day('2026-06-30'), day('2026-04-01'))).toBe(false);
  });

  test('a task without a date is silent, not overdue', () => {
    expect(mayEscalate(undated(), day('2027-06-30'), TRACKED_FROM)).toBe(false);
  });

  const onTime = ['2026-04-01 after-1', '2026-04-03 after-3'];
  test.each([
    ['nothing has arrived', 'secretariat', '2026-04-01', [], null, null],
    ['the first step arrived on its day', 'secretariat', '2026-04-02', onTime.slice(0, 1), null, null],
    ['and the second', 'secretariat', '2026-04-07', onTime, null, '2026-04-07'],
    ['the agency’s own step is late', 'secretariat', '2026-04-16', onTime, null, null],
    ['it came thirteen days late', 'secretariat', '2026-04-18', [...onTime, '2026-04-17 after-7'], null, '2026-04-22'],
    [
      'the steps came late',
      'secretariat',
      '2026-04-18',
      ['2026-04-14 after-1', '2026-04-17 after-3'],
      null,
      '2026-04-20',
    ],
    ['the secretariat is not told', 'leaders', '2026-04-08', [...onTime, '2026-04-07 after-7'], null, null],
    [
      'it was',
      'leaders',
      '2026-04-16',
      [...onTime, '2026-04-07 after-7', '2026-04-15 after-15'],
      '2026-04-07',
      '2026-04-30',
    ],
    [
      'it was late',
      'leaders',
      '2026-04-28',
      [...onTime, '2026-04-17 after-7', '2026-04-28 after-15'],
      '2026-04-22',
      '2026-05-15',
    ],
  ] as const)('%s: %s, on %s', (_when, to, today, passed, secretariat, expected) => {
    const told = { climb: arrived(...passed), secretariat: secretariat === null ? null : day(secretariat) };
    expect(escalatesOn(to, assignment(), day(today), TRACKED_FROM, calendar, told)).toBe(expected);
  });
});

describe('silence', () => {
  const asked = (...days: readonly [string, string?]): Partial<Assignment> => ({
    askedOn: day(days[0]),
    askedBefore: days[1] === undefined ? null : day(days[1]),
  });
  const march = asked('2026-03-24');
  const june = asked('2026-06-23', '2026-03-24');
  test.each([
    ['no report since the decision', undated({ issuedOn: day('2025-06-01'), ...march }), '2026-05-15', '2026-03-24'],
    ['nor a question in that quarter', undated({ issuedOn: day('2025-06-01') }), '2026-05-15', null],
    ['asked only before it', undated({ issuedOn: day('2025-06-01'), ...march }), '2026-07-01', null],
    ['asked only since', undated({ issuedOn: day('2025-06-01'), ...asked('2026-06-23') }), '2026-06-24', null],
    ['asked on its last day', undated({ issuedOn: day('2025-06-01'), ...asked('2026-03-31') }), '2026-04-06', null],
    ['a week later', undated({ issuedOn: day('2025-06-01'), ...asked('2026-03-31') }), '2026-04-07', '2026-03-31'],
    ['asked then and again', undated({ issuedOn: day('2025-06-01'), ...june }), '2026-06-24', '2026-03-24'],
    ['the next quarter', undated({ issuedOn: day('2025-06-01'), ...june }), '2026-07-01', '2026-06-23'],
    ['decided within the quarter that just ended', undated(march), '2026-05-15', null],
    ['decided on the first day', undated({ issuedOn: day('2026-01-01'), ...march }), '2026-05-15', '2026-03-24'],
    ['reported in it', undated({ ...reported('2026-02-02'), ...march }), '2026-05-15', null],
    ['reported before it', undated({ ...reported('2026-02-02'), ...june }), '2026-07-01', '2026-06-23'],
    ['reported in this quarter', undated({ ...reported('2026-07-01'), ...june }), '2026-07-02', null],
    ['only acknowledged', undated({ ...on('2026-05-02'), ...june }), '2026-07-01', '2026-06-23'],
    ['suspended', undated({ status: 'suspended', ...june }), '2026-07-01', null],
    ['dated', assignment(june), '2026-07-01', null],
    [
      'each Monday of a week that is asked about',
      undated({ cadence: 'weekly', ...asked('2026-06-22', '2026-06-15') }),
      '2026-06-22',
      '2026-06-15',
    ],
  ])('%s', (_name, of, today, expected) => {
    expect(silenceOf(of, day(today))?.askedOn ?? null).toBe(expected);
  });

  test('counts from the last report, or from the decision', () => {
    const of = undated({ issuedOn: day('2025-06-01'), ...june });
    expect(silenceOf(of, day('2026-07-01'))?.since).toBe('2025-06-01');
    expect(silenceOf({ ...of, ...reported('2026-02-02') }, day('2026-07-01'))?.since).toBe('2026-02-02');
  });
});

describe('for any assignment', () => {
  const days = fc.integer({ min: epochDay(day('2023-01-01')), max: epochDay(day('2027-12-31')) }).map(fromEpochDay);
  const some = fc.option(days, { nil: null });
  const cadences = fc.constantFrom('weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly');
  const anyAssignment = fc
    .record({ dueOn: some, start: days, cadence: cadences, issuedOn: days, answeredOn: some, isReport: fc.boolean() })
    .map(({ dueOn, start, cadence, issuedOn, answeredOn, isReport }) =>
      assignment({
        dueOn,
        cadence: dueOn === null ? cadence : null,
        issuedOn,
        answeredOn,
        reportedOn: isReport ? answeredOn : null,
        deadline:
          dueOn === null ? deadline({ kind: 'ongoing', end: null }) : deadline({ kind: 'period', start, end: dueOn }),
      }),
    );
  const LENGTH_DAYS = 450;
  /** Answers on days of the sweep; the tick of `answeredOn` comes before or after the answer. */
  const answers = fc.array(
    fc.record({ after: fc.nat(LENGTH_DAYS), beforeTick: fc.boolean(), isReport: fc.boolean() }),
    { maxLength: 4 },
  );
  type Answers = readonly { after: number; beforeTick: boolean; isReport: boolean }[];

  /** The keys that fire, with their days, when the rules look only on `looks(today)`; an answer makes them look. */
  function sweep(of: Assignment, from: LocalDate, given: Answers, everyDay: boolean): string[] {
    const decided = new Set<string>();
    const fired: string[] = [];
    const passed: PassedStep[] = [];
    let current = of;
    let wake: LocalDate | null = from;
    for (let index = 0; index <= LENGTH_DAYS; index += 1) {
      const today = addDays(from, index);
      for (const answer of given) {
        if (answer.after + (answer.beforeTick ? 0 : 1) !== index) continue;
        const answeredOn = addDays(from, answer.after);
        current = { ...current, answeredOn, ...(answer.isReport ? { reportedOn: answeredOn } : {}) };
        wake = today;
      }
      if (!everyDay && (wake === null || wake > today)) continue;
      const climb = { passed: [...passed], isPending: false };
      wake = nextReminderOn(current, today, from, climb);
      const decision = decideReminder(current, today, from, climb);
      if (decision.kind === 'nothing' || decided.has(decision.stage.key)) continue;
      decided.add(decision.stage.key);
      if (decision.stage.family === 'overdue') {
        passed.push({ key: decision.stage.key, on: today, reached: decision.kind === 'fire' });
      }
      if (decision.kind === 'fire') fired.push(`${today} ${decision.stage.key}`);
    }
    return fired;
  }

  test('looking only on the days that nextReminderOn names fires what looking every day fires', () => {
    fc.assert(
      fc.property(anyAssignment, days, answers, (of, from, given) => {
        expect(sweep(of, from, given, false)).toEqual(sweep(of, from, given, true));
      }),
      { numRuns: 150 },
    );
  });

  test('the next day to look is after today, and nothing before it calls for a new nudge', () => {
    fc.assert(
      fc.property(anyAssignment, days, fc.nat(900), (of, from, after) => {
        const today = addDays(from, after);
        const next = nextReminderOn(of, today, from);
        const keyOn = (date: LocalDate): string | null => {
          const decision = decideReminder(of, date, from);
          return decision.kind === 'nothing' ? null : decision.stage.key;
        };
        const now = keyOn(today);
        const quiet = next ?? addDays(today, 60);
        expect(quiet > today).toBe(true);
        for (let date = addDays(today, 1); date < quiet; date = addDays(date, 1)) {
          expect([now, null, 'baseline']).toContain(keyOn(date));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('the same facts give the same answer, and nothing fires before the chat was there', () => {
    fc.assert(
      fc.property(anyAssignment, days, days, (of, from, today) => {
        const decision = decideReminder(of, today, from);
        expect(decideReminder({ ...of }, today, from)).toEqual(decision);
        if (today < from) expect(decision.kind).toBe('nothing');
        if (decision.kind !== 'nothing') {
          expect(decision.stage.on >= from).toBe(true);
          expect(decision.stage.on <= today).toBe(true);
        }
      }),
    );
  });

  test('ticks on any days never ask twice for the same step', () => {
    fc.assert(
      fc.property(anyAssignment, days, fc.uniqueArray(fc.nat(LENGTH_DAYS), { maxLength: 60 }), (of, from, offsets) => {
        const sorted = offsets.toSorted((a, b) => a - b).map((offset) => addDays(from, offset));
        const steps = sorted.flatMap((today) => {
          const decision = decideReminder(of, today, from);
          return decision.kind === 'nothing' || decision.stage.key === 'baseline' ? [] : [decision.stage];
        });
        // A key once left behind does not come back: the record of decided keys is all the memory there is.
        const order = steps.map((stage) => stage.key).filter((key, index, all) => key !== all[index - 1]);
        expect(new Set(order).size).toBe(order.length);
      }),
    );
  });
});
