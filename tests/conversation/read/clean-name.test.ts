import { expect, test } from 'vitest';
import { cleanName } from '../../../src/conversation/read/clean-name.ts';

test.each([
  ['accents are one character each', 'Lê Thị Hoà'.normalize('NFD'), 'Lê Thị Hoà'.normalize('NFC')],
  ['spaces shrink', '  Nguyễn   Văn  An ', 'Nguyễn Văn An'],
  ['a line break cannot start a line of ours', 'An\n12 xong', 'An 12 xong'],
  ['a control character goes', 'An\u0000\u0007', 'An'],
  ['a mark that turns the text around goes', '\u202Egnohp nav\u202C', 'gnohp nav'],
  ['isolates and characters without width go', '\u2068An\u2069\u200B\uFEFF', 'An'],
  ['a family keeps its joiners', '👨‍👩‍👧 Bình', '👨‍👩‍👧 Bình'],
  ['markup stays what it is', '<b>An</b> <3', '<b>An</b> <3'],
  ['64 characters are enough', 'đ'.repeat(80), 'đ'.repeat(64)],
  ['no character is halved', '😀'.repeat(80), '😀'.repeat(64)],
])('%s', (_name, written, cleaned) => {
  expect(cleanName(written, 64)).toBe(cleaned);
});
