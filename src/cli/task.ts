import type { Command } from 'commander';
import { inOffice, readIn } from './office.ts';
import { oneTask } from './one-task.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import type { Surroundings } from './surroundings.ts';
import { filesOf } from '../usecases/show/files-of-task.ts';
import { evidenceJson, taskJson } from '../usecases/show/task-json.ts';
import { fileLine, taskParagraph } from './task-words.ts';

/** `dondoc task`. */
export function addTask(program: Command, around: Surroundings): void {
  program
    .command('task')
    .description('show one task')
    .argument('<id or ref>', 'its number (12, #12) or its place in the decision (III.2.1)')
    .option('--json', 'one JSON object')
    .action((name: string, options: OutputOptions) =>
      inOffice(around, async (office) => {
        const { view, files, today } = readIn(office, (work) => {
          const found = oneTask(work, name);
          return { view: found, files: filesOf(work, found.task.id), today: work.today };
        });
        if (options.json === true) {
          await printJson(around, { ...taskJson(view, today), evidence: files.map(evidenceJson) });
        } else {
          await printLine(around, taskParagraph(view, today));
          for (const file of files) await printLine(around, fileLine(file, office.rules.timeZone));
        }
      }),
    );
}
