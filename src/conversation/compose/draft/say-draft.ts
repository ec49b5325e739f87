/** What is said about drafts, wherever they are taken in, answered or accepted. */

import { formatDate, localDateOf, localTimeOf, type Instant } from '../../../domain/calendar/dates.ts';
import type { AmendmentReading, DraftReading } from '../../../domain/drafts/read-draft.ts';
import { DEADLINE_KINDS } from '../deadline-kind-words.ts';
import { count } from '../words.ts';

/** Behind "Đã rút dự thảo 3 khỏi sổ; ". */
export function leftWords(isErased: boolean): string {
  return isErased ? 'nội dung của dự thảo đã xoá từ trước, vì tin mang dấu độ mật' : 'các câu trả lời vẫn giữ';
}

const NAMES_SHOWN = 8;

/** "Đã đọc 56 việc; 14 câu cần hỏi." */
export function readWords({ rows, aside, questions, amendment }: DraftReading): string {
  const open = questions.filter(({ given }) => given === null).length;
  if (amendment !== undefined) return amendmentRead(amendment, open);
  const left = aside.length === 0 ? '' : `, để lại ${count(aside.length)} việc`;
  return open === 0
    ? `Đã đọc ${count(rows.length)} việc${left}; không còn câu nào cần hỏi.`
    : `Đã đọc ${count(rows.length)} việc${left}; ${count(open)} câu cần hỏi.`;
}

/** "Sửa đổi 913/QĐ-UBND: nhận 12 thay đổi, để lại 2; 40 nhiệm vụ không đổi." */
function amendmentRead({ programme, whole, changes, unchanged }: AmendmentReading, open: number): string {
  const what = whole ? `Danh mục mới của ${programme.number}` : `Sửa đổi ${programme.number}`;
  if (changes === null) return `${what}; ${count(open)} câu cần hỏi trước khi so sánh.`;
  const same = whole ? `; ${count(unchanged)} nhiệm vụ không đổi` : '';
  const { accepted, held } = changes;
  if (open > 0) return `${what}: ${count(accepted.length + held.length)} thay đổi${same}; ${count(open)} câu cần hỏi.`;
  const left = held.length === 0 ? '' : `, để lại ${count(held.length)}`;
  return `${what}: nhận ${count(accepted.length)} thay đổi${left}${same}; không còn câu nào cần hỏi.`;
}

/** What the document is, how many agencies lead, dates of each kind. */
export function headWords({ head, rows, deadlines }: DraftReading): readonly string[] {
  const { number, title, issued, authority } = head;
  const leads = new Set(rows.flatMap((row) => row.leads ?? []));
  const kinds = [...deadlines].map(([kind, many]) => `${DEADLINE_KINDS[kind]} ${count(many)}`);
  return [
    `Văn bản: số ${number ?? '(chưa có)'}, ngày ${issued === null ? '(chưa rõ)' : formatDate(issued)}, ${authority ?? '(chưa rõ cơ quan ban hành)'}`,
    `Tên: ${title ?? '(chưa rõ)'}`,
    `${count(leads.size)} đơn vị chủ trì; thời hạn: ${kinds.length === 0 ? 'không có' : kinds.join(', ')}.`,
  ];
}

interface EndedLeadWords {
  readonly name: string;
  readonly heirs: readonly string[];
  readonly tasks: number;
}

/** "“Sở Kế hoạch và Đầu tư” nay là “Sở Tài chính”: 2 việc được giao cho “Sở Tài chính”." */
function endedLeadWords({ name, heirs, tasks }: EndedLeadWords): string {
  const [heir, ...others] = heirs;
  if (heir !== undefined && others.length === 0)
    return `“${name}” nay là “${heir}”: ${count(tasks)} việc được giao cho “${heir}”.`;
  const named = heirs.length === 0 ? '' : `, kế thừa: ${heirs.join(', ')}`;
  return `“${name}” đã kết thúc hoạt động${named}: ${count(tasks)} việc chờ Văn phòng giao đơn vị kế thừa.`;
}

