/** The port through which a messenger or a page gets the file that a message describes; what writes it is not loaded before. */

import type { ReportFile } from '../conversation/message/report-file.ts';

export interface ReportFiles {
  /** Null when it cannot be written, which the log and the operator are told. Never rejects. */
  write(file: ReportFile): Promise<Buffer | null>;
}
