/** What the next tick will send, to whom and why; each line can be kept back. */

import { localDateOf, formatDate, type Instant } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Button, OutgoingMessage } from '../message/message.ts';
import { writePage } from './paginate.ts';
import { cardName, count, momentWords, shorten, titleWords } from './words.ts';
import { ANONYMOUS, ONLY_SECRETARIAT_DRAFTS } from './say.ts';
import { bold, type Line } from './write.ts';

export interface DraftView {
  readonly at: Instant;
  readonly messages: readonly {
    readonly at: Instant;
    readonly to: string;
    readonly text: string;
    readonly cards: readonly Card[];
  }[];
  readonly held: readonly { readonly card: Card; readonly since: Instant; readonly actor: string }[];
}

const MOST_BUTTONS = 12;
const WHY = 'Vì sao có tin này:';

export function composeDraft({ at, messages, held }: DraftView, timeZone: string, page: number): OutgoingMessage {
  const lines = messages.map(({ to, text, cards, at: sentAt }): Line[] => {
    const [heading = '', ...rest] = text.split('\n');
    const why = rest
      .find((line) => line.startsWith(WHY))
      ?.slice(WHY.length)
      .trim();
    return [
      '',
      [bold(`${momentWords(sentAt, timeZone)} → ${to}`), `: ${shorten(heading, 160)}`],
      ...cards.map((card) => `${cardName(card)} ${titleWords(card.task, 70)}`),
      ...(why === undefined ? [] : [`Vì sao: ${shorten(why, 240)}`]),
    ];
  });
  const heldLines = held.map(({ card, since, actor }): Line[] => [
    `${cardName(card)} ${card.agency.name}: ${titleWords(card.task, 60)} – giữ từ ${formatDate(localDateOf(since, timeZone))}, người giữ: ${shorten(actor, 60)}`,
  ]);
  const composed = writePage({
    head: [
      bold(`Dự thảo lượt nhắc ${momentWords(at, timeZone)}: ${count(messages.length)} tin`),
      'Chưa gửi gì. Giữ lại một dòng: /duthao giu 12; gửi lại như thường: /duthao thoigiu 12.',
    ],
    items: [...lines, ...(held.length === 0 ? [] : [['', bold(`Đang giữ lại: ${count(held.length)}`)]]), ...heldLines],
    foot: [],
    command: 'duthao',
    argument: '',
    page,
  });
  const offered = messages.flatMap(({ cards }) => cards).slice(0, MOST_BUTTONS);
  const buttons = [
    ...offered.map((card) => button(`Giữ #${card.task.id}`, card, true)),
    ...held.slice(0, MOST_BUTTONS).map(({ card }) => button(`Thôi giữ #${card.task.id}`, card, false)),
  ];
  const rows = Array.from({ length: Math.ceil(buttons.length / 3) }, (_, row) => buttons.slice(row * 3, row * 3 + 3));
  return { ...composed, buttons: [...composed.buttons, ...rows] };
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
