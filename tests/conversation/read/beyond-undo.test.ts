import { expect, test } from 'vitest';
import { beyondUndo } from '../../../src/conversation/read/beyond-undo.ts';

test.each([
  ['nhầm, mới 70%', 'mới 70%'],
  ['em gửi nhầm ạ: chưa xong', 'chưa xong'],
  ['nham roi, moi duoc 40% thoi', 'moi duoc 40% thoi'],
  ['xong. nhầm, đang làm.', 'đang làm'],
  ['nhầm', ''],
  ['nhầm rồi ạ, cảm ơn anh', ''],
  ['hoàn tác giúp em nhé!', ''],
])('“%s” says instead: “%s”', (said, instead) => {
  expect(beyondUndo(said)).toBe(instead);
});
