/** The files of a task on their way back to whoever asks for them. */

import { cursorOfRow, type Cursor } from '../../domain/tasks/list-cursor.ts';
import type { OutgoingMessage } from '../message/message.ts';
import type { Task } from '../../domain/tasks/task.ts';
import { writeShown, type PageAsked } from './paginate.ts';
import { count, shorten, sizeWords, taskName, titleWords } from './words.ts';
import { bold, write } from './write.ts';

/** Each is a message of its own, and a messenger carries only some twenty in a minute to a group. */
export const FILES_A_PAGE = 10;

/** `id` is the file's in the record; `number` counts all files of the task; `place` is the chat it came in; `elsewhere` the messenger that keeps it, if another. */
export interface FileOnCall {
  readonly id: number;
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

/**
 * What is coming, and what cannot: a messenger sends only the files that were given to itself. `files` are those of the
 * page, `more` whether others stand behind them.
 */
export function composeFiles(
  task: Task,
  files: readonly FileOnCall[],
  { total, page, after, more }: PageAsked & { readonly total: number; readonly more: boolean },
): OutgoingMessage {
  const elsewhere = files.filter((file) => file.elsewhere);
  const counted = Math.ceil(total / FILES_A_PAGE);
  const list = {
    head: [
      bold(`Tệp minh chứng của ${taskName(task)}`),
      titleWords(task, 120),
      total === 0
        ? 'Chưa có tệp nào được gửi.'
        : `Có ${count(total)} tệp${elsewhere.length === files.length ? '' : '; gửi lại dưới đây'}.`,
      ...(elsewhere.length === 0
        ? []
        : ['', 'Không gửi lại được ở đây, vì nằm trên ứng dụng nhắn tin khác; đề nghị mở tin gốc:']),
    ],
    foot: [],
    command: 'tep',
    argument: String(task.id),
    page,
    after,
  };
  const items = files.map((file) => ({
    lines: file.elsewhere ? [`• ${fileLine(file, total)}`] : [],
    cursor: cursorOfFile(file),
  }));
  return writeShown(list, items, more ? Math.max(counted, page + 1) : page);
}

/** Where the list of files goes on behind this one. */
export function cursorOfFile({ id }: { readonly id: number }): Cursor {
  return cursorOfRow('files', id);
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
