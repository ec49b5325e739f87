/** A task for people's eyes, in the official words. */

import { formatDate, type LocalDate } from '../domain/calendar/dates.ts';
import { countedOf, lastReportOn, standingOf, type Standing, type Timeliness } from '../domain/tasks/assignment.ts';
import { followedUntil, hasEnded } from '../domain/tasks/programme-end.ts';
import type { Card, Programme } from '../domain/tasks/task.ts';
import type { Evidence } from '../store/record/evidence.ts';
import { count, momentWords, placeWords, shorten, sizeWords } from '../conversation/compose/words.ts';
import { STATUS_WORDS } from '../conversation/status-words.ts';
import { NO_REPORT, stateOf as cardState } from '../conversation/compose/state-words.ts';
import {
  atEndWords,
  orphanedWords,
  overdueWords,
  silenceWords,
  UNREVIEWED,
} from '../conversation/compose/deadline-words.ts';
import { sinceWords } from '../conversation/compose/waiting-words.ts';
import type { TaskView } from '../usecases/show/list-tasks.ts';

const TIMELINESS_WORDS: Record<Timeliness, string> = {
  within_deadline: 'trong hạn',
  due_soon: 'sắp đến hạn',
  due_today: 'đến hạn hôm nay',
  overdue: 'quá hạn',
  completed_on_time: 'hoàn thành đúng hạn',
  completed_late: 'hoàn thành quá hạn',
  no_deadline: 'không hạn',
};

/** Of what its programme's last day found open, after that day. */
const ENDED_WORDS = {
  within_deadline: 'trong hạn',
  due_soon: 'trong hạn',
  due_today: 'đến hạn ngày đó',
} as const satisfies Partial<Record<Timeliness, string>>;

export const TASK_HEADER = ['Số', 'Số TT', 'Trạng thái', 'Thời hạn', 'Tiến độ', 'Đơn vị chủ trì', 'Nội dung'] as const;

/** One task as the cells of a table: number, place, state, deadline, leads. */
export function taskRow({ task, leads, cards, state }: TaskView, now: LocalDate): readonly string[] {
  return [
    `#${String(task.id)}`,
    task.ref,
    stateOf({ cards, state }),
    shorten(task.deadline.text, 40),
    standingWords(state, task.programme, cards, now) + (state.silent ? ', chưa báo cáo kỳ vừa qua' : ''),
    shorten(leads.map((lead) => lead.name).join('; '), 60),
    shorten(task.title, 80),
  ];
}

/** One task in full, with the state of each lead on a line of its own. */
export function taskParagraph({ task, leads, cards, state }: TaskView, now: LocalDate): string {
  const { programme } = task;
  const today = followedUntil(programme, now);
  const assignments = cards.map((card) => {
    const { agency, assignment } = card;
    const due = assignment.dueOn === null ? 'không ấn định ngày' : `hạn ${formatDate(assignment.dueOn)}`;
    const own = standingOf(assignment, today);
    const standing =
      own.counted === 'waiting'
        ? `đang ${sinceWords(assignment, today)}`
        : own.unansweredSince === null
          ? standingWords(own, programme, [card], now)
          : atEndWords(programme, overdueWords(assignment, today), now);
    const silence = atEndWords(programme, silenceWords(assignment, today), now);
    return `  - ${agency.name}: ${cardState(card, now)}; ${due}, ${standing}${silence === '' ? '' : `; ${silence}`}`;
  });
  const { deadline } = task;
  return [
    `#${String(task.id)} (${task.ref}) ${task.title}`,
    `Chương trình: ${task.programme.code}; ${placeWords(task)}`,
    ...(task.programme.endsOn === null || task.programme.endsOn >= now
      ? []
      : [`Chương trình đã kết thúc ngày ${formatDate(task.programme.endsOn)}; nhiệm vụ được giữ trong hồ sơ.`]),
    `Thời hạn: ${deadline.text}${deadline.end === null ? '' : ` (đến ${formatDate(deadline.end)})`} – ${deadline.rule}`,
    `Đơn vị chủ trì: ${leads.map((lead) => lead.name).join('; ')}`,
    ...(task.coordinating === '' ? [] : [`Đơn vị phối hợp: ${task.coordinating}`]),
    ...(task.product === '' ? [] : [`Sản phẩm: ${task.product}`]),
    `Nơi nhận báo cáo: ${task.reportTo}`,
    `Trạng thái: ${stateOf({ cards, state })}; ${standingWords(state, programme, cards, now)}${state.silent ? '; chưa báo cáo kỳ vừa qua' : ''}`,
    ...assignments,
  ].join('\n');
}

/** The slowest lead's status; what none of the leads has reported on is not "chưa thực hiện". */
function stateOf({ cards, state }: Pick<TaskView, 'cards' | 'state'>): string {
  const isHeard = cards.some(({ assignment }) => lastReportOn(assignment) !== null);
  return state.status === 'not_started' && !isHeard ? NO_REPORT : STATUS_WORDS[state.status];
}

/** "Minh chứng 7: quyet-dinh.pdf, 1,2 MB; Lan gửi 08:00 21/06/2022" */
export function fileLine({ id, kind, name, size, at, by }: Evidence, timeZone: string): string {
  const what = name ?? (kind === 'photo' ? 'ảnh' : 'tệp');
  return `Minh chứng ${String(id)}: ${what}${size === null ? '' : `, ${sizeWords(size)}`}; ${by} gửi ${momentWords(at, timeZone)}`;
}

function standingWords(
  { timeliness, counted, daysOverdue }: Pick<Standing, 'timeliness' | 'counted' | 'daysOverdue'>,
  programme: Programme,
  cards: readonly Card[],
  now: LocalDate,
): string {
  if (counted === 'waiting') return 'đang chờ quyết định';
  if (counted === 'unreviewed') return UNREVIEWED;
  if (counted === 'suspended') return STATUS_WORDS.suspended;
  if (counted === 'orphaned') {
    const today = followedUntil(programme, now);
    return orphanedWords(
      cards.map(({ assignment }) => assignment).filter((own) => countedOf(own, today) === 'orphaned'),
    );
  }
  if (timeliness === 'overdue') return atEndWords(programme, `quá hạn ${count(daysOverdue)} ngày`, now);
  if (timeliness === 'due_today' || timeliness === 'due_soon' || timeliness === 'within_deadline') {
    return hasEnded(programme, now)
      ? atEndWords(programme, ENDED_WORDS[timeliness], now)
      : TIMELINESS_WORDS[timeliness];
  }
  return TIMELINESS_WORDS[timeliness];
}
