/** What rides behind a bundle, or is told by itself: results that are waited for slip, and time in which nothing was heard. */

import { formatDate, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { distanceWords } from './deadline-words.ts';
import { cardName, decisionWords, momentWords, titleWords } from './words.ts';
import { bold, write, type Line } from './write.ts';

/** A time in which answers could not be heard, and the tasks that were asked about then. */
export interface GapNote {
  readonly from: Instant;
  readonly to: Instant;
  readonly timeZone: string;
  readonly cards: readonly Card[];
}

/** An assignment whose result another one waits for has slipped. */
export interface SlipNote {
  readonly fed: Card;
  readonly dependency: Card;
  readonly why: 'overdue' | 'extended';
}

/** Told by itself: no bundle came along. `slips` must not be empty; all wait at one agency. */
export function composeSlips(slips: readonly SlipNote[], today: LocalDate, gap: GapNote | null): OutgoingMessage {
  const [first] = slips;
  if (first === undefined) throw new RangeError('There is no slip to tell of.');
  const decisions = [...new Set(slips.map(({ fed }) => decisionWords(fed.task)))];
  return write([
    bold(`Để đơn vị biết – ${first.fed.agency.name}`),
    ...slips.map((slip): Line => {
      const { fed, dependency } = slip;
      return `${cardName(fed)} ${titleWords(fed.task, 120)} – chờ kết quả của ${cardName(dependency)} ${titleWords(dependency.task, 120)} (${dependency.agency.name}), ${slipWords(slip, today)}.`;
    }),
    '',
    'Tin này để đơn vị chủ động kế hoạch của mình, không cần trả lời.',
    ...gapLines(gap),
    '',
    `Vì sao có tin này: nhiệm vụ mà đơn vị chờ kết quả bị chậm, mỗi lần chậm báo một lần; các mục ghi trong ngoặc của ${decisions.join(', ')}.`,
  ]);
}

function slipWords({ dependency, why }: SlipNote, today: LocalDate): string {
  const { assignment } = dependency;
  if (why === 'overdue') return `nhiệm vụ này ${distanceWords(assignment, today)}`;
  return `nhiệm vụ này được gia hạn đến ${assignment.dueOn === null ? '–' : formatDate(assignment.dueOn)}`;
}

/** A line for each late task that this one waits for; none where nothing slipped. */
export function slipLines(slips: readonly SlipNote[], today: LocalDate): Line[] {
  if (slips.length === 0) return [];
  return [
    '',
    ...slips.map(
      (slip) =>
        `Để đơn vị biết: ${cardName(slip.fed)} chờ kết quả của ${cardName(slip.dependency)} (${slip.dependency.agency.name}), ${slipWords(slip, today)}.`,
    ),
  ];
}

/** Asks to send again what may have been lost while the program heard nothing; none without a gap. */
export function gapLines(gap: GapNote | null): Line[] {
  if (gap === null || gap.cards.length === 0) return [];
  const tasks = gap.cards.map(({ task }) => `#${task.id}`).join(', ');
  return [
    '',
    `Hệ thống không nhận được tin từ ${momentWords(gap.from, gap.timeZone)} đến ${momentWords(gap.to, gap.timeZone)}. Nếu trong lúc đó đơn vị đã trả lời về ${tasks}, đề nghị gửi lại; xin cảm ơn.`,
  ];
}
