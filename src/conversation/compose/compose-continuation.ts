/** What is said when a task of a programme that has ended goes on under another programme's. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import { cursorOfShare } from '../../domain/tasks/list-cursor.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import { lastReportOn, type Assignment } from '../../domain/tasks/assignment.ts';
import type { NotContinued, RowNotContinued } from '../../domain/tasks/continuation.ts';
import { NOT_YET_ASKED } from '../../domain/tasks/review.ts';
import type { Agency, Card, Programme, Task } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { rowsBehind, writeOrdered, type PageAsked } from './paginate.ts';
import { cardName, count, decisionWordsOf, taskOfDecision, titleWords } from './words.ts';
import { continuedWords, leadName } from './heir-words.ts';
import { deadlineWords } from './deadline-words.ts';
import { periodWords } from './period-words.ts';
import { lastReportWords, overWords, stateAndReportOf, stateOf } from './state-words.ts';
import { bold, write, type Line } from './write.ts';

export const ONLY_SECRETARIAT_CONTINUES =
  'Chỉ Văn phòng / bộ phận theo dõi, trong nhóm của mình hoặc trò chuyện riêng, được chuyển tiếp nhiệm vụ sang chương trình mới.';

/** A task that takes others over (its open assignments), and those others as they were left. */
export interface ContinuedTask {
  readonly next: readonly Card[];
  readonly origins: readonly Card[];
}

/** A task that goes on under `next` no more; `leads`: the reader leads that one, which is followed up. */
export interface TaskTakenBack {
  readonly left: Card;
  readonly next: Card;
  readonly leads: boolean;
}

/** `own` are led by the agency; of those `elsewhere` it led the task that went on there. */
interface Continuation {
  readonly agency: Agency;
  readonly own: readonly ContinuedTask[];
  readonly elsewhere: readonly ContinuedTask[];
  readonly takenBack: readonly TaskTakenBack[];
}

/** Tells an agency which of its tasks went over into another programme, or came back. */
export function composeContinuation(
  { agency, own, elsewhere, takenBack }: Continuation,
  today: LocalDate,
): OutgoingMessage {
  const first = own[0]?.next[0]?.task.id;
  return write([
    ...(own.length + elsewhere.length === 0
      ? [bold(`Nhiệm vụ không chuyển tiếp nữa – ${agency.name}`)]
      : [
          bold(`Nhiệm vụ được chuyển tiếp – ${agency.name}`),
          'Nhiệm vụ còn mở của chương trình đã kết thúc nay tiếp tục được theo dõi tại văn bản mới. Kết quả đã báo được giữ nguyên.',
        ]),
    ...takenBack.map((task) => takenBackLine(task, today)),
    ...own.flatMap((task) => ownLines(task, agency, today)),
    ...elsewhere.flatMap((task) => elsewhereLines(task, agency)),
    ...(first === undefined
      ? []
      : [
          'Thời hạn tính theo văn bản mới. Việc nhắc, đôn đốc đơn vị về các nhiệm vụ này tính từ ngày có tin này.',
          `Đề nghị đơn vị báo cáo tiếp theo số mới, ví dụ “#${String(first)} 70%”. Xem: /xem ${String(first)}, /lichsu ${String(first)}.`,
        ]),
  ]);
}

function ownLines({ next, origins }: ContinuedTask, agency: Agency, today: LocalDate): Line[] {
  const own = next.find((card) => card.agency.id === agency.id);
  if (own === undefined) return [];
  const period = periodWords(own.assignment);
  const first = period === null ? '' : `kỳ đầu: ${period}, `;
  const title = `• ${taskOfDecision(own.task)}: ${titleWords(own.task, 120)} – ${first}thời hạn ${deadlineWords(own.assignment)}.`;
  const { reportedOn, reviewUntil } = own.assignment;
  const isReviewed = reportedOn !== null || reviewUntil !== NOT_YET_ASKED;
  return [title, ...(isReviewed ? [] : [REVIEWED_LATER]), ...originLines(origins, today, agency)];
}

/** Of what had passed when the registry took it over. */
const REVIEWED_LATER = 'Hiện trạng nhiệm vụ này sẽ được hỏi riêng bằng tin rà soát; đơn vị có thể báo cáo ngay.';

function elsewhereLines({ next, origins }: ContinuedTask, agency: Agency): Line[] {
  const [goesOn] = next;
  const left = origins.find((card) => card.agency.id === agency.id);
  if (goesOn === undefined || left === undefined) return [];
  const leads = firstFew([...new Set(next.map((card) => card.agency.name))], 'đơn vị khác').join(', ');
  return [
    `• ${taskOfDecision(left.task)} nay theo dõi tại ${taskOfDecision(goesOn.task)}, do ${leads} chủ trì; ${agency.name} không phải báo cáo tiếp.`,
  ];
}

