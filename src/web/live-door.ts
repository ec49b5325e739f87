/** A live bot's pages: the board, report files and pictures, and the monitor's endpoints. */

import { Hono } from 'hono';
import type { Log } from '../domain/log.ts';
import { addBoard } from './add-board.ts';
import type { BoardOffice } from './board/board-office.ts';
import type { HealthCheck } from '../usecases/operate/check-health.ts';
import type { Figures, MetricsText } from './door/metrics.ts';
import { protectiveHeaders } from './door/protective-headers.ts';
import type { ReportFile } from '../conversation/message/report-file.ts';
import { REPORT_PATH } from '../usecases/figures/report-link.ts';
import { addReportRoutes } from './door/report-routes.ts';
import { addPictureRoutes } from './door/picture-routes.ts';

export interface LiveDoorOptions {
  /** Report files for the holders of a ticket. */
  readonly reports: { read(ticket: string): ReportFile | null; write(file: ReportFile): Promise<Buffer | null> };
  /** The pictures that messengers fetch. */
  readonly pictures: { readonly path: string; find(name: string): Promise<Buffer | null> };
  /** What a monitor is told; an exception means that the database cannot be read. */
  readonly health: () => readonly HealthCheck[];
  readonly figures: () => Figures;
  readonly board: BoardOffice;
  readonly log: Log;
}

/** The door of a running bot: health, metrics, pictures, reports, board. */
export function createLiveDoor({ reports, pictures, health, figures, board, log }: LiveDoorOptions): Hono {
  const app = new Hono();
  // Before the headers of all other pages: pictures may be cached, and set their own.
  addPictureRoutes(app, pictures.path, (name) => pictures.find(name));
  app.use(protectiveHeaders);
  addReportRoutes(app, REPORT_PATH, reports);
  addBoard(app, board, log);
  app.get('/healthz', (context) => {
    const checks = checked(health);
    const ok = checks.every((check) => check.ok);
    return context.json({ ok, checks }, ok ? 200 : 503, { 'cache-control': 'no-store' });
  });
  let metrics: Promise<MetricsText> | null = null;
  app.get('/metrics', async (context) => {
    // Loaded with the first request, which may never come.
    metrics ??= import('./door/metrics.ts').then(({ createMetrics }) => createMetrics());
    const text = await metrics;
    return context.body(await text.read(figures()), 200, { 'content-type': text.contentType });
  });
  return app;
}

/** A database that cannot be read is a failed check, not an error page. */
function checked(health: () => readonly HealthCheck[]): readonly HealthCheck[] {
  try {
    return health();
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'see the log';
    return [
      { name: 'database', ok: false, detail: `cannot be read (${why}); check the disk that DATABASE_URL lies on` },
    ];
  }
}
