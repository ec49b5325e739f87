import type { Context, Hono } from 'hono';
import { reportFileName, type ReportFile, type ReportFormat } from '../../conversation/message/report-file.ts';

const TYPES: Record<ReportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Serves a report under `path` to the holder of a ticket; `read` gives null for an invalid ticket. */
export function addReportRoutes(
  app: Hono,
  path: string,
  reports: {
    read(ticket: string): ReportFile | null;
    write(file: ReportFile, signal: AbortSignal): Promise<Buffer | null>;
  },
): void {
  app.get(`${path}/:ticket/:name`, async (context) => {
    const file = reports.read(context.req.param('ticket'));
    if (file === null) return context.text('Không có báo cáo này, hoặc địa chỉ đã hết hạn.', 404);
    return handOut(context, file, await reports.write(file, context.req.raw.signal));
  });
}

/** The file as a download; `bytes` is null when it could not be written. */
export function handOut(context: Context, file: ReportFile, bytes: Buffer | null): Response {
  if (bytes === null) return context.text('Không lập được báo cáo; lỗi đã được ghi vào nhật ký.', 500);
  return context.body(new Uint8Array(bytes), 200, {
    'Content-Type': TYPES[file.format],
    'Content-Disposition': `attachment; filename="${reportFileName(file)}"`,
  });
}
