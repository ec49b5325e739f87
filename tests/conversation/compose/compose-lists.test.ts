import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeAction } from '../../../src/channels/telegram/action-codec.ts';
import { composeOverdue, composeTaskList, type ListContext } from '../../../src/conversation/compose/compose-lists.ts';
import type { Action, OutgoingMessage } from '../../../src/conversation/message/message.ts';
import { addDays } from '../../../src/domain/calendar/dates.ts';
import { isOf, readCursor, type Cursor } from '../../../src/domain/tasks/list-cursor.ts';
import { LIST_NAMES, type ListName } from '../../../src/domain/tasks/list-name.ts';
import type { Card } from '../../../src/domain/tasks/task.ts';
import { card, overdueCard, TODAY } from './make-card.ts';

const context: ListContext = { today: TODAY, agency: null, agencies: null, argument: '', page: 1, after: null };
const AGENCIES = ['Sở Xây dựng', 'UBND huyện Thọ Xuân', 'Sở Y tế'];

/** Due on `daysAgo`, at one of three agencies. */
function late(id: number, daysAgo: number): Card {
  const made = overdueCard(id, AGENCIES[id % 3]);
  const agency = { ...made.agency, id: 1 + (id % 3) };
  return { ...made, agency, assignment: { ...made.assignment, agencyId: agency.id, dueOn: addDays(TODAY, -daysAgo) } };
}

function waits(id: number, daysAgo: number): Card {
  const since = addDays(TODAY, -daysAgo);
  return card({
    task: { id },
    assignment: { status: 'pending_confirmation', waitingFor: 'confirmation', waitingSince: since },
  });
}

/** As the store lists them. */
function inOrder(cards: readonly Card[], dayOf: (card: Card) => string): Card[] {
  return [...cards].sort((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.assignment.id - b.assignment.id);
}

const numbersIn = ({ text }: OutgoingMessage): number[] =>
  [...text.matchAll(/^(?:[^#\n]*: )?#(\d+) \(/gmu)].map((match) => Number(match[1]));

function nextOf({ buttons }: OutgoingMessage): (Action & { kind: 'page_after' }) | null {
  const action = buttons.flat().find(({ label }) => label === 'Trang sau ▸')?.action;
  if (action === undefined) return null;
  if (action.kind !== 'page_after') throw new Error('the next page is found by counting');
  expect(Buffer.byteLength(encodeAction(action))).toBeLessThanOrEqual(64);
  return action;
}

const cardCursor = (text: string): Cursor<ListName> | null => {
  const cursor = readCursor(text);
  return isOf(cursor, LIST_NAMES) ? cursor : null;
};

/** All that is shown from the first page to the last, while `leaving(page)` are taken out of the list before each page. */
function walk(show: (context: ListContext) => OutgoingMessage, leave: (page: number) => void): number[] {
  const shown: number[] = [];
  let next: Pick<ListContext, 'page' | 'after'> | null = { page: 1, after: null };
  while (next !== null) {
    const message: OutgoingMessage = show({ ...context, ...next });
    shown.push(...numbersIn(message));
    const action = nextOf(message);
    next = action === null ? null : { page: action.page, after: cardCursor(action.after) };
    if (next !== null) {
      expect(next.after).not.toBeNull();
      leave(next.page);
    }
  }
  return shown;
}

const days = (most: number) => fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 20, maxLength: most });
const leaving = fc.array(fc.array(fc.nat({ max: 150 }), { maxLength: 12 }), { minLength: 8, maxLength: 8 });

describe('a list that loses things between its pages', () => {
  test('shows all that is overdue or waits from first to last page, each exactly once', () => {
    fc.assert(
      fc.property(days(90), days(30), leaving, (lateBy, waitFor, gone) => {
        let overdue = inOrder(
          lateBy.map((by, index) => late(1 + index, by)),
          ({ assignment }) => assignment.dueOn ?? '',
        );
        let waiting = inOrder(
          waitFor.map((by, index) => waits(101 + index, by)),
          ({ assignment }) => assignment.waitingSince ?? '',
        );
        const everShown = walk(
          (shown) =>
            composeOverdue(
              {
                overdue: { kind: 'whole', cards: overdue },
                waiting: { kind: 'whole', cards: waiting },
                silent: { count: 0, more: false },
                unreviewed: { count: 0, more: false },
                unlinked: 0,
              },
              shown,
            ),
          (page) => {
            const left = new Set(gone[page % gone.length]);
            overdue = overdue.filter(({ task }) => !left.has(task.id));
            waiting = waiting.filter(({ task }) => !left.has(task.id));
          },
        );
        expect(new Set(everShown).size).toBe(everShown.length);
        expect(everShown).toEqual(expect.arrayContaining([...overdue, ...waiting].map(({ task }) => task.id)));
      }),
      { numRuns: 40 },
    );
  });

  test('shows all that stays open, with a date or without one, exactly once', () => {
    fc.assert(
      fc.property(days(90), leaving, (dueIn, gone) => {
        let cards = inOrder(
          dueIn.map((by, index) => {
            const made = late(1 + index, by);
            return by % 4 === 0 ? { ...made, assignment: { ...made.assignment, dueOn: null } } : made;
          }),
          ({ assignment }) => assignment.dueOn ?? '9999',
        );
        const shown = walk(
          (seen) => composeTaskList('open', { kind: 'whole', cards }, seen),
          (page) => {
            const left = new Set(gone[page % gone.length]);
            cards = cards.filter(({ task }) => !left.has(task.id));
          },
        );
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown).toEqual(expect.arrayContaining(cards.map(({ task }) => task.id)));
      }),
      { numRuns: 40 },
    );
  });

  test('says so when nothing is left behind what was shown', () => {
    const cards = Array.from({ length: 60 }, (_, index) => late(1 + index, 30));
    const next = nextOf(composeTaskList('open', { kind: 'whole', cards }, context));
    const shown = composeTaskList(
      'open',
      { kind: 'whole', cards: cards.slice(0, 3) },
      { ...context, page: 2, after: cardCursor(next?.after ?? '') },
    );
    expect(shown.text.split('\n')).toEqual([
      'Nhiệm vụ đang mở, tính đến ngày 23/11/2026: 3',
      'Không còn mục nào sau trang trước.',
      '',
      'Trang 2/2',
    ]);
    expect(shown.buttons).toEqual([
      [{ label: '◂ Trang trước', action: { kind: 'page', command: 'viec', argument: '', page: 1 } }],
    ]);
  });
});
