/**
 * The messengers' webhooks. Every reply of a person comes through here, so it skips what only pages need: the body is
 * read as Node delivers it, and the headers are written at once.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebhookPost } from '../../channels/read-webhook-post.ts';
import { PROTECTIVE_HEADERS } from './protective-headers.ts';
import { readAtMost } from './read-at-most.ts';

/** Bytes of a post's body; a longer one is refused. */
const MOST_BYTES = 256 * 1024;

export interface Webhook {
  readonly path: string;
  readonly secretHeader: string;
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

async function answer({ secretHeader, receive }: Webhook, request: IncomingMessage, response: ServerResponse) {
  const body = await readAtMost(request, MOST_BYTES + 1);
  // The client has disconnected.
  if (body === null) return;
  const secret = request.headers[secretHeader];
  const { status, body: text } = await receive({
    method: request.method ?? '',
    secret: typeof secret === 'string' ? secret : null,
    body,
  });
  response.writeHead(status, {
    ...PROTECTIVE_HEADERS,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...(body.length > MOST_BYTES && { connection: 'close' }),
  });
  response.end(text);
}
