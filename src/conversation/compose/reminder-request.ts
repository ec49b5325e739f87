/** What a reminder asks for and by when, before everything else; and examples that its reader could send as they are. */

import { daysBetween, formatDate, yearOf, type LocalDate } from '../../domain/calendar/dates.ts';
import { isOngoing, lastReportOn } from '../../domain/tasks/assignment.ts';
import { SHORT_ANSWERS } from '../read/report/words/spell-short-answers.ts';
import { numberWords } from './task-buttons.ts';
import { exampleDate, weekdayWords } from './words.ts';
import type { Reminder } from './reminder-reason.ts';

/** "Mong nhận được trước thứ Sáu, 04/12."; on the last day "trong hôm nay". Empty where nothing more will be asked. */
export function answerDayWords(by: LocalDate | null, today: LocalDate): string {
  if (by === null) return '';
  if (daysBetween(today, by) <= 1) return 'Mong nhận được trong hôm nay.';
  return `Mong nhận được trước ${dayWords(by, today)}.`;
}

/** "thứ Sáu, 04/12"; with its year in another year: "thứ Hai, 04/01/2027". */
function dayWords(date: LocalDate, today: LocalDate): string {
  return `${weekdayWords(date)}, ${shortDate(date, today)}`;
}

/** "04/12" in the year of `today`, "04/12/2025" in another. */
export function shortDate(date: LocalDate, today: LocalDate): string {
  const full = formatDate(date);
  return yearOf(date) === yearOf(today) ? full.slice(0, 'dd/mm'.length) : full;
}

/** A Party committee is asked for information, and urged to nothing. */
export function askParty(committee: string): string {
  return `Kính đề nghị ${committee} phối hợp cung cấp thông tin về tình hình thực hiện.`;
}

/** What a reminder, or the first review, asks of an agency. */
export function askAgency(isReview: boolean): string {
  return `Đề nghị đơn vị ${isReview ? 'cập nhật kết quả thực hiện đến nay' : 'báo cáo tình hình thực hiện'}.`;
}

const DONE_NOTE = 'Nhiệm vụ đã hoàn thành: đề nghị ghi ngày và số văn bản.';
/** The day of completion is asked for with its document: what is long done is then on time or late by that day. */
export const REVIEW_NOTE = `${DONE_NOTE} Tin này không phải nhắc quá hạn.`;
/** The same over one group of a bundle that asks about others too. */
export const REVIEW_NOTE_AMONG = `${DONE_NOTE} Phần rà soát không phải nhắc quá hạn.`;

const MOST_EXAMPLES = 3;

/** “#6 70%”, “#21 vướng mặt bằng”: of tasks that are shown, the first of each group first. */
export function bundleExamples(groups: readonly (readonly Reminder[])[], today: LocalDate): string {
  const firsts = groups.flatMap((own) => own.slice(0, 1));
  const others = groups.flatMap((own) => own.slice(1));
  const chosen = [...firsts, ...others].slice(0, MOST_EXAMPLES);
  const said = new Set<AnswerKind>();
  return chosen
    .map((reminder) => {
      const fitting = answersFor(reminder, today);
      const [kind, words] = fitting.find(([each]) => !said.has(each)) ?? fitting[0];
      said.add(kind);
      return `“${numberWords(reminder.card)} ${words}”`;
    })
    .join(', ');
}

/** “70%”, “vướng mặt bằng”: at most `most` of the one task that is asked about. */
export function examplesOf(reminder: Reminder, today: LocalDate, most: number): string {
  return answersFor(reminder, today)
    .slice(0, reminder.family === 'baseline' ? Math.min(most, 2) : most)
    .map(([, words]) => `“${words}”`)
    .join(', ');
}

const FIGURES = [50, 70, 90] as const;

type AnswerKind = 'done' | 'figure' | 'state' | 'unchanged' | 'obstacle' | 'later' | 'received';
type Answer = readonly [kind: AnswerKind, words: string];

/** Answers that this very task may be given: what cannot end is not done, and what has no date cannot be moved. */
function answersFor({ card, family }: Reminder, today: LocalDate): readonly [Answer, ...Answer[]] {
  const { assignment } = card;
  const { dueOn, progress } = assignment;
  if (isOngoing(assignment) || dueOn === null) {
    return [
      lastReportOn(assignment) === null ? ['state', 'đang thực hiện'] : ['unchanged', 'không thay đổi'],
      ['obstacle', 'vướng kinh phí'],
      ['received', 'đã nhận'],
    ];
  }
  const figure = FIGURES.find((each) => each > (progress ?? 50));
  const further: Answer = figure === undefined ? ['done', 'xong'] : ['figure', `${String(figure)}%`];
  return family === 'baseline' && dueOn < today
    ? [['done', `xong ngày ${formatDate(dueOn)}`], further, ['obstacle', 'vướng mặt bằng']]
    : [further, ['obstacle', 'vướng mặt bằng'], ['later', `gia hạn ${exampleDate(dueOn > today ? dueOn : today)}`]];
}

/** What stands under the message where nothing can be pressed: one example. */
export function exampleOf(reminder: Reminder, today: LocalDate): string {
  const number = numberWords(reminder.card).slice(1);
  const [, words] = answersFor(reminder, today)[0];
  const short = Object.entries(SHORT_ANSWERS).find(([, meant]) => meant === words)?.[0];
  // The letters stand behind a number alone: the period of a duty is written out.
  const isPlain = reminder.card.assignment.period === null;
  return `${number} ${words}${short === undefined || !isPlain ? '' : ` (viết tắt: ${number}${short})`}`;
}
