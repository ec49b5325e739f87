import type { IncomingMessage, ServerResponse } from 'node:http';

/** So long a client has to receive its answer, in milliseconds, before the connection goes, whatever it still sends. */
const FAREWELL_MS = 1000;

/** Ends the connection of a request that is answered before its body was read: a body may never end. */
export function hangUp(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    setTimeout(() => request.socket.destroy(), FAREWELL_MS).unref();
  });
}
