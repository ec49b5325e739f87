import type { ProgrammeRow } from '../../usecases/programme/import-programme.ts';

/** One task of a file, before it is checked; `line` is where its row begins (the header is line 1). */
export interface ImportRow extends ProgrammeRow {
  readonly line: number;
}
