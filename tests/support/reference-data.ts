/** The reference data of the repository, as the tests need it. */

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { buildAgencyIndex } from '../../src/domain/agency-names.ts';
import type { AgencyIndex } from '../../src/domain/agency-names.ts';

const Agency = z.strictObject({
  code: z.string().regex(/^[A-Z]+$/),
  name: z.string().min(1),
  kind: z.enum(['agency', 'group']),
  aliases: z.array(z.string().min(1)),
  note: z.string().optional(),
  members: z
    .array(z.strictObject({ code: z.string(), from: z.iso.date(), to: z.iso.date().nullable(), document: z.string() }))
    .optional(),
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

export const agencies = z.array(Agency).parse(JSON.parse(textOf('data/agencies.json')));

/** Every agency of the data; the id is the position in `agencies`. */
export function agencyIndex(): AgencyIndex {
  return buildAgencyIndex(agencies.map(({ name, aliases }, id) => ({ id, name, aliases })));
}

/** Codes of the agencies with these ids. */
export function codesOf(ids: readonly number[]): readonly string[] {
  return ids.map((id) => agencies[id]?.code ?? '?');
}
