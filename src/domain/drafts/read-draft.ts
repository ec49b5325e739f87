/** What a draft is today: pure, from what was read, what was answered and the agencies that are known. */

import { countDeadlines, type CountedKind } from '../deadlines/count-deadlines.ts';
import { yearOfTitle } from '../deadlines/year-of-title.ts';
import { askDates } from './ask-dates.ts';
import { askHead } from './ask-head.ts';
import { createAsking } from './asking.ts';
import { askNames, type KnownAgencies, type NewNames } from './ask-names.ts';
import { askCells, askFindings } from './ask-rows.ts';
import type { DraftContent, DraftHead, DraftQuestion, DraftRow, GivenAnswer } from './draft.ts';
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
}

/** `answers` by the keys of their questions. */
export function readDraft(
  content: DraftContent,
  answers: ReadonlyMap<string, GivenAnswer>,
  known: KnownAgencies,
): DraftReading {
  const asking = createAsking(answers);
  const head = askHead(content, asking);
  const looked = askFindings(content, content.rows, asking);
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
