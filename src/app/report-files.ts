/** Writes report files for the messengers. */

import type { ReportFile } from '../conversation/message/report-file.ts';
import type { Log } from '../domain/log.ts';
import type { ReportFiles } from '../outbox/report-files.ts';

const FAILED =
  'Không lập được tệp báo cáo. Đề nghị gửi lại lệnh; nếu vẫn không được, xem nhật ký của chương trình rồi khởi động lại.';

export interface ReportFilesOptions {
  /** Rejects when the file cannot be written. */
  readonly write: (file: ReportFile) => Promise<Buffer>;
  readonly log: Log;
  /** Receives one Vietnamese sentence when a file cannot be written. */
  readonly onNotice: (sentence: string) => void;
}

/** Writes report files; a failure is logged with its reason and told to the operator. */
export function createReportFiles({ write, log, onNotice }: ReportFilesOptions): ReportFiles {
  return {
    async write(file) {
      try {
        return await write(file);
      } catch (error) {
        log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'a report could not be written');
        onNotice(FAILED);
        return null;
      }
    },
  };
}
