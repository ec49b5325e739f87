import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from './command-line.ts';

describe('dondoc indicators', () => {
  test('lists the 36 targets in the form that scripts rely on', async () => {
    const registry = join(temporaryFolder(), 'registry.sqlite');
    const { json, status } = await run(registry, ['indicators', '--json']);
    expect(status).toBe(0);
    expect(json).toHaveLength(36);
    expect(json.find(({ name, by }) => name === 'tỷ lệ hộ nghèo' && by === '2030')).toMatchObject({
      value: 0.8,
      unit: '%',
      comparator: '<',
      section: 'II.7',
      reported: null,
    });
    expect((await run(registry, ['indicators'])).out).toContain('45.000 tỷ đồng trở lên (giai đoạn 2026 - 2030)');
  });

  test('refuses a file that cannot be used, and a programme that has its targets', async () => {
    const folder = temporaryFolder();
    const registry = join(folder, 'registry.sqlite');
    const file = join(folder, 'targets.csv');
    writeFileSync(file, 'Mục,Chỉ tiêu,Giá trị,Đơn vị tính,So sánh,Đến\nII,tỷ lệ,nhiều,%,>=,2025\n');
    const args = ['indicators', '--programme', '913-qd-ubnd', '--import', file];
    expect((await run(registry, args)).err).toContain('Dòng 2: giá trị “nhiều” không phải là số');
    writeFileSync(file, 'Mục,Chỉ tiêu,Giá trị,Đơn vị tính,So sánh,Đến\nII,tỷ lệ,"24,5",%,>=,2025\n');
    expect(await run(registry, args)).toMatchObject({ status: 1 });
    expect((await run(registry, ['indicators', '--import', file])).err).toContain('--programme');
  });
});
