/** The program without a messenger: the same registry and use cases behind a local page, with a movable clock. */

import { randomUUID } from 'node:crypto';
import { openOffice, type Registry } from './open-office.ts';
import { systemClock } from './system-clock.ts';
import { createRehearsalChannel } from '../channels/rehearsal/rehearsal-channel.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../domain/calendar/clock.ts';
import type { Instant } from '../domain/calendar/dates.ts';
import type { Logger } from '../log.ts';
import { NO_LIMITS, paceFor } from '../outbox/pace.ts';
import { createRelay } from '../outbox/relay.ts';
import { createAnswerDesk } from './answer-desk.ts';
import { readForBoard } from './read-document.ts';
import { createTakeIn, fetchFrom } from './take-in-document.ts';
import { createAnswers } from './helper/create-answers.ts';
import { helperHere } from './helper/helper-here.ts';
import { wholeAnswer } from './helper/question.ts';
import { createReportFiles } from './report-files.ts';
import { createPictures } from './pictures.ts';
import { nextOccurrenceOf } from './occurrences.ts';
import { runJob, type JobName } from '../usecases/operate/jobs.ts';
import { moveTo, moveToNextMessage, type Moving } from '../usecases/operate/move-clock.ts';
import { prepareDatabaseFor } from '../usecases/operate/prepare-database.ts';
import { relayHooks } from '../usecases/deliver/prepare-delivery.ts';
import { handleBacklog, receiveUpdate } from '../dialogue/intake/receive-update.ts';
import type { Reception } from '../dialogue/intake/reception.ts';
import { createRehearsalClock } from '../usecases/operate/rehearsal-clock.ts';
import { ruleChangesWake } from '../usecases/remind/rule-changes.ts';
import { setUpRehearsal } from '../usecases/operate/set-up-rehearsal.ts';
import { workAt } from '../usecases/work.ts';
import { StartRefused } from './start-refused.ts';
import { openDoor } from '../web/door/open-door.ts';
import { createRehearsalApp } from '../web/rehearsal/rehearsal-app.ts';
import type { RehearsalOffice } from '../web/rehearsal/rehearsal-office.ts';
import { isLoopback } from '../web/door/same-machine-only.ts';

/** How often the rehearsal looks for delayed messages while no page is used. */
const LOOK_EVERY_MS = 1000;

