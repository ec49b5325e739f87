/** Gathers a periodic report: every share as of the cut-off, the figures, and what happened in the period. */

import type { Report, ReportShare } from '../conversation/report/report.ts';
import { withFormer } from '../conversation/report/share-words.ts';
import { addDays, addMs, instantAt, localDateOf, type Instant, type LocalDate } from '../domain/dates.ts';
import { figuresOf } from '../domain/figures.ts';
import type { Agency, Card, Programme } from '../domain/task.ts';
import { agencyById } from '../store/agencies.ts';
import { asOf } from '../store/as-of.ts';
import { cardsInScope, type Scope } from '../store/assignments.ts';
import { eventsSince } from '../store/events.ts';
import { extensionsOf, lastReportOn } from '../store/last-reports.ts';
import { formerOwnersOf, successorsOf } from '../store/successions.ts';
import { leadsOfEachTask, listProgrammes } from '../store/tasks.ts';
import type { Work } from './work.ts';

/** `programme` is a programme's code, null for all. `from` and `to` are both included; `to` is the cut-off. */
export interface ReportQuestion {
  readonly scope: Scope;
  readonly programme: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export function gatherReport(work: Work, question: ReportQuestion): Report {
  const { tx, rules } = work;
  const { scope, from, to } = question;
  const programmes = listProgrammes(tx).filter(
    ({ code }) => question.programme === null || code === question.programme,
  );
  const end = instantAt(addDays(to, 1), '00:00', rules.timeZone);
  const isPast = end <= work.now;
  // What happens in this very instant still counts.
  const cutOff = isPast ? end : addMs(work.now, 1);
  const asOfDay = isPast ? to : work.today;
  const cards = asOf(tx, known(cardsInScope(tx, scope), programmes, asOfDay), cutOff);
  const leads = scope.kind === 'all' ? leadsOfEachTask(tx) : new Map<number, Agency[]>();
  const counted = cards.filter(({ assignment }) => assignment.status !== 'cancelled');
  return {
    programme: programmes.length === 1 ? (programmes[0] ?? null) : null,
    authority: programmes[0]?.authority ?? '',
    agency: scope.kind === 'all' ? null : (agencyById(tx, scope.agencyId)?.name ?? null),
    from,
    to,
    madeAt: work.now,
    asOfDay,
    timeZone: rules.timeZone,
    figures: figuresIn(counted, asOfDay),
    byAgency: [...Map.groupBy(counted, (card) => card.agency.name)]
      .map(([agency, its]) => ({ agency, figures: figuresIn(its, asOfDay) }))
      .sort((a, b) => b.figures.overdue - a.figures.overdue || a.agency.localeCompare(b.agency, 'vi')),
    shares: cards.map((card) => shareOf(work, card, leads.get(card.task.id) ?? [card.agency], cutOff)),
    ...inPeriod(work, counted, instantAt(from, '00:00', rules.timeZone), cutOff),
  };
}

/** Shares of those programmes that had been issued by then. */
function known(cards: readonly Card[], programmes: readonly Programme[], day: LocalDate): Card[] {
  const ids = new Set(programmes.map(({ id }) => id));
  return cards.filter(({ task }) => ids.has(task.programme.id) && task.programme.issuedOn <= day);
}

function figuresIn(cards: readonly Card[], day: LocalDate): Report['figures'] {
  return figuresOf(
    cards.map(({ assignment }) => assignment),
    day,
  );
}

function shareOf(work: Work, card: Card, leads: readonly Agency[], cutOff: Instant): ReportShare {
  const last = lastReportOn(work.tx, card.assignment.id, cutOff);
  const owners = formerOwnersOf(work.tx, card.assignment.id).filter(({ movedAt }) => movedAt < cutOff);
  return {
    card,
    leads: leads.map((lead) => leadWords(work, lead)),
    formerly: owners.map(({ name }) => name),
    report: last === undefined ? null : { text: last.text, on: localDateOf(last.at, work.rules.timeZone) },
    extensions: extensionsOf(work.tx, card.assignment.id, cutOff),
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
