/** The command line: exit status 0 done, 1 refused with one sentence, 2 wrong usage. */

import { once } from 'node:events';
import { Command, CommanderError } from 'commander';
import { environment, loadEnvFile } from '../config.ts';
import { instantFromMs } from '../domain/calendar/dates.ts';
import { explainFailure } from './explain-failure.ts';
import type { Surroundings } from './surroundings.ts';
import { PROGRAM_VERSION } from '../app/program-version.ts';
import { registryVersion } from './version.ts';

type Load = () => Promise<(program: Command, around: Surroundings) => void>;

/** In the order of the help. A command's modules are loaded when it is asked for: all of them take most of a start. */
const COMMANDS: Readonly<Record<string, Load>> = {
  tasks: async () => (await import('./tasks.ts')).addTasks,
  task: async () => (await import('./task.ts')).addTask,
  history: async () => (await import('./history.ts')).addHistory,
  file: async () => (await import('./file.ts')).addFile,
  agencies: async () => (await import('./agencies.ts')).addAgencies,
  agency: async () => (await import('./agency.ts')).addAgency,
  'owner-code': async () => (await import('./owner-code.ts')).addOwnerCode,
  'link-code': async () => (await import('./link-code.ts')).addLinkCode,
  chats: async () => (await import('./chats.ts')).addChats,
  run: async () => (await import('./run.ts')).addRun,
  rehearse: async () => (await import('./rehearse.ts')).addRehearse,
  interpret: async () => (await import('./interpret.ts')).addInterpret,
  lexicon: async () => (await import('./lexicon.ts')).addLexicon,
  outbox: async () => (await import('./outbox.ts')).addOutbox,
  resend: async () => (await import('./resend.ts')).addResend,
  import: async () => (await import('./import.ts')).addImport,
  draft: async () => (await import('./draft.ts')).addDraft,
  export: async () => (await import('./export.ts')).addExport,
  indicators: async () => (await import('./indicators.ts')).addIndicators,
  programme: async () => (await import('./programme.ts')).addProgramme,
  webhook: async () => (await import('./webhook.ts')).addWebhook,
  token: async () => (await import('./token.ts')).addToken,
  inbox: async () => (await import('./inbox.ts')).addInbox,
  backup: async () => (await import('./backup.ts')).addBackup,
  restore: async () => (await import('./restore.ts')).addRestore,
  'ask-again': async () => (await import('./ask-again.ts')).addAskAgain,
  check: async () => (await import('./check.ts')).addCheck,
};

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
  for (const load of asked(args)) (await load())(program, around);
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

/** The one command that is named first; all, where help is asked for or nothing that we know. */
function asked(args: readonly string[]): readonly Load[] {
  const [first = ''] = args;
  if (first === '--version') return [];
  const named = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  return named === undefined ? Object.values(COMMANDS) : [named];
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
