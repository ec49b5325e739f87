/** Nobody is named to leaders before being asked, and an heir not before its taking-over notice was delivered. */

import type { Around, Check, Complaint } from '../play-years.ts';
import { dateIn, isTakingOver, saidIn } from '../said.ts';
import type { Sent } from '../scene.ts';

const NAME = 'nobody is named to leaders before being asked';
/** Messages to an agency's chat that ask for what they are about. */
const ASKING: ReadonlySet<string> = new Set(['nudge', 'taken_over', 'closing_question']);

/** Words by which somebody is blamed, and headings under which they are. */
const BLAME = /quá (?:hạn (?:theo văn bản )?)?[\d.]+ ngày|chưa báo cáo kỳ vừa qua/u;
const BLAMED: ReadonlySet<string> = new Set(['Mới quá hạn', 'Chưa có báo cáo kỳ vừa qua']);

export function askedFirst({ registry }: Around): Check {
  /** Share → agencies in whose chat it was asked for. */
  const asked = new Map<number, Set<number>>();
  /** Agency → days on which its chat was asked anything. */
  const days = new Map<number, Set<string>>();

  function note(sent: Sent): void {
    const { agencyId, about, payload, day } = sent;
    if (agencyId === null) return;
    const named = isTakingOver(sent) ? saidIn(sent, registry).flatMap(({ shares }) => shares.map(({ id }) => id)) : [];
    const all = [...about, ...named, ...(payload.kind === 'taken_over' ? payload.joined : [])];
    for (const id of all) {
      const own = asked.get(id) ?? new Set();
      asked.set(id, own.add(agencyId));
    }
    const own = days.get(agencyId) ?? new Set();
    days.set(agencyId, own.add(day));
  }

  return {
    sent(sent) {
      if (sent.role === 'agency' && (ASKING.has(sent.payload.kind) || isTakingOver(sent))) note(sent);
      const isEscalation = sent.payload.kind === 'escalation';
      if (sent.role !== 'leaders' && !isEscalation) return [];
      const complain = (why: string): Complaint => ({ check: NAME, day: sent.day, why, text: sent.text });
      const named = saidIn(sent, registry).filter(
        ({ words, heading }) =>
          isEscalation ||
          BLAMED.has(heading) ||
          BLAME.test(words.replaceAll(/chờ kết quả #[^;]*|đến (?:ngày đó|hôm nay) quá hạn/giu, '')),
      );
      const silent = [...sent.text.matchAll(/^• (.+): [\d.]+, đã hỏi ngày (\d\d\/\d\d\/\d{4})$/gmu)];
      return [
        ...named
          .filter(({ shares }) => !shares.some(({ id, agencyId }) => asked.get(id)?.has(agencyId) === true))
          .map(({ line }) => complain(`its agency was not asked: ${line}`)),
        ...silent.flatMap(([line, agency = '', on = '']) => {
          const id = registry.shares().find((share) => share.agency === agency)?.agencyId ?? 0;
          return days.get(id)?.has(dateIn(on)) === true ? [] : [complain(`it was not asked on that day: ${line}`)];
        }),
      ];
    },
  };
}
