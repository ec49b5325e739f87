import { day } from '../../../src/domain/calendar/dates.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAction, encodeAction } from '../../../src/channels/telegram/action-codec.ts';
import type { Action } from '../../../src/conversation/message/message.ts';

const rowId = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('choose' as const), assignment: rowId, rev: count }),
  fc.record({ kind: fc.constant('extend' as const), assignment: rowId, rev: count }),
  fc.record({ kind: fc.constant('acknowledge' as const), assignment: rowId, rev: count }),
  fc.record({
    kind: fc.constant('report' as const),
    assignment: rowId,
    rev: count,
    status: fc.constantFrom('not_started' as const, 'in_progress' as const, 'blocked' as const, 'completed' as const),
  }),
  fc.constant({ kind: 'acknowledge_all' as const }),
  fc.constant({ kind: 'unchanged_all' as const }),
  fc.constant({ kind: 'in_progress_all' as const }),
  fc.record({
    kind: fc.constantFrom('extend_other' as const, 'handover' as const),
    assignment: rowId,
    rev: count,
  }),
  fc.record({
    kind: fc.constant('progress' as const),
    assignment: rowId,
    rev: count,
    percent: fc.integer({ min: 0, max: 100 }),
  }),
  fc.record({
    kind: fc.constant('obstacle' as const),
    assignment: rowId,
    rev: count,
    which: fc.constantFrom(
      'land' as const,
      'money' as const,
      'ministry' as const,
      'procedure' as const,
      'other' as const,
    ),
  }),
  fc.record({
    kind: fc.constant('extend_to' as const),
    assignment: rowId,
    rev: count,
    on: fc.constantFrom(day('2027-03-31'), day('2030-12-31')),
  }),
  fc.record({ kind: fc.constant('undo_all' as const), event: rowId }),
  fc.record({ kind: fc.constant('unchanged' as const), assignment: rowId, rev: count }),
  fc.record({ kind: fc.constant('undo' as const), event: rowId }),
  fc.record({
    kind: fc.constant('decide' as const),
    event: rowId,
    ruling: fc.constantFrom(
      'confirm' as const,
      'return' as const,
      'approve' as const,
      'approve_other' as const,
      'reject' as const,
    ),
  }),
  fc.record({ kind: fc.constant('settle_link' as const), link: rowId, accepted: fc.boolean() }),
  fc.record({
    kind: fc.constant('draft' as const),
    draft: count,
    question: fc.stringMatching(/^[a-z0-9]{0,20}$/),
    choice: fc.stringMatching(/^[a-z0-9]{1,12}$/),
  }),
  fc.record({ kind: fc.constant('hold' as const), assignment: rowId, held: fc.boolean() }),
  fc.record({ kind: fc.constant('answer' as const), question: rowId, choice: count }),
  fc.record({
    kind: fc.constant('page' as const),
    command: fc.stringMatching(/^[a-z]{1,10}$/),
    argument: fc.stringMatching(/^[ -~]{0,25}$/),
    page: fc.integer({ min: 0, max: 999 }),
  }),
  fc.record({
    kind: fc.constant('page_after' as const),
    command: fc.stringMatching(/^[a-z]{1,6}$/),
    argument: fc.stringMatching(/^[ -~]{0,15}$/),
    page: fc.integer({ min: 2, max: 999 }),
    after: fc.stringMatching(/^[a-z]{1,8}\.[0-9-]{0,10}\.[0-9]{1,10}$/),
  }),
);

