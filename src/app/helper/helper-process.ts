/**
 * Runs the helper as a process of its own, started with the first question and ended when idle: only a process that
 * ends returns its memory. Its death fails only the question that it worked on: the others in hand are asked again, once.
 */

import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { withoutSecrets, type Config } from '../../config.ts';
import type { Log } from '../../domain/log.ts';
import { PROGRAM_VERSION } from '../program-version.ts';
import type { PageListener } from '../../web/door/page-request.ts';
import { HelperFailed, type Helper, type Order, type Question, type Word } from './question.ts';

/** How long the process is kept after an answer: page views come in series, reports alone. */
const KEPT_MS: Record<Question['kind'], number> = {
  page: 10 * 60_000,
  report: 30_000,
  picture: 30_000,
  words: 30_000,
  // One act on a draft follows another.
  act: 10 * 60_000,
  read: 30_000,
};
/** How long an answer may take before the helper counts as stuck and is killed. */
const LONGEST_MS: Record<Question['kind'], number> = {
  page: 60_000,
  report: 10 * 60_000,
  picture: 60_000,
  // Those of a report come with its files.
  words: 10 * 60_000,
  act: 60_000,
  // A reader bounds itself by the file's own counts; scans take longest, some seconds a page.
  read: 15 * 60_000,
};
const REPORT_PAGE = /^\/(?:board\/)?report(?:\/|$)/u;
const READING_FORM = /^\/board\/drafts\/\d{1,9}\/columns$/u;
/** From its start to its `ready`. */
const STARTS_WITHIN_MS = 60_000;
/** How long it may take to end by itself. */
const ENDS_WITHIN_MS = 2000;
/** Questions in hand at a time; more are refused. */
const MOST_IN_HAND = 200;
/** Megabytes of the old and of the young generation. */
const HEAP_MB = 256;
const YOUNG_MB = 4;

const SCRIPT = fileURLToPath(new URL('../helper.ts', import.meta.url));
/** Keeps what Node makes of our files for its next start. */
const REQUIRE_NODE = new URL('../../require-node.js', import.meta.url).href;

export interface HelperProcessOptions {
  readonly config: Config;
  readonly log: Log;
  /** Replaces the helper's own program; for tests. */
  readonly script?: string;
  /** Replaces the time that an answer may take, in milliseconds. */
  readonly longestMs?: number;
  /** Replaces the time that it is kept after an answer, in milliseconds. */
  readonly keptMs?: number;
  readonly version?: string;
}

export interface HelperProcess extends Helper {
  /** The id of the running process; null when none runs. */
  pid(): number | null;
}

interface InHand {
  readonly id: number;
  readonly question: Question;
  readonly listener: PageListener;
  readonly done: PromiseWithResolvers<null>;
  /** The order in which the process began with them; 0 before that. */
  begun: number;
  tooLong: NodeJS.Timeout | undefined;
  /** It took too long, a part of its answer is out, or it was asked again already: not to be asked again. */
  isLast: boolean;
}

interface Run {
  readonly child: ChildProcess;
  readonly ready: Promise<null>;
  readonly inHand: Map<number, InHand>;
  readonly gone: Promise<null>;
}

