/** Cuts a message that is longer than a messenger allows into several, in order. */

import type { OutgoingMessage } from './message.ts';

/** Reserved for "(2/3)" at the head of a part. */
const HEAD_LENGTH = 8;
/** Behind a title that a later part says again. */
const GOES_ON = ' (tiếp theo)\n';
/** A title takes no more than this part of a message's room. */
const TITLE_SHARE = 1 / 4;

/**
 * `fits` messages of at most `limit` UTF-16 units. Cut between lines where it can be, else between sentences or words.
 * Bold runs keep their words; each later part says the bold title again, which names whose it is and of which day; the
 * buttons stand under the last part.
 */
export function splitMessage(message: OutgoingMessage, limit: number): OutgoingMessage[] {
  if (message.text.length <= limit) return [message];
  const title = titleOf(message, limit * TITLE_SHARE);
  const again = title === '' ? '' : title + GOES_ON;
  const cuts = cutPoints(message.text, limit - HEAD_LENGTH - again.length);
  return cuts.map(([start, end], index) => {
    const number = `(${String(index + 1)}/${String(cuts.length)}) `;
    const head = index === 0 ? number : number + again;
    const isLast = index === cuts.length - 1;
    const titleAgain = index === 0 || title === '' ? [] : [{ offset: number.length, length: title.length }];
    return {
      ...message,
      text: head + message.text.slice(start, end),
      bold: [
        ...titleAgain,
        ...message.bold.flatMap((span) => {
          const from = Math.max(span.offset, start);
          const to = Math.min(span.offset + span.length, end);
          return from < to ? [{ offset: from - start + head.length, length: to - from }] : [];
        }),
      ],
      buttons: isLast ? message.buttons : [],
      howToAnswer: isLast ? message.howToAnswer : null,
    };
  });
}

/** The first line where it is bold and short; '' otherwise. */
function titleOf({ text, bold }: OutgoingMessage, most: number): string {
  const end = text.indexOf('\n');
  const isTitle = end > 0 && end <= most && bold.some(({ offset, length }) => offset === 0 && length === end);
  return isTitle ? text.slice(0, end) : '';
}

/** Ranges of the text to keep; blanks at the cuts fall away. */
function cutPoints(text: string, limit: number): [number, number][] {
  const ranges: [number, number][] = [];
  let start = 0;
  while (start < text.length) {
    const end = text.length - start <= limit ? text.length : start + bestCut(text.slice(start, start + limit));
    ranges.push([start, end]);
    start = end;
    while (/\s/u.test(text.charAt(start))) start += 1;
  }
  return ranges;
}

/** The last good place to cut within `piece`, no earlier than half of it unless nothing else is there. */
function bestCut(piece: string): number {
  for (const border of ['\n\n', '\n', '. ', '; ', ' ']) {
    const at = piece.lastIndexOf(border);
    if (at >= piece.length / 2) return at + (border.startsWith('\n') ? 0 : border.length - 1);
  }
  // Never between the two halves of a surrogate pair.
  return /[\uD800-\uDBFF]$/u.test(piece) ? piece.length - 1 : piece.length;
}
