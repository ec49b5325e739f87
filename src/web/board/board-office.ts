import type { ReportFile } from '../../conversation/message/report-file.ts';
import type { ColumnChoice } from '../../domain/drafts/column-choice.ts';
import type { DraftContent } from '../../domain/drafts/draft.ts';
import type { Clock } from '../../domain/calendar/clock.ts';
import type { Notes } from '../door/notes.ts';
import type { Database } from '../../store/sqlite/database.ts';
import type { Rules } from '../../usecases/work.ts';

/** A document that somebody uploads; `problem` is one sentence with the cure. */
export type DocumentRead =
  | {
      readonly kind: 'read';
      readonly content: DraftContent;
      /** Of the cells of a scan: name and PNG in base64. */
      readonly pictures?: readonly (readonly [string, string])[];
    }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** What the board needs. */
export interface BoardOffice {
  readonly database: Database;
  readonly rules: Rules;
  readonly clock: Clock;
  /** A report as a file; null when it cannot be written. */
  readonly writeReport: (file: ReportFile, signal: AbortSignal) => Promise<Buffer | null>;
  /** Reads a document, outside the bot's loop, with the columns that people chose; null when nobody can read it now. */
  readonly readDocument: (
    bytes: Uint8Array,
    signal: AbortSignal,
    choices?: readonly ColumnChoice[],
  ) => Promise<DocumentRead | null>;
  /** Notes that a page shows once; a store of its own by default. */
  readonly notes?: Notes;
  /** Called after a message was queued, so that it is sent now. */
  readonly wake: () => void;
  /** The address of the rehearsal that this board belongs to; absent for a live one. */
  readonly rehearsal?: string;
}
