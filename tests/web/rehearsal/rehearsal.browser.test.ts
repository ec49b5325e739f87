/** The page as a newcomer meets it: a real browser, scripts switched off. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { browserPath, openBrowser } from '../../support/browser.ts';
import { openRehearsal, type Visitor } from './open-rehearsal.ts';
import { HANGS_AFTER_MS } from '../../support/patience.ts';

const SUNDAY_NOON = '2026-11-22T05:00:00Z';
const PARTY = 'Huyện ủy Thọ Xuân';
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

const executable = browserPath();
if (executable === null)
  process.stdout.write('No Chromium on this machine: the browser test of the rehearsal is skipped.\n');

describe.skipIf(executable === null)('the rehearsal in a browser without scripts', () => {
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    browser = await openBrowser(executable ?? '');
  });
  afterAll(async () => {
    await browser.close();
  });

  async function onPage(viewport: typeof PHONE, walk: (page: Page) => Promise<void>): Promise<void> {
    visitor = await openRehearsal(SUNDAY_NOON);
    const context = await browser.newContext({ viewport, javaScriptEnabled: false, locale: 'vi-VN' });
    const complaints: string[] = [];
    try {
      context.setDefaultTimeout(HANGS_AFTER_MS);
      const page = await context.newPage();
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(visitor.rehearsal.address);
      await walk(page);
      expect(complaints).toEqual([]);
    } finally {
      await context.close();
      await visitor.rehearsal.stop();
    }
  }

  test('a newcomer moves the clock, is asked, answers by button and in words, and finds it on record', async () => {
    await onPage(DESKTOP, async (page) => {
      await page.getByRole('button', { name: 'Đến tin kế tiếp' }).click();
      await sees(page.getByRole('status'), 'đã gửi 18 tin tự động tới 18 nhóm');

      await page.getByRole('navigation').getByRole('link', { name: PARTY }).click();
      await sees(page.locator('.transcript > li:last-child'), `Rà soát hiện trạng nhiệm vụ – ${PARTY}`);
      await page.getByRole('button', { name: 'Đang thực hiện' }).click();
      await sees(page.locator('.transcript > li:last-child'), 'Đã ghi nhận #48 (X.1)');

      await page.getByRole('button', { name: 'Trả lời', exact: true }).first().click();
      await page.getByLabel('Nội dung').fill('70%, vướng kinh phí');
      await page.getByRole('button', { name: 'Gửi' }).click();
      await sees(page.locator('.transcript > li:last-child'), '70 %; vướng mắc: kinh phí');

      await page.getByRole('main').getByRole('link', { name: 'Hồ sơ' }).click();
      await sees(page.getByRole('main'), 'đang thực hiện, 70 %');
      await page.getByRole('link', { name: '#48' }).first().click();
      await sees(page.locator('.history'), '“70%, vướng kinh phí”');
    });
  });

  test('whoever is chosen and what is half written stay while a message to answer is picked', async () => {
    await onPage(DESKTOP, async (page) => {
      await page.getByRole('button', { name: 'Đến tin kế tiếp' }).click();
      await page.getByRole('navigation').getByRole('link', { name: PARTY }).click();
      const speaker = page.getByLabel('Nói và bấm nút với tư cách');
      await speaker.selectOption({ label: 'Người ngoài – chưa đăng ký' });
      const chosen = await speaker.inputValue();
      await page.getByLabel('Nội dung').fill('xong');
      await page.getByRole('button', { name: 'Trả lời', exact: true }).click();
      await sees(page.locator('.answering'), 'Trả lời tin của Đôn Đốc');
      expect(await speaker.inputValue()).toBe(chosen);
      expect(await page.getByLabel('Nội dung').inputValue()).toBe('xong');
      await page.getByRole('button', { name: 'Gửi' }).click();
      await sees(page.locator('.transcript > li:last-child'), 'Chỉ đầu mối');
    });
  });

  test('everything fits a phone: no page is wider than the screen, and the newest message is in sight', async () => {
    await onPage(PHONE, async (page) => {
      await page.getByRole('button', { name: 'Đến tin kế tiếp' }).click();
      await page.getByLabel('Nhóm', { exact: true }).selectOption({ label: `${PARTY} (1 tin mới)` });
      await page.getByRole('button', { name: 'Mở' }).click();
      await page.getByRole('button', { name: 'Đã nhận', exact: true }).waitFor();
      expect(await widthOf(page)).toBe(PHONE.width);
      await page.getByRole('button', { name: 'Vướng mắc' }).click();
      const newest = page.locator('.transcript > li:last-child', { hasText: 'đơn vị nêu rõ khó khăn, vướng mắc' });
      await newest.waitFor();
      const question = await newest.boundingBox();
      expect(question?.y).toBeGreaterThanOrEqual(0);
      expect(question?.y).toBeLessThan(PHONE.height);

      for (const path of ['', 'open-board', 'board/task/48', 'open-board?agency=18', 'chat/1', 'chat/2']) {
        await page.goto(visitor.rehearsal.address + path);
        expect([path, await widthOf(page)]).toEqual([path, PHONE.width]);
      }
    });
  });
});

/** Waits until it says so: a click returns before the page it leads to is there. */
async function sees(where: Locator, words: string): Promise<void> {
  await where.filter({ hasText: words }).first().waitFor();
}

/** The width of all that can be scrolled to; scripts of the page are off, the debugger's are not. */
async function widthOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const { cssContentSize } = await session.send('Page.getLayoutMetrics');
  await session.detach();
  return cssContentSize.width;
}
