import { day, type Instant } from '../../../src/domain/calendar/dates.ts';
import { loadReferenceData } from '../../../src/importer/reference-data.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { importProgramme, type ProgrammeRow } from '../../../src/usecases/programme/import-programme.ts';
import { seedAgencies } from '../../../src/usecases/programme/seed-agencies.ts';
import { workAt, type Rules } from '../../../src/usecases/work.ts';
import { agencies } from '../reference-data.ts';

/** A task in a few words; everything else is made up. */
export interface TinyTask {
  readonly ref: string;
  readonly title: string;
  readonly lead: string;
  readonly deadline: string;
  /** Places of the tasks that its result serves. */
  readonly feeds?: readonly string[];
}

/** `913` is the reference data; a list is a small programme of its own, issued on the day of 913. */
export type Programme = '913' | readonly TinyTask[];

/** Fills an empty registry; one that holds something already is left alone. */
export function fillRegistry(database: Database, programme: Programme, now: Instant, rules: Rules): void {
  if (programme === '913') {
    loadReferenceData(database, '913-qd-ubnd', now, rules);
    return;
  }
  database.transact((tx) => {
    seedAgencies(
      workAt(tx, now, rules),
      agencies.map((agency) => ({
        ...agency,
        members: (agency.members ?? []).map(({ from, to, ...member }) => ({
          ...member,
          from: day(from),
          to: to === null ? null : day(to),
        })),
      })),
    );
  });
  addProgramme(database, programme, now, rules);
}

/** Imports a small programme beside what is there. */
export function addProgramme(
  database: Database,
  tasks: readonly TinyTask[],
  now: Instant,
  rules: Rules,
  head: { code: string; number: string } = { code: 'tiny', number: '15/QĐ-UBND' },
): void {
  const outcome = database.transact((tx) =>
    importProgramme(
      workAt(tx, now, rules),
      { ...head, title: 'Kế hoạch thử', authority: 'UBND tỉnh', issuedOn: day('2022-03-14') },
      tasks.map(rowOf),
      { createAgencies: false },
    ),
  );
  if (outcome.kind === 'refused') throw new Error(outcome.problem);
}

export function rowOf(task: TinyTask): ProgrammeRow {
  return { feeds: [], ...task, section: 'I', coordinating: '', product: 'Báo cáo', reportTo: '', source: 'annex' };
}
