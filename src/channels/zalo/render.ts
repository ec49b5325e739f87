import type { OutgoingMessage } from '../../conversation/message/message.ts';

/** Zalo allows 2,000 characters without saying what it counts; this stays below in any unit. */
const MESSAGE_LIMIT = 1900;

/** Zalo's terms: people must be told that they talk to an automatic system. */
const FOOTER = '\n\n— Tin tự động của hệ thống đôn đốc';

/** Room kept for the line that says how to answer, its line break included. */
const ANSWER_ROOM = 260;

/** What a text may hold, so that with all that `render` adds it is never longer than Zalo takes. */
export const TEXT_LIMIT = MESSAGE_LIMIT - FOOTER.length - ANSWER_ROOM;

/**
 * The message as plain text: bold and buttons fall away (a markup mode could be broken by what people wrote), and the
 * last line says how to answer without buttons.
 */
export function render({ text, howToAnswer }: OutgoingMessage): string {
  const answer = howToAnswer?.normalize('NFC').replace(/\s+/g, ' ').trim() ?? '';
  const lastLine = answer === '' ? '' : `\n${cutText(answer, ANSWER_ROOM - 1)}`;
  return cutText(text.normalize('NFC').trim(), TEXT_LIMIT) + FOOTER + lastLine;
}

/** The words under a picture: as much as a message may hold; the footer alone where the picture stands alone. */
export function renderCaption(message: OutgoingMessage): string {
  return render(message).trimStart();
}

/** The relay has split the text already: what is cut here is a mistake, or the letters that NFC makes longer. */
function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, limit - 1);
  return `${/[\uD800-\uDBFF]$/.test(room) ? room.slice(0, -1) : room}…`;
}
