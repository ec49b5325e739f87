/** A table whose columns are agencies: each cell says what part its agency takes in the row. */

import { strip } from '../../domain/strip-diacritics.ts';
import type { AgencyColumn } from './columns.ts';
import { isMark } from './deadline-cells.ts';

const LEADS = new Set(['ct', 'chu tri', 'c', 'chinh', 'dau moi', 'lead', 'l']);
const COORDINATES = new Set(['ph', 'phoi hop', 'p', 'tham gia', 'tg', 'support', 's']);

/** "CT" leads, "PH" takes part, "x" only says that it has one; null for any other text. */
export function partOf(cell: string): 'lead' | 'coordinating' | 'some' | null {
  const word = strip(cell.replace(/[().:;-]/gu, ' '));
  if (LEADS.has(word)) return 'lead';
  if (COORDINATES.has(word)) return 'coordinating';
  return isMark(cell.trim()) ? 'some' : null;
}

/** Who leads and who takes part in a row. `plain`: marks alone say it, so that all who are marked lead. */
export function partsOfRow(
  columns: readonly AgencyColumn[],
  at: (position: number) => string,
): { readonly lead: string; readonly coordinating: string; readonly plain: boolean } {
  const of = (part: ReturnType<typeof partOf>): string[] =>
    columns.filter(({ position }) => partOf(at(position)) === part).map(({ name }) => name);
  const [leads, some, others] = [of('lead'), of('some'), of('coordinating')];
  // Beside "PH" a mark is that of the lead, beside "CT" of one who takes part.
  if (leads.length > 0) return { lead: leads.join('; '), coordinating: [...others, ...some].join('; '), plain: false };
  return { lead: some.join('; '), coordinating: others.join('; '), plain: some.length > 1 };
}
