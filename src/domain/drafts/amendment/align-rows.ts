/** Ties the rows of an amending document to the tasks that stand, and fills what it leaves unsaid. */

import type { AmendedField } from '../../tasks/amendment.ts';
import { matchRows, nearestTask, refKey } from '../../tasks/match-rows.ts';
import type { Asking } from '../asking.ts';
import type { DraftContent, DraftRow } from '../draft.ts';
import type { Clause } from './amending.ts';

/** A task as it stands. */
export interface StandingTask {
  readonly id: number;
  readonly ref: string;
  readonly section: string;
  readonly title: string;
  /** The names of its leads. */
  readonly leads: readonly string[];
  readonly coordinating: string;
  readonly product: string;
  /** The words of its deadline. */
  readonly deadline: string;
  readonly reportTo: string;
  readonly source: 'annex' | 'body';
}

export interface AlignedRows {
  readonly rows: readonly DraftRow[];
  /** Tasks that a sentence gives up. */
  readonly givenUp: ReadonlySet<number>;
}

/** Share of words in common from which a row is offered as the task that is nearest to it. */
const ALIKE = 0.5;
/** Behind a title every one of these columns may be missing. */
const FILLED = ['section', 'lead', 'coordinating', 'product', 'deadline', 'reportTo'] as const;
const FIELD_OF = { reportTo: 'report_to' } as const;
/** Rows of a part are numbered for themselves. */
const PLACED: readonly AmendedField[] = ['ref', 'section', 'source'];
const MOST_COMPARED = 200;

/** `whole`: the document has all tasks, so that an empty cell in one of its columns is empty. */
export function alignRows(
  content: DraftContent,
  tasks: readonly StandingTask[],
  { whole, asking }: { readonly whole: boolean; readonly asking: Asking },
): AlignedRows {
  const columns = new Set(content.mapping.flatMap((table) => Object.keys(table.columns)));
  const known = whole && !columns.has('source') ? tasks.filter(({ source }) => source === 'annex') : tasks;
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const taskAt = tieRows(content.rows, known, asking);
  const taken = new Set(taskAt.values());
  const places = new Set(tasks.filter(({ id }) => !(whole && !taken.has(id))).map(({ ref }) => refKey(ref)));
  const rows = content.rows.map((row, at): DraftRow => {
    const task = byId.get(taskAt.get(at) ?? 0);
    if (task !== undefined) return filled(row, task, { columns, whole });
    if (whole || row.ref === '') return row;
    const ref = freePlace(row.ref, places);
    places.add(refKey(ref));
    return { ...row, ref };
  });
  return applyClauses(rows, content.amends?.clauses ?? [], tasks, asking);
}

/** By position the task that a row is; who writes another title for a number, or a title like one, is asked. */
function tieRows(
  rows: readonly DraftRow[],
  tasks: readonly StandingTask[],
  asking: Asking,
): ReadonlyMap<number, number> {
  const { same, added, doubtful, vanished } = matchRows(tasks, rows, new Set());
  const tied = new Map(same);
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const left = new Set([...vanished, ...doubtful.values()]);
  const open = [...added, ...doubtful.keys()].sort((a, b) => a - b);
  for (const [nth, at] of open.entries()) {
    const row = rows[at];
    if (row === undefined || nth >= MOST_COMPARED) continue;
    const near = nearestTask(
      row,
      [...left].flatMap((id) => byId.get(id) ?? []),
    );
    const ofPlace = byId.get(doubtful.get(at) ?? 0);
    const candidate =
      near !== null && near.share >= ALIKE
        ? near.task
        : ofPlace !== undefined && left.has(ofPlace.id)
          ? ofPlace
          : undefined;
    if (candidate === undefined) continue;
    const isLike = near !== null && near.share >= ALIKE;
    const { id, ref, title } = candidate;
    const answer = asking.put(
      {
        key: `same:${String(row.line)}:${String(id)}`,
        asks: { kind: 'same', task: { id, ref, title }, title: row.title },
        rows: [at],
        proposal: isLike ? { kind: 'keep' } : null,
        isRequired: true,
      },
      ({ kind }) => kind === 'keep' || kind === 'apart',
    );
    if (answer?.kind !== 'keep') continue;
    tied.set(at, id);
    left.delete(id);
  }
  return tied;
}

