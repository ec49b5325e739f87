/** What a draft is today: pure, from what was read, what was answered and the agencies that are known. */

import { countDeadlines, type CountedKind } from '../deadlines/count-deadlines.ts';
import { yearOfTitle } from '../deadlines/year-of-title.ts';
import { askDates } from './ask-dates.ts';
import { askHead } from './ask-head.ts';
import { createAsking, type Asking } from './asking.ts';
import { askScans } from './ask-scans.ts';
import { askNames, type KnownAgencies, type NewNames } from './ask-names.ts';
import { askCells, askFindings } from './ask-rows.ts';
import type { AcceptedChanges } from './amendment/ask-changes.ts';
import type { AmendableProgramme, DraftContent, DraftHead, DraftQuestion, DraftRow, GivenAnswer } from './draft.ts';
import { inYear } from './in-year.ts';

export interface DraftReading {
  readonly head: DraftHead;
  /** What acceptance takes, in the document's order: not what was put aside. */
  readonly rows: readonly DraftRow[];
  readonly aside: readonly DraftRow[];
  /** Open and answered ones, in the order in which they are asked. */
  readonly questions: readonly DraftQuestion[];
  readonly names: NewNames;
  readonly notices: readonly string[];
  readonly deadlines: ReadonlyMap<CountedKind, number>;
  /** Of an amendment, what it does to the programme that stands; `rows` are those that change or are new. */
  readonly amendment?: AmendmentReading;
}

export interface AmendmentReading {
  readonly programme: AmendableProgramme;
  readonly whole: boolean;
  /** Null while something before the changes is asked. */
  readonly changes: AcceptedChanges | null;
  /** Tasks whose row says nothing new. */
  readonly unchanged: number;
}

/** Whether acceptance would do anything. */
export function isTakeable({ rows, amendment }: Pick<DraftReading, 'rows' | 'amendment'>): boolean {
  const changes = amendment?.changes;
  return rows.length > 0 || (changes != null && changes.withdraw.length + changes.mergers.length > 0);
}

/** `answers` by the keys of their questions; `asking` holds what was asked before. */
export function readDraft(
  content: DraftContent,
  answers: ReadonlyMap<string, GivenAnswer>,
  known: KnownAgencies,
  asking: Asking = createAsking(answers),
): DraftReading {
  const head = askHead(content, asking);
  const looked = askFindings(content, askScans(content, content.rows, asking), asking);
  const { rows: inYears, notices } = inYear(askCells(looked, asking), content.year ?? yearOfTitle(head.title));
  const { rows: named, names } = askNames(inYears, known, asking);
  const dated = askDates(named, head.issued, asking);
  const rows = dated.filter((_, at) => !asking.aside.has(at));
  return {
    head,
    rows,
    aside: dated.filter((_, at) => asking.aside.has(at)),
    questions: asking.questions(),
    names: namesUsed(names, rows),
    notices: [...content.notices, ...notices],
    deadlines: countDeadlines(rows, head.issued),
  };
}

/** The questions that nobody has answered. */
export function openQuestions({ questions }: DraftReading): readonly DraftQuestion[] {
  return questions.filter(({ given }) => given === null);
}

/** A name that only rows put aside have is not made. */
function namesUsed(names: NewNames, rows: readonly DraftRow[]): NewNames {
  const leads = new Set(rows.flatMap((row) => row.leads ?? []));
  const groups = names.groups.filter(({ name }) => leads.has(name));
  const members = new Set(groups.flatMap((group) => group.members));
  return {
    agencies: names.agencies.filter((name) => leads.has(name) || members.has(name)),
    groups,
    spellings: names.spellings.filter(({ agency }) => leads.has(agency)),
  };
}
