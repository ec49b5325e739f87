import { readTaskText } from './read-task-text.ts';
import { sniffFile } from '../readers/sniff-file.ts';
import { unreadable, type TaskFile } from './task-file.ts';

/** Reads a programme's tasks from a file of any kind taken; what it is is told by its content, not its name. */
export async function readTaskFile(bytes: Uint8Array): Promise<TaskFile> {
  const file = sniffFile(bytes);
  switch (file.kind) {
    case 'unusable':
      return unreadable(file.problem);
    case 'text':
      return readTaskText(bytes);
    case 'container': {
      // The readers of Excel and Word are loaded only for their files.
      const { readContainer } = await import('./read-container.ts');
      return readContainer(bytes);
    }
  }
}
