/** The bot as a process of its own, with a clock that stands at `NOW` and a watch that is not patient. */

import { createApp } from '../../../src/app/create-app.ts';
import { isCronExpression } from '../../../src/app/occurrences.ts';
import { environment, readConfig } from '../../../src/config.ts';
import { createLog } from '../../../src/log.ts';
import { NO_LIMITS } from '../../../src/outbox/pace.ts';
import { movableClock } from '../../support/office/movable-clock.ts';

/** Processor time: enough for any honest work here, on any machine. */
const STANDSTILL_MS = 400;
const CALM_MS = 200;

const read = readConfig(environment(), isCronExpression);
if (read.kind === 'refused') throw new Error(read.problem);
const app = await createApp(read.config, createLog('info'), {
  clock: movableClock(process.env.NOW ?? ''),
  limits: NO_LIMITS,
  pollTimeoutSeconds: 1,
  standstillMs: STANDSTILL_MS,
  calmMs: Number(process.env.CALM_MS ?? CALM_MS),
  onFatal(reason) {
    throw new Error(reason);
  },
});
process.once('SIGTERM', () => void app.stop());
await app.start();
