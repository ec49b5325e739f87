/** Opens the periods of recurring duties that have begun by the calendar, whatever became of those before. */

import { heirsOf, lineOf } from '../../domain/agencies/succession.ts';
import { addDays, localDateOf } from '../../domain/calendar/dates.ts';
import { firstPeriod, periodsBegun } from '../../domain/deadlines/duty-periods.ts';
import { beginsOn, type Wait } from '../../domain/tasks/assignment.ts';
import { applySuspensionClaim } from '../../domain/tasks/transition/suspension.ts';
import { periodOfKey } from '../../domain/deadlines/period.ts';
import { cardsById } from '../../store/programmes/assignments.ts';
import {
  dueOpenings,
  dueOpeningsOf,
  periodsKnown,
  setOpening,
  suspensionsOf,
  type Opening,
} from '../../store/programmes/openings.ts';
import { endedAgencies } from '../../store/programmes/successions.ts';
import { timesUndone } from '../../store/record/standing-changes.ts';
import { changeAssignment } from '../report/change-assignment.ts';
import { claimOfDuty } from '../suspended-periods.ts';
import type { Work } from '../work.ts';
import { beginAssignments } from './begin-assignments.ts';

/** Duties opened in one step. */
const DUTIES_AT_ONCE = 20;

/** Opens what is due of some duties; false when none is left. A period opens once, however often this runs. */
export function openSomePeriods(work: Work): boolean {
  const due = dueOpenings(work.tx, work.today, DUTIES_AT_ONCE);
  for (const duty of due) openNext(work, duty);
  return due.length === DUTIES_AT_ONCE;
}

/** The same for all duties. */
export function openDuePeriods(work: Work): void {
  while (openSomePeriods(work));
}

/** The same for the duty of one task, which goes on. */
export function openPeriodsOf(work: Work, taskId: number): void {
  for (const duty of dueOpeningsOf(work.tx, taskId, work.today)) openNext(work, duty);
}

function openNext(work: Work, duty: Opening): void {
  const { tx, today } = work;
  const { assignmentId, taskId, deadline, issuedOn, viaGroupId } = duty;
  const last = periodOfKey(duty.period);
  const ended = endedAgencies(tx);
  const isHeld = duty.holders.some((holder) => holder === viaGroupId || lineOf(holder, ended).has(duty.agencyId));
  if (last === null || deadline.kind !== 'recurring' || !isHeld) {
    setOpening(tx, assignmentId, null);
    return;
  }
  const begun = periodsBegun(deadline, last, today);
  if (begun.length === 0) {
    setOpening(tx, assignmentId, firstPeriod(deadline, addDays(last.end, 1))?.start ?? null);
    return;
  }
  setOpening(tx, assignmentId, null);
  // An agency that ended without one heir keeps its duty until the secretariat chooses who takes it over.
  const [heir = duty.agencyId, ...others] = heirsOf(duty.agencyId, ended);
  const agencyId = others.length === 0 ? heir : duty.agencyId;
  const known = periodsKnown(tx, taskId, agencyId);
  const unfollowed = timesUndone(tx, { taskId, agencyId, kind: 'cancelled' }).map(({ from, until }) => ({
    from: localDateOf(from, work.rules.timeZone),
    until: localDateOf(until, work.rules.timeZone),
  }));
  const suspended = [...suspensionsOf(tx, taskId, agencyId), ...unfollowed];
  const fresh = begun.filter(({ key }) => !known.has(key) && !isWithin(key, suspended));
  const ids = beginAssignments(
    work,
    fresh.map(({ key, dueOn }) => ({
      taskId,
      agencyId,
      viaGroupId,
      issuedOn,
      deadline,
      period: key,
      dueOn,
      cadence: null,
    })),
  );
  for (const id of ids.slice(0, -1)) setOpening(tx, id, null);
  joinClaim(work, taskId, agencyId, ids);
}

/** While it waits to be decided whether the whole duty was stopped, what opens waits with it: its days are nobody's lateness. */
function joinClaim(work: Work, taskId: number, agencyId: number, ids: readonly number[]): void {
  const claim = ids.length === 0 ? undefined : claimOfDuty(work, taskId, agencyId);
  if (claim === undefined) return;
  const { text, actor, personId, chatId, channel, messageId } = claim;
  const claimedOn = localDateOf(claim.at, work.rules.timeZone);
  for (const card of cardsById(work.tx, ids)) {
    const begins = beginsOn(card.assignment) ?? work.today;
    const since = begins > claimedOn ? begins : claimedOn;
    const change = applySuspensionClaim(card.assignment, { progress: null, scope: 'duty' }, since);
    if (change.kind === 'refused') continue;
    const author = { actor, personId, chatId, channel, messageId };
    changeAssignment(work, card, change.next, { kind: 'suspension_claimed', text, author });
  }
}

/** The duty was stopped, or followed up by nobody, for all of the period: nothing is owed for it. */
function isWithin(key: string, suspended: readonly Wait[]): boolean {
  const period = periodOfKey(key);
  return period !== null && suspended.some(({ from, until }) => from <= period.start && period.end < until);
}
