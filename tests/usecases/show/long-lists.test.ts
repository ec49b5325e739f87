import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const TASKS = 1203;
let office: Office;

beforeAll(async () => {
  // Every third is without a date; the others were due in May.
  const programme = Array.from({ length: TASKS }, (_, index) => ({
    ref: `I.${String(index + 1)}`,
    title: `Lập quy hoạch khu số ${String(index + 1)}`,
    lead: index < 400 ? 'UBND huyện Thọ Xuân' : 'Sở Xây dựng',
    deadline: index % 3 === 0 ? 'Thường xuyên' : 'Tháng 5/2022',
  }));
  office = await openOffice({ at: '2022-08-01 08:00', programme, followed: true });
  office.database.raw.exec("update assignment set asked_on = '2022-06-23' where due_on is null");
  await office.linkLeaders(people.son);
  await office.linkAgency('SXD', people.lan);
});

afterAll(() => {
  office.close();
});

function numbers(text: string): number[] {
  return [...text.matchAll(/#(\d+) \(I\./gu)].map((match) => Number(match[1]));
}

test('a list too long to be grouped begins with the longest delay, says whose each task is, and loses none', async () => {
  await office.says(people.son, 'LD', '/quahan');
  const first = office.lastTo('LD').text;
  expect(first).toContain('Quá hạn: 802 phần việc. ');
  expect(first).toContain('không ấn định ngày, chưa báo cáo kỳ vừa qua: 401 (xem /imlang)');
  expect(first).toContain(
    'UBND huyện Thọ Xuân: #2 (I.2) Lập quy hoạch khu số 2 – Tháng 5/2022, hạn 31/05/2022, quá 62 ngày',
  );
  expect(first).toMatch(/Trang 1\/67; xem tiếp: \/quahan trang 2$/u);
  await office.presses(people.son, 'LD', 'Trang sau ▸');
  const second = office.lastTo('LD').text;
  await office.says(people.son, 'LD', '/quahan trang 999');
  const last = office.lastTo('LD').text;
  expect(last).toMatch(/Trang 67\/67$/u);
  const overdue = Array.from({ length: TASKS }, (_, index) => index + 1).filter((number) => number % 3 !== 1);
  expect([...numbers(first), ...numbers(second)]).toEqual(overdue.slice(0, 24));
  expect(numbers(last)).toEqual(overdue.slice(66 * 12));
});

test('nobody counts past a thousand; the board shows the rest', async () => {
  await office.says(people.son, 'LD', '/viec');
  expect(office.lastTo('LD').text).toContain('Nhiệm vụ đang mở, tính đến ngày 01/08/2022: hơn 1.000');
  await office.says(people.son, 'LD', '/viec trang 84');
  const last = office.lastTo('LD').text;
  expect(last).toContain('Danh sách này chỉ gồm 1.000 phần việc đầu; xem đầy đủ trên bảng theo dõi: /bang.');
  // 802 have a date and come first.
  expect(numbers(last)[0]).toBe(1 + 3 * (83 * 12 - 802));
});

test('a page goes on behind the last thing shown, whatever was reported done meanwhile', async () => {
  await office.says(people.son, 'LD', '/quahan SXD');
  const first = numbers(office.lastTo('LD').text);
  const reported = first.slice(0, 3);
  for (const number of reported) await office.says(people.lan, 'SXD', `#${String(number)} xong`);
  await office.presses(people.son, 'LD', 'Trang sau ▸');
  const second = numbers(office.lastTo('LD').text);
  await office.says(people.son, 'LD', '/quahan SXD trang 3');
  const third = numbers(office.lastTo('LD').text);
  const overdue = Array.from({ length: TASKS - 400 }, (_, index) => index + 401).filter((number) => number % 3 !== 1);
  expect([...first, ...second, ...third]).toEqual(overdue.slice(0, 36));
  await office.presses(people.son, 'LD', '◂ Trang trước');
  expect(numbers(office.lastTo('LD').text)).toEqual(second);
  for (const number of reported) await office.says(people.lan, 'SXD', `hoàn tác #${String(number)}`, { mention: true });
});

test('what is silent is listed page by page, one agency’s without its name', async () => {
  await office.says(people.son, 'LD', '/imlang trang 2');
  expect(numbers(office.lastTo('LD').text)).toEqual(Array.from({ length: 12 }, (_, index) => 1 + 3 * (12 + index)));
  await office.says(people.lan, 'SXD', '/quahan');
  expect(office.lastTo('SXD').text).toMatch(
    /Quá hạn: 5\d\d phần việc\. Số ngày[^\n]*\n[^\n]*\n\n?#401|\n#40\d \(I\.40\d\)/u,
  );
});
