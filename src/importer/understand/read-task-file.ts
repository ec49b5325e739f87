import { readTaskText } from './kinds/read-task-text.ts';
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
    case 'office': {
      const { readOffice } = await import('./kinds/read-office.ts');
      return readOffice(bytes, file.as);
    }
    case 'pdf': {
      const { readPdfFile } = await import('./kinds/read-pdf.ts');
      return readPdfFile(bytes);
    }
    // The readers of Excel, Word and web pages are loaded only for their files.
    case 'html': {
      const { readWebPage } = await import('./kinds/read-web-page.ts');
      return readWebPage(bytes);
    }
    case 'container': {
      const { openDocumentIn, readContainer } = await import('./kinds/read-container.ts');
      const open = openDocumentIn(bytes);
      if (open === null) return readContainer(bytes);
      const { readOffice } = await import('./kinds/read-office.ts');
      return readOffice(bytes, open);
    }
  }
}
