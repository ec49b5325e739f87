/** Mounts the board, the calendars and the JSON on a web door; each is loaded with its first request. */

import type { Context, Hono } from 'hono';
import type { Log } from '../domain/log.ts';
import type { Admits } from './api/api.ts';
import type { BoardOffice } from './board/board-office.ts';

/** Adds the routes of board, calendars and JSON, which are loaded when first asked for. */
export function addBoard(app: Hono, office: BoardOffice, log: Log, admits?: Admits): void {
  const board = once(async () => (await import('./board/board-app.ts')).createBoardApp(office, log));
  const api = once(async () => (await import('./api/api.ts')).createApi(office, log, admits));
  const pass = (to: () => Promise<Hono>) => async (context: Context) => (await to()).fetch(context.req.raw);
  for (const path of ['/board', '/board/*', '/calendar/*']) app.all(path, pass(board));
  app.all('/api/*', pass(api));
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
