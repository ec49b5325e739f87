import { expect, test } from 'vitest';
import { render, TEXT_LIMIT } from '../../../src/channels/zalo/render.ts';
import { splitMessage } from '../../../src/conversation/message/split-message.ts';
import type { OutgoingMessage } from '../../../src/conversation/message/message.ts';

const FOOTER = '— Tin tự động của hệ thống đôn đốc';

const reminder: OutgoingMessage = {
  text: 'Nhắc việc: #12 Quy hoạch',
  bold: [{ offset: 0, length: 9 }],
  buttons: [[{ label: 'Đã nhận', action: { kind: 'acknowledge_all' } }]],
  howToAnswer: 'Nhấn giữ tin này → Trả lời → gõ: 12 xong',
  replyTo: 'b01',
  topic: null,
  silent: true,
};

test('a reminder ends with how to answer, and says that it is automatic', () => {
  expect(render(reminder)).toBe(`Nhắc việc: #12 Quy hoạch\n\n${FOOTER}\nNhấn giữ tin này → Trả lời → gõ: 12 xong`);
});

test('a message that asks for nothing says only that it is automatic', () => {
  expect(render({ ...reminder, howToAnswer: null })).toBe(`Nhắc việc: #12 Quy hoạch\n\n${FOOTER}`);
  expect(render({ ...reminder, howToAnswer: ' ' })).toBe(`Nhắc việc: #12 Quy hoạch\n\n${FOOTER}`);
});

test('what people wrote is not markup', () => {
  const text = '<b>#12</b> *đậm* {red}x{/red} > trích';
  expect(render({ ...reminder, text })).toContain(text);
});

test('accents that came apart are joined', () => {
  const message = { ...reminder, text: 'hoàn thành'.normalize('NFD'), howToAnswer: 'gõ số'.normalize('NFD') };
  expect(render(message)).toBe(`${'hoàn thành'.normalize('NFC')}\n\n${FOOTER}\n${'gõ số'.normalize('NFC')}`);
});

test('how to answer stays on one line, the last', () => {
  expect(
    render({ ...reminder, howToAnswer: 'Trả lời:\n12 xong' })
      .split('\n')
      .at(-1),
  ).toBe('Trả lời: 12 xong');
});

test.each([
  ['as long as allowed', 'đ'.repeat(TEXT_LIMIT)],
  ['longer than allowed', 'đ'.repeat(5000)],
  ['of emoji', '😀'.repeat(3000)],
])('a text %s, with a long line on how to answer, is no longer than 1,900 characters', (_what, text) => {
  const rendered = render({ ...reminder, text, howToAnswer: '👍 '.repeat(500) });
  expect(rendered.length).toBeLessThanOrEqual(1900);
  expect(rendered.length).toBeGreaterThan(1890);
  expect(rendered.isWellFormed()).toBe(true);
  expect(rendered).toContain(FOOTER);
});

test('a text as long as allowed is not cut', () => {
  const text = 'đ'.repeat(TEXT_LIMIT);
  expect(render({ ...reminder, text })).toContain(text);
});

test('a long list goes out in parts, none too long and none cut again', () => {
  const text = Array.from({ length: 120 }, (_, n) => `#${String(n + 1)} Lập quy hoạch chi tiết khu dân cư`).join('\n');
  const parts = splitMessage({ ...reminder, text }, TEXT_LIMIT).map(render);
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.every((part) => part.length <= 1900)).toBe(true);
  expect(parts.join('')).not.toContain('…');
  expect(parts.filter((part) => part.endsWith('gõ: 12 xong'))).toEqual([parts.at(-1)]);
});
