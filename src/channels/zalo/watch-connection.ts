/**
 * A time-out does not show whether the request was written. Whether the connection was established does: before that
 * nothing was sent, and the message may be sent again.
 */

import http from 'node:http';
import https from 'node:https';

interface ConnectionWatch {
  /** For axios's `transport`. */
  readonly transport: {
    request(options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void): http.ClientRequest;
  };
  /** The connection, with TLS where it is used, was ready for the request. */
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
        request.once('finish', isReady); // with any kind of socket: the bytes are out
        request.once('socket', (socket) => {
          if (request.reusedSocket) isReady();
          else socket.once(secure ? 'secureConnect' : 'connect', isReady);
        });
        return request;
      },
    },
  };
}
