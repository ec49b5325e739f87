import type { LocalDate } from '../../domain/calendar/dates.ts';
import { ratesOf, type Figures } from '../../domain/tasks/figures.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import { figuresByAgency, figuresBySection } from './figures.ts';
import type { Work } from '../work.ts';

/** The figures under stable names for scripts; a rate is null while its denominator is zero. */
export function figuresJson(work: Work, scope: Scope, asOf: LocalDate): object {
  const { all, agencies } = figuresByAgency(work, scope);
  return {
    as_of: asOf,
    ...totals(all),
    agencies: agencies.map(({ agency, figures }) => ({ code: agency.code, name: agency.name, ...totals(figures) })),
    sections: figuresBySection(work, scope).map(({ programme, section, figures }) => ({
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
    joined: figures.joined,
    within_deadline: figures.within,
    no_deadline: figures.noDate,
    silent: figures.silent,
    stuck: figures.stuck,
    excused: figures.excused,
    completion_rate: base === 0 ? null : completed / base,
    on_time_rate: base === 0 ? null : onTime / base,
  };
}
