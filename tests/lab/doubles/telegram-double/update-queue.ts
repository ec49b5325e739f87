/** A request with a higher offset confirms, whatever becomes of its answer; what was fetched stays until then. */

import type { Fields, Update } from './shapes.ts';

const MESSAGE_LIFE_MS = 24 * 3_600_000;
const PRESS_LIFE_MS = 150_000;
const MAX_BATCH = 100;
/** Confirmed updates that a test may have handed out once more. */
const PAST_KEPT = 50;

interface Waiting {
  readonly update: Update;
  readonly expiresAt: number;
}

/** Answers one getUpdates request; may be called late, never twice. */
type Answer = (body: Fields) => void;

export type Mix = (batch: readonly Update[], past: readonly Update[]) => readonly Update[];

export interface UpdateQueue {
  /** Every update confirmed by a request, in order. */
  readonly confirmed: readonly number[];
  /** The id of an update, once for every time it was handed out. */
  readonly delivered: readonly number[];
  /** What the bot last asked for; null before it asked. */
  allowed(): readonly string[] | null;
  pending(): readonly Update[];
  /** Null when the bot did not ask for this kind of update. */
  push(kind: string, content: unknown): Update | null;
  getUpdates(payload: Fields, answer: Answer): void;
  /** A webhook answered 2xx to this update. */
  confirm(id: number): void;
  /** Changes the next batch: `past` are confirmed updates, newest last, that may come again. */
  mixNext(mix: Mix): void;
  /** The connection of the long poll is gone. */
  abandon(answer: Answer): void;
  close(): void;
}

export function createUpdateQueue(now: () => number, changed: () => void): UpdateQueue {
  let nextId = 700_001;
  let waiting: Waiting[] = [];
  let allowed: readonly string[] | null = null;
  let poll: { readonly answer: Answer; readonly timer: NodeJS.Timeout; readonly limit: number } | null = null;
  const confirmed: number[] = [];
  const delivered: number[] = [];
  const past: Update[] = [];
  let mix: Mix | null = null;

  function confirmBelow(offset: number): void {
    const below = waiting.map(({ update }) => update).filter((update) => update.update_id < offset);
    confirmed.push(...below.map((update) => update.update_id));
    past.push(...below);
    past.splice(0, past.length - PAST_KEPT);
    waiting = waiting.filter(({ update, expiresAt }) => update.update_id >= offset && expiresAt > now());
  }

  function answerPoll(body: Fields): void {
    if (poll === null) return;
    const { answer, timer } = poll;
    poll = null;
    clearTimeout(timer);
    answer(body);
  }

  function handOut(limit: number): Fields {
    const next = waiting.slice(0, limit).map(({ update }) => update);
    const batch = mix === null ? next : mix(next, past);
    mix = null;
    delivered.push(...batch.map((update) => update.update_id));
    return { ok: true, result: batch };
  }

  return {
    confirmed,
    delivered,
    allowed: () => allowed,
    pending: () => waiting.map(({ update }) => update),

    push(kind, content) {
      if (allowed !== null && allowed.length > 0 && !allowed.includes(kind)) return null;
      const update = { update_id: nextId++, [kind]: content };
      const life = kind === 'callback_query' ? PRESS_LIFE_MS : MESSAGE_LIFE_MS;
      waiting.push({ update, expiresAt: now() + life });
      if (poll !== null) answerPoll(handOut(poll.limit));
      changed();
      return update;
    },

    getUpdates(payload, answer) {
      if (Array.isArray(payload.allowed_updates)) allowed = payload.allowed_updates as string[];
      answerPoll({
        ok: false,
        error_code: 409,
        description:
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      });
      confirmBelow(Number(payload.offset ?? 0));
      const limit = Math.min(Number(payload.limit ?? MAX_BATCH), MAX_BATCH);
      const seconds = Math.min(Number(payload.timeout ?? 0), 50);
      if (waiting.length > 0 || seconds === 0) {
        answer(handOut(limit));
      } else {
        const timer = setTimeout(() => {
          answerPoll({ ok: true, result: [] });
        }, seconds * 1000);
        poll = { answer, timer, limit };
      }
      changed();
    },

    confirm(id) {
      if (!waiting.some(({ update }) => update.update_id === id)) return;
      confirmed.push(id);
      waiting = waiting.filter(({ update }) => update.update_id !== id);
      changed();
    },

    mixNext(next) {
      mix = next;
    },

    abandon(answer) {
      if (poll?.answer !== answer) return;
      clearTimeout(poll.timer);
      poll = null;
    },

    close() {
      if (poll !== null) clearTimeout(poll.timer);
      poll = null;
    },
  };
}