describe('an action as callback data', () => {
  test('every action comes back as it went out, in at most 64 bytes', () => {
    fc.assert(
      fc.property(anyAction, (action) => {
        const data = encodeAction(action);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(decodeAction(data)).toEqual(action);
      }),
    );
  });

  // The data of buttons that hang in chats already: these lines may only be added to.
  test.each<[Action, string]>([
    [{ kind: 'choose', assignment: 12, rev: 3 }, '1:c:12:3'],
    [{ kind: 'report', assignment: 12, rev: 3, status: 'completed' }, '1:r:12:3:c'],
    [{ kind: 'report', assignment: 12, rev: 3, status: 'in_progress' }, '1:r:12:3:i'],
    [{ kind: 'report', assignment: 12, rev: 3, status: 'blocked' }, '1:r:12:3:b'],
    [{ kind: 'report', assignment: 12, rev: 3, status: 'not_started' }, '1:r:12:3:n'],
    [{ kind: 'extend', assignment: 12, rev: 3 }, '1:e:12:3'],
    [{ kind: 'acknowledge', assignment: 12, rev: 0 }, '1:k:12:0'],
    [{ kind: 'acknowledge_all' }, '1:ka'],
    [{ kind: 'unchanged_all' }, '1:sa'],
    [{ kind: 'in_progress_all' }, '1:ia'],
    [{ kind: 'progress', assignment: 12, rev: 3, percent: 75 }, '1:g:12:3:75'],
    [{ kind: 'obstacle', assignment: 12, rev: 3, which: 'ministry' }, '1:o:12:3:c'],
    [{ kind: 'extend_to', assignment: 12, rev: 3, on: day('2027-06-30') }, '1:x:12:3:2027-06-30'],
    [{ kind: 'extend_other', assignment: 12, rev: 3 }, '1:xo:12:3'],
    [{ kind: 'handover', assignment: 12, rev: 3 }, '1:w:12:3'],
    [{ kind: 'unchanged', assignment: 12, rev: 3 }, '1:s:12:3'],
    [{ kind: 'undo_all', event: 9 }, '1:ua:9'],
    [{ kind: 'undo', event: 7 }, '1:u:7'],
    [{ kind: 'answer', question: 5, choice: 0 }, '1:a:5:0'],
    [{ kind: 'page', command: 'tim', argument: 'moi truong: rac', page: 2 }, '1:p:2:tim:moi truong: rac'],
    [{ kind: 'page', command: 'quahan', argument: '', page: 1 }, '1:p:1:quahan:'],
    [
      { kind: 'page_after', command: 'quahan', argument: 'SXD', page: 2, after: 'overdue.2022-06-30.12' },
      '1:n:overdue.2022-06-30.12:2:quahan:SXD',
    ],
  ])('%o is written %s', (action, data) => {
    expect(encodeAction(action)).toBe(data);
    expect(decodeAction(data)).toEqual(action);
  });

  test('an argument that does not fit is a mistake of the composer and is named', () => {
    const page: Action = { kind: 'page', command: 'tim', argument: 'ộ'.repeat(19), page: 0 };
    expect(() => encodeAction(page)).toThrow(/page needs 67 bytes/);
    expect(encodeAction({ ...page, argument: 'ộ'.repeat(18) })).toHaveLength(28);
  });

  test('a number that no row can have is refused', () => {
    expect(() => encodeAction({ kind: 'undo', event: 0 })).toThrow(RangeError);
    expect(() => encodeAction({ kind: 'choose', assignment: 1.5, rev: 0 })).toThrow(RangeError);
    expect(() => encodeAction({ kind: 'choose', assignment: 1, rev: -1 })).toThrow(RangeError);
  });

  test.each([
    ['nothing', ''],
    ['another version', '2:c:12:3'],
    ['an unknown action', '1:x:12:3'],
    ['a property of every object', '1:constructor:12:3'],
    ['a missing revision', '1:c:12'],
    ['one field too many', '1:c:12:3:4'],
    ['an unknown status', '1:r:12:3:x'],
    ['a status that is a property of every object', '1:r:12:3:toString'],
    ['row zero', '1:c:0:3'],
    ['a negative row', '1:c:-12:3'],
    ['a leading zero', '1:c:012:3'],
    ['an exponent', '1:c:1e3:3'],
    ['digits of another script', '1:c:١٢:3'],
    ['a row beyond exact numbers', '1:c:9007199254740993:3'],
    ['a space', '1:c: 12:3'],
    ['a line break behind a number', '1:u:7\n'],
    ['a page without an argument', '1:p:1:quahan'],
    ['a page behind nothing', '1:n::2:quahan:'],
    ['a page behind other signs', '1:n:QUA HAN:2:quahan:'],
    ['a page behind something without a command', '1:n:overdue.2022-06-30.12:2'],
    ['a command with other letters', '1:p:1:../x:'],
    ['more than 64 bytes', `1:p:0:tim:${'a'.repeat(55)}`],
    ['an argument to acknowledge_all', '1:ka:1'],
    ['more than all', '1:g:12:3:101'],
    ['no obstacle', '1:o:12:3:z'],
    ['a day that no calendar has', '1:x:12:3:2027-02-30'],
    ['a day without its task', '1:x:2027-02-28'],
  ])('%s is no action', (_name, data) => {
    expect(decodeAction(data)).toBeNull();
  });
});
