/** Pages that are only looked at: asked for elsewhere, handed on here. No page is loaded where messages are answered. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../domain/log.ts';
import type { Notes } from './notes.ts';
import type { PageRequest, ShowPage } from './page-request.ts';
import { PROTECTIVE_HEADERS } from './protective-headers.ts';

const PAGES = /^\/(?:board|calendar|api|report)(?:[/?]|$)/;
const UNAVAILABLE = 'Trang tạm thời không mở được; đề nghị thử lại sau ít phút.';

export interface PageDoor {
  readonly show: ShowPage;
  readonly notes: Notes;
  /** A token of the JSON pages was shown; its use is noted. Must not throw. */
  readonly onToken: (token: string) => void;
  readonly log: Log;
}

/** Answers what only looks at the pages; false when a request is none of that. */
export function answerPages(door: PageDoor): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const { method, url = '' } = request;
    if ((method !== 'GET' && method !== 'HEAD') || !PAGES.test(url)) return false;
    void answer(door, method, request, response);
    return true;
  };
}

async function answer(
  { show, notes, onToken, log }: PageDoor,
  method: PageRequest['method'],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Nothing of a body is asked for.
  request.resume();
  const left = new AbortController();
  response.once('close', () => {
    left.abort();
  });
  const token = /^Bearer\s+(\S{20,100})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token !== undefined && request.url?.startsWith('/api/') === true) onToken(token);
  try {
    await show(
      pageRequestOf(method, request, notes),
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
    // What has begun cannot be taken back: whoever asked sees that it broke off.
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
