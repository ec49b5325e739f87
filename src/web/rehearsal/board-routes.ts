import type { Hono } from 'hono';
import { agencyById } from '../../store/programmes/agencies.ts';
import { peopleWith } from '../../store/people/people.ts';
import { issueSignInLink, signIn } from '../../usecases/people/board-access.ts';
import { workAt } from '../../usecases/work.ts';
import { keepSession, signedInBy } from '../board/session.ts';
import { numberOf } from '../door/fields.ts';
import type { Desk } from './desk.ts';

/**
 * Opens the board from the rehearsal. There are no private chats here: a link acts as "/bang" written by a member of
 * the secretariat, and signs the visitor in.
 */
export function addBoardRoutes(app: Hono, { office }: Desk): void {
  const { database, rules, clock } = office;

  app.get('/open-board', (context) => {
    const agencyId = numberOf(context.req.query('agency'));
    const opened = database.transact((tx) => {
      const agency = agencyId === null ? null : agencyById(tx, agencyId);
      const [person] = peopleWith(tx, 'secretariat');
      if (agency === undefined || person === undefined) return null;
      const work = workAt(tx, clock.now(), rules);
      const begun = signedInBy(context, work) === null ? signIn(work, issueSignInLink(work, person.id)) : null;
      return { begun, path: agency === null ? '/board' : `/board/agency/${encodeURIComponent(agency.code)}` };
    });
    if (opened === null) return context.notFound();
    if (opened.begun !== null) keepSession(context, rules.publicUrl, opened.begun.session, opened.begun.seconds);
    return context.redirect(opened.path, 303);
  });
}
