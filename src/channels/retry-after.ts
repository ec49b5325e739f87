const LEAST_SECONDS = 1;
const MOST_SECONDS = 6 * 60 * 60;

/** The wait in seconds that a messenger's JSON advises; null without advice, or with a value that cannot be meant. */
export function retryAfterOf(advice: unknown): number | null {
  const isSound = typeof advice === 'number' && advice >= LEAST_SECONDS && advice <= MOST_SECONDS;
  return isSound ? Math.ceil(advice) : null;
}
