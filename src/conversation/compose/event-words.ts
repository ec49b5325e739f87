/** What happened, in the words of a history. */

import type { Assignment } from '../../domain/tasks/assignment.ts';
import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { RoleName } from '../../domain/people/role.ts';
import type { ProposedStatus } from '../../domain/tasks/proposed-status.ts';
import { chosenWords } from './quoted-words.ts';
import { statusWords } from './state-words.ts';
import type { ReadEventKind } from '../../domain/tasks/event-kind.ts';

/** What a history tells: events, and the reminders that went out in between, which the record does not hold. */
export type HistoryKind = ReadEventKind | 'reminded';

/** The assignment before or after an event; null where the event changed none. */
export type Snapshot = Assignment | 'unreadable' | null;

const EVENT_WORDS: Record<Exclude<HistoryKind, 'unknown'>, string> = {
  reported: 'báo cáo',
  completion_reported: 'báo hoàn thành',
  reading_confirmed: 'xác nhận nội dung ghi',
  acknowledged: 'đã tiếp nhận',
  extension_requested: 'xin gia hạn',
  handover_claimed: 'cho rằng không thuộc trách nhiệm của đơn vị',
  suspension_claimed: 'báo tạm dừng, chờ Văn phòng xác nhận',
  resumption_proposed: 'báo tiếp tục thực hiện trong lúc tạm dừng, chờ Văn phòng quyết định',
  completed: 'xác nhận hoàn thành',
  returned: 'trả lại báo cáo hoàn thành',
  completion_day_corrected: 'sửa ngày hoàn thành',
  extension_approved: 'đồng ý gia hạn',
  extension_rejected: 'không đồng ý gia hạn',
  handover_approved: 'đồng ý chuyển đơn vị chủ trì',
  handover_rejected: 'giữ nguyên đơn vị chủ trì',
  suspension_approved: 'xác nhận tạm dừng',
  suspension_rejected: 'không xác nhận tạm dừng',
  suspension_ended: 'cho tiếp tục thực hiện',
  cancelled: 'thôi theo dõi',
  undone: 'hoàn tác báo cáo trước đó',
  edited: 'sửa tin đã gửi, báo cáo cũ được lấy lại',
  agency_succeeded: 'chuyển đơn vị chủ trì',
  share_joined: 'nhập phần việc trùng',
  successor_awaited: 'đơn vị kết thúc hoạt động, chờ giao đơn vị kế thừa',
  successor_found: 'đã giao đơn vị kế thừa',
  evidence_received: 'gửi tệp minh chứng',
  escalated_to_secretariat: 'quá hạn, báo lên Văn phòng',
  escalated_to_leaders: 'quá hạn, báo lên lãnh đạo',
  reminders_held: 'giữ lại tin nhắc',
  reminders_released: 'thôi giữ tin nhắc',
  review_asked_by_letter: 'đề nghị rà soát hiện trạng bằng văn bản',
  reading_approved: 'duyệt cách hiểu câu trả lời',
  reading_refused: 'không duyệt cách hiểu câu trả lời',
  document_added: 'bổ sung văn bản kết quả',
  instructed: 'ý kiến chỉ đạo',
  instruction_withdrawn: 'rút lại ý kiến chỉ đạo',
  instruction_answered: 'trả lời ý kiến chỉ đạo',
  objective_reason_stated: 'nêu lý do khách quan',
  objection_raised: 'đề nghị xem lại',
  plea_taken_back: 'rút lại lý do khách quan hoặc đề nghị xem lại đã nêu',
  objective_reason_confirmed: 'xác nhận lý do khách quan',
  objective_reason_refused: 'không xác nhận lý do khách quan',
  objection_answered: 'trả lời đề nghị xem lại',
  reminded: 'gửi nhắc',
  task_added: 'thêm nhiệm vụ theo văn bản sửa đổi',
  task_amended: 'sửa theo văn bản sửa đổi',
  deadline_amended: 'đổi thời hạn theo văn bản sửa đổi',
  lead_added: 'thêm đơn vị chủ trì theo văn bản sửa đổi',
  withdrawn: 'không còn trong văn bản sửa đổi',
  programme_imported: 'đưa chương trình vào theo dõi',
  programme_taken_back: 'rút chương trình vừa nhận vào sổ',
  programme_amended: 'cập nhật chương trình theo văn bản sửa đổi',
  programme_end_set: 'đặt ngày cuối của chương trình',
  programme_end_taken_back: 'bỏ ngày cuối của chương trình',
  continued: 'chuyển tiếp sang chương trình khác',
  continues: 'tiếp nối nhiệm vụ của chương trình đã kết thúc',
  continuation_taken_back: 'bỏ chuyển tiếp',
  indicator_reported: 'báo cáo chỉ tiêu',
  agency_ended: 'đơn vị kết thúc hoạt động',
  bot_added: 'trợ lý được thêm vào nhóm',
  chat_linked: 'liên kết nhóm',
  chat_unlinked: 'nhóm không còn nhận tin của đơn vị',
  chat_moved: 'nhóm được chuyển sang mã mới',
  chat_died: 'không còn gửi được tới nhóm',
  chat_put_first: 'chọn làm nơi nhận tin chính',
  fell_back: 'chuyển sang kênh dự phòng',
  owner_claimed: 'nhận quyền quản trị',
  secretariat_added: 'thêm người của Văn phòng',
  leader_added: 'thêm lãnh đạo',
  observer_added: 'thêm người theo dõi',
  focal_point_added: 'thêm đầu mối',
  role_handed_over: 'bàn giao vai trò',
  role_ended: 'thôi vai trò',
  person_left: 'rời nhóm',
  link_code_issued: 'cấp mã liên kết',
  link_awaited: 'đề nghị liên kết nhóm, chờ Văn phòng xác nhận',
  link_confirmed: 'xác nhận liên kết nhóm',
  link_refused: 'không xác nhận liên kết nhóm',
  link_lapsed: 'đề nghị liên kết nhóm hết hiệu lực',
  person_presented: 'cho biết họ tên, chức vụ',
  reminder_snoozed: 'đề nghị nhắc lại sau, chưa phải báo cáo',
  inquiry_made: 'hỏi Văn phòng',
  inquiry_answered: 'Văn phòng trả lời câu hỏi',
  code_refused: 'nhập mã không đúng',
  codes_paused: 'tạm dừng nhận mã',
  secret_refused: 'từ chối nội dung có dấu mật',
  restored: 'khôi phục từ bản sao lưu',
  asked_again: 'đề nghị các đơn vị gửi lại sau sự cố',
};

