/** A draft that may amend a programme which stands: what it is compared with, what it changes, and what of that is accepted. */

import { hasFormerRef } from '../../conversation/compose/amendment-words.ts';
import { alignRows, type StandingTask } from '../../domain/drafts/amendment/align-rows.ts';
import { askAmends, type Target } from '../../domain/drafts/amendment/ask-amends.ts';
import { askChanges } from '../../domain/drafts/amendment/ask-changes.ts';
import type { KnownAgencies } from '../../domain/drafts/ask-names.ts';
import { createAsking, type Asking } from '../../domain/drafts/asking.ts';
import type { DraftContent, GivenAnswer } from '../../domain/drafts/draft.ts';
import { openQuestions, readDraft, type DraftReading } from '../../domain/drafts/read-draft.ts';
import { matchRows } from '../../domain/tasks/match-rows.ts';
import type { Programme } from '../../domain/tasks/task.ts';
import { programmeAmendedBy, type StoredDraft } from '../../store/drafts/drafts.ts';
import { eachTask, leadsOfEachTask, listProgrammes, programmeByCode } from '../../store/programmes/tasks.ts';
import type { Work } from '../work.ts';
import { changesOf } from './amend-changes.ts';

export interface Read {
  readonly content: DraftContent;
  readonly reading: DraftReading;
}

/** The draft with its questions; of one that amends nothing, as it was read. */
export function readAmending(
  work: Work,
  draft: StoredDraft,
  content: DraftContent,
  answers: ReadonlyMap<string, GivenAnswer>,
  known: KnownAgencies,
): Read {
  const asking = createAsking(answers);
  // What was settled is shown as it was read.
  const target = draft.state === 'open' ? askTarget(work, draft, content, asking) : null;
  const programme = target === null ? undefined : programmeByCode(work.tx, target.programme);
  if (target === null || programme === undefined) {
    return { content, reading: readDraft(content, answers, known, asking) };
  }
  return readAgainst(work, programme, target, content, { answers, known, asking });
}

function askTarget(work: Work, draft: StoredDraft, content: DraftContent, asking: Asking): Target | null {
  const programmes = listProgrammes(work.tx);
  const { number, issued } = content.head;
  const asked = asking.peek('head:number');
  return askAmends(
    content,
    {
      programmes,
      own: { number: asked?.kind === 'text' ? asked.text : number, issued },
      wished: draft.programme,
      amendedBy: (named) => programmeAmendedBy(work.tx, named),
      isWhole: (code) => {
        const tasks = eachTask(work.tx, code);
        return matchRows(tasks, content.rows, new Set()).same.size >= MOST * tasks.length;
      },
    },
    asking,
  );
}

/** Share of a programme's tasks from which a file that has them is taken for its whole list. */
const MOST = 0.6;

function readAgainst(
  work: Work,
  programme: Programme,
  { whole }: Target,
  content: DraftContent,
  {
    answers,
    known,
    asking,
  }: {
    readonly answers: ReadonlyMap<string, GivenAnswer>;
    readonly known: KnownAgencies;
    readonly asking: Asking;
  },
): Read {
  const tasks = standingTasks(work, programme.code);
  const aligned = alignRows(content, tasks, { whole, asking });
  const filled: DraftContent = {
    ...content,
    rows: aligned.rows,
    findings: content.findings.filter(({ line, severity }) => severity === 'error' || saysNew(aligned.rows, line)),
    head: {
      ...content.head,
      title: content.head.title ?? programme.title,
      authority: content.head.authority ?? programme.authority,
    },
  };
  const first = readDraft(filled, answers, known, asking);
  const amended = { programme: { code: programme.code, number: programme.number, title: programme.title }, whole };
  if (openQuestions({ ...first, questions: asking.questions() }).length > 0) {
    const amendment = { ...amended, changes: null, unchanged: 0 };
    return { content: filled, reading: { ...first, questions: asking.questions(), amendment } };
  }
  const columns = new Set(content.mapping.flatMap((table) => Object.keys(table.columns)));
  const absent = whole
    ? tasks.filter(
        ({ id, source }) =>
          (columns.has('source') || source === 'annex') && !aligned.rows.some(({ task }) => task === id),
      )
    : [];
  const { changes, unchanged } = changesOf(work, programme, first, {
    gone: new Set(absent.map(({ id }) => id)),
    givenUp: aligned.givenUp,
  });
  const accepted = askChanges(first.rows, changes, asking);
  return {
    content: filled,
    reading: {
      ...first,
      rows: accepted.changed,
      questions: asking.questions(),
      amendment: { ...amended, changes: accepted, unchanged },
    },
  };
}

/** A row that is a task as it stands needs no second look. */
function saysNew(rows: DraftContent['rows'], line: number): boolean {
  const own = rows.find((row) => row.line === line);
  return own?.task === undefined || own.keeps?.includes('deadline') !== true;
}

/** Without those whose place was given up: a row with their words is a new task. */
function standingTasks(work: Work, code: string): readonly StandingTask[] {
  const tasks = eachTask(work.tx, code).filter(({ id, ref }) => !hasFormerRef(ref, id));
  const leads = leadsOfEachTask(work.tx);
  return tasks.map(({ id, ref, section, title, coordinating, product, deadline, reportTo, source }) => ({
    id,
    ref,
    section,
    title,
    leads: (leads.get(id) ?? []).map(({ name }) => name),
    coordinating,
    product,
    deadline: deadline.text,
    reportTo,
    source,
  }));
}
