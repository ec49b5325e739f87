/** Three ways in which a server may count what it allows; which of them a messenger uses it does not say. */

import type { Limit, Limits, PacedChat } from '../../../../src/outbox/pace.ts';

export const LIMITER_KINDS = ['sliding window', 'token bucket', 'fixed window'] as const;
export type LimiterKind = (typeof LIMITER_KINDS)[number];

export interface Limiter {
  /** Whether a message that arrives at `atMs` is let in; it counts only then. */
  admits(chat: PacedChat, atMs: number): boolean;
}

export function limiterOf(kind: LimiterKind, limits: Limits): Limiter {
  const overall = limits.overall.map((limit) => gateOf(kind, limit));
  const chats = new Map<number, Gate[]>();
  return {
    admits(chat, atMs) {
      const its = chat.type === 'group' ? [...limits.chat, ...limits.group] : limits.chat;
      const own = chats.get(chat.id) ?? its.map((limit) => gateOf(kind, limit));
      chats.set(chat.id, own);
      const gates = [...overall, ...own];
      if (!gates.every((gate) => gate.isOpen(atMs))) return false;
      for (const gate of gates) gate.count(atMs);
      return true;
    },
  };
}

interface Gate {
  isOpen(atMs: number): boolean;
  count(atMs: number): void;
}

function gateOf(kind: LimiterKind, limit: Limit): Gate {
  switch (kind) {
    case 'sliding window':
      return slidingWindow(limit);
    case 'token bucket':
      return tokenBucket(limit);
    case 'fixed window':
      return fixedWindow(limit);
  }
}

function slidingWindow({ messages, windowMs }: Limit): Gate {
  let counted: number[] = [];
  return {
    isOpen(atMs) {
      counted = counted.filter((at) => at > atMs - windowMs);
      return counted.length < messages;
    },
    count: (atMs) => void counted.push(atMs),
  };
}

function tokenBucket({ messages, windowMs }: Limit): Gate {
  let tokens = messages;
  let filledAt = -Infinity;
  return {
    isOpen(atMs) {
      const gained = ((atMs - filledAt) * messages) / windowMs;
      tokens = Math.min(messages, filledAt === -Infinity ? messages : tokens + gained);
      filledAt = atMs;
      // A token that is full but for the error of a sum of fractions.
      return tokens >= 1 - 1e-9;
    },
    count: () => {
      tokens -= 1;
    },
  };
}

function fixedWindow({ messages, windowMs }: Limit): Gate {
  let window = -Infinity;
  let counted = 0;
  return {
    isOpen(atMs) {
      const now = Math.floor(atMs / windowMs);
      if (now !== window) {
        window = now;
        counted = 0;
      }
      return counted < messages;
    },
    count: () => {
      counted += 1;
    },
  };
}
