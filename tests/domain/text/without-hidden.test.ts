import { describe, expect, test } from 'vitest';
import { withoutHidden } from '../../../src/domain/text/without-hidden.ts';

describe('What is not seen is dropped', () => {
  test.each([
    ['a blank of no width', '12 x\u200Bong', '12 xong'],
    ['a joiner', '12 x\u200Dong', '12 xong'],
    ['a word joiner', '1\u20602 xong', '12 xong'],
    ['a byte order mark', '\uFEFF12 xong', '12 xong'],
    ['a soft hyphen', '12 xo\u00ADng', '12 xong'],
    ['a turn to the left', '12 \u202Egnox\u202C xong', '12 gnox xong'],
    ['an isolate', '\u206712 xong\u2069', '12 xong'],
    ['an Arabic letter mark', '12\u061C xong', '12 xong'],
    ['a Hangul filler', '12 \u3164xong', '12 xong'],
    ['a half-width Hangul filler', '12 xong\uFFA0', '12 xong'],
    ['a filler of a syllable', '12 x\u115Fong', '12 xong'],
    [
      'tags that spell words',
      `12 xong${Array.from('50%')
        .map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0)))
        .join('')}`,
      '12 xong',
    ],
    ['a language tag', '\u{E0001}12 xong', '12 xong'],
    ['variants of a sign', '12 ✔\uFE0F xong\u{E0101}', '12 ✔ xong'],
    ['an anchor of annotations', '12 \uFFF9xong\uFFFB', '12 xong'],
    ['a null and an escape', '12\u0000 xo\u001Bng', '12 xong'],
    ['an empty Braille pattern is a blank', '12\u2800xong', '12 xong'],
    ['a joiner between a letter and its mark', 'o\u034F\u0301', 'ó'],
  ])('%s', (_name, text, seen) => {
    expect(withoutHidden(text)).toBe(seen);
  });
});

describe('Marks piled on a letter', () => {
  test.each([
    ['a pile of one mark', `x${'\u0336'.repeat(40)}ong`, 'x\u0336\u0336ong'],
    ['a pile of several', `xong${'\u0300\u0316\u0334'.repeat(20)} 12`, /^xong[\u0300\u0316\u0334]{2} 12$/u],
    ['a pile on a letter with its own marks', `vướng mặt bằn${'\u0489'.repeat(9)}g`, 'vướng mặt bằn\u0489\u0489g'],
  ])('%s is cut to two', (_name, text, seen) => {
    if (typeof seen === 'string') expect(withoutHidden(text)).toBe(seen);
    else expect(withoutHidden(text)).toMatch(seen);
  });
});

test.each([
  'Báo cáo: vướng GPMB ở phường Hạc Thành, “ướm” Ở Ỗ ử ẵ đ',
  'một\tcột\nhai dòng\r\n\nba',
  'กำลังทำ',
  'שָׁלוֹם',
  '✅ 👍 xong',
  'Gia đình 👨‍👩‍👧',
])('“%s” stays as it is', (text) => {
  expect(withoutHidden(text)).toBe(text.normalize('NFC'));
  expect(withoutHidden(text.normalize('NFD'))).toBe(text.normalize('NFC'));
});
