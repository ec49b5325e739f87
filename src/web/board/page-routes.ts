import type { Hono } from 'hono';
import { LIST_WORDS } from '../../conversation/compose/list-words.ts';
import { findAgencyByCode } from '../../store/programmes/agencies.ts';
import type { ReportFile } from '../../conversation/message/report-file.ts';
import { parseLocalDate } from '../../domain/calendar/dates.ts';
import { periodOf } from '../../domain/deadlines/period.ts';
import { handOut } from '../door/report-routes.ts';
import { numberOf } from '../door/fields.ts';
import { agenciesPage, readAgencies } from './agencies-page.ts';
import { untilItsEnd } from '../../usecases/figures/look-back.ts';
import { agencyPage, readAgency } from './agency-page.ts';
import type { BoardDesk } from './desk.ts';
import { listPage, readListPage } from './list-page.ts';
import { overviewPage, readOverview } from './overview-page.ts';
import { mayRuleOnReadings, readingsPage, readReadings } from './readings-page.ts';
import type { Sighting } from './filter.ts';
import { readTask, taskPage } from './task-page.ts';

/** The report ("docx" or "xlsx") from `from` to the day shown; the current quarter by default. */
function reportAsked({ work, scope, filter }: Sighting, format: string, from: string): ReportFile | null {
  if (format !== 'docx' && format !== 'xlsx') return null;
  const first = from === '' ? periodOf(work.today, 'quarterly').start : parseLocalDate(from);
  if (first === null || first > work.today) return null;
  const agencyId = filter.agency?.id ?? (scope.kind === 'agency' ? scope.agencyId : null);
  const { programmeIds } = scope.narrow ?? {};
  const programmes = programmeIds === undefined ? {} : { programmes: programmeIds };
  return { format, agencyId, ...programmes, from: first, to: work.today, asOf: work.now };
}

/** The pages that only show. */
export function addPageRoutes(app: Hono, desk: BoardDesk): void {
  app.get('/board', (context) =>
    desk.show(context, (sighting, viewer) => {
      const overview = readOverview(sighting, viewer);
      return { title: 'Tổng quan', content: (around) => overviewPage(overview, around) };
    }),
  );

  app.get('/board/report', async (context) => {
    const file = desk.look(context, (sighting) =>
      reportAsked(sighting, context.req.query('format') ?? '', context.req.query('from') ?? ''),
    );
    if ('refusal' in file) return file.refusal;
    return handOut(context, file.found, await desk.office.writeReport(file.found, context.req.raw.signal));
  });

  app.get('/board/agencies', (context) =>
    desk.show(context, (sighting, viewer) => {
      if (viewer.sight.kind !== 'all') return null;
      const view = readAgencies(sighting, (name) => context.req.query(name));
      return { title: 'Đơn vị', content: (around) => agenciesPage(view, around) };
    }),
  );

  app.get('/board/agency/:code', (context) =>
    desk.show(context, (sighting, { sight }) => {
      const agency = findAgencyByCode(sighting.work.tx, context.req.param('code'));
      if (agency === undefined || (sight.kind === 'agency' && sight.agencyId !== agency.id)) return null;
      const scope = { ...sighting.scope, kind: 'agency', agencyId: agency.id } as const;
      const own = { ...sighting, ...untilItsEnd(sighting.work, scope) };
      const filter = { ...sighting.filter, agency };
      const view = readAgency(own, agency);
      return { title: agency.name, content: (around) => agencyPage(view, { ...around, filter, work: own.work }) };
    }),
  );

  app.get('/board/readings', (context) =>
    desk.show(context, ({ work }, viewer) => {
      if (!mayRuleOnReadings(viewer)) return null;
      const view = readReadings(work);
      return { title: 'Cách hiểu câu trả lời', content: (around) => readingsPage(view, around) };
    }),
  );

  app.get('/board/tasks', (context) =>
    desk.show(context, (sighting) => {
      const view = readListPage(sighting, (name) => context.req.query(name));
      return { title: LIST_WORDS[view.name].title, content: (around) => listPage(view, around) };
    }),
  );

  app.get('/board/task/:task', (context) =>
    desk.show(context, (sighting) => {
      const taskId = numberOf(context.req.param('task'));
      const view = taskId === null ? null : readTask(sighting, taskId);
      if (view === null) return null;
      return { title: `Nhiệm vụ #${String(taskId)}`, content: (around) => taskPage(view, around) };
    }),
  );
}
