/** Takes a document in as a draft: seen by no reminder, digest, list or interface until somebody accepts it. */

import { createHash } from 'node:crypto';
import type { DraftContent } from '../../domain/drafts/draft.ts';
import { secrecyMarkingOf, secrecyMarkingOfName, type SecrecyMarking } from '../../domain/text/secrecy-marking.ts';
import { acceptedProgrammeOf, insertDraft, openDraftOf } from '../../store/drafts/drafts.ts';
import { programmeNamed } from '../../store/programmes/tasks.ts';
import type { Work } from '../work.ts';
import { mayPrepare, type DraftActing } from '../draft-acting.ts';

/** A file of more bytes is read, but only its hash is kept. */
export const LARGEST_KEPT = 32_000_000;

export interface DraftSource {
  /** "KH 45.docx"; what pasted text is called. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly content: DraftContent;
  /** Of the cells of a scan, by name, as PNG. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
  /** The code wished for; null: by the document's number. */
  readonly programme: string | null;
}

export type TakenDraft =
  /** `again`: the same file waits already, with what was answered about it. */
  | { readonly kind: 'taken'; readonly id: number; readonly again: boolean; readonly isKept: boolean }
  | { readonly kind: 'refused'; readonly why: 'not_enrolled' }
  | { readonly kind: 'refused'; readonly why: 'secret'; readonly marking: SecrecyMarking }
  /** An amendment is compared with what stands. */
  | { readonly kind: 'refused'; readonly why: 'known_programme'; readonly programme: string };

/** Takes a read document in as a draft; refuses one that bears a secrecy marking. */
export function takeDraft(
  work: Work,
  by: DraftActing,
  { name, bytes, content, pictures = new Map(), programme }: DraftSource,
): TakenDraft {
  if (!mayPrepare(by)) return { kind: 'refused', why: 'not_enrolled' };
  const marking = secrecyMarkingOfName(name) ?? markingIn(content);
  if (marking !== null) return { kind: 'refused', why: 'secret', marking };
  const known = programme === null ? undefined : programmeNamed(work.tx, programme);
  if (known !== undefined) return { kind: 'refused', why: 'known_programme', programme: known.code };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const live = acceptedProgrammeOf(work.tx, sha256);
  if (live !== null) return { kind: 'refused', why: 'known_programme', programme: live };
  const waiting = openDraftOf(work.tx, sha256);
  const isKept = bytes.length <= LARGEST_KEPT;
  if (waiting !== undefined && (programme === null || waiting.programme === programme)) {
    return { kind: 'taken', id: waiting.id, again: true, isKept };
  }
  const { actor, personId, channel } = by.author;
  const id = insertDraft(
    work.tx,
    { programme, fileName: name, sha256, size: bytes.length, takenAt: work.now, takenBy: actor, personId, channel },
    { content, bytes: isKept ? bytes : null, pictures },
  );
  return { kind: 'taken', id, again: false, isKept };
}

/** The readers refuse what is marked; what reaches this far is looked at once more before it is stored. */
function markingIn({ head, rows, notices }: DraftContent): SecrecyMarking | null {
  const texts = [
    head.title ?? '',
    head.number ?? '',
    ...notices,
    ...rows.flatMap(({ section, title, product, coordinating, lead, deadline }) => [
      section,
      title,
      product,
      coordinating,
      lead,
      deadline,
    ]),
  ];
  for (const text of texts) {
    const marking = secrecyMarkingOf(text);
    if (marking !== null) return marking;
  }
  return null;
}
