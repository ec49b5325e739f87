/** How a share stands by its row and its events alone: the rules of the design once more, by none of the program's code. */

import { addDays, daysBetween, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import type { Happened, Registry, Share } from './registry.ts';

/** A report says how the work stands. A request for a later date, "not ours" and an acknowledgement do not. */
const REPORTS: ReadonlySet<string> = new Set(['reported', 'completion_reported']);

export type Class =
  'completed' | 'cancelled' | 'waiting' | 'suspended' | 'orphaned' | 'unreviewed' | 'overdue' | 'within';

export interface Stand {
  readonly class: Class;
  /** The last day in time; null without a date. */
  readonly last: LocalDate | null;
  /** Days for which a decision was waited for, under the date in force. */
  readonly waited: number;
  readonly lastReport: LocalDate | null;
  /** Past `last`, whatever it is counted as. */
  readonly daysPast: number;
}

/** Made up once of a share as it was read. */
const made = new WeakMap<Share, { readonly today: LocalDate; readonly stand: Stand }>();

export function standOf(share: Share, today: LocalDate, registry: Registry): Stand {
  const known = made.get(share);
  if (known?.today === today) return known.stand;
  const stand = standing(share, today, registry);
  made.set(share, { today, stand });
  return stand;
}

function standing(share: Share, today: LocalDate, registry: Registry): Stand {
  const events = registry.eventsOf(share);
  // A claim that a merger passes on stands in the record once more, without a state: nobody reported that day.
  const reports = events
    .filter(({ kind, waitingFor }) => REPORTS.has(kind) && waitingFor !== undefined)
    .map(({ on }) => on);
  const lastReport = reports.sort().at(-1) ?? null;
  const own = events.filter(({ assignmentId }) => assignmentId === share.id);
  const waited = waitedDays(own, share.completedOn);
  const last = share.dueOn === null ? null : addDays(share.dueOn, waited);
  const daysPast = last === null ? 0 : Math.max(0, daysBetween(last, today));
  return { class: classOf(share, today, lastReport, daysPast), last, waited, lastReport, daysPast };
}

function classOf(share: Share, today: LocalDate, lastReport: LocalDate | null, daysPast: number): Class {
  const { status, waitingFor, orphanedOn, reviewUntil, takenOverOn, toldOn } = share;
  if (status === 'completed' || status === 'cancelled') return status;
  if (waitingFor !== null) return 'waiting';
  if (status === 'suspended') return orphanedOn === null ? 'suspended' : 'orphaned';
  if (lastReport === null && reviewUntil !== null && today < reviewUntil) return 'unreviewed';
  // An heir is handed a task with the notice of it; what continues another is its lead's already, and judged from then on.
  if (toldOn !== null && toldOn > today && (takenOverOn !== null || daysPast > 0)) return 'orphaned';
  return daysPast > 0 ? 'overdue' : 'within';
}

/**
 * From the day of asking to that of a refusal, or of another request in its place, and from that of a suspension to its end.
 * What was granted leaves nothing to take off, of what its agency took back itself the days count, and after the day of
 * completion there are none.
 */
function waitedDays(events: readonly Happened[], completedOn: LocalDate | null): number {
  const daysOf = (since: LocalDate, until: LocalDate): number =>
    Math.max(0, daysBetween(since, completedOn !== null && completedOn < until ? completedOn : until));
  let from: LocalDate | null = null;
  let what: string | null = null;
  let stopped: LocalDate | null = null;
  // A completion that was reported while it was stopped waits from that day, once it goes on.
  let kept: LocalDate | null = null;
  let days = 0;
  for (const { kind, on, waitingFor, status } of events) {
    if (waitingFor === undefined) continue;
    if (kind === 'completion_reported' || kind === 'resumption_proposed')
      kept = kind === 'completion_reported' && stopped !== null ? on : null;
    // In a merger work may go on with what another agency was doing.
    const isJoined = kind === 'share_joined' && status !== 'suspended';
    if (isJoined && stopped !== null) days += daysOf(stopped, on);
    const goesOn = kind === 'suspension_ended' && waitingFor === 'confirmation' && kept !== null ? kept : on;
    if (kind === 'suspension_ended' && stopped !== null) days += daysOf(stopped, goesOn);
    if (kind === 'suspension_approved') stopped = on;
    else if (kind === 'suspension_ended' || isJoined) stopped = null;
    else if (kind === 'deadline_amended' && stopped !== null) stopped = on;
    if (kind === 'extension_approved' || kind === 'deadline_amended') days = 0;
    else if (
      from !== null &&
      waitingFor !== what &&
      kind !== 'completed' &&
      !(kind === 'reported' && what === 'confirmation')
    ) {
      days += daysOf(from, on);
    }
    if (waitingFor !== what) from = waitingFor === null ? null : goesOn;
    // Whatever was waited for under the date before says nothing of the new one.
    else if (kind === 'deadline_amended' && from !== null) from = on;
    what = waitingFor;
  }
  return days;
}
