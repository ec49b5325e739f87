import { AUTOMATIC_MARK } from '../../conversation/automatic-mark.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';

/** Zalo allows 2,000 characters without saying what it counts; this stays below in any unit. */
const MESSAGE_LIMIT = 1900;

/** Zalo's terms: people must be told that they are talking to an automatic system. */
const FOOTER = `\n\n${AUTOMATIC_MARK}`;

/** Characters reserved for the line that says how to answer, its line break included. */
const ANSWER_ROOM = 260;

/** The length of a text that stays within Zalo's limit with everything that `render` adds. */
export const TEXT_LIMIT = MESSAGE_LIMIT - FOOTER.length - ANSWER_ROOM;

/**
 * The message as plain text: bold and buttons are dropped (what people wrote could break a markup mode), and the last
 * line says how to answer without buttons.
 */
export function render({ text, howToAnswer }: OutgoingMessage): string {
  const answer = howToAnswer?.normalize('NFC').replace(/\s+/g, ' ').trim() ?? '';
  const lastLine = answer === '' ? '' : `\n${cutText(answer, ANSWER_ROOM - 1)}`;
  return cutText(text.normalize('NFC').trim(), TEXT_LIMIT) + FOOTER + lastLine;
}

/** The caption of a picture, as long as a message may be; only the footer for a picture without words. */
export function renderCaption(message: OutgoingMessage): string {
  return render(message).trimStart();
}

/** The relay splits texts beforehand: a cut here repairs a mistake, or a text that NFC lengthened. */
function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, limit - 1);
  return `${/[\uD800-\uDBFF]$/.test(room) ? room.slice(0, -1) : room}…`;
}
