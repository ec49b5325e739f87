/** The registry and its figures for other systems: JSON, read-only, with the field names of the command line. */

import { Hono, type Context } from 'hono';
import type { Log } from '../../domain/log.ts';
import { withoutHidden } from '../../domain/text/without-hidden.ts';
import { parseLocalDate } from '../../domain/calendar/dates.ts';
import { findAgencyByCode } from '../../store/programmes/agencies.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import { programmeByCode } from '../../store/programmes/tasks.ts';
import { agencyJson } from '../../usecases/show/agency-json.ts';
import { mayRead } from '../../usecases/people/api-access.ts';
import { figuresJson } from '../../usecases/figures/figures-json.ts';
import { agenciesWithMembers } from '../../usecases/show/list-agencies.ts';
import { pageOfTasks, tasksNamed } from '../../usecases/show/list-tasks.ts';
import { lookBack, untilItsEnd } from '../../usecases/figures/look-back.ts';
import { taskJson } from '../../usecases/show/task-json.ts';
import { workAt, type Work } from '../../usecases/work.ts';
import type { BoardOffice } from '../board/board-office.ts';
import { numberOf } from '../door/fields.ts';
import { protectiveHeaders } from '../door/protective-headers.ts';

const TASKS_OF_A_PAGE = 100;
const MOST_TASKS_OF_A_PAGE = 500;
/** Lists that a request may ask for, by the names of their parameters. */
const LISTS = ['overdue', 'silent'] as const;

const YES: ReadonlySet<string> = new Set(['1', 'true']);
const NO: ReadonlySet<string> = new Set(['0', 'false']);
/** What narrows tasks and figures. */
const NARROWING = ['programme', 'agency', 'q', 'at'] as const;

type Parameter = (typeof NARROWING)[number] | (typeof LISTS)[number] | 'limit' | 'cursor';

/** Why a request cannot be answered, in one sentence. */
interface Problem {
  readonly problem: string;
}

export type Admits = (token: string) => boolean;

interface Asked {
  /** Its `today` is the day asked about. */
  readonly work: Work;
  readonly scope: Scope;
  /** Members of a group, when a group was asked for. */
  readonly groupId: number | null;
}

/** `admits` decides whether a token may read; by default it asks the registry and records the use. */
export function createApi(
  { database, rules, clock }: BoardOffice,
  log: Log,
  admits: Admits = (token) => mayRead(database, clock, token),
): Hono {
  const app = new Hono();
  app.use(protectiveHeaders);
  app.use(async (context, next) => {
    const token = /^Bearer\s+(\S{20,100})$/i.exec(context.req.header('Authorization') ?? '')?.[1];
    if (token !== undefined && admits(token)) return next();
    context.header('WWW-Authenticate', 'Bearer');
    return context.json(
      { error: 'Send "Authorization: Bearer TOKEN" with a token made by "dondoc token create".' },
      401,
    );
  });
  app.onError((error, context) => {
    log.error({ path: context.req.path, error: `${error.name}: ${error.message}` }, 'request failed');
    return context.json({ error: 'The request failed; the reason is in the log of the program.' }, 500);
  });
  app.notFound((context) =>
    context.json({ error: 'There are /api/tasks, /api/task/NUMBER, /api/agencies and /api/figures.' }, 404),
  );

  const answer = (context: Context, known: readonly Parameter[], make: (asked: Asked) => object): Response =>
    database.read((tx) => {
      const wrong = wrongIn(context, known);
      if (wrong !== null) return context.json({ error: wrong.problem }, 400);
      const asked = askedIn(workAt(tx, clock.now(), rules), context);
      if ('problem' in asked) return context.json({ error: asked.problem }, 400);
      const made = make(asked);
      return 'problem' in made ? context.json({ error: made.problem }, 404) : context.json(made);
    });

  app.get('/api/tasks', (context) =>
    answer(context, [...NARROWING, ...LISTS, 'limit', 'cursor'], ({ work, scope, groupId }) => {
      const flag = (name: (typeof LISTS)[number]): boolean => YES.has(context.req.query(name) ?? '');
      const limit = Math.min(numberOf(context.req.query('limit')) ?? TASKS_OF_A_PAGE, MOST_TASKS_OF_A_PAGE);
      const after = numberOf(context.req.query('cursor')) ?? 0;
      const wanted = { scope, lists: LISTS.filter(flag), groupId };
      const { views, next } = pageOfTasks(work, wanted, after, limit);
      return {
        as_of: work.today,
        tasks: views.map((view) => taskJson(view, work.today)),
        next_cursor: next === null ? null : String(next),
      };
    }),
  );

  app.get('/api/task/:task', (context) =>
    answer(context, ['at'], ({ work, scope }) => {
      const named = context.req.param('task');
      const number = numberOf(named);
      const ref = number === null ? ({ kind: 'place', place: named } as const) : ({ kind: 'number', number } as const);
      const views = tasksNamed(work, ref, scope.past ?? null);
      const [view] = views;
      if (view === undefined) return { problem: `There is no task ${named}.` };
      if (views.length > 1) return { problem: `${named} stands in several programmes; ask for a task by its number.` };
      return { as_of: work.today, ...taskJson(view, work.today) };
    }),
  );

  app.get('/api/agencies', (context) =>
    answer(context, ['at'], ({ work }) => ({
      agencies: agenciesWithMembers(work).map((agency) => agencyJson(agency, work.today)),
    })),
  );

  app.get('/api/figures', (context) =>
    answer(context, NARROWING, ({ work, scope }) => figuresJson(work, scope, work.today)),
  );
  return app;
}

