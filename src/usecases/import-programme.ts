/** Takes a programme's checked rows into the registry, whole or not at all. */

import { buildAgencyIndex, resolveAgencies } from '../domain/agency-names.ts';
import type { LocalDate } from '../domain/dates.ts';
import type { Deadline } from '../domain/deadline.ts';
import { stripDiacritics } from '../domain/fold.ts';
import { nextOccurrence } from '../domain/period.ts';
import { readDeadline } from '../domain/read-deadline.ts';
import { findAgency, insertAgency, listAgencies, membersOf } from '../store/agencies.ts';
import { insertAssignment } from '../store/assignments.ts';
import { record } from '../store/events.ts';
import { setWake } from '../store/reminders.ts';
import { addFeed, insertProgramme, insertTask, programmeByCode } from '../store/tasks.ts';
import type { Work } from './work.ts';

export interface ProgrammeHead {
  readonly code: string;
  readonly number: string;
  readonly title: string;
  readonly authority: string;
  readonly issuedOn: LocalDate;
}

/** Texts are NFC on one line, '' where the file says nothing; `feeds` are refs within the same programme. */
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
}

export type ImportOutcome =
  | {
      readonly kind: 'imported';
      readonly tasks: number;
      readonly assignments: number;
      readonly newAgencies: readonly string[];
    }
  | { readonly kind: 'refused'; readonly problem: string };

/**
 * Refuses a programme that is there already and, unless `createAgencies`, a lead that no agency goes by. The caller's
 * transaction must be rolled back on a refusal (`importProgramme` writes as it goes).
 */
export function importProgramme(
  work: Work,
  head: ProgrammeHead,
  rows: readonly ProgrammeRow[],
  options: { readonly createAgencies: boolean },
): ImportOutcome {
  const { tx, now, today } = work;
  if (programmeByCode(tx, head.code) !== undefined) {
    return {
      kind: 'refused',
      problem: `The programme ${head.code} is in the registry already; choose another --programme.`,
    };
  }
  const newAgencies: string[] = [];
  if (options.createAgencies) newAgencies.push(...createUnknownAgencies(work, rows));
  const index = buildAgencyIndex(listAgencies(tx));
  const programme = insertProgramme(tx, head, now);
  const taskIds = new Map<string, number>();
  let assignments = 0;
  for (const [position, row] of rows.entries()) {
    const { names, unknown } = resolveAgencies(row.lead, index);
    if (unknown.length > 0 || names.length === 0) {
      return { kind: 'refused', problem: `Row ${row.ref}: no agency goes by “${unknown.join('”, “') || row.lead}”.` };
    }
    const leads = [...new Set(names.map((name) => name.id))];
    const deadline = readDeadline(row.deadline);
    const taskId = insertTask(tx, {
      ...row,
      programmeId: programme.id,
      position,
      reportTo: row.reportTo === '' ? head.authority : row.reportTo,
      deadline,
      leads,
    });
    taskIds.set(row.ref, taskId);
    for (const [agencyId, viaGroupId] of responsibleAgencies(work, leads)) {
      const assignmentId = insertAssignment(tx, {
        taskId,
        agencyId,
        viaGroupId,
        deadline,
        ...firstDate(deadline, head.issuedOn),
        trackedFrom: today,
      });
      setWake(tx, assignmentId, today);
      assignments += 1;
    }
  }
  for (const row of rows) {
    for (const fed of row.feeds) {
      const [from, to] = [taskIds.get(row.ref), taskIds.get(fed)];
      if (from !== undefined && to !== undefined) addFeed(tx, from, to);
    }
  }
  record(tx, {
    at: now,
    kind: 'programme_imported',
    actor: 'hệ thống',
    text: `${head.number}: ${String(rows.length)} nhiệm vụ`,
  });
  return { kind: 'imported', tasks: rows.length, assignments, newAgencies };
}

/** The day that counts first, or how often to ask when there is none. Without a date a task is asked about quarterly. */
function firstDate(deadline: Deadline, issuedOn: LocalDate): { dueOn: LocalDate | null; cadence: 'quarterly' | null } {
  const dueOn = deadline.kind === 'recurring' ? nextOccurrence(deadline, issuedOn) : endOfDated(deadline);
  return { dueOn, cadence: dueOn === null ? 'quarterly' : null };
}

/** The end of ongoing work ("thường xuyên đến hết 2025") bounds it and is nobody's due date. */
function endOfDated(deadline: Deadline): LocalDate | null {
  return deadline.kind === 'ongoing' || deadline.kind === 'conditional' ? null : deadline.end;
}

/** Each lead once; a group stands for its members of today, and an agency named beside its group for itself. */
function responsibleAgencies(work: Work, leads: readonly number[]): Map<number, number | null> {
  const responsible = new Map<number, number | null>();
  for (const lead of leads) {
    const members = membersOf(work.tx, lead).filter(
      (member) => member.from <= work.today && (member.to === null || member.to >= work.today),
    );
    if (members.length === 0) responsible.set(lead, null);
    for (const member of members) if (!responsible.has(member.id)) responsible.set(member.id, lead);
  }
  return responsible;
}

function createUnknownAgencies(work: Work, rows: readonly ProgrammeRow[]): string[] {
  const created: string[] = [];
  let index = buildAgencyIndex(listAgencies(work.tx));
  for (const row of rows) {
    for (const name of resolveAgencies(row.lead, index).unknown) {
      insertAgency(work.tx, { code: freeCode(work, name), name, kind: 'agency', aliases: [] });
      created.push(name);
      index = buildAgencyIndex(listAgencies(work.tx));
    }
  }
  return created;
}

/** The initials of a name, "Sở Xây dựng" → SXD, with a number when they are taken. */
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
