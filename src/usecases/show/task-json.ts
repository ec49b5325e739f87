/** Tasks and deadlines under stable names for scripts. */

import type { Deadline } from '../../domain/deadlines/deadline.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { lastReportOn, standingOf, waitedDays } from '../../domain/tasks/assignment.ts';
import { isUntold } from '../../domain/tasks/heir.ts';
import { followedUntil } from '../../domain/tasks/programme-end.ts';
import { silenceOf } from '../../domain/tasks/reminder.ts';
import type { Evidence } from '../../store/record/evidence.ts';
import type { TaskView } from './list-tasks.ts';

/** The deadline is the decision's; an extension shows in `due_on` of its assignment. */
export function taskJson({ task, leads, cards, state, continues }: TaskView, now: LocalDate): object {
  const today = followedUntil(task.programme, now);
  return {
    id: task.id,
    programme: task.programme.code,
    programme_ends_on: task.programme.endsOn,
    continues,
    ref: task.ref,
    section: task.section,
    title: task.title,
    leads: leads.map((lead) => lead.name),
    coordinating: task.coordinating,
    product: task.product,
    report_to: task.reportTo,
    deadline: deadlineJson(task.deadline),
    status: state.status,
    timeliness: state.timeliness,
    counted: state.counted,
    days_overdue: state.daysOverdue,
    source: task.source,
    silent: state.silent,
    assignments: cards.map(({ agency, assignment, formerly }) => {
      const { timeliness, counted, daysOverdue } = standingOf(assignment, today);
      const silence = silenceOf(assignment, today);
      return {
        agency: agency.name,
        formerly,
        taken_over_on: assignment.takenOverOn,
        told_on: isUntold(assignment) ? null : assignment.toldOn,
        continued_in: assignment.continuedIn,
        period: assignment.period,
        status: assignment.status,
        progress: assignment.progress,
        obstacle: assignment.obstacle,
        due_on: assignment.dueOn,
        waited_days: waitedDays(assignment),
        timeliness,
        counted,
        days_overdue: daysOverdue,
        silent: silence !== null,
        asked_on: silence?.askedOn ?? null,
        waiting_for: assignment.waitingFor,
        waiting_since: assignment.waitingSince,
        reported_on: lastReportOn(assignment),
        stated_on: assignment.statedOn,
        expected_on: assignment.expectedOn,
        completed_on: assignment.completedOn,
      };
    }),
  };
}

/** A file of evidence for scripts, without its reference at the messenger. */
export function evidenceJson({ id, kind, name, size, at, by, channel }: Evidence): object {
  return { id, kind, name, size, at, by, channel };
}

/** A deadline as JSON, in the names of interface.md. */
export function deadlineJson({ text, kind, start, end, recurrence }: Deadline): object {
  return { text, kind, start, end, recurrence };
}
