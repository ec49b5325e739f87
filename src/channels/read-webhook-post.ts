import { hash, timingSafeEqual } from 'node:crypto';

/** `secret` is the header in which the messenger sends it; null when the request had none. */
export interface WebhookPost {
  readonly method: string;
  readonly secret: string | null;
  readonly body: Buffer | string | null;
}

export interface WebhookManners {
  readonly secret: string;
  /** Whether the messenger probes a new address with an empty request, which carries no secret. */
  readonly probes: boolean;
}

export type WebhookReading =
  | { readonly kind: 'probe' }
  | { readonly kind: 'body'; readonly json: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly why: string };

/** `status` is HTTP's. */
export interface PostReply {
  readonly status: number;
  readonly body: string;
}

const LARGEST_BODY_BYTES = 256 * 1024;

/** Checks the secret before it reads anything of the body. */
export function readWebhookPost({ method, secret, body }: WebhookPost, manners: WebhookManners): WebhookReading {
  const bytes = typeof body === 'string' || body === null ? Buffer.from(body ?? '') : body;
  if (bytes.length === 0 && manners.probes) return { kind: 'probe' };
  if (method.toUpperCase() !== 'POST') return { kind: 'refused', status: 405, why: 'not a POST' };
  if (bytes.length > LARGEST_BODY_BYTES) return { kind: 'refused', status: 413, why: 'body too large' };
  if (!isSame(secret ?? '', manners.secret)) return { kind: 'refused', status: 403, why: 'wrong or missing secret' };
  try {
    return { kind: 'body', json: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return { kind: 'refused', status: 400, why: 'not JSON' };
  }
}

/** What both messengers' webhooks are answered. */
export function replyToPost(status: number): PostReply {
  return { status, body: JSON.stringify({ ok: status === 200 }) };
}

/** Takes the same time for any two texts, so that it reveals neither them nor their lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(given), digest(expected)) && expected !== '';
}
