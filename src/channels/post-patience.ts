/** How long a post waits for a database that cannot be written. */
const PATIENCE_MS = 20_000;
/** Posts that begin within this time share a signal: creating one takes longer than storing most posts. */
const SHARED_MS = 1000;

/** The signal that ends the wait of a post that begins now: when `stop` aborts, or 19 to 20 seconds from now. */
export function createPostPatience(stop: AbortSignal): () => AbortSignal {
  let shared: { readonly signal: AbortSignal; readonly at: number } | null = null;
  return () => {
    const now = performance.now();
    if (shared === null || now - shared.at >= SHARED_MS) {
      shared = { signal: AbortSignal.any([stop, AbortSignal.timeout(PATIENCE_MS)]), at: now };
    }
    return shared.signal;
  };
}
