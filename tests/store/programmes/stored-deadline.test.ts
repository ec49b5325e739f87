import { expect, test } from 'vitest';
import { deadlineOf } from '../../../src/store/programmes/stored-deadline.ts';

// Word for word as version 0.1.0 wrote them into `task.deadline` and `assignment.deadline`.
test.each([
  '{"text":"Trước ngày 31/3/2022","kind":"date","start":null,"end":"2022-03-30","recurrence":null,"dueDay":null,"rule":"“trước ngày” → hết ngày liền trước"}',
  '{"text":"Tháng 11/2022","kind":"month","start":"2022-11-01","end":"2022-11-30","recurrence":null,"dueDay":null,"rule":"tháng → ngày cuối tháng"}',
  '{"text":"Quý IV/2022","kind":"quarter","start":"2022-10-01","end":"2022-12-31","recurrence":null,"dueDay":null,"rule":"quý IV → ngày cuối quý"}',
  '{"text":"6 tháng đầu năm 2023","kind":"half_year","start":"2023-01-01","end":"2023-06-30","recurrence":null,"dueDay":null,"rule":"kỳ 6 tháng → ngày cuối kỳ 6 tháng"}',
  '{"text":"Năm 2023","kind":"year","start":"2023-01-01","end":"2023-12-31","recurrence":null,"dueDay":null,"rule":"năm → ngày cuối năm"}',
  '{"text":"Giai đoạn 2022 - 2025","kind":"period","start":"2022-01-01","end":"2025-12-31","recurrence":null,"dueDay":null,"rule":"“giai đoạn” → từ ngày đầu năm đầu đến ngày cuối năm cuối"}',
  '{"text":"Thường xuyên","kind":"ongoing","start":null,"end":null,"recurrence":null,"dueDay":null,"rule":"thực hiện trong suốt thời gian, không có ngày đến hạn"}',
  '{"text":"Hằng năm, trước ngày 15/12","kind":"recurring","start":null,"end":null,"recurrence":"yearly","dueDay":{"month":12,"day":14},"rule":"mỗi năm"}',
  '{"text":"Thứ sáu hằng tuần","kind":"recurring","start":null,"end":null,"recurrence":"weekly","dueDay":{"day":5},"rule":"mỗi tuần"}',
  '{"text":"Sau khi Luật có hiệu lực","kind":"conditional","start":null,"end":null,"recurrence":null,"dueDay":null,"rule":"chờ một điều kiện, chưa tính được ngày"}',
  '{"text":"","kind":"unknown","start":null,"end":null,"recurrence":null,"dueDay":null,"rule":"không đọc được thời hạn"}',
])('a deadline of 0.1.0 is read whole: %s', (json) => {
  expect(deadlineOf(json)).toEqual(JSON.parse(json));
});

const QUARTER =
  '{"text":"Quý IV/2022","kind":"quarter","start":"2022-10-01","end":"2022-12-31","recurrence":null,"dueDay":null,"rule":""}';

test.each([
  ['a kind that a newer version knows', QUARTER.replace('"quarter"', '"decade"'), 'Quý IV/2022'],
  ['a day in another form', QUARTER.replace('"2022-12-31"', '"31/12/2022"'), 'Quý IV/2022'],
  ['a field that is missing', QUARTER.replace('"recurrence":null,', ''), 'Quý IV/2022'],
  ['no words', QUARTER.replace('"Quý IV/2022"', '7'), ''],
  ['half of it', QUARTER.slice(0, 40), ''],
])('%s leaves the words, and claims no day', (_what, json, text) => {
  const unread = { kind: 'unknown', start: null, end: null, recurrence: null, dueDay: null };
  expect(deadlineOf(json)).toEqual({ ...unread, text, rule: 'không đọc được thời hạn' });
});
