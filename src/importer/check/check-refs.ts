import { refKey } from '../../domain/tasks/match-rows.ts';
import type { Finding } from '../understand/finding.ts';
import type { ImportRow } from '../understand/import-row.ts';

/** Places in the decision must differ, and what a task feeds must be another task of the file. */
export function checkRefs(rows: readonly ImportRow[]): readonly Finding[] {
  const firstLines = new Map<string, number>();
  const duplicates = rows.flatMap(({ line, ref }): Finding[] => {
    const key = refKey(ref);
    const first = firstLines.get(key);
    if (key === '') return [];
    if (first === undefined) {
      firstLines.set(key, line);
      return [];
    }
    const message = `Số TT “${ref}” đã có ở dòng ${String(first)}; hãy ghi đủ cả mục, ví dụ “III.2.1”.`;
    return [{ line, column: 'ref', severity: 'error', message }];
  });

  const strayDependencies = rows.flatMap(({ line, ref, feeds }) =>
    feeds
      .filter((fed) => !firstLines.has(refKey(fed)) || refKey(fed) === refKey(ref))
      .map((fed): Finding => {
        const message = `Cột “Phục vụ” ghi “${fed}”, không phải số TT của một nhiệm vụ khác trong tệp.`;
        return { line, column: 'feeds', severity: 'warning', message };
      }),
  );
  return [...duplicates, ...strayDependencies];
}
