/** Help by role and moment: what to do now in three lines, and one topic explained with a task of the chat's own. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { OutgoingMessage } from '../message/message.ts';
import type { HelpTopic } from '../read/talk/read-help-topic.ts';
import { count, exampleDate } from './words.ts';
import { bold, write, type Line } from './write.ts';

/** Who reads the help: an observer watches and changes nothing. */
export type HelpReader = 'none' | 'agency' | 'secretariat' | 'leaders' | 'owner' | 'observer';

/** How things stand for the reader. */
export interface HelpMoment {
  readonly open: number;
  readonly overdue: number;
  /** Waits for a decision. */
  readonly waiting: number;
  /** Agencies without a chat, and chats that wait to be confirmed; 0 for whom it does not concern. */
  readonly unlinked: number;
  readonly awaited: number;
  /** A task of the reader's own for examples, an overdue one first; null where there is none. */
  readonly example: number | null;
  readonly today: LocalDate;
}

/** Three lines: how it stands, the next thing to do, and the way out. */
export function nowLines(reader: Exclude<HelpReader, 'none'>, moment: HelpMoment): readonly Line[] {
  const { open, overdue, waiting, unlinked, awaited } = moment;
  const number = numberOf(moment);
  switch (reader) {
    case 'agency':
      return [
        bold('Việc cần làm lúc này'),
        overdue > 0
          ? `1. Đơn vị có ${count(overdue)} nhiệm vụ quá hạn trong ${count(open)} nhiệm vụ đang mở: /quahan.`
          : `1. Đơn vị có ${count(open)} nhiệm vụ đang mở, không có nhiệm vụ quá hạn: /viec.`,
        `2. Báo cáo: bấm nút dưới tin nhắc, hoặc trả lời (Reply) tin đó, ví dụ “#${number} đang thực hiện”.`,
        '3. Bận: “nhắc lại thứ Hai”. Cần hỏi: “hỏi Văn phòng: …”. Ghi nhầm: “nhầm”.',
        '',
      ];
    case 'secretariat':
    case 'owner':
      return [
        bold('Việc cần làm lúc này'),
        waiting > 0
          ? `1. ${count(waiting)} báo cáo, đề nghị đang chờ quyết định: /quahan; xác nhận: /xacnhan ${number}.`
          : '1. Không có báo cáo, đề nghị nào đang chờ quyết định.',
        awaited > 0
          ? `2. ${count(awaited)} nhóm chờ xác nhận liên kết: /nhom.`
          : unlinked > 0
            ? `2. ${count(unlinked)} đơn vị chưa có nhóm: cấp mã trên bảng theo dõi, /bang.`
            : '2. Mọi đơn vị có nhiệm vụ đều đã liên kết nhóm.',
        reader === 'owner'
          ? '3. Quản trị: mã, sao lưu, kiểm tra bằng dòng lệnh (link-code, backup, check); hệ thống báo tại đây khi cần xử lý.'
          : `3. ${count(overdue)} nhiệm vụ quá hạn: /quahan; lượt nhắc tới: /duthao.`,
        '',
      ];
    case 'leaders':
      return [
        bold('Đồng chí có thể xem ngay'),
        `1. ${count(overdue)} nhiệm vụ quá hạn, ${count(waiting)} đang chờ quyết định: /quahan; kèm tên đơn vị: “/quahan SXD”.`,
        '2. Tổng hợp mới nhất: /tonghop; báo cáo Word, Excel: /baocao.',
        `3. Cho ý kiến: “${number} yêu cầu báo cáo trước thứ Sáu”; trả lời của đơn vị được gửi lại tại đây.`,
        '',
      ];
    case 'observer':
      return [
        bold('Đồng chí là người quan sát'),
        `1. ${count(open)} nhiệm vụ đang mở, ${count(overdue)} quá hạn: /viec, /quahan.`,
        `2. Một nhiệm vụ: /xem ${number}; mọi việc đã ghi: /lichsu ${number}.`,
        '3. Người quan sát chỉ xem, không báo cáo và không nhận nhắc việc.',
        '',
      ];
  }
}

const NAMES: Record<HelpTopic, string> = {
  report: 'báo cáo',
  extension: 'gia hạn',
  obstacle: 'vướng mắc',
  undo: 'nhầm',
  people: 'đầu mối',
  inquiry: 'hỏi Văn phòng',
  snooze: 'nhắc lại',
  decision: 'xác nhận',
  instruction: 'chỉ đạo',
  link: 'liên kết',
};

const FOR: Record<Exclude<HelpReader, 'none'>, readonly HelpTopic[]> = {
  agency: ['report', 'extension', 'obstacle', 'undo', 'snooze', 'inquiry', 'people', 'link'],
  secretariat: ['decision', 'extension', 'instruction', 'inquiry', 'undo', 'people', 'link'],
  owner: ['link', 'decision', 'extension', 'instruction', 'people', 'undo'],
  leaders: ['instruction', 'extension'],
  observer: ['link'],
};

/** The last line of the help: what more can be asked. */
export function topicsLine(reader: Exclude<HelpReader, 'none'>): string {
  return `Giải thích một việc: ${FOR[reader].map((topic) => `/trogiup ${NAMES[topic]}`).join(' · ')}`;
}

