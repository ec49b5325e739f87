/** Answers to the secretariat that says when a programme ends. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Programme } from '../../domain/tasks/task.ts';
import { count, decisionWordsOf, shorten } from './words.ts';
import { bold, type Line } from './write.ts';

export const ONLY_SECRETARIAT_ENDS =
  'Chỉ Văn phòng / bộ phận theo dõi, trong nhóm của mình hoặc trò chuyện riêng, được đặt ngày cuối của chương trình.';

/** A programme with its last day, or the day that its title names. */
interface Ending {
  readonly programme: Programme;
  readonly proposed: LocalDate | null;
  readonly confirmedBy: string | null;
}

/** The programmes with their last days, and how to set one. */
export function endings(programmes: readonly Ending[], today: LocalDate): Line[] {
  const [first] = programmes;
  if (first === undefined) return ['Chưa có chương trình nào được theo dõi.'];
  const unset = programmes.find(({ programme }) => programme.endsOn === null) ?? first;
  const day = formatDate(unset.proposed !== null && unset.proposed >= today ? unset.proposed : today);
  const { code } = unset.programme;
  return [
    bold('Ngày cuối của chương trình'),
    ...programmes.map(
      (each) => `${each.programme.code} (${decisionWordsOf(each.programme)}): ${endWords(each, today)}.`,
    ),
    '',
    `Đặt ngày cuối: /ketthuc ${code} ${day}. Bỏ ngày cuối: /ketthuc ${code} bỏ.`,
    'Trước ngày cuối một tháng làm việc, mỗi đơn vị được hỏi một lần về việc còn mở; sau ngày cuối có báo cáo kết thúc gửi Văn phòng, lãnh đạo, rồi không còn tin nào.',
  ];
}

/** The secretariat's to-do of the month: last days that titles name and nobody has confirmed; at least one. */
export function endsUnconfirmed(
  open: readonly { readonly programme: Programme; readonly proposed: LocalDate }[],
  today: LocalDate,
): string {
  const asked = open.map(({ programme, proposed }) => {
    const name = decisionWordsOf(programme);
    const day = formatDate(proposed);
    return proposed >= today
      ? `${name}, theo tên văn bản là ${day}: /ketthuc ${programme.code} ${day}`
      : `${name}, theo tên văn bản là ${day}, đã qua: đề nghị gửi /ketthuc ${programme.code} và ngày hôm nay nếu chương trình đã kết thúc, hoặc ngày cuối mới nếu còn thực hiện`;
  });
  return `Việc của Văn phòng: xác nhận ngày cuối của chương trình. ${asked.join('. ')}.`;
}

function endWords({ programme: { endsOn }, proposed, confirmedBy }: Ending, today: LocalDate): string {
  if (endsOn !== null) {
    const by = confirmedBy === null ? '' : `, ${confirmedBy} xác nhận`;
    return `${endsOn < today ? 'đã kết thúc ngày' : 'đến hết ngày'} ${formatDate(endsOn)}${by}`;
  }
  return proposed === null
    ? 'chưa đặt ngày cuối'
    : `chưa đặt ngày cuối; theo tên văn bản là ${formatDate(proposed)}, chờ Văn phòng xác nhận`;
}

/** A last day that was set or moved, and what it will mean for what is open. */
export function endSet(
  programme: Programme,
  { endsOn, before, open }: { readonly endsOn: LocalDate; readonly before: LocalDate | null; readonly open: number },
): string {
  const changed = before === null ? '' : ` (trước đây ${formatDate(before)})`;
  return `${decisionWordsOf(programme)} thực hiện đến hết ngày ${formatDate(endsOn)}${changed}. Hiện còn mở ${count(open)} phần việc. Sau ngày đó chương trình không còn tin nhắc, tin báo quá hạn và tổng hợp; việc còn mở giữ nguyên trong hồ sơ. Nếu nhầm: /ketthuc ${programme.code} bỏ.`;
}

/** Where every programme has ended, why a list or a count has nothing, and where the record is; none while one goes on. */
export function allEnded(ended: readonly Programme[]): string[] {
  const [latest] = ended;
  if (latest?.endsOn == null) return [];
  const more = ended.length === 1 ? '' : ` và ${count(ended.length - 1)} văn bản khác`;
  return [
    `Chương trình đã kết thúc: ${decisionWordsOf(latest)}, ngày cuối ${formatDate(latest.endsOn)}${more}. Việc còn mở khi đó giữ nguyên trong hồ sơ, không tính vào danh sách này: /xem kèm số. Số liệu đến ngày cuối: /baocao năm ${latest.endsOn.slice(0, 4)}.`,
  ];
}

/** A last day that was taken back. */
export function endTakenBack(programme: Programme, before: LocalDate, today: LocalDate): string {
  const again = before < today ? ' Việc còn mở được theo dõi lại từ hôm nay.' : '';
  return `Đã bỏ ngày cuối ${formatDate(before)} của ${decisionWordsOf(programme)}; chương trình tiếp tục được theo dõi.${again}`;
}

/** A last day that was asked for and holds already. */
export function endUnchanged(programme: Programme, endsOn: LocalDate | null): string {
  return endsOn === null
    ? `${decisionWordsOf(programme)} chưa có ngày cuối, không có gì để bỏ.`
    : `Ngày cuối của ${decisionWordsOf(programme)} đã là ${formatDate(endsOn)}. Chưa thay đổi gì.`;
}

/** Why a last day was not set, with one that can be. */
export function endRefused(
  programme: Programme,
  { why, endsOn }: { readonly why: 'past' | 'before_decision'; readonly endsOn: LocalDate },
  today: LocalDate,
): string {
  return why === 'before_decision'
    ? `Ngày ${formatDate(endsOn)} ở trước ngày ban hành ${formatDate(programme.issuedOn)} của ${decisionWordsOf(programme)}. Chưa thay đổi gì.`
    : `Ngày ${formatDate(endsOn)} đã qua: đặt ngày đó thì chương trình coi như đã kết thúc, không đơn vị nào được hỏi trước. Chưa thay đổi gì. Nếu chương trình dừng ngay, đặt ngày hôm nay: /ketthuc ${programme.code} ${formatDate(today)}.`;
}

/** An end that is moved or taken back while `tasks` of it go on elsewhere. */
export function endsWhileContinued(programme: Programme, tasks: readonly number[]): string {
  const named = tasks.slice(0, 10).map((id) => `#${String(id)}`);
  const more = tasks.length - named.length;
  return `${decisionWordsOf(programme)} đã kết thúc và có ${count(tasks.length)} nhiệm vụ chuyển tiếp sang chương trình khác: ${named.join(', ')}${more > 0 ? ` và ${count(more)} nhiệm vụ khác` : ''}. Nếu chương trình được thực hiện tiếp, đề nghị bỏ chuyển tiếp trước: /chuyentiep ${String(tasks[0] ?? 1)} bỏ. Chưa thay đổi gì.`;
}

/** A day that the calendar does not have. */
export function noSuchDay(words: string, today: LocalDate): string {
  return `“${shorten(words, 40)}” không phải một ngày trong lịch. Đề nghị ghi đủ ngày, tháng, năm, ví dụ ${formatDate(today)}. Chưa thay đổi gì.`;
}

/** Asks for the programme and its last day. */
export function nameTheEnding(known: readonly string[]): string {
  return `Đề nghị ghi mã chương trình rồi đến ngày cuối; các chương trình: ${known.join(', ')}. Chưa thay đổi gì.`;
}
