/** The one receipt of an answer that was given for a whole bundle, and what is said where it records nothing. */

import type { Card } from '../../domain/tasks/task.ts';
import { standingOf } from '../../domain/tasks/assignment.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { OutgoingMessage } from '../message/message.ts';
import type { WholeAnswer } from '../read/answer/read-whole-answer.ts';
import type { ReceiptContext } from './compose-receipt.ts';
import { numberWords } from './task-buttons.ts';
import { bold, write } from './write.ts';
import { count, momentWords } from './words.ts';

/** Each task of the bundle stands in one of these. */
export interface WholeOutcome {
  readonly answer: WholeAnswer;
  /** As they now stand. */
  readonly recorded: readonly Card[];
  /** Nobody has reported on them, so that nothing can be as before. */
  readonly unreported: readonly Card[];
  /** Answered today, waiting for a decision, over, or changed since the message was sent: they stand as they were. */
  readonly kept: readonly Card[];
}

const RECORDED_WORDS: Record<WholeAnswer, string> = {
  unchanged: 'Đã ghi nhận không thay đổi so với báo cáo gần nhất',
  in_progress: 'Đã ghi nhận đang thực hiện',
  acknowledged: 'Đã tiếp nhận',
};

/** `recorded` must not be empty; `last` is the newest of its events. */
export function composeWholeReceipt(outcome: WholeOutcome, last: number, context: ReceiptContext): OutgoingMessage {
  const { answer, recorded } = outcome;
  return write(
    [
      [bold(`${RECORDED_WORDS[answer]}: ${count(recorded.length)} nhiệm vụ`), ` – ${numbersOf(recorded)}.`],
      ...heldWords(outcome, context.today),
      ...leftWords(outcome),
      '',
      `Người báo: ${context.by}, lúc ${momentWords(context.at, context.timeZone)}. Nếu chưa đúng, đề nghị gửi /hoantac kèm số nhiệm vụ.`,
    ],
    {
      buttons: [[{ label: 'Hoàn tác tất cả', action: { kind: 'undo_all', event: last } }]],
      howToAnswer: `Nếu chưa đúng, đề nghị gửi: hoantac ${String(recorded[0]?.task.id ?? 12)}`,
      replyTo: context.replyTo,
      silent: true,
    },
  );
}

/** Nothing was recorded: why. */
export function wholeLeftWords(outcome: WholeOutcome): string {
  return leftWords(outcome).join(' ');
}

/** What is late is asked about again at its next step. */
function heldWords({ answer, recorded }: WholeOutcome, today: LocalDate): string[] {
  const late = recorded.filter(({ assignment }) => standingOf(assignment, today).timeliness === 'overdue');
  if (late.length === 0 || answer === 'in_progress') return [];
  return [`Nhiệm vụ quá hạn chỉ lùi một lần nhắc: ${numbersOf(late)}.`];
}

function leftWords({ unreported, kept }: WholeOutcome): string[] {
  const [first] = unreported;
  return [
    ...(first === undefined
      ? []
      : [
          `Chưa có báo cáo trước đây nên còn chờ đơn vị cho biết tình hình: ${numbersOf(unreported)} (ví dụ “${numberWords(first)} đang thực hiện”).`,
        ]),
    ...(kept.length === 0 ? [] : [`Giữ nguyên như đã ghi: ${numbersOf(kept)}.`]),
  ];
}

function numbersOf(cards: readonly Card[]): string {
  return cards.map(numberWords).join(', ');
}

export const NO_BUNDLE =
  'Chưa có tin nhắc nào để trả lời cho tất cả nhiệm vụ. Đề nghị ghi số nhiệm vụ, ví dụ “/khongdoi 12”.';

/** The words speak of another number of tasks than the message has. */
export function otherCount(said: number, cards: readonly Card[]): string {
  return `Tin nói về ${count(said)} nhiệm vụ, còn tin nhắc có ${count(cards.length)} nhiệm vụ (${numbersOf(cards)}), nên chưa ghi nhận gì. Đề nghị ghi “tất cả”, hoặc ghi số từng nhiệm vụ.`;
}

/** To whoever took all of it back. */
export function composeWholeUndone(cards: readonly Card[], by: string, replyTo: string | null): OutgoingMessage {
  return write(
    [
      [bold(`Đã hoàn tác ${count(cards.length)} nhiệm vụ`), ` – ${numbersOf(cards)}.`],
      `Người hoàn tác: ${by}. Báo cáo cũ vẫn lưu trong lịch sử.`,
    ],
    { replyTo, silent: true },
  );
}

export const NOTHING_LEFT_TO_UNDO = 'Các báo cáo này đã được hoàn tác, hoặc đã có báo cáo mới hơn.';
