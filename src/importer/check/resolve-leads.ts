/** Who each row is led by, resolved once: what the preview shows of it is what is taken. */

import { buildAgencyIndex, resolveAgencies, type AgencyIndex } from '../../domain/agencies/agency-names.ts';
import { nameKindOf } from '../../domain/agencies/name-kind.ts';
import { once } from '../../domain/once.ts';
import type { ImportRow } from '../understand/import-row.ts';

/**
 * Rows with the names of their leads. A plain name that nobody knows yet counts as known for the other cells of the file,
 * whatever their order: "Sở A Sở B" is two agencies where both are named elsewhere.
 */
export function resolveLeads(
  rows: readonly ImportRow[],
  index: AgencyIndex,
  createAgencies: boolean,
): readonly ImportRow[] {
  const extended = createAgencies ? withPlainNames(rows, index) : index;
  const names = new Map(extended.agencies.map(({ id, name }) => [id, name]));
  const read = once((cell: string): readonly string[] => {
    const { names: known, unknown } = resolveAgencies(cell, extended);
    return [...known.map(({ id, text }) => (id < 0 ? (names.get(id) ?? text) : text)), ...unknown];
  });
  return rows.map((row) => ({ ...row, leads: read(row.lead) }));
}

function withPlainNames(rows: readonly ImportRow[], index: AgencyIndex): AgencyIndex {
  const plain = new Map<string, string>();
  for (const cell of new Set(rows.map(({ lead }) => lead))) {
    for (const name of resolveAgencies(cell, index).unknown) {
      if (nameKindOf(name) === 'plain') plain.set(name, name);
    }
  }
  const made = [...plain.keys()].map((name, at) => ({ id: -1 - at, name, aliases: [] }));
  return made.length === 0 ? index : buildAgencyIndex([...index.agencies, ...made]);
}
