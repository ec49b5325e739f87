/** What an agency states in its defence: an objective reason, or an objection; and the secretariat's answer. */

import { formatDate, localDateOf, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Plea, PleaKind } from '../../domain/tasks/plea.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { cardName, count, shorten, titleWords } from './words.ts';
import { distanceOf } from './deadline-words.ts';
import { stateOf } from './state-words.ts';
import { bold, write } from './write.ts';

const HEADINGS: Record<PleaKind, string> = {
  objective_reason: 'Lý do khách quan, chờ Văn phòng xác nhận',
  objection: 'Đề nghị xem lại, chờ Văn phòng trả lời',
};

const WHAT: Record<PleaKind, string> = { objective_reason: 'lý do khách quan', objection: 'đề nghị xem lại' };

/** To the secretariat; `files` came with it. */
export function composePlea(
  card: Card,
  stated: { readonly kind: PleaKind; readonly text: string; readonly by: string; readonly files: number },
  today: LocalDate,
): OutgoingMessage {
  const { task, agency } = card;
  const { kind, text, by, files } = stated;
  const id = String(task.id);
  const how =
    kind === 'objection'
      ? `Trả lời: /traloi ${id} kèm nội dung.`
      : `Xác nhận: /lydo ${id}. Không xác nhận: /lydo ${id} không, kèm lý do.`;
  const state = [stateOf(card, today), distanceOf(card, today)].filter((words) => words !== '');
  return write(
    [
      bold(HEADINGS[kind]),
      `${cardName(card)} ${titleWords(task, 120)}`,
      `${agency.name}: “${shorten(text, 400)}”. Người báo: ${shorten(by, 100)}.`,
      ...(files === 0 ? [] : [`Tệp kèm theo: ${count(files)}; xem: /tep ${id}.`]),
      `Đang ghi nhận: ${state.join('; ')}.`,
      how,
    ],
    {
      howToAnswer: kind === 'objection' ? `Đề nghị trả lời: traloi ${id} kèm nội dung` : `Đề nghị trả lời: lydo ${id}`,
    },
  );
}

/** To the agency that stated it; `isAll`: the message changed nothing else, and its files go with it. */
export function composePleaKept(
  card: Card,
  { kind, text }: Pick<Plea, 'kind' | 'text'>,
  { isAll, files }: { readonly isAll: boolean; readonly files: number | 'album' },
): string {
  const what = WHAT[kind];
  const next = kind === 'objection' ? 'chờ Văn phòng trả lời' : 'chờ Văn phòng xác nhận';
  return `Đã ghi ${what} của ${cardName(card)}: “${shorten(text, 200)}”; ${next}. ${attached(isAll ? files : 0)}Nội dung này được ghi bên cạnh kết quả${isAll ? '; tình trạng nhiệm vụ chưa thay đổi' : ''}.`;
}

function attached(files: number | 'album'): string {
  if (files === 0) return '';
  return files === 'album' ? 'Kèm theo các tệp gửi cùng tin này. ' : `Kèm theo ${count(files)} tệp. `;
}

/** To the secretariat, which was told of it. */
export function composePleaTakenBack(
  card: Card,
  { kind, text }: Pick<Plea, 'kind' | 'text'>,
  by: string,
): OutgoingMessage {
  return write([
    [bold(`Đơn vị đã rút ${WHAT[kind]} ${cardName(card)}`), ` ${titleWords(card.task, 100)}`],
    `${card.agency.name} đã nêu: “${shorten(text, 300)}”. Người rút: ${shorten(by, 100)}. Không cần trả lời nữa.`,
  ]);
}

/** To whoever took it back. */
export function pleaTakenBack(card: Card, { kind, text }: Pick<Plea, 'kind' | 'text'>): string {
  return `Đã rút ${WHAT[kind]} của ${cardName(card)}: “${shorten(text, 200)}”.`;
}

/** To "nhầm" where no report is left to take back, and an older plea stands. */
export function stillStated(card: Card, { kind, text }: Pick<Plea, 'kind' | 'text'>): string {
  return `Không có báo cáo nào để hoàn tác. Nội dung ${WHAT[kind]} của ${cardName(card)} vẫn giữ nguyên: “${shorten(text, 100)}”; để rút, đề nghị nhắn “#${String(card.task.id)} nhầm”.`;
}

/** To the agency that asked to look again without a word of what is wrong; `files` came with it. */
export function askWhatIsWrong(card: Card, files: number, replyTo: string | null): OutgoingMessage {
  const kept =
    files === 0
      ? 'Chưa ghi nhận gì.'
      : `Tệp gửi kèm (${count(files)}) đã được lưu cùng nhiệm vụ; chưa ghi nhận gì khác.`;
  const id = String(card.task.id);
  return write(
    [
      `${cardName(card)} ${titleWords(card.task, 80)}: đơn vị đề nghị xem lại nội dung nào? Đề nghị trả lời (Reply) tin này bằng một câu, ví dụ “đã báo cáo hoàn thành tại văn bản 12/BC-SXD ngày 20/4/2022”; câu đó được ghi bên cạnh kết quả và gửi Văn phòng. ${kept}`,
    ],
    { howToAnswer: `Đề nghị trả lời: ${id} đề nghị xem lại: …`, replyTo },
  );
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