/** A collective lead has dozens of members: so many of them are told of one by one. */
const MOST_TOLD = 5;

/** The first ones, and how many follow: "và 22 đơn vị khác". */
function firstFew(all: readonly string[], others: string): string[] {
  const rest = all.length - MOST_TOLD;
  return rest > 0 ? [...all.slice(0, MOST_TOLD), `và ${count(rest)} ${others}`] : [...all];
}

/** What may be sent about a task beside a report. */
type SentBeside = 'objection' | 'objective_reason' | 'file';

/** To an agency that sends it under the number of a task that goes on elsewhere. */
export function sendUnderNew(card: Card, what: SentBeside): string {
  const number = `#${String(card.assignment.continuedIn)}`;
  const examples: Record<SentBeside, string> = {
    objection: `ví dụ “${number} đề nghị xem lại: …”`,
    objective_reason: `ví dụ “${number} lý do khách quan: …”`,
    file: `ghi “${number}” kèm tệp`,
  };
  return `${cardName(card)}: nhiệm vụ ${continuedWords(card)} nên không ghi tại đây nữa. Đề nghị gửi lại tại nhiệm vụ mới, ${examples[what]}.`;
}

function takenBackLine({ left, next, leads }: TaskTakenBack, today: LocalDate): string {
  const old = `#${String(left.task.id)}`;
  const where = continuedWords(left);
  const stays = hasEnded(left.task.programme, today)
    ? `${old} được giữ nguyên trong hồ sơ của chương trình đã kết thúc, không phải báo cáo tiếp`
    : `${old} tiếp tục được theo dõi tại ${decisionWordsOf(left.task.programme)}`;
  const apart = leads
    ? ` #${String(next.task.id)} tiếp tục được theo dõi theo văn bản của nhiệm vụ này, không gắn với kết quả đã báo của ${old}.`
    : '';
  return `• ${taskOfDecision(left.task)} không còn chuyển tiếp sang ${taskOfDecision(next.task)} như tin trước đã báo; ${where === '' ? stays : `nhiệm vụ ${where}`}.${apart}`;
}

/**
 * "Tiếp nối #1 (I.1) của Quyết định số 15/QĐ-UBND, kết thúc ngày 30/09/2022; khi đó: đang thực hiện, 70 %; báo cáo gần
 * nhất: 12/09/2022.", one line for each of the first agencies of each task; `agency` is the reader's own, which is not named.
 */
export function originLines(origins: readonly Card[], today: LocalDate, agency: Agency | null = null): string[] {
  const byTask = Map.groupBy(origins, ({ task }) => task.id).values();
  return [...byTask].flatMap((ofTask) => {
    const [first] = ofTask;
    if (first === undefined) return [];
    const { endsOn } = first.task.programme;
    const ended = endsOn === null ? '' : `, kết thúc ngày ${formatDate(endsOn)}`;
    const byAgency = [...Map.groupBy(ofTask, (card) => card.agency.id).values()];
    const lines = byAgency.map((own) => {
      const lead = own[0]?.agency;
      const who = lead === undefined || lead.id === agency?.id ? '' : `${lead.name}, `;
      return `Tiếp nối ${taskOfDecision(first.task)}${ended}; ${who}khi đó: ${leftWords(own, today)}.`;
    });
    return firstFew(lines, `đơn vị khác đã chủ trì #${String(first.task.id)}.`);
  });
}

/** One agency's part as it was left; of a recurring duty how many of its periods were reported on. */
function leftWords(own: readonly Card[], today: LocalDate): string {
  const [first] = own;
  if (first === undefined) return '';
  if (first.assignment.period === null) return stateAndReportOf(first, today).join('; ');
  const done = own.filter(({ assignment }) => assignment.status === 'completed').length;
  const latest = own.reduce(
    (newest, { assignment }) =>
      (lastReportOn(assignment) ?? '') > (lastReportOn(newest.assignment) ?? '') ? { ...newest, assignment } : newest,
    first,
  );
  return `hoàn thành ${count(done)} trong ${count(own.length)} kỳ; ${lastReportWords(latest.assignment)}`;
}

