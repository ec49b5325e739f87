/** A report that goes with a message as a file: what it is to hold, made when the message is sent. */

import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';

export type ReportFormat = 'docx' | 'xlsx';

/** Both at once: what is asked for in a chat, in the order of sending. */
export const REPORT_FORMATS: readonly ReportFormat[] = ['docx', 'xlsx'];

/** `agencyId` null: everybody's; of `programmes` only where any are named. `from` and `to` are both included; `asOf` is the moment at which it was asked for. */
export interface ReportPeriod {
  readonly agencyId: number | null;
  readonly programmes?: readonly number[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf: Instant;
}

export interface ReportFile extends ReportPeriod {
  readonly format: ReportFormat;
}

/** ASCII without blanks: messengers and browsers carry nothing else reliably. */
export function reportFileName({ format, from, to }: Pick<ReportFile, 'format' | 'from' | 'to'>): string {
  return `bao-cao-${from}-den-${to}.${format}`;
}
