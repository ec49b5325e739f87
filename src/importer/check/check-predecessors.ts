/** What the column "Tiếp nối" names must be a task that may go on: the file is taken in all the same. */

import { foreseeRow } from '../../usecases/programme/continue-rows.ts';
import type { Work } from '../../usecases/work.ts';
import type { Finding } from '../understand/finding.ts';
import type { ImportRow } from '../understand/import-row.ts';

/** A task of an ended programme that goes on under the task of a row, once the file is taken in. */
export interface GoesOn {
  readonly line: number;
  readonly ref: string;
  readonly id: number;
  /** "#2 (I.2) của Quyết định số 15/QĐ-UBND" */
  readonly name: string;
}

/** `code` is the file's programme. One task is foreseen once: its second row finds it gone on. */
export function checkPredecessors(
  work: Work,
  code: string,
  rows: readonly ImportRow[],
): { readonly findings: readonly Finding[]; readonly continuing: readonly GoesOn[] } {
  const findings: Finding[] = [];
  const continuing = new Map<number, GoesOn>();
  for (const row of rows) {
    for (const foreseen of foreseeRow(work, code, row)) {
      if (foreseen.kind === 'goes_on' && !continuing.has(foreseen.from.id)) {
        const { name, from } = foreseen;
        continuing.set(from.id, { line: row.line, ref: row.ref, id: from.id, name });
        continue;
      }
      const first = foreseen.kind === 'goes_on' ? continuing.get(foreseen.from.id) : undefined;
      if (first?.line === row.line) continue;
      const words =
        foreseen.kind === 'hindered'
          ? foreseen.words
          : `nhiệm vụ này đã ghi tại dòng ${String(first?.line ?? row.line)}, chỉ chuyển tiếp sang một nhiệm vụ.`;
      const message = `Cột “Tiếp nối” ghi “${foreseen.said}”: ${words}`;
      findings.push({ line: row.line, column: 'continues', severity: 'warning', message });
    }
  }
  return { findings, continuing: [...continuing.values()] };
}
