/**
 * Passes on the read-only pages, and the forms of drafts, whose work is as long as the document: both are done elsewhere, so
 * that no page's code is loaded where messages are handled.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../domain/log.ts';
import { hangUp } from './hang-up.ts';
import type { Notes } from './notes.ts';
import type { PageRequest, ShowPage } from './page-request.ts';
import { readAtMost } from './read-at-most.ts';
import { PROTECTIVE_HEADERS } from './protective-headers.ts';

const PAGES = /^\/(?:board|calendar|api|report)(?:[/?]|$)/;
const DRAFT_FORM = /^\/board\/drafts\/\d{1,9}\/[a-z]+$/;
/** Bytes of a form with many questions; the page's own limits stand behind this one. */
const MOST_OF_FORM = 512 * 1024;
const NOTHING = new Uint8Array();
const TOO_LONG = 'Nội dung gửi lên quá dài; đề nghị gửi ngắn hơn.';
const UNAVAILABLE = 'Trang tạm thời không mở được; đề nghị thử lại sau ít phút.';

export interface PageDoor {
  readonly show: ShowPage;
  /** Whether somebody is signed in by the header `Cookie`; the form of anybody else stays unread. */
  readonly isSignedIn: (cookie: string | undefined) => Promise<boolean>;
  readonly notes: Notes;
  /** Called with a token of the JSON pages, whose use is recorded. Must not throw. */
  readonly onToken: (token: string) => void;
  /** Called after a form, which may have queued messages. */
  readonly onForm: () => void;
  readonly log: Log;
}

/** Answers requests for read-only pages and forms of drafts; false for any other request. */
export function answerPages(door: PageDoor): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const { method, url = '' } = request;
    if ((method === 'GET' || method === 'HEAD') && PAGES.test(url)) {
      // The body of a look is discarded.
      request.resume();
      void answer(door, pageRequestOf(method, request, door.notes), request, response);
      return true;
    }
    if (method !== 'POST' || !DRAFT_FORM.test(url)) return false;
    void answerForm(door, request, response);
    return true;
  };
}

async function answerForm(door: PageDoor, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!(await isSenderKnown(door, request))) {
    hangUp(request, response);
    response.setHeader('connection', 'close');
    // Whoever makes the page says why.
    await answer(door, { ...pageRequestOf('POST', request, door.notes), body: NOTHING }, request, response);
    return;
  }
  const body = await readAtMost(request, MOST_OF_FORM + 1);
  // The client has disconnected.
  if (body === null) return;
  if (body.length > MOST_OF_FORM) {
    const headers = { ...PROTECTIVE_HEADERS, 'content-type': 'text/plain; charset=utf-8', connection: 'close' };
    response.writeHead(413, headers).end(TOO_LONG);
    return;
  }
  await answer(door, { ...pageRequestOf('POST', request, door.notes), body }, request, response);
  door.onForm();
}

async function isSenderKnown({ isSignedIn, log }: PageDoor, request: IncomingMessage): Promise<boolean> {
  try {
    return await isSignedIn(request.headers.cookie);
  } catch (error) {
    log.error({ why: error instanceof Error ? error.message : 'unknown' }, 'a session could not be looked up');
    return false;
  }
}

async function answer(
  { show, onToken, log }: PageDoor,
  asked: PageRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const left = new AbortController();
  response.once('close', () => {
    left.abort();
  });
  const token = /^Bearer\s+(\S{20,100})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token !== undefined && request.url?.startsWith('/api/') === true) onToken(token);
  try {
    await show(
      asked,
      {
        head: (status, headers) => {
          response.writeHead(status, headers.flat());
        },
        slice: (bytes) => {
          response.write(bytes);
        },
      },
      left.signal,
    );
    response.end();
  } catch (error) {
    if (left.signal.aborted) return;
    const [, section = ''] = (request.url ?? '').split(/[/?]/u);
    log.error({ page: section, why: error instanceof Error ? error.message : 'unknown' }, 'a page could not be shown');
    // Bytes are out already: the browser sees the connection break off.
    if (response.headersSent) response.destroy();
    else
      response.writeHead(503, { ...PROTECTIVE_HEADERS, 'content-type': 'text/plain; charset=utf-8' }).end(UNAVAILABLE);
  }
}

function pageRequestOf(method: PageRequest['method'], request: IncomingMessage, notes: Notes): PageRequest {
  const { url = '', headersDistinct } = request;
  const host = request.headers.host ?? 'localhost';
  const address = URL.canParse(`http://${host}${url}`) ? `http://${host}${url}` : `http://localhost${url}`;
  return {
    method,
    url: address,
    headers: Object.entries(headersDistinct).flatMap(([name, values = []]) =>
      values.map((value) => [name, value] as const),
    ),
    note: notes.find(new URL(address).searchParams.get('note') ?? '') ?? null,
  };
}
