/** What the next tick will send, to whom and why; each line can be kept back. */

import { localDateOf, formatDate, type Instant } from '../../domain/calendar/dates.ts';
import { compareCursors, cursorOfRow, type Cursor } from '../../domain/tasks/list-cursor.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Button, OutgoingMessage } from '../message/message.ts';
import { rowsBehind, writeOrdered, type ListItem, type PageAsked } from './paginate.ts';
import { cardName, count, momentWords, shorten, titleWords } from './words.ts';
import { ANONYMOUS } from './say.ts';
import { ONLY_SECRETARIAT_DRAFTS } from './say-decision.ts';
import { bold, type Line } from './write.ts';

export interface DraftView {
  readonly at: Instant;
  readonly messages: readonly {
    readonly at: Instant;
    readonly chatId: number;
    readonly to: string;
    readonly text: string;
    readonly cards: readonly Card[];
  }[];
  readonly held: readonly { readonly card: Card; readonly since: Instant; readonly actor: string }[];
}

const WHY = 'Vì sao có tin này:';

/**
 * By day, chat and assignment: when a message that waits is sent, what number it has, and how a bundle is cut into
 * messages may differ from one page to the next.
 */
export function composeDraft(
  { at, messages, held }: DraftView,
  timeZone: string,
  { page, after }: PageAsked,
): OutgoingMessage {
  const lines = messages
    .flatMap((message) => draftLines(message, timeZone))
    .sort((a, b) => compareCursors(a.cursor, b.cursor));
  const heldRows = held
    .toSorted((a, b) => a.card.assignment.id - b.card.assignment.id)
    .map(({ card, since, actor }) => ({
      cursor: cursorOfRow('held', card.assignment.id),
      lines: [
        `${cardName(card)} ${card.agency.name}: ${titleWords(card.task, 60)} – giữ từ ${formatDate(localDateOf(since, timeZone))}, người giữ: ${shorten(actor, 60)}`,
      ],
      buttons: [button(`Thôi giữ #${card.task.id}`, card, false)],
    }));
  const [firstHeld, ...furtherHeld] = rowsBehind(heldRows, after);
  const heading: Line[] = ['', bold(`Đang giữ lại: ${count(held.length)}`)];
  return writeOrdered({
    head: [
      bold(`Dự thảo lượt nhắc ${momentWords(at, timeZone)}: ${count(messages.length)} tin`),
      'Chưa gửi gì. Giữ lại một dòng: /duthao giu 12; gửi lại như thường: /duthao thoigiu 12.',
    ],
    items: [
      ...(after?.list === 'held' ? [] : rowsBehind(underHeadings(lines, timeZone, after), null)),
      ...(firstHeld === undefined ? [] : [{ ...firstHeld, lines: [...heading, ...firstHeld.lines] }]),
      ...furtherHeld,
    ],
    foot: [],
    command: 'duthao',
    argument: '',
    page,
    after,
  });
}

type DraftMessage = DraftView['messages'][number];

/** One assignment of a message, or a message about none. */
interface DraftLine {
  readonly message: DraftMessage;
  readonly card: Card | null;
  readonly cursor: Cursor;
}

function draftLines(message: DraftMessage, timeZone: string): DraftLine[] {
  const day = localDateOf(message.at, timeZone);
  const cards = message.cards.length === 0 ? [null] : message.cards;
  return cards.map((card) => ({
    message,
    card,
    cursor: { list: 'draft', day, number: message.chatId, id: card?.assignment.id ?? 0 },
  }));
}

/** What stands behind `after`, each message's first line under when and to whom it goes, its last one above why. */
function underHeadings(lines: readonly DraftLine[], timeZone: string, after: Cursor | null): ListItem[] {
  const left = after === null ? lines : lines.filter(({ cursor }) => compareCursors(cursor, after) > 0);
  return left.map(({ message, card, cursor }, index) => {
    const [heading = '', ...rest] = message.text.split('\n');
    const why = rest.find((line) => line.startsWith(WHY))?.slice(WHY.length) ?? '';
    const isFirst = left[index - 1]?.message !== message;
    const isLast = left[index + 1]?.message !== message;
    const to = bold(`${momentWords(message.at, timeZone)} → ${message.to}`);
    return {
      lines: [
        ...(isFirst ? ['', [to, `: ${shorten(heading, 160)}`]] : []),
        ...(card === null ? [] : [`${cardName(card)} ${titleWords(card.task, 70)}`]),
        ...(isLast && why !== '' ? [`Vì sao: ${shorten(why.trim(), 240)}`] : []),
      ],
      cursor,
      buttons: card === null ? [] : [button(`Giữ #${card.task.id}`, card, true)],
    };
  });
}

function button(label: string, { assignment }: Card, held: boolean): Button {
  return { label, action: { kind: 'hold', assignment: assignment.id, held } };
}

type HoldOutcome = 'done' | 'same' | 'anonymous' | 'not_enrolled';

const HOLD_WORDS: Record<'held' | 'free', Record<HoldOutcome, string>> = {
  held: {
    done: 'đã giữ lại; không nhắc, không đôn đốc cho đến khi thôi giữ (/duthao).',
    same: 'đang được giữ lại từ trước.',
    anonymous: ANONYMOUS,
    not_enrolled: ONLY_SECRETARIAT_DRAFTS,
  },
  free: {
    done: 'thôi giữ; lượt nhắc tới xét lại như thường.',
    same: 'không bị giữ lại.',
    anonymous: ANONYMOUS,
    not_enrolled: ONLY_SECRETARIAT_DRAFTS,
  },
};

/** What became of keeping an assignment's reminders back (`held`), or of letting them go. */
export function heldWords(card: Card, held: boolean, outcome: HoldOutcome): string {
  return `${cardName(card)} ${card.agency.name}: ${HOLD_WORDS[held ? 'held' : 'free'][outcome]}`;
}
