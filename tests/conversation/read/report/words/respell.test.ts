import { describe, expect, test } from 'vitest';
import {
  mayRestrict,
  respell,
  respellAfter,
  respellVni,
} from '../../../../../src/conversation/read/report/words/respell.ts';

describe('A slip', () => {
  test.each([
    ['rồii', 'rồi'],
    ['xomg', 'xong'],
    ['ddax', 'đã'],
    ['đnag', 'đang'],
    ['khôgn', 'không'],
    ['sắpp', 'sắp'],
  ])('“%s” stands for “%s”', (slip, word) => {
    expect(respell(slip)).toBe(word);
  });

  test.each(['đường', 'xông', 'lam', 'sơn', 'thọ', 'xuân', 'quy', 'drive', 'song', 'long'])(
    '“%s” is a word of its own',
    (word) => {
      expect(respell(word)).toBe(word);
    },
  );

  test('in the second word of “hoàn thành” is read by the first', () => {
    expect(['thàng', 'thnàh', 'thảnh'].map((word) => respellAfter('hoàn', word))).toEqual(['thành', 'thành', 'thành']);
    expect(respellAfter('tỉnh', 'thàng')).toBe('thàng');
  });

  test('of VNI needs a word of the lexicon', () => {
    expect(respellVni('d9a4')).toBe('đã');
    expect(respellVni('t6')).toBeNull();
    expect(respellVni('k25')).toBeNull();
  });

  test('that may turn what is said around is known in an adjunct', () => {
    expect(['chưq', 'khôngg', 'sắpp'].every(mayRestrict)).toBe(true);
    expect(['mưa', 'bão', 'họp', 'drive', 'mạng'].some(mayRestrict)).toBe(false);
  });
});
