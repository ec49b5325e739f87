import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitMessage } from '../../../src/conversation/message/split-message.ts';
import { bold, write } from '../../../src/conversation/compose/write.ts';

test('a message that fits stays as it is', () => {
  const message = write(['a'.repeat(100)]);
  expect(splitMessage(message, 100)).toEqual([message]);
});

test('cuts between lines, keeps bold words bold, and leaves the buttons to the last part', () => {
  const message = write(
    [
      [bold('Một'), ' hai ba bốn năm'],
      [bold('Sáu'), ' bảy tám chín mười'],
    ],
    {
      buttons: [[{ label: 'Đã nhận', action: { kind: 'acknowledge_all' } }]],
      howToAnswer: 'gõ: xong',
    },
  );
  const parts = splitMessage(message, 35);
  expect(parts.map(({ text }) => text)).toEqual(['(1/2) Một hai ba bốn năm', '(2/2) Sáu bảy tám chín mười']);
  expect(parts.map(({ text, bold: spans }) => spans.map((at) => text.slice(at.offset, at.offset + at.length)))).toEqual(
    [['Một'], ['Sáu']],
  );
  expect(parts.map(({ buttons, howToAnswer }) => [buttons.length, howToAnswer])).toEqual([
    [0, null],
    [1, 'gõ: xong'],
  ]);
});

test('a later part says again whose it is and of which day, once, in bold', () => {
  const title = 'Tổng hợp tuần – Sở Xây dựng, tính đến ngày 30/11/2026';
  const message = write([bold(title), ...Array.from({ length: 40 }, (_, at) => `#${String(at)} đang thực hiện, 40 %`)]);
  const parts = splitMessage(message, 300);
  expect(parts.length).toBeGreaterThan(3);
  for (const [at, part] of parts.entries()) {
    expect(part.text.length).toBeLessThanOrEqual(300);
    expect(part.text.split(title)).toHaveLength(2);
    expect(part.text.includes('(tiếp theo)')).toBe(at > 0);
    expect(part.bold.map(({ offset, length }) => part.text.slice(offset, offset + length))).toEqual([title]);
  }
  expect(parts.map(({ text }) => text).join('\n')).toContain('#39 đang thực hiện');
});

test.each([
  ['has no title', ['Một dòng thường', 'a'.repeat(200)]],
  ['begins with a bold word only', [[bold('#12'), ' Lập quy hoạch'], 'a'.repeat(200)]],
  ['has a title too long to repeat', [bold('Tên dài '.repeat(12)), 'a'.repeat(200)]],
])('a message that %s goes on without one', (_what, lines) => {
  const parts = splitMessage(write(lines), 120);
  expect(parts.length).toBeGreaterThan(1);
  for (const { text } of parts) expect(text).not.toContain('tiếp theo');
});

test('never cuts a sign in two', () => {
  const parts = splitMessage(write(['🏞'.repeat(60)]), 51);
  for (const { text } of parts) expect(text.isWellFormed()).toBe(true);
});

test('whatever the text, every part fits and no word is lost', () => {
  const words = fc.array(fc.stringMatching(/^[a-zđáàâ.;<>&]{1,30}$/u), { minLength: 1, maxLength: 120 });
  fc.assert(
    fc.property(words, fc.integer({ min: 60, max: 300 }), (all, limit) => {
      const parts = splitMessage(write([all.join(' ')]), limit);
      for (const { text } of parts) expect(text.length).toBeLessThanOrEqual(limit);
      const body = parts.map(({ text }) => (parts.length === 1 ? text : text.replace(/^\(\d+\/\d+\) /u, '')));
      expect(body.join('').replace(/\s/gu, '')).toBe(all.join('').normalize('NFC'));
    }),
  );
});
