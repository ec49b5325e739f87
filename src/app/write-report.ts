/** Writes a report as the bytes of its files; the Office formats are loaded with the first one. */

import type { Report, ReportHead } from '../conversation/compose/report/report.ts';
import type { ReportFormat } from '../conversation/message/report-file.ts';
import { gatherReport, type ReportQuestion } from '../usecases/figures/gather-report.ts';
import type { Work } from '../usecases/work.ts';

export interface WrittenReport {
  readonly head: ReportHead;
  /** One for each format that was wanted. */
  readonly files: ReadonlyMap<ReportFormat, Buffer>;
}

/**
 * Gathers the report once for all `formats`. Yields to the event loop between parts, until `signal` aborts. `work` must
 * read from a snapshot.
 */
export async function writeReport(
  formats: readonly ReportFormat[],
  work: Work,
  question: ReportQuestion,
  signal?: AbortSignal,
): Promise<WrittenReport> {
  const report = gatherReport(work, question);
  const files = new Map<ReportFormat, Buffer>();
  for (const format of formats) {
    const slices: Uint8Array[] = [];
    for await (const slice of await slicesOf(format, report)) {
      signal?.throwIfAborted();
      slices.push(slice);
      await new Promise((resolve) => setImmediate(resolve));
    }
    files.set(format, Buffer.concat(slices));
  }
  return { head: headOf(report), files };
}

/** Without the assignments: they would be kept as long as it is. */
function headOf(report: Report): ReportHead {
  const { programme, authority, agency, from, to, madeAt, asOfDay, timeZone, figures } = report;
  return { programme, authority, agency, from, to, madeAt, asOfDay, timeZone, figures };
}

async function slicesOf(format: ReportFormat, report: Report): Promise<AsyncGenerator<Uint8Array>> {
  if (format === 'xlsx') return (await import('../reports/write-excel.ts')).writeExcel(report);
  return (await import('../reports/write-word.ts')).writeWord(report);
}
