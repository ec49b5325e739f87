/** Every period of a recurring duty is there once, and asked for; no period of an ongoing task is asked for twice. */

import { addDays, type LocalDate } from '../../../../src/domain/calendar/dates.ts';
import { periodOf, periodOfKey } from '../../../../src/domain/deadlines/period.ts';
import type { Around, Check, Complaint } from '../play-years.ts';
import type { Share } from '../registry.ts';
import { isTakingOver, saidIn } from '../said.ts';

const NAME = 'every period is asked for and counted exactly once';

/** The notice to an heir, and that of what goes on, ask how things stand, as a reminder does. */
const ASKING: ReadonlySet<string> = new Set(['nudge', 'taken_over', 'continuation']);

export function periods({ scene, registry }: Around): Check {
  /** Shares for which their agency's chat was asked. */
  const asked = new Set<number>();
  /** Tasks of several leads, each of which owes every period. */
  const ofSeveral = new Set(
    [...Map.groupBy(registry.shares(), ({ taskId }) => taskId).values()]
      .filter((own) => new Set(own.map(({ agencyId }) => agencyId)).size > 1)
      .flatMap(([share]) => share?.taskId ?? []),
  );
  /** "share/quarter" → how often it was asked for as a period. */
  const inPeriod = new Map<string, number>();

  function complain(on: LocalDate, why: string, text: string | null = null): Complaint {
    return { check: NAME, day: on, why, text };
  }

  return {
    sent(sent) {
      const { payload, day: today, text } = sent;
      if (sent.role !== 'agency' || !(ASKING.has(payload.kind) || isTakingOver(sent))) return [];
      for (const id of sent.about) asked.add(id);
      if (isTakingOver(sent))
        for (const { shares } of saidIn(sent, registry)) for (const { id } of shares) asked.add(id);
      const ahead = registry.sharesAbout(sent.about).flatMap(({ taskId, period }) => {
        const start = periodOfKey(period ?? '')?.start;
        return start === undefined || start <= today
          ? []
          : [complain(today, `#${String(taskId)}: period ${String(period)} is asked for before it begins`, text)];
      });
      if (payload.kind !== 'nudge') return ahead;
      const twice = payload.items.flatMap(({ assignmentId, family }) => {
        if (family !== 'period' || !sent.about.includes(assignmentId)) return [];
        const key = `${String(assignmentId)}/${periodOf(today, 'quarterly').key}`;
        const times = (inPeriod.get(key) ?? 0) + 1;
        inPeriod.set(key, times);
        return times === 1
          ? []
          : [complain(today, `share ${key} is asked for its period ${String(times)} times`, text)];
      });
      return [...ahead, ...twice];
    },
    end() {
      const today = scene.today();
      const all = registry.shares();
      // An amendment may name a further lead.
      for (const share of all)
        if (registry.eventsOf(share).some(({ kind }) => kind === 'lead_added')) ofSeveral.add(share.taskId);
      const keyOf = ({ taskId, agencyId }: Share): string =>
        ofSeveral.has(taskId) ? `${String(taskId)}/${String(agencyId)}` : String(taskId);
      return [...Map.groupBy(all, keyOf).values()].flatMap((own) => checkDuty(own, today));
    },
  };

  /** Of several leads of a duty one that has ended passes its open periods on; others begin in the middle with them. */
  function isPassedOn({ taskId, agency, takenOverOn }: Share): boolean {
    return ofSeveral.has(taskId) && (takenOverOn !== null || registry.endedAgencies().has(agency));
  }

  /** The day on which an amendment gave what was a duty a date, or let its lead go: no period opens from then on. */
  function endedOn(own: readonly Share[]): LocalDate | null {
    const ends = own.flatMap((share) =>
      registry
        .eventsOf(share)
        .filter(({ kind }) => (share.period === null && kind === 'deadline_amended') || kind === 'withdrawn')
        .map(({ on }) => on),
    );
    return ends.sort().at(-1) ?? null;
  }

  function checkDuty(own: readonly Share[], today: LocalDate): Complaint[] {
    const name = `#${String(own[0]?.taskId ?? 0)}`;
    const last = own.find(({ endsOn }) => endsOn !== null)?.endsOn ?? today;
    const until = last < today ? last : today;
    const stops = own.flatMap((share) => stopsOf(share));
    const isStopped = (from: LocalDate, to: LocalDate): boolean =>
      stops.some(({ since, ended }) => since <= from && to <= (ended ?? until));
    const counted = own
      .filter(({ status }) => status !== 'cancelled')
      .flatMap((share) => {
        const period = periodOfKey(share.period ?? '');
        return period === null ? [] : [{ share, period }];
      })
      .sort((a, b) => (a.period.end < b.period.end ? -1 : 1));
    const ended = endedOn(own);
    const complaints: Complaint[] = [];
    for (const [at, { share, period }] of counted.entries()) {
      const { share: earlier, period: before } = counted[at - 1] ?? {};
      if (before?.key === period.key)
        complaints.push(complain(today, `${name}: several shares of period ${period.key} are counted`));
      // A period of an amended rhythm may begin before the last one ends, or answer for the days before it too.
      const next = before === undefined ? period.start : addDays(before.end, 1);
      const isAmended = registry.eventsOf(share).some(({ kind }) => kind === 'deadline_amended');
      const isOfHeir = isPassedOn(share) || (earlier !== undefined && isPassedOn(earlier));
      if (period.start > next && !isAmended && !isOfHeir && !isStopped(next, addDays(period.start, -1)))
        complaints.push(complain(today, `${name}: no period between ${String(before?.key)} and ${period.key}`));
      const wasStopped = stops.some(({ since, ended }) => since <= period.end && (ended ?? until) >= period.start);
      // Of what waits for a successor there is nobody to ask.
      if (period.end < until && !asked.has(share.id) && !wasStopped && share.orphanedOn === null)
        complaints.push(complain(today, `${name}: period ${period.key} was never asked for`));
    }
    const { share, period } = counted.at(-1) ?? {};
    if (share === undefined || period === undefined || period.end >= until || isPassedOn(share)) return complaints;
    const next = periodOf(addDays(period.end, 1), period.recurrence);
    const isOver = ended !== null && ended <= next.end;
    if (!isOver && !isStopped(next.start, until))
      complaints.push(complain(today, `${name}: no period after ${period.key}`));
    return complaints;
  }

  function stopsOf(share: Share): { since: LocalDate; ended: LocalDate | null }[] {
    const stops: { since: LocalDate; ended: LocalDate | null }[] = [];
    for (const { kind, on } of registry.eventsOf(share)) {
      const open = stops.at(-1);
      if (kind === 'suspension_approved') stops.push({ since: on, ended: null });
      else if (kind === 'suspension_ended' && open?.ended === null) stops[stops.length - 1] = { ...open, ended: on };
    }
    return stops;
  }
}
