/** Opens a live bot's web door and connects it to the messengers. */

import { systemClock } from './system-clock.ts';
import type { App } from './create-app.ts';
import { WEBHOOK_PATHS, type Config } from '../config.ts';
import type { Clock } from '../domain/calendar/clock.ts';
import { msOf, type Instant } from '../domain/calendar/dates.ts';
import { PICTURE_PATH } from './pictures.ts';
import { failedCount } from '../store/record/inbox.ts';
import { oldestDue, outboxDepth } from '../store/outbox/outbox-depth.ts';
import { lastBackup } from '../usecases/operate/back-up-registry.ts';
import { checkHealth, type Ear, type HealthCheck } from '../usecases/operate/check-health.ts';
import type { Hono } from 'hono';
import { isSecret } from '../channels/read-webhook-post.ts';
import type { MessengerName } from './messengers.ts';
import { StartRefused } from './start-refused.ts';
import { readTicket } from '../usecases/figures/report-link.ts';
import { quotaUse } from '../usecases/deliver/quota.ts';
import { workAt } from '../usecases/work.ts';
import { mayRead } from '../usecases/people/api-access.ts';
import { answerPages } from '../web/door/answer-pages.ts';
import { answerWebhooks, type Webhook } from '../web/door/answer-webhooks.ts';
import { createNotes } from '../web/door/notes.ts';
import type { LiveDoorOptions } from '../web/live-door.ts';
import type { Figures } from '../web/door/metrics.ts';
import { openDoor, type Door } from '../web/door/open-door.ts';

/** The header in which each messenger sends its secret. */
const SECRET_HEADERS = {
  telegram: 'x-telegram-bot-api-secret-token',
  zalo: 'x-bot-api-secret-token',
} as const;

export interface LiveDoor extends Door {
  /** Whether every check of `/healthz` passes. */
  isWell(): boolean;
}

/** Throws `StartRefused` when the address is taken, after it has stopped what `app` began. */
export async function openLiveDoor(config: Config, app: App, clock: Clock = systemClock): Promise<LiveDoor> {
  const openedAt = Date.now();
  const ears = (): Ear[] =>
    app.messengers.all.map((messenger) => {
      const heardAt = messenger.lastHeardAt();
      const silentForMs = Math.max(0, Date.now() - (heardAt ?? openedAt));
      return { name: messenger.name, silentForMs, everHeard: heardAt !== null };
    });
  const backedUp = (): Instant | undefined => lastBackup(app.database);
  const health = (): HealthCheck[] => {
    const signs = { isInPlace: app.isInPlace(), ears: ears(), lastBackupAt: backedUp(), copies: app.copies() };
    return app.database.read((tx) => checkHealth(workAt(tx, clock.now(), app.rules), signs));
  };
  const log = app.log.child({ name: 'web' });
  const notes = createNotes();
  const options: LiveDoorOptions = {
    board: {
      database: app.database,
      rules: app.rules,
      clock,
      notes,
      writeReport: (file) => app.reportFiles.write(file),
      readDocument: app.readDocument,
      wake: () => {
        app.wake();
      },
    },
    log,
    reports: {
      read: (ticket) => app.database.read((tx) => readTicket(workAt(tx, clock.now(), app.rules), ticket)),
      write: (file) => app.reportFiles.write(file),
    },
    pictures: { path: PICTURE_PATH, find: (name) => app.pictures.at(name) },
    health,
    figures: () =>
      app.database.read((tx): Figures => {
        const work = workAt(tx, clock.now(), app.rules);
        const oldest = oldestDue(tx, work.now);
        const backup = backedUp();
        return {
          quotas: app.messengers.all.flatMap(({ name: channel }) => {
            const use = quotaUse(work, channel);
            return use === null ? [] : [{ channel, used: use.used, quota: use.quota }];
          }),
          unhandled: failedCount(tx),
          outbox: outboxDepth(tx),
          oldestDueSeconds: oldest === null ? 0 : secondsBetween(oldest, work.now),
          sends: app.sends(),
          silentSeconds: ears().map((ear) => ({ channel: ear.name, seconds: ear.silentForMs / 1000 })),
          backupAgeSeconds: backup === undefined ? null : secondsBetween(backup, work.now),
          copyLagSeconds: copyLag(app),
        };
      }),
  };
  const pages = async (): Promise<Hono> => (await import('../web/live-door.ts')).createLiveDoor(options);
  const webhooks = app.messengers.all
    .filter(({ name }) => config[name]?.mode.kind === 'webhook')
    .map((messenger): Webhook => ({
      path: WEBHOOK_PATHS[messenger.name],
      secretHeader: SECRET_HEADERS[messenger.name],
      knows: (secret) => isSecret(secret, secretOf(config, messenger.name)),
      receive: (post) => messenger.receiveWebhook(post),
    }));
  const onBroken = (error: unknown): void => {
    log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'the pages could not be loaded');
  };
  const isPost = answerWebhooks(webhooks);
  const isLook = answerPages({
    show: (request, listener, signal) => app.helper.ask({ kind: 'page', request, now: clock.now() }, listener, signal),
    notes,
    async isSignedIn(cookie) {
      const { isSignedInBy } = await import('../web/board/session.ts');
      return app.database.read((tx) => isSignedInBy(cookie, workAt(tx, clock.now(), app.rules)));
    },
    onForm: () => {
      app.wake();
    },
    onToken: (token) => {
      try {
        mayRead(app.database, clock, token);
      } catch (error) {
        log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'the use of a token was not noted');
      }
    },
    log,
  });
  const door = await openDoor(
    pages,
    config.web,
    onBroken,
    (request, response) => isPost(request, response) || isLook(request, response),
  );
  if (door.kind === 'open') return { ...door, isWell: () => health().every(({ ok }) => ok) };
  await app.stop();
  throw new StartRefused(door.problem);
}

/** That of its webhook; empty where there is none. */
function secretOf(config: Config, name: MessengerName): string {
  const mode = config[name]?.mode;
  return mode?.kind === 'webhook' ? mode.secret : '';
}

function copyLag(app: App): number | null {
  const copies = app.copies();
  return copies === null ? null : copies.lagMs / 1000;
}

function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, (msOf(to) - msOf(from)) / 1000);
}
