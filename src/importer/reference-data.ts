/** The reference data that a new registry starts with: the agencies and Decision 913. */

import * as v from 'valibot';
import { parseLocalDate, type Instant } from '../domain/calendar/dates.ts';
import type { Database } from '../store/sqlite/database.ts';
import { isEmptyRegistry, seedAgencies } from '../usecases/programme/seed-agencies.ts';
import { importProgramme } from '../usecases/programme/import-programme.ts';
import { workAt, type Rules } from '../usecases/work.ts';
import { importIndicators } from '../usecases/programme/import-indicators.ts';
import { read, readJson, UnreadableData } from './data-files.ts';
import { readIndicatorCsv } from './readers/read-indicator-csv.ts';
import { readTaskText } from './understand/kinds/read-task-text.ts';

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

/**
 * Fills an empty registry with the agencies and the programme of a folder of `data/`, in one transaction; leaves any other
 * alone. Returns the number of tasks loaded. Throws `UnreadableData`, having written nothing.
 */
export function loadReferenceData(database: Database, folder: string, now: Instant, rules: Rules): number {
  if (!database.read((tx) => isEmptyRegistry(tx))) return 0;
  const targets = readIndicatorCsv(read(`${folder}/indicators.csv`));
  if (targets.kind === 'unreadable') {
    throw new UnreadableData(`data/${folder}/indicators.csv cannot be used: ${targets.problem}`);
  }
  const agencies = check('agencies.json', Agencies);
  const { issued, ...head } = check(`${folder}/programme.json`, Programme);
  const csv = readTaskText(read(`${folder}/tasks.csv`));
  if (csv.kind === 'unreadable') {
    throw new UnreadableData(`data/${folder}/tasks.csv cannot be used: ${csv.problem}`);
  }
  return database.transact((tx) => {
    const work = workAt(tx, now, rules);
    seedAgencies(work, agencies);
    const outcome = importProgramme(work, { ...head, issuedOn: issued }, csv.rows, { createAgencies: false });
    if (outcome.kind === 'refused') {
      throw new UnreadableData(`data/${folder}/tasks.csv cannot be used: ${outcome.problem}`);
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
