/**
 * The messengers' webhooks. Every reply of a person comes through here, so it skips what only pages need: the body is
 * read as Node delivers it, and the headers are written at once.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { UNREAD, type WebhookPost } from '../../channels/read-webhook-post.ts';
import { PROTECTIVE_HEADERS } from './protective-headers.ts';
import { hangUp } from './hang-up.ts';
import { isBodyEmpty, readAtMost } from './read-at-most.ts';

/** Bytes of a post's body; a longer one is refused. */
const MOST_BYTES = 256 * 1024;

export interface Webhook {
  readonly path: string;
  readonly secretHeader: string;
  /** Whether the secret of a request is ours; the body of any other one stays unread. */
  readonly knows: (secret: string | null) => boolean;
  /** Never rejects. */
  readonly receive: (post: WebhookPost) => Promise<{ readonly status: number; readonly body: string }>;
}

/** Answers posts to a messenger's address; false for any other request. */
export function answerWebhooks(
  webhooks: readonly Webhook[],
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const byPath = new Map(webhooks.map((webhook) => [webhook.path, webhook]));
  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const webhook = byPath.get(path);
    if (webhook === undefined) return false;
    void answer(webhook, request, response);
    return true;
  };
}

async function answer(
  { secretHeader, knows, receive }: Webhook,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const header = request.headers[secretHeader];
  const secret = typeof header === 'string' ? header : null;
  const isRead = isBodyEmpty(request) || knows(secret);
  const body = isRead ? await readAtMost(request, MOST_BYTES + 1) : UNREAD;
  // The client has disconnected.
  if (body === null) return;
  const { status, body: text } = await receive({ method: request.method ?? '', secret, body });
  response.writeHead(status, {
    ...PROTECTIVE_HEADERS,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...((body === UNREAD || body.length > MOST_BYTES) && { connection: 'close' }),
  });
  if (body === UNREAD) hangUp(request, response);
  response.end(text);
}
