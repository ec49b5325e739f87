/** How agencies join, on the board: a code for one, a sheet for all, and the secretariat's yes or no. */

import type { Hono } from 'hono';
import { mayConfirm } from '../../domain/people/access.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import { findAgencyByCode } from '../../store/programmes/agencies.ts';
import { record } from '../../store/record/record-event.ts';
import { settleLink } from '../../usecases/join/await-link.ts';
import { isCollective, issueLink, issueLinksForUnlinked } from '../../usecases/join/issue-links.ts';
import { actingOnBoard } from '../../usecases/people/acting-on-board.ts';
import { MOST_DAYS } from '../../usecases/people/codes.ts';
import type { Work } from '../../usecases/work.ts';
import { numberOf } from '../door/fields.ts';
import type { Html } from '../door/html.ts';
import type { BoardOffice } from './board-office.ts';
import type { BoardDesk } from './desk.ts';
import { sightingOf } from './filter.ts';
import { linkCodePage, sheetPage } from './join-page.ts';
import { boardFrame } from './layout.ts';
import type { SignedIn } from './session.ts';
import { notFoundPage } from './sign-in-page.ts';

const ANSWERS: ReadonlyMap<string, boolean> = new Map([
  ['confirm', true],
  ['refuse', false],
]);

/** The forms that make joining codes, and their sheet. */
export function addJoinRoutes(app: Hono, desk: BoardDesk): void {
  app.post('/board/agency/:code/code', (context) =>
    desk.post(context, (fields, viewer) => {
      const days = daysOf(fields('days'));
      const given = desk.change((work) => codeFor(work, desk.office, viewer, context.req.param('code'), days));
      switch (given.kind) {
        case 'none':
          return desk.outside(context, 'Không có trang này', notFoundPage(), 404);
        case 'group':
          return desk.goTo(context, `/board/agency/${encodeURIComponent(given.agency.code)}`, {
            tone: 'refused',
            text: `${given.agency.name} là nhóm nhiều đơn vị, mỗi đơn vị được nhắc trong nhóm chat của mình. Đề nghị cấp mã cho từng đơn vị.`,
          });
        case 'issued':
          return context.html(given.page);
      }
    }),
  );

  app.post('/board/codes', (context) =>
    desk.post(context, (fields, viewer) => {
      const days = daysOf(fields('days'));
      const page = desk.change((work) => sheetFor(work, desk.office, viewer, days));
      return page === null ? desk.outside(context, 'Không có trang này', notFoundPage(), 404) : context.html(page);
    }),
  );

  app.post('/board/link/:id/:answer', (context) =>
    desk.post(context, (_fields, viewer) => {
      const accepted = ANSWERS.get(context.req.param('answer'));
      const id = numberOf(context.req.param('id'));
      if (accepted === undefined || id === null || viewer.sight.kind !== 'all') {
        return desk.outside(context, 'Không có trang này', notFoundPage(), 404);
      }
      const settled = desk.change((work) => settleLink(work, actingOnBoard(viewer), id, accepted));
      desk.office.wake();
      return desk.goTo(context, '/board', { tone: settled.kind, text: settled.text });
    }),
  );
}

/** A day where the field holds none that is allowed. */
function daysOf(field: string | null | undefined): number {
  const days = numberOf(field ?? '') ?? 1;
  return days >= 1 && days <= MOST_DAYS ? days : 1;
}

type Given =
  | { readonly kind: 'none' }
  | { readonly kind: 'group'; readonly agency: Agency }
  | { readonly kind: 'issued'; readonly page: Html };

function codeFor(work: Work, office: BoardOffice, viewer: SignedIn, code: string, days: number): Given {
  const agency = findAgencyByCode(work.tx, code);
  const around = aroundOf(work, office, viewer);
  if (agency === undefined || around === null) return { kind: 'none' };
  if (isCollective(work, agency)) return { kind: 'group', agency };
  const issued = issueLink(work, 'agency', agency.id, { days });
  noteIssued(work, viewer, agency.id);
  const page = boardFrame('Mã liên kết', around, linkCodePage(agency, issued, work.rules.timeZone));
  return { kind: 'issued', page };
}

function sheetFor(work: Work, office: BoardOffice, viewer: SignedIn, days: number): Html | null {
  const around = aroundOf(work, office, viewer);
  if (around === null) return null;
  const sheet = issueLinksForUnlinked(work, { days });
  for (const { agency } of sheet.links) noteIssued(work, viewer, agency.id);
  return boardFrame('Phiếu liên kết', around, sheetPage(sheet, work.rules.timeZone));
}

function noteIssued(work: Work, viewer: SignedIn, agencyId: number): void {
  record(work.tx, { at: work.now, kind: 'link_code_issued', agencyId, ...actingOnBoard(viewer).author });
}

/** Null for whoever may not give codes. */
function aroundOf(work: Work, office: BoardOffice, viewer: SignedIn) {
  const sighting = sightingOf(work, viewer, () => undefined);
  if (sighting === null || mayConfirm(viewer.actor) !== 'yes') return null;
  return { ...sighting, viewer, note: undefined, rehearsal: office.rehearsal ?? null };
}
