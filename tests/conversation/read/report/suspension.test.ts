// covers src/conversation/read/report/suspension.ts, src/conversation/read/report/words/stopped-by-paper.ts, src/conversation/compose/compose-suspension.ts

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../../people.ts';
import type { Office } from '../../../support/office.ts';
import { openLinked } from '../../../support/office/linked-office.ts';

const { binh, lan, son } = people;
const STOPPED = '#1 tạm dừng theo Công văn số 45/UBND-TH ngày 10/6/2022';

let office: Office;
beforeEach(async () => {
  office = await openLinked(
    {
      programme: [
        { ref: 'I.1', title: 'Xây dựng cầu Cẩm Vân', lead: 'Sở Xây dựng', deadline: 'Ngày 30/5/2022' },
        { ref: 'I.2', title: 'Cắm mốc quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
      ],
      at: '2022-06-20 08:00',
      followed: true,
    },
    { VP: binh, LD: son, SXD: lan },
  );
});
afterEach(() => {
  office.close();
});

const says = (text: string) => office.says(lan, 'SXD', text, { mention: true });
const kinds = (task: string) => office.events(task).map(({ kind }) => kind);

test('a task stopped by a document waits for the secretariat, and goes on until then', async () => {
  await says(STOPPED);
  expect(office.assignment('#1')).toMatchObject({ status: 'not_started', waitingFor: 'suspension' });
  expect(office.lastTo('SXD').text).toContain('Nhiệm vụ chưa dừng cho đến khi Văn phòng xác nhận');
  expect(office.lastTo('SXD').text).toContain('Văn bản: 45/UBND-TH ngày 10/06/2022');
  expect(office.lastTo('VP').text).toContain('Báo tạm dừng, chờ xác nhận');
  expect(office.lastTo('VP').text).toContain('Căn cứ: 45/UBND-TH ngày 10/06/2022');
  expect(office.lastTo('VP').buttons).toEqual(['Xác nhận tạm dừng', 'Không xác nhận']);
});

describe('the secretariat', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['a button', () => office.presses(binh, 'VP', 'Xác nhận tạm dừng')],
    ['the command', () => office.says(binh, 'VP', '/dongy 1')],
    ['the command with its basis', () => office.says(binh, 'VP', '/dongy 1 theo Công văn số 45/UBND-TH')],
  ])('confirms it by %s, and the agency is told', async (_name, confirm) => {
    await says(STOPPED);
    await confirm();
    expect(office.assignment('#1')).toMatchObject({ status: 'suspended', waitingFor: null });
    expect(office.lastTo('SXD').text).toContain('Xác nhận tạm dừng #1');
    await office.says(binh, 'VP', '/quahan');
    expect(office.lastTo('VP').text).not.toContain('#1');
    await says('#1 xong');
    expect(office.lastTo('SXD').text).toContain('Nhiệm vụ đang tạm dừng');
  });

  test('does not confirm it: the task goes on, and the days of waiting are no lateness', async () => {
    await says(STOPPED);
    office.moveTo('2022-06-22 08:00');
    await office.says(binh, 'VP', '/khongdongy 1 Công văn chỉ nói về hạng mục đường dẫn');
    expect(office.assignment('#1')).toMatchObject({ status: 'not_started', waitingFor: null });
    expect(office.assignment('#1').waits).toHaveLength(1);
    expect(office.lastTo('SXD').text).toContain('Nhiệm vụ chưa được tạm dừng');
  });

  test('takes its confirmation back', async () => {
    await says(STOPPED);
    await office.presses(binh, 'VP', 'Xác nhận tạm dừng');
    await office.says(binh, 'VP', '/hoantac 1');
    expect(office.assignment('#1')).toMatchObject({ status: 'not_started', waitingFor: 'suspension' });
  });
});

test('nobody else confirms it', async () => {
  await says(STOPPED);
  await office.says(son, 'LD', '/dongy 1');
  expect(office.lastTo('LD').text).toContain('Chỉ Văn phòng / bộ phận theo dõi được xác nhận tạm dừng');
  expect(office.assignment('#1').status).toBe('not_started');
});

