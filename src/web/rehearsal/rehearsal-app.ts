/** The rehearsal's pages: plain forms and redirects, no script anywhere. */

import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Log } from '../../domain/log.ts';
import { rehearsalChats } from '../../usecases/operate/set-up-rehearsal.ts';
import type { ReportFile } from '../../conversation/message/report-file.ts';
import { addBoard } from '../add-board.ts';
import { addBoardRoutes } from './board-routes.ts';
import { addChatRoutes } from './chat-routes.ts';
import { addClockRoutes } from './clock-routes.ts';
import { createDesk } from './desk.ts';
import { protectiveHeaders } from '../door/protective-headers.ts';
import type { RehearsalOffice } from './rehearsal-office.ts';
import { sameMachineOnly } from '../door/same-machine-only.ts';
import { welcomePage } from './welcome-page.ts';

const BODY_LIMIT_BYTES = 64 * 1024;
const BASE = readFileSync(new URL('../door/base.css', import.meta.url), 'utf8');
const STYLE = readFileSync(new URL('style.css', import.meta.url), 'utf8');
const ICON = readFileSync(new URL('../door/icon.svg', import.meta.url), 'utf8');

/** The rehearsal as an app of its own, which only this machine reaches. */
export function createRehearsalApp(office: RehearsalOffice, log: Log): Hono {
  const app = new Hono();
  const desk = createDesk(office);

  app.use(protectiveHeaders);
  app.use(sameMachineOnly);
  const bounded = bodyLimit({
    maxSize: BODY_LIMIT_BYTES,
    onError: (context) => context.text('Nội dung gửi lên quá dài; đề nghị gửi ngắn hơn.', 413),
  });
  // The board bounds its own forms, of which one takes a file.
  app.use((context, next) => (context.req.path.startsWith('/board') ? next() : bounded(context, next)));
  app.onError((error, context) => {
    log.error({ path: context.req.path, error: `${error.name}: ${error.message}` }, 'page failed');
    return context.text('Trang gặp lỗi; lỗi đã được ghi vào nhật ký của chương trình.', 500);
  });
  app.notFound((context) => context.text('Không có trang này. Về đầu trang diễn tập: /', 404));

  app.get('/base.css', (context) => context.body(BASE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/style.css', (context) => context.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/icon.svg', (context) => context.body(ICON, 200, { 'Content-Type': 'image/svg+xml' }));
  app.get('/', (context) => {
    const example = desk.read(rehearsalChats).find((chat) => chat.role === 'agency') ?? null;
    const { from, to, anyDay } = office.rules.window;
    const window = `${from}–${to} ${anyDay ? 'mọi ngày' : 'ngày làm việc'}`;
    return desk.show(context, 'Bắt đầu', welcomePage({ note: desk.noteOf(context), example, window }));
  });
  const { database, rules, clock } = office;
  const writeReport = (file: ReportFile): Promise<Buffer | null> => office.writeReport(file);
  const { readDocument } = office;
  addBoard(app, { database, rules, clock, writeReport, readDocument, wake: () => undefined, rehearsal: '/' }, log);
  addChatRoutes(app, desk);
  addClockRoutes(app, desk);
  addBoardRoutes(app, desk);
  return app;
}
