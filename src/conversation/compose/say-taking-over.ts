/** Around `/chuyen`: what an ended agency left is given to another one. */

import type { Agency, Card } from '../../domain/tasks/task.ts';
import { taskName } from './words.ts';

export const ONLY_SECRETARIAT_GIVES =
  'Chỉ Văn phòng / bộ phận theo dõi, trong nhóm của mình hoặc trò chuyện riêng, được giao đơn vị kế thừa.';

/** Nothing of the task waits for a successor. */
export function nothingWaits({ task }: Card): string {
  return `${taskName(task)}: không có phần việc nào chờ giao đơn vị kế thừa; chưa chuyển gì. Khi đơn vị báo không thuộc trách nhiệm, quyết định bằng: /dongy ${String(task.id)} kèm mã đơn vị tiếp nhận.`;
}

/** `waiting` are the ended agencies whose shares wait. */
export function nameTheHeir({ task }: Card, waiting: readonly Agency[]): string {
  const id = String(task.id);
  const [first] = waiting;
  const codes = waiting.map(({ code, name }) => `${name} (${code})`).join('; ');
  const whose = waiting.length === 1 ? '' : ` ${first?.code ?? ''}`;
  const how = waiting.length === 1 ? 'mã đơn vị tiếp nhận' : 'mã đơn vị đã kết thúc rồi mã đơn vị tiếp nhận';
  return `${taskName(task)} chờ giao đơn vị kế thừa: ${codes}; chưa chuyển gì. Đề nghị ghi ${how} và văn bản, ví dụ: /chuyen ${id}${whose} SXD theo Công văn số 45/UBND-TH.`;
}

/** No document was named behind the heir. */
export function documentNeeded({ task }: Card, to: Agency): string {
  return `${taskName(task)}: giao đơn vị kế thừa cần có văn bản; chưa chuyển gì. Ví dụ: /chuyen ${String(task.id)} ${to.code} theo Công văn số 45/UBND-TH.`;
}

/** `from` is the ended agency whose share it was. */
export function given({ task, agency }: Card, from: Agency, document: string): string {
  return `Đã giao ${taskName(task)} cho ${agency.name}, tiếp nhận từ ${from.name}; căn cứ: ${document}. Kết quả đã báo và lịch sử đi theo nhiệm vụ; ${agency.name} được báo trước khi bị nhắc.`;
}

/** Why an heir could not take it over. */
export function notGiven({ task }: Card, to: Agency, why: 'not_waiting' | 'has_share' | 'has_ended'): string {
  const name = taskName(task);
  switch (why) {
    case 'not_waiting':
      return `${name}: không có phần việc nào chờ giao đơn vị kế thừa; chưa chuyển gì.`;
    case 'has_share':
      return `${name}: ${to.name} đã hoàn thành phần việc của mình trong nhiệm vụ này; đề nghị chọn đơn vị khác. Chưa chuyển gì.`;
    case 'has_ended':
      return `${name}: ${to.name} đã kết thúc hoạt động; đề nghị chọn đơn vị khác. Chưa chuyển gì.`;
  }
}
