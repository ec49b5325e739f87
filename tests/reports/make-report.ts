/** A report of three assignments of one programme, for the files made of it. */

import type { Report, ReportAssignment } from '../../src/conversation/compose/report/report.ts';
import { day, parseInstant } from '../../src/domain/calendar/dates.ts';
import { figuresOf } from '../../src/domain/tasks/figures.ts';
import { card, overdueCard, TODAY, ZONE } from '../conversation/compose/make-card.ts';

export function assignment(changes: Partial<ReportAssignment> = {}): ReportAssignment {
  const own = changes.card ?? card();
  return { card: own, leads: [own.agency.name], formerly: [], joined: [], report: null, extensions: 0, ...changes };
}

export function report(assignments: readonly ReportAssignment[], changes: Partial<Report> = {}): Report {
  const madeAt = parseInstant('2026-11-23T01:15:00Z');
  if (madeAt === null) throw new Error('unreachable');
  return {
    programme: assignments[0]?.card.task.programme ?? null,
    authority: 'UBND tỉnh Thanh Hóa',
    agency: null,
    from: day('2026-10-01'),
    to: TODAY,
    madeAt,
    asOfDay: TODAY,
    timeZone: ZONE,
    figures: figuresOf(
      assignments.map(({ card: { assignment } }) => assignment),
      TODAY,
    ),
    byAgency: [...Map.groupBy(assignments, (each) => each.card.agency.name)].map(([agency, its]) => ({
      agency,
      figures: figuresOf(
        its.map(({ card: { assignment } }) => assignment),
        TODAY,
      ),
      isEnded: false,
    })),
    assignments,
    completedInPeriod: 0,
    overInPeriod: 0,
    cancelledInPeriod: { all: 0, late: 0 },
    extendedInPeriod: 1,
    structureInPeriod: { ended: 0, moved: 0, joined: 0, waiting: 0 },
    ...changes,
  };
}

export const late = assignment({
  card: overdueCard(15, 'UBND huyện Thọ Xuân'),
  report: {
    text: '15 đạt 50%, vướng mặt bằng; kiến nghị tỉnh sớm bố trí vốn',
    added: [],
    on: day('2026-11-05'),
    by: null,
  },
  extensions: 2,
});

export const waiting = assignment({
  card: card({
    task: { id: 20, ref: 'II.20' },
    assignment: {
      status: 'pending_confirmation',
      waitingFor: 'confirmation',
      waitingSince: day('2026-11-20'),
      progress: 100,
      reportedOn: day('2026-11-20'),
      answeredOn: day('2026-11-20'),
    },
  }),
  report: { text: 'xong, văn bản số 12/BC-SVHTTDL', added: [], on: day('2026-11-20'), by: null },
});
