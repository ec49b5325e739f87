import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { stripDiacritics } from '../../../src/domain/strip-diacritics.ts';
import { readDate } from '../../../src/domain/deadlines/read-date.ts';

/** A Tuesday. */
const TODAY = day('2026-11-10');

const DATES: readonly (readonly [string, string])[] = [
  ['30/12/2026', '2026-12-30'],
  ['30/12/26', '2026-12-30'],
  ['30-12-26', '2026-12-30'],
  ['30.12.2026', '2026-12-30'],
  ['2026-12-30', '2026-12-30'],
  ['ngày 30 tháng 12 năm 2026', '2026-12-30'],
  ['30 tháng 12', '2026-12-30'],
  ['30/12', '2026-12-30'],
  ['mười lăm tháng mười hai', '2026-12-15'],
  ['hai mươi tháng mười một', '2026-11-20'],
  ['hai mươi mốt tháng một', '2027-01-21'],
  ['mùng 9', '2026-12-09'],
  ['đến mùng 5', '2026-12-05'],
  ['5/1', '2027-01-05'],
  ['15/3', '2027-03-15'],
  ['30.12', '2026-12-30'],
  ['30-12', '2026-12-30'],
  ['10/11', '2026-11-10'],
  ['30/10/2026', '2026-10-30'],
  ['ngày 15', '2026-11-15'],
  ['ngày 5', '2026-12-05'],
  ['ngày 15 tháng sau', '2026-12-15'],
  ['ngày 31/3 năm sau', '2027-03-31'],
  ['cuối tháng', '2026-11-30'],
  ['cuoi thang', '2026-11-30'],
  ['hết tháng này', '2026-11-30'],
  ['cuối tháng sau', '2026-12-31'],
  ['tháng sau', '2026-12-31'],
  ['sang tháng', '2026-12-31'],
  ['sang tháng 12', '2026-12-31'],
  ['tháng 12', '2026-12-31'],
  ['t12', '2026-12-31'],
  ['th12', '2026-12-31'],
  ['tháng 11', '2026-11-30'],
  ['hết tháng 12 năm nay', '2026-12-31'],
  ['tháng 3 năm sau', '2027-03-31'],
  ['hết quý I/2027', '2027-03-31'],
  ['hết quý I', '2027-03-31'],
  ['hết quí I/2027', '2027-03-31'],
  ['quí này', '2026-12-31'],
  ['hết quý Ⅰ', '2027-03-31'],
  ['trc 30/12', '2026-12-29'],
  ['trc. 30/12', '2026-12-29'],
  ['tr. 30/12', '2026-12-29'],
  ['2026/12/30', '2026-12-30'],
  ['quý IV', '2026-12-31'],
  ['quý này', '2026-12-31'],
  ['quý sau', '2027-03-31'],
  ['6 tháng đầu năm 2027', '2027-06-30'],
  ['cuối năm', '2026-12-31'],
  ['hết năm', '2026-12-31'],
  ['cuối năm sau', '2027-12-31'],
  ['năm 2027', '2027-12-31'],
  ['thứ 6', '2026-11-13'],
  ['thứ sáu tuần sau', '2026-11-20'],
  ['thứ hai', '2026-11-16'],
  ['chủ nhật', '2026-11-15'],
  ['thứ 6, 18/12/2026', '2026-12-18'],
  ['thứ sáu 18/12', '2026-12-18'],
  ['tuần này', '2026-11-13'],
  ['tuần sau', '2026-11-20'],
  ['hết tuần', '2026-11-13'],
  ['hôm nay', '2026-11-10'],
  ['mai', '2026-11-11'],
  ['ngày mai', '2026-11-11'],
  ['ngày kia', '2026-11-12'],
  ['hôm qua', '2026-11-09'],
  ['2 tuần nữa', '2026-11-24'],
  ['hai tuần nữa', '2026-11-24'],
  ['10 ngày nữa', '2026-11-20'],
  ['trong vòng 2 tuần', '2026-11-24'],
  ['đến 30/12', '2026-12-30'],
  ['chậm nhất 30/12', '2026-12-30'],
  ['trước 30/12', '2026-12-29'],
  ['trước ngày 30/12/2026', '2026-12-29'],
  ['trước 17h ngày 30/12', '2026-12-30'],
  ['trước tháng 12', '2026-11-30'],
  ['gh 30/12/2026', '2026-12-30'],
  ['xin gia hạn đến dịp Quốc khánh năm 2027', '2027-09-02'],
  ['đến Tết Dương lịch 2027', '2027-01-01'],
  ['dự kiến xong trước Tết Dương lịch', '2026-12-31'],
  ['xong trước ngày Nhà giáo Việt Nam', '2026-11-19'],
  ['lùi từ 15/11 đến 30/12', '2026-12-30'],
  ['đề nghị lùi thời hạn sang quý I/2027', '2027-03-31'],
  ['xin gia hạn đến 30/12 vì vướng mặt bằng 3/5 xã', '2026-12-30'],
  ['xin gia hạn đến 30/12 theo CV 45/SNV-TC ngày 5/11/2026', '2026-12-30'],
  ['gia hạn thêm 15 ngày, đến 30/12/2026', '2026-12-30'],
];

const LENGTHS: readonly (readonly [string, { days?: number; months?: number }])[] = [
  ['thêm 15 ngày', { days: 15 }],
  ['cho xin thêm 2 tuần', { days: 14 }],
  ['xin thêm 2 tuần nữa', { days: 14 }],
  ['gia hạn 15 ngày', { days: 15 }],
  ['lùi thời hạn 2 tuần', { days: 14 }],
  ['thêm nửa tháng', { days: 15 }],
  ['thêm 1 tháng', { months: 1 }],
  ['kéo dài ba tháng', { months: 3 }],
  ['gia hạn thêm 1 quý', { months: 3 }],
];

