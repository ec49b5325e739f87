import type { Fields } from './shapes.ts';

/**
 * What goes wrong with matching requests, `times` times (once unless told). `reply`: `ok: false`, with HTTP 200 unless
 * `status` says otherwise, as Zalo does; the method does not run. `body`: this JSON as the whole answer. `rawBody`:
 * this text, as a proxy would give it. `dropResponse`: the method runs, then the connection breaks. `truncate`: the same,
 * after half of the answer. `dropRequest`: it breaks before anything ran. `hang`: the method runs and nothing is ever
 * answered. `stall`: nothing runs nor is ever answered. `bytesPerSecond`: the answer trickles.
 */
export interface ZaloRule {
  readonly method: string;
  readonly chatId?: string;
  readonly times?: number;
  readonly reply?: { readonly error_code: number; readonly description: string };
  readonly body?: unknown;
  readonly rawBody?: string;
  readonly status?: number;
  readonly dropResponse?: true;
  readonly truncate?: true;
  readonly dropRequest?: true;
  readonly hang?: true;
  readonly stall?: true;
  readonly bytesPerSecond?: number;
}

export interface Rules {
  add(rule: ZaloRule): void;
  /** Nothing goes wrong any more. */
  clear(): void;
  /** The first rule for this request, used up by one; null when none applies. */
  take(method: string, payload: Fields): ZaloRule | null;
}

export function createRules(): Rules {
  const active: { readonly rule: ZaloRule; left: number }[] = [];
  return {
    add(rule) {
      active.push({ rule, left: rule.times ?? 1 });
    },
    clear() {
      active.length = 0;
    },
    take(method, payload) {
      const found = active.find(
        ({ rule, left }) =>
          left > 0 && rule.method === method && (rule.chatId === undefined || rule.chatId === payload.chat_id),
      );
      if (found === undefined) return null;
      found.left -= 1;
      return found.rule;
    },
  };
}
