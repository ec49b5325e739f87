import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IncomingMessage } from '../../../src/conversation/message/incoming.ts';
import { openCards } from '../../../src/store/programmes/assignments.ts';
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

describe('a list of the record goes on behind the last row shown', () => {
  const FILES = 36;
  let long: Office;
  let messages: IncomingMessage[];
  beforeEach(async () => {
    long = await openOffice({ at: '2026-11-23 09:00' });
    await long.linkAgency('SXD', lan);
    await long.linkSecretariat(people.binh);
    messages = [];
    const [own] = long.database
      .read((tx) => openCards(tx, { kind: 'all' }, null))
      .filter(({ agency }) => agency.code === 'SXD');
    task = `#${own?.task.id ?? 0}`;
    for (let index = 1; index <= FILES; index += 1) {
      const said = `${task} đang thực hiện, đạt ${String(index)}% khối lượng công việc`;
      const files = [long.file(`bien-ban-${String(index)}.pdf`)];
      messages.push(await long.says(lan, 'SXD', said, { files, mention: true }));
    }
  });
  afterEach(() => {
    long.close();
  });
  let task = '';

  /** An edit that adds a marking erases the words and the file of an earlier report. */
  const erase = async (index: number): Promise<void> => {
    const edits = messages[index];
    if (edits === undefined) throw new Error('no such message');
    await long.says(lan, 'SXD', 'MẬT\nBáo cáo', { edits, mention: true });
  };
  const turns: readonly [string, (command: string) => Promise<unknown>][] = [
    ['by the button', () => long.presses(people.binh, 'VP', 'Trang sau ▸')],
    ['by “trang 2”', (command) => long.says(people.binh, 'VP', `${command} trang 2`)],
  ];
  const shownSince = (before: number): string =>
    long
      .sentTo('VP')
      .slice(before)
      .map(({ text }) => text)
      .join('\n');
  const ask = async (turn: () => Promise<unknown>): Promise<string> => {
    const before = long.sentTo('VP').length;
    await turn();
    return shownSince(before);
  };

  test.each(turns)('/tep, after files of the first page were erased, %s', async (_name, turn) => {
    const filesIn = (text: string): number[] =>
      Array.from(text.matchAll(/bien-ban-(\d+)\.pdf/gu), ([, number]) => Number(number));
    const first = await ask(() => long.says(people.binh, 'VP', `/tep ${task}`));
    expect(filesIn(first)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
    for (const index of [0, 3, 4]) await erase(index);
    const second = await ask(() => turn(`/tep ${task}`));
    expect(filesIn(second)).toEqual(Array.from({ length: 10 }, (_, index) => index + 11));
    await long.presses(people.binh, 'VP', 'Trang sau ▸');
    const last = await ask(() => long.presses(people.binh, 'VP', 'Trang sau ▸'));
    expect(filesIn(last)).toEqual([31, 32, 33, 34, 35, 36]);
    expect(last).toContain('Trang 4/4');
  });

  test.each(turns)('/lichsu, after words of the first page were erased, %s', async (_name, turn) => {
    const reportsIn = (text: string): number[] =>
      Array.from(text.matchAll(/đạt (\d+)% khối lượng/gu), ([, number]) => Number(number));
    const first = reportsIn(await ask(() => long.says(people.binh, 'VP', `/lichsu ${task}`)));
    expect(first.length).toBeGreaterThan(4);
    for (const index of [0, 1, 2]) await erase(index);
    const second = reportsIn(await ask(() => turn(`/lichsu ${task}`)));
    expect(second[0]).toBe((first.at(-1) ?? 0) + 1);
  });

  test.each(turns)('/chitieu, after names of the first page became short, %s', async (_name, turn) => {
    long.database.raw.exec(`update indicator set name = name || ' ' || id || '${' của các xã miền núi'.repeat(6)}'`);
    const indicatorsIn = (text: string): number[] =>
      Array.from(text.matchAll(/Chỉ tiêu (\d+):/gu), ([, number]) => Number(number));
    const first = indicatorsIn(await ask(() => long.says(people.binh, 'VP', '/chitieu')));
    expect(first.length).toBeGreaterThan(4);
    long.database.raw.exec(`update indicator set name = 'tỷ lệ ' || id where id <= ${String(first.at(-1))}`);
    const second = indicatorsIn(await ask(() => turn('/chitieu')));
    expect(second[0]).toBe((first.at(-1) ?? 0) + 1);
  });
});

test.each<[string, () => Promise<unknown>]>([
  ['the button', () => office.presses(people.binh, 'VP', 'Trang sau ▸')],
  ['the words', () => office.says(people.binh, 'VP', '/duthao trang 2')],
])('/duthao goes on behind the last line shown after lines of it were held, by %s', async (_name, turn) => {
  office.database.raw.exec("update assignment set due_on = '2022-06-30', late_after = '2022-06-30'");
  await office.linkSecretariat(people.binh);
  await office.linkAgency('UBNDTX', people.tung);
  office.moveTo('2022-06-29 15:00');
  const linesIn = (text: string): number[] =>
    (text.split('Đang giữ lại')[0] ?? '').split(/\n\n(?=\d)/u).flatMap((part) => numbersIn(part));
  await office.says(people.binh, 'VP', '/duthao');
  const first = office.lastTo('VP').text;
  expect(first).toContain('; xem tiếp: /duthao trang 2');
  const held = linesIn(first).slice(0, 3);
  for (const number of held) await office.says(people.binh, 'VP', `/duthao giu ${String(number)}`);
  await turn();
  const second = linesIn(office.lastTo('VP').text);
  expect(second.length).toBeGreaterThan(0);
  expect(second.filter((number) => linesIn(first).includes(number))).toEqual([]);
});
