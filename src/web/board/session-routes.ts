import type { Hono } from 'hono';
import { isSignInLink, signIn, signOut } from '../../usecases/people/board-access.ts';
import type { BoardDesk } from './desk.ts';
import { dropSession, keepSession } from './session.ts';
import { linkSpentPage, signedOutPage, signInPage } from './sign-in-page.ts';

/** Signing in by a link, and signing out. */
export function addSessionRoutes(app: Hono, desk: BoardDesk): void {
  const { publicUrl } = desk.office.rules;

  app.get('/board/sign-in/:secret', (context) => {
    const secret = context.req.param('secret');
    return desk.read((work) => isSignInLink(work, secret))
      ? desk.outside(context, 'Đăng nhập', signInPage(secret))
      : desk.outside(context, 'Đường dẫn không còn dùng được', linkSpentPage(), 410);
  });

  app.post('/board/sign-in/:secret', (context) => {
    const begun = desk.change((work) => signIn(work, context.req.param('secret')));
    if (begun === null) return desk.outside(context, 'Đường dẫn không còn dùng được', linkSpentPage(), 410);
    keepSession(context, publicUrl, begun.session, begun.seconds);
    return desk.goTo(context, '/board');
  });

  app.post('/board/sign-out', (context) =>
    desk.post(context, (_fields, viewer) => {
      desk.change((work) => {
        signOut(work, viewer.session);
      });
      dropSession(context, publicUrl);
      return desk.outside(context, 'Đã thoát', signedOutPage());
    }),
  );
}
