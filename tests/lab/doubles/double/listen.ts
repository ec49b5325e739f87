/** The HTTP server of a double: at one port, also after it was away. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As servers do: one that closes idle connections sooner breaks requests that are just being written. */
const KEEPS_IDLE_MS = 75_000;

export interface HttpDoor {
  readonly port: number;
  /** Nobody is connected any more, and nobody listens. */
  close(): Promise<void>;
  /** Listens again at the same port. */
  reopen(): Promise<void>;
}

/** Port 0 takes any free one. What `handle` throws is answered 500 as `failed` words it. */
export async function listenWith(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  wanted: number,
  failed: (error: unknown) => string,
): Promise<HttpDoor> {
  const http = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(failed(error));
    });
  });
  http.keepAliveTimeout = KEEPS_IDLE_MS;
  const listen = (at: number): Promise<void> =>
    new Promise((resolve, reject) => {
      http.once('error', reject);
      http.listen(at, '127.0.0.1', resolve);
    });
  await listen(wanted);
  const { port } = http.address() as AddressInfo;
  return {
    port,
    reopen: () => listen(port),
    async close() {
      const closed = new Promise<void>((resolve) => {
        http.close(() => {
          resolve();
        });
      });
      http.closeAllConnections();
      await closed;
    },
  };
}
