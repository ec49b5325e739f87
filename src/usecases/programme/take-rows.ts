/** Inserts a programme's rows: each with its leads, and an assignment for every responsible agency. */

import {
  agencyNamed,
  agencyNameKey,
  buildAgencyIndex,
  resolveAgencies,
  type AgencyIndex,
} from '../../domain/agencies/agency-names.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Deadline } from '../../domain/deadlines/deadline.ts';
import { stripDiacritics } from '../../domain/strip-diacritics.ts';
import { heirsOf } from '../../domain/agencies/succession.ts';
import { firstDate } from '../../domain/deadlines/first-date.ts';
import { once } from '../../domain/once.ts';
import { readDeadline } from '../../domain/deadlines/read-deadline.ts';
import type { AmendedField } from '../../domain/tasks/amendment.ts';
import { findAgency, insertAgency, listAgencies, membersOf } from '../../store/programmes/agencies.ts';
import { beginAssignments } from './begin-assignments.ts';
import { openDuePeriods } from './open-periods.ts';
import { endedAgencies } from '../../store/programmes/successions.ts';
import { insertTasks } from '../../store/programmes/tasks.ts';
import type { Work } from '../work.ts';

/** Texts are NFC, trimmed, on one line; '' where the file says nothing. `feeds` are refs within the programme, `continues` names tasks of others that have ended. */
export interface ProgrammeRow {
  readonly ref: string;
  readonly section: string;
  readonly title: string;
  readonly lead: string;
  readonly coordinating: string;
  readonly product: string;
  readonly deadline: string;
  readonly reportTo: string;
  readonly source: 'annex' | 'body';
  readonly feeds: readonly string[];
  readonly continues?: string;
  /** The names of the leads, each of one agency, where the cell was resolved already: nothing reads it a second time. */
  readonly leads?: readonly string[];
  /** A phrase with dates that a person set beside `deadline`, whose own words give none. */
  readonly dated?: string;
  /** Of a row that amends a task: what stays as the task has it. */
  readonly keeps?: readonly AmendedField[];
}

type LeadCell = Pick<ProgrammeRow, 'lead' | 'leads'>;

/** Resolves a file's phrases with the agencies of one moment; each phrase is resolved once. */
export interface Reader {
  /** `issuedOn`: the day of the decision that sets the deadline. */
  readonly deadlineOf: (text: string, issuedOn: LocalDate) => Deadline;
  /** The agencies in order, without repeats; `unknown` as written. */
  readonly leadsOf: (row: LeadCell) => { readonly ids: readonly number[]; readonly unknown: readonly string[] };
  /** A group's current members; none for an agency. */
  readonly membersOf: (groupId: number) => readonly number[];
  /** The agencies that now have an agency's tasks: itself, or its successors. */
  readonly heirsOf: (agencyId: number) => readonly number[];
}

/** Resolves names and deadlines of rows, each spelling once; `index` has agencies that are still to be made too. */
export function readerFor(work: Work, index: AgencyIndex = buildAgencyIndex(listAgencies(work.tx))): Reader {
  const ended = endedAgencies(work.tx);
  const ofCell = once((cell: string) => {
    const { names, unknown } = resolveAgencies(cell, index);
    return { ids: [...new Set(names.map(({ id }) => id))], unknown };
  });
  const idOf = once((name: string) => agencyNamed(index, name));
  const ofNames = (leads: readonly string[]) => ({
    ids: [...new Set(leads.flatMap((name) => idOf(name) ?? []))],
    unknown: leads.filter((name) => idOf(name) === null),
  });
  const signed = once((issuedOn: LocalDate) => once((text: string) => readDeadline(text, issuedOn)));
  return {
    heirsOf: (agencyId) => heirsOf(agencyId, ended),
    deadlineOf: (text, issuedOn) => signed(issuedOn)(text),
    leadsOf: ({ lead, leads }) => (leads === undefined ? ofCell(lead) : ofNames(leads)),
    membersOf: once((groupId: number) =>
      membersOf(work.tx, groupId)
        .filter(({ from, to }) => from <= work.today && (to === null || to >= work.today))
        .map(({ id }) => id),
    ),
  };
}

export interface Taken {
  readonly taskId: number;
  readonly assignments: number;
}

/** Inserts rows whose leads are all known; `from` is the position of the first. `issuedOn` is the decision's day. */
export function takeRows(
  work: Work,
  reader: Reader,
  programme: { readonly id: number; readonly authority: string; readonly issuedOn: LocalDate },
  rows: readonly ProgrammeRow[],
  from: number,
): Taken[] {
  const tasks = rows.map((row, at) => ({
    ...row,
    programmeId: programme.id,
    position: from + at,
    reportTo: row.reportTo === '' ? programme.authority : row.reportTo,
    deadline: deadlineOfRow(reader, row, programme.issuedOn),
    leads: reader.leadsOf(row).ids,
  }));
  const taskIds = insertTasks(work.tx, tasks);
  const assignments: NewAssignment[] = [];
  const taken = tasks.map(({ leads, deadline }, at): Taken => {
    const taskId = taskIds[at] ?? 0;
    const responsible = responsibleAgencies(reader, leads);
    for (const [agencyId, viaGroupId] of responsible) {
      const { issuedOn } = programme;
      assignments.push({ taskId, agencyId, viaGroupId, deadline, issuedOn, from: issuedOn });
    }
    return { taskId, assignments: responsible.size };
  });
  takeAssignments(work, assignments);
  return taken;
}

