import type { ColumnChoice } from '../../domain/drafts/column-choice.ts';
import { readTaskText } from './kinds/read-task-text.ts';
import type { OnPage } from './kinds/read-pdf.ts';
import { sniffFile } from '../readers/sniff-file.ts';
import { unreadable, type TaskFile } from './task-file.ts';

/**
 * Reads a programme's tasks from a file of any kind taken; what it is is told by its content, not its name.
 * `choices`: what a person says its columns are.
 * `onPage` is told of each scanned page before it is recognised: its place among them, counted from 1, and their number.
 */
export async function readTaskFile(
  bytes: Uint8Array,
  choices: readonly ColumnChoice[] = [],
  onPage?: OnPage,
): Promise<TaskFile> {
  const file = sniffFile(bytes);
  switch (file.kind) {
    case 'unusable':
      return unreadable(file.problem);
    case 'text':
      return readTaskText(bytes, choices);
    case 'office': {
      const { readOffice } = await import('./kinds/read-office.ts');
      return readOffice(bytes, file.as, choices);
    }
    case 'pdf': {
      const { readPdfFile } = await import('./kinds/read-pdf.ts');
      return readPdfFile(bytes, choices, onPage);
    }
    case 'picture': {
      const { readPictures } = await import('./kinds/read-pictures.ts');
      return readPictures([bytes], choices, onPage);
    }
    // The readers of Excel, Word and web pages are loaded only for their files.
    case 'html': {
      const { readWebPage } = await import('./kinds/read-web-page.ts');
      return readWebPage(bytes, choices);
    }
    case 'container': {
      const { openDocumentIn, readContainer } = await import('./kinds/read-container.ts');
      const open = openDocumentIn(bytes);
      if (open === null) return readContainer(bytes, choices);
      const { readOffice } = await import('./kinds/read-office.ts');
      return readOffice(bytes, open, choices);
    }
  }
}
