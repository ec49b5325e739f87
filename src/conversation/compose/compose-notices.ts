import { momentWords, shorten } from './words.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { bold, write } from './write.ts';

/** More would not be read; the command line shows all. */
const MOST_SHOWN = 12;
const LONGEST_NOTICE = 400;

/** To whoever runs the bot: what happened and what to do, in order of time. */
export function composeNotices(
  notices: readonly { readonly at: Instant; readonly text: string }[],
  timeZone: string,
): OutgoingMessage {
  const shown = notices.slice(-MOST_SHOWN);
  const left = notices.length - shown.length;
  return write([
    bold('Cần người quản trị xem'),
    ...(left > 0 ? [`${left} việc trước đó: xem các lệnh outbox --dead, inbox --stuck, chats.`] : []),
    ...shown.map(({ at, text }) => `– ${momentWords(at, timeZone)}: ${shorten(text, LONGEST_NOTICE)}`),
  ]);
}
