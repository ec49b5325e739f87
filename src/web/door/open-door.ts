/** The HTTP server in front of the pages, which are loaded with the first request for one. */

import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hono } from 'hono';

const CLOSE_WITHIN_MS = 5000;
/** The time that the head of a request may take; a whole one may take Node's five minutes, for a long file by telephone. */
const HEAD_WITHIN_MS = 20_000;

export interface Door {
  readonly kind: 'open';
  /** `http://127.0.0.1:8080/` */
  readonly address: string;
  /** Waits for answers in progress, then closes. */
  close(): Promise<void>;
}

/**
 * Listens on `host` and `port` (0 takes a free one); `refused` with one sentence that names the cure. An error of
 * `pages` goes to `onBroken` and is answered 500. Requests that `isAnswered` takes reach no page.
 */
export async function openDoor(
  pages: () => Hono | Promise<Hono>,
  { host, port }: { readonly host: string; readonly port: number },
  onBroken: (error: unknown) => void,
  isAnswered: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<Door | { readonly kind: 'refused'; readonly problem: string }> {
  let loading: Promise<RequestListener> | null = null;
  const server = createServer({ headersTimeout: HEAD_WITHIN_MS }, (request, response) => {
    if (isAnswered(request, response)) return;
    loading ??= listenerOf(pages);
    loading.then(
      (answer) => {
        answer(request, response);
      },
      (error: unknown) => {
        onBroken(error);
        response.writeHead(500).end();
      },
    );
  });
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once('error', resolve);
    server.listen(port, host, () => {
      resolve(null);
    });
  });
  if (failure !== null) return { kind: 'refused', problem: whyClosed(failure.code, `${host}:${String(port)}`) };
  const { port: taken } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return { kind: 'open', address: `http://${name}:${String(taken)}/`, close: () => close(server) };
}

async function listenerOf(pages: () => Hono | Promise<Hono>): Promise<RequestListener> {
  const { getRequestListener } = await import('@hono/node-server');
  const { fetch } = await pages();
  const listener = getRequestListener(fetch);
  return (request, response) => {
    void listener(request, response);
  };
}

function whyClosed(code: string | undefined, where: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `${where} is in use by another program; set PORT to a free one, or stop that program.`;
    case 'EACCES':
      return `This user may not open ${where}; set PORT to a number above 1023.`;
    default:
      return `The page cannot be opened at ${where} (${code ?? 'unknown reason'}); check HOST and PORT.`;
  }
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  // Browsers keep idle connections open for minutes.
  server.closeIdleConnections();
  const force = setTimeout(() => {
    server.closeAllConnections();
  }, CLOSE_WITHIN_MS);
  await closed;
  clearTimeout(force);
}
