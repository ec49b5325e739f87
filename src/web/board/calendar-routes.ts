import type { Hono } from 'hono';
import { findAgencyByCode, listAgencies } from '../../store/programmes/agencies.ts';
import {
  listCalendarLinks,
  makeCalendarLink,
  readCalendarLink,
  revokeCalendarLink,
} from '../../usecases/show/calendar-link.ts';
import type { Work } from '../../usecases/work.ts';
import type { Fields } from '../door/fields.ts';
import { calendarPage } from './calendar-page.ts';
import type { BoardDesk } from './desk.ts';
import { sightingOf } from './filter.ts';
import { boardFrame } from './layout.ts';
import type { SignedIn } from './session.ts';
import { notFoundPage } from './sign-in-page.ts';

/** The calendars, and the page on which their addresses are made and ended. */
export function addCalendarRoutes(app: Hono, desk: BoardDesk): void {
  const { publicUrl } = desk.office.rules;

  const content = (work: Work, viewer: SignedIn, fresh: string | null) => {
    const calendarLinks = listCalendarLinks(work, viewer);
    const agencies = viewer.sight.kind === 'all' ? listAgencies(work.tx) : [];
    return (around: Parameters<typeof calendarPage>[3]) => calendarPage(calendarLinks, agencies, fresh, around);
  };

  app.get('/board/calendar', (context) =>
    desk.show(context, ({ work }, viewer) => ({ title: 'Lịch', content: content(work, viewer, null) })),
  );

  app.post('/board/calendar', (context) =>
    desk.post(context, (fields, viewer) => {
      const page = desk.change((work) => {
        const agencyId = agencyIn(work, fields);
        const secret = agencyId === undefined ? null : makeCalendarLink(work, viewer, agencyId);
        const sighting = sightingOf(work, viewer, () => undefined);
        if (secret === null || sighting === null) return null;
        const address = `${publicUrl ?? ''}/calendar/${secret}.ics`;
        const around = { ...sighting, viewer, note: undefined, rehearsal: desk.office.rehearsal ?? null };
        // Shown only here: it is neither stored nor put into an address.
        return { markup: boardFrame('Lịch', around, content(work, viewer, address)(around)) };
      });
      return page === null
        ? desk.outside(context, 'Không có trang này', notFoundPage(), 404)
        : context.html(page.markup);
    }),
  );

  app.post('/board/calendar/revoke', (context) =>
    desk.post(context, (fields, viewer) => {
      desk.change((work) => {
        const agencyId = agencyIn(work, fields);
        if (agencyId !== undefined) revokeCalendarLink(work, viewer, agencyId);
      });
      return desk.goTo(context, '/board/calendar', { tone: 'done', text: 'Đã thu hồi địa chỉ lịch.' });
    }),
  );

  app.get('/calendar/:file', async (context) => {
    const secret = /^([\w-]{43})\.ics$/.exec(context.req.param('file'))?.[1];
    const read = desk.read((work) => ({
      calendar: secret === undefined ? null : readCalendarLink(work, secret),
      today: work.today,
    }));
    if (read.calendar === null) return context.text('Không có lịch này, hoặc địa chỉ đã bị thu hồi.', 404);
    // Only calendars need the library: it is loaded with the first one.
    const { writeCalendar } = await import('./write-calendar.ts');
    return context.body(writeCalendar(read.calendar, read.today, publicUrl), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="dondoc.ics"',
    });
  });
}

/** Null: everything that the viewer may see; undefined: no such agency. */
function agencyIn(work: Work, fields: Fields): number | null | undefined {
  const code = fields('agency') ?? '';
  return code === '' ? null : findAgencyByCode(work.tx, code)?.id;
}
