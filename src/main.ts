/**
 * The key: settings → the registry's lock → messengers → database → relay → scheduler; SIGTERM, SIGINT or SIGHUP stops
 * them in order. Imports only what the first question to a messenger needs: the rest is loaded while that one is under way.
 */

import { setImmediate as turnOfTheLoop, setTimeout as sleep } from 'node:timers/promises';
import { environment, loadEnvFile, readConfig, secretsOf, setsCron, type Config } from './config.ts';
import { createLog, type Logger } from './log.ts';
import { writeToStandardError } from './standard-error.ts';
import { openEars } from './app/messengers.ts';
import { StartRefused } from './app/start-refused.ts';
import { lockRegistry } from './store/file/lock-registry.ts';
import { lookAtRegistry } from './store/file/look-at-registry.ts';

interface Running {
  /** `by`: the signal; `reason`: why it ends by itself, which the owners are told at the next start. */
  stop(by: string, reason?: string): Promise<void>;
}

/** So long the rest of the program lets the messengers go first; one that is far away or not there is not waited for. */
const HEAD_START_MS = 100;
/** Processor time for one message; the slowest answer takes a third of it with 10,000 tasks. */
const STANDSTILL_MS = 30_000;
/** So long the process may take to end by itself once everything is stopped. */
const LINGER_MS = 1000;

async function main(): Promise<void> {
  loadEnvFile();
  const outcome = readConfig(environment(), await cronCheck());
  if (outcome.kind === 'refused') throw new StartRefused(outcome.problem);
  const { config } = outcome;
  const log = createLog(config.logLevel, undefined, secretsOf(config));
  const lock = await lockRegistry(config.databasePath, process.pid);
  if (lock.kind === 'refused') throw new StartRefused(lock.problem);
  let running: Promise<Running> | null = null;
  let ending = false;

  const end = async (code: number, by: string, reason?: string): Promise<void> => {
    if (ending) return;
    ending = true;
    // A start that failed is told by whoever awaits it below.
    const started = await running?.catch(() => null);
    await started?.stop(by, reason);
    // Kept until here: a lock that nobody refers to is let go with the next garbage.
    lock.release();
    process.exitCode = code;
    // A question that a messenger never answers would keep the process for as long as it may take.
    setTimeout(() => process.exit(), LINGER_MS).unref();
  };
  const onFatal = (reason: string): void => {
    writeToStandardError(`${reason}\n`);
    void end(1, 'itself', reason);
  };
  // SIGHUP: the terminal that it was started from is closed.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void end(0, signal);
    });
  }
  try {
    running = start(config, log, onFatal);
    await running;
    if (!(await lock.holdFile()))
      onFatal(`Another bot has opened the database ${config.databasePath}; stop that one first.`);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The default expressions need no check, and what checks one is not loaded for them. */
async function cronCheck(): Promise<(text: string) => boolean> {
  return setsCron(environment()) ? (await import('./app/occurrences.ts')).isCronExpression : () => true;
}

/** With no messenger configured the same use cases run in rehearsal, on a local page. */
async function start(config: Config, log: Logger, onFatal: (reason: string) => void): Promise<Running> {
  if (config.telegram === null && config.zalo === null) {
    // Only the rehearsal needs a web server: it is not loaded otherwise.
    const { startRehearsal } = await import('./app/rehearsal.ts');
    return startRehearsal(config, log);
  }
  const registry = lookAtRegistry(config.databasePath);
  if (registry.kind === 'refused') throw new StartRefused(registry.problem);
  const ears = await openEars(config, log, onFatal);
  const { all } = ears.messengers;
  // Nobody is listened to for a registry that has yet to be made.
  if (registry.kind === 'ready') {
    await Promise.race([Promise.all(all.map((messenger) => messenger.start())), sleep(HEAD_START_MS)]);
    await turnOfTheLoop();
  }
  const { createApp } = await import('./app/create-app.ts');
  const app = await createApp(config, log, { ears, onFatal, standstillMs: STANDSTILL_MS, warmsUp: true }).catch(
    async (error: unknown) => {
      await Promise.all(all.map((messenger) => messenger.stop()));
      throw error;
    },
  );
  const { openLiveDoor } = await import('./app/live-door.ts');
  const door = await openLiveDoor(config, app);
  const heartbeat =
    config.heartbeatUrl === null
      ? null
      : (await import('./app/watch/heartbeat.ts')).keepHeartbeat({
          url: config.heartbeatUrl,
          isWell: () => door.isWell(),
          log: log.child({ name: 'heartbeat' }),
        });
  log.info({ channels: all.map(({ name }) => name), database: config.databasePath, door: door.address }, 'starting');
  void app.start().catch((error: unknown) => {
    onFatal(error instanceof Error ? error.message : 'The program could not start.');
  });
  return {
    async stop(by, reason) {
      if (reason !== undefined) app.noteEnd(reason);
      heartbeat?.end();
      await door.close();
      await app.stop(by);
    },
  };
}

main().catch((error: unknown) => {
  // What we refuse on purpose is one sentence; anything else is a bug and shows where it is.
  const expected = error instanceof StartRefused;
  writeToStandardError(`${expected ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});
