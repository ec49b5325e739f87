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
      const duties = all.filter(({ period }) => period !== null);
      // An amendment names a further lead, or makes a date of a duty: no period comes after that.
      for (const share of all)
        if (registry.eventsOf(share).some(({ kind }) => kind === 'lead_added')) ofSeveral.add(share.taskId);
      const isDated = new Set(all.filter(({ period }) => period === null).map(({ taskId }) => taskId));
      const keyOf = ({ taskId, agencyId }: Share): string =>
        ofSeveral.has(taskId) ? `${String(taskId)}/${String(agencyId)}` : String(taskId);
      return [...Map.groupBy(duties, keyOf).values()].flatMap((own) =>
        checkDuty(own, today).filter(
          ({ why }) =>
            (!isOfHeirs(own) || !/: no period /u.test(why)) &&
            (!isDated.has(own[0]?.taskId ?? 0) || !why.includes(': no period after ')),
        ),
      );
    },
  };

  /** One lead's periods pass to its heirs in the middle. */
  function isOfHeirs([share]: readonly Share[]): boolean {
    return share !== undefined && ofSeveral.has(share.taskId);
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
    const complaints: Complaint[] = [];
    for (const [at, { share, period }] of counted.entries()) {
      const before = counted[at - 1]?.period;
      if (before?.key === period.key)
        complaints.push(complain(today, `${name}: several shares of period ${period.key} are counted`));
      // A period of an amended rhythm may begin before the last one ends, or answer for the days before it too.
      const next = before === undefined ? period.start : addDays(before.end, 1);
      const isAmended = registry.eventsOf(share).some(({ kind }) => kind === 'deadline_amended');
      if (period.start > next && !isAmended && !isStopped(next, addDays(period.start, -1)))
        complaints.push(complain(today, `${name}: no period between ${String(before?.key)} and ${period.key}`));
      const wasStopped = stops.some(({ since, ended }) => since <= period.end && (ended ?? until) >= period.start);
      // Of what waits for a successor there is nobody to ask.
      if (period.end < until && !asked.has(share.id) && !wasStopped && share.orphanedOn === null)
        complaints.push(complain(today, `${name}: period ${period.key} was never asked for`));
    }
    const newest = counted.at(-1);
    if (newest !== undefined && newest.period.end < until && !isStopped(addDays(newest.period.end, 1), until))
      complaints.push(complain(today, `${name}: no period after ${newest.period.key}`));
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
