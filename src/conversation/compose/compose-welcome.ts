/** What is said to a chat when it is linked, and the help for each kind of chat. */

import { localDateOf, localTimeOf, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { SHORT_ANSWERS } from '../read/report/words/spell-short-answers.ts';
import { bold, write, type Line } from './write.ts';
import { count, dateWithWeekday, exampleDate, shorten } from './words.ts';
import type { ChatRole, LinkedChatRole } from '../../domain/people/chat-kind.ts';

interface Welcomed {
  /** Open tasks. */
  readonly open: number;
  /** Who linked the chat. */
  readonly by: string;
  readonly today: LocalDate;
  readonly isPrivate: boolean;
  /** The office whose messages the chat got until now; null where it was nobody's. */
  readonly was: string | null;
  /** What a leaders' chat is for; none for all programmes. */
  readonly programmes: readonly string[];
  /** When the first bundle is due; null where nothing is asked yet. */
  readonly firstAt: Instant | null;
  readonly now: Instant;
  readonly timeZone: string;
  /** Whether the person is asked for name and title. */
  readonly asksName: boolean;
}

/** Greets a chat that was linked: what it will get, when, and who is its focal point. */
export function composeWelcome(role: LinkedChatRole, agency: string | null, welcomed: Welcomed): OutgoingMessage {
  const { by, today, programmes, isPrivate, was } = welcomed;
  const place = isPrivate ? 'Trò chuyện riêng này' : 'Nhóm này';
  const lost = was === null ? [] : [`${place} không còn nhận tin của ${was}.`];
  switch (role) {
    case 'agency':
      return write([
        bold(`${place} đã được liên kết với ${agency ?? ''}`),
        ...lost,
        `Đã ghi nhận đồng chí ${shorten(by, 60)} là đầu mối. Đơn vị có ${count(welcomed.open)} nhiệm vụ đang theo dõi: /viec. ${firstWords(welcomed)}`,
        ...(welcomed.asksName ? [ASK_NAME] : []),
        `Khi có tin nhắc, đề nghị bấm nút dưới tin, hoặc trả lời (Reply) tin đó: “xong”, “70%”, “vướng mặt bằng”, “gia hạn ${exampleDate(today)}”.`,
        'Thêm đầu mối: trả lời một tin của người đó bằng /daumoi; thôi: /thoidaumoi; bàn giao: /bangiao. Trợ giúp: /trogiup.',
      ]);
    case 'secretariat':
      return write([
        bold(`${place} ${isPrivate ? 'nhận tin' : 'là nhóm'} của Văn phòng / bộ phận theo dõi`),
        ...lost,
        'Nơi này nhận tổng hợp hằng tuần, đề nghị của các đơn vị và thông báo về tin không gửi được. Trợ giúp: /trogiup.',
      ]);
    case 'leaders':
      return write([
        bold(`${place} ${isPrivate ? 'nhận tin' : 'là nhóm'} của lãnh đạo`),
        ...lost,
        ...(programmes.length === 0 ? [] : [`${place} theo dõi chương trình tại văn bản số ${programmes.join(', ')}.`]),
        'Xem nhiệm vụ quá hạn của mọi đơn vị: /quahan; tổng hợp hằng tuần được gửi vào đây. Trợ giúp: /trogiup.',
      ]);
  }
}

/** May be let be: who answers is easier to reach. */
const ASK_NAME =
  'Đề nghị đồng chí trả lời tin này họ tên, chức vụ để Văn phòng tiện liên hệ, ví dụ: “Nguyễn Thị Lan, chuyên viên Văn phòng Sở” (không bắt buộc).';

function firstWords({ open, firstAt, now, timeZone }: Welcomed): string {
  if (firstAt === null)
    return open === 0 ? '' : 'Chưa có nhiệm vụ nào đến kỳ hỏi; khi đến kỳ, tin nhắc được gửi vào đây.';
  if (firstAt <= now) return 'Tin đầu tiên đề nghị báo cáo được gửi ngay sau tin này.';
  const on = dateWithWeekday(localDateOf(firstAt, timeZone));
  return `Tin đầu tiên đề nghị báo cáo được gửi lúc ${localTimeOf(firstAt, timeZone)} ${lowered(on)}.`;
}

function lowered(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}

const READING: readonly Line[] = [
  '/viec – các nhiệm vụ đang mở',
  '/xem 12 – một nhiệm vụ, theo số hoặc theo mục (III.2.1)',
  '/quahan – quá hạn; đang chờ Văn phòng, lãnh đạo; chưa báo cáo',
  '/sapden, /imlang, /rasoat – đến hạn trong hai tuần tới; chưa báo cáo kỳ vừa qua; chưa rà soát hiện trạng',
  '/lichsu 12, /tep 12 – mọi việc đã ghi, các tệp minh chứng của một nhiệm vụ',
  '/tim quy hoạch – tìm theo từ, có dấu hoặc không dấu',
  '/baocao – báo cáo quý này bằng Word và Excel; /baocao quý III/2026 – một kỳ khác',
  '/chitieu – chỉ tiêu của văn bản và giá trị đã báo; /chitieu 7 – một chỉ tiêu',
  '/tonghop – tổng hợp ngay bây giờ',
];

/** `now` stands before the list, `last` behind it. An observer is told of nothing that changes the record. */
export function composeHelp(
  audience: ChatRole | 'observer',
  today: LocalDate,
  now: readonly Line[] = [],
  last: string | null = null,
): OutgoingMessage {
  const date = exampleDate(today);
  if (audience === 'none') {
    return write([
      bold('Hệ thống đôn đốc nhiệm vụ'),
      'Tài khoản hoặc nhóm này chưa được đăng ký. Nếu đã được cấp mã: /lienket kèm mã; người quản trị: /nhanquyen kèm mã.',
    ]);
  }
  const reporting: readonly Line[] =
    audience === 'agency'
      ? [
          bold('Báo cáo'),
          'Bấm nút dưới tin nhắc, hoặc trả lời (Reply) tin nhắc. Cũng có thể ghi số nhiệm vụ, mỗi dòng một nhiệm vụ:',
          `“#12 xong” · “#12 70%” · “#12 vướng mặt bằng” · “#12 gia hạn ${date}” · “đã nhận”`,
          `Trả lời (Reply) tin nhắc bằng chữ viết tắt: ${Object.entries(SHORT_ANSWERS)
            .map(([short, words]) => `“${short}” ${words}`)
            .join(' · ')}; nhiều nhiệm vụ: “6x, 7dt”.`,
          'Ảnh và văn bản gửi kèm được giữ làm minh chứng. Nếu nhầm, trả lời “nhầm” hoặc gửi /hoantac.',
          '',
        ]
      : [];
  return write([
    ...now,
    ...reporting,
    bold('Tra cứu'),
    ...READING,
    '',
    ...(audience === 'agency'
      ? [
          '/daumoi – đầu mối của đơn vị (trả lời tin của một người để thêm; /quansat: để người đó chỉ xem)',
          '/thoidaumoi, /bangiao – khi một đầu mối thôi việc hoặc giao lại cho người khác',
        ]
      : []),
    ...(audience === 'secretariat'
      ? [
          '/xacnhan 12 – theo ngày đơn vị nêu, hoặc ngày báo; /xacnhan, /suangay 12 20/12/2022',
          '/lydo 12, /traloi 12 … – trả lời đơn vị',
          '/tralai 12 lý do – trả lại báo cáo hoàn thành',
          '/duthao – lượt nhắc tới gửi gì, cho ai; /duthao giu 12 – giữ lại; /duthao thoigiu 12 – thôi giữ',
          '/nhap – nhận văn bản vào sổ: gửi kèm tệp, hoặc dán nội dung; /nhap 3 – dự thảo số 3',
          '/rasoat SYT 30/11/2026 Công văn số 12/VP-TH – đề nghị đơn vị chưa có nhóm rà soát bằng văn bản',
          '/nhom, /lanhdao, /ketthuc, /chuyentiep, /cachdoc – nhóm chờ xác nhận, lãnh đạo, ngày cuối, chuyển tiếp, cách hiểu',
          '/daumoi, /thoidaumoi 4 – người của Văn phòng; /daumoi SXD, /thoidaumoi SXD 4 – của một đơn vị',
        ]
      : []),
    ...(audience === 'agency'
      ? [
          '/khongdoi – như kỳ trước cho cả tin nhắc; /khongdoi 12 – cho một nhiệm vụ',
          `/giahan 12 ${date} lý do – xin gia hạn`,
        ]
      : audience === 'observer'
        ? []
        : [
            '“12 yêu cầu báo cáo trước thứ Sáu” – ý kiến chỉ đạo tới đơn vị; trả lời được chuyển về đây',
            `/dongy 12 – đồng ý gia hạn theo ngày đơn vị xin; /dongy 12 ${date} – theo ngày khác`,
            audience === 'secretariat'
              ? '/khongdongy 12 lý do – không đồng ý; /tieptuc 12 – thôi tạm dừng; /thoitheodoi 12 căn cứ; /chuyen 12 SXD văn bản – giao đơn vị kế thừa'
              : '/khongdongy 12 lý do – không đồng ý gia hạn',
          ]),
    ...(audience === 'leaders' || audience === 'observer' ? [] : ['/hoantac – lấy lại báo cáo vừa gửi']),
    '/bang – bảng theo dõi trên web (trong trò chuyện riêng)',
    '/toi – hệ thống biết anh/chị là ai',
    ...(last === null ? [] : [last]),
  ]);
}
