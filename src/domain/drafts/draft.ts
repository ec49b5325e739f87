/** A decision that was read but is not live: what was read, what is asked about it, and what people answered. */

import type { NameKind } from '../agencies/name-kind.ts';
import type { LocalDate } from '../calendar/dates.ts';
import type { AmendedField } from '../tasks/amendment.ts';
import type { Amending } from './amendment/amending.ts';
import type { ChangeGroup } from './amendment/change-groups.ts';
import type { ColumnChoice, ShownColumn } from './column-choice.ts';

/** One task as it was read. Texts are NFC, trimmed, on one line; '' where the document says nothing. */
export interface DraftRow {
  /** Where it stands in its table or text, counted from 1. */
  readonly line: number;
  readonly ref: string;
  readonly section: string;
  readonly title: string;
  readonly lead: string;
  readonly coordinating: string;
  readonly product: string;
  readonly deadline: string;
  readonly reportTo: string;
  readonly source: 'annex' | 'body';
  readonly feeds: readonly string[];
  readonly continues?: string;
  /** The names of the leads, each of one agency. */
  readonly leads?: readonly string[];
  /** A phrase with dates that a person set beside `deadline`, whose own words give none. */
  readonly dated?: string;
  /** The task that it amends. */
  readonly task?: number;
  /** Of a row that amends a task: what stays as the task has it. */
  readonly keeps?: readonly AmendedField[];
}

/** What a document says of itself; null for what it does not say. */
export interface DraftHead {
  readonly number: string | null;
  readonly title: string | null;
  readonly issued: LocalDate | null;
  readonly authority: string | null;
}

export type HeadField = keyof DraftHead;

/** What the reader saw twice: an `error` cannot be taken as it stands. */
export interface DraftFinding {
  readonly line: number;
  readonly column: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** What was recognised in a scanned page for one row, which somebody must look at. */
export interface DraftScan {
  /** Of the row. */
  readonly line: number;
  /** What the cell holds; 'row' for what is no column, and for a row that was not cut into cells. */
  readonly column: string;
  readonly text: string;
  /** Of its least sure word, in percent; 100 for a row that was not cut into cells. */
  readonly confidence: number;
  /** Names of its pictures among those that are kept with the draft, "3-12" of page 3. */
  readonly pictures: readonly string[];
}

/** A document as it was read, before anybody answered anything. */
export interface DraftContent {
  readonly head: DraftHead;
  readonly rows: readonly DraftRow[];
  /** The year that its headers or title give to dates without one. */
  readonly year: number | null;
  readonly notices: readonly string[];
  readonly findings: readonly DraftFinding[];
  /** Of a document that was scanned: at least one for each row that was; absent for any other. */
  readonly scans?: readonly DraftScan[];
  /** Header of each column by what it was taken for, a table each. */
  readonly mapping: readonly {
    readonly table: string;
    readonly columns: Readonly<Record<string, string>>;
    readonly periods: readonly string[];
    /** Every column; absent where an older version read the file. */
    readonly shown?: readonly ShownColumn[];
  }[];
  /** What people said the columns are; absent where nobody did. */
  readonly choices?: readonly ColumnChoice[];
  /** Of a document that says that it amends another. */
  readonly amends?: Amending;
}

/** Why a task has no day: nothing written, unreadable, on a condition, runs on, or over before the decision. */
export type UndatedWhy = 'none' | 'unknown' | 'conditional' | 'ongoing' | 'before_issue';

export type Asks =
  | { readonly kind: 'head'; readonly field: HeadField }
  /** `near`: known agencies with a name like it. `members`: known agencies that a collective seems to stand for. */
  | {
      readonly kind: 'name';
      readonly name: string;
      readonly nameKind: NameKind;
      readonly near: readonly string[];
      readonly members: readonly string[];
    }
  /** Rows without a lead; `above` is the cell of the row before them. */
  | { readonly kind: 'lead'; readonly above: string | null }
  | { readonly kind: 'title' }
  | { readonly kind: 'ref'; readonly ref: string }
  | { readonly kind: 'date'; readonly text: string; readonly why: UndatedWhy }
  | { readonly kind: 'look'; readonly column: string; readonly message: string; readonly isError: boolean }
  /** A cell that was recognised without being sure of it; see `DraftScan`. */
  | {
      readonly kind: 'scan';
      readonly column: string;
      readonly text: string;
      readonly confidence: number;
      readonly pictures: readonly string[];
    }
  /** Whether somebody compared the rows of a scanned page with it; '' for a page that nobody knows. */
  | { readonly kind: 'scanned'; readonly page: string }
  /** A new document, or the amendment of one that stands; `named`: the number that it names, where none that stands has it. */
  | { readonly kind: 'amends'; readonly programmes: readonly AmendableProgramme[]; readonly named: string | null }
  /** Whether a row with other words is this task. */
  | { readonly kind: 'same'; readonly task: TaskNamed; readonly title: string }
  /** A sentence about a place that no task has. */
  | { readonly kind: 'place'; readonly place: string; readonly quote: string }
  | { readonly kind: 'change'; readonly group: ChangeGroup };

/** A programme that stands, by its code and its decision's number. */
export interface AmendableProgramme {
  readonly code: string;
  readonly number: string;
  readonly title: string;
}

export interface TaskNamed {
  readonly id: number;
  readonly ref: string;
  readonly title: string;
}

/** `aside`: the rows concerned are left out when the draft is accepted. */
export type DraftAnswer =
  | { readonly kind: 'keep' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'aside' }
  /** An agency of that name. */
  | { readonly kind: 'new'; readonly name: string }
  /** Another spelling of an agency, kept for later imports. */
  | { readonly kind: 'same'; readonly agency: string }
  /** A person or an office of an agency, which leads for them. */
  | { readonly kind: 'of'; readonly agency: string }
  | { readonly kind: 'group'; readonly members: readonly string[] }
  /** Names that were written without a separator. */
  | { readonly kind: 'several'; readonly names: readonly string[] }
  /** No agency: it leads nothing. */
  | { readonly kind: 'none' }
  /** An amendment of this programme; `whole`: it has all of its tasks. */
  | { readonly kind: 'amends'; readonly programme: string; readonly whole: boolean }
  /** A task of its own, and not the one that was offered. */
  | { readonly kind: 'apart' }
  /** A group of changes but for these tasks, by "#12" or by their places. */
  | { readonly kind: 'except'; readonly tasks: readonly string[] }
  /** Agencies became one on a day ("YYYY-MM-DD"), by a document. */
  | { readonly kind: 'merger'; readonly from: string; readonly document: string }
  /** Tasks that are no longer followed, but for these. */
  | { readonly kind: 'withdraw'; readonly except: readonly string[] };

export interface GivenAnswer {
  readonly answer: DraftAnswer;
  readonly actor: string;
  /** An instant. */
  readonly at: string;
}

export interface DraftQuestion {
  /** Of what is asked: the same in every reading of the document. */
  readonly key: string;
  /** Short for `key`, for buttons and commands. */
  readonly id: string;
  readonly asks: Asks;
  /** Positions in the content's rows, in order. */
  readonly rows: readonly number[];
  readonly proposal: DraftAnswer | null;
  /** Whether a row could not be taken without an answer. */
  readonly isRequired: boolean;
  /** Null while it is open. */
  readonly given: GivenAnswer | null;
}
