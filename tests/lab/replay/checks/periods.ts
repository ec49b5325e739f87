/** Every period of a recurring duty is there once, and asked for; no period of an ongoing task is asked for twice. */

import { addDays, type LocalDate } from '../../../../src/domain/calendar/dates.ts';
import { periodOf, periodOfKey } from '../../../../src/domain/deadlines/period.ts';
import type { Around, Check, Complaint } from '../play-years.ts';
import type { Share } from '../registry.ts';

const NAME = 'every period is asked for and counted exactly once';

export function periods({ scene, registry }: Around): Check {
  /** Share → days on which its agency's chat was asked for it. */
  const asked = new Map<number, LocalDate[]>();
  /** "share/quarter" → how often it was asked for as a period. */
  const inPeriod = new Map<string, number>();

  function complain(on: LocalDate, why: string, text: string | null = null): Complaint {
    return { check: NAME, day: on, why, text };
  }

  return {
    sent(sent) {
      const { payload, day: today, text } = sent;
      // The notice to an heir asks how things stand, as a reminder does.
      if (sent.role !== 'agency' || (payload.kind !== 'nudge' && payload.kind !== 'taken_over')) return [];
      for (const id of sent.about) asked.set(id, [...(asked.get(id) ?? []), today]);
      if (payload.kind === 'taken_over') return [];
      return payload.items.flatMap(({ assignmentId, family }) => {
        if (family !== 'period' || !sent.about.includes(assignmentId)) return [];
        const key = `${String(assignmentId)}/${periodOf(today, 'quarterly').key}`;
        const times = (inPeriod.get(key) ?? 0) + 1;
        inPeriod.set(key, times);
        return times === 1
          ? []
          : [complain(today, `share ${key} is asked for its period ${String(times)} times`, text)];
      });
    },
    end() {
      const today = scene.today();
      const duties = registry.shares().filter(({ period }) => period !== null);
      return [...Map.groupBy(duties, ({ taskId }) => taskId).values()].flatMap((own) => checkDuty(own, today));
    },
  };

  function checkDuty(own: readonly Share[], today: LocalDate): Complaint[] {
    const counted = own.filter(({ status }) => status !== 'cancelled');
    const byPeriod = Map.groupBy(counted, ({ period }) => period ?? '');
    const [first = ''] = [...byPeriod.keys()].sort();
    const name = `#${String(own[0]?.taskId ?? 0)}`;
    const last = own.find(({ endsOn }) => endsOn !== null)?.endsOn ?? today;
    const until = last < today ? last : today;
    const complaints: Complaint[] = [];
    for (let period = periodOfKey(first); period !== null && period.start <= until;) {
      const shares = byPeriod.get(period.key) ?? [];
      if (shares.length !== 1) {
        complaints.push(
          complain(today, `${name}: ${String(shares.length)} shares of period ${period.key} are counted`),
        );
      }
      for (const share of shares) {
        const days = asked.get(share.id) ?? [];
        const isOver = period.end < until;
        if (isOver && days.length === 0)
          complaints.push(complain(today, `${name}: period ${period.key} was never asked for`));
        const { start } = period;
        if (days.some((on) => on < start))
          complaints.push(complain(today, `${name}: period ${period.key} was asked for before it began`));
      }
      const next = periodOf(addDays(period.end, 1), period.recurrence);
      period = periodOfKey(next.key);
    }
    return complaints;
  }
}
