/** Plays the years, day by day: each act of the program or of a person, and what was delivered because of it. */

import type { SuccessionPlan } from '../../../src/domain/agencies/succession.ts';
import { addDays, day, formatDate, weekdayOf, yearOf, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import { findAgency, insertAgency } from '../../../src/store/programmes/agencies.ts';
import { eachTask, leadsOfEachTask, programmeByCode } from '../../../src/store/programmes/tasks.ts';
import { amendProgramme } from '../../../src/usecases/programme/amend-programme.ts';
import { importProgramme } from '../../../src/usecases/programme/import-programme.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { takeOverAssignment } from '../../../src/usecases/programme/take-over-assignment.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { diceOf, type Dice } from '../chaos/dice.ts';
import { answeringCrowd, silentCrowd, type Act } from './people-at-work.ts';
import { registryOf, type Registry } from './registry.ts';
import { focalPointOf, LEADER, openScene, SECRETARIAT, type Scene, type Sent } from './scene.ts';
import {
  AMENDMENTS,
  HANDED,
  LAST_DAY,
  LINKED_AFTER,
  LINKED_ON,
  NEVER_LINKED,
  NEW_AGENCIES,
  NEXT,
  REORGANISATIONS,
  type AmendedOn,
} from './timetable.ts';

export interface Years {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly answered: boolean;
  /** The first day that is played; a day in January of the year `from` unless told. */
  readonly since?: LocalDate;
  /** The last day that is played; the last of the year `to` unless told. */
  readonly until?: LocalDate;
}

/** A sentence or a state that a rule forbids. */
export interface Complaint {
  readonly check: string;
  readonly day: LocalDate;
  readonly why: string;
  /** The whole text of the message; null where a state is wrong. */
  readonly text: string | null;
}

/** What watches a replay. Every act is framed by `before` and `after`; what it had delivered comes in between. */
export interface Check {
  readonly before?: () => void;
  readonly sent?: (sent: Sent) => readonly Complaint[];
  /** `what` names the act. */
  readonly after?: (what: string) => readonly Complaint[];
  /** When all years are played. */
  readonly end?: () => readonly Complaint[];
}

export interface Around {
  readonly scene: Scene;
  readonly registry: Registry;
}

export interface Played {
  readonly sent: readonly Sent[];
  readonly complaints: readonly Complaint[];
  readonly acts: number;
  /** All that was recorded. */
  readonly kinds: ReadonlySet<string>;
}

/** How the start of the first year stands to the decision: a week after it was issued, or the first working days of a later year. */
const FIRST_DAY = day('2022-03-21');
/** A reorganisation is entered this many days before it takes effect. */
const KNOWN_AHEAD_DAYS = 20;

/** `atYear` is told of each year that begins. */
export async function playYears(
  years: Years,
  checksFor: (around: Around) => readonly Check[],
  atYear: (year: number, sent: number) => void = () => undefined,
): Promise<Played> {
  const january = day(`${String(years.from)}-01-03`);
  const first = years.since ?? (january < FIRST_DAY ? FIRST_DAY : january);
  const last = years.until ?? day(`${String(years.to)}-12-31`);
  const scene = await openScene(`${first} 06:00`);
  const registry = registryOf(scene.database);
  const checks = checksFor({ scene, registry });
  const crowd = years.answered ? answeringCrowd(scene, registry, years.seed) : silentCrowd(scene);
  const sent: Sent[] = [];
  const complaints: Complaint[] = [];
  let acts = 0;

  async function play(what: string, act: () => Promise<void>): Promise<void> {
    acts += 1;
    for (const check of checks) check.before?.();
    await act();
    registry.refresh();
    const fresh = scene.taken();
    sent.push(...fresh);
    for (const check of checks) for (const each of fresh) complaints.push(...(check.sent?.(each) ?? []));
    for (const check of checks) complaints.push(...(check.after?.(what) ?? []));
    crowd.hear(fresh);
  }

  const outside = worldOf(scene, first, years);
  try {
    for (let today = first; today <= last; today = addDays(today, 1)) {
      if (today === first || today.endsWith('-01-01')) atYear(yearOf(today), sent.length);
      scene.moveTo(today, '07:00');
      await play('deliveries', () => scene.deliver());
      for (const { what, run } of outside(today)) await play(what, run);
      if (weekdayOf(today) === 1) {
        scene.moveTo(today, '07:30');
        await play('the weekly digest', () => scene.run('digest'));
      }
      scene.moveTo(today, '08:00');
      await play('the daily tick', () => scene.run('reminders'));
      let minutes = 0;
      // An answer to an answer of the bot's comes on the same day.
      for (let todo = crowd.actsOf(today); todo.length > 0; todo = crowd.actsOf(today)) {
        for (const { what, run } of todo) {
          minutes += 2;
          scene.moveTo(today, clockAt(minutes));
          await play(what, run);
        }
      }
    }
    for (const check of checks) complaints.push(...(check.end?.() ?? []));
    return { sent, complaints, acts, kinds: new Set(registry.kindsSince(0)) };
  } finally {
    scene.close();
  }
}

/** From half past eight on. */
function clockAt(minutes: number): string {
  const all = Math.min(8 * 60 + 30 + minutes, 17 * 60);
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}

/** What comes from outside on a day: groups are linked, agencies end, tasks are handed over, the programme gets its last day. */
function worldOf(scene: Scene, first: LocalDate, { answered, seed, to }: Years): (today: LocalDate) => readonly Act[] {
  const isLate = LINKED_ON.every(({ on }) => on < first);
  const change = <T>(act: (work: Work) => T): T =>
    scene.database.transact((tx) => act(workAt(tx, scene.now(), scene.rules)));
  const codes = scene.database.raw
    .prepare<[], string>(`select code from agency where kind = 'agency' order by id`)
    .pluck()
    .all();
  const ended = scene.database.raw
    .prepare<[string], string | null>('select ended_on from agency where code = ?')
    .pluck();
  const links = (code: string, index: number): Act => ({
    what: `${code} links its group`,
    // Played from a late day on, an agency may have ended before its group would have been linked.
    run: () => (ended.get(code) == null ? scene.links(focalPointOf(code, index), 'agency', code) : Promise.resolve()),
  });

  const due: { readonly on: LocalDate; readonly act: Act }[] = [
    { on: first, act: { what: 'links', run: () => scene.links(SECRETARIAT, 'secretariat') } },
    { on: first, act: { what: 'links', run: () => scene.links(LEADER, 'leaders') } },
    ...codes
      .filter((code) => !NEVER_LINKED.has(code))
      .map((code, index) => ({
        on: isLate ? first : addDays(first, LINKED_AFTER[code] ?? 0),
        act: links(code, index + 10),
      })),
    ...REORGANISATIONS.map((plan) => ({
      on: later(first, addDays(plan.from, -KNOWN_AHEAD_DAYS)),
      act: { what: `the plan to ${plan.kind} ${plan.predecessors.join(', ')}`, run: () => enter(plan) },
    })),
    ...NEW_AGENCIES.map(({ code, name, on }) => ({
      on: later(first, on),
      act: { what: `${code} begins`, run: () => begin(code, name) },
    })),
    ...LINKED_ON.map(({ code, on }, index) => ({ on: later(first, on), act: links(code, index + 60) })),
    ...HANDED.map(({ on, task, to }) => ({
      on: later(first, on),
      act: { what: `#${String(task)} is handed to ${to}`, run: () => hand(task, to) },
    })),
    ...AMENDMENTS.map((amended) => ({
      on: later(first, amended.on),
      act: { what: `the decision is amended (${amended.on})`, run: () => amend(amended) },
    })).filter(({ on }) => on > first),
    ...amendedByChance(),
    ...lastDay(),
    ...(answered ? nextProgramme() : []),
  ];

  function enter(plan: SuccessionPlan): Promise<void> {
    const outcome = change((work) => recordSuccession(work, plan));
    if (outcome.kind === 'refused') throw new Error(outcome.problem);
    return scene.deliver();
  }

  function begin(code: string, name: string): Promise<void> {
    change(({ tx }) => insertAgency(tx, { code, name, kind: 'agency', aliases: [] }));
    return Promise.resolve();
  }

  function hand(task: number, to: string): Promise<void> {
    change((work) => {
      const agency = findAgency(work.tx, to);
      if (agency === undefined) throw new Error(`There is no agency ${to}`);
      takeOverAssignment(work, task, agency, 'Công văn số 1500/UBND-THKH');
    });
    return scene.deliver();
  }

  /** Twice a year, while the first programme runs, a task's date or rhythm is another one. */
  function amendedByChance(): { on: LocalDate; act: Act }[] {
    const { endsOn } = LAST_DAY[answered ? 'answered' : 'unanswered'];
    return Array.from({ length: to - yearOf(first) + 1 }, (_, at) => yearOf(first) + at).flatMap((year) =>
      ['03', '10'].flatMap((month) => {
        const dice = diceOf(seed, 'amendment', `${String(year)}-${month}`);
        const on = day(`${String(year)}-${month}-${String(dice.int(10, 28))}`);
        if (on <= first || on > endsOn) return [];
        return [{ on, act: { what: `the decision is amended by chance (${on})`, run: () => amendOne(dice, year) } }];
      }),
    );
  }

  function amendOne(dice: Dice, year: number): Promise<void> {
    const [task, ...others] = scene.database.read((tx) => eachTask(tx, FIRST));
    const { ref, deadline } = dice.pick([task ?? fail('task'), ...others]);
    const rhythms = ['Định kỳ hằng quý', 'Định kỳ 6 tháng một lần', 'Trước ngày 15/12 hằng năm'] as const;
    const dates = [`Năm ${String(year + 1)}`, `Quý IV/${String(year)}`, `Ngày 30/6/${String(year + 2)}`] as const;
    const words = deadline.kind === 'recurring' || deadline.kind === 'ongoing' ? dice.pick(rhythms) : dice.pick(dates);
    return words === deadline.text
      ? Promise.resolve()
      : amend({ on: scene.today(), changes: { [ref]: { deadline: words } } });
  }

  function amend({ changes, withdraw = [] }: AmendedOn): Promise<void> {
    const outcome = change((work) => {
      const programme = programmeByCode(work.tx, FIRST) ?? fail('the first programme');
      const leads = leadsOfEachTask(work.tx);
      const rows = eachTask(work.tx, FIRST).map(({ id, deadline, ...task }) => ({
        ...task,
        lead: (leads.get(id) ?? []).map(({ name }) => name).join('; '),
        deadline: deadline.text,
        feeds: [],
        ...changes[task.ref],
      }));
      const how = { createAgencies: false, withdraw, silent: new Set<never>(), same: [] };
      return amendProgramme(work, programme, rows, how);
    });
    if (outcome.kind === 'refused') throw new Error(outcome.problem);
    return scene.deliver();
  }

  /** What a new programme goes on with is said by the secretariat, once the first has ended. */
  function nextProgramme(): { on: LocalDate; act: Act }[] {
    const numbers = new Map<string, number>();
    function begins(): Promise<void> {
      const rows = NEXT.tasks.map(({ ref, lead, deadline, from }) => ({
        ref,
        lead,
        deadline,
        section: 'A',
        title: `Nội dung thứ ${ref.slice(2)} của giai đoạn mới${from === null ? '' : ', tiếp theo giai đoạn trước'}`,
        coordinating: '',
        product: 'Báo cáo',
        reportTo: '',
        source: 'annex' as const,
        feeds: [],
      }));
      const outcome = change((work) => importProgramme(work, NEXT.head, rows, { createAgencies: false }));
      if (outcome.kind === 'refused') throw new Error(outcome.problem);
      for (const task of scene.database.read((tx) => eachTask(tx, NEXT.head.code))) numbers.set(task.ref, task.id);
      return scene.deliver();
    }
    return [
      { on: NEXT.importedOn, act: { what: 'a new programme begins', run: begins } },
      ...NEXT.tasks.flatMap(({ ref, from }) =>
        from === null
          ? []
          : [
              {
                on: NEXT.continuedOn,
                act: {
                  what: `#${String(from)} goes on`,
                  run: () =>
                    scene.says(SECRETARIAT, `/chuyentiep ${String(from)} ${String(numbers.get(ref) ?? fail(ref))}`),
                },
              },
            ],
      ),
    ];
  }

  function lastDay(): { on: LocalDate; act: Act }[] {
    const { saidOn, endsOn } = LAST_DAY[answered ? 'answered' : 'unanswered'];
    if (endsOn < first) return [];
    const sayingOn = later(first, saidOn);
    const says = (words: string): Act => ({
      what: 'the secretariat says the last day',
      run: () => scene.says(SECRETARIAT, `/ketthuc 913-qd-ubnd ${words}`),
    });
    return [
      // A day that lies behind is refused, a later one is taken and then put right.
      { on: sayingOn, act: says(formatDate(addDays(sayingOn, -40))) },
      { on: sayingOn, act: says(formatDate(addDays(endsOn, 400))) },
      { on: sayingOn, act: says(formatDate(endsOn)) },
    ];
  }

  return (today) => {
    const now = due.filter(({ on }) => on === today);
    return now.map(({ act }) => act);
  };
}

/** The code of the decision that is played. */
const FIRST = '913-qd-ubnd';

function fail(what: string): never {
  throw new Error(`There is no ${what}`);
}

function later(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other;
}
