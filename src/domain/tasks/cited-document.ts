import type { LocalDate } from '../calendar/dates.ts';

/** A document as officials name it: "123/BC-SXD" of a day, "về kết quả …". `abstract` is '' when nobody said. */
export interface CitedDocument {
  readonly number: string;
  readonly issuedOn: LocalDate | null;
  readonly abstract: string;
}
