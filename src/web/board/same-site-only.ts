/** Accepts a form only from our own pages: browsers send the origin of a post. */

import type { MiddlewareHandler } from 'hono';

/** `publicUrl` is our address behind a proxy, which may pass on another host name. */
export function sameSiteOnly(publicUrl: string | null): MiddlewareHandler {
  const own = publicUrl === null ? null : new URL(publicUrl).host;
  return async (context, next) => {
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
    const origin = context.req.header('Origin');
    const site = context.req.header('Sec-Fetch-Site');
    const from = origin === undefined ? null : hostOf(origin);
    const isForeign = origin !== undefined && from !== own && from !== context.req.header('Host');
    if (isForeign || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
      return context.text(
        'Yêu cầu đến từ một trang khác nên không được nhận; đề nghị gửi từ chính bảng theo dõi.',
        403,
      );
    }
    return next();
  };
}

/** "null", which a page without an origin sends, matches no host. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
