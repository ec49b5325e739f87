/** Compares an amended decision with the programme in the registry. Reads only. */

import { formatDate } from '../../domain/calendar/dates.ts';
import { isOpen } from '../../domain/tasks/assignment.ts';
import { matchRows, refKey, type Matching } from '../../domain/tasks/match-rows.ts';
import type { Agency, Card, Programme, Task } from '../../domain/tasks/task.ts';
import { allCards } from '../../store/programmes/assignments.ts';
import { originsOf } from '../../store/programmes/continuations.ts';
import { strayAssignments } from '../../store/programmes/stray-assignments.ts';
import { eachTask, leadsOfEachTask, tasksById } from '../../store/programmes/tasks.ts';
import type { ProgrammeHead } from './import-programme.ts';
import { responsibleAgencies, type ProgrammeRow, type Reader } from './take-rows.ts';
import type { Work } from '../work.ts';
import type { AmendedField, FieldChange } from '../../domain/tasks/amendment.ts';

/** `position` is the row's in the file. `extended` are assignments whose date was moved by an approved extension. */
export interface TaskChange {
  readonly position: number;
  readonly task: Task;
  readonly fields: readonly FieldChange[];
  readonly extended: readonly Card[];
}

/**
 * Open assignments of a task that is gone from the file, or of an agency that is no longer its lead, by this file or an
 * earlier one. `to` is the new lead as the file words it; null when the row is gone.
 */
export interface Vanished {
  readonly task: Task;
  readonly why: 'row' | 'lead';
  readonly to: string | null;
  readonly assignments: readonly Card[];
  /** Tasks of programmes that ended and that go on under this one: with it they are followed nowhere. */
  readonly continues: readonly Task[];
}

export interface Comparison {
  readonly programme: Programme;
  /** Changes of the programme itself. */
  readonly head: readonly FieldChange[];
  /** Positions of new rows. */
  readonly added: readonly number[];
  readonly changed: readonly TaskChange[];
  readonly unchanged: number;
  /** Positions of rows whose ref belongs to a task with quite different words. */
  readonly doubtful: ReadonlyMap<number, Task>;
  readonly vanished: readonly Vanished[];
  /** Every task of the programme without a row in the file, followed or not. */
  readonly others: readonly Task[];
  /** Rows whose assignments were all cancelled before. */
  readonly cancelled: readonly { readonly position: number; readonly task: Task }[];
  /** The task of each row. */
  readonly taskAt: ReadonlyMap<number, Task>;
}

/** Fields without a column in the file keep their values. */
export interface AmendOptions {
  /** Columns that the file lacks. */
  readonly silent: ReadonlySet<AmendedField>;
  /** Places of rows that are the same task as before, whatever their words. */
  readonly same: readonly string[];
  /** Which row is which task, where somebody has said so already. */
  readonly matching?: Matching;
}

