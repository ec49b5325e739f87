/** What an agency states in its defence: an objective reason, or an objection; and the secretariat's answer. */

import { formatDate, localDateOf, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Plea, PleaKind } from '../../domain/tasks/plea.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { cardName, shorten, titleWords } from './words.ts';
import { distanceWords } from './deadline-words.ts';
import { stateWords } from './state-words.ts';
import { bold, write } from './write.ts';

const HEADINGS: Record<PleaKind, string> = {
  objective_reason: 'Lý do khách quan, chờ Văn phòng xác nhận',
  objection: 'Đề nghị xem lại, chờ Văn phòng trả lời',
};

/** To the secretariat. */
export function composePlea(
  card: Card,
  { kind, text, by }: { readonly kind: PleaKind; readonly text: string; readonly by: string },
  today: LocalDate,
): OutgoingMessage {
  const { task, agency, assignment } = card;
  const id = String(task.id);
  const how =
    kind === 'objection'
      ? `Trả lời: /traloi ${id} kèm nội dung.`
      : `Xác nhận: /lydo ${id}. Không xác nhận: /lydo ${id} không, kèm lý do.`;
  const state = [stateWords(assignment, today), distanceWords(assignment, today)].filter((words) => words !== '');
  return write(
    [
      bold(HEADINGS[kind]),
      `${cardName(card)} ${titleWords(task, 120)}`,
      `${agency.name}: “${shorten(text, 400)}”. Người báo: ${shorten(by, 100)}.`,
      `Đang ghi nhận: ${state.join('; ')}.`,
      how,
    ],
    { howToAnswer: kind === 'objection' ? `Gõ: traloi ${id} kèm nội dung` : `Gõ: lydo ${id}` },
  );
}

/** To the agency that stated it; `isAll`: the message changed nothing else. */
export function composePleaKept(card: Card, { kind, text }: Pick<Plea, 'kind' | 'text'>, isAll: boolean): string {
  const what = kind === 'objection' ? 'đề nghị xem lại' : 'lý do khách quan';
  const next = kind === 'objection' ? 'chờ Văn phòng trả lời' : 'chờ Văn phòng xác nhận';
  return `Đã ghi ${what} của ${cardName(card)}: “${shorten(text, 200)}”; ${next}. Nội dung này được ghi bên cạnh kết quả${isAll ? '; tình trạng nhiệm vụ chưa thay đổi' : ''}.`;
}

/** To the agency, and to whoever answered. */
export function composePleaAnswered(
  card: Card,
  told: {
    readonly kind: PleaKind;
    readonly accepted: boolean;
    readonly answer: string | null;
    readonly stated: string;
    readonly by: string;
  },
  replyTo: string | null,
): OutgoingMessage {
  const { kind, accepted, answer, stated, by } = told;
  const heading =
    kind === 'objection'
      ? 'Trả lời đề nghị xem lại'
      : accepted
        ? 'Đã xác nhận lý do khách quan'
        : 'Không xác nhận lý do khách quan';
  return write(
    [
      [bold(`${heading} ${cardName(card)}`), ` ${titleWords(card.task, 100)}`],
      `${card.agency.name} nêu: “${shorten(stated, 300)}”.`,
      ...(answer === null ? [] : [`Văn phòng trả lời: “${shorten(answer, 400)}”.`]),
      `Người trả lời: ${shorten(by, 100)}.`,
    ],
    { replyTo },
  );
}

/** Beside the record, on the card and on the board. */
export function pleaWords({ kind, text, at, answeredAt, accepted, answer }: Plea, timeZone: string): string {
  const stated = `“${shorten(text, 200)}” (${formatDate(localDateOf(at, timeZone))})`;
  if (kind === 'objection') {
    const said = answeredAt === null ? 'chờ Văn phòng trả lời' : `Văn phòng trả lời: “${shorten(answer ?? '', 200)}”`;
    return `Đơn vị đề nghị xem lại: ${stated}; ${said}`;
  }
  if (answeredAt === null) return `Lý do khách quan đơn vị nêu: ${stated}; chờ Văn phòng xác nhận`;
  return accepted === true
    ? `Lý do khách quan, được Văn phòng xác nhận: ${stated}`
    : `Lý do khách quan đơn vị nêu: ${stated}; Văn phòng không xác nhận: “${shorten(answer ?? '', 200)}”`;
}
