/** A draft as it stands today: what was read, with what was answered and the agencies that are known by now. */

import { buildAgencyIndex } from '../../domain/agencies/agency-names.ts';
import { openQuestions, type DraftReading } from '../../domain/drafts/read-draft.ts';
import type { DraftContent, DraftQuestion, GivenAnswer } from '../../domain/drafts/draft.ts';
import { draftAnswers } from '../../store/drafts/draft-answers.ts';
import { draftById, draftContent, listDrafts, type StoredDraft } from '../../store/drafts/drafts.ts';
import { listAgencies } from '../../store/programmes/agencies.ts';
import { programmeByCode } from '../../store/programmes/tasks.ts';
import { stripDiacritics } from '../../domain/strip-diacritics.ts';
import type { Work } from '../work.ts';
import { readAmending } from './read-amending.ts';

export interface ShownDraft {
  readonly draft: StoredDraft;
  /** Of an amendment, with what it leaves unsaid filled in from the tasks that stand. */
  readonly content: DraftContent;
  readonly reading: DraftReading;
  /** None of a draft that is settled. */
  readonly open: readonly DraftQuestion[];
  /** The code under which it will be live. */
  readonly code: string;
}

export type DraftFound = { readonly kind: 'draft'; readonly shown: ShownDraft } | DraftMissing;

/** `damaged`: what was read of it cannot be read any more. */
export interface DraftMissing {
  readonly kind: 'missing';
  readonly why: 'unknown' | 'damaged';
}

/** With `changes`, as it would stand with these answers; null for one that is taken back. */
export function showDraft(
  work: Work,
  id: number,
  changes: ReadonlyMap<string, GivenAnswer | null> = new Map<string, null>(),
): DraftFound {
  const draft = draftById(work.tx, id);
  if (draft === undefined) return { kind: 'missing', why: 'unknown' };
  const content = draftContent(work.tx, id);
  if ('kind' in content) return { kind: 'missing', why: 'damaged' };
  const agencies = listAgencies(work.tx);
  const answers = new Map(draftAnswers(work.tx, id));
  for (const [key, given] of changes) {
    if (given === null) answers.delete(key);
    else answers.set(key, given);
  }
  const known = {
    index: buildAgencyIndex(agencies),
    groups: new Set(agencies.filter(({ kind }) => kind === 'group').map((each) => each.id)),
  };
  const { content: aligned, reading } = readAmending(work, draft, content, answers, known);
  return {
    kind: 'draft',
    shown: {
      draft,
      content: aligned,
      reading,
      open: draft.state === 'open' ? openQuestions(reading) : [],
      code: codeOf(work, draft, reading),
    },
  };
}

/** Those that wait, the newest first; with `all` those that were accepted, undone or discarded too. */
export function draftsWaiting(work: Work, { all }: { readonly all: boolean }): readonly StoredDraft[] {
  return listDrafts(work.tx, all ? null : 'open');
}

/** "45/KH-UBND" → "45-kh-ubnd", with a number where that is taken. */
function codeOf(work: Work, { id, programme }: StoredDraft, { head, amendment }: DraftReading): string {
  if (amendment !== undefined) return amendment.programme.code;
  if (programme !== null) return programme;
  const slug = stripDiacritics(head.number ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  const base = slug === '' ? `van-ban-${String(id)}` : slug;
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}-${String(number)}`;
    if (programmeByCode(work.tx, code) === undefined) return code;
  }
}
