/** Gathers a periodic report: every assignment as of the cut-off, the figures, and what happened in the period. */

import type { Report, ReportAssignment } from '../../conversation/compose/report/report.ts';
import { withFormer } from '../../conversation/compose/report/assignment-words.ts';
import { addDays, addMs, instantAt, localDateOf, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Agency, Card, Programme } from '../../domain/tasks/task.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { cardsInScope, type Scope } from '../../store/programmes/assignments.ts';
import { eventsSince } from '../../store/record/events.ts';
import { lastReportOn } from '../../store/record/last-reports.ts';
import { formerOwnersOf, successorsOf } from '../../store/programmes/successions.ts';
import { leadsOfEachTask, listProgrammes } from '../../store/programmes/tasks.ts';
import { figuresByAgency } from './figures.ts';
import { lookBack } from './look-back.ts';
import type { Work } from '../work.ts';

/** `programme` is null for all. `from` and `to` are both included; `to` is the cut-off. */
export interface ReportQuestion {
  readonly scope: Scope;
  readonly programme: Programme | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export function gatherReport(work: Work, question: ReportQuestion): Report {
  const { tx, rules } = work;
  const { from, to } = question;
  const programmes = question.programme === null ? listProgrammes(tx) : [question.programme];
  const end = instantAt(addDays(to, 1), '00:00', rules.timeZone);
  const then = end <= work.now ? lookBack(work, to) : { work, past: null };
  // What happens in this very instant still counts.
  const cutOff = then.past === null ? addMs(work.now, 1) : end;
  const scope: Scope = { ...question.scope, narrow: { programmeId: question.programme?.id ?? null }, past: then.past };
  const { all, agencies } = figuresByAgency(then.work, scope);
  const cards = cardsInScope(tx, scope);
  const leads = scope.kind === 'all' ? leadsOfEachTask(tx) : new Map<number, Agency[]>();
  const counted = cards.filter(({ assignment }) => assignment.status !== 'cancelled');
  return {
    programme: programmes.length === 1 ? (programmes[0] ?? null) : null,
    authority: programmes[0]?.authority ?? '',
    agency: scope.kind === 'all' ? null : (agencyById(tx, scope.agencyId)?.name ?? null),
    from,
    to,
    madeAt: work.now,
    asOfDay: then.work.today,
    timeZone: rules.timeZone,
    figures: all,
    byAgency: agencies
      .filter(({ figures }) => figures.total > 0)
      .map(({ agency, figures }) => ({ agency: agency.name, figures })),
    assignments: cards.map((card) => assignmentOf(work, card, leads.get(card.task.id) ?? [card.agency], cutOff)),
    ...inPeriod(work, counted, instantAt(from, '00:00', rules.timeZone), cutOff),
  };
}

function assignmentOf(work: Work, card: Card, leads: readonly Agency[], cutOff: Instant): ReportAssignment {
  const last = lastReportOn(work.tx, card.assignment.id, cutOff);
  const owners = formerOwnersOf(work.tx, card.assignment.id).filter(({ movedAt }) => movedAt < cutOff);
  return {
    card,
    leads: leads.map((lead) => leadWords(work, lead)),
    formerly: owners.map(({ name }) => name),
    report: last === undefined ? null : { text: last.text, on: localDateOf(last.at, work.rules.timeZone) },
    extensions: card.assignment.extensions,
  };
}

/** A lead of the decision that is no more stands under its successors, with its own name behind them. */
function leadWords({ tx }: Work, lead: Agency): string {
  const successors = successorsOf(tx, lead.id);
  return successors.length === 0 ? lead.name : withFormer(successors.map(({ name }) => name).join(', '), [lead.name]);
}

/** Completions count on the day on which the agency reported; extensions on the day on which they were granted. */
function inPeriod(
  work: Work,
  cards: readonly Card[],
  from: Instant,
  cutOff: Instant,
): Pick<Report, 'completedInPeriod' | 'extendedInPeriod'> {
  const ids = new Set(cards.map(({ assignment }) => assignment.id));
  const first = localDateOf(from, work.rules.timeZone);
  const granted = eventsSince(work.tx, from, ['extension_approved']).filter(
    (event) => event.at < cutOff && event.assignmentId !== null && ids.has(event.assignmentId),
  );
  return {
    completedInPeriod: cards.filter(
      ({ assignment }) => assignment.completedOn !== null && assignment.completedOn >= first,
    ).length,
    extendedInPeriod: granted.length,
  };
}
