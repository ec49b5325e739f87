// covers src/usecases/remind/remind-assignments.ts

/** A chat hears of all that is past its first month once a month, whatever comes back to the ladder in between. */

import { afterEach, expect, test } from 'vitest';
import { localDateOf, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import { people, type Person } from '../../people.ts';
import { TIME_ZONE } from '../../support/office/movable-clock.ts';
import { openOffice, type Office, type OfficeOptions } from '../../support/office.ts';

const { lan, binh } = people;
type Said = readonly [Person, 'SXD' | 'VP', string];
const DEADLINE = 'Ngày 30/6/2022';
const LATE = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: DEADLINE },
  { ref: 'I.2', title: 'Lập quy hoạch phân khu', lead: 'Sở Xây dựng', deadline: DEADLINE },
];

let office: Office;
let urgings: { readonly on: LocalDate; readonly text: string }[];
afterEach(() => {
  office.close();
});

async function open(): Promise<void> {
  urgings = [];
  const onSent: OfficeOptions['onSent'] = ({ text }) => {
    if (text.startsWith('Đôn đốc')) urgings.push({ on: localDateOf(office.now(), TIME_ZONE), text });
  };
  office = await openOffice({ at: '2022-06-20 08:00', programme: LATE, onSent });
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', lan);
}

/** The days from `day` on on which the chat was urged, about `task` where it is given. */
const urgedSince = (day: string, task = ''): string[] =>
  urgings.filter(({ on, text }) => on >= day && text.includes(task)).map(({ on }) => on);

/** Answers that say nothing new, so that the next one holds no step; then #2 leaves its ladder by the words `away`. */
async function openAway(away: readonly Said[]): Promise<void> {
  await open();
  for (const on of ['2022-07-05', '2022-07-12', '2022-07-19', '2022-08-02']) {
    await office.advanceTo(`${on} 09:00`);
    await office.says(lan, 'SXD', '#2 đã nhận', { mention: true });
  }
  await office.advanceTo('2022-09-20 09:00');
  for (const [person, place, words] of away) await office.says(person, place, words, { mention: true });
}

const DONE = '#2 đã hoàn thành ngày 19/9/2022';
// An answer of the agency's holds the step after it: what is returned or resumed would wait by that alone.
const KINDS: [string, readonly Said[], Said][] = [
  ['what was held back', [[binh, 'VP', '/duthao giữ 2']], [binh, 'VP', '/duthao thôi giữ 2']],
  ['a result that its agency takes back', [[lan, 'SXD', DONE]], [lan, 'SXD', '/hoantac 2']],
  [
    'what was suspended',
    [
      [lan, 'SXD', '#2 tạm dừng theo Công văn số 45/UBND-TH ngày 10/9/2022'],
      [binh, 'VP', '/dongy 2'],
    ],
    [binh, 'VP', '/tieptuc 2'],
  ],
  ['a result that is returned', [[lan, 'SXD', DONE]], [binh, 'VP', '/tralai 2 thiếu hồ sơ']],
];

test.each(KINDS)(
  '%s, and comes back behind the month’s bundle, is asked about in the next one',
  async (_name, away, back) => {
    await openAway(away);
    await office.advanceTo('2022-10-11 09:00');
    expect(urgedSince('2022-10-01')).toEqual(['2022-10-03']);
    expect(urgedSince('2022-10-01', '#2')).toEqual([]);
    const [who, where, words] = back;
    await office.says(who, where, words, { mention: true });
    await office.advanceTo('2022-10-31 18:00');
    expect(urgedSince('2022-10-01')).toEqual(['2022-10-03']);
    await office.advanceTo('2022-12-30 09:00');
    expect(urgedSince('2022-11-01')).toEqual(['2022-11-01', '2022-12-01']);
    expect(urgedSince('2022-11-01', '#2')).toContain('2022-12-01');
  },
);

test('on the morning of the bundle, behind it, it waits for the next one too', async () => {
  await openAway([[binh, 'VP', '/duthao giữ 2']]);
  await office.advanceTo('2022-10-03 10:00');
  await office.says(binh, 'VP', '/duthao thôi giữ 2');
  await office.advanceTo('2022-11-30 18:00');
  expect(urgedSince('2022-10-01')).toEqual(['2022-10-03', '2022-11-01']);
});

test('in a month in which the chat had none, it is asked about at once', async () => {
  await openAway([[binh, 'VP', '/duthao giữ 1 2']]);
  await office.advanceTo('2022-10-11 09:00');
  expect(urgedSince('2022-10-01')).toEqual([]);
  await office.says(binh, 'VP', '/duthao thôi giữ 2');
  await office.advanceTo('2022-11-30 18:00');
  expect(urgedSince('2022-10-01', '#2')).toEqual(['2022-10-12', '2022-11-01']);
});

test('a day that the agency named itself is kept beside it', async () => {
  await open();
  await office.advanceTo('2022-09-30 09:00');
  await office.says(lan, 'SXD', '#2 nhắc lại ngày 7/10/2022', { mention: true });
  await office.advanceTo('2022-10-31 18:00');
  expect(urgedSince('2022-10-01')).toEqual(['2022-10-03', '2022-10-07']);
});