test('a report on the work takes it back', async () => {
  await says(STOPPED);
  await says('#1 70%');
  expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: 70, waitingFor: null });
});

test.each(['#2 đã bãi bỏ', '#2 đã có chủ trương dừng', '#2 tạm dừng hạng mục cầu theo Công văn số 45/UBND-TH'])(
  '“%s” is asked about first',
  async (text) => {
    await says(text);
    expect(office.lastTo('SXD').text).toContain('đề nghị tạm dừng, chờ Văn phòng xác nhận');
    expect(office.assignment('#2').waitingFor).toBeNull();
    await says('đúng');
    expect(office.assignment('#2').waitingFor).toBe('suspension');
    expect(kinds('#2')).toEqual(expect.arrayContaining(['reading_confirmed', 'suspension_claimed']));
  },
);

test.each(['#2 đang tạm dừng thi công do mưa lũ', '#2 tạm hoãn chờ vốn'])('“%s” is an obstacle', async (text) => {
  await says(text);
  await says('đúng');
  expect(office.assignment('#2')).toMatchObject({ status: 'in_progress', waitingFor: null });
  expect(office.assignment('#2').obstacle).not.toBeNull();
});

test.each(['#2 chưa tạm dừng', '#2 nếu tạm dừng thì báo', '#2 có tạm dừng không ạ?'])(
  '“%s” stops nothing',
  async (text) => {
    await says(text);
    expect(office.assignment('#2').waitingFor).toBeNull();
    expect(kinds('#2')).not.toContain('suspension_claimed');
  },
);

test.each([
  '#2 đã dừng thực hiện theo Quyết định số 12/QĐ-UBND',
  '#2 nhiệm vụ đã được cho tạm dừng tại Thông báo số 33/TB-VP ngày 1/6/2022 của UBND tỉnh ạ',
  '#2 tam dung theo cong van so 45/UBND-TH',
])('“%s” waits for the secretariat', async (text) => {
  await says(text);
  expect(office.assignment('#2')).toMatchObject({ status: 'not_started', waitingFor: 'suspension' });
});

test.each([
  '#2 đã ban hành Quyết định số 12/QĐ-UBND bãi bỏ Quyết định số 10/QĐ-UBND',
  '#2 đã trình bãi bỏ Quyết định số 10/2019/QĐ-UBND',
  '#2 đã tạm dừng theo Công văn số 45/UBND-TH, nay đã tiếp tục thực hiện',
  '#2 tạm dừng theo Công văn số 45/UBND-TH nhưng đã hoàn thành',
  '#2 đã hoàn thành 70%, tạm dừng theo Công văn số 45/UBND-TH',
  '#2 tạm dừng gói thầu số 2 theo Công văn số 45/UBND-TH',
])('“%s” says more than that the task was stopped, and claims nothing by itself', async (text) => {
  await says(text);
  expect(office.assignment('#2').waitingFor).toBeNull();
  expect(kinds('#2')).not.toContain('suspension_claimed');
});

test.each(['không, chưa có văn bản', 'để xem lại đã', 'không theo Công văn số 45/UBND-TH'])(
  '“/dongy 1 %s” confirms nothing',
  async (words) => {
    await says(STOPPED);
    await office.says(binh, 'VP', `/dongy 1 ${words}`);
    expect(office.lastTo('VP').text).toContain('chưa quyết định gì');
    expect(office.assignment('#1')).toMatchObject({ status: 'not_started', waitingFor: 'suspension' });
  },
);

test('a suspension is lifted: taken back and then refused, the task goes on and no day of it is lateness', async () => {
  await says(STOPPED);
  await office.presses(binh, 'VP', 'Xác nhận tạm dừng');
  office.moveTo('2022-07-20 08:00');
  await office.says(binh, 'VP', '/hoantac 1');
  await office.says(binh, 'VP', '/khongdongy 1 đã được tiếp tục theo Công văn số 60/UBND-TH');
  expect(office.assignment('#1')).toMatchObject({
    status: 'not_started',
    waitingFor: null,
    waits: [{ from: '2022-06-20', until: '2022-07-20' }],
  });
  await says('#1 70%');
  expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: 70 });
});

