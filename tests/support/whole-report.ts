import type { ReportAssignment } from '../../src/conversation/compose/report/report.ts';
import { gatherReport, type ReportQuestion } from '../../src/usecases/figures/gather-report.ts';
import type { Work } from '../../src/usecases/work.ts';

/** A report with its assignments in memory, for looking at when the transaction is over. */
export function wholeReport(
  work: Work,
  question: ReportQuestion,
): ReturnType<typeof gatherReport> & { readonly assignments: readonly ReportAssignment[] } {
  const report = gatherReport(work, question);
  return { ...report, assignments: [...report.assignments] };
}

/** The bytes of a file that is written slice by slice. */
export async function wholeFile(slices: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const slice of slices) all.push(slice);
  return Buffer.concat(all);
}
