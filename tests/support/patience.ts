/**
 * How long a test waits for something before it says that it never came. It only ends what hangs: far beyond what the
 * slowest machine needs, and short of the time limit of a test, so that it can say what was missing.
 */
export const HANGS_AFTER_MS = 300_000;
