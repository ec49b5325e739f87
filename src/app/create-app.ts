/** Builds the bot from its settings, and stops it. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import type { Clock } from '../domain/calendar/clock.ts';
import { instantFromMs, localDateOf, msOf } from '../domain/calendar/dates.ts';
import type { Logger } from '../log.ts';
import { openEars, type Ears, type MessengerEvents, type Messengers, type Times } from './messengers.ts';
import { paceFor, type Limits } from '../outbox/pace.ts';
import { createRelay } from '../outbox/relay.ts';
import { createTally, type Tally } from '../outbox/tally.ts';
import type { CopyStanding } from './watch/keep-copying.ts';
import { copyToSecondPlace } from './watch/copy-to-second-place.ts';
import { keepPlace } from './watch/keep-place.ts';
import { keepRun } from './watch/keep-run.ts';
import { createHelperProcess } from './helper/helper-process.ts';
import { helperHere } from './helper/helper-here.ts';
import { wholeAnswer, type Helper } from './helper/question.ts';
import type { ReadDocument } from '../importer/read-for-draft.ts';
import { readForBoard } from './read-document.ts';
import { createTakeIn, fetchFrom } from './take-in-document.ts';
import { createAnswerDesk } from './answer-desk.ts';
import { createReportFiles } from './report-files.ts';
import type { ReportFiles } from '../outbox/report-files.ts';
import { createPictures, type DrawPicture, type PictureStore } from './pictures.ts';
import { createJobs } from './create-jobs.ts';
import { StartRefused } from './start-refused.ts';
import { warmUp } from './warm-up.ts';
import { checkpointInBackground, type Checkpointer } from '../store/file/checkpoint.ts';
import { endLeases } from '../store/outbox/outbox-sending.ts';
import { markBegun } from '../store/file/look-at-registry.ts';
import { NotYet, patiently } from '../store/sqlite/patiently.ts';
import { bridgeGap, noteHeard } from '../usecases/operate/bridge-gap.ts';
import { checkReach } from '../usecases/chats/fall-back.ts';
import type { JobName } from '../usecases/operate/jobs.ts';
import { noteBotName } from '../usecases/join/bot-names.ts';
import { noticeOperator } from '../usecases/chats/notice-operator.ts';
import { prepareDatabaseFor } from '../usecases/operate/prepare-database.ts';
import { relayHooks } from '../usecases/deliver/prepare-delivery.ts';
import { receiveInGroups } from '../dialogue/intake/receive-in-groups.ts';
import { handleBacklog } from '../dialogue/intake/receive-update.ts';
import type { Reception } from '../dialogue/intake/reception.ts';
import { ruleChangesWake } from '../usecases/remind/rule-changes.ts';
import { workAt, type Rules } from '../usecases/work.ts';
import { endInWords, endOfPreviousRun, noteAlive, tellOfAbsence } from '../usecases/operate/previous-run.ts';
import { noteEnd } from '../usecases/operate/note-end.ts';
import { openOffice, type Registry } from './open-office.ts';
import { systemClock } from './system-clock.ts';
import { tellOperators } from './watch/tell-operators.ts';
import { registryLost } from '../conversation/compose/compose-notices.ts';

export interface App extends Registry {
  readonly messengers: Messengers;
  readonly log: Logger;
  readonly pictures: PictureStore;
  readonly reportFiles: ReportFiles;
  /** Reads a document that somebody uploads; null when it cannot be read now. */
  readonly readDocument: (bytes: Uint8Array, signal: AbortSignal) => Promise<ReadDocument | null>;
  readonly helper: Helper;
  /** Whether the registry's file is where it was opened. */
  isInPlace(): boolean;
  /** How the copies in the second place stand; null where there is none. */
  copies(): CopyStanding | null;
  /** Has the relays look for messages now instead of at their next interval. */
  wake(): void;
  /** Runs a job now. */
  run(name: JobName): Promise<string>;
  /** Backs the registry up now. */
  backUp(): Promise<string>;
  /** The outcomes of the sends so far. */
  sends(): readonly Tally[];
  start(): Promise<void>;
  /** Called before `stop` when the program ends by itself: the owners receive the reason at the next start. */
  noteEnd(reason: string): void;
  /** Stops receiving, finishes what is in hand, closes the database; `by`: the signal, for the record of the run. */
  stop(by?: string): Promise<void>;
}

