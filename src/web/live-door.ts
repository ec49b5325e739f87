/** The web door of a live bot: the messengers' webhooks, and what a monitor asks. */

import { Hono } from 'hono';
import { addBoard } from './add-board.ts';
import type { BoardLog, BoardOffice } from './board/board-office.ts';
import type { WebhookPost } from '../channels/read-webhook-post.ts';
import type { HealthCheck } from '../usecases/check-health.ts';
import type { Figures, MetricsText } from './metrics.ts';
import { PROTECTIVE_HEADERS, protectiveHeaders } from './protective-headers.ts';
import type { ReportFile } from '../conversation/report-file.ts';
import { REPORT_PATH } from '../usecases/ask-report.ts';
import { addReportRoutes } from './report-routes.ts';
import { addPictureRoutes } from './picture-routes.ts';

/** Bytes of a post that are read at most; one more is refused. */
const MOST_BYTES = 256 * 1024;

export interface LiveDoorOptions {
  /** Of the messengers that post to us. */
  readonly webhooks: readonly {
    readonly path: string;
    readonly secretHeader: string;
    readonly receive: (post: WebhookPost) => Promise<{ readonly status: number; readonly body: string }>;
  }[];
  /** What whoever has a ticket may fetch. */
  readonly reports: { read(ticket: string): ReportFile | null; write(file: ReportFile): Promise<Buffer | null> };
  /** The pictures that messengers fetch. */
  readonly pictures: { readonly path: string; find(name: string): Promise<Buffer | null> };
  /** What a monitor is told; an exception means that the database cannot be read. */
  readonly health: () => readonly HealthCheck[];
  readonly figures: () => Figures;
  readonly board: BoardOffice;
  readonly log: BoardLog;
}

export function createLiveDoor({ webhooks, reports, pictures, health, figures, board, log }: LiveDoorOptions): Hono {
  const app = new Hono();
  // Before the headers of everything else: pictures may be kept by whoever fetches them, and bring their own.
  addPictureRoutes(app, pictures.path, (name) => pictures.find(name));
  addWebhooks(app, webhooks);
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
    // Nobody may ever ask.
    metrics ??= import('./metrics.ts').then(({ createMetrics }) => createMetrics());
    const text = await metrics;
    return context.body(await text.read(figures()), 200, { 'content-type': text.contentType });
  });
  return app;
}

/**
 * Every reply comes through here: answered before what pages need is in its way, its headers written at once.
 */
function addWebhooks(app: Hono, webhooks: LiveDoorOptions['webhooks']): void {
  const headers = { ...PROTECTIVE_HEADERS, 'content-type': 'application/json' };
  for (const { path, secretHeader, receive } of webhooks) {
    app.all(path, async (context) => {
      const request = context.req.raw;
      const body = await readAtMost(request, MOST_BYTES + 1);
      const answer = await receive({ method: request.method, secret: request.headers.get(secretHeader), body });
      return new Response(answer.body, { status: answer.status, headers });
    });
  }
}

/** A database that cannot be read is the worst of health, not an error of the page. */
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

/** Reads a body up to `limit` bytes and leaves the rest. */
async function readAtMost(request: Request, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body === null) return Buffer.alloc(0);
  for await (const chunk of request.body) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    if (size >= limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}
