// covers src/usecases/report/state-plea.ts

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { workAt } from '../../../src/usecases/work.ts';
import { listOf } from '../../../src/usecases/show/read-list.ts';
import { lookBack } from '../../../src/usecases/figures/look-back.ts';
import { addDays } from '../../../src/domain/calendar/dates.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { binh, lan, son } = people;
const ALL = { kind: 'all' } as const;
const OBJECTION = 'đơn vị đề nghị xem lại: “đã báo cáo tại văn bản tháng 4”';

let office: Office;
beforeEach(async () => {
  office = await openLinked(
    {
      programme: [
        { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/4/2022' },
        { ref: 'I.2', title: 'Lập quy hoạch chi tiết', lead: 'Sở Xây dựng', deadline: 'Ngày 30/4/2022' },
      ],
      at: '2022-05-10 09:00',
      followed: true,
    },
    { VP: binh, LD: son, SXD: lan },
  );
});
afterEach(() => {
  office.close();
});

describe('an objection that waits for its answer', () => {
  beforeEach(() => office.says(lan, 'SXD', '#1 đề nghị xem lại: đã báo cáo tại văn bản tháng 4'));

  test.each(['/quahan', '/viec', '/tim quy hoạch'])(
    'stands beside its task alone in the leaders’ %s, until it has one',
    async (asked) => {
      await office.says(son, 'LD', asked);
      const line = (number: number): string =>
        office
          .lastTo('LD')
          .text.split('\n')
          .find((each) => each.includes(`#${String(number)} `)) ?? '';
      expect(line(1)).toContain(OBJECTION);
      expect(line(2)).not.toBe('');
      expect(line(2)).not.toContain('đề nghị xem lại');
      await office.says(binh, 'VP', '/traloi 1 đã đối chiếu, giữ nguyên');
      await office.says(son, 'LD', asked);
      expect(line(1)).not.toBe('');
      expect(office.lastTo('LD').text).not.toContain('đề nghị xem lại');
    },
  );

  test('stands there when it waits for a decision, too', async () => {
    await office.says(lan, 'SXD', '#1 xin gia hạn đến 30/6/2022');
    await office.says(son, 'LD', '/quahan');
    expect(office.lastTo('LD').text).toContain(OBJECTION);
  });

  test('is known to a past day only from when it was stated, and until it was answered', async () => {
    const seen = (daysAgo: number): (string | undefined)[] =>
      office.database.read((tx) => {
        const work = workAt(tx, office.now(), office.rules);
        const then = daysAgo === 0 ? { work, past: null } : lookBack(work, addDays(work.today, -daysAgo));
        const { cards } = listOf(then.work, { ...ALL, past: then.past }, 'overdue', { limit: 9, offset: 0 });
        return cards.map(({ objection }) => objection);
      });
    office.moveTo('2022-05-12 09:00');
    await office.says(binh, 'VP', '/traloi 1 đã đối chiếu');
    expect(seen(0)).toEqual([undefined, undefined]);
    expect(seen(1)).toEqual(['đã báo cáo tại văn bản tháng 4', undefined]);
    expect(seen(2)).toEqual(['đã báo cáo tại văn bản tháng 4', undefined]);
  });
});

describe('the secretariat’s notice of what an agency states in its defence', () => {
  const notices = (): string[] =>
    office
      .sentTo('VP')
      .map(({ text }) => text)
      .filter((text) => /^(?:Lý do khách quan|Đề nghị xem lại), chờ/u.test(text));
  beforeEach(() => {
    office.moveTo('2022-05-10 20:30');
  });

  test('is worded when it is sent: it tells the state of that moment', async () => {
    await office.says(lan, 'SXD', '#1 lý do khách quan: mưa lũ');
    expect(notices()).toEqual([]);
    await office.says(lan, 'SXD', '#1 40%');
    await office.advanceTo('2022-05-11 08:30');
    expect(notices()).toEqual([expect.stringContaining('đang thực hiện, 40 %')]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['was answered', () => office.says(binh, 'VP', '/lydo 1')],
    [
      'is of a task that was withdrawn',
      () => Promise.resolve(office.database.raw.exec("update assignment set status = 'cancelled' where task_id = 1")),
    ],
  ])('is dropped when it %s before that', async (_name, act) => {
    await office.says(lan, 'SXD', '#1 lý do khách quan: mưa lũ');
    await act();
    await office.advanceTo('2022-05-11 08:30');
    expect(notices()).toEqual([]);
  });

  test('is dropped when its words were erased', async () => {
    const said = await office.says(lan, 'SXD', '#1 lý do khách quan: mưa lũ');
    await office.says(lan, 'SXD', 'MẬT\n#1 lý do khách quan: mưa lũ', { edits: said });
    await office.advanceTo('2022-05-11 08:30');
    expect(notices()).toEqual([]);
  });

  test('and the agency’s, of the answer, tells what stands when it is sent', async () => {
    await office.says(lan, 'SXD', '#1 đề nghị xem lại: đã báo cáo');
    await office.says(binh, 'VP', '/traloi 1 đã đối chiếu, giữ nguyên');
    await office.advanceTo('2022-05-11 08:30');
    expect(office.sentTo('SXD').some(({ text }) => text.startsWith('Trả lời đề nghị xem lại #1'))).toBe(true);
  });
});

describe('a plain statement', () => {
  test('of an objective reason is one, and reports what else it says', async () => {
    await office.says(lan, 'SXD', '#1 chậm do vướng mặt bằng xã Xuân Bái, lý do khách quan');
    expect(office.assignment('#1')).toMatchObject({ status: 'in_progress' });
    expect(office.assignment('#1').obstacle).toContain('mặt bằng xã Xuân Bái');
    expect(office.lastTo('SXD').text).toContain('Đã ghi lý do khách quan của #1');
    expect(office.lastTo('SXD').text).not.toContain('tình trạng nhiệm vụ chưa thay đổi');
    expect(office.lastTo('VP').text).toContain('Lý do khách quan, chờ Văn phòng xác nhận');
    await office.says(binh, 'VP', '/lydo 1');
    expect(office.lastTo('SXD').text).toContain('Đã xác nhận lý do khách quan');
  });

  test.each([
    ['#1 do điều kiện khách quan (bão số 3) nên chưa hoàn thành', 'in_progress'],
    ['#1 đạt 60%, chậm do dịch bệnh, nguyên nhân khách quan', 'in_progress'],
  ])('“%s”', async (text, status) => {
    await office.says(lan, 'SXD', text);
    expect(office.assignment('#1').status).toBe(status);
    expect(office.events('#1').map(({ kind }) => kind)).toContain('objective_reason_stated');
  });

  test('of a person without a role is none', async () => {
    await office.says(people.outsider, 'SXD', '#1 chậm do mưa lũ, lý do khách quan', { mention: true });
    expect(office.events('#1').map(({ kind }) => kind)).not.toContain('objective_reason_stated');
  });
});
