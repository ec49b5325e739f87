/** Has the helper find the words of the answers that wait for them. What a stop leaves is found after the next start. */

import type { OutgoingMessage } from '../conversation/message/message.ts';
import type { Clock } from '../domain/calendar/clock.ts';
import type { Log } from '../domain/log.ts';
import type { Database } from '../store/sqlite/database.ts';
import { patiently } from '../store/sqlite/patiently.ts';
import { wordNotFound } from '../usecases/drafts/act-later.ts';
import {
  answerWith,
  sayItTakesLong,
  waitingAnswer,
  waitingAnswers,
  type WaitingAnswer,
} from '../usecases/deliver/answer-asked.ts';
import { workAt, type Rules, type Work } from '../usecases/work.ts';
import type { TakeInDocument } from './take-in-document.ts';
import { wholeAnswer, type Helper } from './helper/question.ts';

/** How long somebody waits before being told that it takes longer. */
const PATIENCE_MS = 3000;
const FAILED =
  'Không lập được nội dung mà một người đã hỏi; người đó được đề nghị gửi lại lệnh. Nếu lặp lại, đề nghị xem nhật ký của chương trình rồi khởi động lại.';

export interface AnswerDeskOptions {
  readonly database: Database;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly helper: Helper;
  readonly log: Log;
  /** Called when an answer can be sent. */
  readonly wake: () => void;
  /** Reads a document that a chat wants taken in, and says what to do with it in one transaction. */
  readonly takeIn: TakeInDocument;
  /** Receives one Vietnamese sentence when an answer could not be found. */
  readonly onNotice: (sentence: string) => void;
  /** Replaces the time after which a person is told that it takes longer, in milliseconds. */
  readonly patienceMs?: number;
}

/** Words, or what finds them together with a change of the registry. */
type Found = readonly OutgoingMessage[] | ((work: Work) => readonly OutgoingMessage[]);

export interface AnswerDesk {
  /** Takes up the answers that wait and are not in hand. */
  look(): void;
  /** Resolves when none is in hand any more. */
  settled(): Promise<void>;
  /** Breaks off; what is in hand waits for the next start. */
  stop(): Promise<void>;
}

/**
 * Words the answers that wait (lists, files, read documents), one job each, and queues them; `stop` leaves the rest for
 * the next start.
 */
export function createAnswerDesk(options: AnswerDeskOptions): AnswerDesk {
  const { database, rules, clock, helper, log, wake, onNotice, patienceMs = PATIENCE_MS } = options;
  const inHand = new Map<number, Promise<void>>();
  const over = new AbortController();

  /** Waits for a database that is being written; false when the desk was stopped meanwhile. */
  async function note(act: (work: Work) => void): Promise<boolean> {
    try {
      await patiently(() => {
        database.transact((tx) => {
          act(workAt(tx, clock.now(), rules));
        });
      }, over.signal);
    } catch (error) {
      if (over.signal.aborted) return false;
      throw error;
    }
    wake();
    return true;
  }

  /** Null once there is nothing left to find. */
  async function carryOut({ id, asked }: WaitingAnswer): Promise<WaitingAnswer | null> {
    if (asked.kind !== 'on_draft' || asked.act.kind === 'show') return { id, asked };
    await wholeAnswer(helper, { kind: 'act', answer: id, now: clock.now() }, over.signal);
    return database.read((tx) => waitingAnswer({ tx }, id));
  }

  async function find(waiting: WaitingAnswer): Promise<Found | null> {
    const { id } = waiting;
    let { asked } = waiting;
    try {
      const left = await carryOut(waiting);
      // A stop meanwhile: whoever is asked now would never hear of it.
      over.signal.throwIfAborted();
      if (left === null) return [];
      asked = left.asked;
      if (asked.kind === 'take_in') return await options.takeIn(id, asked, over.signal);
      const words = await wholeAnswer(helper, { kind: 'words', asked, now: clock.now() }, over.signal);
      return JSON.parse(words.toString('utf8')) as readonly OutgoingMessage[];
    } catch (error) {
      if (over.signal.aborted) throw error;
      log.error({ asked: asked.kind, why: whyOf(error) }, 'an answer could not be found');
      onNotice(FAILED);
      return asked.kind === 'on_draft' ? [wordNotFound(asked)] : null;
    }
  }

  async function answer(waiting: WaitingAnswer): Promise<void> {
    const { id } = waiting;
    const tooLong = setTimeout(() => {
      note((work) => {
        sayItTakesLong(work, id);
      }).catch((error: unknown) => {
        log.warn({ why: whyOf(error) }, 'nobody was told that an answer takes longer');
      });
    }, patienceMs);
    try {
      const words = await find(waiting);
      clearTimeout(tooLong);
      await note((work) => {
        answerWith(work, id, typeof words === 'function' ? words(work) : words);
      }).catch(async (error: unknown) => {
        if (over.signal.aborted || typeof words !== 'function') throw error;
        // What changed the registry is rolled back; found anew it would fail again, for ever.
        log.error({ why: whyOf(error) }, 'an answer could not be found');
        onNotice(FAILED);
        await note((work) => {
          answerWith(work, id, null);
        });
      });
    } catch (error) {
      if (!over.signal.aborted) log.error({ why: whyOf(error) }, 'an answer was not kept; it is found anew');
    } finally {
      clearTimeout(tooLong);
    }
  }

  return {
    look() {
      if (over.signal.aborted) return;
      for (const waiting of database.read((tx) => waitingAnswers(workAt(tx, clock.now(), rules)))) {
        const { id } = waiting;
        if (inHand.has(id)) continue;
        inHand.set(
          id,
          answer(waiting).finally(() => {
            inHand.delete(id);
          }),
        );
      }
    },
    async settled() {
      while (inHand.size > 0) await Promise.all(inHand.values());
    },
    async stop() {
      over.abort();
      await Promise.all(inHand.values());
    },
  };
}

function whyOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
