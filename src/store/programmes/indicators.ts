/** Numeric targets and the values reported against them. */

import type { Indicator, Target, YearValue } from '../../domain/tasks/indicator.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';

export type NewIndicator = Fields<'indicator', 'programme_id' | 'section' | 'name' | 'unit' | 'unit_key'>;

/** Keeps an indicator; gives its number. */
export function insertIndicator(tx: Tx, indicator: NewIndicator): number {
  return tx.run(query.insertInto('indicator').values(columnsOf(indicator))).lastId;
}

/** Keeps the target of an indicator for a year. */
export function insertTarget(tx: Tx, indicatorId: number, target: Target): void {
  tx.run(query.insertInto('indicator_target').values({ indicator_id: indicatorId, ...columnsOf(target) }));
}

/** Keeps a reported value of an indicator. */
export function insertValue(
  tx: Tx,
  reported: Fields<'indicator_value', 'indicator_id' | 'year' | 'value' | 'agency_id' | 'event_id'>,
): void {
  tx.run(query.insertInto('indicator_value').values(columnsOf(reported)));
}

const indicators = query
  .selectFrom('indicator')
  .innerJoin('programme', 'programme.id', 'indicator.programme_id')
  .select([
    'indicator.id',
    'indicator.section',
    'indicator.name',
    'indicator.unit',
    'indicator.unit_key as unitKey',
    'programme.code as programme',
  ])
  .orderBy('indicator.id');

export type StoredIndicator = Indicator & { readonly programme: string };

/** Of one programme, or of all; in the decision's order. */
export function listIndicators(tx: Tx, programme: string | null): StoredIndicator[] {
  const rows = tx.all(programme === null ? indicators : indicators.where('programme.code', '=', programme));
  return rows.map((row) => ({ ...row, targets: targetsOf(tx, row.id), values: valuesOf(tx, row.id) }));
}

/** One indicator with its targets and values. */
export function indicatorById(tx: Tx, id: number): StoredIndicator | undefined {
  const row = tx.first(indicators.where('indicator.id', '=', id));
  return row === undefined ? undefined : { ...row, targets: targetsOf(tx, id), values: valuesOf(tx, id) };
}

/** True when a programme has any indicator. */
export function hasIndicators(tx: Tx, programmeId: number): boolean {
  return tx.first(query.selectFrom('indicator').select('id').where('programme_id', '=', programmeId)) !== undefined;
}

function targetsOf(tx: Tx, indicatorId: number): Target[] {
  return tx.all(
    query
      .selectFrom('indicator_target')
      .select(fieldsOf('indicator_target', ['from_year', 'to_year', 'comparator', 'value', 'text']))
      .where('indicator_id', '=', indicatorId)
      .orderBy('to_year')
      .orderBy('from_year'),
  );
}

/** The newest value of each year. */
function valuesOf(tx: Tx, indicatorId: number): YearValue[] {
  const reported = tx.all(
    query
      .selectFrom('indicator_value')
      .select(['year', 'value'])
      .where('indicator_id', '=', indicatorId)
      .orderBy('year')
      .orderBy('id'),
  );
  const newest = new Map(reported.map(({ year, value }) => [year, value]));
  return [...newest].map(([year, value]) => ({ year, value }));
}
