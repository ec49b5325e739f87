/** What an operator reads after a start that followed a silence. */

import { addMs, msOf, type Instant } from '../../domain/calendar/dates.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import { count, momentWords } from './words.ts';

export interface Absence {
  readonly from: Instant;
  readonly to: Instant;
  readonly why: Why;
  /** The messengers that the bot listens to. */
  readonly channels: readonly ChannelName[];
  /** Chats that are asked whether they had answered. */
  readonly asked: number;
  readonly timeZone: string;
}

type Why =
  | { readonly kind: 'stopped'; readonly by: string }
  | { readonly kind: 'by itself'; readonly reason: string }
  | { readonly kind: 'abrupt' };

const MINUTE_MS = 60_000;
/** For so long Telegram keeps what nobody fetched (core.telegram.org/bots/api, "Getting updates"). */
const TELEGRAM_KEEPS_MS = 24 * 60 * MINUTE_MS;

/** From when to when nothing was received, why, and what was done about it. */
export function absence({ from, to, why, channels, asked, timeZone }: Absence): string {
  const minutes = Math.round((msOf(to) - msOf(from)) / MINUTE_MS);
  return [
    `Từ ${momentWords(from, timeZone)} đến ${momentWords(to, timeZone)} (${spanWords(minutes)}) chương trình không chạy. ${causeOf(why)}`,
    ...(channels.includes('telegram') ? [ofTelegram(from, to, timeZone)] : []),
    ...(channels.includes('zalo') ? [ofZalo(asked)] : []),
    'Lượt nhắc đã lỡ được gửi gộp một lần.',
  ].join(' ');
}

function causeOf(why: Why): string {
  switch (why.kind) {
    case 'stopped':
      return `Lần chạy trước dừng theo lệnh (${why.by}).`;
    case 'by itself':
      return `Lần chạy trước tự dừng: ${why.reason}`;
    case 'abrupt':
      return 'Lần chạy trước kết thúc đột ngột: mất điện, bị ngắt cưỡng bức hoặc hết bộ nhớ.';
  }
}

function ofTelegram(from: Instant, to: Instant, timeZone: string): string {
  const kept = addMs(to, -TELEGRAM_KEEPS_MS);
  return kept <= from
    ? 'Tin gửi trên Telegram trong thời gian đó được nhận lại đầy đủ; nút bấm thì không.'
    : `Tin gửi trên Telegram từ ${momentWords(kept, timeZone)} được nhận lại; tin cũ hơn và nút bấm thì không.`;
}

function ofZalo(asked: number): string {
  const again =
    asked === 0 ? 'không nhóm nào đang được hỏi.' : `${count(asked)} nhóm đang được hỏi sẽ được đề nghị gửi lại.`;
  return `Tin gửi trên Zalo trong thời gian đó không nhận được: ${again}`;
}

/** 500 → "8 giờ 20 phút" */
function spanWords(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [
    ...(days > 0 ? [`${count(days)} ngày`] : []),
    ...(hours > 0 ? [`${String(hours)} giờ`] : []),
    ...(rest > 0 && days === 0 ? [`${String(rest)} phút`] : []),
  ];
  return parts.join(' ');
}
