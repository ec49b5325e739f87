/** Figures of lists and of ranges name no task; where they may, one question names both readings. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../../people.ts';
import type { Office } from '../../../support/office.ts';
import { openLinked } from '../../../support/office/linked-office.ts';

const TITLES = ['Lập quy hoạch chung', 'Giải phóng mặt bằng', 'Xây dựng khu tái định cư'];
const TASKS = TITLES.map((title, index) => ({
  ref: `I.${String(index + 1)}`,
  title,
  lead: 'Sở Xây dựng',
  deadline: 'Ngày 30/6/2022',
}));
const PLACES = TASKS.map(({ ref }) => ref);
const LIST = '1. Đã hoàn thành\n2. Đang chờ kinh phí';

let office: Office;

beforeEach(async () => {
  office = await openLinked({ programme: TASKS, at: '2022-06-21 08:00' }, { VP: people.binh, SXD: people.lan });
});

afterEach(() => {
  office.close();
});

const states = (): string[] =>
  PLACES.map((place) => {
    const { status, progress } = office.assignment(place);
    return `${status} ${String(progress ?? '–')}`;
  });
const UNTOUCHED = ['not_started –', 'not_started –', 'not_started –'];

describe('A list under a bundle that lists its numbers', () => {
  beforeEach(async () => {
    await office.tick();
    await office.says(people.lan, 'SXD', LIST, { replyTo: office.lastTo('SXD') });
  });

  test('is asked about in both readings, and nothing is recorded', () => {
    const { message, buttons } = office.lastTo('SXD');
    expect(message.text).toContain('số nhiệm vụ (#1, #2), hay là thứ tự các ý của một báo cáo');
    expect(buttons).toEqual(['Là số nhiệm vụ', 'Là các ý của một báo cáo']);
    expect(states()).toEqual(UNTOUCHED);
  });

  test('reports on each task when its figures name tasks', async () => {
    await office.presses(people.lan, 'SXD', 'Là số nhiệm vụ');
    expect(states()).toEqual(['pending_confirmation 100', 'in_progress –', 'not_started –']);
  });

  test('asks which task when they number items, and then how far that is', async () => {
    await office.presses(people.lan, 'SXD', 'Là các ý của một báo cáo');
    expect(office.lastTo('SXD').message.text).toContain('nói về nhiệm vụ nào?');
    await office.presses(people.lan, 'SXD', '#3');
    expect(office.lastTo('SXD').message.text).toContain('Ghi #3');
    expect(states()).toEqual(UNTOUCHED);
  });

  test('is answered in words too', async () => {
    await office.says(people.lan, 'SXD', 'là số nhiệm vụ ạ', { replyTo: office.lastTo('SXD') });
    expect(states()).toEqual(['pending_confirmation 100', 'in_progress –', 'not_started –']);
  });

  test('is answered by no outsider', async () => {
    await office.presses(people.outsider, 'SXD', 'Là số nhiệm vụ');
    expect(states()).toEqual(UNTOUCHED);
  });
});

describe('A reply to the reminder of one task', () => {
  beforeEach(async () => {
    await office.says(people.lan, 'SXD', '#3 đang làm', { mention: true });
  });

  test.each([
    LIST,
    `#3 tình hình như sau:\n${LIST}`,
    'Kính gửi VP,\n1. Đã hoàn thành\n2. Đã hoàn thành\n3. Chưa',
    '1) xong\n2) xong',
    '2-3%',
    '1–100%',
    '2, 100%',
    '95-100% khối lượng',
    'từ 1 đến 2%',
    '1 hoặc 2%',
  ])('“%s” is asked about that task, and touches no other', async (text) => {
    await office.says(people.lan, 'SXD', text, { replyTo: office.lastTo('SXD') });
    expect(office.lastTo('SXD').message.text).toContain('Ghi #3');
    expect(states()).toEqual(['not_started –', 'not_started –', 'in_progress –']);
  });

  test.each(['#2 70%', '2 70%', 'I.2 đạt 70%'])('“%s” is about the task that it names', async (text) => {
    await office.says(people.lan, 'SXD', text, { replyTo: office.lastTo('SXD') });
    expect(states()).toEqual(['not_started –', 'in_progress 70', 'in_progress –']);
  });
});

test('“2 UBND tỉnh đã duyệt giá đất rồi” is about the agency’s own task of that number, whatever word follows', async () => {
  await office.says(people.lan, 'SXD', '2 UBND tỉnh đã duyệt giá đất rồi', { mention: true });
  expect(office.lastTo('SXD').message.text).toContain('Ghi #2');
  expect(states()).toEqual(UNTOUCHED);
});

test('“2 Giải phóng mặt bằng đạt 92%” is how far the agency’s own task of that number is', async () => {
  await office.says(people.lan, 'SXD', '2 Giải phóng mặt bằng đạt 92%', { mention: true });
  expect(office.assignment('#2')).toMatchObject({ status: 'in_progress', progress: 92 });
});
