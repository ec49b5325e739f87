/** A draft is read anew with the columns that a person chose: what was answered and still fits is kept. */

import { COLUMNS_KEY, isSameHeader, type ColumnChoice } from '../../domain/drafts/column-choice.ts';
import type { DraftContent, DraftQuestion } from '../../domain/drafts/draft.ts';
import { insertDraftAnswer } from '../../store/drafts/draft-answers.ts';
import { draftContent, draftFile, updateDraft, writeDraftContent } from '../../store/drafts/drafts.ts';
import { mayPrepare, type DraftActing } from '../draft-acting.ts';
import type { Work } from '../work.ts';
import { showDraft, type DraftMissing, type ShownDraft } from './show-draft.ts';

export type ColumnsToRead =
  /** What the file is to be read with. */
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly choices: readonly ColumnChoice[] }
  | { readonly kind: 'refused'; readonly why: 'not_enrolled' | 'settled' | 'no_file' }
  | DraftMissing;

/** The file of an open draft with all choices that hold: those of before, and the new ones in their place. */
export function columnsToRead(work: Work, by: DraftActing, id: number, chosen: readonly ColumnChoice[]): ColumnsToRead {
  if (!mayPrepare(by)) return { kind: 'refused', why: 'not_enrolled' };
  const found = showDraft(work, id);
  if (found.kind === 'missing') return found;
  if (found.shown.draft.state !== 'open') return { kind: 'refused', why: 'settled' };
  const bytes = draftFile(work.tx, id);
  const content = draftContent(work.tx, id);
  if (bytes === null || 'kind' in content) return { kind: 'refused', why: 'no_file' };
  const isChosen = ({ header }: ColumnChoice): boolean => chosen.some((each) => isSameHeader(each.header, header));
  const before = (content.choices ?? []).filter((each) => !isChosen(each));
  return { kind: 'read', bytes, choices: [...before, ...chosen] };
}

export type ColumnsChosen =
  /** `asked`: questions whose answer no longer fits. */
  | { readonly kind: 'chosen'; readonly shown: ShownDraft; readonly asked: number }
  | { readonly kind: 'refused'; readonly why: 'not_enrolled' | 'settled' }
  | DraftMissing;

/** `content` is the draft's own file, read with the choices of `columnsToRead`. */
export function chooseColumns(work: Work, by: DraftActing, id: number, content: DraftContent): ColumnsChosen {
  if (!mayPrepare(by)) return { kind: 'refused', why: 'not_enrolled' };
  const before = showDraft(work, id);
  if (before.kind === 'missing') return before;
  if (before.shown.draft.state !== 'open') return { kind: 'refused', why: 'settled' };
  const { actor, personId, channel, chatId, messageId } = by.author;
  const said = { draftId: id, at: work.now, actor, personId, channel, chatId, messageId };
  writeDraftContent(work.tx, id, content);
  const choices = content.choices ?? [];
  insertDraftAnswer(work.tx, { ...said, question: COLUMNS_KEY, answer: { kind: 'columns', choices } });
  const moved = movedAnswers(before.shown, showDraft(work, id));
  for (const question of moved) insertDraftAnswer(work.tx, { ...said, question, answer: null });
  // Who accepted first has not seen what is read now.
  updateDraft(work.tx, id, { firstBy: null, firstPersonId: null });
  const after = showDraft(work, id);
  if (after.kind === 'missing') return after;
  const open = new Set(after.shown.open.map(({ key }) => key));
  const asked = answered(before.shown).filter(({ key }) => open.has(key)).length;
  return { kind: 'chosen', shown: after.shown, asked };
}

const answered = ({ reading }: ShownDraft): readonly DraftQuestion[] =>
  reading.questions.filter(({ given }) => given !== null);

/** Answers that would reach other rows than those that the person saw: about one place, or leaving rows out. */
function movedAnswers(before: ShownDraft, after: ReturnType<typeof showDraft>): readonly string[] {
  if (after.kind === 'missing') return [];
  const questions = new Map(after.shown.reading.questions.map((question) => [question.key, question]));
  return answered(before).flatMap(({ key, asks, given, rows }) => {
    const isOfRows = asks.kind === 'title' || asks.kind === 'ref' || given?.answer.kind === 'aside';
    const now = questions.get(key);
    const isMoved = now === undefined || linesOf(now.rows, after.shown) !== linesOf(rows, before);
    return isOfRows && isMoved ? [key] : [];
  });
}

function linesOf(rows: readonly number[], { content }: ShownDraft): string {
  return rows.map((at) => content.rows[at]?.line ?? 0).join(' ');
}
