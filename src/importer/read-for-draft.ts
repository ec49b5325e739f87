import type { ColumnChoice } from '../domain/drafts/column-choice.ts';
import type { DraftContent } from '../domain/drafts/draft.ts';
import type { SecrecyMarking } from '../domain/text/secrecy-marking.ts';
import { draftContentOf } from './draft-content.ts';
import type { OnPage } from './understand/kinds/read-pdf.ts';
import { readTaskFile } from './understand/read-task-file.ts';

/** A document as a draft keeps it; `problem` is one sentence with the cure. */
export type ReadDocument =
  | {
      readonly kind: 'read';
      readonly content: DraftContent;
      /** Of the cells of a scan: name and PNG in base64, as they go from process to process; absent for any other. */
      readonly pictures?: readonly (readonly [string, string])[];
    }
  /** `marking`: the document bears it, and nothing of the document is kept. */
  | { readonly kind: 'unreadable'; readonly problem: string; readonly marking?: SecrecyMarking };

/**
 * Reads a file of any known kind into the content of a draft, or says why it cannot be read. `choices`: what people say its
 * columns are.
 */
export async function readForDraft(
  bytes: Uint8Array,
  choices: readonly ColumnChoice[] = [],
  onPage?: OnPage,
): Promise<ReadDocument> {
  const file = await readTaskFile(bytes, choices, onPage);
  if (file.kind !== 'rows') return file;
  const pictures = [...(file.pictures ?? [])].map(
    ([name, picture]) => [name, Buffer.from(picture).toString('base64')] as const,
  );
  return {
    kind: 'read',
    content: { ...draftContentOf(file), ...(choices.length > 0 && { choices }) },
    ...(pictures.length > 0 && { pictures }),
  };
}
