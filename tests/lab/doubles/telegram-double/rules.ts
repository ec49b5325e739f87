import type { Fields } from './shapes.ts';

/** The answer `ok: false` with this code, without running the method. */
interface ErrorReply {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: Fields;
}

/**
 * What goes wrong with matching requests, `times` times (once unless told). Without any of these the rule has no effect.
 * `dropResponse`: the method runs and counts as accepted, then the connection breaks. `truncate`: the same, after half of
 * the answer. `dropRequest`: the connection breaks before anything ran. `stall`: it is held open, and nothing runs nor is
 * ever answered. `delayMs`: the method runs at once, the answer comes late. `bytesPerSecond`: the answer trickles.
 * `rawBody` with `status`: this text instead of an answer, as a proxy would give it; the method does not run.
 */
export interface Rule {
  readonly method: string;
  readonly chatId?: number;
  readonly times?: number;
  readonly reply?: ErrorReply;
  readonly dropResponse?: true;
  readonly truncate?: true;
  readonly dropRequest?: true;
  readonly stall?: true;
  readonly delayMs?: number;
  readonly bytesPerSecond?: number;
  readonly rawBody?: string;
  readonly status?: number;
}