/** The words of the decision, with the dates that they give or that a person set beside them; `issuedOn`: of the decision that sets it. */
export function deadlineOfRow(
  reader: Reader,
  { deadline, dated }: Pick<ProgrammeRow, 'deadline' | 'dated'>,
  issuedOn: LocalDate,
): Deadline {
  if (dated === undefined) return reader.deadlineOf(deadline, issuedOn);
  const set = reader.deadlineOf(dated, issuedOn);
  return { ...set, text: deadline.normalize('NFC').trim(), rule: `${set.rule} (do người nhận vào sổ ghi: “${dated}”)` };
}

export interface NewAssignment {
  readonly taskId: number;
  readonly agencyId: number;
  readonly viaGroupId: number | null;
  readonly deadline: Deadline;
  /** The first due date is searched from this day on. */
  readonly from: LocalDate;
  /** The decision's day. */
  readonly issuedOn: LocalDate;
}

/**
 * Inserts assignments; returns their ids in that order. Of a recurring duty that is the first period's; those that have
 * begun since open beside it.
 */
export function takeAssignments(work: Work, assignments: readonly NewAssignment[]): number[] {
  const ids = beginAssignments(
    work,
    assignments.map(({ from, ...assignment }) => ({ ...assignment, ...firstDate(assignment.deadline, from) })),
  );
  openDuePeriods(work);
  return ids;
}

/**
 * Each lead once; a group stands for its current members, and an agency named beside its group for itself. An abolished
 * agency is replaced by its only successor; with none or several the assignment keeps its name and waits for the
 * secretariat to choose who takes it over.
 */
export function responsibleAgencies(reader: Reader, leads: readonly number[]): Map<number, number | null> {
  const responsible = new Map<number, number | null>();
  for (const lead of leads) {
    const members = reader.membersOf(lead);
    if (members.length === 0) responsible.set(onlyOf(reader.heirsOf(lead)) ?? lead, null);
    for (const member of members) if (!responsible.has(member)) responsible.set(member, lead);
  }
  return responsible;
}

function onlyOf(heirs: readonly number[]): number | undefined {
  return heirs.length === 1 ? heirs[0] : undefined;
}

/** The names of the agencies to create so that every lead is known. */
export function agenciesToMake({ tx }: Work, rows: readonly ProgrammeRow[]): string[] {
  const agencies = listAgencies(tx).map(({ id, name, aliases }) => ({ id, name, aliases }));
  const made: string[] = [];
  let index = buildAgencyIndex(agencies);
  const resolved = rows.flatMap(({ leads = [] }) => leads);
  for (const name of new Set(resolved)) {
    if (agencyNamed(index, name) !== null || made.some((before) => agencyNameKey(before) === agencyNameKey(name)))
      continue;
    made.push(name);
    agencies.push({ id: -made.length, name, aliases: [] });
  }
  if (made.length > 0) index = buildAgencyIndex(agencies);
  for (const lead of new Set(rows.filter(({ leads }) => leads === undefined).map((row) => row.lead))) {
    for (const name of resolveAgencies(lead, index).unknown) {
      made.push(name);
      agencies.push({ id: -made.length, name, aliases: [] });
      index = buildAgencyIndex(agencies);
    }
  }
  return made;
}

/** Returns its id. */
export function makeAgency(work: Work, name: string, kind: 'agency' | 'group' = 'agency'): number {
  return insertAgency(work.tx, { code: freeCode(work, name), name, kind, aliases: [] });
}

/** The first row with an unknown lead; null when there is none. */
export function unknownLead(reader: Reader, rows: readonly ProgrammeRow[]): string | null {
  for (const row of rows) {
    const { ids, unknown } = reader.leadsOf(row);
    if (unknown.length > 0 || ids.length === 0) {
      return `Row ${row.ref}: no agency goes by “${unknown.join('”, “') || row.lead}”.`;
    }
  }
  return null;
}

/** A name's initials, "Sở Xây dựng" → SXD, with a number when they are taken. */
function freeCode(work: Work, name: string): string {
  const words = stripDiacritics(name).match(/[A-Za-z0-9]+/gu) ?? ['X'];
  const initials = words
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase()
    .slice(0, 12);
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? initials : `${initials}${String(number)}`;
    if (findAgency(work.tx, code) === undefined) return code;
  }
}
