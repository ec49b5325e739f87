/** The command line: exit status 0 done, 1 refused with one sentence, 2 wrong usage. */

import { once } from 'node:events';
import { Command, CommanderError } from 'commander';
import { environment, loadEnvFile } from '../config.ts';
import { instantFromMs } from '../domain/calendar/dates.ts';
import { addAgencies } from './agencies.ts';
import { addBackup } from './backup.ts';
import { addAgency } from './agency.ts';
import { addChats } from './chats.ts';
import { addCheck } from './check.ts';
import { explainFailure } from './explain-failure.ts';
import { addDraft } from './draft.ts';
import { addExport } from './export.ts';
import { addFile } from './file.ts';
import { addHistory } from './history.ts';
import { addImport } from './import.ts';
import { addInbox } from './inbox.ts';
import { addIndicators } from './indicators.ts';
import { addInterpret } from './interpret.ts';
import { addLexicon } from './lexicon.ts';
import { addLinkCode } from './link-code.ts';
import { addOutbox } from './outbox.ts';
import { addOwnerCode } from './owner-code.ts';
import { addProgramme } from './programme.ts';
import { addRehearse } from './rehearse.ts';
import { addResend } from './resend.ts';
import { addRestore } from './restore.ts';
import { addRun } from './run.ts';
import type { Surroundings } from './surroundings.ts';
import { addTask } from './task.ts';
import { addTasks } from './tasks.ts';
import { addToken } from './token.ts';
import { PROGRAM_VERSION } from '../app/program-version.ts';
import { registryVersion } from './version.ts';
import { addWebhook } from './webhook.ts';

const COMMANDS = [
  addTasks,
  addTask,
  addHistory,
  addFile,
  addAgencies,
  addAgency,
  addOwnerCode,
  addLinkCode,
  addChats,
  addRun,
  addRehearse,
  addInterpret,
  addLexicon,
  addOutbox,
  addResend,
  addImport,
  addDraft,
  addExport,
  addIndicators,
  addProgramme,
  addWebhook,
  addToken,
  addInbox,
  addBackup,
  addRestore,
  addCheck,
] as const;

const WRONG_USAGE = 2;
const REFUSED = 1;

/** Runs the command in `args` (without the program's own name) and returns the exit status. */
export async function runCommandLine(args: readonly string[], around: Surroundings): Promise<number> {
  const pending: Promise<void>[] = [];
  const program = new Command('dondoc')
    .description(
      'Follows up on the tasks of government programmes: works beside the running bot, on the same registry.',
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        pending.push(around.print(text));
      },
      writeErr: (text) => {
        around.complain(text);
      },
    })
    .option('--version', 'show the version of the program, and how far the registry has come')
    .on('option:version', () => {
      pending.push(around.print(`${PROGRAM_VERSION}\n`));
      pending.push(around.print(`${registryVersion(around)}\n`));
      throw new CommanderError(0, 'dondoc.version', '');
    })
    .showHelpAfterError('Add --help to see how a command is used.');
  for (const add of COMMANDS) add(program, around);
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed what is wrong; a request for help is no error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
    around.complain(`${explainFailure(error)}\n`);
    return REFUSED;
  } finally {
    await Promise.all(pending);
  }
}

/** Runs the command that this process was started for. */
export async function main(): Promise<void> {
  // A reader that closes the pipe early ("| head") is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  loadEnvFile();
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    env: environment(),
    stdin: process.stdin,
    async print(text) {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    complain: (text) => {
      process.stderr.write(text);
    },
    clock: { now: () => instantFromMs(Date.now()) },
  });
}
