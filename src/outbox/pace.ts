/**
 * Keeps sends under a messenger's published limits. A slot is held from the moment of asking until one window after
 * the response: the server counts a request when it arrives, which we only know lies between the two
 * (facts: windows freed from the request's start draw 429s).
 */

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

/** Nothing is published for Zalo; our own measure of manners (facts: at most one a second to a chat, five in all). */
export const ZALO_LIMITS: Limits = {
  overall: [{ messages: 5, windowMs: 1000 }],
  chat: [{ messages: 1, windowMs: 1000 }],
  group: [],
};

export const NO_LIMITS: Limits = { overall: [], chat: [], group: [] };

export interface Pace {
  /** Milliseconds until a send to this chat is permitted; 0 for now. */
  waitMs(chat: { readonly id: number; readonly type: 'group' | 'private' }): number;
  /** Takes a slot; the returned function frees it one window after the response. */
  take(chat: { readonly id: number; readonly type: 'group' | 'private' }): () => void;
}

interface Window {
  readonly limit: Limit;
  /** When each slot is free again; `Infinity` while its request is under way. */
  freeAt: number[];
}

/** Chats are forgotten once their slots are free; looked for no more often than their number doubles. */
const CHATS_KEPT = 100;

/** `nowMs` is a monotonic clock in milliseconds. */
export function paceFor(limits: Limits, nowMs: () => number): Pace {
  const overall = limits.overall.map((limit): Window => ({ limit, freeAt: [] }));
  const perChat = new Map<number, Window[]>();
  let forgetAt = CHATS_KEPT;

  const windowsOf = (chat: { id: number; type: 'group' | 'private' }): Window[] => {
    const known = perChat.get(chat.id);
    if (known !== undefined) return known;
    const its = chat.type === 'group' ? [...limits.chat, ...limits.group] : limits.chat;
    const own = its.map((limit): Window => ({ limit, freeAt: [] }));
    if (perChat.size >= forgetAt) forgetIdle(nowMs());
    perChat.set(chat.id, own);
    return own;
  };

  function forgetIdle(now: number): void {
    for (const [id, windows] of perChat) {
      if (windows.every((window) => window.freeAt.every((free) => free <= now))) perChat.delete(id);
    }
    forgetAt = Math.max(CHATS_KEPT, 2 * perChat.size);
  }

  return {
    waitMs(chat) {
      const now = nowMs();
      const windows = [...overall, ...(perChat.get(chat.id) ?? [])];
      return Math.max(0, ...windows.map((window) => waitOf(window, now)));
    },
    take(chat) {
      const windows = [...overall, ...windowsOf(chat)];
      for (const window of windows) window.freeAt.push(Infinity);
      return () => {
        const now = nowMs();
        for (const window of windows) {
          window.freeAt.splice(window.freeAt.indexOf(Infinity), 1, now + window.limit.windowMs);
        }
      };
    },
  };
}

function waitOf(window: Window, now: number): number {
  window.freeAt = window.freeAt.filter((free) => free > now);
  if (window.freeAt.length < window.limit.messages) return 0;
  const ordered = window.freeAt.toSorted((a, b) => a - b);
  return (ordered[ordered.length - window.limit.messages] ?? now) - now;
}
