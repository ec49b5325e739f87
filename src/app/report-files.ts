/** What the messengers and the web door get their report files from; the Office formats are loaded with the first one. */

import type { Report } from '../conversation/compose/report/report.ts';
import type { ReportFile, ReportFormat } from '../conversation/message/report-file.ts';
import type { Logger } from '../log.ts';
import type { ReportFiles } from '../outbox/report-files.ts';
import type { Database } from '../store/sqlite/database.ts';
import { withSnapshot } from '../store/sqlite/snapshot.ts';
import { gatherReport, type ReportQuestion } from '../usecases/figures/gather-report.ts';
import { workAt, type Rules, type Work } from '../usecases/work.ts';

const FAILED =
  'Không lập được tệp báo cáo. Đề nghị xem nhật ký của chương trình, cài lại các gói (npm ci) rồi khởi động lại.';

export interface ReportFilesOptions {
  readonly database: Database;
  readonly rules: Rules;
  readonly log: Logger;
  /** Hears in one Vietnamese sentence that a file could not be written. */
  readonly onNotice: (sentence: string) => void;
}

export function createReportFiles({ database, rules, log, onNotice }: ReportFilesOptions): ReportFiles {
  return {
    async write({ format, agencyId, from, to, asOf }) {
      try {
        const scope = agencyId === null ? ({ kind: 'all' } as const) : ({ kind: 'agency', agencyId } as const);
        return await withSnapshot(database, async (tx) => {
          return await writeReport(format, workAt(tx, asOf, rules), { scope, programme: null, from, to });
        });
      } catch (error) {
        log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'a report could not be written');
        onNotice(FAILED);
        return null;
      }
    },
  };
}

/** The bytes of a report as Word or Excel, in many turns of the event loop. `work` must stand on a snapshot. */
export async function writeReport(format: ReportFormat, work: Work, question: ReportQuestion): Promise<Buffer> {
  const slices: Uint8Array[] = [];
  for await (const slice of await slicesOf(format, gatherReport(work, question))) {
    slices.push(slice);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return Buffer.concat(slices);
}

async function slicesOf(format: ReportFormat, report: Report): Promise<AsyncGenerator<Uint8Array>> {
  if (format === 'xlsx') return (await import('../reports/write-excel.ts')).writeExcel(report);
  return (await import('../reports/write-word.ts')).writeWord(report);
}
