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

/**
 * An agent for the requests to `apiRoot`, through the proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` of `env` name
 * (nodejs.org/api/http.html, "Built-in Proxy Support"; axios reads the same). Its idle sockets do not keep the process alive.
 */
export function createConnectionAgent(apiRoot: string, env: NodeJS.ProcessEnv = {}): http.Agent {
  const secure = apiRoot.startsWith('https:');
  const settings = { keepAlive: true, timeout: IDLE_SOCKET_MS, proxyEnv: env };
  const agent = secure ? new https.Agent(settings) : new http.Agent(settings);
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    let isSettled = false;
    const settle = (error: Error | null | undefined, tunnel?: Duplex): void => {
      clearTimeout(tooLong);
      if (isSettled) tunnel?.destroy();
      else {
        isSettled = true;
        if (error) mark(error);
        callback?.(error ?? null, tunnel as Duplex);
      }
    };
    // A tunnel through a proxy is handed over once it stands; a socket of our own comes back at once.
    const tooLong = setTimeout(() => {
      settle(timedOut());
    }, CONNECT_TIMEOUT_MS);
    const socket = connect(options, settle);
    if (socket) {
      clearTimeout(tooLong);
      markEarlyErrors(socket, secure ? 'secureConnect' : 'connect');
    }
    return socket;
  };
  return agent;
}

function timedOut(): NodeJS.ErrnoException {
  return Object.assign(new Error('connection timed out'), { code: 'ETIMEDOUT' });
}

function mark(error: NodeJS.ErrnoException): void {
  const { code = '' } = error;
  if (!code.startsWith(NOT_CONNECTED)) error.code = `${NOT_CONNECTED} ${code}`.trim();
}

function markEarlyErrors(socket: Duplex, ready: string): void {
  const timer = setTimeout(() => {
    socket.destroy(timedOut());
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
