import type { MiddlewareHandler } from 'hono';

/** No script, no frame, nothing from elsewhere: whatever people write, the page only shows it. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const protectiveHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Content-Security-Policy', POLICY);
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('X-Frame-Options', 'DENY');
  context.header('Cross-Origin-Resource-Policy', 'same-origin');
  // Not `no-referrer`: browsers would then post with the origin "null", which counts as foreign.
  context.header('Referrer-Policy', 'same-origin');
  context.header('Cache-Control', 'no-store');
};
