/** Gathers a periodic report: the figures, what happened in the period, and every assignment as of the cut-off. */

import type { Report, ReportAssignment, ReportHead } from '../../conversation/compose/report/report.ts';
import { NO_STRUCTURAL_CHANGES } from '../../conversation/compose/structure-words.ts';
import { withFormer } from '../../conversation/compose/report/assignment-words.ts';
import { addDays, addMs, instantAt, localDateOf, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import { isOpen } from '../../domain/tasks/assignment.ts';
import type { Agency, Programme } from '../../domain/tasks/task.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import {
  cancelledSince,
  completedSince,
  extensionsGranted,
  formerOwners,
  joinedInto,
  leadsByTask,
  reportRows,
  successorNames,
  type ReportRow,
} from '../../store/figures/report-rows.ts';
import { structuralChanges } from '../../store/figures/digest-figures.ts';
import { lateFeeders } from '../../store/programmes/late-feeders.ts';
import { openObjections } from '../../store/record/pleas.ts';
import { passedClaims } from '../../store/record/passed-claims.ts';
import { listProgrammes } from '../../store/programmes/tasks.ts';
import { figuresByAgency, figuresIn } from './figures.ts';
import { apartByEnd, lookBack, untilItsEnd } from './look-back.ts';
import { heirNamer } from '../heir-names.ts';
import type { Work } from '../work.ts';

