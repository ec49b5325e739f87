import type { Hono } from 'hono';

/** Picture addresses end in .png because Zalo checks it. */
const NAME = /^([A-Za-z0-9_-]{20,64})\.png$/;

/** The headers of an image on a public address that cannot be guessed. */
const HEADERS = {
  'Content-Type': 'image/png',
  'Cache-Control': 'public, max-age=86400, immutable',
  'Content-Security-Policy': "default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
  'Referrer-Policy': 'no-referrer',
};

const REFUSAL_HEADERS = {
  ...HEADERS,
  'Content-Type': 'text/plain; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Frame-Options': 'DENY',
};

/** Serves pictures under `path` to messengers; `find` gives null for an unknown or expired one. */
export function addPictureRoutes(app: Hono, path: string, find: (name: string) => Promise<Buffer | null>): void {
  app.get(`${path}/:name`, async (context) => {
    const name = NAME.exec(context.req.param('name'))?.[1];
    const png = name === undefined ? null : await find(name);
    if (png !== null) return context.body(new Uint8Array(png), 200, HEADERS);
    return context.text('Không có biểu đồ này, hoặc đã hết hạn xem.', 404, REFUSAL_HEADERS);
  });
}
