// covers src/usecases/remind/remind-assignments.ts, src/usecases/remind/rule-changes.ts, src/usecases/chats/agency-chat.ts, src/usecases/chats/queue-on-free-day.ts

import { afterEach, describe, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office, type OfficeOptions } from '../../support/office.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';

const I1 = { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' };
const I2 = { ref: 'I.2', title: 'Lập quy hoạch phân khu', lead: 'Sở Xây dựng', deadline: 'Tháng 6/2022' };

let office: Office;

/** Sở Xây dựng is linked; nothing but the welcome was said. */
async function openLinked(options: OfficeOptions): Promise<void> {
  office = await openOffice(options);
  await office.linkAgency('SXD', people.lan);
}

afterEach(() => {
  office.close();
});

function reminders(): string[] {
  return office
    .sentTo('SXD')
    .map(({ text }) => text)
    .filter((text) => /^(Nhắc việc|Đôn đốc|Rà soát hiện trạng)/.test(text));
}

describe('one bundle a day', () => {
  test('however often the job runs', async () => {
    await openLinked({ at: '2022-06-20 08:00', programme: [I1, I2] });
    office.moveTo('2022-06-21 08:00');
    await office.tick();
    await office.tick();
    office.moveTo('2022-06-21 15:00');
    await office.tick();
    expect(reminders()).toHaveLength(1);
    expect(reminders()[0]).toContain('2 nhiệm vụ');
  });

  test('also when something new falls due after the bundle of the day: it comes on the next working day', async () => {
    await openLinked({ at: '2022-06-24 08:00', programme: [{ ...I1, deadline: 'Ngày 05/7/2022' }] });
    await office.tick();
    expect(reminders()).toHaveLength(1); // Friday, seven working days before
    addProgramme(office.database, [{ ...I2, deadline: 'Ngày 24/6/2022' }], office.now(), office.rules, {
      code: 'second',
      number: '77/QĐ-UBND',
    });
    await office.tick();
    expect(reminders()).toHaveLength(1);
    await office.advanceTo('2022-06-27 09:00');
    expect(reminders()).toHaveLength(2);
    // Due on Friday, said on Monday: worded for Monday.
    expect(reminders()[1]).toMatch(/^Đôn đốc[\s\S]*#2 \(I\.2\)[\s\S]*quá hạn 3 ngày/);
  });

  test('a run that was missed is made up for once, in one bundle', async () => {
    await openLinked({ at: '2022-06-01 08:00', programme: [I1, I2] });
    office.moveTo('2022-06-30 08:00');
    await office.tick();
    expect(reminders()).toEqual([expect.stringMatching(/^Nhắc việc[\s\S]*Đến hạn hôm nay \(2\)/)]);
  });
});

describe('the sending window', () => {
  test('a job on Saturday promises for Monday morning', async () => {
    await openLinked({ at: '2022-06-16 08:00', programme: [{ ...I1, deadline: 'Ngày 18/6/2022' }] });
    const before = reminders().length;
    // Nothing ran on the Friday on which the date would have been said.
    office.moveTo('2022-06-18 08:00');
    await office.tick();
    office.moveTo('2022-06-19 12:00');
    await office.tick();
    expect(reminders()).toHaveLength(before);
    office.moveTo('2022-06-20 06:59');
    await office.relay.drain();
    expect(reminders()).toHaveLength(before);
    office.moveTo('2022-06-20 07:00');
    await office.relay.drain();
    expect(reminders()).toHaveLength(before + 1);
    expect(reminders().at(-1)).toMatch(/^Đôn đốc[\s\S]*quá hạn 2 ngày[\s\S]*mốc đôn đốc 1 ngày sau hạn/);
    // That was the first step: the next comes three working days later.
    await office.advanceTo('2022-06-22 12:00');
    expect(reminders()).toHaveLength(before + 1);
    await office.advanceTo('2022-06-23 12:00');
    expect(reminders().at(-1)).toMatch(/mốc đôn đốc 3 ngày sau hạn/);
  });

  test('a date on a rest day is said on the last working day before it', async () => {
    await openLinked({ at: '2022-08-30 08:00', programme: [{ ...I1, deadline: 'Ngày 03/9/2022' }] });
    await office.advanceTo('2022-08-31 12:00');
    expect(reminders().at(-1)).toContain('ngày đến hạn là ngày nghỉ, hôm nay là ngày làm việc cuối cùng trước đó');
    await office.advanceTo('2022-09-04 23:00');
    expect(reminders()).toHaveLength(1);
  });

  test('nothing goes out on a public holiday', async () => {
    await openLinked({ at: '2022-08-30 08:00', programme: [{ ...I1, deadline: 'Ngày 02/9/2022' }] });
    office.moveTo('2022-09-02 09:00');
    await office.tick();
    expect(reminders().some((text) => text.includes('hôm nay'))).toBe(false);
    await office.advanceTo('2022-09-05 08:00');
    expect(reminders().at(-1)).toContain('quá hạn 3 ngày');
  });

  test('an answer is given at any hour', async () => {
    await openLinked({ at: '2022-06-19 23:00', programme: [I1] });
    const said = office.sentTo('SXD').length;
    await office.says(people.lan, 'SXD', '#1 70%');
    expect(office.sentTo('SXD').slice(said)).toHaveLength(1);
  });
});

describe('a bundle that waits', () => {
  test('takes in what falls due meanwhile', async () => {
    await openLinked({ at: '2022-06-17 19:00', programme: [{ ...I1, deadline: 'Ngày 20/6/2022' }] });
    await office.tick(); // Friday evening: promised for Monday
    addProgramme(office.database, [{ ...I2, deadline: 'Ngày 19/6/2022' }], office.now(), office.rules, {
      code: 'second',
      number: '77/QĐ-UBND',
    });
    office.moveTo('2022-06-18 08:00');
    await office.tick();
    await office.advanceTo('2022-06-20 07:30');
    expect(reminders()).toHaveLength(1);
    expect(reminders()[0]).toContain('#1 (I.1)');
    expect(reminders()[0]).toContain('#2 (I.2)');
  });

  test('does not ask for what was answered meanwhile, nor goes out empty', async () => {
    await openLinked({
      at: '2022-06-17 19:00',
      programme: [I1, I2].map((task) => ({ ...task, deadline: 'Ngày 20/6/2022' })),
    });
    await office.tick();
    await office.says(people.lan, 'SXD', '#1 xong');
    await office.advanceTo('2022-06-20 07:30');
    expect(reminders()).toEqual([expect.stringContaining('#2 (I.2)')]);
    expect(reminders()[0]).not.toContain('#1 (I.1)');

    office.moveTo('2022-06-20 19:00');
    await office.tick();
    await office.says(people.lan, 'SXD', '#2 xong');
    const said = office.sentTo('SXD').length;
    await office.advanceTo('2022-06-23 08:00');
    expect(office.sentTo('SXD')).toHaveLength(said);
  });

  test('goes to the chat that takes over from the one it was promised to', async () => {
    await openLinked({ at: '2022-06-17 19:00', programme: [{ ...I1, deadline: 'Ngày 20/6/2022' }] });
    await office.tick();
    await office.says(people.minh, 'LA', `/lienket ${office.code('agency', 'SXD')}`);
    const said = office.sentTo('SXD').length;
    await office.advanceTo('2022-06-20 09:00');
    // Told where its agency writes now, and asked nothing more.
    expect(office.lastTo('SXD').text).toMatch(/^Nơi này không còn nhận tin của Sở Xây dựng/u);
    expect(office.sentTo('SXD')).toHaveLength(said);
    expect(office.lastTo('LA').text).toMatch(/^Nhắc việc – Sở Xây dựng[\s\S]*đến hạn hôm nay/);
  });
});