/** Starts the helper when it is first asked, ends it when nobody asks any more, and tells each asker of its death. */
export function createHelperProcess(options: HelperProcessOptions): HelperProcess {
  const { log, version = PROGRAM_VERSION } = options;
  let run: Run | null = null;
  let asked = 0;
  let begun = 0;
  let stopped = false;
  let keptUntil = 0;
  let ending: NodeJS.Timeout | undefined;

  function start(): Run {
    const child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${String(HEAP_MB)}`,
        `--max-semi-space-size=${String(YOUNG_MB)}`,
        '--import',
        REQUIRE_NODE,
        options.script ?? SCRIPT,
      ],
      {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        serialization: 'advanced',
        // The bot's own environment holds tokens, so none of it is passed on. Fewer malloc arenas keep less unused
        // memory.
        env: { MALLOC_ARENA_MAX: '2' },
      },
    );
    const greeting = Promise.withResolvers<null>();
    const gone = Promise.withResolvers<null>();
    const inHand = new Map<number, InHand>();
    const own: Run = { child, ready: greeting.promise, inHand, gone: gone.promise };
    let isGreeted = false;
    const slow = setTimeout(() => {
      fail('it does not start');
    }, STARTS_WITHIN_MS);
    /** Rejects what it worked on and asks the others in hand again, once, with the first reason. */
    const fail = (why: string): void => {
      clearTimeout(slow);
      if (run === own) run = null;
      greeting.reject(new HelperFailed(why));
      const left = [...inHand.values()];
      const workedOn = Math.max(0, ...left.map((one) => one.begun));
      for (const one of left) {
        if (!isGreeted || one.isLast || one.begun === workedOn) finish(own, one.id, new HelperFailed(why));
        else askAgain(own, one);
      }
      child.kill('SIGKILL');
    };
    greeting.promise.catch((error: unknown) => {
      if (!stopped) log.error({ why: (error as Error).message }, 'the helper cannot be used');
    });
    child.on('error', (error) => {
      fail(error.message);
      // A process that could not be started never exits.
      if (child.pid === undefined) gone.resolve(null);
    });
    child.once('exit', (code, signal) => {
      if (run === own && inHand.size > 0) log.error({ code, signal }, 'the helper ended while it was answering');
      fail(`it ended (${signal ?? `status ${String(code)}`})`);
      gone.resolve(null);
    });
    child.on('message', (word: Word) => {
      hear(own, word, fail, () => {
        clearTimeout(slow);
        isGreeted = true;
        greeting.resolve(null);
      });
    });
    send(child, { kind: 'hello', version, config: withoutSecrets(options.config) });
    // The process keeps the program alive only while an answer is awaited.
    child.unref();
    child.channel?.unref();
    return own;
  }

  function hear(own: Run, word: Word, fail: (why: string) => void, greeted: () => void): void {
    switch (word.kind) {
      case 'ready':
        if (word.version === version) greeted();
        else fail(`it is ${word.version}, the bot is ${version}; restart the bot`);
        return;
      case 'refused':
        fail(word.why);
        return;
      case 'begun':
        change(own, word.id, (one) => {
          one.begun = begun += 1;
        });
        return;
      case 'head':
        change(own, word.id, (one) => {
          one.isLast = true;
          one.listener.head(word.status, word.headers);
        });
        return;
      case 'slice':
        change(own, word.id, (one) => {
          one.isLast = true;
          one.listener.slice(word.bytes);
        });
        return;
      case 'end':
        finish(own, word.id, null);
        return;
      case 'failed':
        finish(own, word.id, new HelperFailed(word.why));
    }
  }

  function change(own: Run, id: number, act: (one: InHand) => void): void {
    const one = own.inHand.get(id);
    if (one !== undefined) act(one);
  }

  /** Puts a question to the process that runs, or starts one. */
  function put(one: InHand): void {
    const own = (run ??= start());
    own.inHand.set(one.id, one);
    const { id, question } = one;
    one.tooLong = setTimeout(
      () => {
        // Those that wait behind it are over their time as well.
        if (own.child.killed) return;
        one.isLast = true;
        log.error({ question: question.kind }, 'the helper is stuck and is ended');
        own.child.kill('SIGKILL');
      },
      options.longestMs ?? longestOf(question),
    );
    own.ready.then(
      () => {
        if (own.inHand.has(id)) send(own.child, { kind: 'ask', id, question });
      },
      // The questions in hand were rejected already.
      () => undefined,
    );
  }

  function askAgain(own: Run, one: InHand): void {
    own.inHand.delete(one.id);
    clearTimeout(one.tooLong);
    put(Object.assign(one, { isLast: true, begun: 0 }));
  }

  function finish(own: Run, id: number, error: Error | null): void {
    const one = own.inHand.get(id);
    if (one === undefined) return;
    own.inHand.delete(id);
    clearTimeout(one.tooLong);
    if (error === null) one.done.resolve(null);
    else one.done.reject(error);
    keep(one.question.kind);
  }

  function keep(kind: Question['kind']): void {
    keptUntil = Math.max(keptUntil, performance.now() + (options.keptMs ?? KEPT_MS[kind]));
    clearTimeout(ending);
    ending = setTimeout(endIfIdle, keptUntil - performance.now()).unref();
  }

  function endIfIdle(): void {
    if (run === null || run.inHand.size > 0) return;
    void end(run);
  }

  /** Lets the process end by itself, then kills it. */
  async function end(own: Run): Promise<void> {
    if (run === own) run = null;
    if (own.child.connected) own.child.disconnect();
    const late = setTimeout(() => own.child.kill('SIGKILL'), ENDS_WITHIN_MS);
    own.child.ref();
    await own.gone;
    clearTimeout(late);
  }

  return {
    pid: () => run?.child.pid ?? null,
    async ask(question, listener, signal) {
      if (stopped) throw new HelperFailed('the program is stopping');
      signal?.throwIfAborted();
      clearTimeout(ending);
      if ((run?.inHand.size ?? 0) >= MOST_IN_HAND) throw new HelperFailed('too many ask at once');
      const id = (asked += 1);
      const done = Promise.withResolvers<null>();
      put({ id, question, listener, done, begun: 0, tooLong: undefined, isLast: isForm(question) });
      const cancel = (): void => {
        if (run === null) return;
        send(run.child, { kind: 'cancel', id });
        finish(run, id, signal?.reason as Error);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        await done.promise;
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(ending);
      const own = run;
      if (own === null) return;
      for (const id of [...own.inHand.keys()]) finish(own, id, new HelperFailed('the program is stopping'));
      clearTimeout(ending);
      await end(own);
    },
  };
}

/** A report at an address takes as long as any other, and waits for those before it; so does a document that is read anew. */
function longestOf(question: Question): number {
  if (question.kind !== 'page') return LONGEST_MS[question.kind];
  const { pathname } = new URL(question.request.url);
  if (READING_FORM.test(pathname)) return LONGEST_MS.read;
  return LONGEST_MS[REPORT_PAGE.test(pathname) ? 'report' : 'page'];
}

/** What a form has done is not done a second time. */
function isForm(question: Question): boolean {
  return question.kind === 'page' && question.request.method === 'POST';
}

/** A process that is gone receives nothing: its exit is handled separately. */
function send(child: ChildProcess, order: Order): void {
  if (child.connected) child.send(order, () => undefined);
}
