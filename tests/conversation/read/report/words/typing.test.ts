import { describe, expect, test } from 'vitest';
import { fromTelex, fromVni } from '../../../../../src/conversation/read/report/words/typing.ts';

describe('Telex that was typed with its keyboard off', () => {
  test.each([
    ['ddax', 'đã'],
    ['hoanf', 'hoàn'],
    ['hoafn', 'hoàn'],
    ['thanhf', 'thành'],
    ['rooif', 'rồi'],
    ['roofi', 'rồi'],
    ['vuowngs', 'vướng'],
    ['dduwowcj', 'được'],
    ['chuwa', 'chưa'],
    ['trieern', 'triển'],
    ['quys', 'quý'],
    ['hoaj', 'hoạ'],
  ])('“%s” is “%s”', (typed, word) => {
    expect(fromTelex(typed)).toBe(word);
  });

  test.each(['xong', 'anh', '', 'x', '12', 'đã'])('“%s” is none', (word) => {
    expect(fromTelex(word)).toBeNull();
  });
});

describe('VNI that was typed with its keyboard off', () => {
  test.each([
    ['d9a4', 'đã'],
    ['hoan2', 'hoàn'],
    ['roi62', 'rồi'],
    ['ro62i', 'rồi'],
    ['chu7a', 'chưa'],
    ['d9ang', 'đang'],
  ])('“%s” is “%s”', (typed, word) => {
    expect(fromVni(typed)).toBe(word);
  });

  test.each(['xong', '12', 'III'])('“%s” is none', (word) => {
    expect(fromVni(word)).toBeNull();
  });
});
