/**
 * One task of a file, before it is checked. Texts are NFC, trimmed, on one line; '' where the file says nothing.
 * `line` is where the row begins in the file (the header is line 1). `feeds` are the places of the tasks that this
 * one contributes to.
 */
export interface ImportRow {
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
}