describe('no ground of a suspension by itself: it is asked about', () => {
  test.each([
    ['a petition', '#2 tạm dừng theo Tờ trình số 45/TTr-SXD'],
    ['a petition of others', '#2 đã dừng thực hiện theo Tờ trình số 9/TTr-STC ngày 2/6/2022'],
    ['a report', '#2 tạm dừng theo Báo cáo số 12/BC-STC'],
    ['the agency’s own letter', '#2 tạm dừng theo Công văn số 45/SXD-QLN'],
    ['its own notice', '#2 đã tạm dừng theo Thông báo số 33/TB-SXD ngày 1/6/2022'],
    ['its own letter, typed small', '#2 tạm dừng theo cv 45/sxd-qln'],
  ])('%s: “%s”', async (_name, text) => {
    await says(text);
    expect(office.lastTo('SXD').text).toContain('đề nghị tạm dừng, chờ Văn phòng xác nhận');
    expect(office.assignment('#2').waitingFor).toBeNull();
    await says('đúng');
    expect(office.assignment('#2').waitingFor).toBe('suspension');
  });

  test.each(['#2 tạm dừng theo Công văn số 45/UBND-SXD', '#2 tạm dừng theo Thông báo số 33/TB-UBND'])(
    'but a paper of those above is one: “%s”',
    async (text) => {
      await says(text);
      expect(office.assignment('#2').waitingFor).toBe('suspension');
    },
  );
});

test.each([
  ['#2 đã bãi bỏ theo Quyết định số 12/QĐ-UBND ngày 1/6/2022', 'đã bãi bỏ'],
  ['#2 thôi thực hiện theo Công văn số 45/UBND-TH', 'thôi thực hiện'],
  ['#2 không thực hiện nữa theo Công văn số 45/UBND-TH', 'không thực hiện nữa'],
  ['#2 nhiệm vụ đã bị bãi bỏ theo Nghị quyết số 7/NQ-HĐND', 'đã bị bãi bỏ'],
])('what ended for good is asked about in its own words: “%s”', async (text, words) => {
  await says(text);
  expect(office.lastTo('SXD').text).toContain(`đề nghị tạm dừng, chờ Văn phòng xác nhận; ${words}`);
  expect(office.assignment('#2').waitingFor).toBeNull();
});

describe('what a paper stopped or struck off is never proposed as under way', () => {
  test.each([
    '#2 dừng theo Công văn số 45/UBND-TH',
    '#2 hủy bỏ theo Công văn số 45/UBND-TH',
    '#2 nhiệm vụ này đã huỷ theo Quyết định số 12/QĐ-UBND ngày 1/6/2022',
    '#2 đã bị đình chỉ theo Thông báo số 33/TB-UBND',
    '#2 UBND tỉnh đã hủy chủ trương đầu tư tại Nghị quyết số 7/NQ-HĐND',
    '#2 huy bo theo cong van so 45/UBND-TH',
  ])('“%s”', async (text) => {
    await says(text);
    expect(office.lastTo('SXD').text).toContain('đề nghị tạm dừng, chờ Văn phòng xác nhận');
    await says('đúng');
    expect(office.assignment('#2')).toMatchObject({ status: 'not_started', waitingFor: 'suspension' });
  });

  test.each(['#2 dung theo cong van so 45/UBND-TH', '#2 dung theo Quyet dinh so 12/QD-UBND'])(
    '“%s” may be “đúng theo”: it is asked openly',
    async (text) => {
      await says(text);
      expect(office.lastTo('SXD').text).not.toContain('Ghi #2');
      expect(office.assignment('#2')).toMatchObject({ status: 'not_started', waitingFor: null });
    },
  );

  test.each([
    '#2 đúng theo Công văn số 45/UBND-TH',
    '#2 đã hủy thầu cũ theo Công văn số 45/UBND-TH, đang đấu thầu lại',
  ])('“%s” tells of no stop', async (text) => {
    await says(text);
    expect(office.lastTo('SXD').text).not.toContain('đề nghị tạm dừng');
  });
});
