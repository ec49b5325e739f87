/** Why a decision was not made, and what it lacks. */

import type { Ruling } from '../message/message.ts';
import { addDays, formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { DayRefusal } from '../../domain/tasks/transition/completion.ts';
import type { PleaKind } from '../../domain/tasks/plea.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardName, decisionWords, taskName } from './words.ts';
import { periodWords } from './period-words.ts';
import { ANONYMOUS } from './say.ts';
import { ONLY_SECRETARIAT_ENDS } from './say-following.ts';

const ONLY_SECRETARIAT = 'Chỉ Văn phòng / bộ phận theo dõi được xác nhận kết quả.';
const ONLY_SECRETARIAT_SAYS_WHOSE = 'Chỉ Văn phòng / bộ phận theo dõi được quyết định đơn vị chủ trì.';
const ONLY_SECRETARIAT_SUSPENDS = 'Chỉ Văn phòng / bộ phận theo dõi được xác nhận tạm dừng và cho tiếp tục.';
const ONLY_DECIDERS = 'Chỉ Văn phòng / bộ phận theo dõi hoặc lãnh đạo phụ trách được quyết định gia hạn.';
/** To a person with two roles. */
export const NOT_OWN_WORK =
  'Chính anh/chị đã gửi báo cáo hoặc đề nghị này, nên cần một người khác của Văn phòng quyết định.';
const NOT_THIS_LEADER =
  'Chương trình này do một nhóm lãnh đạo khác phụ trách; gia hạn được quyết định tại nhóm đó hoặc bởi Văn phòng.';
export const ONLY_SECRETARIAT_DRAFTS =
  'Chỉ Văn phòng / bộ phận theo dõi, trong nhóm của mình hoặc trò chuyện riêng, được xem dự thảo và giữ tin nhắc.';

export const NOT_PASSED_ON = 'Đã dừng; chưa chuyển gì.';
export const CLOSED_FOR_INSTRUCTION =
  'nhiệm vụ đã kết thúc, không còn đơn vị nào phải thực hiện; ý kiến chưa được chuyển.';
export const ONLY_LEADERS_INSTRUCT = 'Chỉ lãnh đạo, hoặc Văn phòng thay lãnh đạo, được cho ý kiến chỉ đạo.';
export const NOTHING_TO_CONFIRM = 'không có báo cáo hoàn thành nào đang chờ xác nhận.';
export const NOT_DECIDED = 'Đã dừng; chưa quyết định gì.';
export const DECIDED_BEFORE = 'Việc này đã được quyết định, hoặc đơn vị đã báo lại. Đề nghị xem /xem kèm số nhiệm vụ.';

/** To a press under what waits no more: `what` are the history's words of that which came after it. */
export function waitsNoMore(task: number, what: string, by: string): string {
  return `Nội dung này không còn chờ quyết định, vì sau đó đã có: ${what}, ${by}. Đề nghị xem /xem ${String(task)}.`;
}

export const REASON_NEEDED = 'Đề nghị ghi lý do sau số nhiệm vụ, ví dụ: /tralai 12 chưa có văn bản kèm theo.';

/** One period of a claim is refused in one message: its reason stands behind the period. */
export function reasonOfPeriodNeeded(card: Card): string {
  const period = periodWords(card.assignment) ?? '';
  return `${cardName(card)}: chưa quyết định gì. Đề nghị ghi lý do ngay sau kỳ, ví dụ: /khongdongy ${String(card.task.id)} ${period} chưa có văn bản.`;
}

export const DATE_UNCLEAR =
  'Chưa rõ ngày. Đề nghị ghi một ngày sau hôm nay, ví dụ: /dongy 12 30/12/2027; không ghi ngày là đồng ý theo ngày đơn vị xin.';

/** Words beside an approval that name no document. */
export function suspensionUnclear(card: Card): string {
  const id = String(card.task.id);
  return `${cardName(card)}: chưa rõ căn cứ tạm dừng, nên chưa quyết định gì. Xác nhận: /dongy ${id}, hoặc /dongy ${id} theo Công văn số 45/UBND-TH. Không xác nhận: /khongdongy ${id} kèm lý do.`;
}

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
    | { readonly kind: 'refused'; readonly why: 'anonymous' | 'not_enrolled' | 'own_work' | 'not_completed' }
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

/** `whose`: the lead that was named. */
export function nothingStated({ task }: Pick<Card, 'task'>, kind: PleaKind, whose: string | null): string {
  const what = kind === 'objection' ? 'đề nghị xem lại nào đang chờ trả lời' : 'lý do khách quan nào đang chờ xác nhận';
  return `${taskName(task)}${whose === null ? '' : ` – ${whose}`}: không có ${what}.`;
}

/** Why what an agency stated was not answered. */
export function pleaRefused(
  { task }: Card,
  kind: PleaKind,
  why: 'anonymous' | 'not_enrolled' | 'own_work' | 'nothing_stated' | 'no_words',
): string {
  const id = String(task.id);
  switch (why) {
    case 'nothing_stated':
      return nothingStated({ task }, kind, null);
    case 'no_words':
      return kind === 'objection'
        ? `Đề nghị ghi nội dung trả lời sau số nhiệm vụ, ví dụ: /traloi ${id} đã sửa ngày hoàn thành theo báo cáo.`
        : `Đề nghị ghi lý do không xác nhận, ví dụ: /lydo ${id} không, chưa có văn bản chứng minh.`;
    default:
      return rulingRefused(why, 'confirm');
  }
}

export const NOT_COMPLETED_YET = 'chưa có kết quả nào được xác nhận hoàn thành, nên không có ngày hoàn thành để sửa.';

export const NOTHING_WAITS =
  'nhiệm vụ này không có đề nghị nào của đơn vị (gia hạn, tạm dừng, xem lại đơn vị chủ trì) đang chờ quyết định.';

/** To a ruling that finds nothing: what is suspended goes on by another one. */
export function stoppedNow({ task, assignment: { suspendedOn } }: Card): string {
  const since = suspendedOn === null ? '' : ` từ ngày ${formatDate(suspendedOn)}`;
  return `Nhiệm vụ đang tạm dừng${since}; cho tiếp tục: /tieptuc ${String(task.id)}.`;
}

export const NOT_STOPPED = 'nhiệm vụ không tạm dừng, nên không có gì để cho tiếp tục.';

/** The day from which it goes on cannot be read, or cannot be. */
export function resumptionDayRefused(
  card: Card,
  why: 'unclear' | 'ahead' | 'before_suspension',
  { since, today }: { readonly since: LocalDate | null; readonly today: LocalDate },
): string {
  const id = String(card.task.id);
  switch (why) {
    case 'unclear':
      return `${cardName(card)}: chưa rõ ngày hoặc văn bản cho tiếp tục, nên chưa quyết định gì. Đề nghị gửi /tieptuc ${id} (từ hôm nay), hoặc kèm ngày và văn bản, ví dụ: /tieptuc ${id} ${formatDate(today)} theo Công văn số 45/UBND-TH.`;
    case 'ahead':
      return `${cardName(card)}: ngày tiếp tục không thể sau hôm nay; chưa quyết định gì. Đến ngày đó, đề nghị gửi /tieptuc ${id}.`;
    case 'before_suspension':
      return `${cardName(card)}: ngày tiếp tục không thể trước ngày tạm dừng${since === null ? '' : ` (${formatDate(since)})`}; chưa quyết định gì.`;
  }
}

/** The day from which it was stopped cannot be. */
export function suspensionDayRefused(card: Card, why: 'ahead' | 'before_decision'): string {
  return why === 'ahead'
    ? `${cardName(card)}: ngày tạm dừng không thể sau hôm nay; chưa quyết định gì.`
    : `${cardName(card)}: ngày tạm dừng không thể trước ngày giao nhiệm vụ (${formatDate(card.assignment.issuedOn)}); chưa quyết định gì.`;
}

/** Why somebody may not decide. */
export function rulingRefused(
  why: 'anonymous' | 'not_enrolled' | 'not_owner' | 'own_work',
  ruling: Ruling | 'handover' | 'suspension' | 'cancel',
): string {
  if (why === 'anonymous') return ANONYMOUS;
  if (why === 'own_work') return NOT_OWN_WORK;
  if (ruling === 'cancel') return ONLY_SECRETARIAT_ENDS;
  if (ruling === 'handover') return ONLY_SECRETARIAT_SAYS_WHOSE;
  if (ruling === 'suspension' || ruling === 'resume') return ONLY_SECRETARIAT_SUSPENDS;
  if (why === 'not_owner') return NOT_THIS_LEADER;
  return ruling === 'confirm' || ruling === 'confirm_reported' || ruling === 'return'
    ? ONLY_SECRETARIAT
    : ONLY_DECIDERS;
}
