/** What an amending draft changes in its programme, thing by thing. */

import { formatDate } from '../../domain/calendar/dates.ts';
import type { Change, ChangeKind } from '../../domain/drafts/amendment/change-groups.ts';
import type { DraftRow, TaskNamed } from '../../domain/drafts/draft.ts';
import type { DraftReading } from '../../domain/drafts/read-draft.ts';
import { readDeadline } from '../../domain/deadlines/read-deadline.ts';
import type { Matching } from '../../domain/tasks/match-rows.ts';
import type { FieldChange } from '../../domain/tasks/amendment.ts';
import type { Programme, Task } from '../../domain/tasks/task.ts';
import { isTypographic } from '../../domain/text/is-typographic.ts';
import { endedOn } from '../../store/programmes/successions.ts';
import { leadsOfEachTask } from '../../store/programmes/tasks.ts';
import { compareProgramme, type TaskChange, type Vanished } from '../programme/compare-programme.ts';
import type { Work } from '../work.ts';
import { foreseenReader, type ForeseenReader } from './foreseen-reader.ts';

export interface Absent {
  /** Tasks that a whole list has no more. */
  readonly gone: ReadonlySet<number>;
  /** Tasks that a sentence of the document gives up. */
  readonly givenUp: ReadonlySet<number>;
}

/** Which row is which task: as the draft ties them. */
export function matchingOf(rows: readonly DraftRow[], vanished: Iterable<number>): Matching {
  const same = new Map<number, number>();
  const added: number[] = [];
  for (const [at, { task }] of rows.entries()) {
    if (task === undefined) added.push(at);
    else same.set(at, task);
  }
  return { same, added, doubtful: new Map(), vanished: [...vanished] };
}

/** By comparison with the tasks that stand; writes nothing. */
export function changesOf(
  work: Work,
  programme: Programme,
  { head, rows, names }: Pick<DraftReading, 'head' | 'rows' | 'names'>,
  { gone, givenUp }: Absent,
): { readonly changes: readonly Change[]; readonly unchanged: number } {
  const foreseen = foreseenReader(work, names);
  const matching = matchingOf(rows, new Set([...gone, ...givenUp]));
  const comparison = compareProgramme(work, foreseen.reader, programme, programme, rows, {
    silent: new Set(),
    same: [],
    matching,
  });
  const leads = leadsOfEachTask(work.tx);
  const changes = [
    ...comparison.changed.flatMap((change) =>
      change.fields.map((field) => {
        const own = (leads.get(change.task.id) ?? []).map(({ id }) => id);
        const said = { on: head.issued ?? work.today, document: head.number ?? programme.number };
        return ofField(work, foreseen, change, field, { before: own, row: rows[change.position], said });
      }),
    ),
    ...comparison.added.flatMap((at) => (rows[at] === undefined ? [] : [ofNew(rows[at], at)])),
    ...comparison.vanished.filter(({ why }) => why === 'row').map((vanished) => ofGone(vanished, givenUp)),
  ];
  return { changes, unchanged: comparison.unchanged };
}

function ofField(
  work: Work,
  foreseen: ForeseenReader,
  { task, position, extended }: TaskChange,
  change: FieldChange,
  {
    before,
    row,
    said,
  }: {
    readonly before: readonly number[];
    readonly row: DraftRow | undefined;
    readonly said: { readonly on: string; readonly document: string };
  },
): Change {
  const common = { task: named(task), position, field: change.field, before: change.before, after: change.after };
  if (change.field === 'lead') {
    const after = row === undefined ? [] : foreseen.reader.leadsOf(row).ids;
    const pair = movedFrom(before, after);
    const shown = { ...common, after: after.map(foreseen.nameOf).join(', '), note: null };
    if (pair === null || !canSucceed(work, foreseen, pair)) return { ...shown, kind: 'lead' };
    return {
      ...shown,
      kind: 'moved_lead',
      leads: { from: foreseen.nameOf(pair.from), to: foreseen.nameOf(pair.to), ...said },
    };
  }
  const extension = extended.map(({ agency, assignment }) => {
    const until = assignment.dueOn === null ? '' : ` đến ${formatDate(assignment.dueOn)}`;
    return `${agency.name} đã được gia hạn${until}`;
  });
  const note = change.field === 'deadline' && extension.length > 0 ? extension.join('; ') : null;
  return { ...common, kind: kindOf(change, task), note };
}

function kindOf({ field, before, after }: FieldChange, task: Task): ChangeKind {
  if (field === 'ref' || field === 'section' || field === 'source') return 'place';
  if (field === 'deadline') {
    const next = readDeadline(after, task.programme.issuedOn);
    const { kind, start, end, recurrence } = task.deadline;
    const isSame = next.kind === kind && next.start === start && next.end === end && next.recurrence === recurrence;
    return isSame && (end !== null || isTypographic(before, after)) ? 'spelling' : 'deadline';
  }
  return isTypographic(before, after) ? 'spelling' : 'words';
}

/** One agency left and one came. */
function movedFrom(before: readonly number[], after: readonly number[]): { from: number; to: number } | null {
  const [from, ...left] = before.filter((id) => !after.includes(id));
  const [to, ...came] = after.filter((id) => !before.includes(id));
  return from === undefined || to === undefined || left.length + came.length > 0 ? null : { from, to };
}

function canSucceed(work: Work, { isGroup }: ForeseenReader, { from, to }: { from: number; to: number }): boolean {
  return [from, to].every((id) => !isGroup(id) && (id < 0 || endedOn(work.tx, id) === null));
}

function ofNew(row: DraftRow, position: number): Change {
  const { ref, title, leads = [], deadline } = row;
  return {
    kind: 'new',
    task: { id: 0, ref, title },
    position,
    field: null,
    before: '',
    after: [leads.join(', '), deadline].filter((text) => text !== '').join('; '),
    note: null,
  };
}

function ofGone({ task, assignments }: Vanished, givenUp: ReadonlySet<number>): Change {
  return {
    kind: givenUp.has(task.id) ? 'given_up' : 'gone',
    task: named(task),
    position: null,
    field: null,
    before: [...new Set(assignments.map(({ agency }) => agency.name))].join(', '),
    after: '',
    note: null,
  };
}

function named({ id, ref, title }: Task): TaskNamed {
  return { id, ref, title };
}