export interface AppOptions extends Omit<Times, 'nowMs'> {
  /** Messengers that already listen; created here by default. */
  readonly ears?: Ears;
  readonly clock?: Clock;
  /** Replaces the messengers' own limits. */
  readonly limits?: Limits;
  /** How often the messengers are checked; every minute by default. */
  readonly watchEveryMs?: number;
  /** Processor time, in milliseconds, after which one message ends the process; unlimited by default. */
  readonly standstillMs?: number;
  /** Milliseconds between two looks at the registry's place; five seconds by default. */
  readonly lookEveryMs?: number;
  /** Milliseconds after which a run that nothing ended counts as calm; half a minute by default. */
  readonly calmMs?: number;
  /** Whether what people ask for is run once at the start, before they ask; not by default. */
  readonly warmsUp?: boolean;
  /** Replaces `AT_ONCE_UP_TO`. */
  readonly atOnceUpTo?: number;
  /** Where long work runs: in a process of its own by default. */
  readonly helper?: 'process' | 'here';
  /** Replaces our own renderer. */
  readonly drawPicture?: DrawPicture;
  /** Called when the program cannot continue, with one sentence that names the cure. */
  readonly onFatal: (reason: string) => void;
}

/** Assignments up to which anything asked in a chat is answered within some 5 ms. */
const AT_ONCE_UP_TO = 1000;
/** How often the messengers are checked. */
const WATCH_MS = 60_000;
/** Milliseconds for telling the operators of what cannot be queued any more. */
const WARN_MS = 5000;
/** Longer than the lives of a program that is killed again and again. */
const CALM_MS = 30_000;
/**
 * Milliseconds for which a statement blocks the program while another process writes; the caller then waits
 * asynchronously.
 */
const BUSY_TIMEOUT_MS = 5;

