const LEAST_SECONDS = 1;
const MOST_SECONDS = 6 * 60 * 60;

/** The seconds that a messenger tells to wait, from its JSON; null when it tells none that can be meant. */
export function retryAfterOf(advice: unknown): number | null {
  const isSound = typeof advice === 'number' && advice >= LEAST_SECONDS && advice <= MOST_SECONDS;
  return isSound ? Math.ceil(advice) : null;
}
