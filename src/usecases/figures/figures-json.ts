import type { LocalDate } from '../../domain/calendar/dates.ts';
import { ratesOf, type Figures } from '../../domain/tasks/figures.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import { figuresByAgency, figuresBySection } from './figures.ts';
import { untilItsEnd } from './look-back.ts';
import type { Work } from '../work.ts';

/** The figures under stable names for scripts; a rate is null while its denominator is zero. */
export function figuresJson(work: Work, scope: Scope, asOf: LocalDate): object {
  const { work: then, scope: stopped } = untilItsEnd(work, scope);
  const { all, agencies } = figuresByAgency(then, stopped);
  return {
    as_of: then.today < asOf ? then.today : asOf,
    ...totals(all),
    agencies: agencies.map(({ agency, figures, isEnded }) => ({
      code: agency.code,
      name: agency.name,
      ended: isEnded,
      ...totals(figures),
      ...(isEnded && { completion_rate: null, on_time_rate: null }),
    })),
    sections: figuresBySection(then, stopped).map(({ programme, section, figures }) => ({
      programme: programme.code,
      section,
      ...totals(figures),
    })),
  };
}

function totals(figures: Figures): object {
  const { completed, onTime, base } = ratesOf(figures);
  return {
    total: figures.total,
    completed,
    completed_on_time: figures.completedOnTime,
    completed_late: figures.completedLate,
    overdue: figures.overdue,
    waiting: figures.waiting,
    unreviewed: figures.unreviewed,
    suspended: figures.suspended,
    suspended_overdue: figures.suspendedLate,
    orphaned: figures.orphaned,
    orphaned_overdue: figures.orphanedLate,
    orphaned_untold: figures.untold,
    joined: figures.joined,
    within_deadline: figures.within,
    no_deadline: figures.noDate,
    no_deadline_ended: figures.ended,
    waiting_not_due: figures.waitingNotDue,
    silent: figures.silent,
    stuck: figures.stuck,
    excused: figures.excused,
    completion_rate: base === 0 ? null : completed / base,
    on_time_rate: base === 0 ? null : onTime / base,
  };
}
