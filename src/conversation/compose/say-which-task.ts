/** Asking which task, agency or period is meant, and saying that there is none. */

import type { Card } from '../../domain/tasks/task.ts';
import type { Button } from '../message/message.ts';
import type { TaskRef } from '../read/task/identify-task.ts';
import { shownName, type CommandName } from '../read/parse-command.ts';
import type { TaskRange } from '../read/task/read-task-row.ts';
import { shorten, taskName, titleWords } from './words.ts';
import { periodWords } from './period-words.ts';

/** How each command that is about one task is written. */
const EXAMPLES: Partial<Record<CommandName, string>> = {
  history: '/lichsu 12',
  files: '/tep 12',
  confirm: '/xacnhan 12',
  return: '/tralai 12 thiếu văn bản',
  approve: '/dongy 12',
  reject: '/khongdongy 12 lý do',
  resume: '/tieptuc 12 theo Công văn số 45/UBND-TH',
  cancel: '/thoitheodoi 12 theo Quyết định số 15/QĐ-UBND',
  move: '/chuyen 12 SXD theo Công văn số 45/UBND-TH',
  extend: '/giahan 12 cuối quý I, chờ bố trí kinh phí',
  draft: '/duthao giu 12',
  correct: '/suangay 12 20/12/2022 theo Báo cáo số 45/BC-SXD',
};

/** To whoever gave a command, or wrote a message, that names no task. */
export function nameTheTask(command: CommandName = 'task'): string {
  return `Đề nghị ghi số nhiệm vụ, ví dụ “${EXAMPLES[command] ?? '/xem 12'}”. Chưa biết số: /viec, hoặc /tim kèm từ cần tìm.`;
}

/** To an overseer whose words name no task: what can be asked. */
export const WHAT_CAN_BE_ASKED =
  'Hệ thống trả lời được: quá hạn và đang chờ quyết định (/quahan) · sắp đến hạn (/sapden) · chưa báo cáo (/imlang) · chưa rà soát hiện trạng (/rasoat), kèm tên đơn vị, ví dụ: “/quahan Sở Xây dựng”. Một nhiệm vụ: /xem kèm số.';

/** A button for each list of `WHAT_CAN_BE_ASKED`. */
export function listButtons(): Button[][] {
  const list = (label: string, command: CommandName): Button => ({
    label,
    action: { kind: 'page', command: shownName(command), argument: '', page: 1 },
  });
  return [
    [list('Quá hạn, chờ quyết định', 'overdue'), list('Sắp đến hạn', 'upcoming')],
    [list('Chưa báo cáo', 'silent'), list('Chưa rà soát', 'unreviewed')],
  ];
}

/** To whoever gave a command for a range of tasks: each is to be named, so that none is decided unawares. */
export function rangeNotTaken(command: CommandName, { from, to, words }: TaskRange): string {
  const shown = Array.from({ length: Math.min(to - from + 1, 4) }, (_, index) => from + index);
  const numbers = to - from + 1 > shown.length ? `${shown.join(' ')} …` : shown.join(' ');
  const typed = `/${shownName(command)} ${numbers} ${shorten(words, 60)}`.trim();
  return `Lệnh chưa nhận khoảng “${String(from)}–${String(to)}” nên chưa thực hiện gì. Đề nghị ghi từng số nhiệm vụ: “${typed}”.`;
}

/** A task that this chat does not see, or that does not exist. */
export function unknownTask(ref: TaskRef): string {
  const name = ref.kind === 'number' ? `#${String(ref.number)}` : ref.place;
  return `Không tìm thấy nhiệm vụ ${name} trong phạm vi của nhóm này. Xem danh sách: /viec.`;
}

/** The same place stands in several programmes: only the number says which is meant. */
export function severalTasks(cards: readonly Card[]): string[] {
  const tasks = [...new Map(cards.map(({ task }) => [task.id, task])).values()];
  return [
    `Mục ${tasks[0]?.ref ?? ''} có trong nhiều chương trình. Đề nghị ghi số nhiệm vụ, ví dụ “#${String(tasks[0]?.id ?? 12)}”:`,
    ...tasks.map((task) => `${taskName(task)} ${titleWords(task, 80)} – Quyết định số ${task.programme.number}`),
  ];
}

/** To whoever lets another agency take a task, in words that name none. */
export function agencyUnknown({ task }: Card, words: string): string {
  return `${taskName(task)}: chưa chuyển, vì “${shorten(words, 80)}” không nêu rõ đơn vị tiếp nhận. Đề nghị chỉ ghi tên hoặc mã đơn vị, ví dụ: /dongy ${String(task.id)} STC.`;
}

/** Several agencies stand behind one number: whose is meant must be said. */
export function namesAgency({ id }: Card['task'], cards: readonly Card[]): string {
  const codes = [...new Set(cards.map(({ agency }) => agency.code))];
  const periods = cards.flatMap(({ assignment }) => periodWords(assignment) ?? []);
  if (codes.length === 1 && periods.length > 0) {
    return `Nhiệm vụ #${String(id)} có nhiều kỳ. Đề nghị ghi kỳ sau số nhiệm vụ (${periods.slice(-12).join(', ')}), hoặc “tất cả”.`;
  }
  return `Nhiệm vụ #${String(id)} có nhiều đơn vị chủ trì. Đề nghị ghi mã đơn vị sau số nhiệm vụ (${codes.slice(0, 20).join(', ')}), hoặc “tất cả”.`;
}