/** To words that name no topic of the reader's. */
export function unknownTopic(reader: Exclude<HelpReader, 'none'>, said: string): OutgoingMessage {
  return write([`Chưa có phần trợ giúp cho “${said.slice(0, 60)}”.`, topicsLine(reader)]);
}

/** One topic with an example of the chat's own; null where it is none of the reader's. */
export function explainTopic(
  reader: Exclude<HelpReader, 'none'>,
  topic: HelpTopic,
  moment: HelpMoment,
): OutgoingMessage | null {
  if (!FOR[reader].includes(topic)) return null;
  const lines = explained(reader, topic, numberOf(moment), exampleDate(moment.today));
  return write([bold(`Trợ giúp: ${NAMES[topic]}`), ...lines]);
}

function explained(
  reader: Exclude<HelpReader, 'none'>,
  topic: HelpTopic,
  number: string,
  date: string,
): readonly string[] {
  switch (topic) {
    case 'report':
      return [
        'Bấm nút dưới tin nhắc, hoặc trả lời (Reply) tin nhắc; mỗi nhiệm vụ một dòng.',
        `Ví dụ: “#${number} đang thực hiện” · “#${number} 70%” · “#${number} xong ngày …, Báo cáo số …” · “#${number} không thay đổi”.`,
        'Văn bản, ảnh gửi kèm được giữ làm minh chứng. Báo hoàn thành thì Văn phòng xác nhận.',
      ];
    case 'extension':
      return reader === 'agency'
        ? [
            `“#${number} xin gia hạn đến ${date} vì …”, hoặc bấm “Xin gia hạn” dưới tin nhắc.`,
            'Thời hạn chỉ đổi khi đề nghị được đồng ý; trong lúc chờ không tính quá hạn.',
          ]
        : [
            `/dongy ${number} – theo ngày đơn vị xin; /dongy ${number} ${date} – theo ngày khác.`,
            `/khongdongy ${number} kèm lý do.`,
          ];
    case 'obstacle':
      return [
        `“#${number} vướng mặt bằng, đề nghị UBND huyện bàn giao”, hoặc bấm “Vướng mắc” rồi chọn.`,
        'Đề nghị nêu rõ khó khăn và cơ quan cần phối hợp, tháo gỡ; nội dung được chuyển tới Văn phòng.',
      ];
    case 'undo':
      return [
        'Trả lời (Reply) biên nhận “Đã ghi nhận” bằng “nhầm”, hoặc bấm “Hoàn tác”.',
        `Theo số: /hoantac ${number}. Lịch sử giữ cả báo cáo và lần lấy lại: /lichsu ${number}.`,
      ];
    case 'people':
      return [
        'Thêm: trả lời (Reply) một tin của người đó bằng /daumoi; chỉ xem: /quansat. Danh sách: /daumoi.',
        'Thôi: /thoidaumoi kèm số trong danh sách. Bàn giao việc của mình: trả lời tin của người nhận bằng /bangiao.',
      ];
    case 'inquiry':
      return reader === 'agency'
        ? [
            `“hỏi Văn phòng: …”, hoặc kèm số: “#${number} cho hỏi mai nộp được không”.`,
            'Câu hỏi được chuyển tới Văn phòng, câu trả lời gửi lại tại đây; câu hỏi không phải là báo cáo.',
          ]
        : [
            'Trả lời (Reply) tin có câu hỏi, hoặc gửi /dap kèm số câu hỏi và câu trả lời, ví dụ: /dap 3 nộp trước thứ Sáu.',
            'Câu trả lời được gửi lại đúng tin của người hỏi.',
          ];
    case 'snooze':
      return [
        `“nhắc lại thứ Hai” dưới tin nhắc, hoặc “#${number} mai em báo cáo”.`,
        'Hoãn tối đa một tuần, hai lần liên tiếp; đó chưa phải là báo cáo.',
      ];
    case 'decision':
      return [
        `/xacnhan ${number} – xác nhận hoàn thành; /tralai ${number} kèm lý do – trả lại báo cáo.`,
        `Sửa ngày hoàn thành: /suangay ${number} kèm ngày và căn cứ. Ghi nhầm: /hoantac ${number}.`,
      ];
    case 'instruction':
      return [
        `“${number} yêu cầu báo cáo trước thứ Sáu”: ý kiến được gửi tới đơn vị chủ trì; còn chưa rõ, hệ thống hỏi lại trước khi chuyển.`,
        'Trả lời của đơn vị được gửi lại tại đây; đến ngày mà chưa có trả lời, hệ thống báo.',
      ];
    case 'link':
      return reader === 'secretariat' || reader === 'owner'
        ? [
            'Cấp mã: bảng theo dõi (/bang), hoặc dòng lệnh link-code; mỗi mã có đường dẫn và mã QR, phiếu cho mọi đơn vị in được.',
            'Mã trên 24 giờ phải được xác nhận: bấm nút dưới tin, hoặc /nhom 3 đúng · /nhom 3 không.',
          ]
        : [
            'Mở đường dẫn hoặc quét mã QR do Văn phòng cấp, chọn nhóm; hoặc gửi vào nhóm: /lienket kèm mã.',
            'Người dùng mã là đầu mối của đơn vị.',
          ];
  }
}

/** "12" where the chat has no task of its own. */
function numberOf({ example }: HelpMoment): string {
  return String(example ?? 12);
}
