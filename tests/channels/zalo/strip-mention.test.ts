import { expect, test } from 'vitest';
import { stripMention } from '../../../src/channels/zalo/strip-mention.ts';

const NAMES = ['Bot Đôn Đốc', 'bot.AbCdEf'];

test.each([
  ['at the start', '@Bot Đôn Đốc 12 xong', '12 xong'],
  ['at the end', '12 xong @Bot Đôn Đốc', '12 xong'],
  ['in the middle', '12 @Bot Đôn Đốc xong', '12 xong'],
  ['in another letter case', '@BOT ĐÔN đốc 12 xong', '12 xong'],
  ['with more blanks than the name has', '@Bot  Đôn\u00A0Đốc   12 xong', '12 xong'],
  ['by the account name', '@bot.AbCdEf 12 xong', '12 xong'],
  ['whose dot stands for a dot only', '@botxAbCdEf 12 xong', '@botxAbCdEf 12 xong'],
  ['followed by a comma', '@Bot Đôn Đốc, 12 xong', '12 xong'],
  ['before a full stop', 'Nhờ @Bot Đôn Đốc.', 'Nhờ.'],
  ['with the answer right behind it', '@Bot Đôn Đốc12 xong', '12 xong'],
  ['only once', '@Bot Đôn Đốc @Bot Đôn Đốc 12 xong', '@Bot Đôn Đốc 12 xong'],
  ['on a line of its own', '@Bot Đôn Đốc\n12 xong\n13 50%', '12 xong\n13 50%'],
  ['on a later line', '12 xong\n@Bot Đôn Đốc 13 50%', '12 xong\n13 50%'],
  ['at the end of a line', '12 xong @Bot Đôn Đốc\n13 50%', '12 xong\n13 50%'],
  ['and nothing else', '@Bot Đôn Đốc', ''],
  ['of somebody else', '@Lan 12 xong', '@Lan 12 xong'],
  ['of a longer name', '@Bot Đôn Đốcx 12 xong', '@Bot Đôn Đốcx 12 xong'],
  ['that is none, for it lacks the sign', 'Bot Đôn Đốc 12 xong', 'Bot Đôn Đốc 12 xong'],
  ['absent, as in a reply', '  12 xong ', '12 xong'],
])('a mention %s', (_where, text, left) => {
  expect(stripMention(text, NAMES)).toBe(left);
});

test('the longest name that occurs is the one meant', () => {
  expect(stripMention('@Bot Đôn Đốc 12 xong', ['Bot', 'Bot Đôn Đốc'])).toBe('12 xong');
});

test('a name may be given with its accents apart', () => {
  expect(stripMention('@Bot Đôn Đốc 12 xong', ['Bot Đôn Đốc'.normalize('NFD')])).toBe('12 xong');
});

test('without any name the text stays', () => {
  expect(stripMention('@Bot 12 xong', ['', '  '])).toBe('@Bot 12 xong');
});
