/** Imports a programme's numeric targets: targets of one subject in comparable units become one indicator. */

import type { Comparator, Target } from '../../domain/tasks/indicator.ts';
import { unitOf } from '../../domain/tasks/measure.ts';
import { hasIndicators, insertIndicator, insertTarget } from '../../store/programmes/indicators.ts';
import { programmeByCode } from '../../store/programmes/tasks.ts';
import type { Work } from '../work.ts';

/** One target as the decision words it; `value` in its own `unit`. */
export interface TargetRow {
  readonly section: string;
  readonly name: string;
  readonly value: number;
  /** As written, "27.000". */
  readonly figure: string;
  readonly unit: string;
  readonly comparator: Comparator;
  readonly fromYear: number;
  readonly toYear: number;
}

export type IndicatorImport =
  | { readonly kind: 'imported'; readonly indicators: number; readonly targets: number }
  | { readonly kind: 'refused'; readonly why: 'unknown_programme' | 'has_indicators' };

/** Takes in the indicators of a programme that has none. */
export function importIndicators(work: Work, programme: string, rows: readonly TargetRow[]): IndicatorImport {
  const { tx } = work;
  const found = programmeByCode(tx, programme);
  if (found === undefined) return { kind: 'refused', why: 'unknown_programme' };
  if (hasIndicators(tx, found.id)) return { kind: 'refused', why: 'has_indicators' };
  const groups = Map.groupBy(rows, ({ name, unit }) => `${name}\u0000${unitOf(unit).key}`);
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { section, name, unit } = first;
    const { key, factor } = unitOf(unit);
    const id = insertIndicator(tx, { programmeId: found.id, section, name, unit, unitKey: key });
    for (const row of group) insertTarget(tx, id, targetOf(row, factor));
  }
  return { kind: 'imported', indicators: groups.size, targets: rows.length };
}

function targetOf(row: TargetRow, factor: number): Target {
  return {
    fromYear: row.fromYear,
    toYear: row.toYear,
    comparator: row.comparator,
    value: (row.value * unitOf(row.unit).factor) / factor,
    text: row.unit === '%' ? `${row.figure} %` : `${row.figure} ${row.unit}`,
  };
}
