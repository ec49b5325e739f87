import { hash, timingSafeEqual } from 'node:crypto';

/** `secret` is the header in which the messenger sends it; null when the request had none. */
export interface WebhookPost {
  readonly method: string;
  readonly secret: string | null;
  readonly body: Buffer | string | null;
}

export interface WebhookManners {
  readonly secret: string;
  /** Whether the messenger looks at an address it is given with an empty request, which carries no secret. */
  readonly probes: boolean;
}

export type WebhookReading =
  | { readonly kind: 'probe' }
  | { readonly kind: 'body'; readonly json: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly why: string };

const LARGEST_BODY_BYTES = 256 * 1024;

/** Reads nothing of a body whose sender does not know the secret. */
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

/** In a time that tells nothing about either text, its length included. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(given), digest(expected)) && expected !== '';
}
