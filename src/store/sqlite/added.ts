/** The words of later messages as an event's column keeps them: null for none. */

export function addedTo(added: readonly string[]): string | null {
  return added.length === 0 ? null : JSON.stringify(added);
}

export function addedIn(json: string | null): string[] {
  return json === null ? [] : (JSON.parse(json) as string[]);
}
