import { expect, test } from 'vitest';
import { messageParts } from '../../../src/conversation/message/message-parts.ts';
import type { OutgoingMessage } from '../../../src/conversation/message/message.ts';
import { agenciesPicture } from '../../../src/conversation/compose/picture.ts';
import { write } from '../../../src/conversation/compose/write.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { figuresOf } from '../../../src/domain/tasks/figures.ts';

const TODAY = day('2026-11-23');
const picture = agenciesPicture(figuresOf([], TODAY), [], TODAY);
const short = write(['ngắn'], { picture });
const long = write(['một hai ba bốn năm'], { picture, howToAnswer: 'cách trả lời' });
const alone = { ...short, text: '' };

/** "▣" for a picture. */
function shown(parts: readonly OutgoingMessage[]): string[] {
  return parts.map(({ text, picture: its }) => (its === undefined ? '' : '▣') + text);
}

test.each<[string, OutgoingMessage, number, number | null, readonly string[]]>([
  ['words that fit stand under the picture', short, 40, 10, ['▣ngắn']],
  ['words that do not follow it', long, 40, 10, ['▣', 'một hai ba bốn năm']],
  [
    'words too long for one message follow it in order',
    long,
    17,
    10,
    ['▣', '(1/3) một hai', '(2/3) ba bốn', '(3/3) năm'],
  ],
  ['without room for a picture the words go alone', short, 40, null, ['ngắn']],
  ['a picture alone stays one', alone, 40, 10, ['▣']],
  ['a picture alone, where none can be sent, is nothing', alone, 40, null, []],
])('%s', (_what, message, text, caption, expected) => {
  expect(shown(messageParts(message, { text, caption }))).toEqual(expected);
});

test('how to answer stands once, under the words', () => {
  expect(messageParts(long, { text: 40, caption: 10 }).map(({ howToAnswer }) => howToAnswer)).toEqual([
    null,
    'cách trả lời',
  ]);
});
