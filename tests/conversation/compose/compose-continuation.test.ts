import { expect, test } from 'vitest';
import {
  composeLeftOpen,
  continuationRefused,
  originLines,
} from '../../../src/conversation/compose/compose-continuation.ts';
import { PAGE_LENGTH } from '../../../src/conversation/compose/paginate.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { readCursor } from '../../../src/domain/tasks/list-cursor.ts';
import type { Card } from '../../../src/domain/tasks/task.ts';
import { card, TODAY } from './make-card.ts';

const programme = { ...card().task.programme, endsOn: day('2025-12-31') };

/** One agency's share of a task of a programme that has ended. */
function share(taskId: number, agencyId: number): Card {
  const made = card({
    task: { id: taskId, ref: `II.${String(taskId)}`, programme },
    agency: `Ủy ban nhân dân xã số ${String(agencyId)}`,
  });
  return { ...made, agency: { ...made.agency, id: agencyId } };
}

/** The pages, each behind what the button of the one before it names. */
function pagesOf(cards: readonly Card[]): string[] {
  const pages: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page = pages.length + 1;
    const message = composeLeftOpen(cards, TODAY, { page, after: after === '' ? null : readCursor(after) });
    pages.push(message.text);
    const onward = message.buttons.flat().find(({ label }) => label === 'Trang sau ▸');
    after = onward?.action.kind === 'page_after' ? onward.action.after : null;
  }
  return pages;
}

test.each([
  ['one task of 27 leads', [[7, 27]]],
  [
    'a collective task between two others',
    [
      [3, 1],
      [4, 166],
      [9, 2],
    ],
  ],
  [
    'a task whose number is an agency’s id',
    [
      [12, 40],
      [13, 40],
    ],
  ],
] as const)('of what is left open every agency stands on one page: %s', (_, tasks) => {
  const cards = tasks.flatMap(([id, leads]) => Array.from({ length: leads }, (_, at) => share(id, at + 1)));
  const pages = pagesOf(cards);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page.length).toBeLessThan(PAGE_LENGTH + 200);
  for (const page of pages.slice(0, -1)) expect(page).toMatch(/xem tiếp: \/chuyentiep trang \d+$/u);
  const shown = pages.flatMap((page) =>
    [...page.matchAll(/^• #(\d+) .* xã số (\d+):/gmu)].map((found) => [found[1], found[2]]),
  );
  expect(shown).toEqual(cards.map(({ task, agency }) => [String(task.id), String(agency.id)]));
});

test.each([day('2026-01-01'), day('2026-07-15'), TODAY])('an origin is said as it was left, read on %s', (today) => {
  const waited = card({
    task: { id: 3, ref: 'II.3', programme },
    assignment: { waitingFor: 'confirmation', waitingSince: day('2025-12-31'), reportedOn: day('2025-12-31') },
  });
  expect(originLines([waited], today)).toEqual([
    'Tiếp nối #3 (II.3) của Quyết định số 913/QĐ-UBND, kết thúc ngày 31/12/2025; Sở Văn hóa, Thể thao và Du lịch, khi đó: đã báo hoàn thành, đang chờ Văn phòng xác nhận: từ ngày 31/12/2025; báo cáo gần nhất: 31/12/2025.',
  ]);
});

const over = (status: 'completed' | 'cancelled', dueOn: '2026-12-31' | null = '2026-12-31') =>
  card({
    task: { id: 3, programme },
    assignment: {
      status,
      completedOn: status === 'completed' ? day('2025-06-20') : null,
      dueOn: dueOn === null ? null : day(dueOn),
    },
  });

test.each([
  [[over('completed')], 'nhiệm vụ đã hoàn thành ngày 20/06/2025'],
  [[over('completed', null)], 'nhiệm vụ đã kết thúc ngày 20/06/2025'],
  [[over('cancelled')], 'nhiệm vụ đã thôi theo dõi'],
  [[over('completed'), over('completed')], 'nhiệm vụ đã hoàn thành'],
  [[over('cancelled'), over('completed')], 'nhiệm vụ có các phần việc đã hoàn thành hoặc thôi theo dõi'],
])('what is over is said of all its leads (%#)', ([first, ...others], words) => {
  if (first === undefined) expect.unreachable();
  expect(continuationRefused('nothing_open', [first, ...others], [card()], TODAY)).toBe(
    `Chưa chuyển tiếp #3: ${words}, không còn việc để tiếp tục.`,
  );
});
