/** Seven letters and digits for a question's key (FNV-1a over its letters, 32 bits), the same at every reading. */
export function questionId(key: string): string {
  let hash = 0x811c9dc5;
  for (const letter of key) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, '0');
}