/** To the secretariat that has said it. */
export function continued(
  from: Card,
  into: Card,
  { told, untold, untoldFormer }: { readonly [Which in 'told' | 'untold' | 'untoldFormer']: readonly Agency[] },
): string {
  const isTold = told.length === 0 ? '' : ` Đơn vị được báo bằng một tin, sau khoảng 30 phút: ${names(told)}.`;
  const isUntold =
    untold.length === 0
      ? ''
      : ` Chưa có nhóm chat nên chưa báo được: ${names(untold)}; việc nhắc, đôn đốc chỉ tính từ khi đơn vị nhận tin.`;
  const isUntoldFormer =
    untoldFormer.length === 0
      ? ''
      : ` Đơn vị chủ trì trước đây chưa có nhóm chat nên không có tin báo: ${names(untoldFormer)}.`;
  return `Đã chuyển tiếp ${taskOfDecision(from.task)} sang ${taskOfDecision(into.task)}. Kết quả đã báo giữ trong hồ sơ, xem được từ #${String(into.task.id)}; số liệu của chương trình đã kết thúc không thay đổi.${isTold}${isUntold}${isUntoldFormer} Nếu nhầm: /chuyentiep ${String(from.task.id)} bỏ.`;
}

/** `told` were told of the continuation before, and are told of this. */
export function continuationTakenBack(
  { task, assignment, continuedUnder }: Card,
  { told }: { readonly told: readonly Agency[] },
): string {
  const news =
    told.length === 0
      ? 'Tin báo đơn vị chưa gửi thì không gửi nữa.'
      : `Đơn vị đã nhận tin chuyển tiếp được báo lại bằng một tin, sau khoảng 30 phút: ${names(told)}.`;
  return `Đã bỏ chuyển tiếp ${taskOfDecision(task)} sang #${String(assignment.continuedIn)} của ${decisionWordsOf({ number: continuedUnder ?? '' })}. ${news}`;
}

/** A taking-back of what was never continued. */
export function notContinuedBefore(card: Card): string {
  return `${cardName(card)} chưa được chuyển tiếp, không có gì để bỏ.`;
}

/** Why a task does not go on there, and what to do about it. */
export function continuationRefused(
  why: RowNotContinued,
  from: readonly [Card, ...Card[]],
  into: readonly [Card, ...Card[]],
  today: LocalDate,
): string {
  return `Chưa chuyển tiếp #${String(from[0].task.id)}: ${notContinuedWords(why, from, into, today)}`;
}

/** Why a task goes on nowhere, whatever the other one is; null where that is what keeps it. */
export function notLeftWords(why: NotContinued, from: readonly [Card, ...Card[]], today: LocalDate): string | null {
  const [{ task }] = from;
  const old = String(task.id);
  switch (why) {
    case 'runs_on':
      return `${decisionWordsOf(task.programme)} còn thực hiện${untilWords(task.programme, today)}`;
    case 'continued': {
      const gone = from.find(({ assignment }) => assignment.continuedIn !== null) ?? from[0];
      return `nhiệm vụ ${continuedWords(gone)}. Nếu cần chuyển sang nhiệm vụ khác: /chuyentiep ${old} bỏ, rồi chuyển tiếp lại.`;
    }
    case 'nothing_open':
      return `nhiệm vụ ${allOverWords(from, today)}, không còn việc để tiếp tục.`;
    case 'undecided': {
      const waiting = from.find(({ assignment }) => assignment.waitingFor !== null) ?? from[0];
      const cure =
        waiting.assignment.waitingFor === 'confirmation'
          ? `/xacnhan ${old} hoặc /tralai ${old} lý do`
          : `/dongy ${old} hoặc /khongdongy ${old} lý do`;
      return `${stateOf(waiting, today)}. Đề nghị quyết định trước: ${cure}.`;
    }
    case 'into_ended':
    case 'into_nothing_open':
    case 'into_reported':
      return null;
  }
}

/** Of a task whose leads are all done or followed no more: nothing is said of all that is true of one. */
function allOverWords(cards: readonly [Card, ...Card[]], today: LocalDate): string {
  const [{ assignment }] = cards;
  if (cards.length === 1) return overWords(assignment, today);
  const isOf = (status: Assignment['status']): boolean => cards.every((card) => card.assignment.status === status);
  if (isOf('completed')) return assignment.dueOn === null ? 'đã kết thúc' : 'đã hoàn thành';
  return isOf('cancelled') ? 'đã thôi theo dõi' : 'có các phần việc đã hoàn thành hoặc thôi theo dõi';
}

