const MARK = '<withheld>';
/** Shorter values are words like "typing": they reveal nothing, and occur inside other words. */
const SHORTEST_SECRET = 6;

/** `text` on one line, at most 200 characters, with all occurrences of `secrets` removed. */
export function withhold(text: string, secrets: readonly string[]): string {
  const longestFirst = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .toSorted((a, b) => b.length - a.length);
  const clean = longestFirst.reduce((rest, secret) => rest.replaceAll(secret, MARK), text);
  return clean.replace(/\s+/g, ' ').trim().slice(0, 200);
}
