/** Opens the registry for one command, beside a running bot, and closes it again. */

import { openOffice, type Registry } from '../app/open-office.ts';
import { readConfig, type Config } from '../config.ts';
import { instantAt, type Instant, type LocalDate } from '../domain/calendar/dates.ts';
import { isCronExpression } from '../app/occurrences.ts';
import { StartRefused } from '../app/start-refused.ts';
import { createRehearsalClock } from '../usecases/operate/rehearsal-clock.ts';
import { workAt, type Work } from '../usecases/work.ts';
import type { Surroundings } from './surroundings.ts';

export interface Office extends Registry {
  readonly config: Config;
  /** The registry's time: a rehearsal's moved clock, otherwise the real one. */
  readonly now: Instant;
}

/** Throws `StartRefused` when the settings or the database cannot be used. */
export async function inOffice<T>(around: Surroundings, work: (office: Office) => Promise<T>): Promise<T> {
  const config = settings(around);
  const { database, rules } = await openOffice(config, around.clock);
  try {
    const now = createRehearsalClock(database, around.clock).now();
    return await work({ config, database, rules, now });
  } finally {
    database.close();
  }
}

/** Reads from one snapshot, as things stand on `day` (today when it is not given). */
export function readIn<T>(office: Office, read: (work: Work) => T, day?: LocalDate): T {
  const at = day === undefined ? office.now : instantAt(day, '12:00', office.rules.timeZone);
  return office.database.read((tx) => read(workAt(tx, at, office.rules)));
}

/** Changes the registry in one transaction. */
export function changeIn<T>(office: Office, change: (work: Work) => T): T {
  return office.database.transact((tx) => change(workAt(tx, office.now, office.rules)));
}

/** The settings of the environment; throws `StartRefused` with the sentence on what is wrong. */
export function settings(around: Surroundings): Config {
  const outcome = readConfig(around.env, isCronExpression);
  if (outcome.kind === 'refused') throw new StartRefused(outcome.problem);
  return outcome.config;
}
