/** The board's pages: server-rendered, plain forms and redirects, no script anywhere. */

import { readFileSync } from 'node:fs';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Log } from '../../domain/log.ts';
import type { Html } from '../door/html.ts';
import { protectiveHeaders } from '../door/protective-headers.ts';
import { addActionRoutes } from './action-routes.ts';
import type { BoardOffice } from './board-office.ts';
import { addCalendarRoutes } from './calendar-routes.ts';
import { createBoardDesk } from './desk.ts';
import { addDraftRoutes } from './drafts/draft-routes.ts';
import { addJoinRoutes } from './join-routes.ts';
import { outsideFrame } from './layout.ts';
import { addPageRoutes } from './page-routes.ts';
import { sameSiteOnly } from './same-site-only.ts';
import { addSessionRoutes } from './session-routes.ts';
import { notFoundPage } from './sign-in-page.ts';

const BODY_LIMIT_BYTES = 64 * 1024;
/** A form with many questions, each with what was written to it. */
const ANSWERS_LIMIT_BYTES = 512 * 1024;
/** As large as the file that a messenger hands to a bot. */
const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;

const ASSETS = [
  { path: '/board/base.css', file: '../door/base.css', type: 'text/css; charset=utf-8' },
  { path: '/board/board.css', file: 'board.css', type: 'text/css; charset=utf-8' },
  { path: '/board/icon.svg', file: '../door/icon.svg', type: 'image/svg+xml' },
] as const;

/** The board as an app of its own, with its headers and guards. */
export function createBoardApp(office: BoardOffice, log: Log): Hono {
  const app = new Hono();
  const desk = createBoardDesk(office);
  app.use(protectiveHeaders);
  app.use(sameSiteOnly(office.rules.publicUrl));
  app.use(boundedBody);
  app.onError((error, context) => {
    // The address of a sign-in or a calendar is a secret: the log names the route, not the address.
    log.error({ route: routeOf(context), error: `${error.name}: ${error.message}` }, 'page failed');
    return context.text('Trang gặp lỗi; lỗi đã được ghi vào nhật ký của chương trình.', 500);
  });
  app.notFound((context) => outside(context, 'Không có trang này', notFoundPage(), 404));
  for (const { path, file, type } of ASSETS) {
    const content = readFileSync(new URL(file, import.meta.url), 'utf8');
    app.get(path, (context) => context.body(content, 200, { 'Content-Type': type }));
  }
  addSessionRoutes(app, desk);
  addPageRoutes(app, desk);
  addActionRoutes(app, desk);
  addJoinRoutes(app, desk);
  addDraftRoutes(app, desk);
  addCalendarRoutes(app, desk);
  return app;
}

const limitOf = (maxSize: number): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: (context) => context.text('Nội dung gửi lên quá dài; đề nghị gửi ngắn hơn.', 413),
  });
const short = limitOf(BODY_LIMIT_BYTES);
const answers = limitOf(ANSWERS_LIMIT_BYTES);
const upload = limitOf(UPLOAD_LIMIT_BYTES);

/** A body that tells its length is refused by that, before it is read; one that does not is short. */
const boundedBody: MiddlewareHandler = (context, next) => {
  const isMeasured = context.req.header('Content-Length') !== undefined;
  if (isMeasured && context.req.path === '/board/drafts') return upload(context, next);
  if (isMeasured && /^\/board\/drafts\/\d{1,9}\/answers$/u.test(context.req.path)) return answers(context, next);
  return short(context, next);
};

function outside(context: Context, title: string, content: Html, status: 404): Response | Promise<Response> {
  return context.html(outsideFrame(title, content), status);
}

function routeOf(context: Context): string {
  return context.req.path.split('/').slice(0, 3).join('/');
}
