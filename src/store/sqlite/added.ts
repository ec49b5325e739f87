/** The words of later messages as an event's column keeps them: null for none. */

/** Additions as JSON; null for none. */
export function addedTo(added: readonly string[]): string | null {
  return added.length === 0 ? null : JSON.stringify(added);
}

/** Additions from JSON; empty for null. */
export function addedIn(json: string | null): string[] {
  return json === null ? [] : (JSON.parse(json) as string[]);
}
