/**
 * Where Telegram is blocked, connections hang or break while they are established. Nothing was sent then, but a plain
 * timeout or ECONNRESET does not say so: this agent marks such errors, so that the message is retried, not lost.
 */

import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';

/** Prefix of the `code` of an error raised before the connection was established; the original code follows. */
export const NOT_CONNECTED = 'NOT_CONNECTED';

const CONNECT_TIMEOUT_MS = 10_000;
/**
 * Shorter than servers keep idle connections: a request on a connection that was just closed has an unknown outcome.
 */
const IDLE_SOCKET_MS = 15_000;

/** An agent for the requests to `apiRoot`. Its idle sockets do not keep the process alive. */
export function createConnectionAgent(apiRoot: string): http.Agent {
  const secure = apiRoot.startsWith('https:');
  const settings = { keepAlive: true, timeout: IDLE_SOCKET_MS };
  const agent = secure ? new https.Agent(settings) : new http.Agent(settings);
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback);
    if (socket) markEarlyErrors(socket, secure ? 'secureConnect' : 'connect');
    return socket;
  };
  return agent;
}

function markEarlyErrors(socket: Duplex, ready: string): void {
  const mark = (error: NodeJS.ErrnoException): void => {
    error.code = `${NOT_CONNECTED} ${error.code ?? ''}`.trim();
  };
  const timer = setTimeout(() => {
    socket.destroy(Object.assign(new Error('connection timed out'), { code: 'ETIMEDOUT' }));
  }, CONNECT_TIMEOUT_MS);
  socket.on('error', mark);
  socket.once('close', () => {
    clearTimeout(timer);
  });
  socket.once(ready, () => {
    clearTimeout(timer);
    socket.off('error', mark);
  });
}
