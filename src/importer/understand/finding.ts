import type { AgencyIndex } from '../../domain/agencies/agency-names.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Column } from '../readers/column.ts';

/**
 * What is wrong with a row, in one Vietnamese sentence, and in which column. An error stops the import, a warning asks
 * for a look.
 */
export interface Finding {
  readonly line: number;
  readonly column: Column;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/**
 * `index` holds the agencies already known; `issued` is the day of the decision, null when not told; `authority` is
 * whoever assigned the tasks and receives reports unless a row says otherwise. With `createAgencies` an unknown lead
 * will be created, and is a warning only.
 */
export interface ImportContext {
  readonly index: AgencyIndex;
  readonly issued: LocalDate | null;
  readonly authority: string;
  readonly createAgencies: boolean;
  /** Agencies that are no more, with the names of those that have their tasks now. */
  readonly ended: ReadonlyMap<number, readonly string[]>;
}
