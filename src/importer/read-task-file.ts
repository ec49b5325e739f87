import { readTaskText } from './read-task-text.ts';
import { sniffFile } from './sniff-file.ts';
import { unreadable, type TaskFile } from './task-file.ts';

/** Reads a programme's tasks from a file of any kind taken; what it is is told by its content. */
export function readTaskFile(bytes: Uint8Array): Promise<TaskFile> {
  const file = sniffFile(bytes);
  if (file.kind === 'unusable') return Promise.resolve(unreadable(file.problem));
  return Promise.resolve(readTaskText(bytes));
}