/** What a new version of a decision changes in the programme of the registry. */
export function compareProgramme(
  work: Work,
  reader: Reader,
  programme: Programme,
  head: ProgrammeHead,
  rows: readonly ProgrammeRow[],
  { silent, same, matching: given }: AmendOptions,
): Comparison {
  const { tx } = work;
  const tasks = new Map(eachTask(tx, programme.code).map((task) => [task.id, task]));
  const leads = leadsOfEachTask(tx);
  const assignments = Map.groupBy(allCards(tx, programme.code), ({ task }) => task.id);
  const stray = strayAssignments(tx, programme.id);
  // A file without the column for annex or body is the annex: tasks of the body are not missing from it.
  const known = [...tasks.values()].filter(({ source }) => !silent.has('source') || source === 'annex');
  const matching = given ?? matchRows(known, rows, new Set(same.map(refKey)));

  const taskAt = new Map<number, Task>();
  const changed: TaskChange[] = [];
  const vanished: Vanished[] = [];
  const cancelled: { position: number; task: Task }[] = [];
  for (const [position, id] of matching.same) {
    const [row, task] = [rows[position], tasks.get(id)];
    if (row === undefined || task === undefined) continue;
    taskAt.set(position, task);
    const own = assignments.get(id) ?? [];
    if (own.length > 0 && own.every(({ assignment }) => assignment.status === 'cancelled')) {
      cancelled.push({ position, task });
    }
    const fields = changedFields(task, leads.get(id) ?? [], row, head, reader, silent);
    if (fields.length > 0) {
      const redated = fields.some(({ field }) => field === 'deadline');
      changed.push({ position, task, fields, extended: redated ? own.filter(isExtended) : [] });
    }
    const changesLead = fields.some(({ field }) => field === 'lead');
    const leaving = own.filter(({ assignment }) => isOpen(assignment) && (changesLead || stray.has(assignment.id)));
    if (leaving.length > 0) {
      const responsible = responsibleAgencies(reader, reader.leadsOf(row).ids);
      const left = leaving.filter(({ agency }) => !responsible.has(agency.id));
      if (left.length > 0) vanished.push({ task, why: 'lead', to: row.lead, assignments: left, continues: [] });
    }
  }
  for (const id of matching.vanished) {
    const [task, open] = [tasks.get(id), (assignments.get(id) ?? []).filter(({ assignment }) => isOpen(assignment))];
    if (task === undefined || open.length === 0) continue;
    const continues = tasksById(tx, originsOf(tx, [id]).get(id) ?? []);
    vanished.push({ task, why: 'row', to: null, assignments: open, continues });
  }
  const matched = new Set(matching.same.values());
  changed.sort((a, b) => a.position - b.position);
  return {
    programme,
    head: changedHead(programme, head),
    added: matching.added,
    changed,
    unchanged: matching.same.size - changed.length,
    doubtful: new Map(
      [...matching.doubtful].flatMap(([position, id]) => {
        const task = tasks.get(id);
        return task === undefined ? [] : [[position, task] as const];
      }),
    ),
    vanished,
    others: [...tasks.values()].filter(({ id }) => !matched.has(id)),
    cancelled,
    taskAt,
  };
}

function changedFields(
  task: Task,
  leads: readonly Agency[],
  row: ProgrammeRow,
  head: ProgrammeHead,
  reader: Reader,
  silent: ReadonlySet<AmendedField>,
): FieldChange[] {
  const reportTo = row.reportTo === '' ? head.authority : row.reportTo;
  const keeps = new Set(row.keeps);
  const texts: readonly (readonly [AmendedField, string, string])[] = [
    ['ref', task.ref, row.ref],
    ['section', task.section, row.section],
    ['title', task.title, row.title],
    ['coordinating', task.coordinating, row.coordinating],
    ['product', task.product, row.product],
    ['deadline', task.deadline.text, row.deadline],
    ['report_to', task.reportTo, reportTo],
    ['source', task.source, row.source],
  ];
  const changes = texts
    .filter(([field, before, after]) => before !== after && !silent.has(field) && !keeps.has(field))
    .map(([field, before, after]): FieldChange => ({ field, before, after }));
  const { ids, unknown } = reader.leadsOf(row);
  const same = unknown.length === 0 && isSameSet(ids, leads, reader);
  if (same || keeps.has('lead')) return changes;
  return [...changes, { field: 'lead', before: leads.map(({ name }) => name).join(', '), after: row.lead }];
}

/** A name of today stands for the agency that it took over from: an amendment that writes it changes no lead. */
function isSameSet(ids: readonly number[], leads: readonly Agency[], { heirsOf }: Reader): boolean {
  const now = (id: number): number => {
    const [heir, ...others] = heirsOf(id);
    return heir === undefined || others.length > 0 ? id : heir;
  };
  const [named, standing] = [new Set(ids.map(now)), new Set(leads.map(({ id }) => now(id)))];
  return named.size === standing.size && [...named].every((id) => standing.has(id));
}

function changedHead(programme: Programme, head: ProgrammeHead): FieldChange[] {
  const texts: readonly (readonly [AmendedField, string, string])[] = [
    ['number', programme.number, head.number],
    ['title', programme.title, head.title],
    ['authority', programme.authority, head.authority],
    ['issued', formatDate(programme.issuedOn), formatDate(head.issuedOn)],
  ];
  return texts
    .filter(([, before, after]) => before !== after)
    .map(([field, before, after]) => ({ field, before, after }));
}

function isExtended({ task, assignment }: Card): boolean {
  return isOpen(assignment) && assignment.deadlineRev > 1 && assignment.deadline.end !== task.deadline.end;
}
