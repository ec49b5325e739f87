/** A bundle as it stands after answers: what is answered is ticked, and the next task is offered in the same message. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { BoldSpan, OutgoingMessage } from '../message/message.ts';
import { stateWords } from './state-words.ts';
import { bundleButtons, numberWords, type Picking } from './task-buttons.ts';
import { bold, write, type Line } from './write.ts';
import { cardName, count, shorten, titleWords } from './words.ts';

export interface BundleNow {
  /** In the order of its buttons. */
  readonly open: readonly Card[];
  readonly answered: readonly Card[];
  /** What is asked about now; null where nothing is open. */
  readonly picking: Picking | null;
  /** The last answer of a button, which another one takes back. */
  readonly last: { readonly card: Card; readonly event: number } | null;
}

/** `sent` is the bundle as it was sent, which `messageId` names. */
export function composeBundleEdit(
  sent: OutgoingMessage,
  messageId: string,
  now: BundleNow,
  today: LocalDate,
): OutgoingMessage {
  const ticked = tick(sent, now.answered);
  const standing = write(['', ...standingLines(now, today)]);
  const from = ticked.text.length + 2;
  return {
    ...sent,
    text: `${ticked.text}\n\n${standing.text}`,
    bold: [...ticked.bold, ...standing.bold.map(({ offset, length }) => ({ offset: offset + from, length }))],
    buttons: bundleButtons(now.open, now.picking, now.last),
    howToAnswer: null,
    replyTo: null,
    edits: messageId,
  };
}

/** Where the bundle cannot be edited any more: what stands is said in one line, and the rest is offered there. */
export function composeBundleAnew(now: BundleNow, today: LocalDate): OutgoingMessage {
  return write(
    ['Tin nhắc trước không cập nhật được nữa; báo cáo của đơn vị vẫn được ghi đủ.', ...standingLines(now, today)],
    { buttons: bundleButtons(now.open, now.picking, now.last), silent: true },
  );
}

/** "#50 ✓ đang thực hiện · còn 22", as the person who pressed sees it at once. */
export function tickWords(card: Card, open: number, today: LocalDate): string {
  return `${numberWords(card)} ✓ ${shorten(stateWords(card.assignment, today), 90)} · ${leftWords(open)}`;
}

function leftWords(open: number): string {
  return open === 0 ? 'đã trả lời đủ' : `còn ${count(open)}`;
}

const MOST_TOLD = 3;

function standingLines({ open, answered, picking, last }: BundleNow, today: LocalDate): Line[] {
  const told = last === null ? answered.slice(-MOST_TOLD) : [last.card];
  const total = count(open.length + answered.length);
  const states = told.map((card) => tickWords(card, open.length, today).replace(/ · [^·]*$/u, ''));
  const left = open.length === 0 ? `Đã trả lời đủ ${total} nhiệm vụ; xin cảm ơn.` : leftWords(open.length);
  return [[bold([...states, left].join(' · '))], ...(picking === null ? [] : [askWords(picking)])];
}

function askWords({ card, step }: Picking): string {
  const name = `${cardName(card)} ${titleWords(card.task, 70)}`;
  switch (step) {
    case 'answers':
      return `${name}: đề nghị chọn câu trả lời, hoặc trả lời (Reply) tin này kèm số.`;
    case 'obstacle':
      return `${name}: đề nghị chọn khó khăn, vướng mắc.`;
    case 'extension':
      return `${name}: đơn vị xin gia hạn đến ngày nào?`;
  }
}

const TICK = '✓ ';

/** Ticks the line of each answered task; emphasis moves along. */
function tick({ text, bold: spans }: OutgoingMessage, answered: readonly Card[]): { text: string; bold: BoldSpan[] } {
  const names = answered.map(cardName);
  const lines = text.split('\n');
  const marks: number[] = [];
  let offset = 0;
  for (const line of lines) {
    if (names.some((name) => line === name || line.startsWith(`${name} `))) marks.push(offset);
    offset += line.length + 1;
  }
  const shifted = (at: number): number => at + TICK.length * marks.filter((mark) => mark <= at).length;
  return {
    text: lines
      .map((line) => (names.some((name) => line === name || line.startsWith(`${name} `)) ? TICK + line : line))
      .join('\n'),
    bold: spans.map((span) => ({ offset: shifted(span.offset), length: span.length })),
  };
}
