/** Words beside a ruling that leave it open: nothing was decided, and how to say it. */

import { addDays, addMonths, formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Ruling } from '../message/message.ts';
import { COMMANDS } from './compose-pending-decision.ts';
import { periodWords } from './period-words.ts';
import { cardName, shorten } from './words.ts';

/** To whoever ruled; `words` are those that leave it open. */
export function rulingUnclear(card: Card, ruling: Ruling, words: string, today: LocalDate): string {
  const id = String(card.task.id);
  const said = `chưa rõ ý của “${shorten(words, 80)}”`;
  const name = cardName(card);
  switch (ruling) {
    case 'confirm':
    case 'confirm_reported':
      return `${name}: chưa xác nhận, vì ${said}. Xác nhận: /xacnhan ${id}, có thể kèm ngày hoàn thành, ví dụ “/xacnhan ${id} ${formatDate(addDays(today, -7))}”. Trả lại: /tralai ${id} kèm lý do.`;
    case 'return':
      return `${name}: chưa trả lại, vì ${said} và chưa thấy lý do. Trả lại: /tralai ${id} kèm lý do. Xác nhận: /xacnhan ${id}.`;
    case 'approve':
    case 'approve_other':
      return `${name}: chưa quyết định, vì ${said}. Đồng ý: /dongy ${id}, hoặc kèm ngày, ví dụ “/dongy ${id} ${formatDate(addMonths(today, 3))}”. Không đồng ý: /khongdongy ${id} kèm lý do.`;
    case 'approve_duty':
    case 'approve_period':
      return `${name}: chưa quyết định, vì ${said}. Tạm dừng: /dongy ${id} cả nhiệm vụ, hoặc /dongy ${id} chỉ kỳ này. Không xác nhận: /khongdongy ${id} kèm lý do.`;
    case 'resume':
      return `${name}: chưa quyết định, vì ${said}. Cho tiếp tục: /tieptuc ${id}, có thể kèm ngày và văn bản.`;
    case 'reject':
      return `${name}: chưa quyết định, vì ${said} và chưa thấy lý do. Không đồng ý: /khongdongy ${id} kèm lý do. Đồng ý: /dongy ${id}.`;
  }
}

/** To whoever granted more time by a bare span ("quý III"), which ends on `until`: a period, or the new deadline? */
export function extensionTimeUnclear({ task, agency, assignment }: Card, words: string, until: LocalDate): string {
  const id = String(task.id);
  const { requestedDueOn } = assignment;
  const asked =
    requestedDueOn === null ? '' : ` Theo ngày ${agency.name} xin (${formatDate(requestedDueOn)}): “/dongy ${id}”.`;
  return `${cardName({ task, assignment })}: chưa quyết định, vì chưa rõ thời hạn mới trong “${shorten(words, 80)}”. Gia hạn đến ngày ${formatDate(until)}: “/dongy ${id} ${formatDate(until)}”.${asked}`;
}

/** To a ruling about a period for which nothing waits: `waiting` are those that do, with what to type for the first. */
export function waitingInstead(
  waiting: readonly Pick<Card, 'task' | 'agency' | 'assignment'>[],
  ruling: 'confirm' | 'return' | 'approve' | 'reject',
): string {
  const named = waiting.flatMap(({ assignment }) => periodWords(assignment) ?? []);
  const [first] = named;
  if (waiting[0] === undefined || first === undefined) return '';
  const reason = ruling === 'return' || ruling === 'reject' ? ' kèm lý do' : '';
  return ` Đang chờ: kỳ ${[...new Set(named)].join(', ')}. Đề nghị: “/${COMMANDS[ruling]} ${waiting[0].task.id} ${first}”${reason}.`;
}

/** To whoever ruled on the board's form; `field` is where the words stand. */
export function formUnclear(card: Card, field: 'basis' | 'reason', words: string): string {
  const how =
    field === 'basis'
      ? 'Đề nghị chỉ ghi số, ký hiệu, ngày của văn bản (để trống nếu không có văn bản), rồi bấm lại; nếu chưa quyết định, không cần bấm.'
      : 'Đề nghị ghi rõ lý do, rồi bấm lại.';
  return `${cardName(card)}: chưa quyết định, vì chưa rõ ý của “${shorten(words, 80)}”. ${how}`;
}

/** To whoever answered an objective reason, or an objection. */
export function pleaAnswerUnclear(card: Card, kind: 'objective_reason' | 'objection', words: string): string {
  const id = String(card.task.id);
  const how =
    kind === 'objection'
      ? `Trả lời: /traloi ${id} kèm nội dung.`
      : `Xác nhận: /lydo ${id}. Không xác nhận: /lydo ${id} không, kèm lý do.`;
  return `${cardName(card)}: chưa trả lời, vì chưa rõ ý của “${shorten(words, 80)}”. ${how}`;
}

/** To whoever answered for a period of a duty of which nothing waits: `waiting` are the others, by name. */
export function pleaWaitsElsewhere(waiting: readonly string[], command: string, taskId: number): string {
  const typed = `/${command} ${String(taskId)} kỳ ${waiting[0] ?? ''}: nội dung trả lời`;
  return `Đang chờ: kỳ ${waiting.join(', ')}; chưa trả lời gì. Để trả lời: “${typed}”.`;
}
