/**
 * Runs what people ask for once before they ask, in transactions that are rolled back: the first time takes two to
 * three times as long as the next, because Node compiles the code then and SQLite plans the statements.
 */

import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IncomingMessage } from '../conversation/message/incoming.ts';
import { handleIncoming } from '../dialogue/intake/handle-incoming.ts';
import type { Clock } from '../domain/calendar/clock.ts';
import type { Log } from '../domain/log.ts';
import type { ChannelName } from '../domain/people/channel.ts';
import { isBusy } from '../store/sqlite/database-trouble.ts';
import type { Database } from '../store/sqlite/database.ts';
import { giveRole, meetPerson } from '../store/people/people.ts';
import { workAt, type Rules } from '../usecases/work.ts';

/** Of every kind one; in a registry without task 1 a command about it ends early. */
const ASKED = [
  '/trogiup',
  '/viec',
  '/xem 1',
  '/quahan',
  '/sapden',
  '/imlang',
  '/rasoat',
  '/lichsu 1',
  '/tep 1',
  '/tim nhiệm vụ',
  '/chitieu',
  '/toi',
  '/duthao',
  '/tonghop',
  '/baocao',
  '/giahan 1 30/12/2099 chờ ý kiến thẩm định',
  '#1 đã xong 50%, vướng mặt bằng, xin lùi đến 30/12/2099',
] as const;
/** Between two, so that whoever writes meanwhile waits for one at most. */
const REST_MS = 30;
/** A start gives way to what has waited for it, and a program that is soon ended has nothing to gain. */
const AFTER_MS = 20_000;
/** No messenger gives such an id. */
const NOBODY = 'warm-up';
const UNDONE = new Error('rolled back');

export interface WarmUpOptions {
  readonly database: Database;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly channel: ChannelName;
  readonly log: Log;
  /** How long after the call it begins: 20 s unless told. */
  readonly afterMs?: number;
}

/** Resolves when all of it was run, or `signal` is aborted. What fails is logged and left out. */
export async function warmUp(options: WarmUpOptions, signal: AbortSignal): Promise<void> {
  const { log, afterMs = AFTER_MS, ...run } = options;
  const isOver = (): boolean => signal.aborted;
  if (isOver()) return;
  await Promise.race([sleep(afterMs, null, { ref: false }), once(signal, 'abort')]);
  for (const text of ASKED) {
    await sleep(REST_MS, null, { ref: false });
    if (isOver()) return;
    try {
      askAndUndo(run, text);
    } catch (error) {
      // Another program writes: whoever asks this first waits a little longer.
      if (isBusy(error)) continue;
      log.warn({ text, error: error instanceof Error ? error.message : 'unknown' }, 'could not be warmed up');
    }
  }
}

function askAndUndo({ database, rules, clock, channel }: Omit<WarmUpOptions, 'log' | 'afterMs'>, text: string): void {
  try {
    database.transact((tx) => {
      const work = workAt(tx, clock.now(), rules);
      const { id } = meetPerson(tx, { channel, externalId: NOBODY, name: NOBODY });
      giveRole(tx, { personId: id, role: 'secretariat', agencyId: null, givenBy: null }, work.now);
      handleIncoming(work, { channel, inboxId: 0, botName: '' }, messageOf(text));
      throw UNDONE;
    });
  } catch (error) {
    if (error !== UNDONE) throw error;
  }
}

function messageOf(text: string): IncomingMessage {
  return {
    kind: 'message',
    chat: { externalId: NOBODY, threadId: null, type: 'private', title: NOBODY },
    person: { externalId: NOBODY, name: NOBODY, anonymous: false },
    messageId: NOBODY,
    edited: false,
    text,
    files: [],
    album: null,
    replyTo: null,
    addressed: true,
  };
}
