import { existsSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { copyRegistry } from '../store/file/copy-registry.ts';
import { noteBackup } from '../usecases/operate/back-up-registry.ts';
import { inOffice } from './office.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

/** `dondoc backup`. */
export function addBackup(program: Command, around: Surroundings): void {
  program
    .command('backup')
    .description('copy the registry as it is now to a new file, also beside the running bot, and check the copy')
    .argument('<file>', 'where to')
    .option('--json', 'one JSON object')
    .action((file: string, options: OutputOptions) =>
      inOffice(around, async ({ config, database, now }) => {
        if (existsSync(file)) throw new Refused(`The file ${file} is there already; name a new one.`);
        try {
          await copyRegistry(config.databasePath, file);
        } catch (error) {
          const why = error instanceof Error ? error.message : 'unknown error';
          throw new Refused(`No backup was made (${why}); check the folder and the space of ${file}.`);
        }
        noteBackup(database, now);
        const { size } = statSync(file);
        if (options.json === true) await printJson(around, { file, bytes: size, at: now });
        else await printLine(around, `Đã sao lưu và kiểm tra: ${file} (${size} byte).`);
      }),
    );
}
