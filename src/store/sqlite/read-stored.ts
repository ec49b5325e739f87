import * as v from 'valibot';

/** A value that this version cannot read: damaged, or written by a newer one. `why` names the first wrong part. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly why: string;
}

/** Parses a column's JSON by its schema; never throws. */
export function readStored<T>(schema: v.GenericSchema<unknown, T>, json: string): T | Unreadable {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { kind: 'unreadable', why: 'no JSON' };
  }
  const read = v.safeParse(schema, value, { abortEarly: true });
  if (read.success) return read.output;
  const [issue] = read.issues;
  return { kind: 'unreadable', why: `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}` };
}
