import { momentWords, shorten } from './words.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { bold, write } from './write.ts';

const HEADING = 'Cần người quản trị xem';
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
    bold(HEADING),
    ...(left > 0 ? [`${left} việc trước đó: xem các lệnh outbox --dead, inbox --stuck, chats.`] : []),
    ...shown.map(({ at, text }) => `– ${momentWords(at, timeZone)}: ${shorten(text, LONGEST_NOTICE)}`),
  ]);
}

/** The same of one finding to the secretariat, where no owner can be written to. */
export function noticeForSecretariat(text: string): OutgoingMessage {
  return write([bold(HEADING), text]);
}

/** The program ended by itself, and runs again; `reason` is one sentence with its cure. */
export function endedByItself(at: Instant, timeZone: string, reason: string): string {
  return `Lúc ${momentWords(at, timeZone)} chương trình đã tự dừng và nay chạy lại. Lý do ghi nhận: ${reason}`;
}

/** Tells the operator that a backup failed, why, and what to do. */
export function backupFailed(why: string): string {
  return `Không sao lưu được cơ sở dữ liệu (${why}). Đề nghị kiểm tra dung lượng và quyền ghi của thư mục backups, rồi chạy: run backup.`;
}

/** The registry's file is gone from its place, or another one is there: the program has ended. */
export function registryLost(look: 'gone' | 'another'): string {
  const what =
    look === 'gone'
      ? 'Tệp cơ sở dữ liệu không còn ở chỗ của nó: đã bị chuyển đi hoặc xoá khi chương trình đang chạy.'
      : 'Chỗ của tệp cơ sở dữ liệu nay là một tệp khác, thay vào khi chương trình đang chạy.';
  return `${what} Chương trình đã dừng để không ghi nhận vào nơi sẽ mất. Đề nghị đưa tệp về chỗ cũ hoặc khôi phục bản sao lưu, rồi chạy lại.`;
}
