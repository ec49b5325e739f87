import { hash, timingSafeEqual } from 'node:crypto';

/** `secret` is the header in which the messenger sends it; null when the request had none. */
export interface WebhookPost {
  readonly method: string;
  readonly secret: string | null;
  /** Empty or null for none; `unread` for one that was not read, because the secret is not ours. */
  readonly body: Buffer | string | null | typeof UNREAD;
}

/** Stands for a body of which nothing was read. */
export const UNREAD = Symbol('unread');

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
/** No update nests deeper than a tenth of it; what walks through one calls itself at each level. */
const DEEPEST = 100;

/** Checks the secret before it reads anything of the body. */
export function readWebhookPost({ method, secret, body }: WebhookPost, manners: WebhookManners): WebhookReading {
  if (body === UNREAD) {
    if (method.toUpperCase() !== 'POST') return { kind: 'refused', status: 405, why: 'not a POST' };
    return { kind: 'refused', status: 403, why: 'wrong or missing secret' };
  }
  const bytes = typeof body === 'string' || body === null ? Buffer.from(body ?? '') : body;
  if (bytes.length === 0 && manners.probes) return { kind: 'probe' };
  if (method.toUpperCase() !== 'POST') return { kind: 'refused', status: 405, why: 'not a POST' };
  if (bytes.length > LARGEST_BODY_BYTES) return { kind: 'refused', status: 413, why: 'body too large' };
  if (!isSecret(secret, manners.secret)) return { kind: 'refused', status: 403, why: 'wrong or missing secret' };
  const text = bytes.toString('utf8');
  if (isTooDeep(text)) return { kind: 'refused', status: 400, why: 'nested too deeply' };
  try {
    return { kind: 'body', json: JSON.parse(text) };
  } catch {
    return { kind: 'refused', status: 400, why: 'not JSON' };
  }
}

/** What both messengers' webhooks are answered. */
export function replyToPost(status: number): PostReply {
  return { status, body: JSON.stringify({ ok: status === 200 }) };
}

/** Takes the same time for any two texts, so that it reveals neither them nor their lengths. An empty secret is nobody's. */
export function isSecret(given: string | null, expected: string): boolean {
  const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(given ?? ''), digest(expected)) && expected !== '';
}

function isTooDeep(json: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (isInText) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isInText = false;
    } else if (sign === '"') isInText = true;
    else if (sign === '[' || sign === '{') {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (sign === ']' || sign === '}') depth -= 1;
  }
  return false;
}
