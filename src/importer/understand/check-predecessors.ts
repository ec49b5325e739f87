/** What the column "Tiếp nối" names must be a task that may go on: the file is taken in all the same. */

import { hindrancesOf } from '../../usecases/programme/continue-rows.ts';
import type { Work } from '../../usecases/work.ts';
import type { Finding } from './finding.ts';
import type { ImportRow } from './import-row.ts';

export function checkPredecessors(work: Work, rows: readonly ImportRow[]): readonly Finding[] {
  return rows.flatMap((row) =>
    hindrancesOf(work, row).map(({ said, words }): Finding => {
      const message = `Cột “Tiếp nối” ghi “${said}”: ${words}`;
      return { line: row.line, column: 'continues', severity: 'warning', message };
    }),
  );
}
