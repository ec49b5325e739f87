/** What a periodic report says, before it becomes a Word or an Excel file. */

import type { Instant, LocalDate } from '../../../domain/calendar/dates.ts';
import type { Figures } from '../../../domain/tasks/figures.ts';
import type { SaidWords } from '../quoted-words.ts';
import type { StructuralChanges } from '../structure-words.ts';
import type { Card, Programme } from '../../../domain/tasks/task.ts';

/**
 * One lead's assignment as of the cut-off. `leads` are those of its task as the decision names them, with their successors;
 * `formerly` the agencies that had this assignment before, `joined` those whose shares of the task became one with it.
 * `report` is what its agency wrote last by then, null when nothing; `by` one of `joined` where that wrote it.
 */
export interface ReportAssignment {
  readonly card: Card;
  readonly leads: readonly string[];
  readonly formerly: readonly string[];
  readonly joined: readonly string[];
  readonly report:
    (Pick<SaidWords, 'added'> & { readonly text: string; readonly on: LocalDate; readonly by: string | null }) | null;
  /** How often its date was moved. */
  readonly extensions: number;
}

/**
 * `from` and `to` are the first and last day of the period; everything stands as at the end of `to`, or at `madeAt` when
 * that is earlier ("tính đến"); `asOfDay` is the day of that moment. `programme` is null for all programmes together,
 * `agency` for all agencies.
 */
export interface ReportHead {
  readonly programme: Programme | null;
  /** Who issued the decisions and receives the report. */
  readonly authority: string;
  readonly agency: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly madeAt: Instant;
  readonly asOfDay: LocalDate;
  readonly timeZone: string;
  readonly figures: Figures;
}

/** `figures` count the assignments, `byAgency` each agency's own; one that has ended has no rate. */
export interface Report extends ReportHead {
  readonly byAgency: readonly { readonly agency: string; readonly figures: Figures; readonly isEnded: boolean }[];
  /** In the order of the decision. They may be very many: gone through, as often as needed, and never gathered. */
  readonly assignments: Iterable<ReportAssignment>;
  readonly completedInPeriod: number;
  /** What has no date and came to its end, which the rates do not count. */
  readonly overInPeriod: number;
  readonly extendedInPeriod: number;
  /** What the secretariat had followed up no more; `late` was late then. */
  readonly cancelledInPeriod: { readonly all: number; readonly late: number };
  /** What reorganisations did in the period. None in an agency's own report. */
  readonly structureInPeriod: StructuralChanges;
}
