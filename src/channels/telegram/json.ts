/** Readers of untrusted JSON: each gives null (or an empty list) instead of a value of the wrong type. */

export type Json = Readonly<Record<string, unknown>>;

/** The value as an object; null for anything else, lists included. */
export function recordOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** The value as a list; empty for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Telegram's ids need more than 32 bits and fit a safe integer. */
export function integerOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

/** The value as text; null for anything else. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
