// covers src/usecases/programme/import-indicators.ts

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { indicatorById, listIndicators } from '../../../src/store/programmes/indicators.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

describe('the targets of Decision 913', () => {
  let office: Office;
  let poor: number;

  beforeEach(async () => {
    office = await openOffice({ at: '2026-11-23 09:00' });
    await office.linkAgency('UBNDTX', people.tung);
    await office.linkSecretariat(people.binh);
    poor = office.database.read(
      (tx) => listIndicators(tx, null).find(({ name }) => name === 'tỷ lệ hộ nghèo')?.id ?? 0,
    );
  });
  afterEach(() => {
    office.close();
  });

  const values = (id: number) => office.database.read((tx) => indicatorById(tx, id)?.values);

  test('are 36, of 23 indicators: the same thing by 2025 and by 2030 is one', () => {
    const indicators = office.database.read((tx) => listIndicators(tx, '913-qd-ubnd'));
    expect(indicators).toHaveLength(23);
    expect(indicators.flatMap(({ targets }) => targets)).toHaveLength(36);
    const exports = indicators.find(({ name }) => name === 'giá trị xuất khẩu');
    expect(exports).toMatchObject({ unit: 'triệu USD' });
    expect(exports?.targets.map(({ value, text }) => [value, text])).toEqual([
      [100, '100 triệu USD'],
      [1000, '1 tỷ USD'],
    ]);
  });

  test('Tùng reports a value, corrects it, and both stay in the record', async () => {
    await office.says(people.tung, 'UBNDTX', `chỉ tiêu ${String(poor)}: 1,3%`, { mention: true });
    expect(office.lastTo('UBNDTX').text).toContain(`Đã ghi nhận Chỉ tiêu ${String(poor)}: Tỷ lệ hộ nghèo`);
    expect(office.lastTo('UBNDTX').text).toContain('Năm 2026: 1,3 %.');
    await office.says(people.tung, 'UBNDTX', `chỉ tiêu ${String(poor)} năm 2026: 0,7 %`, { mention: true });
    expect(office.lastTo('UBNDTX').text).toContain('Năm 2026: 0,7 % (thay cho 1,3 %).');
    expect(office.lastTo('UBNDTX').text).toContain('Mục tiêu dưới 0,8 % (đến năm 2030): đã đạt, 0,7 %.');
    expect(values(poor)).toEqual([{ year: 2026, value: 0.7 }]);
    const kept = office.database.raw.prepare('select count(*) from indicator_value').pluck().get();
    expect(kept).toBe(2);
  });

  test('one message may report indicators and tasks, a line each', async () => {
    await office.says(
      people.tung,
      'UBNDTX',
      `chỉ tiêu ${String(poor)} năm 2025: 1,5%\nIII.1.1 40%\nchỉ tiêu ${String(poor)} năm 2026: 1,2%`,
      { mention: true },
    );
    expect(values(poor)).toEqual([
      { year: 2025, value: 1.5 },
      { year: 2026, value: 1.2 },
    ]);
    expect(office.assignment('III.1.1', 'UBNDTX').progress).toBe(40);
    await office.says(people.tung, 'UBNDTX', `/chitieu ${String(poor)}`);
    expect(office.lastTo('UBNDTX').text).toContain('Xu hướng: giảm 0,3 điểm % so với năm 2025.');
  });

  test.each([
    ['another unit', '1,3 ha', 'tính bằng %, không phải “ha”'],
    ['a year to come', ' năm 2030: 1%', 'Năm 2030 không nằm trong khoảng'],
    ['more than all', ': 130%', 'không thể quá 100 %'],
    ['a figure that is none', ': gần 2%', 'Chưa rõ giá trị'],
  ])('%s is asked about and not recorded', async (_what, words, answer) => {
    await office.says(people.tung, 'UBNDTX', `chỉ tiêu ${String(poor)} ${words}`, { mention: true });
    expect(office.lastTo('UBNDTX').text).toContain(answer);
    expect(values(poor)).toEqual([]);
  });

  test('early in a year the year must be written', async () => {
    office.moveTo('2027-02-01 09:00');
    await office.says(people.tung, 'UBNDTX', `chỉ tiêu ${String(poor)}: 1,3%`, { mention: true });
    expect(office.lastTo('UBNDTX').text).toContain('của năm 2026 hay năm 2027?');
    expect(values(poor)).toEqual([]);
  });

  test('an outsider reports nothing', async () => {
    await office.says(people.outsider, 'UBNDTX', `chỉ tiêu ${String(poor)}: 1,3%`, { mention: true });
    expect(office.lastTo('UBNDTX').text).toContain('Chỉ đầu mối của đơn vị hoặc Văn phòng');
    expect(values(poor)).toEqual([]);
  });
});
