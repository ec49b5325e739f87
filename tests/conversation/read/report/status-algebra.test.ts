import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Slots } from '../../../../src/conversation/read/report/slots.ts';
import { statusOf } from '../../../../src/conversation/read/report/status-algebra.ts';

const WHOLE: Slots = {
  predicate: 'complete',
  polarity: 'affirmed',
  modality: 'asserted',
  aspect: 'plain',
  extent: 'unsaid',
  words: 'placed',
  open: false,
  counted: false,
};

const slots = fc.record<Slots>({
  predicate: fc.constantFrom(
    'complete',
    'run',
    'submit',
    'reach',
    'issue',
    'begin',
    'stop',
    'count',
    'wait',
    'deliver',
    'none',
  ),
  polarity: fc.constantFrom('affirmed', 'not', 'not_yet', 'after'),
  modality: fc.constantFrom('asserted', 'promised', 'unsure'),
  aspect: fc.constantFrom('plain', 'running'),
  extent: fc.constantFrom('unsaid', 'part', 'all_but', 'none'),
  words: fc.constantFrom('placed', 'unread'),
  open: fc.boolean(),
  counted: fc.boolean(),
});

describe('The status algebra', () => {
  test('says done only of what is complete, affirmed, asserted, whole, closed and understood', () => {
    expect(statusOf(WHOLE)).toBe('said_done');
    fc.assert(
      fc.property(slots, (of) => {
        if (statusOf(of) !== 'said_done') return;
        const { predicate, polarity, modality, aspect, extent, words, open } = of;
        expect({ predicate, polarity, modality, aspect, words, open }).toEqual({
          predicate: 'complete',
          polarity: 'affirmed',
          modality: 'asserted',
          aspect: 'plain',
          words: 'placed',
          open: false,
        });
        expect(extent).not.toBe('part');
      }),
      { numRuns: 2000 },
    );
  });

  test.each<[string, Partial<Slots>, string]>([
    ['“chưa xong”', { polarity: 'not_yet' }, 'not_done'],
    ['“sẽ xong”', { modality: 'promised' }, 'promised_done'],
    ['“nếu có vốn thì xong”', { modality: 'unsure' }, 'unsure'],
    ['“xong phần 1”', { extent: 'part' }, 'in_progress'],
    ['“xong, chờ ký”', { open: true }, 'in_progress'],
    ['“trừ xã Xuân Lập”', { predicate: 'none', extent: 'all_but' }, 'left_open'],
    ['“đã trình, chờ ký”', { predicate: 'submit', open: true }, 'in_progress'],
    ['“tạm dừng”', { predicate: 'stop' }, 'stopped'],
    ['“không kịp”', { predicate: 'none', polarity: 'not' }, 'missed'],
  ])('%s', (_words, restricted, status) => {
    expect(statusOf({ ...WHOLE, ...restricted })).toBe(status);
  });
});