function filled(
  row: DraftRow,
  task: StandingTask,
  { columns, whole }: { readonly columns: ReadonlySet<string>; readonly whole: boolean },
): DraftRow {
  const values: Record<string, string> = {};
  const keeps = new Set<AmendedField>(whole ? [] : PLACED);
  if (!columns.has('source')) keeps.add('source');
  // A table without headings lends each row its own title as one.
  if (row.section.endsWith(row.title)) keeps.add('section');
  for (const field of FILLED) {
    const named: AmendedField = field === 'reportTo' ? FIELD_OF.reportTo : field;
    const isUnsaid = row[field] === '' && (!whole || !hasColumn(columns, named));
    const own = field === 'lead' ? task.leads.join('; ') : task[field];
    if (isUnsaid || keeps.has(named)) {
      values[field] = own;
      keeps.add(named);
    } else if (field === 'deadline' && row.deadline === task.deadline) keeps.add('deadline');
  }
  if (keeps.has('ref')) values['ref'] = task.ref;
  return {
    ...row,
    ...values,
    source: keeps.has('source') ? task.source : row.source,
    task: task.id,
    keeps: [...keeps],
    ...(keeps.has('lead') && { leads: task.leads }),
  };
}

/** A deadline may stand in columns of its own. */
function hasColumn(columns: ReadonlySet<string>, field: AmendedField): boolean {
  return columns.has(field) || (field === 'deadline' && (columns.has('start') || columns.has('end')));
}

/** Writes what sentences say into the rows of their tasks, or into rows of their own. */
function applyClauses(
  rows: readonly DraftRow[],
  clauses: readonly Clause[],
  tasks: readonly StandingTask[],
  asking: Asking,
): AlignedRows {
  const written = [...rows];
  const givenUp = new Set<number>();
  const at = new Map(written.flatMap(({ task }, position) => (task === undefined ? [] : [[task, position] as const])));
  for (const clause of clauses) {
    for (const task of meantBy(clause, tasks, asking)) {
      if (clause.field === 'gone') {
        givenUp.add(task.id);
        continue;
      }
      const field = clause.field;
      const position = at.get(task.id);
      const before = position === undefined ? rowOf(task, clause.line) : written[position];
      if (before === undefined) continue;
      const row: DraftRow = {
        ...(field === 'lead' ? withoutLeads(before) : before),
        [field]: clause.text,
        keeps: (before.keeps ?? []).filter((each) => each !== field),
      };
      if (position === undefined) at.set(task.id, written.push(row) - 1);
      else written[position] = row;
    }
  }
  return { rows: written, givenUp };
}

/** Its leads are read anew from their words. */
function withoutLeads(row: DraftRow): DraftRow {
  const own: { -readonly [Key in keyof DraftRow]: DraftRow[Key] } = { ...row };
  delete own.leads;
  return own;
}

/** All fields but those that a sentence changes are the task's own. */
function rowOf(task: StandingTask, line: number): DraftRow {
  const { id, leads, ...texts } = task;
  const keeps: readonly AmendedField[] = [
    'ref', 'section', 'title', 'lead', 'coordinating', 'product', 'deadline', 'report_to', 'source',
  ]; // prettier-ignore
  return { ...texts, line, lead: leads.join('; '), feeds: [], task: id, leads, keeps };
}

/** The tasks that a sentence is about; a place that no task has is asked about, with the sentence. */
function meantBy(clause: Clause, tasks: readonly StandingTask[], asking: Asking): readonly StandingTask[] {
  const { section, places, line, quote } = clause;
  if (section !== null && places.length === 0) {
    const key = refKey(section);
    const inside = tasks.filter(
      ({ ref, section: heading }) =>
        refKey(ref).startsWith(`${key}.`) ||
        refKey(heading) === key ||
        refKey(heading).startsWith(`${key} `) ||
        refKey(heading).startsWith(`${key}.`),
    );
    if (inside.length > 0) return inside;
  }
  return (places.length === 0 ? [section ?? ''] : places).flatMap((place): readonly StandingTask[] => {
    const named = section === null || places.length === 0 ? place : `${section}.${place}`;
    const found = withPlace(tasks, named);
    if (found !== undefined) return [found];
    const answer = asking.put(
      {
        key: `place:${String(line)}:${refKey(named)}`,
        asks: { kind: 'place', place: named, quote },
        rows: [],
        proposal: null,
        isRequired: true,
      },
      (each) => each.kind === 'text' && withPlace(tasks, each.text) !== undefined,
    );
    const said = answer?.kind === 'text' ? withPlace(tasks, answer.text) : undefined;
    return said === undefined ? [] : [said];
  });
}

/** By its place, or "#12" by its number in the registry. */
function withPlace(tasks: readonly StandingTask[], place: string): StandingTask | undefined {
  const number = /^#(\d{1,9})$/u.exec(place.trim())?.[1];
  if (number !== undefined) return tasks.find(({ id }) => id === Number(number));
  return tasks.find(({ ref }) => refKey(ref) === refKey(place));
}

function freePlace(ref: string, taken: ReadonlySet<string>): string {
  if (!taken.has(refKey(ref))) return ref;
  for (let number = 2; ; number += 1) {
    const place = `${ref} (${String(number)})`;
    if (!taken.has(refKey(place))) return place;
  }
}
