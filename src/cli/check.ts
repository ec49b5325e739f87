import { existsSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import type { Command } from 'commander';
import { countsOf, migrationsOf, problemsOf } from '../store/file/inspect-registry.ts';
import { settings } from './office.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

/** `dondoc check`. */
export function addCheck(program: Command, around: Surroundings): void {
  program
    .command('check')
    .description('check that the registry, or a backup, is whole: also beside the running bot')
    .argument('[file]', 'a backup (default: the registry)')
    .option('--json', 'one JSON object')
    .action(async (file: string | undefined, options: OutputOptions) => {
      const path = file ?? settings(around).databasePath;
      if (!existsSync(path)) throw new Refused(`There is no file ${path}; check DATABASE_URL, or name a backup.`);
      const { problems, counts } = inspect(path);
      if (options.json === true)
        await printJson(around, { file: path, ok: problems.length === 0, problems, ...counts });
      else for (const problem of problems) await printLine(around, problem);
      if (problems.length > 0) {
        throw new Refused(`${path} is not whole (${problems.length} findings); stop the bot and restore a backup.`);
      }
      if (options.json !== true) await printLine(around, `${path}: nguyên vẹn.`);
    });
}

function inspect(path: string): { problems: string[]; counts: object } {
  let raw: BetterSqlite.Database | null = null;
  try {
    raw = new BetterSqlite(path, { readonly: true });
    if (migrationsOf(raw) === null)
      return { problems: ['not a registry: it has no tables of this program'], counts: {} };
    const problems = problemsOf(raw, 'full');
    return { problems, counts: problems.length === 0 ? countsOf(raw) : {} };
  } catch (error) {
    return { problems: [`cannot be read: ${error instanceof Error ? error.message : 'unknown error'}`], counts: {} };
  } finally {
    raw?.close();
  }
}
