/** `/tep 12`: the files of the reports on a task, sent again by their stored references. */

import {
  composeFile,
  composeFiles,
  cursorOfFile,
  FILES_A_PAGE,
  type FileOnCall,
} from '../../../conversation/compose/compose-files.ts';
import { momentWords } from '../../../conversation/compose/words.ts';
import { compareCursors } from '../../../domain/tasks/list-cursor.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import { chatById } from '../../../store/people/chats.ts';
import { evidenceOf, type Evidence } from '../../../store/record/evidence.ts';
import { chatName } from '../../../usecases/chats/chat-name.ts';
import { onNamedTasks, type Call } from '../../context/call.ts';
import { cursorShown } from '../../context/cursor-shown.ts';
import type { Origin } from '../../context/origin.ts';
import type { Work } from '../../../usecases/work.ts';

/** `/tep`: sends the files of each named task. */
export function sendFiles(call: Call): void {
  onNamedTasks(call, sendFilesOf);
}

function sendFilesOf(call: Call, cards: Card[]): void {
  const [first] = cards;
  if (first === undefined) return;
  const { work, origin, command } = call;
  const all = cards.flatMap((card) => evidenceOf(work.tx, card.assignment.id)).sort((a, b) => a.id - b.id);
  const after = cursorShown(call, String(first.task.id), ['files']);
  const pages = Math.max(1, Math.ceil(all.length / FILES_A_PAGE));
  const page = after === null ? Math.min(Math.max(1, command.page), pages) : command.page;
  const start =
    after === null
      ? (page - 1) * FILES_A_PAGE
      : all.filter((file) => compareCursors(cursorOfFile(file), after) <= 0).length;
  const files = all
    .slice(start, start + FILES_A_PAGE)
    .map((file, index) => onCall(work, origin, file, start + index + 1));
  const about = cards.map((card) => card.assignment.id);
  const more = all.length > start + FILES_A_PAGE;
  origin.reply(composeFiles(first.task, files, { total: all.length, page, after, more }), 'answer', about);
  for (const file of files) {
    if (!file.elsewhere) origin.reply(composeFile(first.task, file, all.length), 'answer', about);
  }
}

function onCall(work: Work, origin: Origin, file: Evidence, number: number): FileOnCall {
  const chat = chatById(work.tx, file.chatId);
  const { id, fileId, name, size, by, channel } = file;
  return {
    id,
    number,
    kind: kindOf(file.kind),
    fileId,
    name,
    size,
    by,
    at: momentWords(file.at, work.rules.timeZone),
    place: chat === undefined ? '' : chatName(work, chat),
    channel,
    elsewhere: channel !== origin.chat.channel,
  };
}

function kindOf(kind: string): FileOnCall['kind'] {
  return kind === 'photo' || kind === 'video' || kind === 'voice' ? kind : 'document';
}
