/**
 * The outcome of one call. `description` and `why` hold neither the token nor what was sent. `retryAfterS`: the seconds
 * that the answer advises to wait; absent without advice that can be meant.
 */
export type ZaloAnswer<T> =
  | { readonly kind: 'ok'; readonly result: T }
  /** Zalo's own refusal; `code` is from its table of error codes. */
  | { readonly kind: 'error'; readonly code: number; readonly description: string; readonly retryAfterS?: number }
  /** No answer; `sent` is false when the request surely never left. */
  | { readonly kind: 'network'; readonly sent: boolean; readonly why: string }
  /** Not Zalo's JSON, or without what the method promises; `status` is HTTP's. */
  | { readonly kind: 'garbled'; readonly status: number; readonly retryAfterS?: number };

export type ZaloFailure = Exclude<ZaloAnswer<unknown>, { kind: 'ok' }>;

/** A failure in words for the log. */
export function describeFailure(failure: ZaloFailure): string {
  switch (failure.kind) {
    case 'error':
      return `${String(failure.code)} ${failure.description}`.trim();
    case 'network':
      return `${failure.why}, ${failure.sent ? 'without an answer' : 'not sent'}`;
    case 'garbled':
      return `not an answer of Zalo's (HTTP ${String(failure.status)})`;
  }
}
