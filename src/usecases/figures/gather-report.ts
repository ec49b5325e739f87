/** Gathers a periodic report: the figures, what happened in the period, and every assignment as of the cut-off. */

import type { Report, ReportAssignment, ReportHead } from '../../conversation/compose/report/report.ts';
import { withFormer } from '../../conversation/compose/report/assignment-words.ts';
import { addDays, addMs, instantAt, localDateOf, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import { isOpen } from '../../domain/tasks/assignment.ts';
import type { Agency, Programme } from '../../domain/tasks/task.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import {
  completedSince,
  extensionsGranted,
  formerOwners,
  leadsByTask,
  reportRows,
  successorNames,
} from '../../store/figures/report-rows.ts';
import { lateFeeders } from '../../store/programmes/late-feeders.ts';
import { listProgrammes } from '../../store/programmes/tasks.ts';
import { figuresByAgency, figuresIn } from './figures.ts';
import { lookBack, untilItsEnd } from './look-back.ts';
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
    assignments: keptWhileFew(() => assignmentsOf(then, scope, cutOff)),
    completedInPeriod: completedSince(tx, scope, question.from),
    extendedInPeriod: extensionsGranted(tx, scope, from, cutOff),
  };
}

/** `then` is the work as of the last day asked about; `cutOff` is the first instant that does not count. */
function standAt(work: Work, question: ReportQuestion): { then: Work; scope: Scope; cutOff: Instant } {
  const end = instantAt(addDays(question.to, 1), '00:00', work.rules.timeZone);
  const { work: then, past } = end <= work.now ? lookBack(work, question.to) : { work, past: null };
  const asked = { ...question.scope, narrow: { programmeId: question.programme?.id ?? null, withEnded: true }, past };
  const stopped = untilItsEnd(then, asked);
  return {
    then: stopped.work,
    // An event at this very instant still counts.
    cutOff: stopped.scope.past?.before ?? addMs(work.now, 1),
    scope: stopped.scope,