export interface ForeseenWords {
  readonly at: Instant;
  readonly told: readonly { readonly at: Instant; readonly to: string; readonly tasks: number }[];
  readonly later: readonly string[];
  readonly unlinked: readonly string[];
  /** Leads that are no more, with those that have their tasks now. */
  readonly endedLeads: readonly EndedLeadWords[];
  /** Of an amendment: what is sent about it, word for word. */
  readonly notices?: readonly { readonly at: Instant; readonly to: string; readonly text: string }[];
}

/** Whom the acceptance will write to, on which day. */
export function foreseenWords(
  { at, told, later, unlinked, endedLeads, notices }: ForeseenWords,
  timeZone: string,
): readonly string[] {
  const heirs = endedLeads.map(endedLeadWords);
  if (notices !== undefined) return [...heirs, ...noticesWords(notices, unlinked, timeZone)];
  return [
    ...heirs,
    told.length === 0
      ? `Lượt nhắc gần nhất (${momentWords(at, timeZone)}) chưa gửi tin nào về văn bản này.`
      : 'Nhận vào sổ thì sẽ gửi:',
    ...told.map((each) => `• ${momentWords(each.at, timeZone)} đến ${each.to}: ${count(each.tasks)} việc`),
    ...(later.length === 0 ? [] : [`Nhắc khi đến mốc: ${namesWords(later)}.`]),
    ...(unlinked.length === 0 ? [] : [`Chưa liên kết nhóm chat, chưa gửi được: ${namesWords(unlinked)}.`]),
  ];
}

/** Messages that are shown whole; of more than these the addressees are named. */
const WHOLE_MESSAGES = 5;

function noticesWords(
  notices: NonNullable<ForeseenWords['notices']>,
  unlinked: readonly string[],
  timeZone: string,
): readonly string[] {
  const whole = notices.slice(0, WHOLE_MESSAGES);
  return [
    notices.length === 0 ? 'Nhận vào sổ thì không gửi tin nào.' : 'Nhận vào sổ thì sẽ báo:',
    ...whole.flatMap((each) => [`• ${momentWords(each.at, timeZone)} đến ${each.to}:`, each.text]),
    ...notices.slice(WHOLE_MESSAGES).map((each) => `• ${momentWords(each.at, timeZone)} đến ${each.to}`),
    ...(unlinked.length === 0 ? [] : [`Chưa liên kết nhóm chat, chưa báo được: ${namesWords(unlinked)}.`]),
  ];
}

function momentWords(at: Instant, timeZone: string): string {
  return `${localTimeOf(at, timeZone).slice(0, 5)} ngày ${formatDate(localDateOf(at, timeZone))}`;
}

function namesWords(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return names.length > NAMES_SHOWN ? `${count(names.length)} đơn vị (${shown}, …)` : shown;
}

/** Why something could not be done with a draft, each with its cure. */
export const DRAFT_REFUSED = {
  not_enrolled: 'Chỉ cán bộ Văn phòng được nhận văn bản vào sổ.',
  settled: 'Dự thảo này đã được nhận vào sổ hoặc đã bỏ.',
  same_person: 'Cần người thứ hai đồng ý; đồng chí đã đồng ý dự thảo này.',
  unnamed: 'Văn bản này cần hai người đồng ý; hãy thêm --by với họ tên người đồng ý.',
  changed: 'Dự thảo đã thay đổi từ khi đồng chí xem, nên chưa nhận vào sổ; đề nghị xem lại rồi nhận.',
  no_rows: 'Dự thảo không còn việc nào để nhận.',
  no_such_question: 'Dự thảo không có câu hỏi này; hãy xem lại các câu còn mở.',
  secret: 'Nội dung mang dấu độ mật nên không được lưu.',
  does_not_fit: 'Câu trả lời chưa dùng được cho câu hỏi này.',
  not_accepted: 'Dự thảo này chưa được nhận vào sổ.',
  told: 'Đã gửi tin về văn bản này nên không rút lại được; hãy nhập bản sửa đổi, các đơn vị sẽ được báo lại.',
  reported: 'Đã có báo cáo hoặc ý kiến về nhiệm vụ của văn bản này nên không rút lại được.',
  tied: 'Nhóm lãnh đạo, hoặc mã liên kết còn hiệu lực của nhóm lãnh đạo, đang gắn với văn bản này nên chưa rút lại được; hãy đổi ở lệnh /lanhdao trước, hoặc chờ mã hết hạn.',
  no_file:
    'Tệp của dự thảo quá lớn nên không được giữ, hoặc đã xoá; đề nghị sửa dòng tiêu đề của bảng rồi nộp lại tệp.',
  unknown: 'Không có dự thảo này.',
  damaged: 'Nội dung dự thảo không đọc được nữa; hãy bỏ dự thảo và nộp lại tệp.',
} as const;

