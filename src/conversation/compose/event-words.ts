/** What happened, in the words of a history. */

import { assignmentIn } from '../../domain/tasks/assignment.ts';
import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import { STATUS_WORDS } from './words.ts';

const EVENT_WORDS: Record<string, string> = {
  reported: 'báo cáo',
  completion_reported: 'báo hoàn thành',
  acknowledged: 'đã tiếp nhận',
  extension_requested: 'xin gia hạn',
  handover_claimed: 'cho rằng không thuộc trách nhiệm của đơn vị',
  completed: 'xác nhận hoàn thành',
  returned: 'trả lại báo cáo hoàn thành',
  extension_approved: 'đồng ý gia hạn',
  extension_rejected: 'không đồng ý gia hạn',
  undone: 'hoàn tác báo cáo trước đó',
  edited: 'sửa tin đã gửi, báo cáo cũ được lấy lại',
  agency_succeeded: 'chuyển đơn vị chủ trì',
  share_joined: 'nhập phần việc trùng',
  successor_awaited: 'đơn vị kết thúc hoạt động, chờ giao đơn vị kế thừa',
  successor_found: 'đã giao đơn vị kế thừa',
  evidence_received: 'gửi tệp minh chứng',
  escalated_to_secretariat: 'quá hạn chưa phản hồi, báo lên Văn phòng',
  escalated_to_leaders: 'quá hạn chưa phản hồi, báo lên lãnh đạo',
  reminders_held: 'giữ lại tin nhắc',
  reminders_released: 'thôi giữ tin nhắc',
  document_added: 'bổ sung văn bản kết quả',
  instructed: 'ý kiến chỉ đạo',
  instruction_withdrawn: 'rút lại ý kiến chỉ đạo',
  instruction_answered: 'trả lời ý kiến chỉ đạo',
  reminded: 'gửi nhắc',
  task_added: 'thêm nhiệm vụ theo văn bản sửa đổi',
  task_amended: 'sửa theo văn bản sửa đổi',
  deadline_amended: 'đổi thời hạn theo văn bản sửa đổi',
  lead_added: 'thêm đơn vị chủ trì theo văn bản sửa đổi',
  withdrawn: 'không còn trong văn bản sửa đổi',
};

/** `before` and `after` are JSON snapshots of the assignment, null where the event changed nothing. */
export function eventWords(event: { kind: string; before: string | null; after: string | null }): string {
  const what = EVENT_WORDS[event.kind] ?? event.kind;
  if (event.after === null) return what;
  const after = assignmentIn(event.after);
  const progress = after.progress === null ? '' : ` ${String(after.progress)} %`;
  const asked = event.kind === 'extension_requested' ? wanted(after.requestedDueOn) : '';
  return `${what} → ${STATUS_WORDS[after.status]}${progress}${asked}`;
}

function wanted(date: LocalDate | null): string {
  return date === null ? '' : `, xin đến ${formatDate(date)}`;
}
