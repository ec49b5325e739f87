/** What waits for the secretariat or a leader: what was asked, with the ways to decide, and what the decision lacks. */

import { addDays, daysBetween, formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import { isOngoing, isStopped, lateAfter, type Assignment, type WaitingFor } from '../../domain/tasks/assignment.ts';
import type { CitedDocument } from '../../domain/tasks/cited-document.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { citedDocumentWords } from './cited-document-words.ts';
import type { Button, OutgoingMessage, Ruling } from '../message/message.ts';

import { cardName, count, shorten, taskName, titleWords } from './words.ts';
import { deadlineWords } from './deadline-words.ts';
import { passedOnSentence } from './waiting-words.ts';
import { takesThePlaceLine } from './overtaken-words.ts';
import { periodWords } from './period-words.ts';
import { quotedWords, type SaidWords } from './quoted-words.ts';
import { bold, write } from './write.ts';

export interface PendingDecision extends SaidWords {
  readonly event: number;
  readonly by: string;
  readonly documents: readonly CitedDocument[];
  readonly files: number;
  /** What waited until then, and whose place this takes; null where nothing did. */
  readonly overtaken: Assignment | null;
}

/** To the secretariat: a completion waits to be confirmed or returned. */
export function composePendingCompletion(card: Card, pendingDecision: PendingDecision): OutgoingMessage {
  const { task, agency } = card;
  const { event, by, text, added, chosen, documents, files, overtaken } = pendingDecision;
  return write(
    [
      bold(isOngoing(card.assignment) ? 'Báo cả nhiệm vụ đã kết thúc, chờ xác nhận' : 'Báo hoàn thành, chờ xác nhận'),
      `${cardName(card)} ${titleWords(task, 120)}`,
      `${agency.name}; thời hạn: ${deadlineWords(card.assignment)}. Người báo: ${shorten(by, 60)}.${passedOnSentence(card)}${quotedWords({ text, added, chosen })}`,
      ...(isOngoing(card.assignment)
        ? [
            'Theo đơn vị, cả nhiệm vụ đã kết thúc, không chỉ kết quả của kỳ này. Khi được xác nhận, nhiệm vụ thôi được hỏi theo kỳ; khi trả lại, nhiệm vụ tiếp tục.',
          ]
        : []),
      documents.length === 0
        ? 'Văn bản kết quả: đơn vị chưa nêu.'
        : `Văn bản kết quả: ${documents.map(citedDocumentWords).join('; ')}.`,
      ...(files === 0 ? [] : [`Kèm ${count(files)} tệp minh chứng: /tep ${task.id}.`]),
      daysLine(card.assignment),
      ...(overtaken === null ? [] : [takesThePlaceLine(overtaken)]),
      `Xác nhận: /xacnhan ${task.id}. Theo ngày khác: /xacnhan ${task.id} kèm ngày. Trả lại: /tralai ${task.id} kèm lý do.`,
    ],
    {
      buttons: pendingDecisionButtons({ card, event }),
      howToAnswer: `Đề nghị trả lời: xacnhan ${task.id}${reportedDayHint(card)} · tralai ${task.id} kèm lý do`,
    },
  );
}

/** Both days, and what would follow from each. */
function daysLine(assignment: Assignment): string {
  const { statedOn, waitingSince } = assignment;
  const lateness = (on: LocalDate): string => {
    const last = lateAfter(assignment, on);
    return last === null ? '' : ` (${latenessWords(last, on)})`;
  };
  const day = (on: LocalDate | null): string => (on === null ? '–' : `${formatDate(on)}${lateness(on)}`);
  return statedOn === null
    ? `Ngày báo cáo: ${day(waitingSince)}; đơn vị chưa nêu ngày hoàn thành.`
    : `Ngày hoàn thành đơn vị nêu: ${day(statedOn)}. Ngày báo cáo: ${day(waitingSince)}.`;
}

function latenessWords(last: LocalDate, on: LocalDate): string {
  return on <= last ? 'đúng hạn' : `quá hạn ${count(daysBetween(last, on))} ngày`;
}

function reportedDayHint({ task, assignment: { statedOn, waitingSince } }: Card): string {
  if (statedOn === null || waitingSince === null || statedOn === waitingSince) return '';
  return ` · xacnhan ${String(task.id)} ${formatDate(waitingSince)} (ngày báo)`;
}

/** To the secretariat, and to the leaders who own the programme: an agency asks for more time. */
export function composePendingExtension(card: Card, pendingDecision: PendingDecision): OutgoingMessage {
  const { task, agency, assignment } = card;
  const { event, by, text, added, chosen, overtaken } = pendingDecision;
  const asked = assignment.requestedDueOn === null ? '–' : formatDate(assignment.requestedDueOn);
  const before =
    assignment.extensions === 0 ? 'chưa gia hạn lần nào' : `đã gia hạn ${count(assignment.extensions)} lần`;
  return write(
    [
      bold('Đề nghị gia hạn'),
      `${cardName(card)} ${titleWords(task, 120)}`,
      `${agency.name} xin gia hạn đến ${asked}; thời hạn hiện hành: ${deadlineWords(assignment)}; ${before}.`,
      `Người báo: ${shorten(by, 60)}.${passedOnSentence(card)}${quotedWords({ text, added, chosen })}`,
      ...(overtaken === null ? [] : [takesThePlaceLine(overtaken)]),
      `Đồng ý: /dongy ${task.id}. Theo ngày khác: /dongy ${task.id} kèm ngày. Không đồng ý: /khongdongy ${task.id} kèm lý do.`,
    ],
    {
      buttons: pendingDecisionButtons({ card, event }),
      howToAnswer: `Đề nghị trả lời: dongy ${task.id} · khongdongy ${task.id} kèm lý do`,
    },
  );
}

/** The ways to decide on one assignment, by what it waits for; of what is suspended, that it goes on. */
export function pendingDecisionButtons({ card, event }: { readonly card: Card; readonly event: number }): Button[][] {
  const { waitingFor, waitingSince, requestedDueOn, statedOn } = card.assignment;
  if (isStopped(card.assignment)) return [[rule('Cho tiếp tục', event, 'resume')]];
  if (waitingFor === 'confirmation' && waitingSince !== null && statedOn !== null && statedOn !== waitingSince) {
    return [
      [rule(`Xác nhận ngày ${formatDate(statedOn)}`, event, 'confirm')],
      [rule(`Theo ngày báo ${formatDate(waitingSince)}`, event, 'confirm_reported'), rule('Trả lại', event, 'return')],
    ];
  }
  if (waitingFor === 'confirmation') return [[rule('Xác nhận', event, 'confirm'), rule('Trả lại', event, 'return')]];
  if (waitingFor === 'suspension') {
    const label = isOfDuty(card) ? CONFIRM_DUTY : 'Xác nhận tạm dừng';
    return [[rule(label, event, 'approve'), rule('Không xác nhận', event, 'reject')]];
  }
  if (waitingFor === 'handover') {
    return [[rule('Chuyển đơn vị khác', event, 'approve_other'), rule('Không đồng ý', event, 'reject')]];
  }
  if (waitingFor === null || requestedDueOn === null) return [];
  return [
    [rule(`Đồng ý đến ${formatDate(requestedDueOn)}`, event, 'approve')],
    [rule('Đồng ý, ngày khác', event, 'approve_other'), rule('Không đồng ý', event, 'reject')],
  ];
}

/** It is said that the whole duty was stopped. */
function isOfDuty({ assignment: { waitingFor, suspendedScope } }: Card): boolean {
  return waitingFor === 'suspension' && suspendedScope === 'duty';
}

const CONFIRM_DUTY = 'Xác nhận tạm dừng cả nhiệm vụ';

/** A suspension that its agency reported of one period. */
export function suspensionButtons(card: Card, event: number): Button[][] {
  return [
    [rule('Tạm dừng cả nhiệm vụ', event, 'approve_duty')],
    [
      rule(`Chỉ kỳ ${periodWords(card.assignment) ?? 'này'}`, event, 'approve_period'),
      rule('Không xác nhận', event, 'reject'),
    ],
  ];
}

type Waiting = { readonly card: Card; readonly event: number };

/** To words that mean to decide, without the command: what waits, and how it is decided. All are of one task. */
export function pointToRuling(waiting: readonly [Waiting, ...Waiting[]], replyTo: string | null): OutgoingMessage {
  const [{ card }] = waiting;
  const { id } = card.task;
  const { what, how } = RULED[card.assignment.waitingFor ?? 'extension'](id);
  return write(
    [
      `${cardName(card)} ${titleWords(card.task, 80)}: ${what}. Chưa quyết định gì, chưa chuyển gì. Để quyết định, đề nghị bấm nút dưới tin này, hoặc gửi ${how}.`,
    ],
    {
      buttons: waiting.length === 1 ? pendingDecisionButtons(waiting[0]) : [],
      howToAnswer: `Đề nghị trả lời: ${how.replaceAll('/', '')}`,
      replyTo,
    },
  );
}

const RULED: Record<WaitingFor, (id: number) => { readonly what: string; readonly how: string }> = {
  confirmation: (id) => ({
    what: 'báo cáo hoàn thành đang chờ xác nhận',
    how: `/xacnhan ${id}, hoặc /tralai ${id} kèm lý do`,
  }),
  extension: (id) => ({
    what: 'đề nghị gia hạn đang chờ quyết định',
    how: `/dongy ${id}, hoặc /khongdongy ${id} kèm lý do`,
  }),
  suspension: (id) => ({
    what: 'báo cáo tạm dừng đang chờ xác nhận',
    how: `/dongy ${id}, hoặc /khongdongy ${id} kèm lý do`,
  }),
  handover: (id) => ({
    what: 'đề nghị xem lại đơn vị chủ trì đang chờ quyết định',
    how: `/dongy ${id} kèm mã đơn vị, hoặc /khongdongy ${id} kèm lý do`,
  }),
};

/** Several leads wait, each for itself: whose is meant? */
export function askWhichLead(
  pendingDecisions: readonly { readonly card: Card; readonly event: number }[],
  ruling: 'confirm' | 'return' | 'approve' | 'reject',
  replyTo: string | null,
): OutgoingMessage {
  const [first] = pendingDecisions;
  if (first === undefined) throw new RangeError('Somebody must wait.');
  const { task } = first.card;
  const leads = new Set(pendingDecisions.map(({ card }) => card.agency.id)).size;
  const named = (card: Card): string => {
    if (isOfDuty(card)) return leads === 1 ? 'tạm dừng cả nhiệm vụ' : `${card.agency.name}, tạm dừng cả nhiệm vụ`;
    const period = periodWords(card.assignment);
    return period === null ? card.agency.name : leads === 1 ? `kỳ ${period}` : `${card.agency.name}, kỳ ${period}`;
  };
  const period = isOfDuty(first.card) ? 'cả nhiệm vụ' : periodWords(first.card.assignment);
  const one = [leads === 1 && period !== null ? '' : first.card.agency.code, period ?? '']
    .filter((word) => word !== '')
    .join(' ');
  const buttonOf = (card: Card): string =>
    isOfDuty(card) && leads === 1 && ruling === 'approve' ? CONFIRM_DUTY : `${labelOf(card, ruling)}: ${named(card)}`;
  const waits =
    period === null
      ? `${count(pendingDecisions.length)} đơn vị đang chờ, mỗi đơn vị một kết quả. Đề nghị chọn đơn vị, hoặc gửi kèm mã đơn vị`
      : `${count(pendingDecisions.length)} báo cáo đang chờ, mỗi kỳ một kết quả. Đề nghị chọn kỳ, hoặc gửi kèm kỳ`;
  const example = `/${COMMANDS[ruling]} ${task.id} ${one}${ruling === 'return' || ruling === 'reject' ? ' kèm lý do' : ''}`;
  return write(
    [
      `${taskName(task)} ${titleWords(task, 80)}: ${waits}, ví dụ ${example}; “tất cả” cho mọi ${period === null ? 'đơn vị' : 'báo cáo'}.`,
      '',
      ...pendingDecisions.map(({ card }) => `${card.agency.code} – ${named(card)}`),
    ],
    {
      buttons: pendingDecisions.slice(0, 20).map(({ card, event }) => [rule(buttonOf(card), event, ruling)]),
      howToAnswer: `Đề nghị trả lời: ${example.slice(1)}`,
      replyTo,
    },
  );
}

/** To "chỉ kỳ này" where the whole duty is claimed to be stopped: which of its periods is meant? */
export function askWhichPeriodStops(
  claimed: readonly { readonly card: Card; readonly event: number }[],
  replyTo: string | null,
): OutgoingMessage {
  const [first] = claimed;
  if (first === undefined) throw new RangeError('Something must be claimed.');
  const { card } = first;
  const example = `dongy ${String(card.task.id)} kỳ ${periodWords(card.assignment) ?? ''}`;
  return write(
    [
      `${taskName(card.task)} ${titleWords(card.task, 80)}: đơn vị báo tạm dừng ${count(claimed.length)} kỳ, chưa rõ chỉ tạm dừng kỳ nào, nên chưa quyết định gì. Đề nghị chọn kỳ, hoặc gửi kèm kỳ, ví dụ /${example}.`,
    ],
    {
      buttons: [
        ...claimed
          .slice(0, 20)
          .map((each) => [rule(`Chỉ kỳ ${periodWords(each.card.assignment) ?? ''}`, each.event, 'approve_period')]),
        [rule('Tạm dừng cả nhiệm vụ', first.event, 'approve_duty')],
      ],
      howToAnswer: `Đề nghị trả lời: ${example}`,
      replyTo,
    },
  );
}

/** Several leads, or periods, are suspended, each for itself: which one goes on? */
export function askWhichStopped(
  stopped: readonly { readonly card: Card; readonly event: number }[],
  replyTo: string | null,
): OutgoingMessage {
  const [first] = stopped;
  if (first === undefined) throw new RangeError('Something must be suspended.');
  const { task, agency } = first.card;
  const named = (card: Card): string => {
    const period = card.assignment.suspendedScope === 'period' ? periodWords(card.assignment) : null;
    return period === null ? card.agency.name : `${card.agency.name}, kỳ ${period}`;
  };
  const example = `/tieptuc ${task.id} ${agency.code}`;
  return write(
    [
      `${taskName(task)} ${titleWords(task, 80)}: ${count(stopped.length)} phần đang tạm dừng. Đề nghị chọn phần được tiếp tục, hoặc gửi kèm mã đơn vị hay kỳ, ví dụ ${example}; “tất cả” cho mọi phần.`,
    ],
    {
      buttons: stopped
        .slice(0, 20)
        .map(({ card, event }) => [rule(`${LABELS.resume}: ${named(card)}`, event, 'resume')]),
      howToAnswer: `Đề nghị trả lời: ${example.slice(1)}`,
      replyTo,
    },
  );
}

/** The reason, or the other date, in one answer. */
export function askDecision(
  card: Card,
  ruling: 'return' | 'reject' | 'approve_other',
  replyTo: string | null,
): OutgoingMessage {
  const what = `${labelOf(card, ruling)} ${cardName(card)} ${titleWords(card.task, 80)} – ${card.agency.name}.`;
  const wanted =
    ruling === 'approve_other'
      ? 'Chưa rõ ngày. Đề nghị trả lời (Reply) tin này bằng một ngày sau hôm nay, ví dụ “30/12/2027”.'
      : 'Đề nghị ghi lý do bằng một câu: trả lời (Reply) tin này; câu đó được gửi nguyên văn cho đơn vị.';
  return write([`${what} ${wanted} Chưa ghi quyết định. Để dừng, trả lời “thôi”.`], { replyTo });
}

/** To who names another agency's request: "theo đề nghị của Sở Tài chính". */
export function askedByItsAgency(card: Card): string {
  return `Đề nghị gia hạn ${cardName(card)} là của ${card.agency.name}.`;
}

/** An extension until a day that leaves no more time than none is not granted: until which day? */
export function askLaterDay(card: Card, tooSoon: TooSoon, replyTo: string | null): OutgoingMessage {
  const what = `${LABELS.approve_other} ${cardName(card)} ${titleWords(card.task, 80)} – ${card.agency.name}.`;
  const wanted = `Đề nghị trả lời (Reply) tin này bằng ${firstDayWords(tooSoon)}.`;
  return write([`${what} ${tooSoonWords(tooSoon)} ${wanted} Chưa ghi quyết định. Để dừng, trả lời “thôi”.`], {
    replyTo,
  });
}

/** The same where the day stands in a form. */
export function laterDayNeeded(tooSoon: TooSoon): string {
  return `${tooSoonWords(tooSoon)} Đề nghị ghi ${firstDayWords(tooSoon)}; chưa quyết định gì.`;
}

/** `first` is the first day until which an extension may be granted. */
interface TooSoon {
  readonly granted: LocalDate;
  readonly first: LocalDate;
  readonly today: LocalDate;
}

function tooSoonWords({ granted, today }: TooSoon): string {
  const day = formatDate(granted);
  if (granted < today) return `Không gia hạn đến ${day} được vì đã qua ngày đó.`;
  return granted === today
    ? 'Không gia hạn đến hôm nay được.'
    : `Gia hạn đến ${day} thì đơn vị không có thêm thời gian so với khi không gia hạn.`;
}

function firstDayWords({ first, today }: TooSoon): string {
  return first === addDays(today, 1)
    ? 'một ngày sau hôm nay'
    : `một ngày từ ${formatDate(first)} trở đi (sau thời hạn hiện hành cộng số ngày chờ quyết định)`;
}

const LABELS: Record<Ruling, string> = {
  confirm: 'Xác nhận',
  confirm_reported: 'Xác nhận theo ngày báo',
  return: 'Trả lại',
  approve: 'Đồng ý',
  approve_other: 'Đồng ý gia hạn',
  reject: 'Không đồng ý',
  approve_duty: 'Tạm dừng cả nhiệm vụ',
  approve_period: 'Tạm dừng một kỳ',
  resume: 'Cho tiếp tục',
};

/** A suspension is confirmed or not; it is no request. */
function labelOf({ assignment: { waitingFor } }: Card, ruling: Ruling): string {
  if (waitingFor !== 'suspension') return LABELS[ruling];
  return ruling === 'reject' ? 'Không xác nhận tạm dừng' : 'Xác nhận tạm dừng';
}

/** How each ruling is typed. */
export const COMMANDS = { confirm: 'xacnhan', return: 'tralai', approve: 'dongy', reject: 'khongdongy' } as const;

function rule(label: string, event: number, ruling: Ruling): Button {
  return { label, action: { kind: 'decide', event, ruling } };
}
