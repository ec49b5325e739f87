import { describe, expect, test } from 'vitest';
import { cutText } from '../../../src/channels/telegram/cut-text.ts';
import { render } from '../../../src/channels/telegram/render.ts';
import type { OutgoingMessage } from '../../../src/conversation/message/message.ts';

const plain: OutgoingMessage = {
  text: 'Đề nghị đơn vị báo cáo.',
  bold: [],
  buttons: [],
  howToAnswer: null,
  replyTo: null,
  topic: null,
  silent: false,
};

describe('a message for Telegram', () => {
  test('a plain message has no markup of any kind and no preview of links', () => {
    expect(render(plain)).toEqual({
      text: 'Đề nghị đơn vị báo cáo.',
      entities: [],
      link_preview_options: { is_disabled: true },
      disable_notification: false,
    });
  });

  test('what a person wrote passes untouched, however much it looks like markup', () => {
    const text = 'Vướng <b>mặt bằng</b> & *đường* _nội bộ_ [x](http://a.b) <3';
    const rendered = render({ ...plain, text });
    expect(rendered.text).toBe(text);
    expect(rendered).not.toHaveProperty('parse_mode');
  });

  test('bold runs become entities, clamped to the text', () => {
    const bold = [
      { offset: 0, length: 7 },
      { offset: 20, length: 99 },
      { offset: 50, length: 3 },
      { offset: 3, length: 0 },
    ];
    expect(render({ ...plain, bold }).entities).toEqual([
      { type: 'bold', offset: 0, length: 7 },
      { type: 'bold', offset: 20, length: 3 },
    ]);
  });

  test('buttons keep their rows; empty rows vanish; the words in their place are left out', () => {
    const rendered = render({
      ...plain,
      buttons: [
        [
          { label: 'Đã xong', action: { kind: 'report', assignment: 4, rev: 1, status: 'completed' } },
          { label: 'Xin gia hạn', action: { kind: 'extend', assignment: 4, rev: 1 } },
        ],
        [],
        [{ label: 'Đã nhận', action: { kind: 'acknowledge_all' } }],
      ],
      howToAnswer: 'Trả lời "4 xong".',
    });
    expect(rendered.reply_markup).toEqual({
      inline_keyboard: [
        [
          { text: 'Đã xong', callback_data: '1:r:4:1:c' },
          { text: 'Xin gia hạn', callback_data: '1:e:4:1' },
        ],
        [{ text: 'Đã nhận', callback_data: '1:ka' }],
      ],
    });
    expect(rendered.text).not.toContain('Trả lời');
  });

  test('it answers a message that may be gone, and goes out without a sound', () => {
    const rendered = render({ ...plain, replyTo: '321', silent: true });
    expect(rendered.reply_parameters).toEqual({ message_id: 321, allow_sending_without_reply: true });
    expect(rendered.disable_notification).toBe(true);
  });

  test('an id that is not of Telegram is not answered', () => {
    expect(render({ ...plain, replyTo: 'abc' })).not.toHaveProperty('reply_parameters');
  });

  test('a text beyond the limit is cut, and its bold runs with it', () => {
    const text = `${'dòng\n'.repeat(1000)}cuối`;
    const rendered = render({ ...plain, text, bold: [{ offset: 4000, length: 900 }] });
    expect(rendered.text.length).toBeLessThanOrEqual(4096);
    expect(rendered.text.endsWith('dòng…')).toBe(true);
    expect(rendered.entities).toEqual([{ type: 'bold', offset: 4000, length: rendered.text.length - 4000 }]);
  });
});

describe('where a long text is cut', () => {
  test.each([
    ['short enough: not at all', 'một hai ba', 10, 'một hai ba'],
    ['at a line', 'một hai\nba bốn', 11, 'một hai…'],
    ['at a sentence where no line ends late enough', 'a\nMột hai. Ba bốn năm', 12, 'a\nMột hai…'],
    ['at a word where no sentence ends late enough', 'Một. hai ba bốn năm', 14, 'Một. hai ba…'],
    ['anywhere in a word without end', 'aaaaaaaaaaaaaaa', 10, 'aaaaaaaaa…'],
    ['never within a character of two units', 'aaaaaaaa😀😀😀', 10, 'aaaaaaaa…'],
  ])('%s', (_name, text, limit, cut) => {
    expect(cutText(text, limit)).toBe(cut);
  });
});
