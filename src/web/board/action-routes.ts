/** The secretariat's actions on the board. Each checks permission again; a form only offers it. */

import type { Hono } from 'hono';
import { LETTER_DAY_UNCLEAR, letterWords } from '../../conversation/compose/say-review.ts';
import { ruled, rulingRefused } from '../../conversation/compose/say-readings.ts';
import { parseLocalDate } from '../../domain/calendar/dates.ts';
import type { SuspensionScope } from '../../domain/tasks/assignment.ts';
import type { PatternRuling } from '../../domain/tasks/learned-status.ts';
import { findAgencyByCode } from '../../store/programmes/agencies.ts';
import { actOnBoard, BOARD_ACTIONS } from './act-on-board.ts';
import { ruleOnPattern } from '../../usecases/learn/rule-on-pattern.ts';
import { askByLetter } from '../../usecases/remind/ask-by-letter.ts';
import { actingOnBoard } from '../../usecases/people/acting-on-board.ts';
import { numberOf } from '../door/fields.ts';
import type { BoardDesk } from './desk.ts';
import { mayRuleOnReadings } from './readings-page.ts';
import { notFoundPage } from './sign-in-page.ts';

const RULINGS: ReadonlyMap<string, PatternRuling> = new Map([
  ['approve', 'approved'],
  ['refuse', 'refused'],
]);
const LONGEST_REASON = 1000;
const LONGEST_DOCUMENT = 200;

/** The forms on a task's page. */
export function addActionRoutes(app: Hono, desk: BoardDesk): void {
  app.post('/board/task/:task/:action', (context) =>
    desk.post(context, (fields, viewer) => {
      const action = BOARD_ACTIONS.find((known) => known === context.req.param('action'));
      const [taskId, assignmentId, rev] = [context.req.param('task'), fields('share'), fields('rev')].map(numberOf);
      if (action === undefined || taskId == null || assignmentId == null || rev == null) {
        return desk.outside(context, 'Không có trang này', notFoundPage(), 404);
      }
      const outcome = desk.change((work) =>
        actOnBoard(work, viewer, {
          action,
          taskId,
          assignmentId,
          rev,
          reason: (fields('reason') ?? '').trim().slice(0, LONGEST_REASON),
          date: (fields('date') ?? '').trim(),
          scope: scopeOf(fields('scope')),
          eventId: numberOf(fields('event')),
          into: numberOf((fields('into') ?? '').trim().replace(/^#/u, '')),
          isSure: fields('sure') === '1',
          agency: (fields('agency') ?? '').normalize('NFC').trim().slice(0, LONGEST_DOCUMENT),
        }),
      );
      desk.office.wake();
      return desk.goTo(context, `/board/task/${String(taskId)}`, {
        tone: outcome.did ? 'done' : 'refused',
        text: outcome.text,
      });
    }),
  );

  app.post('/board/readings/:id/:ruling', (context) =>
    desk.post(context, (_fields, viewer) => {
      const ruling = RULINGS.get(context.req.param('ruling'));
      const id = numberOf(context.req.param('id'));
      if (ruling === undefined || id === null || !mayRuleOnReadings(viewer)) {
        return desk.outside(context, 'Không có trang này', notFoundPage(), 404);
      }
      const outcome = desk.change((work) => ruleOnPattern(work, actingOnBoard(viewer).author, id, ruling));
      const note =
        outcome.kind === 'ruled'
          ? ({ tone: 'done', text: ruled(outcome.pattern, ruling, outcome.status) } as const)
          : ({ tone: 'refused', text: rulingRefused(id, outcome) } as const);
      return desk.goTo(context, '/board/readings', note);
    }),
  );

  app.post('/board/agency/:code/letter', (context) =>
    desk.post(context, (fields, viewer) => {
      const agency = desk.change((work) => findAgencyByCode(work.tx, context.req.param('code')));
      if (agency === undefined || viewer.sight.kind !== 'all') {
        return desk.outside(context, 'Không có trang này', notFoundPage(), 404);
      }
      const on = parseLocalDate((fields('date') ?? '').trim());
      const document = (fields('document') ?? '').normalize('NFC').trim().slice(0, LONGEST_DOCUMENT);
      const note =
        on === null
          ? ({ tone: 'refused', text: LETTER_DAY_UNCLEAR } as const)
          : desk.change((work) => {
              const outcome = askByLetter(work, actingOnBoard(viewer), agency, { on, document });
              const tone = outcome.kind === 'asked' ? 'done' : 'refused';
              return { tone, text: letterWords(outcome, agency.name, on) } as const;
            });
      return desk.goTo(context, `/board/agency/${encodeURIComponent(agency.code)}`, note);
    }),
  );
}

function scopeOf(field: string | null | undefined): SuspensionScope | null {
  return field === 'duty' || field === 'period' ? field : null;
}
