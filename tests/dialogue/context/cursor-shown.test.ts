import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const { lan, son } = people;
const TASKS = 60;
const numbersIn = (text: string): number[] => [...text.matchAll(/#(\d+) \(I\./gu)].map((match) => Number(match[1]));

let office: Office;
beforeEach(async () => {
  const programme = Array.from({ length: TASKS }, (_, index) => ({
    ref: `I.${String(index + 1)}`,
    title: `Rà soát, điều chỉnh, bổ sung quy hoạch phân khu số ${String(index + 1)} của đô thị Lam Sơn - Sao Vàng`,
    lead: index % 2 === 0 ? 'Sở Xây dựng' : 'UBND huyện Thọ Xuân',
    deadline: 'Tháng 5/2022',
  }));
  office = await openOffice({ at: '2022-06-20 08:00', programme, followed: true });
  await office.linkLeaders(son);
  await office.linkAgency('SXD', lan);
});
afterEach(() => {
  office.close();
});

/** From the page shown last to the end; what is overdue, without what waits. */
async function toTheEnd(turn: (page: number) => Promise<unknown>): Promise<number[]> {
  const shown: number[] = [];
  for (let page = 2; /; xem tiếp: /u.test(office.lastTo('LD').text); page += 1) {
    await turn(page);
    shown.push(...numbersIn(office.lastTo('LD').text.split('(không tính là chậm)')[0] ?? ''));
  }
  return shown;
}

const threeOf = (shown: readonly number[]): number[] => shown.filter((number) => number % 2 === 1).slice(0, 3);

describe('three tasks of the first page are reported done before the next one', () => {
  test.each<[string, (page: number) => Promise<unknown>]>([
    ['the button', () => office.presses(son, 'LD', 'Trang sau ▸')],
    ['the words “trang N”', (page) => office.says(son, 'LD', `/quahan trang ${String(page)}`)],
  ])('%s goes on behind the last one shown', async (_name, turn) => {
    await office.says(son, 'LD', '/quahan');
    const first = numbersIn(office.lastTo('LD').text);
    expect(first.length).toBeGreaterThan(5);
    expect(first.length).toBeLessThan(TASKS / 2);
    for (const number of threeOf(first)) await office.says(lan, 'SXD', `#${String(number)} xong`);
    const rest = await toTheEnd(turn);
    expect([...first, ...rest]).toEqual(Array.from({ length: TASKS }, (_, index) => index + 1));
  });

  test('the page before is the one that was shown, without what left it', async () => {
    await office.says(son, 'LD', '/quahan');
    await office.presses(son, 'LD', 'Trang sau ▸');
    const second = numbersIn(office.lastTo('LD').text);
    await office.presses(son, 'LD', 'Trang sau ▸');
    for (const number of threeOf(second)) await office.says(lan, 'SXD', `#${String(number)} xong`);
    await office.presses(son, 'LD', '◂ Trang trước');
    const again = numbersIn(office.lastTo('LD').text);
    const left = second.filter((number) => !threeOf(second).includes(number));
    expect(again.slice(0, left.length)).toEqual(left);
  });
});

test('a button that an earlier version made turns to its page by counting', async () => {
  await office.pressesRaw(son, 'LD', { kind: 'page', command: 'quahan', argument: '', page: 2 }, null);
  const counted = numbersIn(office.lastTo('LD').text);
  expect(office.lastTo('LD').text).toContain('Trang 2/');
  await office.says(son, 'LD', '/quahan');
  expect(counted[0]).toBe((numbersIn(office.lastTo('LD').text).at(-1) ?? 0) + 1);
});

describe('words find the page', () => {
  test('of the same list only: another agency’s, or another command’s, is counted from its start', async () => {
    await office.says(son, 'LD', '/quahan');
    const first = numbersIn(office.lastTo('LD').text);
    for (const number of threeOf(first)) await office.says(lan, 'SXD', `#${String(number)} xong`);
    await office.says(son, 'LD', '/quahan SXD trang 2');
    const counted = numbersIn(office.lastTo('LD').text)[0];
    await office.says(son, 'LD', '/quahan SXD');
    await office.presses(son, 'LD', 'Trang sau ▸');
    expect(numbersIn(office.lastTo('LD').text)[0]).toBe(counted);
  });

  test('of the list that was begun last', async () => {
    await office.says(son, 'LD', '/quahan');
    await office.presses(son, 'LD', 'Trang sau ▸');
    const second = numbersIn(office.lastTo('LD').text);
    for (const number of threeOf(second)) await office.says(lan, 'SXD', `#${String(number)} xong`);
    await office.says(son, 'LD', '/quahan');
    await office.says(son, 'LD', '/quahan trang 3');
    // By the list before, the third page would go on behind the last of `second`.
    expect(numbersIn(office.lastTo('LD').text)[0]).not.toBe((second.at(-1) ?? 0) + 1);
  });

  test('by counting once a day has gone by', async () => {
    await office.says(son, 'LD', '/quahan');
    const first = numbersIn(office.lastTo('LD').text);
    for (const number of threeOf(first)) await office.says(lan, 'SXD', `#${String(number)} xong`);
    office.moveTo('2022-06-21 08:01');
    await office.says(son, 'LD', '/quahan trang 2');
    expect(numbersIn(office.lastTo('LD').text)[0]).not.toBe((first.at(-1) ?? 0) + 1);
  });
});
