/** DELIVERY=shadow: what nobody asked for is read by the secretariat, and by nobody else. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../people.ts';
import { openOffice, type Office } from '../support/office.ts';

const HEAD = '[Chạy thử, lẽ ra gửi: ';

let office: Office;
beforeEach(async () => {
  office = await openOffice({
    at: '2022-06-20 08:00',
    rules: { delivery: 'shadow' },
    programme: [
      { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
      { ref: 'I.2', title: 'Lập quy hoạch phân khu', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
    ],
  });
  await office.linkSecretariat(people.binh);
  await office.linkLeaders(people.son);
  await office.linkAgency('SXD', people.lan);
});
afterEach(() => {
  office.close();
});

/** What was said during `act` in the groups of the agency and the leaders, and to the secretariat for them. */
async function during(act: () => Promise<unknown>) {
  const before = { SXD: office.sentTo('SXD').length, LD: office.sentTo('LD').length, VP: office.sentTo('VP').length };
  await act();
  const since = (place: 'SXD' | 'LD' | 'VP') => office.sentTo(place).slice(before[place]);
  return {
    elsewhere: [...since('SXD'), ...since('LD')].map(({ text }) => text),
    shadows: since('VP').filter(({ text }) => text.startsWith(HEAD)),
  };
}

test('a reminder and the weekly digest with its picture reach the secretariat alone, named for whom they are', async () => {
  const reminded = await during(() => office.advanceTo('2022-06-21 09:00'));
  expect(reminded.elsewhere).toEqual([]);
  expect(reminded.shadows.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^\[Chạy thử, lẽ ra gửi: Sở Xây dựng\]\nNhắc việc/u),
  ]);
  const summed = await during(() => office.digest());
  expect(summed.elsewhere).toEqual([]);
  expect(summed.shadows.some(({ text }) => text.startsWith(`${HEAD}Lãnh đạo`))).toBe(true);
  for (const { buttons, message } of [...reminded.shadows, ...summed.shadows]) {
    expect([buttons, message.replyTo, message.topic]).toEqual([[], null, null]);
  }
});

test('a request for more time reaches the secretariat as ever, and whoever asked is answered', async () => {
  const { elsewhere } = await during(() => office.says(people.lan, 'SXD', '#1 xin gia hạn đến 30/9/2022'));
  // Lan is answered: she asked.
  expect(elsewhere).toEqual([expect.stringContaining('Đã ghi nhận')]);
  expect(office.sentTo('VP').some(({ text }) => text.startsWith('Đề nghị gia hạn'))).toBe(true);
});

test('a leader’s instruction and a decision of the secretariat do not reach the agency', async () => {
  const instructed = await during(() =>
    office.says(people.son, 'LD', '1 yêu cầu báo cáo trước 30/6/2022', { mention: true }),
  );
  // The leader is answered, for the leader asked.
  expect(instructed.elsewhere).toHaveLength(1);
  expect(office.lastTo('LD').text).toBe(instructed.elsewhere[0]);
  expect(instructed.shadows.map(({ text }) => text)).toEqual([expect.stringContaining(`${HEAD}Sở Xây dựng`)]);
  await office.says(people.lan, 'SXD', '#2 xong');
  const decided = await during(() => office.says(people.binh, 'VP', '/xacnhan 2'));
  expect(decided.elsewhere).toEqual([]);
  expect(decided.shadows.map(({ text }) => text)).toEqual([expect.stringContaining(`${HEAD}Sở Xây dựng`)]);
});
