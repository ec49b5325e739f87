/** Words of a command that it did not use: nothing that was written is passed over in silence. */

import { addDays, formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { shownName, type Command } from '../read/parse-command.ts';
import { cardName, shorten, taskName } from './words.ts';

/** `why` follows in brackets; null where nothing more is to be said. */
export function unused(words: string, why: string | null): string {
  return `Chưa dùng: “${shorten(words, 80)}”${why === null ? '' : ` (${why})`}.`;
}

export const NO_SUCH_AGENCY = 'không khớp mã hay tên đơn vị nào';

/** Why words about another agency were not used here. */
export function onlyOwnTasks(agency: string): string {
  return `ở đây chỉ xem được nhiệm vụ của ${agency}`;
}

/** To a focal point of several agencies, under a list of one of them. */
export function otherAgencies(others: readonly Pick<Agency, 'code' | 'name'>[], { name }: Command): string {
  const [first] = others;
  const names = others.map((agency) => agency.name).join(', ');
  return `Anh/chị còn là đầu mối của ${names}; để xem, thêm mã đơn vị: /${shownName(name)} ${first?.code ?? ''}.`;
}

/** Why tasks beyond the first few of a command were not used. */
export function atMost(tasks: number): string {
  return `mỗi lần tối đa ${String(tasks)} nhiệm vụ`;
}

/** To whoever confirms a completion with words that name no clear day. */
export function completionDayUnclear(card: Card, words: string, today: LocalDate): string {
  const { task } = card;
  return `${cardName(card)}: chưa xác nhận, vì chưa rõ ngày hoàn thành trong “${shorten(words, 80)}”. Đề nghị ghi một ngày đã qua, ví dụ “/xacnhan ${String(task.id)} ${formatDate(addDays(today, -7))}”, hoặc “/xacnhan ${String(task.id)}” để lấy ngày đơn vị nêu, hoặc ngày báo.`;
}

/** "58 59 hồ sơ thiếu": a second task that waits, or the first word of the reason? */
export function taskOrCount({ task }: Card, { name, argument }: Command, beyond: string): string {
  const typed = shownName(name);
  const figure = String(task.id);
  const before = withoutLastFigure(argument.slice(0, argument.length - beyond.length));
  return `${taskName(task)} cũng đang chờ quyết định, nên chưa rõ “${figure} ${shorten(beyond, 60)}” là nhiệm vụ hay là lý do; chưa quyết định gì. Nếu gồm cả ${taskName(task)}: “/${typed} ${before} #${figure} ${shorten(beyond, 60)}”. Nếu là lý do: “/${typed} ${before}: ${figure} ${shorten(beyond, 60)}”.`;
}

function withoutLastFigure(words: string): string {
  return trimEndOf(trimEndOf(trimEndOf(words, /[\s,;:.)]/u), /\d/u), /[\s,;#]/u);
}
