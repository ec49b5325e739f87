/** A week in which nothing changed is one line to leaders and secretariat, and nothing to an agency. */

import { expect, onTestFinished, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office, type OfficeOptions } from '../../support/office.ts';
import { WITH_WEEKLY_DIGEST } from '../../support/office/advance.ts';

const { lan, son, binh } = people;

async function opened(options: Pick<OfficeOptions, 'path' | 'onSent' | 'programme'> = {}): Promise<Office> {
  const office = await openOffice({
    at: '2022-06-06 07:00',
    ...options,
    programme: options.programme ?? [
      { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/12/2022' },
      { ref: 'I.2', title: 'Rà soát quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/12/2023' },
    ],
  });
  onTestFinished(() => {
    office.close();
  });
  await office.linkSecretariat(binh);
  await office.linkLeaders(son);
  await office.linkAgency('SXD', lan);
  return office;
}

function digestsTo(office: Office, place: 'LD' | 'SXD'): string[] {
  return office.sentTo(place).flatMap(({ text }) => (text.startsWith('Tổng hợp tuần') ? [text] : []));
}

test('two quiet weeks are told in one line each, and the week after them in full', async () => {
  const office = await opened();
  await office.says(lan, 'SXD', '#1 vướng mặt bằng');
  await office.advanceTo('2022-06-20 12:00', WITH_WEEKLY_DIGEST);
  const [whole, ...quiet] = digestsTo(office, 'LD');
  expect(whole).toContain('Đang vướng mắc: 1');
  expect(quiet).toEqual([
    'Tổng hợp tuần, tính đến ngày 13/06/2022\nThay đổi từ ngày 06/06/2022: không có. Vẫn như tin tổng hợp ngày 06/06/2022: hoàn thành 0, quá hạn 0, chờ xác nhận hoặc quyết định 0. Xem đầy đủ: /tonghop.',
    'Tổng hợp tuần, tính đến ngày 20/06/2022\nThay đổi từ ngày 13/06/2022: không có. Vẫn như tin tổng hợp ngày 06/06/2022: hoàn thành 0, quá hạn 0, chờ xác nhận hoặc quyết định 0. Xem đầy đủ: /tonghop.',
  ]);
  await office.says(lan, 'SXD', '#2 vướng kinh phí');
  await office.advanceTo('2022-06-27 12:00', WITH_WEEKLY_DIGEST);
  expect(digestsTo(office, 'LD').at(-1)).toContain('Đang vướng mắc: 2');
  // What is asked for is told in full, whatever was told before.
  await office.says(son, 'LD', '/tonghop');
  expect(office.lastTo('LD').text).toContain('Đang vướng mắc: 2');
});

test('an agency gets no digest that says what its last one said', async () => {
  const office = await opened();
  await office.says(lan, 'SXD', '/giahan 1 30/3/2023 chờ thẩm định');
  await office.advanceTo('2022-06-27 12:00', WITH_WEEKLY_DIGEST);
  // It has waited for a decision all the while; only the days went by.
  expect(digestsTo(office, 'SXD').map((text) => text.split('\n')[0])).toEqual([
    'Tổng hợp tuần – Sở Xây dựng, tính đến ngày 06/06/2022',
    'Tổng hợp tuần – Sở Xây dựng, tính đến ngày 13/06/2022',
  ]);
  await office.says(binh, 'VP', '/khongdongy 1 chưa đủ căn cứ');
  await office.says(lan, 'SXD', '/giahan 2 30/3/2024 chờ thẩm định');
  await office.advanceTo('2022-07-04 12:00', WITH_WEEKLY_DIGEST);
  expect(digestsTo(office, 'SXD')).toHaveLength(3);
});

test('a digest whose sending broke twice is told in full again, to an agency too', async () => {
  let isBroken = true;
  const office = await opened({
    onSent: ({ text }) => {
      if (isBroken && text.includes('Tổng hợp tuần')) throw new Error('the connection broke');
    },
  });
  await office.says(lan, 'SXD', '#1 vướng mặt bằng');
  await office.says(lan, 'SXD', '/giahan 2 30/3/2024 chờ thẩm định');
  await office.advanceTo('2022-06-13 12:00', WITH_WEEKLY_DIGEST);
  const states = office.database.raw.prepare("select distinct state from outbox where kind = 'digest'").pluck().all();
  expect(states).toContain('unknown');
  expect(states).not.toContain('sent');
  isBroken = false;
  await office.advanceTo('2022-06-20 12:00', WITH_WEEKLY_DIGEST);
  expect(digestsTo(office, 'LD').at(-1)).toContain('Đang vướng mắc: 1');
  expect(digestsTo(office, 'SXD').at(-1)).toContain('tính đến ngày 20/06/2022');
  // What has arrived is not repeated.
  const [own, leaders] = [digestsTo(office, 'SXD').length, digestsTo(office, 'LD').length];
  await office.advanceTo('2022-06-27 12:00', WITH_WEEKLY_DIGEST);
  expect(digestsTo(office, 'SXD')).toHaveLength(own);
  expect(digestsTo(office, 'LD').slice(leaders)).toEqual([
    expect.stringContaining('Vẫn như tin tổng hợp ngày 20/06/2022'),
  ]);
});

test.each(['unknown', 'dead', 'skipped'])('no later digest refers to one that ended as %s', async (fate) => {
  const office = await opened();
  await office.says(lan, 'SXD', '#1 vướng mặt bằng');
  await office.says(lan, 'SXD', '/giahan 2 30/3/2024 chờ thẩm định');
  await office.advanceTo('2022-06-13 12:00', WITH_WEEKLY_DIGEST);
  office.database.raw.prepare("update outbox set state = ? where kind = 'digest'").run(fate);
  await office.advanceTo('2022-06-20 12:00', WITH_WEEKLY_DIGEST);
  expect(digestsTo(office, 'LD').at(-1)).toContain('Đang vướng mắc: 1');
  expect(digestsTo(office, 'LD').at(-1)).not.toContain('Vẫn như tin tổng hợp');
  expect(digestsTo(office, 'SXD').at(-1)).toContain('tính đến ngày 20/06/2022');
});

test('what the secretariat received in shadow delivery was not told to the agency', async () => {
  const office = await opened();
  const rules = office.rules as { delivery: 'shadow' | 'live' };
  rules.delivery = 'shadow';
  await office.says(lan, 'SXD', '/giahan 1 30/3/2023 chờ thẩm định');
  await office.advanceTo('2022-06-13 12:00', WITH_WEEKLY_DIGEST);
  expect(digestsTo(office, 'SXD')).toEqual([]);
  rules.delivery = 'live';
  await office.advanceTo('2022-06-20 12:00', WITH_WEEKLY_DIGEST);
  expect(digestsTo(office, 'SXD').at(-1)).toContain('tính đến ngày 20/06/2022');
});

test('an agency’s digest that came a day later, behind its bundle, is where the next one begins', async () => {
  const office = await opened({
    programme: [
      { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 13/6/2022' },
      { ref: 'I.2', title: 'Rà soát quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 20/6/2022' },
    ],
  });
  await office.advanceTo('2022-06-28 12:00', WITH_WEEKLY_DIGEST);
  const told = digestsTo(office, 'SXD').filter((text) => text.includes('Mới quá hạn'));
  expect(told.map((text) => /ngày (\d\d\/\d\d)\/2022\n/u.exec(text)?.[1])).toEqual(['14/06', '22/06']);
  expect(told.map((text) => /#\d .*hạn \d\d\/\d\d/u.exec(text)?.[0].slice(0, 2))).toEqual(['#1', '#2']);
  expect(told[0]).toContain('Tổng 2 phần việc của đơn vị:');
});
