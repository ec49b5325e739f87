import { expect, test } from 'vitest';
import { bareWord } from '../../../../../src/conversation/read/report/words/bare-word.ts';
import { stripDiacritics } from '../../../../../src/domain/strip-diacritics.ts';

test('words lose their diacritics alike when they come first, again, and after more words than are kept', () => {
  const words = ['hoàn thành', 'đã', 'Sở Tài chính', 'x'.repeat(60) + 'ạ'];
  const bare = words.map(stripDiacritics);
  expect(words.map(bareWord)).toEqual(bare);
  for (let at = 0; at < 20_500; at += 1) bareWord(`từ ${String(at)}`);
  expect(words.map(bareWord)).toEqual(bare);
});
