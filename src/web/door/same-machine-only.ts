/**
 * The rehearsal has no sign-in, so only its own pages may use it: a foreign site must neither post to it (forged
 * requests) nor reach it under a name of its own that resolves here (DNS rebinding).
 */

import type { MiddlewareHandler } from 'hono';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?$/i;
const OWN_SITES = ['same-origin', 'none'];

/** Whether an address to listen on is reachable from this machine only. */
export function isLoopback(host: string): boolean {
  return host === '::1' || LOOPBACK.test(host);
}

export const sameMachineOnly: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('Host') ?? '';
  if (!LOOPBACK.test(host)) {
    return context.text('Trang diễn tập chỉ mở được trên chính máy này, tại địa chỉ 127.0.0.1 hoặc localhost.', 403);
  }
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
    const origin = context.req.header('Origin');
    const site = context.req.header('Sec-Fetch-Site');
    const isForeign = origin !== undefined && origin !== `http://${host}`;
    if (isForeign || (site !== undefined && !OWN_SITES.includes(site))) {
      return context.text(
        'Yêu cầu đến từ một trang khác nên không được nhận; đề nghị gửi từ chính trang diễn tập.',
        403,
      );
    }
  }
  return next();
};