const AMBIGUOUS: readonly string[] = [
  '30/2',
  '31/4',
  '30/13',
  '29/2',
  'ngày 31',
  'tháng 13',
  'quý V',
  'T6',
  'thứ 3',
  'thứ 2 tuần này',
  'thứ hai, 18/12/2026',
  '15/11 hoặc 30/12',
  '15/11 họp, 30/12 xong',
  'đầu tháng 12',
  'giữa tháng',
  'khoảng 30/12',
  'sang năm',
  'năm sau',
  '25/6/30',
  '2026-27',
  '15 tháng Giêng',
  '20 tháng chạp',
  'mùng 5 tháng 12',
  'mùng 5 tháng Giêng',
  'mùng 3/1',
  '15/10',
  '30/10',
  '2/9',
  'tháng 10',
  'quý III',
  'đến ngày Quốc khánh',
  'rằm tháng 12',
  'tháng Giêng',
  'trước tháng Chạp',
  '15/12 âm lịch',
  'nhiệm kỳ 2025-2030',
  '2 tuần',
  'vài ngày nữa',
  '1 tháng rưỡi nữa',
  'thêm 15 ngày làm việc',
  'từ 15/11',
];

const NONE: readonly string[] = [
  '',
  'đã xong',
  '70%',
  '3/5 xã',
  'chị Mai đang làm',
  'sau khi có vốn',
  'văn bản số 123/BC-SXD ngày 5/11/2026',
  'đang chuẩn bị chào mừng Quốc khánh',
  'đã chi chế độ thương binh liệt sĩ',
  'thứ tự ưu tiên',
];

describe('a day named in a reply on Tuesday 10/11/2026', () => {
  test.each(DATES)('“%s” is %s', (text, date) => {
    expect(readDate(text, TODAY)).toEqual({ kind: 'date', date });
  });

  test.each(LENGTHS)('“%s” is added to the deadline', (text, length) => {
    expect(readDate(text, TODAY)).toEqual({ kind: 'relative', ...length });
  });

  test.each(AMBIGUOUS)('“%s” must be asked about', (text) => {
    expect(readDate(text, TODAY)).toEqual({ kind: 'ambiguous' });
  });

  test.each(NONE)('“%s” names no day', (text) => {
    expect(readDate(text, TODAY)).toEqual({ kind: 'none' });
  });

  // "thứ tự" without its marks is also Wednesday; it then reads as a day.
  const phrases = [...DATES, ...LENGTHS].map(([text]) => text).concat(AMBIGUOUS, NONE.slice(0, -1));

  test.each(phrases)('“%s” reads the same without diacritics, in capitals and decomposed', (text) => {
    const reading = readDate(text, TODAY);
    expect(readDate(stripDiacritics(text), TODAY)).toEqual(reading);
    expect(readDate(text.toUpperCase(), TODAY)).toEqual(reading);
    expect(readDate(text.normalize('NFD'), TODAY)).toEqual(reading);
  });
});

describe('a day named at an edge of the calendar', () => {
  test.each([
    ['cuối tháng', '2028-02-10', '2028-02-29'],
    ['29/2', '2027-12-31', 'ambiguous'],
    ['29/2', '2028-01-05', '2028-02-29'],
    ['tháng sau', '2026-12-31', '2027-01-31'],
    ['quý sau', '2026-12-31', '2027-03-31'],
    ['ngày 5', '2026-12-06', '2027-01-05'],
    ['mùng 5', '2026-12-06', 'ambiguous'],
    ['mùng 5', '2027-02-20', '2027-03-05'],
    ['15/11', '2026-11-30', 'ambiguous'],
    ['31/5', '2026-11-30', '2027-05-31'],
    ['1/6', '2026-11-30', 'ambiguous'],
    ['hết quý I', '2027-03-31', '2027-03-31'],
    ['1 tháng nữa', '2027-01-31', '2027-02-28'],
    ['tuần này', '2026-11-14', 'ambiguous'],
    ['tuần sau', '2026-11-15', '2026-11-20'],
    ['mai', '2026-12-31', '2027-01-01'],
  ])('“%s” said on %s is %s', (text, today, expected) => {
    const reading = readDate(text, day(today));
    expect(reading.kind === 'date' ? reading.date : reading.kind).toBe(expected);
  });
});

describe('any text', () => {
  const words = [
    'đến',
    'trước',
    'hết',
    'cuối',
    'tháng',
    'tuần',
    'sau',
    'này',
    'thứ',
    '6',
    '30/12',
    'ngày',
    '15',
    'thêm',
    'nữa',
    'quý',
    'I',
    'năm',
    'mai',
    'và',
  ];
  const phrase = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((parts) => parts.join(' '));

  test('may hold a name that every object of the language has', () => {
    expect(readDate('constructor sang constructor', TODAY)).toEqual({ kind: 'none' });
  });

  test('never throws and gives real days only', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), phrase), (text) => {
        const reading = readDate(text, TODAY);
        if (reading.kind === 'date') expect(day(reading.date)).toBe(reading.date);
      }),
      { numRuns: 2000 },
    );
  });

  test('noise of 4,000 characters is read to its end', () => {
    expect(readDate('từ đến 1/ '.repeat(400), TODAY).kind).not.toBe('date');
  });
});
