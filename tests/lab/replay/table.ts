/** What was sent, by year and kind. */

import { yearOf } from '../../../src/domain/calendar/dates.ts';
import type { Sent } from './scene.ts';

const KINDS = [
  'review',
  'reminder',
  'overdue',
  'digest, all',
  'digest, one',
  'escalated',
  'reorganised',
  'ending',
  'waiting',
  'other notice',
  'answer',
] as const;

export type SentKind = (typeof KINDS)[number];

export function kindOf({ payload, unprompted, rowKind, role, text }: Sent): SentKind {
  if (!unprompted) return 'answer';
  switch (payload.kind) {
    case 'nudge':
      if (payload.items.every(({ family }) => family === 'baseline')) return 'review';
      return payload.items.some(({ family }) => family === 'overdue') ? 'overdue' : 'reminder';
    case 'escalation':
      return 'escalated';
    case 'taken_over':
      return 'reorganised';
    case 'closing_question':
    case 'last_day_changed':
    case 'final_report':
      return 'ending';
    case 'claim':
    case 'waiting':
      return 'waiting';
    default:
      if (rowKind === 'digest') return role === 'agency' ? 'digest, one' : 'digest, all';
      return /^(?:Sắp xếp đơn vị|.+ (?:hợp nhất|chia tách|đổi tên|kết thúc hoạt động)$)/mu.test(text)
        ? 'reorganised'
        : 'other notice';
  }
}

/** In Markdown: a row for each year, a column for each kind, and sums. */
export function tableOf(sent: readonly Sent[]): string {
  const years = [...Map.groupBy(sent, ({ day }) => yearOf(day))].sort(([a], [b]) => a - b);
  const row = (name: string, own: readonly Sent[]): string => {
    const byKind = Map.groupBy(own, kindOf);
    return `| ${[name, ...KINDS.map((kind) => String(byKind.get(kind)?.length ?? 0)), String(own.length)].join(' | ')} |`;
  };
  return [
    `| year | ${KINDS.join(' | ')} | all |`,
    `|${'---|'.repeat(KINDS.length + 2)}`,
    ...years.map(([year, own]) => row(String(year), own)),
    row('all', sent),
  ].join('\n');
}
