/** The reference data of the repository, as the tests need it. */

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import { buildAgencyIndex } from '../../src/domain/agencies/agency-names.ts';
import type { AgencyIndex } from '../../src/domain/agencies/agency-names.ts';

const filled = v.pipe(v.string(), v.minLength(1));
const date = v.pipe(v.string(), v.isoDate());
const Agency = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^[A-Z]+$/)),
  name: filled,
  kind: v.picklist(['agency', 'group']),
  aliases: v.array(filled),
  note: v.optional(v.string()),
  members: v.optional(
    v.array(v.strictObject({ code: v.string(), from: date, to: v.nullable(date), document: v.string() })),
  ),
});

const root = new URL('../../', import.meta.url);

export function bytesOf(path: string): Uint8Array {
  return readFileSync(new URL(path, root));
}

export function textOf(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** The rows of a CSV file by its own headers, read without any of the project's code. */
export function plainRows(path: string): readonly Readonly<Record<string, string>>[] {
  return parse(textOf(path), { columns: true });
}

export const agencies = v.parse(v.array(Agency), JSON.parse(textOf('data/agencies.json')));

/** Every agency of the data; the id is the position in `agencies`. */
export function agencyIndex(): AgencyIndex {
  return buildAgencyIndex(agencies.map(({ name, aliases }, id) => ({ id, name, aliases })));
}

/** Codes of the agencies with these ids. */
export function codesOf(ids: readonly number[]): readonly string[] {
  return ids.map((id) => agencies[id]?.code ?? '?');
}
