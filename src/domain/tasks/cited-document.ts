import type { LocalDate } from '../calendar/dates.ts';

/** A document as officials name it: "123/BC-SXD" of a day, "về kết quả …". `abstract` is '' when not given. */
export interface CitedDocument {
  readonly number: string;
  readonly issuedOn: LocalDate | null;
  readonly abstract: string;
}
