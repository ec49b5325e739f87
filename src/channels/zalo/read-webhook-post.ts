import { createHash, timingSafeEqual } from 'node:crypto';

/** `secret` is the header `X-Bot-Api-Secret-Token`; null when the request had none. */
export interface WebhookPost {
  readonly method: string;
  readonly secret: string | null;
  readonly body: Buffer | string | null;
}

/** `probe`: Zalo's look at an address it was given; it has no body, and no secret either. */
export type WebhookReading =
  | { readonly kind: 'probe' }
  | { readonly kind: 'body'; readonly json: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly why: string };

const LARGEST_BODY_BYTES = 256 * 1024;

/** Reads nothing of a body whose sender does not know `expectedSecret`. */
export function readWebhookPost({ method, secret, body }: WebhookPost, expectedSecret: string): WebhookReading {
  const bytes = Buffer.from(body ?? '');
  if (bytes.length === 0) return { kind: 'probe' };
  if (method.toUpperCase() !== 'POST') return { kind: 'refused', status: 405, why: 'not a POST' };
  if (bytes.length > LARGEST_BODY_BYTES) return { kind: 'refused', status: 413, why: 'body too large' };
  if (!isSame(secret ?? '', expectedSecret)) return { kind: 'refused', status: 403, why: 'wrong or missing secret' };
  try {
    return { kind: 'body', json: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return { kind: 'refused', status: 400, why: 'not JSON' };
  }
}

/** In a time that tells nothing about either text, its length included. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected)) && expected !== '';
}
