/** The key: settings → database → channels → relay → scheduler; SIGTERM or SIGINT stops them in order. */

import { createApp, StartRefused } from './app.ts';
import { environment, loadEnvFile, readConfig, secretsOf, type Config } from './config.ts';
import { UnreadableData } from './importer/reference-data.ts';
import { createLog, type Log } from './log.ts';
import { holdRegistry } from './store/hold-registry.ts';
import { isCronExpression } from './scheduler/occurrences.ts';

interface Running {
  stop(): Promise<void>;
}

async function main(): Promise<void> {
  loadEnvFile();
  const outcome = readConfig(environment(), isCronExpression);
  if (outcome.kind === 'refused') throw new StartRefused(outcome.problem);
  const { config } = outcome;
  const log = createLog(config.logLevel, undefined, secretsOf(config));
  const hold = holdRegistry(config.databasePath, process.pid);
  if (hold.kind === 'refused') throw new StartRefused(hold.problem);
  let running: Running | null = null;
  let ending = false;

  const end = async (code: number): Promise<void> => {
    if (ending) return;
    ending = true;
    await running?.stop();
    // Kept until here: a lock that nobody refers to is let go with the next garbage.
    hold.release();
    process.exitCode = code;
  };
  const onFatal = (reason: string): void => {
    process.stderr.write(`${reason}\n`);
    void end(1);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void end(0);
    });
  }
  try {
    running = await start(config, log, onFatal);
  } catch (error) {
    hold.release();
    throw error;
  }
}

/** With no messenger configured the same use cases run in rehearsal, on a local page. */
async function start(config: Config, log: Log, onFatal: (reason: string) => void): Promise<Running> {
  if (config.telegram === null && config.zalo === null) {
    // Only the rehearsal needs a web server: it is not loaded otherwise.
    const { startRehearsal } = await import('./rehearsal.ts');
    return startRehearsal(config, log);
  }
  const app = await createApp(config, log, { onFatal });
  const { openLiveDoor } = await import('./live-door.ts');
  const door = await openLiveDoor(config, app);
  const channels = app.messengers.all.map(({ name }) => name);
  log.info({ channels, database: config.databasePath, door: door.address }, 'starting');
  void app.start().catch((error: unknown) => {
    onFatal(error instanceof Error ? error.message : 'The program could not start.');
  });
  return {
    async stop() {
      await door.close();
      await app.stop();
    },
  };
}

main().catch((error: unknown) => {
  // What we refuse on purpose is one sentence; anything else is a bug and shows where it is.
  const expected = error instanceof StartRefused || error instanceof UnreadableData;
  process.stderr.write(`${expected ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});