/** Builds the bot on its messengers. Throws `StartRefused` before any part of it runs. */
export async function createApp(config: Config, log: Logger, options: AppOptions): Promise<App> {
  const clock = options.clock ?? systemClock;
  const { database, rules: ruled } = await openOffice(config, clock);
  const rules: Rules = { ...ruled, atOnceUpTo: options.atOnceUpTo ?? AT_ONCE_UP_TO };
  const problem = prepareDatabaseFor(database, 'live');
  if (problem !== null) {
    database.close();
    throw new StartRefused(problem);
  }
  markBegun(config.databasePath, localDateOf(clock.now(), config.timeZone));

  /** Ends every wait for the database. */
  const over = new AbortController();
  const isOver = (): boolean => over.signal.aborted;
  const notDone =
    (what: string) =>
    (error: unknown): void => {
      log.error({ what, error: error instanceof Error ? error.message : 'unknown' }, 'not done');
    };
  const place = keepPlace({
    path: config.databasePath,
    ...(options.lookEveryMs === undefined ? {} : { everyMs: options.lookEveryMs }),
    onLost(look, sentence) {
      log.error({}, sentence);
      const told = tellOperators({ database, rules, now: clock.now(), messengers, log }, registryLost(look));
      void Promise.race([told, sleep(WARN_MS)]).finally(() => {
        options.onFatal(sentence);
      });
    },
  });
  const events: MessengerEvents = {
    async onUpdate(channel, update, signal) {
      const toast = await patiently(() => {
        // It stays with its messenger, for the registry that is put back.
        if (place.isLost()) throw new NotYet('the registry is not at its place');
        return incoming.receive({ channel, ...update });
      }, signal);
      return { toast: toast?.text ?? null, alert: toast?.alert ?? false };
    },
    onNotice(sentence) {
      log.warn({}, sentence);
      void patiently(() => {
        database.transact((tx) => {
          const work = workAt(tx, clock.now(), rules);
          noticeOperator(work, { key: `${sentence}:${work.today}`, text: sentence });
        });
      }, over.signal).catch(notDone('notice'));
    },
  };
  const helperLog = log.child({ name: 'helper' });
  const helper: Helper =
    options.helper === 'here' || database.raw.memory
      ? helperHere(async () => (await import('./helper/create-answers.ts')).createAnswers(database, rules, helperLog))
      : createHelperProcess({ config, log: helperLog });
  const pictures = createPictures({
    database,
    clock,
    log: log.child({ name: 'pictures' }),
    publicUrl: config.publicUrl,
    draw: options.drawPicture ?? ((picture) => wholeAnswer(helper, { kind: 'picture', picture, now: clock.now() })),
    onNotice: (sentence) => {
      events.onNotice(sentence);
    },
  });
  const reportFiles = createReportFiles({
    write: (file) => wholeAnswer(helper, { kind: 'report', file, both: true, now: clock.now() }),
    log: log.child({ name: 'documents' }),
    onNotice: (sentence) => {
      events.onNotice(sentence);
    },
  });
  const attachments = { pictures, reportFiles };
  // The messengers' answers are stamped by the clock that judges their absence.
  const times = { ...options, nowMs: () => msOf(clock.now()) };
  const { messengers, serve } = options.ears ?? (await openEars(config, log, options.onFatal, times));
  const runs = keepRun({
    database,
    databasePath: config.databasePath,
    clock,
    log,
    standstillMs: options.standstillMs ?? null,
  });
  const { watch: watchPiece, isDoubtful, isCalm } = runs;
  const reception: Reception = {
    database,
    rules,
    clock,
    decoders: Object.fromEntries(messengers.all.map((messenger) => [messenger.name, messenger])),
    log: log.child({ name: 'inbox' }),
    watch: watchPiece,
    isDoubtful,
    isCalm,
  };
  const tally = createTally();
  const relays = messengers.all.map(({ name, transport, limits }) =>
    createRelay({
      database,
      channel: name,
      transport: tally.over(name, transport),
      hooks: relayHooks(rules),
      pace: paceFor(options.limits ?? limits, () => performance.now()),
      clock,
      log: log.child({ name: 'outbox', channel: name }),
      watch: watchPiece,
      isDoubtful,
      isCalm,
    }),
  );
  const wake = (): void => {
    for (const relay of relays) relay.wake();
  };
  const takeIn = createTakeIn({
    helper,
    database,
    clock,
    log: log.child({ name: 'drafts' }),
    fetch: (channel, fileId) => fetchFrom(config, channel, fileId),
  });
  const desk = createAnswerDesk({
    takeIn,
    database,
    rules,
    clock,
    helper,
    log: log.child({ name: 'answers' }),
    wake,
    onNotice: (sentence) => {
      events.onNotice(sentence);
    },
  });
  const incoming = receiveInGroups(reception, () => {
    desk.look();
    wake();
  });
  /** Notes of when a messenger was heard: worth no copy of their own. */
  let notesOfHearing = 0;
  const copies = copyToSecondPlace({
    config,
    database,
    rules,
    clock,
    log: log.child({ name: 'copies' }),
    notWorth: () => notesOfHearing,
    over: over.signal,
  });
  const { scheduler, run, backUp } = createJobs({ config, database, rules, clock, log, wake, over: over.signal });
  const look = (): void => {
    const heard = Object.fromEntries(
      messengers.all.map((messenger) => {
        const at = messenger.lastPollAt();
        return [messenger.name, at === null ? null : instantFromMs(at)];
      }),
    );
    handleBacklog(reception);
    desk.look();
    checkReach(database, clock.now(), rules, heard);
    for (const { name, keepsNothing } of messengers.all) {
      const at = heard[name];
      if (!keepsNothing || at == null) continue;
      noteHeard(database, name, at);
      notesOfHearing += 1;
    }
    noteThatItRuns();
    for (const messenger of messengers.all) noteBotName(database, messenger.name, messenger.botName());
    scheduler.look();
    wake();
  };
  function noteThatItRuns(): void {
    database.transact((tx) => {
      noteAlive(tx, clock.now());
    });
    notesOfHearing += 1;
  }
  const watch = (): void => {
    void patiently(look, over.signal).catch(notDone('watch'));
  };
  const calmDown = (): void => {
    void patiently(() => {
      runs.becomeCalm();
      look();
    }, over.signal).catch(notDone('calm'));
  };
  let watching: NodeJS.Timeout | undefined;
  let calming: NodeJS.Timeout | undefined;
  let checkpointer: Checkpointer | null = null;
  /** Why the program ends by itself; null while it does not. */
  let ownReason: string | null = null;
  let starting: Promise<void> = Promise.resolve();
  let warming: Promise<void> = Promise.resolve();

  /** Begins nothing more once it is stopped: `stop` waits for what has begun. */
  async function begin(): Promise<void> {
    database.raw.pragma(`busy_timeout = ${String(BUSY_TIMEOUT_MS)}`);
    checkpointer = checkpointInBackground(database, (error) => {
      log.warn(
        { error: error instanceof Error ? error.message : '' },
        'the write-ahead log could not be checkpointed; trying on',
      );
    });
    const previous = await patiently(() => database.read(endOfPreviousRun), over.signal);
    log.info({}, endInWords(previous));
    await patiently(() => {
      runs.begin();
    }, over.signal);
    await patiently(() => {
      ruleChangesWake(database, clock.now(), rules);
      database.transact((tx) => {
        endLeases(tx, clock.now());
      });
    }, over.signal);
    let asked = 0;
    for (const { name, keepsNothing } of messengers.all) {
      if (isOver()) return;
      if (!keepsNothing) continue;
      asked += await patiently(() => bridgeGap(database, name, clock.now(), rules.timeZone), over.signal);
    }
    const channels = messengers.all.map(({ name }) => name);
    await patiently(() => tellOfAbsence(database, clock.now(), rules, previous, { channels, asked }), over.signal);
    await patiently(noteThatItRuns, over.signal);
    if (isOver()) return;
    const left = await patiently(() => handleBacklog(reception), over.signal);
    if (left > 0) log.info({ updates: left }, 'handled what an earlier run left');
    if (isOver()) return;
    desk.look();
    for (const relay of relays) relay.start();
    await scheduler.start();
    if (isOver()) return;
    place.begin();
    copies?.begin();
    watching = setInterval(watch, options.watchEveryMs ?? WATCH_MS);
    calming = setTimeout(calmDown, options.calmMs ?? CALM_MS);
    serve({ ...events, ...attachments });
    // A messenger that cannot be reached does not delay the other one's start.
    await Promise.all(
      messengers.all.map(async (messenger) => {
        await messenger.start();
        await patiently(() => {
          noteBotName(database, messenger.name, messenger.botName());
        }, over.signal);
      }),
    );
    const [first] = messengers.all;
    if (options.warmsUp !== true || first === undefined || isOver()) return;
    warming = warmUp({ database, rules, clock, channel: first.name, log }, over.signal);
  }

  return {
    database,
    rules,
    messengers,
    log,
    pictures,
    reportFiles,
    readDocument: readForBoard(helper, clock, log.child({ name: 'drafts' })),
    helper,
    isInPlace: () => !place.isLost(),
    copies: () => copies?.standing() ?? null,
    wake,
    run,
    backUp,
    sends: () => tally.all(),
    start: () => (starting = begin()),
    noteEnd(reason) {
      ownReason = reason;
      try {
        noteEnd(database, clock.now(), rules, reason);
      } catch (error) {
        // The disk itself may be what ended the program.
        log.error({ error: error instanceof Error ? error.message : '' }, 'the owners will not hear why it ended');
      }
    },
    async stop(by = 'stop') {
      over.abort();
      // The caller of `start` receives the reason.
      await Promise.allSettled([starting, ...messengers.all.map((messenger) => messenger.stop())]);
      await warming;
      place.end();
      await copies?.end();
      clearInterval(watching);
      clearTimeout(calming);
      await scheduler.stop();
      await incoming.settled();
      await desk.stop();
      await Promise.all(relays.map((relay) => relay.stop()));
      await runs.end({ by, reason: ownReason });
      await helper.stop();
      await checkpointer?.stop();
      database.close();
    },
  };
}
