import type { MiddlewareHandler } from 'hono';

/** No script, no frame, nothing from other hosts: what people write is only displayed. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const PROTECTIVE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // Not `no-referrer`: browsers would then post with the origin "null", which counts as foreign.
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

export const protectiveHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(PROTECTIVE_HEADERS)) context.header(name, value);
};