/** `programme` is null for all. `from` and `to` are both included; `to` is the cut-off. */
export interface ReportQuestion {
  readonly scope: Scope;
  readonly programme: Programme | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The head of a report, enough for a caption: no assignment is read for it. */
export function reportHead(work: Work, question: ReportQuestion): ReportHead {
  const { then, scope } = standAt(work, question);
  return { ...headOf(work, question, then), figures: figuresIn(then, scope) };
}

/**
 * The whole report. Its assignments are read while they are iterated, which must happen in the same transaction; so few
 * that they can be kept are read once.
 */
export function gatherReport(work: Work, question: ReportQuestion): Report {
  const { tx, rules } = work;
  const { then, scope, cutOff } = standAt(work, question);
  const { all, agencies } = figuresByAgency(then, scope);
  const from = instantAt(question.from, '00:00', rules.timeZone);
  return {
    ...headOf(work, question, then),
    figures: all,
    byAgency: agencies
      .filter(({ figures }) => figures.total > 0)
      .map(({ agency, figures, isEnded }) => ({ agency: agency.name, figures, isEnded })),
    assignments: keptWhileFew(() => assignmentsIn(then, scope, cutOff)),
    ...inPeriod(then, scope, { from: question.from, since: from, cutOff }),
    // What still waits for a successor has a section of its own.
    structureInPeriod:
      scope.kind === 'all' ? { ...structuralChanges(tx, scope, from, cutOff), waiting: 0 } : NO_STRUCTURAL_CHANGES,
  };
}

/** `then` is the work as of the last day asked about; `cutOff` is the first instant that does not count. */
function standAt(work: Work, question: ReportQuestion): { then: Work; scope: Scope; cutOff: Instant } {
  const end = instantAt(addDays(question.to, 1), '00:00', work.rules.timeZone);
  const { work: then, past } = end <= work.now ? lookBack(work, question.to) : { work, past: null };
  const narrow = { ...question.scope.narrow, programmeId: question.programme?.id ?? null, withEnded: true };
  const asked = { ...question.scope, narrow, past };
  const stopped = untilItsEnd(then, asked);
  return {
    then: stopped.work,
    // An event at this very instant still counts.
    cutOff: stopped.scope.past?.before ?? addMs(work.now, 1),
    scope: stopped.scope,
  };
}

function headOf({ tx, now, rules }: Work, { scope, programme, from, to }: ReportQuestion, then: Work) {
  const { programmeIds = [] } = scope.narrow ?? {};
  const among = listProgrammes(tx).filter(({ id }) => programmeIds.length === 0 || programmeIds.includes(id));
  const programmes = programme === null ? among : [programme];
  return {
    programme: programmes.length === 1 ? (programmes[0] ?? null) : null,
    authority: programmes[0]?.authority ?? '',
    agency: scope.kind === 'all' ? null : (agencyById(tx, scope.agencyId)?.name ?? null),
    from,
    to,
    madeAt: now,
    asOfDay: then.today,
    timeZone: rules.timeZone,
  };
}

/** Of a report with more the assignments are read anew for each pass, so that its memory does not grow with it. */
const MOST_KEPT = 20_000;

function keptWhileFew<T>(read: () => Iterable<T>, most = MOST_KEPT): Iterable<T> {
  let kept: readonly T[] | null = null;
  return {
    *[Symbol.iterator]() {
      if (kept !== null) {
        yield* kept;
        return;
      }
      const seen: T[] = [];
      let isWhole = true;
      for (const one of read()) {
        isWhole &&= seen.length < most;
        if (isWhole) seen.push(one);
        else seen.length = 0;
        yield one;
      }
      if (isWhole) kept = seen;
    },
  };
}

/** What happened in the period; of a programme that has ended, until its last day. */
function inPeriod(
  then: Work,
  scope: Scope,
  { from, since, cutOff }: { readonly from: LocalDate; readonly since: Instant; readonly cutOff: Instant },
): Pick<Report, 'completedInPeriod' | 'overInPeriod' | 'extendedInPeriod' | 'cancelledInPeriod'> {
  const { going, ended } = apartByEnd(then, scope);
  const parts = [
    ...(going === null ? [] : [{ work: then, scope: going, until: cutOff }]),
    ...ended.map(({ work, scope: own }) => ({ work, scope: own, until: own.past?.before ?? cutOff })),
  ];
  const counts = parts.map(({ work: { tx, rules }, scope: own, until }) => ({
    ...completedSince(tx, own, from),
    extended: extensionsGranted(tx, own, since, until),
    cancelled: cancelledSince(tx, own, { since, cutOff: until, timeZone: rules.timeZone }),
  }));
  const sum = (of: (one: (typeof counts)[number]) => number): number => counts.reduce((all, one) => all + of(one), 0);
  return {
    completedInPeriod: sum(({ completed }) => completed),
    overInPeriod: sum(({ over }) => over),
    extendedInPeriod: sum(({ extended }) => extended),
    cancelledInPeriod: { all: sum(({ cancelled }) => cancelled.all), late: sum(({ cancelled }) => cancelled.late) },
  };
}

/** What goes on as of the cut-off, then each programme that has ended as it was left. */
function* assignmentsIn(then: Work, scope: Scope, cutOff: Instant): Generator<ReportAssignment> {
  const { going, ended } = apartByEnd(then, scope);
  if (going !== null) yield* assignmentsOf(then, going, cutOff);
  for (const { work, scope: own } of ended) yield* assignmentsOf(work, own, own.past?.before ?? cutOff);
}

function* assignmentsOf({ tx, rules, today }: Work, scope: Scope, cutOff: Instant): Generator<ReportAssignment> {
  const leads = scope.kind === 'all' ? leadsByTask(tx) : new Map<number, readonly Agency[]>();
  const successors = successorNames(tx, cutOff);
  const former = formerOwners(tx, cutOff);
  const joined = joinedInto(tx, cutOff);
  const passed = passedClaims(tx, null, rules.timeZone, cutOff);
  const objections = openObjections(tx, null, scope.past?.before ?? null);
  const named = heirNamer(tx, today);
  const feeders = lateFeeders(tx, null, today, scope.past ?? null);
  for (const { card: own, last } of reportRows(tx, scope, cutOff)) {
    const card = named(own);
    const { id } = card.assignment;
    const lateFeeder = isOpen(card.assignment) ? feeders.get(id) : undefined;
    const objection = objections.get(id);
    const passedOn = card.assignment.waitingFor === null ? undefined : passed.get(id);
    yield {
      card: {
        ...card,
        ...(lateFeeder !== undefined && { lateFeeder }),
        ...(objection !== undefined && { objection }),
        ...(passedOn !== undefined && { passedOn }),
      },
      leads: (leads.get(card.task.id) ?? [card.agency]).map(({ id, name }) => leadWords(name, successors.get(id))),
      formerly: former.get(id) ?? [],
      joined: (joined.get(id) ?? []).map(({ agency }) => agency),
      report: newestOf([{ agency: null, last }, ...(joined.get(id) ?? [])], rules.timeZone),
      extensions: card.assignment.extensions,
    };
  }
}

/** What was reported last on an assignment or on a share that became one with it. */
function newestOf(
  said: readonly { readonly agency: string | null; readonly last: ReportRow['last'] }[],
  timeZone: string,
): ReportAssignment['report'] {
  const [newest] = said
    .flatMap(({ agency, last }) => (last === null ? [] : [{ agency, last }]))
    .sort((a, b) => (a.last.at > b.last.at ? -1 : 1));
  if (newest === undefined) return null;
  const { agency: by, last } = newest;
  return { text: last.text, added: last.added, on: localDateOf(last.at, timeZone), by };
}

/** An abolished lead is shown as its successors, with its own name behind them. */
function leadWords(name: string, successors: readonly string[] = []): string {
  return successors.length === 0 ? name : withFormer(successors.join(', '), [name]);
}
