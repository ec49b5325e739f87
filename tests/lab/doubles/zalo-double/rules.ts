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
  readonly headers?: Readonly<Record<string, string>>;
  readonly dropResponse?: true;
  readonly truncate?: true;
  readonly dropRequest?: true;
  readonly hang?: true;
  readonly stall?: true;
  readonly bytesPerSecond?: number;
}
