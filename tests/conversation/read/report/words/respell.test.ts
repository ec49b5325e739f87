import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../../src/domain/calendar/dates.ts';
import { stripDiacritics } from '../../../../../src/domain/strip-diacritics.ts';
import { vocabulary } from '../../../../../src/conversation/read/report/words/vocabulary.ts';
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
    // The tone on another vowel, two neighbours exchanged.
    ['hịên', 'hiện'],
    ['nhịêm', 'nhiệm'],
    ['tíên', 'tiến'],
    ['thnah', 'thanh'],
    ['htanh', 'thanh'],
  ])('“%s” stands for “%s”', (slip, word) => {
    expect(respell(slip)).toBe(word);
  });

  test.each(['đường', 'xông', 'lam', 'sơn', 'thọ', 'xuân', 'quy', 'drive', 'song', 'long'])(
    '“%s” is a word of its own',
    (word) => {
      expect(respell(word)).toBe(word);
    },
  );

  test.each(['xoag', 'xoqg', 'xonp', 'kong', 'xtng'])(
    '“%s”, a key far from the right one, completes nothing',
    (word) => {
      expect(respell(word)).toBe(word);
      expect(readReport(word, day('2026-11-30')).status).not.toBe('completed');
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

const BESIDE: Readonly<Record<string, string>> = {
  a: 'sqz',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  k: 'jl',
};
const MORE_BESIDE: Readonly<Record<string, string>> = {
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  s: 'ad',
  u: 'yi',
  ư: 'yi',
  ơ: 'ip',
};

/** A letter left out, typed twice or thrice, exchanged with the next, or the key beside it. */
function slipsOf(word: string): string[] {
  const letters = Array.from(word);
  const slips = letters.flatMap((letter, at) => {
    const [before, behind] = [letters.slice(0, at).join(''), letters.slice(at + 1).join('')];
    const bare = stripDiacritics(letter);
    const beside = Array.from(`${BESIDE[bare] ?? ''}${MORE_BESIDE[bare] ?? ''}`, (key) => before + key + behind);
    const next = letters[at + 1] ?? '';
    return [before + behind, before + letter + letter + behind, before + letter.repeat(3) + behind, ...beside].concat(
      next === '' ? [] : [before + next + letter + behind.slice(next.length)],
    );
  });
  return [...new Set(slips)].filter((slip) => slip.length > 1 && slip !== word);
}

describe('A slip in a word that denies, promises or conditions', () => {
  const TYPED: Readonly<Record<string, readonly string[]>> = {
    chưa: ['chua', 'chuwa', 'chuwaa', 'chuaw', 'chu7a', 'ch', 'chx', 'chửa'],
    không: ['khong', 'khoong', 'kho6ng', 'ko', 'k', 'kg', 'hok', 'hông', 'hem', 'hổng'],
    chẳng: ['chang', 'chawngr', 'cha8ng3'],
    sẽ: ['se', 'sex', 'se4', 'sẽe', 'sẽẽ'],
    sắp: ['sap', 'sawps', 'sa8p1'],
    nếu: ['neu', 'neeus', 'ne6u1', 'nếuu'],
    chờ: ['cho', 'chowf', 'cho72'],
    đang: ['dang', 'ddang', 'd9ang', 'đg', 'đag'],
  };
  const FRAMES = ['# xong', '# xong rồi ạ', 'bên em # hoàn thành', 'việc này # xong', 'đã # xong', 'xong rồi, # ký'];

  test.each(Object.entries(TYPED))('never makes more of it: “%s”', (word, typed) => {
    const { words, bareWords } = vocabulary();
    const slips = [word, stripDiacritics(word)]
      .flatMap(slipsOf)
      .filter((slip) => !words.has(slip) && !bareWords.has(slip));
    const said = [word, ...typed, ...slips].flatMap((slip) => FRAMES.map((frame) => frame.replace('#', slip)));
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((text) => readReport(text, day('2026-11-30')).status === 'completed')).toEqual([]);
  });

  test('that is only guessed to be “mới” does not make “mới xong” of it', () => {
    const guessed = ['mqi xong', 'mzi xong', 'mwi hoàn thành'].map(
      (text) => readReport(text, day('2026-11-30')).status,
    );
    expect(guessed).not.toContain('completed');
  });
});
