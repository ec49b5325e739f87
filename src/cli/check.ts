import { existsSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import type { Command } from 'commander';
import { countsOf, problemsOf } from '../store/file/inspect-registry.ts';
import { outOfPlace, stateOf, type RegistryState } from '../store/file/look-at-registry.ts';
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
      const misplaced = file === undefined ? outOfPlace(path) : null;
      if (misplaced !== null) throw new Refused(misplaced);
      if (!existsSync(path)) throw new Refused(`There is no file ${path}; check DATABASE_URL, or name a backup.`);
      const { state, problems, counts } = inspect(path);
      if (options.json === true)
        await printJson(around, { file: path, ok: problems.length === 0, state, problems, ...counts });
      else for (const problem of problems) await printLine(around, problem);
      if (problems.length > 0) {
        throw new Refused(
          state === 'newer'
            ? `${path} was written by a newer program; update the program, then check it again.`
            : `${path} is not whole (${problems.length} findings); stop the bot and restore a backup.`,
        );
      }
      if (options.json !== true) await printLine(around, `${path}: ${SOUND[state]}.`);
    });
}

interface Inspected {
  readonly state: RegistryState | 'unreadable';
  readonly problems: readonly string[];
  readonly counts: object;
}

/** Said of a file without a problem. */
const SOUND: Readonly<Record<Inspected['state'], string>> = {
  current: 'nguyên vẹn',
  older: 'nguyên vẹn, của phiên bản trước; lần khởi động tới sẽ nâng cấp',
  new: 'chưa có dữ liệu; lần khởi động tới sẽ tạo cơ sở dữ liệu mới ở đó',
  newer: '',
  'cut short': '',
  'not a registry': '',
  unreadable: '',
};

/** What is wrong with a file in such a state, whatever is in it. */
const FAULTS: Partial<Readonly<Record<Inspected['state'], string>>> = {
  'cut short': 'cut short: it ends before its last page; a copy that broke off, or a disk that was full',
  'not a registry': 'not a registry: it has no tables of this program',
  newer: 'newer: it has migrations that this program does not know',
};

function inspect(path: string): Inspected {
  let raw: BetterSqlite.Database | null = null;
  try {
    const state = stateOf(path);
    const fault = FAULTS[state];
    if (fault !== undefined || state === 'new')
      return { state, problems: fault === undefined ? [] : [fault], counts: {} };
    raw = new BetterSqlite(path, { readonly: true });
    const problems = problemsOf(raw, 'full');
    return { state, problems, counts: problems.length === 0 ? countsOf(raw) : {} };
  } catch (error) {
    return {
      state: 'unreadable',
      problems: [`cannot be read: ${error instanceof Error ? error.message : 'unknown error'}`],
      counts: {},
    };
  } finally {
    raw?.close();
  }
}
