/** The reference data that a new registry starts with: the agencies and Decision 913. */

import { readFileSync } from 'node:fs';
import { z } from 'zod';
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

const date = z.string().transform((text, context) => {
  const day = parseLocalDate(text);
  if (day === null) context.issues.push({ code: 'custom', message: 'is not a day YYYY-MM-DD', input: text });
  return day ?? z.NEVER;
});

const Agencies = z.array(
  z.object({
    code: z.string().min(1),
    name: z.string().min(1),
    kind: z.enum(['agency', 'group']),
    aliases: z.array(z.string()),
    members: z.array(z.object({ code: z.string(), from: date, to: date.nullable(), document: z.string() })).default([]),
  }),
);

const Programme = z.object({
  code: z.string(),
  number: z.string(),
  title: z.string(),
  issued: date,
  authority: z.string(),
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

function check<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UnreadableData(
    `data/${file} cannot be used: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. Correct it and start again.`,
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
