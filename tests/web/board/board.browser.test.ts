/** The board in a real browser: without scripts, on a phone and on a wall screen, for everybody's eyes and ears. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openDoor, type Door } from '../../../src/web/door/open-door.ts';
import { people } from '../../people.ts';
import { browserPath, openBrowser } from '../../support/browser.ts';
import { linkEverybody, openBoard, type Board } from './open-board.ts';
import { HANGS_AFTER_MS } from '../../support/patience.ts';

const { binh, lan, tung } = people;
const HOSTILE = `<script>document.title='run'</script> <img src=x onerror="document.title='run'"> \u202Eđảo ngược\u202C `;
const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung đô thị', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  { ref: 'I.2', title: HOSTILE + 'một_tên_rất_dài'.repeat(40), lead: 'UBND huyện Thọ Xuân', deadline: '31/3/2022' },
  { ref: 'I.3', title: 'Tuyên truyền', lead: 'Sở Xây dựng', deadline: 'Thường xuyên' },
  { ref: 'I.4', title: 'Rà soát khu công nghiệp', lead: 'Sở Xây dựng', deadline: '31/12/2022' },
  { ref: 'I.5', title: 'Lập đề án nhà ở', lead: 'Sở Xây dựng', deadline: '31/12/2022' },
  { ref: 'I.6', title: 'Nâng cấp tuyến phố', lead: 'Sở Xây dựng', deadline: '31/12/2022' },
  { ref: 'I.7', title: 'Cải tạo chợ', lead: 'Sở Xây dựng', deadline: '31/12/2022' },
  { ref: 'I.8', title: 'Xây dựng công viên', lead: 'Sở Xây dựng', deadline: '31/12/2022' },
] as const;
const PHONE = { width: 390, height: 844 };
const WALL = { width: 1920, height: 1080 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const executable = browserPath();
if (executable === null)
  process.stdout.write('No Chromium on this machine: the browser test of the board is skipped.\n');

describe.skipIf(executable === null)('the board in a browser', () => {
  let browser: Browser;
  let board: Board;
  let door: Door;

  beforeAll(async () => {
    board = await openBoard({ programme: TASKS, at: '2022-06-20 08:00' }, null);
    const opened = await openDoor(
      () => board.web,
      { host: '127.0.0.1', port: 0 },
      (error) => {
        throw error;
      },
    );
    if (opened.kind === 'refused') throw new Error(opened.problem);
    door = opened;
    const { office } = board;
    // A decision's title is a sentence, its number may be anything.
    office.database.raw.prepare('update programme set title = ?').run('Phê duyệt chương trình hành động '.repeat(20));
    await linkEverybody(office);
    await office.says(lan, 'SXD', '1 xong');
    await office.says(lan, 'SXD', '4 xin gia hạn đến 30/6/2023');
    await office.says(lan, 'SXD', '5 xong');
    for (const task of ['6', '7']) await office.says(lan, 'SXD', `${task} xin gia hạn đến 30/6/2023`);
    await office.says(lan, 'SXD', '8 70%');
    await office.says(tung, 'UBNDTX', `2 vướng ${HOSTILE}`);
    browser = await openBrowser(executable ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await door.close();
    board.office.close();
  });

  const at = (path: string): string => new URL(path, door.address).href;

  test('the secretariat comes in by its link, decides, corrects, links and looks somebody up, all without scripts', async () => {
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false, locale: 'vi-VN' });
    context.setDefaultTimeout(HANGS_AFTER_MS);
    const page = await context.newPage();
    const link = at(await board.link(binh));
    await page.goto(link);
    await page.getByRole('button', { name: 'Vào bảng theo dõi' }).click();
    await sees(page, 'Tình hình thực hiện nhiệm vụ');
    await sees(
      page,
      'Tỷ lệ hoàn thành – = hoàn thành ÷ (tổng − còn trong hạn − đang chờ, chưa đến hạn hoặc không ấn định ngày − chưa rà soát hiện trạng) = 0 ÷ (8 − 2 − 5 − 1)',
    );

    await page.getByRole('link', { name: '#1', exact: true }).first().click();
    await page.getByRole('button', { name: 'Xác nhận hoàn thành' }).click();
    await sees(page, 'Đã xác nhận hoàn thành #1');
    expect(board.office.assignment('#1').status).toBe('completed');

    await page.goto(at('/board/tasks?list=waiting'));
    await page.getByRole('link', { name: '#4', exact: true }).click();
    await page.getByLabel('Ngày khác').fill('2023-03-31');
    await page.getByRole('button', { name: 'Đồng ý gia hạn', exact: true }).click();
    await sees(page, '31/03/2023');
    expect(board.office.assignment('#4').dueOn).toBe('2023-03-31');

    await page.goto(at('/board/task/5'));
    await page.getByRole('button', { name: 'Trả lại báo cáo hoàn thành' }).click();
    // The browser itself asks for the reason that the chat would ask for.
    expect(board.office.assignment('#5').status).toBe('pending_confirmation');
    await page.getByLabel('Lý do trả lại').fill('chưa có văn bản');
    await page.getByRole('button', { name: 'Trả lại báo cáo hoàn thành' }).click();
    await sees(page, 'Lý do: “chưa có văn bản”');
    expect(board.office.assignment('#5').status).toBe('in_progress');

    await page.goto(at('/board/task/6'));
    await page.getByRole('button', { name: 'Đồng ý gia hạn', exact: true }).click();
    await sees(page, '30/06/2023');
    expect(board.office.assignment('#6')).toMatchObject({ dueOn: '2023-06-30', waitingFor: null });

    await page.goto(at('/board/task/7'));
    await page.getByLabel('Lý do không đồng ý').fill('không đủ căn cứ');
    await page.getByRole('button', { name: 'Không đồng ý gia hạn' }).click();
    await sees(page, 'Không đồng ý gia hạn #7');
    expect(board.office.assignment('#7')).toMatchObject({ dueOn: '2022-12-31', waitingFor: null });

    await page.goto(at('/board/task/8'));
    await page.getByRole('button', { name: 'Hoàn tác ghi nhận này' }).click();
    await sees(page, 'hoàn tác');
    expect(board.office.assignment('#8')).toMatchObject({ status: 'not_started', progress: null });

    // Letting go stands folded away, is asked for its basis, and can be taken back.
    await page.goto(at('/board/task/8'));
    expect(await page.getByRole('button', { name: 'Thôi theo dõi' }).isVisible()).toBe(false);
    await page.locator('summary', { hasText: 'Thôi theo dõi' }).click();
    await page.getByRole('button', { name: 'Thôi theo dõi' }).click();
    expect(board.office.assignment('#8').status).toBe('not_started');
    await page.getByLabel('Căn cứ: văn bản, hoặc lý do thôi theo dõi').fill('Công văn số 9/UBND-TH');
    await page.getByRole('button', { name: 'Thôi theo dõi' }).click();
    await sees(page, 'Thôi theo dõi #8');
    expect(board.office.assignment('#8').status).toBe('cancelled');
    await page.goto(at('/board/task/8'));
    await page.getByRole('button', { name: 'Hoàn tác ghi nhận này' }).click();
    await sees(page, 'hoàn tác');
    expect(board.office.assignment('#8').status).toBe('not_started');

    await page.goto(at('/board/agency/SXD'));
    await page.getByRole('button', { name: 'Cấp mã liên kết nhóm chat' }).click();
    const code = /\/lienket ([A-Z0-9-]{14})/.exec(await page.locator('main').innerText())?.[1] ?? '';
    await board.office.says(lan, 'LA', `/lienket ${code}`);
    expect(board.office.lastTo('LA').text).toContain('Nhóm này đã được liên kết với Sở Xây dựng');

    await page.getByLabel('Tìm nhiệm vụ').fill('quy hoach');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await sees(page, 'Tất cả: 1');
    await page.getByRole('button', { name: 'Thoát' }).click();
    await sees(page, 'Đã thoát');
    await page.goto(at('/board'));
    await sees(page, 'Chưa đăng nhập');
    await page.goto(link);
    await sees(page, 'Đường dẫn không còn dùng được');
    await context.close();
  });

  test('a focal point is refused another agency’s pages, and a link that is too old lets nobody in', async () => {
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false, locale: 'vi-VN' });
    context.setDefaultTimeout(HANGS_AFTER_MS);
    const page = await context.newPage();
    await page.goto(at(await board.link(lan)));
    await page.getByRole('button', { name: 'Vào bảng theo dõi' }).click();
    await sees(page, 'Tình hình thực hiện nhiệm vụ');
    expect(await page.content()).not.toContain('Thọ Xuân');
    for (const path of ['/board/agency/UBNDTX', '/board/task/2', '/board/agencies', '/board?agency=UBNDTX']) {
      const answer = await page.goto(at(path));
      expect([path, answer?.status()]).toEqual([path, 404]);
      await sees(page, 'Không có trang này');
      expect(await page.content()).not.toContain('Thọ Xuân');
    }
    await page.goto(at('/board/task/1'));
    expect(await page.getByRole('button', { name: 'Xác nhận hoàn thành' }).count()).toBe(0);
    await context.clearCookies();

    const [unopened, opened] = [at(await board.link(binh)), at(await board.link(binh))];
    await page.goto(opened);
    board.office.moveTo('2022-06-20 08:05');
    await page.getByRole('button', { name: 'Vào bảng theo dõi' }).click();
    await sees(page, 'Đường dẫn không còn dùng được');
    await page.goto(unopened);
    await sees(page, 'Đường dẫn không còn dùng được');
    await page.goto(at('/board'));
    await sees(page, 'Chưa đăng nhập');
    await context.close();
  });

  test.each([
    ['on a phone in the light', PHONE, 'light'],
    ['on a wall screen in the dark', WALL, 'dark'],
  ] as const)(
    '%s every page can be read by all, and no text leaves its place or runs',
    async (_where, viewport, colorScheme) => {
      const context = await browser.newContext({ viewport, colorScheme, locale: 'vi-VN', bypassCSP: true });
      context.setDefaultTimeout(HANGS_AFTER_MS);
      const page = await context.newPage();
      const elsewhere: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(door.address)) elsewhere.push(request.url());
      });
      const link = at(await board.link(binh));
      await page.goto(at('/board'));
      expect(['signed out', await violations(page)]).toEqual(['signed out', []]);
      await page.goto(link);
      expect(['sign-in', await violations(page)]).toEqual(['sign-in', []]);
      await page.getByRole('button', { name: 'Vào bảng theo dõi' }).click();
      for (const path of [
        new URL(link).pathname,
        '/board',
        '/board/tasks?list=all&q=a',
        '/board/agencies',
        '/board/task/2',
        '/board/task/4',
        '/board/calendar',
        '/board/nowhere',
        '/board/agency/UBNDTX',
      ]) {
        await page.goto(at(path));
        expect([path, await violations(page)]).toEqual([path, []]);
        const width = await page.evaluate('document.documentElement.scrollWidth');
        expect([path, width]).toEqual([path, viewport.width]);
        expect(await page.title()).not.toBe('run');
      }
      await page.getByRole('button', { name: 'Cấp mã liên kết nhóm chat' }).click();
      expect(['code', await violations(page)]).toEqual(['code', []]);
      await page.getByRole('button', { name: 'Thoát' }).click();
      expect(['out', await violations(page)]).toEqual(['out', []]);
      expect(elsewhere).toEqual([]);
      await context.close();
    },
  );
});

async function sees(page: Page, words: string): Promise<void> {
  const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  expect(text).toContain(words);
}

/** What axe finds against WCAG and good practice, in few words. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
