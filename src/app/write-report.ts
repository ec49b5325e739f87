/** Writes a report as the bytes of a file; the Office formats are loaded with the first one. */

import type { Report } from '../conversation/compose/report/report.ts';
import type { ReportFormat } from '../conversation/message/report-file.ts';
import { gatherReport, type ReportQuestion } from '../usecases/figures/gather-report.ts';
import type { Work } from '../usecases/work.ts';

/** Yields to the event loop between parts, until `signal` aborts. `work` must read from a snapshot. */
export async function writeReport(
  format: ReportFormat,
  work: Work,
  question: ReportQuestion,
  signal?: AbortSignal,
): Promise<Buffer> {
  const slices: Uint8Array[] = [];
  for await (const slice of await slicesOf(format, gatherReport(work, question))) {
    signal?.throwIfAborted();
    slices.push(slice);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return Buffer.concat(slices);
}

async function slicesOf(format: ReportFormat, report: Report): Promise<AsyncGenerator<Uint8Array>> {
  if (format === 'xlsx') return (await import('../reports/write-excel.ts')).writeExcel(report);
  return (await import('../reports/write-word.ts')).writeWord(report);
}
