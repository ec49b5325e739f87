/**
 * Keeps sends under a messenger's published limits. A slot is held from the moment of asking until one window after
 * the response: the server counts a request when it arrives, which we only know lies between the two. Windows freed from
 * the request's start draw 429s.
 */

import type { ChatType } from '../domain/people/chat-kind.ts';

export interface Limit {
  readonly messages: number;
  readonly windowMs: number;
}

/** `group` limits apply to each group chat on its own, `chat` to every chat. */
export interface Limits {
  readonly overall: readonly Limit[];
  readonly chat: readonly Limit[];
  readonly group: readonly Limit[];
}

/** Bots FAQ: about 30 a second in all, one a second to a chat, 20 a minute to a group. */
export const TELEGRAM_LIMITS: Limits = {
  overall: [{ messages: 30, windowMs: 1000 }],
  chat: [{ messages: 1, windowMs: 1000 }],
  group: [{ messages: 20, windowMs: 60_000 }],
};

/** Zalo publishes no limits; we send at most one a second to a chat and five in all. */
export const ZALO_LIMITS: Limits = {
  overall: [{ messages: 5, windowMs: 1000 }],
  chat: [{ messages: 1, windowMs: 1000 }],
  group: [],
};

export const NO_LIMITS: Limits = { overall: [], chat: [], group: [] };

export interface PacedChat {
  readonly id: number;
  readonly type: ChatType;
}

export interface Pace {
  /** Milliseconds until a send to this chat is permitted; 0 for now. Of the whole messenger when no chat is named. */
  waitMs(chat?: PacedChat): number;
  /** How many sends may start now as far as the whole messenger is concerned. */
  room(): number;
  /** Takes a slot; the returned function frees it one window after the response. */
  take(chat: PacedChat): () => void;
  /** Chats that must wait for a reason of their own. */
  waiting(): number[];
  /** Counts what an earlier run sent; `agoMs` since the response. */
  recall(chat: PacedChat, agoMs: number): void;
  /** Whether a chat that was served must wait on its own account. */
  readonly holdsChats: boolean;
  /** How far back a send still counts. */
  readonly longestMs: number;
  /** Milliseconds between the starts of sends that keep up with the messenger however slowly it answers. */
  readonly strideMs: number;
}

interface Slot {
  freeAt: number;
}

interface Window {
  readonly limit: Limit;
  slots: Slot[];
}

/** Chats are forgotten once their slots are free; looked for no more often than their number doubles. */
const CHATS_KEPT = 100;
/** A request unanswered this long has arrived or never will: a hanging chat must not keep a slot. */
const ARRIVED_AFTER_MS = 3000;
const STRIDE_WITHOUT_LIMITS_MS = 33;

/** `nowMs` is a monotonic clock in milliseconds. */
export function paceFor(limits: Limits, nowMs: () => number): Pace {
  const overall = limits.overall.map((limit): Window => ({ limit, slots: [] }));
  const perChat = new Map<number, Window[]>();
  const all = [...limits.overall, ...limits.chat, ...limits.group];
  let forgetAt = CHATS_KEPT;

  const windowsOf = (chat: PacedChat): Window[] => {
    const known = perChat.get(chat.id);
    if (known !== undefined) return known;
    const its = chat.type === 'group' ? [...limits.chat, ...limits.group] : limits.chat;
    const own = its.map((limit): Window => ({ limit, slots: [] }));
    if (perChat.size >= forgetAt) forgetIdle(nowMs());
    perChat.set(chat.id, own);
    return own;
  };

  function forgetIdle(now: number): void {
    for (const [id, windows] of perChat) {
      if (windows.every((window) => window.slots.every(({ freeAt }) => freeAt <= now))) perChat.delete(id);
    }
    forgetAt = Math.max(CHATS_KEPT, 2 * perChat.size);
  }

  return {
    holdsChats: limits.chat.length + limits.group.length > 0,
    longestMs: Math.max(0, ...all.map(({ windowMs }) => windowMs)),
    strideMs:
      Math.max(0, ...limits.overall.map(({ messages, windowMs }) => windowMs / messages)) || STRIDE_WITHOUT_LIMITS_MS,
    waitMs(chat) {
      const now = nowMs();
      const own = chat === undefined ? [] : (perChat.get(chat.id) ?? []);
      return Math.max(0, ...[...overall, ...own].map((window) => waitOf(window, now)));
    },
    room() {
      const now = nowMs();
      return Math.min(...overall.map((window) => roomIn(window, now)));
    },
    take(chat) {
      const windows = [...overall, ...windowsOf(chat)];
      const now = nowMs();
      const taken = windows.map((window) => {
        const slot = { freeAt: now + ARRIVED_AFTER_MS + window.limit.windowMs };
        window.slots.push(slot);
        return { window, slot };
      });
      return () => {
        const answered = nowMs();
        for (const { window, slot } of taken) {
          slot.freeAt = answered + window.limit.windowMs;
          if (!window.slots.includes(slot)) window.slots.push(slot);
        }
      };
    },
    waiting() {
      const now = nowMs();
      return [...perChat].flatMap(([id, windows]) => (windows.some((window) => waitOf(window, now) > 0) ? [id] : []));
    },
    recall(chat, agoMs) {
      for (const window of [...overall, ...windowsOf(chat)]) {
        const left = window.limit.windowMs - Math.max(0, agoMs);
        if (left > 0) window.slots.push({ freeAt: nowMs() + left });
      }
    },
  };
}

function roomIn({ limit, slots }: Window, now: number): number {
  return limit.messages - slots.filter(({ freeAt }) => freeAt > now).length;
}

function waitOf(window: Window, now: number): number {
  if (window.slots.length < window.limit.messages) return 0;
  window.slots = window.slots.filter(({ freeAt }) => freeAt > now);
  const { slots, limit } = window;
  if (slots.length < limit.messages) return 0;
  const ordered = slots.map(({ freeAt }) => freeAt).sort((a, b) => a - b);
  return (ordered[ordered.length - limit.messages] ?? now) - now;
}
