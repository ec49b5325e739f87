/** The reference data that a new registry starts with: the agencies and Decision 913. */

import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parseLocalDate, type Instant } from '../domain/dates.ts';
import { parseAmendments, workingCalendar, type WorkingCalendar } from '../domain/calendar.ts';
import type { Database } from '../store/database.ts';
import { isEmptyRegistry, seedAgencies } from '../usecases/seed-agencies.ts';
import { importProgramme } from '../usecases/import-programme.ts';
import { workAt, type Rules } from '../usecases/work.ts';
import { importIndicators } from '../usecases/import-indicators.ts';
import { readIndicatorCsv } from './read-indicator-csv.ts';
import { readTaskText } from './read-task-text.ts';

const DATA = new URL('../../data/', import.meta.url);

const date = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const day = parseLocalDate(dataset.value);
    if (day === null) addIssue({ message: 'is not a day YYYY-MM-DD' });
    return day ?? NEVER;
  }),
);

const filled = v.pipe(v.string(), v.minLength(1));
const Agencies = v.array(
  v.object({
    code: filled,
    name: filled,
    kind: v.picklist(['agency', 'group']),
    aliases: v.array(v.string()),
    members: v.optional(
      v.array(v.object({ code: v.string(), from: date, to: v.nullable(date), document: v.string() })),
      [],
    ),
  }),
);

const Programme = v.object({
  code: v.string(),
  number: v.string(),
  title: v.string(),
  issued: date,
  authority: v.string(),
});

/** Data that cannot be used: one sentence that names the file and the cure. */
export class UnreadableData extends Error {}

/** The working calendar with the announced holidays of `data/working-calendar.json`. Throws `UnreadableData`. */
export function readWorkingCalendar(): WorkingCalendar {
  const parsed = parseAmendments(readJson('working-calendar.json'));
  if (parsed.kind === 'bad') {
    throw new UnreadableData(
      `data/working-calendar.json cannot be used: ${parsed.problem}. Correct that entry and start again.`,
    );
  }
  return workingCalendar(parsed.amendments);
}

/**
 * Fills an empty registry with the agencies and Decision 913, in one transaction; leaves any other alone. Returns the
 * number of tasks loaded. Throws `UnreadableData`, having written nothing.
 */
export function loadReferenceData(database: Database, now: Instant, rules: Rules): number {
  if (!database.read((tx) => isEmptyRegistry(tx))) return 0;
  const targets = readIndicatorCsv(read('913-qd-ubnd/indicators.csv'));
  if (targets.kind === 'unreadable') {
    throw new UnreadableData(`data/913-qd-ubnd/indicators.csv cannot be used: ${targets.problem}`);
  }
  const agencies = check('agencies.json', Agencies);
  const { issued, ...head } = check('913-qd-ubnd/programme.json', Programme);
  const csv = readTaskText(read('913-qd-ubnd/tasks.csv'));
  if (csv.kind === 'unreadable') {
    throw new UnreadableData(`data/913-qd-ubnd/tasks.csv cannot be used: ${csv.problem}`);
  }
  return database.transact((tx) => {
    const work = workAt(tx, now, rules);
    seedAgencies(work, agencies);
    const outcome = importProgramme(work, { ...head, issuedOn: issued }, csv.rows, { createAgencies: false });
    if (outcome.kind === 'refused') {
      throw new UnreadableData(`data/913-qd-ubnd/tasks.csv cannot be used: ${outcome.problem}`);
    }
    importIndicators(work, head.code, targets.rows);
    return outcome.tasks;
  });
}

function check<T>(file: string, schema: v.GenericSchema<unknown, T>): T {
  const parsed = v.safeParse(schema, readJson(file));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new UnreadableData(
    `data/${file} cannot be used: ${v.getDotPath(issue) ?? ''} ${issue.message}. Correct it and start again.`,
  );
}

function readJson(file: string): unknown {
  const text = read(file).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableData(`data/${file} is not valid JSON; correct it or restore the file.`);
  }
}

function read(file: string): Buffer {
  try {
    return readFileSync(new URL(file, DATA));
  } catch {
    throw new UnreadableData(`data/${file} cannot be read; restore the file and check its permissions.`);
  }
}
