/**
 * A time-out does not say whether the request was written. Whether the connection ever stood does: before that nothing
 * was sent, and the message may go out again.
 */

import http from 'node:http';
import https from 'node:https';

interface ConnectionWatch {
  /** For axios's `transport`. */
  readonly transport: {
    request(options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void): http.ClientRequest;
  };
  /** The connection, with TLS where there is TLS, was ready for the request. */
  stood(): boolean;
}

/** Watches one request. */
export function watchConnection(): ConnectionWatch {
  let ready = false;
  const isReady = (): void => {
    ready = true;
  };
  return {
    stood: () => ready,
    transport: {
      request(options, onResponse) {
        const secure = options.protocol === 'https:';
        const request = (secure ? https : http).request(options, onResponse);
        request.once('finish', isReady); // whatever kind of socket an agent brought: the bytes are out
        request.once('socket', (socket) => {
          if (request.reusedSocket) isReady();
          else socket.once(secure ? 'secureConnect' : 'connect', isReady);
        });
        return request;
      },
    },
  };
}
