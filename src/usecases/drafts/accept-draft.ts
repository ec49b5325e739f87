/** Makes a draft live: its agencies, its programme and its tasks, in the caller's one transaction. */

import { isSamePerson, type Somebody } from '../../domain/people/same-person.ts';
import { accountsWithRight, whoActed } from '../../store/people/accepting-people.ts';
import { noteMade, updateDraft } from '../../store/drafts/drafts.ts';
import { isTakeable } from '../../domain/drafts/read-draft.ts';
import { readingMark } from '../../domain/drafts/reading-mark.ts';
import { programmeByCode, programmeOfDecision } from '../../store/programmes/tasks.ts';
import { continueRow } from '../programme/continue-rows.ts';
import { importProgramme, type ProgrammeHead } from '../programme/import-programme.ts';
import type { Work } from '../work.ts';
import { acceptedWords, makeNames } from './accepting.ts';
import { amendLive } from './amend-live.ts';
import { mayAccept, UNNAMED_OPERATOR, type DraftActing } from '../draft-acting.ts';
import { showDraft, type DraftMissing, type ShownDraft } from './show-draft.ts';

export interface Accepted {
  readonly kind: 'accepted';
  readonly programmeId: number;
  readonly code: string;
  readonly number: string;
  readonly tasks: number;
  readonly assignments: number;
  readonly newAgencies: readonly string[];
  readonly aside: number;
}

/** What an amendment did to its programme. */
export interface Amended {
  readonly kind: 'amended';
  readonly programmeId: number;
  readonly code: string;
  readonly number: string;
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
  readonly mergers: number;
  readonly held: number;
  readonly newAgencies: readonly string[];
}

export type DraftAccepted =
  | Accepted
  | Amended
  /** Another person has to accept it too. */
  | { readonly kind: 'first'; readonly by: string }
  | {
      readonly kind: 'refused';
      readonly why: 'not_enrolled' | 'settled' | 'same_person' | 'unnamed' | 'no_rows' | 'changed';
    }
  | { readonly kind: 'refused'; readonly why: 'open'; readonly open: number }
  | { readonly kind: 'refused'; readonly why: 'known_programme'; readonly programme: string }
  | DraftMissing;

/** `seen` is the mark of what the person was shown; null where the person was shown nothing. */
export function acceptDraft(work: Work, by: DraftActing, id: number, seen: string | null = null): DraftAccepted {
  if (!mayAccept(by)) return { kind: 'refused', why: 'not_enrolled' };
  const found = showDraft(work, id);
  if (found.kind === 'missing') return found;
  const { shown } = found;
  const { draft, open, code, reading } = shown;
  if (draft.state !== 'open') return { kind: 'refused', why: 'settled' };
  if (open.length > 0) return { kind: 'refused', why: 'open', open: open.length };
  if (!isTakeable(reading)) return { kind: 'refused', why: 'no_rows' };
  if (seen !== null && seen !== readingMark(reading)) return { kind: 'refused', why: 'changed' };
  const { number, issued } = reading.head;
  const known =
    reading.amendment !== undefined
      ? undefined
      : (programmeByCode(work.tx, code) ??
        (number === null || issued === null ? undefined : programmeOfDecision(work.tx, number, issued)));
  if (known !== undefined) return { kind: 'refused', why: 'known_programme', programme: known.code };
  const { actor, personId } = by.author;
  if (work.rules.acceptance === 'two' && peopleIn(accountsWithRight(work.tx)) > 1) {
    if (by.actor === 'operator' && actor === UNNAMED_OPERATOR) return { kind: 'refused', why: 'unnamed' };
    if (draft.firstBy === null) {
      updateDraft(work.tx, id, { firstBy: actor, firstPersonId: personId });
      return { kind: 'first', by: actor };
    }
    const first = whoActed(work.tx, { actor: draft.firstBy, personId: draft.firstPersonId });
    if (isSamePerson(first, whoActed(work.tx, { actor, personId }))) return { kind: 'refused', why: 'same_person' };
  }
  return reading.amendment === undefined ? makeLive(work, by, shown) : amendLive(work, by, shown);
}

/** Accounts of one person in several messengers are one. */
function peopleIn(accounts: readonly Somebody[]): number {
  return accounts.filter((one, at) => !accounts.slice(0, at).some((before) => isSamePerson(before, one))).length;
}

/** Every question is answered. Throws when what is shown cannot be taken, which is a fault of the program. */
export function makeLive(work: Work, { author, actor }: DraftActing, shown: ShownDraft): Accepted {
  const { draft, reading, code } = shown;
  const head = headOf(shown);
  const made = makeNames(work, reading.names, head);
  const outcome = importProgramme(work, head, reading.rows, {
    createAgencies: false,
    acceptedBy: { author, words: acceptedWords(shown, actor === 'operator') },
  });
  if (outcome.kind === 'refused') throw new Error(`Draft ${String(draft.id)} cannot be taken: ${outcome.problem}`);
  const { programmeId, eventId, tasks, assignments } = outcome;
  for (const row of reading.rows) if ((row.continues ?? '') !== '') continueRow(work, code, row);
  noteMade(work.tx, draft.id, made);
  updateDraft(work.tx, draft.id, {
    state: 'accepted',
    settledAt: work.now,
    settledBy: author.actor,
    programmeId,
    eventId,
  });
  return {
    kind: 'accepted',
    programmeId: programmeId ?? 0,
    code,
    number: head.number,
    tasks,
    assignments,
    newAgencies: [...reading.names.agencies, ...reading.names.groups.map(({ name }) => name)],
    aside: reading.aside.length,
  };
}

/** The parts of the head that a document need not name have their place. */
function headOf({ reading, code }: ShownDraft): ProgrammeHead {
  const { number, title, authority, issued } = reading.head;
  if (title === null || authority === null || issued === null)
    throw new Error('The head of the draft is not complete.');
  return { code, number: number ?? code, title, authority, issuedOn: issued };
}
