import { expect, test } from 'vitest';
import { composeLeftOpen } from '../../../src/conversation/compose/compose-continuation.ts';
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