/** Why one task was not continued, with what is known of both programmes. */
export function notContinuedWords(
  why: RowNotContinued,
  from: readonly [Card, ...Card[]],
  into: readonly [Card, ...Card[]],
  today: LocalDate,
): string {
  if (why === 'taken_back') {
    return `Văn phòng đã bỏ chuyển tiếp ${taskOfDecision(from[0].task)} sang ${taskOfDecision(into[0].task)} nên tệp không chuyển lại. Nếu cần chuyển lại: /chuyentiep ${String(from[0].task.id)} ${String(into[0].task.id)}.`;
  }
  const notLeft = notLeftWords(why, from, today);
  if (notLeft !== null) return notLeft;
  const [{ task: next }] = into;
  if (why === 'into_ended') {
    return `${taskOfDecision(next)} cũng đã kết thúc. Đề nghị chọn nhiệm vụ của chương trình đang thực hiện.`;
  }
  if (why === 'into_nothing_open') {
    return `${taskOfDecision(next)} ${allOverWords(into, today)}, không tiếp nối được. Đề nghị chọn nhiệm vụ khác.`;
  }
  const on = into
    .flatMap((card) => lastReportOn(card.assignment) ?? [])
    .sort()
    .at(-1);
  return `${taskOfDecision(next)} đã có báo cáo riêng${on === undefined ? '' : ` (ngày ${formatDate(on)})`}. Nếu đúng là nhiệm vụ tiếp nối: /chuyentiep ${String(from[0].task.id)} ${String(next.id)} vẫn chuyển; báo cáo của cả hai được giữ.`;
}

/** Of what the column "Tiếp nối" of a file names. */
export const UNKNOWN_PREDECESSOR =
  'không tìm thấy nhiệm vụ này ở chương trình đã kết thúc; đề nghị ghi số nhiệm vụ, ví dụ “#12”, hoặc mục và số văn bản.';

/** The same place stands in several decisions, or a bare figure is a number and a place. */
export function severalPredecessors(tasks: readonly Task[]): string {
  const example = tasks.slice(0, 1).map(({ id }) => `, ví dụ “#${String(id)}”`);
  return `có thể là: ${tasks.map(taskOfDecision).join('; ')}. Đề nghị ghi số nhiệm vụ${example.join('')}.`;
}

function untilWords({ code, endsOn }: Programme, today: LocalDate): string {
  return endsOn === null
    ? `, chưa có ngày cuối. Nhiệm vụ được chuyển tiếp sau ngày cuối; đặt ngày cuối: /ketthuc ${code} ${formatDate(today)}.`
    : ` đến hết ngày ${formatDate(endsOn)}. Đề nghị chuyển tiếp sau ngày đó.`;
}

export const NAME_BOTH_TASKS =
  'Đề nghị ghi số nhiệm vụ của chương trình đã kết thúc rồi số nhiệm vụ mới, ví dụ “/chuyentiep 12 57”; nhiều nhiệm vụ thì mỗi dòng một cặp. Bỏ chuyển tiếp: “/chuyentiep 12 bỏ”. Chưa thay đổi gì.';

/** What programmes that have ended left open and that goes on nowhere, one page of it. */
export function composeLeftOpen(cards: readonly Card[], today: LocalDate, { page, after }: PageAsked): OutgoingMessage {
  const [first] = cards;
  if (first === undefined) {
    return write(['Không có nhiệm vụ nào của chương trình đã kết thúc còn mở mà chưa chuyển tiếp.']);
  }
  const shares = [...Map.groupBy(cards, ({ task, agency }) => `${String(task.id)} ${String(agency.id)}`).values()];
  const tasks = new Set(cards.map(({ task }) => task.id)).size;
  const rows = shares.flatMap((own) =>
    own.slice(0, 1).map(({ task, agency }) => ({
      lines: [leftOpenLine(own, today)],
      cursor: cursorOfShare('left_open', task.id, agency.id),
    })),
  );
  return writeOrdered({
    head: [bold(`Còn mở ở chương trình đã kết thúc, chưa chuyển tiếp: ${count(tasks)} nhiệm vụ`)],
    items: rowsBehind(rows, after),
    foot: [
      `Tiếp tục theo dõi tại nhiệm vụ của chương trình mới: /chuyentiep ${String(first.task.id)} 57 (số cũ, số mới); nhiều nhiệm vụ thì mỗi dòng một cặp. Tìm số mới: /tim và từ khóa.`,
    ],
    command: 'chuyentiep',
    argument: '',
    page,
    after,
  });
}

/** One agency's open assignments of one task: of a recurring duty there may be several periods. */
function leftOpenLine(own: readonly Card[], today: LocalDate): string {
  const [card] = own;
  if (card === undefined) return '';
  const { task, assignment } = card;
  const { endsOn } = task.programme;
  const ended = endsOn === null ? '' : ` (kết thúc ngày ${formatDate(endsOn)})`;
  const left = assignment.period === null ? stateAndReportOf(card, today).join('; ') : `còn mở ${count(own.length)} kỳ`;
  const gone =
    assignment.continuedIn === null
      ? ''
      : `; ${continuedWords(card)}, nay thôi theo dõi tại đó (để chuyển tiếp lại: /chuyentiep ${String(task.id)} bỏ)`;
  return `• ${taskOfDecision(task)}${ended}: ${titleWords(task, 90)} – ${leadName(card)}: ${left}${gone}`;
}

function names(agencies: readonly Agency[]): string {
  return agencies.map(({ name }) => name).join(', ');
}
