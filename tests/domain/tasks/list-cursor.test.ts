import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../../src/domain/calendar/dates.ts';
import { cursorOf, cursorText, isBehind, readCursor, type Cursor } from '../../../src/domain/tasks/list-cursor.ts';
import { LIST_NAMES } from '../../../src/domain/tasks/list-name.ts';
import type { Card } from '../../../src/domain/tasks/task.ts';
import { card } from '../../conversation/compose/make-card.ts';

const dayOrNone = fc.option(fc.integer({ min: 0, max: 40 }).map((after) => addDays(day('2026-01-20'), after)));
const cards = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 99 }),
    task: fc.integer({ min: 1, max: 9 }),
    due: dayOrNone,
    wait: dayOrNone,
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
);
const cardOf = ({
  id,
  task,
  due,
  wait,
}: {
  id: number;
  task: number;
  due: Card['assignment']['dueOn'];
  wait: typeof due;
}): Card => card({ task: { id: task }, assignment: { id, taskId: task, dueOn: due, waitingSince: wait } });

describe('a cursor', () => {
  test('comes back from its text as it was', () => {
    fc.assert(
      fc.property(cards, fc.constantFrom(...LIST_NAMES), (made, list) => {
        for (const one of made) {
          const cursor = cursorOf(list, cardOf(one));
          expect(readCursor(cursorText(cursor))).toEqual(cursor);
        }
      }),
    );
    const longest: Cursor = { list: 'upcoming', day: day('2026-12-31'), number: 1_234_567_890, id: 9_999_999_999 };
    expect(cursorText(longest).length).toBeLessThanOrEqual(45);
    expect(readCursor(cursorText(longest))).toEqual(longest);
  });

  test.each([
    ['overdue.2022-06-30.12', { list: 'overdue', day: '2022-06-30', number: 12, id: 12 }],
    ['open..7', { list: 'open', day: null, number: 7, id: 7 }],
    ['all..3.7', { list: 'all', day: null, number: 3, id: 7 }],
  ])('is read from %s', (text, cursor) => {
    expect(readCursor(text)).toEqual(cursor);
  });

  test.each([
    '',
    'overdue',
    'late.2022-06-30.12',
    'overdue.2022-02-30.12',
    'overdue.2022-06-30.',
    'open..07',
    'all..7.7',
  ])('is not read from %j', (text) => {
    expect(readCursor(text)).toBeNull();
  });

  test('stands before all that is behind it and behind nothing twice: each list has one order', () => {
    fc.assert(
      fc.property(cards, fc.constantFrom(...LIST_NAMES), (made, list) => {
        const all = made.map(cardOf);
        const behind = all.map((one) => all.filter((other) => isBehind(other, cursorOf(list, one))).length);
        // In an order, one thing has nothing behind it, one has one, and so on.
        expect(behind.sort((a, b) => a - b)).toEqual(all.map((_, index) => index));
      }),
    );
  });
});
