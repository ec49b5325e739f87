import { expect, test } from 'vitest';
import { addDays, day, formatDate } from '../../../src/domain/calendar/dates.ts';
import { openOffice } from '../../support/office.ts';
import { people } from '../../people.ts';

const task = (ref: string, deadline: string): Record<'ref' | 'title' | 'lead' | 'deadline', string> => ({
  ref,
  title: `Nhiệm vụ mục ${ref}`,
  lead: 'Sở Xây dựng',
  deadline,
});

/** The line that asks for an answer in the bundle of each day. */
async function askedBy(deadlines: readonly string[], days: readonly string[]): Promise<readonly string[]> {
  const programme = deadlines.map((deadline, index) => task(`I.${String(index + 1)}`, deadline));
  const office = await openOffice({ programme, at: '2022-06-01 08:00' });
  try {
    await office.linkAgency('SXD', people.lan);
    const asked: string[] = [];
    for (const at of days) {
      const before = office.sentTo('SXD').length;
      office.moveTo(`${at} 08:00`);
      await office.tick();
      const line = office
        .sentTo('SXD')
        .slice(before)
        .flatMap(({ text }) => /Mong nhận được [^.]+\./u.exec(text) ?? []);
      asked.push(line[0] ?? '');
    }
    return asked;
  } finally {
    office.close();
  }
}

/** "01/07" after "30/06". */
function dayAfter(came: string): string {
  const [date = '', month = ''] = came.split('/');
  return formatDate(addDays(day(`2022-${month}-${date}`), 1)).slice(0, 5);
}

/** The days on which bundles came when each day has its tick, and the day that each named. */
async function sweep(deadline: string, from: string, days: number): Promise<{ came: string; named: string }[]> {
  const office = await openOffice({ programme: [task('I.1', deadline)], at: `${from} 07:30` });
  try {
    await office.linkAgency('SXD', people.lan);
    const bundles: { came: string; named: string }[] = [];
    for (let today = day(from); today < addDays(day(from), days); today = addDays(today, 1)) {
      const before = office.sentTo('SXD').length;
      office.moveTo(`${today} 08:00`);
      await office.tick();
      for (const { text } of office.sentTo('SXD').slice(before)) {
        const named = /Mong nhận được (trong hôm nay|trước .+?)\./u.exec(text)?.[1];
        if (named !== undefined) bundles.push({ came: formatDate(today).slice(0, 5), named });
      }
    }
    return bundles;
  } finally {
    office.close();
  }
}

test.each(['Quý II/2022', 'Trước ngày 16/6/2022', 'Tháng 7/2022'])(
  'with the date “%s” the day that a bundle names is the day on which the next one comes',
  async (deadline) => {
    const bundles = await sweep(deadline, '2022-06-01', 120);
    expect(bundles.length).toBeGreaterThanOrEqual(8);
    for (const [index, { named }] of bundles.slice(0, -1).entries()) {
      const next = bundles[index + 1]?.came ?? '';
      if (named === 'trong hôm nay') expect(next).toBe(dayAfter(bundles[index]?.came ?? ''));
      else expect(named).toMatch(new RegExp(`, ${next}$`, 'u'));
    }
  },
);

test('a period is asked about once, until its last working day', async () => {
  expect(await askedBy(['Thường xuyên'], ['2022-06-23'])).toEqual(['Mong nhận được trước thứ Năm, 30/06.']);
});

test('among several tasks the first step that leaves a whole working day counts', async () => {
  // Due today, and due on 30/6: its next step is on 27/6.
  expect(await askedBy(['Trước ngày 22/6/2022', 'Quý II/2022'], ['2022-06-21'])).toEqual([
    'Mong nhận được trước thứ Hai, 27/06.',
  ]);
});
