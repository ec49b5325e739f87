/** The session's cookie, the token in every form of a session, and the signed-in viewer. */

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import { viewerOf, type Viewer } from '../../usecases/people/board-access.ts';
import type { Work } from '../../usecases/work.ts';

/** A viewer, and the token that the page's forms must return. */
export interface SignedIn extends Viewer {
  readonly session: string;
  readonly formToken: string;
}

const NAME = 'dondoc';

/** Under https the cookie is bound to this host and never sent in the clear. */
function isSecure(publicUrl: string | null): boolean {
  return publicUrl?.startsWith('https:') === true;
}

/** Sets the cookie of a session, for as many seconds. */
export function keepSession(context: Context, publicUrl: string | null, session: string, seconds: number): void {
  const secure = isSecure(publicUrl);
  setCookie(context, NAME, session, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    // A duration, not an instant: the browser's clock may differ from ours.
    maxAge: seconds,
    ...(secure ? { prefix: 'host' } : {}),
  });
}

/** Removes the cookie of a session. */
export function dropSession(context: Context, publicUrl: string | null): void {
  const secure = isSecure(publicUrl);
  deleteCookie(context, NAME, { path: '/', secure, ...(secure ? { prefix: 'host' } : {}) });
}

/** Who is signed in by the cookie; null for nobody. */
export function signedInBy(context: Context, work: Work): SignedIn | null {
  const session = isSecure(work.rules.publicUrl) ? getCookie(context, NAME, 'host') : getCookie(context, NAME);
  if (session === undefined || session === '') return null;
  const viewer = viewerOf(work, session);
  return viewer === null ? null : { ...viewer, session, formToken: formTokenOf(session) };
}

/** Whether somebody is signed in by the header `Cookie` of a request that no page has seen. */
export function isSignedInBy(cookie: string | undefined, work: Work): boolean {
  const name = isSecure(work.rules.publicUrl) ? `__Host-${NAME}` : NAME;
  const session = parse(cookie ?? '', name)[name];
  return session !== undefined && session !== '' && viewerOf(work, session) !== null;
}

/** Derived from the session by a one-way function: it proves the session and does not reveal it. */
function formTokenOf(session: string): string {
  return createHmac('sha256', session).update('form').digest('base64url');
}

/** Compares a form's token in constant time. */
export function isFormToken(expected: string, given: string | undefined): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given ?? '')];
  return a.length === b.length && timingSafeEqual(a, b);
}