export interface Rehearsal {
  /** `http://127.0.0.1:8080/` */
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Opens the local page and prints its address. `real` is the clock that the rehearsal's clock runs ahead of. Throws
 * `StartRefused`.
 */
export async function startRehearsal(config: Config, log: Logger, real: Clock = systemClock): Promise<Rehearsal> {
  const { host } = config.web;
  if (!isLoopback(host)) {
    throw new StartRefused(
      `The rehearsal page asks nobody who they are and opens on this machine only, not on ${host}; set HOST to 127.0.0.1, or TELEGRAM_BOT_TOKEN to go live.`,
    );
  }
  const registry = await openOffice(config, real);
  try {
    const problem = prepareDatabaseFor(registry.database, 'rehearsal');
    if (problem !== null) throw new StartRefused(problem);
    return await openPage(registry, config, log, real);
  } catch (error) {
    registry.database.close();
    throw error;
  }
}

async function openPage(registry: Registry, config: Config, log: Logger, real: Clock): Promise<Rehearsal> {
  const { database } = registry;
  // Links lead to the board on this page.
  const rules = { ...registry.rules, publicUrl: addressOf(config.web) };
  // A power cut may lose the last seconds of a rehearsal; in return moving the clock by years stays quick.
  database.raw.pragma('synchronous = NORMAL');
  const clock = createRehearsalClock(database, real);
  const channel = createRehearsalChannel();
  const reception: Reception = {
    database,
    rules,
    clock,
    decoders: { rehearsal: channel },
    log: log.child({ name: 'inbox' }),
  };
  const relay = createRelay({
    database,
    channel: 'rehearsal',
    transport: channel.transport,
    hooks: relayHooks(rules),
    pace: paceFor(NO_LIMITS, () => performance.now()),
    clock,
    log: log.child({ name: 'outbox' }),
  });
  // One person uses the rehearsal, so long work in this process delays no other.
  const helper = helperHere(() => Promise.resolve(createAnswers(database, rules, log.child({ name: 'helper' }))));
  const notice = (sentence: string): void => {
    log.warn({}, sentence);
  };
  const pictures = createPictures({
    database,
    clock,
    log: log.child({ name: 'pictures' }),
    publicUrl: null,
    draw: (picture) => wholeAnswer(helper, { kind: 'picture', picture, now: clock.now() }),
    onNotice: notice,
  });
  const reportFiles = createReportFiles({
    write: (file) => wholeAnswer(helper, { kind: 'report', file, both: true, now: clock.now() }),
    log: log.child({ name: 'documents' }),
    onNotice: notice,
  });
  const desk = createAnswerDesk({
    database,
    rules,
    clock,
    helper,
    log: log.child({ name: 'answers' }),
    wake: () => undefined,
    onNotice: notice,
    // The page carries words only.
    takeIn: createTakeIn({
      helper,
      database,
      clock,
      log: log.child({ name: 'drafts' }),
      fetch: (channel, fileId) => fetchFrom(config, channel, fileId),
    }),
  });
  let ending = false;
  const moving: Moving = {
    database,
    rules,
    clock,
    nextJobs: (after) => nextJobsOf(config, after),
    deliver: () => relay.drain(),
    isEnding: () => ending,
  };
  const inTurn = oneAtATime();
  const office: RehearsalOffice = {
    database,
    rules,
    clock,
    decode: (payload) => channel.decode(payload),
    draw: (picture) => pictures.draw(picture),
    writeReport: (file) => reportFiles.write(file),
    readDocument: readForBoard(helper, clock, log.child({ name: 'drafts' })),
    hear: (incoming) =>
      inTurn(async () => {
        const toast = receiveUpdate(reception, { channel: 'rehearsal', key: randomUUID(), payload: incoming });
        desk.look();
        await desk.settled();
        await relay.drain();
        return toast;
      }),
    moveTo: (target) => inTurn(() => moveTo(moving, target)),
    moveToNextMessage: () => inTurn(() => moveToNextMessage(moving)),
  };

  // The port first: a start that is refused because another rehearsal runs must not change that one's records.
  const webLog = log.child({ name: 'web' });
  const pages = createRehearsalApp(office, webLog);
  const door = await openDoor(
    () => pages,
    config.web,
    (error) => {
      webLog.error({ error: error instanceof Error ? error.message : 'unknown' }, 'the pages could not be loaded');
    },
  );
  if (door.kind === 'refused') throw new StartRefused(door.problem);
  try {
    await inTurn(async () => {
      database.transact((tx) => setUpRehearsal(workAt(tx, clock.now(), rules)));
      ruleChangesWake(database, clock.now(), rules);
      handleBacklog(reception);
      await runJob('reminders', database, clock.now(), rules);
      await relay.drain();
    });
  } catch (error) {
    await door.close();
    throw error;
  }
  const look = setInterval(() => {
    inTurn(() => relay.drain()).catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'delivery failed');
    });
  }, LOOK_EVERY_MS);
  process.stdout.write(`Rehearsal: ${door.address}\n`);

  return {
    address: door.address,
    async stop() {
      ending = true;
      clearInterval(look);
      await door.close();
      await desk.stop();
      await inTurn(() => relay.stop());
      database.close();
    },
  };
}

function addressOf({ host, port }: Config['web']): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}

function nextJobsOf(config: Config, after: Instant): { at: Instant; jobs: JobName[] } {
  const reminders = nextOccurrenceOf(config.reminderCron, after, config.timeZone);
  const digest = nextOccurrenceOf(config.digestCron, after, config.timeZone);
  if (reminders === digest) return { at: reminders, jobs: ['reminders', 'digest'] };
  return reminders < digest ? { at: reminders, jobs: ['reminders'] } : { at: digest, jobs: ['digest'] };
}

/** Runs tasks one after the other, in order; a task that fails does not stop the next. */
function oneAtATime(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
}
