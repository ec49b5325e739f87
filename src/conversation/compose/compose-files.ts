/** The files of a task on their way back to whoever asks for them. */

import type { OutgoingMessage } from '../message/message.ts';
import type { Task } from '../../domain/tasks/task.ts';
import { count, shorten, sizeWords, taskName, titleWords } from './words.ts';
import { bold, write } from './write.ts';

/** Each is a message of its own, and a messenger carries only some twenty in a minute to a group. */
export const FILES_A_PAGE = 10;

/** `number` counts all files of the task; `place` is the chat it came in; `elsewhere` the messenger that keeps it, if another. */
export interface FileOnCall {
  readonly number: number;
  readonly kind: 'photo' | 'document' | 'video' | 'voice';
  readonly fileId: string;
  readonly name: string | null;
  readonly size: number | null;
  readonly by: string;
  readonly at: string;
  readonly place: string;
  readonly channel: string;
  readonly elsewhere: boolean;
}

/** What is coming, and what cannot: a messenger sends only the files that were given to itself. */
export function composeFiles(
  task: Task,
  files: readonly FileOnCall[],
  all: { readonly total: number; readonly page: number },
): OutgoingMessage {
  const pages = Math.max(1, Math.ceil(all.total / FILES_A_PAGE));
  const elsewhere = files.filter((file) => file.elsewhere);
  const to = (page: number, label: string) => ({
    label,
    action: { kind: 'page', command: 'tep', argument: String(task.id), page } as const,
  });
  const next = all.page < pages ? `; xem tiếp: /tep ${String(task.id)} trang ${String(all.page + 1)}` : '';
  return write(
    [
      bold(`Tệp minh chứng của ${taskName(task)}`),
      titleWords(task, 120),
      all.total === 0
        ? 'Chưa có tệp nào được gửi.'
        : `Có ${count(all.total)} tệp${elsewhere.length === files.length ? '' : '; gửi lại dưới đây'}.`,
      ...(elsewhere.length === 0
        ? []
        : ['', 'Không gửi lại được ở đây, vì nằm trên ứng dụng nhắn tin khác; đề nghị mở tin gốc:']),
      ...elsewhere.map((file) => `• ${fileLine(file, all.total)}`),
      ...(pages === 1 ? [] : ['', `Trang ${String(all.page)}/${String(pages)}${next}`]),
    ],
    {
      buttons:
        pages === 1
          ? []
          : [
              [
                ...(all.page > 1 ? [to(all.page - 1, '◂ Trang trước')] : []),
                ...(all.page < pages ? [to(all.page + 1, 'Trang sau ▸')] : []),
              ],
            ],
    },
  );
}

/** One file, with where it came from. */
export function composeFile(task: Task, file: FileOnCall, total: number): OutgoingMessage {
  const { kind, fileId, channel } = file;
  const instead =
    channel === 'zalo'
      ? 'Zalo không còn gửi lại được ảnh này: địa chỉ của ảnh chỉ dùng được trong vài tuần. Đề nghị mở tin gốc, hoặc đề nghị người gửi gửi lại.'
      : 'Telegram không gửi lại được tệp này. Đề nghị mở tin gốc, hoặc đề nghị người gửi gửi lại.';
  return write([`${taskName(task)} – ${fileLine(file, total)}`], { kept: { kind, fileId, instead } });
}

const KINDS = { photo: 'ảnh', document: 'tệp', video: 'video', voice: 'ghi âm' } as const;

/** "tệp 2/5: quyet-dinh.pdf, 1,2 MB; Lan gửi lúc 08:00 ngày 21/06/2022, Sở Xây dựng" */
function fileLine({ number, kind, name, size, by, at, place, channel, elsewhere }: FileOnCall, total: number): string {
  const what = name === null ? KINDS[kind] : shorten(name, 80);
  const where = `${elsewhere ? `${channel === 'zalo' ? 'Zalo' : 'Telegram'}, ` : ''}${shorten(place, 100)}`;
  const sent = by === '' ? 'gửi' : `${shorten(by, 60)} gửi`;
  return `tệp ${String(number)}/${String(total)}: ${what}${size === null ? '' : `, ${sizeWords(size)}`}; ${sent} ${at}, ${where}`;
}