/** Where an act on a draft was asked for and not carried out. */
export function nothingActed(draft: number): string {
  return `Chưa thực hiện được yêu cầu đối với dự thảo ${String(draft)}; dự thảo vẫn như trước. Đề nghị gửi lại sau ít phút.`;
}

/** Where `done` stands in the record, and what follows was not found. */
export function nothingShown(draft: number, done: string | null): string {
  const next = `Chưa lập được bước tiếp theo của dự thảo ${String(draft)}; đề nghị xem lại sau ít phút: /nhap ${String(draft)}.`;
  return done === null ? next : `${done} ${next}`;
}

/** Of a draft that was discarded. */
export const DRAFT_DISCARDED = 'Đã bỏ dự thảo: nội dung và các câu trả lời đã xoá, chỉ còn tên tệp và mã băm.';

/** Why a draft cannot be accepted yet. */
export function stillOpen(open: number): string {
  return `Còn ${count(open)} câu chưa trả lời; trả lời hoặc để lại từng câu rồi nhận vào sổ.`;
}

/** Why a decision that is in the registry is not taken in as new. */
export function programmeKnown(code: string): string {
  return `Văn bản này đã có trong sổ (chương trình ${code}); nếu là bản sửa đổi, đề nghị nộp tệp sửa đổi và chọn “sửa đổi của …”.`;
}

/** What an accepted amendment did. */
export interface AmendedWords {
  readonly kind: 'amended';
  readonly number: string;
  readonly code: string;
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
  readonly mergers: number;
  readonly held: number;
  readonly newAgencies: readonly string[];
}

function amendedWords({ number, code, added, changed, withdrawn, mergers, held, newAgencies }: AmendedWords): string {
  const made = newAgencies.length === 0 ? '' : `; đơn vị mới: ${namesWords(newAgencies)}`;
  const merged = mergers === 0 ? '' : `, ${count(mergers)} lần hợp nhất cơ quan`;
  const left = held === 0 ? '' : `; để lại ${count(held)} thay đổi`;
  return `Đã nhận văn bản ${number} sửa đổi chương trình ${code}: ${count(added)} nhiệm vụ mới, ${count(changed)} thay đổi, ${count(withdrawn)} thôi theo dõi${merged}${made}${left}.`;
}

/** What an acceptance put into the registry, and what it left aside. */
export function acceptedWords(
  done:
    | {
        readonly kind: 'accepted';
        readonly number: string;
        readonly tasks: number;
        readonly assignments: number;
        readonly newAgencies: readonly string[];
        readonly aside: number;
      }
    | AmendedWords,
): string {
  if (done.kind === 'amended') return amendedWords(done);
  const { number, tasks, assignments, newAgencies, aside } = done;
  const made = newAgencies.length === 0 ? '' : `; đơn vị mới: ${namesWords(newAgencies)}`;
  const left = aside === 0 ? '' : `; để lại ${count(aside)} việc`;
  return `Đã nhận ${number} vào sổ: ${count(tasks)} nhiệm vụ (${count(assignments)} phần việc của các đơn vị chủ trì)${made}${left}.`;
}

/** The first of two acceptances. */
export function firstAccepted(by: string): string {
  return `${by} đã đồng ý; cần thêm một người nữa đồng ý để nhận vào sổ.`;
}
