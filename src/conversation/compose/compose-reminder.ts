/** The bundled reminder of an agency: one message for all that is due, with the reason for each line. */

import { isPartyCommittee } from '../../domain/agencies/party-committee.ts';
import { lateAfter, standingOf } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { formatDate, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import { MONTHLY_STEPS } from '../../domain/tasks/overdue-ladder.ts';
import type { StageFamily } from '../../domain/tasks/reminder.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { answerButtons, chooseButtons, numberWords } from './task-buttons.ts';
import { bold, write, type Line } from './write.ts';
import { cardName, count, decisionWords, exampleDate, momentWords, placeWords, shorten, titleWords } from './words.ts';
import { deadlineWords, distanceWords, untilWords } from './deadline-words.ts';
import { feederWords, heldUpWords } from './card-line.ts';
import { heirWords } from './heir-words.ts';
import { lastReportWords, stateWords } from './state-words.ts';

/** A reminder that is due: the card as it stands now, and the step of the ladder that calls for it. */
export interface Reminder {
  readonly card: Card;
  readonly family: StageFamily;
  readonly steps: number;
}

const SECTIONS: readonly { family: StageFamily; title: string }[] = [
  { family: 'overdue', title: 'Quá hạn' },
  { family: 'today', title: 'Đến hạn hôm nay' },
  { family: 'before', title: 'Sắp đến hạn' },
  { family: 'period', title: 'Nhiệm vụ không ấn định ngày: đề nghị báo cáo kỳ này' },
  { family: 'year', title: 'Nhiệm vụ nhiều năm: đề nghị báo cáo tình hình trong năm' },
  { family: 'baseline', title: 'Rà soát hiện trạng' },
];

/** The date is said on the last working day before it. */
const DUE_ON_REST_DAY = 'Đến hạn hôm nay hoặc trong những ngày nghỉ tới';

function isAhead({ assignment }: Card, today: LocalDate): boolean {
  const last = lateAfter(assignment);
  return last !== null && last > today;
}

/** What has no date has none to be moved. */
function howToAnswerOne({ assignment }: Card, today: LocalDate): string {
  const later = assignment.dueOn === null ? '' : `, “gia hạn ${exampleDate(today)}”`;
  return `Trả lời (Reply) tin này: “xong”, “70%”, “vướng mặt bằng”${later} hoặc “đã nhận”.`;
}

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

function slipLines(slips: readonly SlipNote[], today: LocalDate): Line[] {
  if (slips.length === 0) return [];
  return [
    '',
    ...slips.map(
      (slip) =>
        `Để đơn vị biết: ${cardName(slip.fed)} chờ kết quả của ${cardName(slip.dependency)} (${slip.dependency.agency.name}), ${slipWords(slip, today)}.`,
    ),
  ];
}

function gapLines(gap: GapNote | null): Line[] {
  if (gap === null || gap.cards.length === 0) return [];
  const tasks = gap.cards.map(({ task }) => `#${task.id}`).join(', ');
  return [
    '',
    `Hệ thống không nhận được tin từ ${momentWords(gap.from, gap.timeZone)} đến ${momentWords(gap.to, gap.timeZone)}. Nếu trong lúc đó đơn vị đã trả lời về ${tasks}, đề nghị gửi lại; xin cảm ơn.`,
  ];
}

/** `reminders` must not be empty; all belong to one agency. */
export function composeReminder(
  reminders: readonly Reminder[],
  today: LocalDate,
  gap: GapNote | null = null,
  slips: readonly SlipNote[] = [],
): OutgoingMessage {
  const [first] = reminders;
  if (first === undefined) throw new RangeError('A reminder needs at least one task.');
  return reminders.length === 1
    ? remindOfOne(first, today, [...slipLines(slips, today), ...gapLines(gap)])
    : remindOfMany(reminders, first.card.agency.name, today, [...slipLines(slips, today), ...gapLines(gap)]);
}

function remindOfOne(reminder: Reminder, today: LocalDate, notes: readonly Line[]): OutgoingMessage {
  const { card } = reminder;
  const { task, assignment } = card;
  const distance = reminder.family === 'baseline' ? '' : distanceWords(assignment, today);
  return write(
    [
      bold(`${headingOf([reminder], card.agency.name)} – ${card.agency.name}`),
      ...(reminder.family === 'baseline' ? [BASELINE_NOTE] : []),
      '',
      [bold(cardName(card)), ` ${titleWords(task, 400)}`],
      `Thời hạn: ${deadlineWords(assignment)}${distance === '' ? '' : ` – ${distance}`}.`,
      ...relations(card, reminder.family).map(
        (words) => `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)}.`,
      ),
      ...(heirWords(card) === '' ? [] : [`Đơn vị ${heirWords(card)}.`]),
      ...(task.product === '' ? [] : [`Sản phẩm: ${trimEndOf(shorten(task.product, 160), /[.;,]/u)}.`]),
      `Nơi nhận báo cáo: ${task.reportTo}.`,
      `Đang ghi nhận: ${stateWords(assignment, today)}.`,
      '',
      `${askOf(card.agency.name)} tình hình thực hiện. ${howToAnswerOne(card, today)}`,
      ...notes,
      '',
      `Vì sao có tin này: ${reasonWords(reminder, today)}; ${placeWords(task)}; ${lastReportWords(assignment)}.`,
    ],
    {
      buttons: answerButtons(card),
      howToAnswer: `Nhấn giữ tin này → Trả lời → gõ: ${String(task.id)} xong`,
      silent: reminder.family === 'period' || reminder.family === 'year',
    },
  );
}

function remindOfMany(
  reminders: readonly Reminder[],
  agency: string,
  today: LocalDate,
  notes: readonly Line[],
): OutgoingMessage {
  const lines: Line[] = [bold(`${headingOf(reminders, agency)} – ${agency}: ${count(reminders.length)} nhiệm vụ`)];
  const shown: Reminder[] = [];
  for (const { family, title } of SECTIONS) {
    const due = reminders.filter((reminder) => reminder.family === family);
    if (due.length === 0) continue;
    const heading = family === 'today' && due.some(({ card }) => isAhead(card, today)) ? DUE_ON_REST_DAY : title;
    // The heading says it already when there is nothing else.
    lines.push(
      '',
      ...(due.length === reminders.length && family === 'baseline' ? [] : [bold(`${heading} (${count(due.length)})`)]),
    );
    if (family === 'baseline') lines.push(BASELINE_NOTE);
    for (const reminder of due) lines.push(bundleLine(reminder, today, reminders.length));
    shown.push(...due);
  }
  lines.push(
    '',
    `${askOf(agency)} tình hình từng nhiệm vụ: trả lời (Reply) tin này kèm số, mỗi nhiệm vụ một dòng: ${exampleAnswers(shown)}.`,
    ...notes,
    '',
    `Vì sao có tin này: ${bundleReasons(shown, today)}.`,
  );
  const cards = shown.map((reminder) => reminder.card);
  const example = cards[0]?.task.id ?? 12;
  return write(lines, {
    buttons: chooseButtons(cards),
    howToAnswer: `Nhấn giữ tin này → Trả lời → gõ: ${String(example)} xong`,
  });
}

const ANSWERS = ['xong', '70%', 'vướng mặt bằng'] as const;

/** With the numbers of this very bundle, so that an example that is copied names a task of the reader's. */
function exampleAnswers(reminders: readonly Reminder[]): string {
  return reminders
    .slice(0, ANSWERS.length)
    .map(({ card }, index) => `“${numberWords(card)} ${ANSWERS[index] ?? ''}”`)
    .join(', ');
}

function bundleLine({ card, family }: Reminder, today: LocalDate, total: number): Line {
  const { task, assignment } = card;
  // Before its first answer a task taken over late is not counted as late.
  const distance = family === 'baseline' ? '' : distanceWords(assignment, today);
  const facts = [
    assignment.deadline.text.replace(/[.;]\s*$/u, '') +
      (assignment.dueOn === null ? '' : `, ${untilWords(assignment, formatDate(assignment.dueOn))}`),
    distance,
    ...relations(card, family),
    heirWords(card),
    assignment.reportedOn === null
      ? 'chưa có báo cáo'
      : `${stateWords(assignment, today)} (báo ngày ${formatDate(assignment.reportedOn)})`,
  ].filter((fact) => fact !== '');
  // A long bundle keeps to one screen: the fewer the tasks, the more of each title.
  return [bold(cardName(card)), ` ${titleWords(task, total > 12 ? 70 : 120)} – ${facts.join('; ')}`];
}

/** What excuses it, and whom it keeps waiting; a review names no third agency. */
function relations(card: Card, family: StageFamily): readonly string[] {
  return family === 'baseline' ? [] : [feederWords(card), heldUpWords(card)].filter((words) => words !== '');
}

/** The day of completion is asked for with its document: what is long done is then on time or late by that day. */
const BASELINE_NOTE =
  'Tin này để rà soát hiện trạng các nhiệm vụ mới được đưa vào theo dõi, không phải nhắc quá hạn. Nhiệm vụ đã hoàn thành: đề nghị cho biết ngày hoàn thành và văn bản kết quả (số, ngày). Nhiệm vụ đang thực hiện: đề nghị cho biết tiến độ, ngày dự kiến hoàn thành.';

/** Before what is asked about. */
function askOf(agency: string): string {
  return isPartyCommittee(agency) ? `Kính đề nghị ${agency} phối hợp cung cấp thông tin về` : 'Đề nghị đơn vị cho biết';
}

/** "Đôn đốc" from the first overdue step on, "Nhắc việc" before it; a Party committee is asked, and neither. */
function headingOf(reminders: readonly Reminder[], agency: string): string {
  if (reminders.every((reminder) => reminder.family === 'baseline')) return 'Rà soát hiện trạng';
  if (isPartyCommittee(agency)) return 'Đề nghị phối hợp';
  return reminders.some((reminder) => reminder.family === 'overdue') ? 'Đôn đốc' : 'Nhắc việc';
}

function isUnanswered({ assignment }: Card, today: LocalDate): boolean {
  return standingOf(assignment, today).unansweredSince !== null;
}

/** Its agency was told of it when its date had passed: the ladder's days count from that notice. */
function isToldLate({ assignment }: Card): boolean {
  const last = lateAfter(assignment);
  return assignment.toldOn !== null && last !== null && assignment.toldOn > last;
}

/** What the days of an overdue step are counted from. */
function countedFrom(card: Card, today: LocalDate): string {
  if (isUnanswered(card, today)) return 'sau thời gian rà soát hiện trạng';
  if (!isToldLate(card)) return 'sau hạn';
  return card.assignment.takenOverOn === null ? 'sau tin chuyển tiếp' : 'sau tin tiếp nhận';
}

function reasonWords({ family, steps, card }: Reminder, today: LocalDate): string {
  switch (family) {
    case 'before':
      return `mốc nhắc ${String(steps)} ngày làm việc trước hạn`;
    case 'today':
      return isAhead(card, today)
        ? 'ngày đến hạn là ngày nghỉ, hôm nay là ngày làm việc cuối cùng trước đó'
        : 'hôm nay là ngày đến hạn';
    case 'overdue':
      if (steps >= MONTHLY_STEPS) return 'nhắc hằng tháng nhiệm vụ quá hạn, chưa ghi nhận hoàn thành';
      return `mốc ${isPartyCommittee(card.agency.name) ? 'nhắc' : 'đôn đốc'} ${count(steps)} ngày ${countedFrom(card, today)}${isUnanswered(card, today) ? '' : ', chưa ghi nhận hoàn thành'}`;
    case 'period':
      return card.assignment.cadence === 'quarterly'
        ? 'còn một tuần làm việc là hết quý, kỳ này chưa có báo cáo'
        : 'còn một tuần làm việc là hết kỳ báo cáo, kỳ này chưa có báo cáo';
    case 'year':
      return 'nhiệm vụ kéo dài nhiều năm, mỗi cuối năm hỏi một lần';
    case 'baseline':
      return 'bắt đầu theo dõi, rà soát một lần';
  }
}

function bundleReasons(reminders: readonly Reminder[], today: LocalDate): string {
  const rules = [...new Set(reminders.map((reminder) => shortReason(reminder, today)))];
  const decisions = [...new Set(reminders.map(({ card }) => decisionWords(card.task)))];
  return `${withLateOnce(rules).join(', ')}; các mục ghi trong ngoặc của ${decisions.join(', ')}; báo cáo gần nhất ghi ở từng dòng`;
}

const LATE = 'quá hạn, ';

/** "quá hạn, nhắc hằng tháng và mốc 1 ngày": that something is late is said once. */
function withLateOnce(rules: readonly string[]): readonly string[] {
  const late = rules.filter((rule) => rule.startsWith(LATE)).map((rule) => rule.slice(LATE.length));
  if (late.length < 2) return rules;
  return [`${LATE}${late.join(' và ')}`, ...rules.filter((rule) => !rule.startsWith(LATE))];
}

function shortReason({ family, steps, card }: Reminder, today: LocalDate): string {
  switch (family) {
    case 'before':
      return `mốc nhắc ${String(steps)} ngày làm việc trước hạn`;
    case 'today':
      return isAhead(card, today) ? 'đến hạn vào ngày nghỉ' : 'đến hạn hôm nay';
    case 'overdue':
      if (steps >= MONTHLY_STEPS) return 'quá hạn, nhắc hằng tháng';
      return isUnanswered(card, today)
        ? `mốc ${count(steps)} ngày ${countedFrom(card, today)}`
        : `quá hạn, mốc ${count(steps)} ngày${isToldLate(card) ? ` ${countedFrom(card, today)}` : ''}`;
    case 'period':
      return 'sắp hết kỳ báo cáo';
    case 'year':
      return 'sắp hết năm';
    case 'baseline':
      return 'bắt đầu theo dõi, rà soát một lần';
  }
}
