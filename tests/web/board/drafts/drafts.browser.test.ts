/** A decision taken in on a phone, by somebody who has only the board, without scripts; the taps are counted. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openDoor } from '../../../../src/web/door/open-door.ts';
import { people } from '../../../people.ts';
import { browserPath, openBrowser } from '../../../support/browser.ts';
import { HANGS_AFTER_MS } from '../../../support/patience.ts';
import { openBoard } from '../open-board.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LEADS = [
  'Sở Xây dựng',
  'Sở Tài chính',
  'Viện Dữ liệu và Đô thị',
  'Trường Cao đẳng Nghề Nghi Sơn',
  'Các sở, ban, ngành cấp tỉnh',
  'Giám đốc Sở Xây dựng',
] as const;
const WHEN = ['Quý IV/2022', '30/11/2022', 'Thường xuyên', '', 'Giai đoạn 2022 - 2025'] as const;
const ROWS = Array.from({ length: 60 }, (_, at) =>
  [at + 1, `Xây dựng và tổ chức thực hiện đề án số ${String(at + 1)}`, LEADS[at % LEADS.length], WHEN[at % WHEN.length]]
    .map((cell) => `"${String(cell)}"`)
    .join(','),
);
const PLAN = ['TT,Nội dung công việc,Cơ quan chủ trì,Thời gian hoàn thành', ...ROWS].join('\n');

const executable = browserPath();

test.skipIf(executable === null)(
  '60 rows come in on a phone from the sign-in to the registry in 13 taps, five of them into fields',
  async () => {
    const board = await openBoard({ programme: [], at: '2022-06-20 08:00' }, null);
    await board.office.linkSecretariat(people.binh);
    const door = await openDoor(
      () => board.web,
      { host: '127.0.0.1', port: 0 },
      (error) => {
        throw error;
      },
    );
    if (door.kind === 'refused') throw new Error(door.problem);
    const browser = await openBrowser(executable ?? '');
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: 'vi-VN',
      bypassCSP: true,
    });
    context.setDefaultTimeout(HANGS_AFTER_MS);
    const page = await context.newPage();
    let taps = 0;
    const tap = async (name: string): Promise<void> => {
      const label = page.getByRole('button', { name }).or(page.getByRole('link', { name, exact: true }));
      await label.first().click();
      taps += 1;
    };
    const isWell = async (place: string): Promise<void> => {
      await page.evaluate(AXE);
      const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
      expect([place, violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)]).toEqual([place, []]);
      expect([place, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([place, 390]);
    };

    await page.goto(new URL(await board.link(people.binh), door.address).href);
    await tap('Vào bảng theo dõi');
    await tap('Văn bản');
    await isWell('drafts');
    await page
      .getByLabel('Tệp văn bản')
      .setInputFiles({ name: 'KH 45.csv', mimeType: 'text/csv', buffer: Buffer.from(PLAN) });
    taps += 2; // choosing a file: the field, and the file
    await tap('Đọc văn bản');
    await sees(page, 'Đã đọc 60 việc');
    await isWell('draft');

    for (const [question, words] of [
      ['Văn bản không ghi ngày ban hành', '10/6/2022'],
      ['Văn bản không ghi tên văn bản', 'Kế hoạch cải cách hành chính năm 2022'],
      ['Văn bản không ghi cơ quan ban hành', 'UBND tỉnh Thanh Hóa'],
      ['Văn bản không ghi số văn bản', '45/KH-UBND'],
      ['Giám đốc Sở Xây dựng', 'thuộc Sở Xây dựng'],
    ] as const) {
      const field = page.getByRole('group').filter({ hasText: question }).getByRole('textbox');
      if ((await field.count()) === 0) continue;
      await field.first().fill(words);
      taps += 1; // into the field
    }
    await tap('Ghi các câu trả lời');
    await isWell('answered');
    while ((await page.getByRole('button', { name: 'Ghi các câu trả lời' }).count()) > 0 && taps < 20) {
      await tap('Ghi các câu trả lời');
    }
    await tap('Xem sẽ gửi cho ai');
    await isWell('last look');
    await tap('Nhận vào sổ');
    await sees(page, 'Đã nhận 45/KH-UBND vào sổ: 60 nhiệm vụ');
    expect(taps).toBe(13);
    await browser.close();
    await door.close();
    board.office.close();
  },
);

async function sees(page: Page, words: string): Promise<void> {
  expect((await page.locator('main').innerText()).replace(/\s+/gu, ' ')).toContain(words);
}
