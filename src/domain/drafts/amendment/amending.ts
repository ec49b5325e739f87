/** What a document says of another one that it amends. */

/** What a sentence may say otherwise of a task, or that it is given up. */
export type ClauseField = 'deadline' | 'lead' | 'coordinating' | 'product' | 'title' | 'gone';

/** "Sửa đổi thời gian thực hiện của nhiệm vụ số 12 thành “Quý IV/2023”". */
export interface Clause {
  /** The number of its paragraph, counted from 1. */
  readonly line: number;
  readonly quote: string;
  /** Places of tasks, "12" or "III.2.1"; none where a section is meant. */
  readonly places: readonly string[];
  /** "II": all tasks that stand there. */
  readonly section: string | null;
  readonly field: ClauseField;
  /** The new words; '' for a task that is given up. */
  readonly text: string;
}

export interface Amending {
  /** Numbers of the decisions that it names as amended, "913/QĐ-UBND", the first named first. */
  readonly numbers: readonly string[];
  /** It gives its list of tasks anew: a task that it does not have is gone. */
  readonly whole: boolean;
  readonly clauses: readonly Clause[];
}
