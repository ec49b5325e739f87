/** Short fixed sentences: refusals, hints and notices. */

import type { Ruling } from '../message/message.ts';
import { addDays, formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { DayRefusal } from '../../domain/tasks/transition.ts';
import type { PleaKind } from '../../domain/tasks/plea.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Recorded } from './compose-receipt.ts';
import type { TaskRef } from '../read/identify-task.ts';
import { shownName, type CommandName } from '../read/parse-command.ts';
import type { TaskRange } from '../read/read-task-row.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { cardName, count, decisionWords, MESSENGERS, shorten, taskName, titleWords } from './words.ts';
import { continuedWords } from './heir-words.ts';
import { stateWords } from './state-words.ts';
import { periodWords } from './period-words.ts';
import { bold, write } from './write.ts';

export const ANONYMOUS =
  'Anh/chị đang viết với tư cách nhóm (quản trị viên ẩn danh) nên không ghi nhận được. Đề nghị tắt chế độ ẩn danh, hoặc bấm nút dưới tin nhắc.';
export const TOO_LONG =
  'Tin nhắn dài quá 4.096 ký tự nên chưa được đọc, chưa ghi nhận nội dung nào. Đề nghị gửi lại thành nhiều tin ngắn hơn.';
export const NO_OPEN_TASK = 'Đơn vị không có nhiệm vụ nào đang mở để ghi nhận. Xem: /viec.';
export const NOTHING_TO_UNDO =
  'Không có báo cáo nào của anh/chị trong nhóm này để hoàn tác. Xem: /lichsu kèm số nhiệm vụ.';
export const MAY_NOT_UNDO = 'Chỉ đầu mối của đơn vị đã báo, hoặc Văn phòng, được hoàn tác.';
export const WHOSE_FILE =
  'Đã nhận tệp nhưng chưa rõ của nhiệm vụ nào. Đề nghị gửi lại tệp bằng cách trả lời (Reply) tin nhắc của nhiệm vụ đó, hoặc ghi số nhiệm vụ trong chú thích, ví dụ “#12 xong”.';
export const FORWARDED =
  'Tin chuyển tiếp là lời của người khác nên không được ghi nhận là báo cáo, lệnh hay câu trả lời. Để báo cáo, đề nghị anh/chị tự viết, ví dụ “#12 xong”, hoặc trả lời (Reply) tin nhắc của nhiệm vụ đó.';
/** To the secretariat and the leaders, who do not report. */
export const FORWARDED_WORDS_OF_OTHERS =
  'Tin chuyển tiếp là lời của người khác nên không được ghi nhận là ý kiến chỉ đạo, lệnh hay câu trả lời. Để chỉ đạo hoặc quyết định, đề nghị anh/chị tự viết, ví dụ “#12 yêu cầu báo cáo trước thứ Sáu”, hoặc gõ lệnh kèm số nhiệm vụ.';
export const FORWARDED_FILE =
  'Đã lưu tệp chuyển tiếp, chưa gắn với nhiệm vụ nào và không ghi nhận lời kèm theo. Để báo cáo, đề nghị anh/chị tự gửi tệp bằng cách trả lời (Reply) tin nhắc của nhiệm vụ đó, hoặc ghi “#12 xong” trong chú thích.';
export const NOTHING_TO_READ =
  'Chỉ đọc được tin có chữ hoặc có tệp; nhãn dán, vị trí, danh thiếp, bình chọn không được ghi nhận. Đề nghị viết bằng chữ, ví dụ “#12 xong”, “#12 70%”.';
/** To thanks, or an "ok" that acknowledges nothing. */
export const COURTESY_RETURNED = 'Xin cảm ơn anh/chị.';
export const PRESSED_OUTDATED = 'Nút này không còn dùng được. Đề nghị gõ /viec để xem tình hình hiện nay.';
export const PRESSED_STALE = 'Nhiệm vụ đã thay đổi từ khi gửi tin này. Đề nghị xem lại bằng /xem kèm số nhiệm vụ.';

export const STILL_LOOKING = 'Đang tổng hợp số liệu, sẽ trả lời ngay khi xong.';
export const NOT_ANSWERED =
  'Chưa lập được nội dung anh/chị yêu cầu. Đề nghị gửi lại lệnh sau ít phút; nếu vẫn không được, đề nghị báo người quản trị.';

export const RECORDED = 'Đã ghi nhận.';
export const ACKNOWLEDGED_BEFORE = 'Đã tiếp nhận trước đó.';
export const NOTHING_TO_ACKNOWLEDGE = 'Các nhiệm vụ này không cần tiếp nhận nữa.';

export function acknowledgedMany(tasks: number): string {
  return `Đã tiếp nhận ${count(tasks)} nhiệm vụ.`;
}

export function recordedBefore({ task }: Card): string {
  return `${taskName(task)}: đã ghi nhận trước đó.`;
}

/** How each command that is about one task is written. */
const EXAMPLES: Partial<Record<CommandName, string>> = {
  history: '/lichsu 12',
  files: '/tep 12',
  confirm: '/xacnhan 12',
  return: '/tralai 12 thiếu văn bản',
  approve: '/dongy 12',
  reject: '/khongdongy 12 lý do',
  extend: '/giahan 12 cuối quý I, chờ bố trí kinh phí',
  draft: '/duthao giu 12',
  correct: '/suangay 12 20/12/2022 theo Báo cáo số 45/BC-SXD',
};

/** To whoever gave a command, or wrote a message, that names no task. */
export function nameTheTask(command: CommandName = 'task'): string {
  return `Đề nghị ghi số nhiệm vụ, ví dụ “${EXAMPLES[command] ?? '/xem 12'}”. Chưa biết số: /viec, hoặc /tim kèm từ cần tìm.`;
}

/** To whoever gave a command for a range of tasks: each is to be named, so that none is decided unawares. */
export function rangeNotTaken(command: CommandName, { from, to, words }: TaskRange): string {
  const shown = Array.from({ length: Math.min(to - from + 1, 4) }, (_, index) => from + index);
  const numbers = to - from + 1 > shown.length ? `${shown.join(' ')} …` : shown.join(' ');
  const typed = `/${shownName(command)} ${numbers} ${shorten(words, 60)}`.trim();
  return `Lệnh chưa nhận khoảng “${String(from)}–${String(to)}” nên chưa thực hiện gì. Đề nghị ghi từng số nhiệm vụ: “${typed}”.`;
}

export function onlyFocalPoints(agency: string): string {
  return `Chỉ đầu mối của ${agency} được báo cáo. Đầu mối có thể thêm anh/chị: trả lời một tin của anh/chị bằng /daumoi.`;
}

/** In the secretariat's or the leaders' chat: there nobody can be enrolled, and a result is confirmed, not reported. */
export function notInItsPlace(card: Card): string {
  return `${cardName(card)}: chỉ đầu mối của ${card.agency.name} được báo cáo. Văn phòng xác nhận kết quả đã báo bằng /xacnhan ${String(card.task.id)}.`;
}

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

function notTheLatest(card: Card | null, today: LocalDate): string {
  if (card?.assignment.continuedIn != null) {
    return `${cardName(card)}: nhiệm vụ ${continuedWords(card)} nên không hoàn tác được. Nếu chuyển tiếp nhầm, Văn phòng gõ: /chuyentiep ${String(card.task.id)} bỏ.`;
  }
  return card === null
    ? NOTHING_TO_UNDO
    : `${cardName(card)}: báo cáo đó đã được hoàn tác hoặc đã có ghi nhận mới hơn. Hiện ghi nhận: ${stateWords(card.assignment, today)}.`;
}

export function instructionWithdrawn(card: Card): string {
  return `${cardName(card)}: đã rút lại ý kiến chỉ đạo; đơn vị đã nhận thì được báo. Ý kiến vẫn lưu trong lịch sử.`;
}

function decidedAlready(card: Card, today: LocalDate): string {
  return `${cardName(card)}: Văn phòng đã quyết định (${stateWords(card.assignment, today)}); chỉ Văn phòng được hoàn tác. Nếu chưa đúng, đề nghị liên hệ Văn phòng.`;
}

export function editTooLate(card: Card): string {
  return `${cardName(card)}: đã có ghi nhận mới hơn nên tin sửa không thay đổi hồ sơ. Đề nghị gửi tin mới.`;
}

/** Where nobody confirms: the day that the agency stated has no document, so that the day of the report is kept. */
export function statedDayNotCounted({ task }: Card, stated: LocalDate, counted: LocalDate): string {
  return `${taskName(task)}: ngày hoàn thành đơn vị nêu, ${formatDate(stated)}, chưa được tính vì chưa kèm văn bản kết quả; đang ghi theo ngày báo ${formatDate(counted)}. Để tính ngày đã nêu, đề nghị trả lời (Reply) tin này bằng số, ngày của văn bản kết quả.`;
}

/** The day that a promise beside the report names. */
export function expectedBy({ task }: Card, day: LocalDate): string {
  return `${taskName(task)}: đơn vị dự kiến hoàn thành ${formatDate(day)}.`;
}

export const EDITED_COMMAND =
  'Lệnh trong tin đã sửa không được thực hiện; nếu cần, đề nghị gửi lệnh đó bằng một tin mới.';

/** What an edited message recorded stays as it is. */
export function stillRecorded(card: Card, today: LocalDate): string {
  return `${taskName(card.task)}: nội dung đã ghi từ tin này giữ nguyên. Hiện ghi nhận: ${stateWords(card.assignment, today)}.`;
}

/** The report of a message that was edited and now says nothing of the task. */
export function earlierVersionTakenBack(card: Card, today: LocalDate): string {
  return `${taskName(card.task)}: tin đã được sửa, nên báo cáo ở bản trước được hoàn tác. Hiện ghi nhận: ${stateWords(card.assignment, today)}.`;
}

/** To an agency whose words answer a leader and change nothing in the record. */
export function answerPassedOn(card: Card, today: LocalDate): string {
  return `${cardName(card)}: đã chuyển câu trả lời về nơi chỉ đạo. Tình hình chưa thay đổi, đang ghi nhận: ${stateWords(card.assignment, today)}. Để cập nhật: “#${String(card.task.id)} 70%” hoặc “#${String(card.task.id)} xong”.`;
}

/** To a stranger in a private chat. */
export function notEnrolled(name: string): OutgoingMessage {
  return write([
    `Chào ${shorten(name, 60)}. Đây là hệ thống đôn đốc nhiệm vụ. Tài khoản này chưa được đăng ký.`,
    'Nếu đã được cấp mã: gõ /lienket kèm mã (đơn vị, lãnh đạo, Văn phòng), hoặc /nhanquyen kèm mã (người quản trị).',
  ]);
}

/** To a group that the bot was added to. */
export function howToLink(botName: string): OutgoingMessage {
  return write([
    'Hệ thống đôn đốc nhiệm vụ đã vào nhóm. Để nhận nhắc việc, một người trong nhóm gõ mã do Văn phòng cấp:',
    `/lienket${botName === '' ? '' : `@${botName}`} MÃ`,
    'Người liên kết trở thành đầu mối đầu tiên của đơn vị.',
  ]);
}

export const LINK_USAGE = 'Đề nghị gõ /lienket kèm mã do Văn phòng cấp, ví dụ: /lienket K7QM-2F9X-TR4B.';
export const CODE_REFUSED = 'Mã không đúng, đã dùng hoặc đã hết hạn. Đề nghị liên hệ Văn phòng để được cấp mã mới.';
export const TOO_MANY_CODES = 'Đã nhập sai mã nhiều lần. Đề nghị thử lại sau một giờ.';
export const CLAIM_IN_PRIVATE = 'Lệnh này chỉ dùng trong trò chuyện riêng với hệ thống.';
export const CLAIMED = 'Đã ghi nhận anh/chị là người quản trị hệ thống. Gõ /trogiup để xem các lệnh.';

/** To the secretariat, when a code was used. */
export function linkedNotice(office: string, chat: string, by: string): OutgoingMessage {
  return write([
    bold('Đã liên kết nhóm chat'),
    `${office}: nhóm “${shorten(chat, 80)}”, người liên kết: ${shorten(by, 60)}. Nếu không đúng nhóm, đề nghị cấp mã mới để liên kết lại.`,
  ]);
}

/** To somebody who used an agency's code in private while the agency has its group. */
export function enrolledInPrivate(name: string, agency: string): string {
  return `Đã ghi nhận ${shorten(name, 60)} là đầu mối của ${agency}. Tin nhắc việc vẫn gửi vào nhóm của đơn vị; anh/chị có thể báo cáo và tra cứu tại đây, ví dụ “12 xong”, hoặc /viec.`;
}

/** To the secretariat, when a code was used in private. */
export function enrolledNotice(agency: string, by: string): OutgoingMessage {
  return write([
    bold('Thêm đầu mối bằng mã'),
    `${agency}: ${shorten(by, 60)} đã dùng mã trong trò chuyện riêng và là đầu mối của đơn vị. Nhóm của đơn vị không thay đổi.`,
  ]);
}

const ONLY_SECRETARIAT = 'Chỉ Văn phòng / bộ phận theo dõi được xác nhận kết quả.';
const ONLY_SECRETARIAT_SAYS_WHOSE = 'Chỉ Văn phòng / bộ phận theo dõi được quyết định đơn vị chủ trì.';
const ONLY_DECIDERS = 'Chỉ Văn phòng / bộ phận theo dõi hoặc lãnh đạo phụ trách được quyết định gia hạn.';
const NOT_THIS_LEADER =
  'Chương trình này do một nhóm lãnh đạo khác phụ trách; gia hạn được quyết định tại nhóm đó hoặc bởi Văn phòng.';
export const ONLY_SECRETARIAT_DRAFTS =
  'Chỉ Văn phòng / bộ phận theo dõi, trong nhóm của mình hoặc trò chuyện riêng, được xem dự thảo và giữ tin nhắc.';
export const NO_DOCUMENT = 'Đã ghi nhận: không có văn bản kèm theo. Báo cáo hoàn thành vẫn giữ nguyên.';
/** After a completion: its document, its day, or both may still be given. */
export function whatMayBeAdded({ document, card: { assignment } }: Recorded): string {
  const lacksDay = assignment.statedOn === null && assignment.waitingFor === 'confirmation';
  if (document !== null)
    return `Nếu đã hoàn thành trước ngày báo, đề nghị trả lời (Reply) tin này bằng ngày hoàn thành.`;
  const day = lacksDay ? '; nếu đã hoàn thành trước ngày báo, đề nghị trả lời bằng ngày hoàn thành' : '';
  return `Nếu có văn bản kết quả, đề nghị trả lời (Reply) tin này bằng số, ngày và trích yếu, ví dụ “123/BC-SXD ngày 5/11/2026 về kết quả …”${day}.`;
}

export const NOT_PASSED_ON = 'Đã dừng; chưa chuyển gì.';
export const CLOSED_FOR_INSTRUCTION =
  'nhiệm vụ đã kết thúc, không còn đơn vị nào phải thực hiện; ý kiến chưa được chuyển.';
export const ONLY_LEADERS_INSTRUCT = 'Chỉ lãnh đạo, hoặc Văn phòng thay lãnh đạo, được cho ý kiến chỉ đạo.';
export const NOTHING_TO_CONFIRM = 'không có báo cáo hoàn thành nào đang chờ xác nhận.';
export const NOT_DECIDED = 'Đã dừng; chưa quyết định gì.';
export const DECIDED_BEFORE = 'Việc này đã được quyết định, hoặc đơn vị đã báo lại. Đề nghị xem /xem kèm số nhiệm vụ.';

export function unknownCommand(name: string): string {
  return `Không có lệnh /${shorten(name, 32)}. Xem các lệnh: /trogiup.`;
}

/** Why a chat cannot be reached any more. */
export function thrownOutBy(name: string): string {
  return `hệ thống bị đưa ra khỏi nhóm, người thực hiện: ${shorten(name, 60)}`;
}

/** To the secretariat: a linked chat threw the bot out. */
export function thrownOut(chat: string, by: string): OutgoingMessage {
  return write([
    bold('Hệ thống bị đưa ra khỏi một nhóm'),
    `Nhóm “${shorten(chat, 80)}”, người thực hiện: ${shorten(by, 60)}. Nhóm này không còn nhận nhắc việc. Đề nghị liên hệ đơn vị, thêm lại hoặc cấp mã liên kết mới.`,
  ]);
}

type Messenger = keyof typeof MESSENGERS;

/** To the secretariat: the month's messages are running out. */
export function quotaReached(channel: Messenger, used: number, quota: number, kept: boolean): OutgoingMessage {
  return write([
    bold(`${MESSENGERS[channel]}: đã dùng ${count(used)} trong ${count(quota)} tin của tháng`),
    kept
      ? 'Phần còn lại được giữ cho tin nhắc việc và biên nhận. Người chưa có vai trò không được trả lời đến hết tháng, trừ khi gửi mã. Tổng hợp tuần qua kênh này chờ đến đầu tháng sau; có thể xem bằng lệnh tổng hợp.'
      : 'Từ nay đến hết tháng, người chưa có vai trò nhắn tin qua kênh này không được trả lời, trừ khi gửi mã; người có vai trò vẫn được trả lời như thường. Khi dùng đến 95 %, phần còn lại được giữ cho tin nhắc việc và biên nhận; tổng hợp tuần sẽ chờ sang tháng.',
  ]);
}

/** To the secretariat: the plan of the messenger lets the bot into no further group. */
export function groupsFull(channel: Messenger, groups: number, limit: number): OutgoingMessage {
  return write([
    bold(`${MESSENGERS[channel]}: bot đã ở ${count(groups)} nhóm, gói cho tối đa ${count(limit)}`),
    `Nhóm tiếp theo có thể không thêm được bot, và ${MESSENGERS[channel]} không báo cho hệ thống biết. Với các đơn vị còn lại: nâng gói của bot (rồi đặt lại ZALO_GROUP_LIMIT), dùng Telegram, hoặc để một đầu mối nhắn riêng cho bot lệnh lienket kèm mã.`,
  ]);
}

/** To whoever wrote it: a message with a secrecy marking is not taken, and why. */
export function secretRefused(marking: string, replyTo: string | null): OutgoingMessage {
  return write(
    [
      bold(`Tin mang dấu độ mật “${marking}”: không được tiếp nhận và không được lưu`),
      `Bí mật nhà nước không được truyền đưa qua mạng Internet, mạng viễn thông (${SECRETS_LAW}).`,
      'Đề nghị xóa ngay tin này khỏi cuộc trò chuyện và gửi tài liệu theo đường văn thư mật. Tại đây chỉ báo tình trạng nhiệm vụ, ví dụ: “#12 xong”.',
    ],
    { replyTo },
  );
}

/** To the secretariat: the same, without anything of what was written. */
export function secretWasRefused(marking: string, chat: string, by: string): OutgoingMessage {
  return write([
    bold(`Đã từ chối một tin mang dấu độ mật “${marking}”`),
    `Nơi gửi: ${shorten(chat, 80)}. Người gửi: ${shorten(by, 60)}. Nội dung không được lưu. Tin vẫn còn trên ứng dụng nhắn tin cho đến khi người gửi xóa; đề nghị nhắc người gửi và xử lý theo ${SECRETS_LAW}.`,
  ]);
}

const SECRETS_LAW = 'Luật Bảo vệ bí mật nhà nước';

/** To the secretariat: something that was written could not be handled, and waits for whoever runs the bot. */
export function notHandled(inboxId: number): OutgoingMessage {
  return write([
    bold('Một tin gửi tới hệ thống chưa xử lý được'),
    `Tin số ${inboxId} vẫn được lưu. Đề nghị người quản trị xem bằng lệnh inbox --stuck; người gửi nên gửi lại bằng câu khác.`,
  ]);
}

/** To whoever runs the bot. */
export function stuckUpdate(inboxId: number, from: Messenger): string {
  return `Tin đến số ${inboxId} (${MESSENGERS[from]}) không xử lý được sau ba lần. Xem: inbox --stuck. Xử lý lại: inbox --retry ${inboxId}.`;
}

/** To the owner: twice the program ended over this update. */
export function updateSetAside(inboxId: number, from: Messenger): string {
  return `Tin đến số ${inboxId} (${MESSENGERS[from]}) hai lần làm hệ thống ngừng hoạt động nên được để riêng; các tin sau đó vẫn được xử lý. Xem: inbox --stuck. Xử lý lại: inbox --retry ${inboxId}.`;
}

export const REASON_NEEDED = 'Đề nghị ghi lý do sau số nhiệm vụ, ví dụ: /tralai 12 chưa có văn bản kèm theo.';
export const DATE_UNCLEAR =
  'Chưa rõ ngày. Đề nghị ghi một ngày sau hôm nay, ví dụ: /dongy 12 30/12/2027; không ghi ngày là đồng ý theo ngày đơn vị xin.';
/** A day that a decider named cannot be that of the completion. */
export function completionDayRefused(
  { task, assignment }: Card,
  why: DayRefusal | 'unclear' | 'no_basis',
  today: LocalDate,
): string {
  const day = formatDate(addDays(today, -7));
  const example = `/suangay ${String(task.id)} ${day} theo Báo cáo số 45/BC-SXD`;
  switch (why) {
    case 'unclear':
      return `Chưa rõ ngày hoàn thành, nên chưa ghi gì. Đề nghị ghi đủ ngày, tháng, năm, không sau hôm nay, ví dụ: /xacnhan ${String(task.id)} ${day}.`;
    case 'ahead':
      return 'Ngày hoàn thành không thể sau hôm nay; chưa ghi gì.';
    case 'before_decision':
      return `Ngày hoàn thành không thể trước ngày ban hành ${decisionWords(task)} (${formatDate(task.programme.issuedOn)}); chưa ghi gì.`;
    case 'before_period':
      return `Ngày hoàn thành không thể trước ngày đầu của kỳ ${periodWords(assignment) ?? 'này'}; chưa ghi gì.`;
    case 'no_basis':
      return `Sửa ngày hoàn thành cần có căn cứ. Đề nghị ghi căn cứ sau ngày, ví dụ: ${example}.`;
  }
}

/** Why the day of a completion was not put right. */
export function correctionRefused(
  card: Card,
  outcome:
    | { readonly kind: 'refused'; readonly why: 'anonymous' | 'not_enrolled' | 'not_completed' }
    | { readonly kind: 'impossible_day'; readonly why: DayRefusal }
    | { readonly kind: 'no_basis' },
  today: LocalDate,
): string {
  if (outcome.kind === 'no_basis') return completionDayRefused(card, 'no_basis', today);
  if (outcome.kind === 'impossible_day') return completionDayRefused(card, outcome.why, today);
  return outcome.why === 'not_completed'
    ? `${cardName(card)}: ${NOT_COMPLETED_YET}`
    : rulingRefused(outcome.why, 'confirm');
}

/** Why what an agency stated was not answered. */
export function pleaRefused(
  { task }: Card,
  kind: PleaKind,
  why: 'anonymous' | 'not_enrolled' | 'nothing_stated' | 'no_words',
): string {
  const id = String(task.id);
  switch (why) {
    case 'nothing_stated':
      return `${taskName(task)}: ${kind === 'objection' ? 'không có đề nghị xem lại nào đang chờ trả lời.' : 'không có lý do khách quan nào đang chờ xác nhận.'}`;
    case 'no_words':
      return kind === 'objection'
        ? `Đề nghị ghi nội dung trả lời sau số nhiệm vụ, ví dụ: /traloi ${id} đã sửa ngày hoàn thành theo báo cáo.`
        : `Đề nghị ghi lý do không xác nhận, ví dụ: /lydo ${id} không, chưa có văn bản chứng minh.`;
    default:
      return rulingRefused(why, 'confirm');
  }
}

export const NOT_COMPLETED_YET = 'chưa có kết quả nào được xác nhận hoàn thành, nên không có ngày hoàn thành để sửa.';

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

export const NOTHING_WAITS = 'nhiệm vụ này không có báo cáo hoàn thành hay đề nghị gia hạn nào đang chờ quyết định.';

/** Why somebody may not decide. */
export function rulingRefused(why: 'anonymous' | 'not_enrolled' | 'not_owner', ruling: Ruling | 'lead'): string {
  if (why === 'anonymous') return ANONYMOUS;
  if (ruling === 'lead') return ONLY_SECRETARIAT_SAYS_WHOSE;
  if (why === 'not_owner') return NOT_THIS_LEADER;
  return ruling === 'confirm' || ruling === 'confirm_reported' || ruling === 'return'
    ? ONLY_SECRETARIAT
    : ONLY_DECIDERS;
}

/** Why an event is not taken back. */
export function undoRefused(
  outcome:
    | { readonly kind: 'refused'; readonly why: 'anonymous' | 'not_enrolled' }
    | { readonly kind: 'decided' | 'unreadable'; readonly card: Card }
    | { readonly kind: 'not_the_latest'; readonly card: Card | null },
  today: LocalDate,
): string {
  switch (outcome.kind) {
    case 'refused':
      return outcome.why === 'anonymous' ? ANONYMOUS : MAY_NOT_UNDO;
    case 'decided':
      return decidedAlready(outcome.card, today);
    case 'unreadable':
      return `${cardName(outcome.card)}: không hoàn tác được vì ghi nhận trước đó không đọc được ở phiên bản này. Đề nghị báo người quản trị.`;
    case 'not_the_latest':
      return notTheLatest(outcome.card, today);
  }
}
