/** The harness's own arithmetic: each thing that can go wrong is counted as that, and nothing else. */

import { describe, expect, test } from 'vitest';
import { count, type Books, type Written } from './ledger.ts';
import { nameOf, SECRETARIAT } from './offices.ts';
import type { Sending } from './town.ts';

const SXD = 'SXD';
const LAN = '100001';
const MINH = '100002';

function written(marker: string, isOwed = true): Written {
  return { marker, place: SXD, said: { isOwed: () => isOwed } };
}

/** Accepted at so many milliseconds and answered at once, unless told. */
function receipt(marker: string, at: number, more: Partial<Sending> & { readonly again?: true } = {}): Sending {
  const { again, ...rest } = more;
  const mark = again === true ? '(gửi lại) ' : '';
  return { place: SXD, text: `${mark}Đã ghi nhận #1, thửa ${marker}.`, at, answeredAt: at + 5, ...rest };
}

function counted(books: Partial<Books>): ReturnType<typeof count> {
  const shown = [LAN];
  return count({
    written: [written(LAN)],
    sent: [receipt(LAN, 0)],
    shown,
    record: shown,
    kills: [],
    left: [],
    ...books,
  });
}

const ALL_WELL = {
  notOwed: 0,
  lost: 0,
  twice: 0,
  messagesLost: 0,
  repeated: 0,
  worstRepeat: 0,
  groundless: [],
  leftToPeople: 0,
  disagreements: 0,
};

test('a reply that is answered and shown once is all well', () => {
  expect(counted({})).toEqual({ replies: 1, ...ALL_WELL });
});

describe('a reply', () => {
  test('neither answered nor shown is lost, unless its messenger never passed it on', () => {
    const nothing = { sent: [], shown: [], record: [] };
    expect(counted(nothing)).toMatchObject({ lost: 1, notOwed: 0 });
    expect(counted({ ...nothing, written: [written(LAN, false)] })).toMatchObject({ lost: 0, notOwed: 1 });
  });

  test('answered, and not shown, is lost whatever our record says', () => {
    expect(counted({ shown: [] })).toMatchObject({ lost: 1, disagreements: 1 });
  });

  test('shown twice, or answered as new twice, was applied twice', () => {
    expect(counted({ shown: [LAN, LAN], record: [LAN, LAN] })).toMatchObject({ twice: 1, disagreements: 0 });
    expect(counted({ sent: [receipt(LAN, 0), receipt(LAN, 100)] })).toMatchObject({ twice: 1 });
  });

  test('that only our record has twice is a disagreement', () => {
    expect(counted({ record: [LAN, LAN] })).toMatchObject({ twice: 0, disagreements: 1 });
  });

  test('of a bot that shows no history is judged by its answers', () => {
    expect(counted({ shown: null, written: [written(LAN), written(MINH)] })).toMatchObject({ lost: 1, twice: 0 });
  });
});

describe('an answer', () => {
  test('that never came is lost, or left to the secretariat that was told of it', () => {
    expect(counted({ sent: [] })).toMatchObject({ messagesLost: 1, leftToPeople: 0, lost: 0 });
    expect(counted({ sent: [], left: [`${nameOf(SXD)} (nhóm “a”)`] })).toMatchObject({
      messagesLost: 0,
      leftToPeople: 1,
    });
    expect(counted({ sent: [], left: [nameOf(SECRETARIAT)] })).toMatchObject({ messagesLost: 1 });
  });

  test.each([
    ['its own answer was lost', receipt(LAN, 0, { answeredAt: null }), []],
    ['a kill came right after it', receipt(LAN, 0), [{ at: 20, unrecordedFrom: -480 }]],
  ])('may be repeated once, marked, when %s', (_why, copy, kills) => {
    const sent = [copy, receipt(LAN, 900, { again: true })];
    expect(counted({ sent, kills })).toMatchObject({ repeated: 1, worstRepeat: 1, groundless: [], twice: 0 });
  });

  test('repeated when it had long been answered is repeated without need', () => {
    const sent = [receipt(LAN, 0), receipt(LAN, 9_000, { again: true })];
    const { groundless } = counted({ sent, kills: [{ at: 5_000, unrecordedFrom: 4_500 }] });
    expect(groundless).toHaveLength(1);
    expect(groundless[0]).toContain('the next kill after 5000 ms');
  });

  test('repeated once the program had given up waiting is no breach where the machine may be that slow', () => {
    const sent = [receipt(LAN, 0), receipt(LAN, 16_000, { again: true })];
    expect(counted({ sent, gaveUpAfterMs: 15_000 }).groundless).toEqual([]);
    expect(counted({ sent }).groundless).toHaveLength(1);
    expect(counted({ sent, gaveUpAfterMs: 17_000 }).groundless).toHaveLength(1);
  });

  test('repeated twice over one kill is too much', () => {
    const sent = [receipt(LAN, 0), receipt(LAN, 900, { again: true }), receipt(LAN, 1_900, { again: true })];
    const { worstRepeat, groundless } = counted({ sent, kills: [{ at: 20, unrecordedFrom: -480 }] });
    expect([worstRepeat, groundless.length]).toEqual([2, 1]);
  });
});
