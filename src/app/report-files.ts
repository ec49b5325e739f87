/** What the messengers and the web door get their report files from; the Office formats are loaded with the first one. */

import type { Report } from '../conversation/compose/report/report.ts';
import type { ReportFormat } from '../conversation/message/report-file.ts';
import type { Logger } from '../log.ts';
import type { ReportFiles } from '../outbox/report-files.ts';
import type { Database } from '../store/sqlite/database.ts';
import { gatherReport } from '../usecases/figures/gather-report.ts';
import { workAt, type Rules } from '../usecases/work.ts';

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
        const report = database.read((tx) =>
          gatherReport(workAt(tx, asOf, rules), { scope, programme: null, from, to }),
        );
        return await writeReport(format, report);
      } catch (error) {
        log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'a report could not be written');
        onNotice(FAILED);
        return null;
      }
    },
  };
}

/** The bytes of a report as Word or Excel. */
export async function writeReport(format: ReportFormat, report: Report): Promise<Buffer> {
  if (format === 'xlsx') return (await import('../reports/write-excel.ts')).writeExcel(report);
  return (await import('../reports/write-word.ts')).writeWord(report);
}
