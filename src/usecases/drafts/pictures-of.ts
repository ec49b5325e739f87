/** Pictures of a scan's cells as they came from the process that read it, name and PNG in base64, by name. */
export function picturesOf(sent: readonly (readonly [string, string])[] | undefined): ReadonlyMap<string, Uint8Array> {
  return new Map((sent ?? []).map(([name, picture]) => [name, Buffer.from(picture, 'base64')]));
}
