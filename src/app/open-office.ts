/** The registry with the office's rules, as the bot and the commands beside it open it. */

import type { Config } from '../config.ts';
import type { Clock } from '../domain/calendar/clock.ts';
import { UnreadableData } from '../importer/data-files.ts';
import { rulesOf } from './rules-of.ts';
import { StartRefused } from './start-refused.ts';
import type { Database } from '../store/sqlite/database.ts';
import { openRegistry } from '../store/file/open-registry.ts';
import { isEmptyRegistry } from '../usecases/programme/seed-agencies.ts';
import type { Rules } from '../usecases/work.ts';

/** What the bot and the commands beside it both need. */
export interface Registry {
  readonly database: Database;
  readonly rules: Rules;
}

/** Opens the registry, and fills an empty one with the reference data. Throws `StartRefused`. */
export async function openOffice(config: Config, clock: Clock): Promise<Registry> {
  try {
    return await openRegistryOf(config, clock);
  } catch (error) {
    throw error instanceof UnreadableData ? new StartRefused(error.message) : error;
  }
}

async function openRegistryOf(config: Config, clock: Clock): Promise<Registry> {
  const rules = rulesOf(config);
  const opened = await openRegistry(config.databasePath);
  if (opened.kind === 'refused') throw new StartRefused(opened.problem);
  const { database } = opened;
  try {
    const { seedProgramme } = config;
    if (seedProgramme !== null && database.read((tx) => isEmptyRegistry(tx))) {
      const { loadReferenceData } = await import('../importer/reference-data.ts');
      loadReferenceData(database, seedProgramme, clock.now(), rules);
    }
  } catch (error) {
    database.close();
    throw error;
  }
  return { database, rules };
}