/** "Nguyễn Văn Bình (Văn phòng)": whose act it was, with the office in which he acted. */
export function actedBy({ actor, office }: { readonly actor: string; readonly office: string | null }): string {
  return office === null ? actor : `${actor} (${ROLE_WORDS[office] ?? office})`;
}

/** Those who act for no agency; everybody else under the name of theirs. */
const ROLE_WORDS: Readonly<Record<string, string>> = {
  secretariat: 'Văn phòng',
  owner: 'Văn phòng',
  leader: 'lãnh đạo',
  observer: 'người theo dõi',
} satisfies Partial<Record<RoleName, string>>;

/** "Trần Thị Lan (Sở Xây dựng)"; "Nguyễn Văn Bình (Văn phòng) – Sở Xây dựng" where the act concerns an agency. */
export function actedOn(event: {
  readonly actor: string;
  readonly office: string | null;
  readonly agency: string | null;
}): string {
  const { agency, office } = event;
  if (agency === null || agency === office) return actedBy(event);
  return office === null ? `${event.actor} (${agency})` : `${actedBy(event)} – ${agency}`;
}

/** Of an event alone, without what it made of its assignment. */
export function whatHappened(kind: HistoryKind): string {
  return kind === 'unknown' ? 'một nội dung mới' : EVENT_WORDS[kind];
}

/** An unknown kind is said to be one, under the name it was recorded by. */
export function eventWords(event: {
  readonly kind: HistoryKind;
  readonly recordedAs: string;
  readonly after: Snapshot;
  readonly saidOn: LocalDate | null;
  readonly chosen: ProposedStatus | null;
}): string {
  if (event.kind === 'unknown') return `sự kiện do phiên bản mới hơn ghi (${event.recordedAs})`;
  const choice = event.chosen === null ? '' : `, ${chosenWords(event.chosen)}`;
  const what = EVENT_WORDS[event.kind] + choice + passedOnDay(event.saidOn);
  const { after } = event;
  if (after === null) return what;
  if (after === 'unreadable') return `${what} → không đọc được trạng thái`;
  const progress = after.progress === null ? '' : ` ${String(after.progress)} %`;
  return `${what} → ${statusWords(after)}${progress}${dayWords(event.kind, after)}`;
}

/** A report that a merger passed on stands under the day of the merger. */
function passedOnDay(saidOn: LocalDate | null): string {
  return saidOn === null ? '' : ` ngày ${formatDate(saidOn)}; đơn vị kế thừa tiếp nhận`;
}

/** The day that the event is about: stated, confirmed, asked for or granted. */
function dayWords(kind: HistoryKind, after: Assignment): string {
  switch (kind) {
    case 'completion_reported':
    case 'document_added':
      return said('nêu ngày hoàn thành', after.statedOn);
    case 'completed':
    case 'completion_day_corrected':
      return said('ngày hoàn thành', after.completedOn);
    case 'extension_requested':
      return said('xin đến', after.requestedDueOn);
    case 'extension_approved':
      return said('đến', after.dueOn);
    default:
      return '';
  }
}

function said(words: string, date: LocalDate | null): string {
  return date === null ? '' : `, ${words} ${formatDate(date)}`;
}