/** What a request says that is not known here, or not a value: it is not answered as if it had not been said. */
function wrongIn(context: Context, known: readonly Parameter[]): Problem | null {
  for (const [name, values] of Object.entries(context.req.queries())) {
    const parameter = known.find((each) => each === name);
    if (parameter === undefined)
      return { problem: `There is no parameter "${name}" here; there are ${known.join(', ')}.` };
    if (values.length > 1) return { problem: `Give ${name} once.` };
    const problem = wrongValue(parameter, values[0] ?? '');
    if (problem !== null) return { problem };
  }
  return null;
}

function wrongValue(parameter: Parameter, value: string): string | null {
  switch (parameter) {
    case 'overdue':
    case 'silent':
      return YES.has(value) || NO.has(value) ? null : `${parameter} must be 1 or 0.`;
    case 'limit':
      return (numberOf(value) ?? 0) > 0 ? null : `limit must be a number from 1 to ${String(MOST_TASKS_OF_A_PAGE)}.`;
    case 'cursor':
      return numberOf(value) === null ? 'cursor must be the next_cursor of the page before.' : null;
    case 'programme':
    case 'agency':
    case 'q':
    case 'at':
      return value.trim() === '' ? `${parameter} is empty; leave it out, or give it a value.` : null;
  }
}

/** `programme`, `agency` (codes), `q` and `at` (a day) narrow what is answered. */
function askedIn(work: Work, context: Context): Asked | Problem {
  const given = (name: string): string => withoutHidden(context.req.query(name) ?? '').trim();
  const programme = given('programme') === '' ? null : programmeByCode(work.tx, given('programme'));
  if (programme === undefined) return { problem: `No programme has the code "${given('programme')}".` };
  const agency = given('agency') === '' ? null : findAgencyByCode(work.tx, given('agency'));
  if (agency === undefined) return { problem: `No agency has the code "${given('agency')}".` };
  const at = given('at') === '' ? work.today : parseLocalDate(given('at'));
  if (at === null || at > work.today) return { problem: 'at must be a day that is not in the future, YYYY-MM-DD.' };
  const then = at === work.today ? { work, past: null } : lookBack(work, at);
  const isGroup = agency?.kind === 'group';
  const scope: Scope = {
    ...(agency === null || isGroup ? { kind: 'all' } : { kind: 'agency', agencyId: agency.id }),
    narrow: { programmeId: programme?.id ?? null, words: given('q').slice(0, 100) },
    past: then.past,
  };
  // Of a programme that has ended the record is read as of its last day.
  const stopped = programme === null ? { work: then.work, scope } : untilItsEnd(then.work, scope);
  return { ...stopped, groupId: isGroup ? agency.id : null };
}
