/** A relay over a real database file, a messenger that answers by script, and a clock that can be set. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { OutgoingMessage } from '../../src/conversation/message/message.ts';
import { write } from '../../src/conversation/compose/write.ts';
import type { Clock } from '../../src/domain/calendar/clock.ts';
import { instantFromMs } from '../../src/domain/calendar/dates.ts';
import { enqueue, type QueuedMessage } from '../../src/outbox/enqueue.ts';
import { NO_LIMITS, paceFor, type Limits } from '../../src/outbox/pace.ts';
import { createRelay, type Relay } from '../../src/outbox/relay.ts';
import type { RelayHooks } from '../../src/outbox/relay-hooks.ts';
import type { Address, SendOutcome, Transport } from '../../src/outbox/transport.ts';
import { chatById, meetChat, type Chat } from '../../src/store/people/chats.ts';
import type { Database } from '../../src/store/sqlite/database.ts';
import type { IsCalm, IsDoubtful } from '../../src/store/record/in-hand.ts';
import { openMigratedAt } from '../support/migrated-registry.ts';
import { outboxById, type OutboxRow } from '../../src/store/outbox/outbox.ts';
import { quietLog } from '../support/quiet-log.ts';

export const SENT: SendOutcome = { kind: 'sent', messageId: '1' };

interface Call {
  readonly to: string;
  readonly text: string;
  readonly message: OutgoingMessage;
}

export type Script = (call: Call, number: number) => SendOutcome | Promise<SendOutcome>;

export interface Messenger extends Transport {
  readonly calls: Call[];
  /** Resolves when the messenger has been asked `count` times in all. */
  asked(count: number): Promise<void>;
}

/** Answers every send as `script` says; each accepted message gets its own id unless the script gives one. */
export function messenger(script: Script = () => SENT, manner: Partial<Transport> = {}): Messenger {
  const calls: Call[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  return {
    textLimit: 4096,
    captionLimit: 1024,
    hasButtons: true,
    repeatsUnknown: true,
    ...manner,
    calls,
    async send(to: Address, message: OutgoingMessage) {
      const call = { to: to.externalId, text: message.text, message };
      calls.push(call);
      for (const one of waiting) if (calls.length >= one.count) one.resolve();
      const outcome = await script(call, calls.length);
      return outcome === SENT ? { kind: 'sent', messageId: String(1000 + calls.indexOf(call)) } : outcome;
    },
    asked(count) {
      return calls.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push({ count, resolve });
          });
    },
  };
}

/** A promise that somebody else resolves. */
export function held<T>(): { readonly promise: Promise<T>; readonly release: (value: T) => void } {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { promise, release: resolve };
}

/** Runs with the real time from 8:00 of a Monday on, and can be set forward or back. */
function settableClock(): Clock & { shift(ms: number): void } {
  const start = Date.parse('2026-11-23T08:00:00+07:00') - performance.now();
  let shifted = 0;
  return {
    now: () => instantFromMs(Math.floor(start + performance.now() + shifted)),
    shift(ms) {
      shifted += ms;
    },
  };
}

export interface PostOffice {
  readonly database: Database;
  readonly path: string;
  readonly clock: ReturnType<typeof settableClock>;
  /** What the relay told the use cases, as "died 1: why" and "unknown 5: why". */
  readonly told: string[];
  /** Texts in the order in which the relay took them in hand. */
  readonly taken: string[];
  /** What the relay complained about in the log. */
  readonly warnings: string[];
  chat(externalId: string, type?: 'group' | 'private'): number;
  /** So many chats, called "name 0", "name 1" and so on, in one commit. */
  chats(name: string, count: number): number[];
  chatNow(id: number): Chat;
  promise(chatId: number, text: string, changes?: Partial<QueuedMessage> & { message?: OutgoingMessage }): number;
  row(id: number): OutboxRow;
  relay(
    transport: Transport,
    more?: {
      hooks?: Partial<RelayHooks>;
      limits?: Limits;
      database?: Database;
      stopPatienceMs?: number;
      isDoubtful?: IsDoubtful;
      isCalm?: IsCalm;
      atOnce?: number;
    },
  ): Relay;
  /** Another process that dies while the messenger is being asked for the first time. */
  crashWhileSending(transport: Messenger): Promise<void>;
  /** A second connection to the same file, as another process has. */
  secondConnection(): Promise<Database>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'post-office-'));
  const path = join(folder, 'registry.sqlite');
  const open: Database[] = [];
  onTestFinished(() => {
    for (const one of open) one.close();
    rmSync(folder, { recursive: true });
  });

  async function connect(): Promise<Database> {
    const opened = await openMigratedAt(path);
    open.push(opened);
    return opened;
  }
  const database = await connect();
  const clock = settableClock();
  const told: string[] = [];
  const taken: string[] = [];
  const warnings: string[] = [];
  let promises = 0;
  const hooks: RelayHooks = {
    prepare(_tx, _row, payload) {
      if (payload.kind !== 'message') return { kind: 'skip', why: 'nothing to say' };
      taken.push(payload.message.text);
      return { kind: 'send', message: payload.message, payload };
    },
    carried: () => undefined,
    delivered: () => undefined,
    chatDied: (_tx, _row, chat, why) => {
      told.push(`died ${chat.externalId}: ${why}`);
    },
    gaveUp: (_tx, row, state, why) => {
      told.push(`${state} ${String(row.id)}: ${why}`);
    },
    mustArrive: () => false,
    setAside: (_tx, row) => {
      told.push(`set aside ${String(row.id)}`);
    },
  };

  const office: PostOffice = {
    database,
    path,
    clock,
    told,
    taken,
    warnings,
    chat: (externalId, type = 'group') =>
      database.transact((tx) => meetChat(tx, { channel: 'rehearsal', externalId, type, title: externalId }).id),
    chats: (name, count) =>
      database.transact(() => Array.from({ length: count }, (_, index) => office.chat(`${name} ${String(index)}`))),
    chatNow: (id) => found(database.read((tx) => chatById(tx, id))),
    promise(chatId, text, { message, ...changes } = {}) {
      promises += 1;
      const promise: QueuedMessage = {
        key: `promise:${String(promises)}`,
        chatId,
        kind: 'notice',
        payload: { kind: 'message', message: message ?? write([text]) },
        unprompted: false,
        dueAt: clock.now(),
        ...changes,
      };
      return found(database.transact((tx) => enqueue(tx, promise, clock.now())) ?? undefined);
    },
    row: (id) => found(database.read((tx) => outboxById(tx, id))),
    relay(transport, more = {}) {
      return createRelay({
        database: more.database ?? database,
        channel: 'rehearsal',
        transport,
        hooks: { ...hooks, ...more.hooks },
        pace: paceFor(more.limits ?? NO_LIMITS, () => performance.now()),
        clock,
        ...(more.stopPatienceMs === undefined ? {} : { stopPatienceMs: more.stopPatienceMs }),
        ...(more.isDoubtful === undefined ? {} : { isDoubtful: more.isDoubtful }),
        ...(more.isCalm === undefined ? {} : { isCalm: more.isCalm }),
        ...(more.atOnce === undefined ? {} : { atOnce: more.atOnce }),
        log: quietLog({ warn: (_fields, text) => void warnings.push(text) }),
      });
    },
    async crashWhileSending(transport) {
      const its = await connect();
      const dying = office.relay(transport, { database: its }).drain();
      await transport.asked(1);
      its.close();
      await expect(dying).rejects.toThrow('not open');
    },
    secondConnection: connect,
  };
  return office;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there');
  return value;
}
