/** Opens the web door of a live bot and ties it to the messengers. */

import { StartRefused, systemClock, type App } from './app.ts';
import { WEBHOOK_PATHS, type Config } from './config.ts';
import { failedCount } from './store/inbox.ts';
import type { Clock } from './domain/clock.ts';
import { quotaUse } from './usecases/quota.ts';
import { workAt } from './usecases/work.ts';
import { createLiveDoor } from './web/live-door.ts';
import { openDoor, type Door } from './web/open-door.ts';

/** The header in which each messenger sends the secret that it was given. */
const SECRET_HEADERS = {
  telegram: 'x-telegram-bot-api-secret-token',
  zalo: 'x-bot-api-secret-token',
} as const;

/** Throws `StartRefused` when the address is taken, having stopped what `app` had begun. */
export async function openLiveDoor(config: Config, app: App, clock: Clock = systemClock): Promise<Door> {
  const door = await openDoor(
    createLiveDoor({
      webhooks: app.messengers.all
        .filter(({ name }) => config[name]?.mode.kind === 'webhook')
        .map((messenger) => ({
          path: WEBHOOK_PATHS[messenger.name],
          secretHeader: SECRET_HEADERS[messenger.name],
          receive: (post) => messenger.receiveWebhook(post),
        })),
      board: {
        database: app.database,
        rules: app.rules,
        clock,
        wake: () => {
          app.wake();
        },
      },
      log: app.log.child({ name: 'web' }),
      unhandled: () => app.database.read(failedCount),
      quotas: () =>
        app.database.read((tx) => {
          const work = workAt(tx, clock.now(), app.rules);
          return app.messengers.all.flatMap(({ name }) => {
            const use = quotaUse(work, name);
            return use === null ? [] : [{ channel: name, used: use.used, quota: use.quota }];
          });
        }),
    }),
    config.web,
  );
  if (door.kind === 'open') return door;
  await app.stop();
  throw new StartRefused(door.problem);
}
