/** Nobody grants his own work, in whichever of his roles. Covers src/usecases/decide/decide.ts, src/store/record/pending-claim.ts. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people, type Person } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { binh, lan, son } = people;
let office: Office;

beforeEach(async () => {
  const lead = 'Sở Xây dựng';
  office = await openLinked(
    {
      programme: [
        { ref: 'I.1', title: 'Lập quy hoạch', lead, deadline: 'Quý IV/2022' },
        { ref: 'I.2', title: 'Mở đường', lead, deadline: 'Quý IV/2022' },
      ],
      at: '2022-06-20 09:00',
    },
    { VP: binh, LD: son, SXD: lan },
  );
  // Lan works for both, Sơn became a focal point.
  await office.says(lan, 'private', `/lienket ${office.code('secretariat')}`);
  await office.says(son, 'private', `/lienket ${office.code('agency', 'SXD')}`);
});
afterEach(() => {
  office.close();
});

test.each([
  ['#1 xong', '/xacnhan 1', 'confirmation'],
  ['#1 xong ngày 15/6/2022', '/xacnhan 1 16/6/2022', 'confirmation'],
  ['#1 xin gia hạn đến 30/3/2023', '/dongy 1', 'extension'],
  ['#1 xin gia hạn đến 30/3/2023', '/dongy 1 15/2/2023', 'extension'],
  ['#1 không thuộc trách nhiệm của Sở', '/dongy 1 STC', 'handover'],
] as const)('“%s” and %s of one person: it goes on waiting, for another', async (asked, granted, waitingFor) => {
  await office.says(lan, 'SXD', asked, { mention: true });
  for (const place of ['SXD', 'VP', 'private'] as const) {
    await office.says(lan, place, granted);
    expect(office.lastTo(place === 'private' ? lan : place).text).toContain('cần một người khác của Văn phòng');
    expect(office.assignment('#1').waitingFor).toBe(waitingFor);
  }
  await office.says(binh, 'VP', granted);
  expect(office.assignment('#1').waitingFor).toBeNull();
});

test('neither does a leader who asked for the extension', async () => {
  await office.says(son, 'SXD', '#2 xin gia hạn đến 30/3/2023', { mention: true });
  await office.says(son, 'LD', '/dongy 2');
  expect(office.assignment('#2').waitingFor).toBe('extension');
});

test('nor a press: the button says why', async () => {
  await office.says(lan, 'SXD', '#1 xong', { mention: true });
  const toast = await office.presses(lan, 'VP', 'Xác nhận');
  expect(toast?.text ?? office.lastTo('VP').text).toContain('cần một người khác của Văn phòng');
  expect(office.assignment('#1').status).toBe('pending_confirmation');
});

test('returning one’s own report is allowed; so is granting a colleague’s', async () => {
  await office.says(lan, 'SXD', '#1 xong', { mention: true });
  await office.says(lan, 'VP', '/tralai 1 thiếu phụ lục');
  expect(office.assignment('#1').status).toBe('in_progress');
  await office.says(son, 'SXD', '#1 xong', { mention: true });
  await office.says(lan, 'VP', '/xacnhan 1');
  expect(office.assignment('#1').status).toBe('completed');
});

test('the day of one’s own completion is put right by another person', async () => {
  await office.says(lan, 'SXD', '#1 xong', { mention: true });
  await office.says(binh, 'VP', '/xacnhan 1');
  await office.says(lan, 'VP', '/suangay 1 15/6/2022 theo Báo cáo 12/BC-SXD');
  expect(office.lastTo('VP').text).toContain('cần một người khác của Văn phòng');
  expect(office.assignment('#1').completedOn).toBe('2022-06-20');
  await office.says(binh, 'VP', '/suangay 1 15/6/2022 theo Báo cáo 12/BC-SXD');
  expect(office.assignment('#1').completedOn).toBe('2022-06-15');
});

test('an objective reason is confirmed by another person too, and refused by anybody of the secretariat', async () => {
  await office.says(lan, 'SXD', '#1 lý do khách quan: mưa lũ kéo dài', { mention: true });
  await office.says(lan, 'VP', '/lydo 1');
  expect(office.lastTo('VP').text).toContain('cần một người khác của Văn phòng');
  await office.says(binh, 'VP', '/lydo 1');
  expect(office.events('#1').at(-1)?.kind).toBe('objective_reason_confirmed');
});

test.each([
  ['#1 tạm dừng theo Công văn số 12/UBND-CN', '/dongy 1', 'xác nhận tạm dừng'],
  ['#1 tạm dừng theo Công văn số 12/UBND-CN', '/khongdongy 1 chưa có văn bản', 'không xác nhận tạm dừng'],
  ['#1 không thuộc trách nhiệm của Sở', '/khongdongy 1 vẫn của Sở', 'giữ nguyên đơn vị chủ trì'],
  ['#1 không thuộc trách nhiệm của Sở', '/dongy 1 STC', 'đồng ý chuyển đơn vị chủ trì'],
  ['#1 xin gia hạn đến 30/3/2023', '/dongy 1', 'đồng ý gia hạn'],
  ['#1 xong', '/tralai 1 thiếu phụ lục', 'trả lại báo cáo hoàn thành'],
] as const)('“%s”, then %s by one of both roles: decided as the secretariat', async (asked, ruled, words) => {
  await office.says(son, 'SXD', asked, { mention: true });
  await office.says(lan, 'VP', ruled);
  await office.says(binh, 'VP', '/lichsu 1');
  expect(office.lastTo('VP').text).toContain(`Trần Thị Lan (Văn phòng) – Sở Xây dựng: ${words}`);
});

test('what the same person decided is taken back in the office in which it was decided', async () => {
  await office.says(son, 'SXD', '#1 xong', { mention: true });
  await office.says(lan, 'VP', '/tralai 1 thiếu phụ lục');
  await office.says(lan, 'VP', '/hoantac 1');
  await office.says(binh, 'VP', '/lichsu 1');
  expect(office.lastTo('VP').text).toContain('Trần Thị Lan (Văn phòng) – Sở Xây dựng: hoàn tác');
});

describe('who asked is the one whose claim is in force', () => {
  const says = (who: Person, text: string) => office.says(who, 'SXD', text, { mention: true });

  test.each(['#1 xong', '#1 không thuộc trách nhiệm của Sở', '#1 xin gia hạn đến 30/4/2023'])(
    'a colleague’s “%s” that was taken back grants nobody his own extension',
    async (claim) => {
      await says(lan, '#1 xin gia hạn đến 15/2/2023 vì chờ Bộ');
      await says(son, claim);
      await says(son, 'nhầm');
      await office.says(lan, 'VP', '/dongy 1');
      expect(office.lastTo('VP').text).toContain('cần một người khác của Văn phòng');
      expect(office.assignment('#1')).toMatchObject({ waitingFor: 'extension', requestedDueOn: '2023-02-15' });
    },
  );

  test('one’s own report that was taken back forbids nothing, and the request is announced anew with its buttons', async () => {
    await says(son, '#2 xin gia hạn đến 15/2/2023 vì chờ Bộ');
    const card = office.lastTo('VP');
    await says(lan, '#2 xong');
    const before = office.sentTo('VP').length;
    await says(lan, 'nhầm');
    const anew = office.sentTo('VP').slice(before);
    expect(anew.map(({ text }) => text).join()).toContain('15/02/2023');
    expect(await office.presses(binh, 'VP', 'Không đồng ý', card)).toBeNull();
    await office.says(lan, 'VP', '/dongy 2');
    expect(office.assignment('#2').dueOn).toBe('2023-02-15');
  });

  test('a report that leaves the request waiting announces nothing anew when it is taken back', async () => {
    await says(son, '#2 xin gia hạn đến 15/2/2023 vì chờ Bộ');
    await says(lan, '#2 70%');
    const before = office.sentTo('VP').length;
    await says(lan, 'nhầm');
    expect(office.sentTo('VP').length).toBe(before);
  });
});
