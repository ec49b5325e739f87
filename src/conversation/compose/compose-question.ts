/** Short questions, asked when a message could be read in more than one way. Nothing is recorded until the answer. */

import { addDays, formatDate, yearOf, type LocalDate } from '../../domain/calendar/dates.ts';
import { periodOfKey } from '../../domain/deadlines/period.ts';
import type { LearnedStatus } from '../../domain/tasks/learned-status.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { partsOf } from '../../domain/text/said.ts';
import type { DayRefusal } from '../../domain/tasks/transition/completion.ts';
import type { Button, OutgoingMessage } from '../message/message.ts';
import type { UnclearDay } from '../read/reading.ts';
import type { UnfitDay } from '../read/answer/unfit-day.ts';
import { REPORTED_WORDS } from '../status-words.ts';
import { periodName, periodWords } from './period-words.ts';
import { inQuotes } from './quoted-words.ts';
import { learnedWords } from './say-readings.ts';
import { answerButtons, extensionButtons, obstacleButtons, OBSTACLES } from './task-buttons.ts';
import { write } from './write.ts';
import { cardName, count, decisionWords, exampleDate, shorten, taskName, titleWords } from './words.ts';
import { distanceWords } from './deadline-words.ts';
import { stateWords } from './state-words.ts';

/** Which task is meant? The buttons answer question `questionId` by position in `candidates`. */
export function askWhichTask(
  questionId: number,
  said: string,
  candidates: readonly Card[],
  replyTo: string | null,
): OutgoingMessage {
  const shown = candidates.slice(0, MOST_CHOICES);
  return write(
    [
      `Tin “${shorten(said, 120)}” nói về nhiệm vụ nào? Chưa ghi nhận gì. Đề nghị chọn số dưới đây, hoặc viết lại kèm số, ví dụ “#${String(shown[0]?.task.id ?? 12)} ${shorten(said, 30)}”.`,
      '',
      ...shown.map((card) => `${cardName(card)} ${whoseIn(card, shown)}${titleWords(card.task, 70)}`),
      ...(candidates.length > shown.length
        ? [`… và ${String(candidates.length - shown.length)} nhiệm vụ khác: /viec`]
        : []),
    ],
    {
      buttons: rows(questionId, shown),
      howToAnswer: `Đề nghị trả lời kèm số: ${shown[0]?.task.id ?? 12} ${shorten(said, 30)}`,
      replyTo,
    },
  );
}

/** Why a report is not taken for the period that it seems to mean. */
interface WhyPeriod {
  readonly why: 'ahead' | 'unknown' | 'several' | 'unclear' | 'alike' | 'reported';
  /** The period that is meant, or the next one of the duty; null where it is no matter, or the duty has ended. */
  readonly key: string | null;
  readonly done: Card | null;
  readonly today: LocalDate;
  readonly replyTo: string | null;
}

/**
 * Which period of a recurring duty is meant? The buttons answer question `questionId` by position in `open`, the periods
 * that wait for a report; null where there are none.
 */
export function askWhichPeriod(
  questionId: number | null,
  { task }: Card,
  open: readonly Card[],
  { why, key, done, today, replyTo }: WhyPeriod,
): OutgoingMessage {
  const shown = open.slice(0, MOST_CHOICES);
  const id = String(task.id);
  const [first] = shown;
  const example = first === undefined ? '' : `#${id} ${periodWords(first.assignment) ?? ''} xong`;
  const ask =
    example === ''
      ? 'Chưa ghi nhận gì. Cần sửa kỳ đã ghi, đề nghị liên hệ Văn phòng.'
      : `Chưa ghi nhận gì. Ghi cho kỳ nào? Đề nghị chọn kỳ, hoặc viết lại kèm kỳ, ví dụ “${example}”.`;
  return write(
    [
      `${taskName(task)} ${titleWords(task, 80)}: ${[whyPeriod({ why, key, done, today }, shown), ask].filter((words) => words !== '').join(' ')}`,
      ...(shown.length === 0 ? [] : ['']),
      ...shown.map(({ assignment }) =>
        [
          `Kỳ ${periodWords(assignment) ?? ''}: hạn ${assignment.dueOn === null ? '–' : formatDate(assignment.dueOn)}`,
          distanceWords(assignment, today),
        ]
          .filter((words) => words !== '')
          .join(', '),
      ),
    ],
    {
      buttons: questionId === null ? [] : rows(questionId, shown),
      ...(example === '' ? {} : { howToAnswer: `Đề nghị trả lời kèm kỳ: ${example.slice(1)}` }),
      replyTo,
    },
  );
}

function whyPeriod({ why, key, done, today }: Omit<WhyPeriod, 'replyTo'>, open: readonly Card[]): string {
  const before = done === null ? '' : `Kỳ ${periodWords(done.assignment) ?? ''} ${stateWords(done.assignment, today)}.`;
  const start = key === null ? undefined : periodOfKey(key)?.start;
  const ahead =
    key === null || start === undefined || start <= today
      ? ''
      : `Kỳ ${periodName(key)} chưa bắt đầu (từ ngày ${formatDate(start)}).`;
  switch (why) {
    case 'ahead':
      return ahead;
    case 'unknown':
      return key === null ? '' : `Sổ theo dõi không có kỳ ${periodName(key)}.`;
    case 'several':
      return 'Tin nêu nhiều kỳ; đề nghị gửi mỗi kỳ một tin.';
    case 'unclear':
      return 'Chưa rõ tin nói về kỳ nào.';
    case 'alike':
      return `Tin có thể nói về kỳ ${open.map(({ assignment }) => periodWords(assignment) ?? '').join(' hoặc ')}.`;
    case 'reported':
      return [before, ahead].filter((words) => words !== '').join(' ');
  }
}

const MOST_CHOICES = 20;

function rows(question: number, cards: readonly Card[]): Button[][] {
  const buttons = cards.map((card, choice): Button => ({
    label: choiceLabel(card, cards),
    action: { kind: 'answer', question, choice },
  }));
  return Array.from({ length: Math.ceil(buttons.length / 5) }, (_, row) => buttons.slice(row * 5, row * 5 + 5));
}

/** "#12"; of a recurring duty with its period. */
function choiceLabel({ task, agency, assignment }: Card, among: readonly Card[]): string {
  const period = periodWords(assignment);
  return period !== null && among.every((other) => other.task.id === task.id)
    ? `Kỳ ${period}`
    : `#${String(task.id)}${period === null ? '' : ` kỳ ${period}`}${isOfSeveral(task.id, among) ? ` ${agency.code}` : ''}`;
}

/** Whose part of the task it is, where those of several agencies are offered to one person. */
function whoseIn({ task, agency }: Card, among: readonly Card[]): string {
  return isOfSeveral(task.id, among) ? `${agency.name}: ` : '';
}

function isOfSeveral(taskId: number, among: readonly Card[]): boolean {
  return new Set(among.flatMap(({ task, agency }) => (task.id === taskId ? [agency.id] : []))).size > 1;
}

/** Do the figures of a list name `tasks`, or number the items of a report on one of `candidates`? */
export function askItemsOrTasks(
  questionId: number,
  tasks: readonly Card[],
  candidates: readonly Card[],
  replyTo: string | null,
): OutgoingMessage {
  const numbers = tasks.map(({ task }) => `#${String(task.id)}`).join(', ');
  const [only, ...others] = candidates;
  const about = only !== undefined && others.length === 0 ? ` về ${cardName(only)}` : '';
  return write(
    [
      `Các số trong tin là số nhiệm vụ (${numbers}), hay là thứ tự các ý của một báo cáo${about}? Chưa ghi nhận gì.`,
      ...tasks.map(({ task }) => `${taskName(task)} ${titleWords(task, 70)}`),
    ],
    {
      buttons: [
        [{ label: 'Là số nhiệm vụ', action: { kind: 'answer', question: questionId, choice: 0 } }],
        [{ label: 'Là các ý của một báo cáo', action: { kind: 'answer', question: questionId, choice: 1 } }],
      ],
      howToAnswer: 'Đề nghị trả lời: số nhiệm vụ · các ý',
      replyTo,
    },
  );
}

/**
 * Which change is to be taken back? `event` is the newest change of each task, lead and period, or what the receipt that
 * was answered confirmed; `asked` is how it was asked for, `did` whose act it is and what.
 */
export function askUndo(
  offered: readonly { readonly card: Card; readonly event: number; readonly did?: string }[],
  asked: keyof typeof WHY_NOT_UNDONE,
  today: LocalDate,
  replyTo: string | null,
): OutgoingMessage {
  const shown = offered.slice(0, MOST_UNDONE);
  const further = offered.length - shown.length;
  const agencies = new Set(offered.map(({ card }) => card.agency.id)).size;
  const whoseOf = ({ agency }: Card): string => (agencies > 1 ? ` – ${agency.name}` : '');
  const labelOf = ({ task, agency, assignment }: Card): string => {
    const alike = offered.filter(({ card }) => card.task.id === task.id);
    const isOfSeveral = alike.some(({ card }) => card.agency.id !== agency.id);
    const period = alike.length > 1 && assignment.period !== null ? ` kỳ ${periodName(assignment.period)}` : '';
    return `Hoàn tác #${String(task.id)}${period}${isOfSeveral ? ` ${agency.code}` : ''}`;
  };
  const buttons = shown.map(({ card, event }): Button[] => [{ label: labelOf(card), action: { kind: 'undo', event } }]);
  return write(
    [
      WHY_NOT_UNDONE[asked],
      ...shown.map(
        ({ card, did }) =>
          `${cardName(card)}${whoseOf(card)}: ${did === undefined ? '' : `${did}; `}đang ghi nhận ${stateWords(card.assignment, today)}.`,
      ),
      ...(further === 0 ? [] : [`… và ${count(further)} báo cáo khác; xem: /lichsu kèm số nhiệm vụ.`]),
      HOW_TO_UNDO[asked],
    ],
    { buttons, replyTo },
  );
}

const WHY_NOT_UNDONE = {
  under_receipt: 'Chưa rõ cần hoàn tác báo cáo nào, nên chưa hoàn tác gì.',
  under_other:
    'Tin được trả lời không phải là biên nhận của một báo cáo, nên chưa rõ “nhầm” nói về báo cáo nào và chưa hoàn tác gì.',
  unnamed: 'Chưa rõ “nhầm” nói về báo cáo nào, nên chưa hoàn tác gì.',
  by_number: 'Có nhiều báo cáo có thể hoàn tác, nên chưa hoàn tác gì.',
  overlaid: 'Sau thao tác của anh/chị đã có ghi nhận mới hơn của người khác, nên chưa hoàn tác gì.',
  beside_plea: 'Sau nội dung anh/chị đã nêu có báo cáo của người khác, nên chưa hoàn tác gì.',
} as const;

const BY_BUTTON = 'Để hoàn tác, đề nghị bấm nút, hoặc gửi /hoantac kèm số nhiệm vụ; nếu không, báo cáo giữ nguyên.';
const BY_RECEIPT =
  'Để hoàn tác, đề nghị trả lời (Reply) biên nhận “Đã ghi nhận” của báo cáo đó bằng “nhầm”, hoặc gửi /hoantac kèm số nhiệm vụ.';
const HOW_TO_UNDO = {
  under_receipt: BY_BUTTON,
  under_other: BY_RECEIPT,
  unnamed: BY_BUTTON,
  by_number:
    'Đề nghị bấm nút của báo cáo cần hoàn tác, hoặc trả lời (Reply) biên nhận “Đã ghi nhận” của báo cáo đó bằng “nhầm”; nếu không, báo cáo giữ nguyên.',
  overlaid: 'Để hoàn tác ghi nhận mới hơn đó, đề nghị bấm nút; thao tác của anh/chị chỉ hoàn tác được sau đó.',
  beside_plea:
    'Để hoàn tác báo cáo đó, đề nghị bấm nút; để rút nội dung đã nêu, đề nghị trả lời (Reply) tin xác nhận nội dung đó bằng “nhầm”.',
} as const;

const MOST_UNDONE = 9;

/**
 * How far is this task? Asked when the words could mean several things; `likely` is what others said that they meant by
 * such words.
 */
export function askHowFar(
  card: Card,
  said: string,
  replyTo: string | null,
  likely: LearnedStatus | null = null,
): OutgoingMessage {
  const example = likely === null ? 'xong' : typedWords(likely);
  const other = example === 'xong' ? '70%' : 'xong';
  return write(
    [
      `Về ${cardName(card)} ${titleWords(card.task, 80)}: chưa rõ “${shorten(said, 120)}” nghĩa là đã hoàn thành hay chưa, nên chưa ghi nhận gì. Đề nghị cho biết rõ hơn, ví dụ “xong”, “70%”, “vướng mặt bằng”.`,
      ...(likely === null ? [] : [`Một số người đã cho biết câu như vậy nghĩa là: ${learnedWords(likely)}.`]),
    ],
    {
      buttons: answerButtons(card, likely),
      howToAnswer: `Đề nghị trả lời: ${String(card.task.id)} ${example} · ${String(card.task.id)} ${other}`,
      replyTo,
    },
  );
}

/** As a person would type it. */
function typedWords(status: LearnedStatus): string {
  return status === 'completed' ? 'xong' : REPORTED_WORDS[status];
}

/** Nothing was reported before that could stand unchanged. */
export function askFirstReport(card: Card, said: string, replyTo: string | null): OutgoingMessage {
  return write(
    [
      `Về ${cardName(card)} ${titleWords(card.task, 80)}: chưa có báo cáo nào trước đây nên chưa rõ “${shorten(said, 120)}” là như báo cáo nào; chưa ghi nhận gì. Đề nghị cho biết tình hình thực hiện, ví dụ “đang thực hiện”, “70%”, “vướng mặt bằng”.`,
    ],
    {
      buttons: answerButtons(card),
      howToAnswer: `Đề nghị trả lời: ${String(card.task.id)} đang thực hiện · ${String(card.task.id)} 70%`,
      replyTo,
    },
  );
}

/** `ready`: with answers to press; else only words are wanted. */
interface InWords {
  readonly ready: boolean;
  readonly replyTo: string | null;
}

/** What is in the way? */
export function askObstacle(card: Card, { ready, replyTo }: InWords): OutgoingMessage {
  const typed = Object.values({ ...OBSTACLES, other: 'nội dung khác' }).map((label) => label.toLocaleLowerCase('vi'));
  return write(
    [
      `${cardName(card)} ${titleWords(card.task, 80)}: đề nghị đơn vị nêu rõ khó khăn, vướng mắc và cơ quan cần phối hợp, tháo gỡ (nếu có). Đề nghị ${ready ? 'chọn dưới đây, hoặc ' : ''}trả lời (Reply) tin này bằng một câu; câu đó được ghi vào báo cáo.`,
    ],
    { replyTo, ...(ready && { buttons: obstacleButtons(card), howToAnswer: `Đề nghị trả lời: ${typed.join(' · ')}` }) },
  );
}

/** On which day was it completed? What was said would complete it, but for its day. */
export function askCompletedOn(
  card: Card,
  why: UnclearDay | DayRefusal,
  said: string,
  today: LocalDate,
  replyTo: string | null,
): OutgoingMessage {
  const wanted = `trả lời (Reply) tin này bằng ngày hoàn thành, đủ ngày, tháng, năm, ví dụ “${formatDate(addDays(today, -7))}”`;
  const isPerhapsAhead = why === 'ahead';
  return write(
    [
      `Về ${cardName(card)} ${titleWords(card.task, 80)}: ${unclearDayWords(card, why, said)}, nên chưa ghi nhận gì. ${isPerhapsAhead ? `Nếu đã hoàn thành, đề nghị ${wanted}; nếu chưa, đề nghị cho biết tình hình.` : `Đề nghị ${wanted}.`}`,
    ],
    {
      buttons: isPerhapsAhead ? answerButtons(card) : [],
      howToAnswer: `Đề nghị trả lời: ${String(card.task.id)} xong ngày ${formatDate(addDays(today, -7))}`,
      replyTo,
    },
  );
}

/** The day of a result document can be none: the document is asked for once more. */
export function askDocumentDay(
  card: Card,
  why: UnclearDay | DayRefusal,
  said: string,
  replyTo: string | null,
): OutgoingMessage {
  return write(
    [
      `Về ${cardName(card)} ${titleWords(card.task, 80)}: ${unclearDayWords(card, why, said)}, nên chưa ghi văn bản. Đề nghị trả lời (Reply) lại biên nhận bằng số và ngày đúng của văn bản; chưa có ngày thì chỉ cần ghi số.`,
    ],
    { replyTo },
  );
}

function unclearDayWords({ task, assignment }: Card, why: UnclearDay | DayRefusal, said: string): string {
  const words = `“${shorten(said, 120)}”`;
  switch (why) {
    case 'several':
      return `${words} nêu hai ngày khác nhau, chưa rõ ngày nào là ngày hoàn thành`;
    case 'no_single_day':
      return `${words} chưa nêu ngày hoàn thành cụ thể`;
    case 'no_such_day':
      return `${words} nêu một ngày không có trong lịch`;
    case 'before_decision':
      return `ngày nêu trong ${words} sớm hơn ngày ban hành ${decisionWords(task)} (${formatDate(task.programme.issuedOn)})`;
    case 'before_period':
      return `ngày nêu trong ${words} sớm hơn ngày đầu của kỳ ${periodWords(assignment) ?? 'này'}`;
    case 'ahead':
      return `ngày nêu trong ${words} chưa tới, hoặc chưa rõ là của năm nào`;
  }
}

/**
 * Is what was reported of an ongoing task its result of the period, or is the whole task over? The buttons answer question
 * `questionId`: 0 the period, 1 the whole.
 */
export function askPeriodOrWhole(
  questionId: number,
  card: Card,
  said: string,
  replyTo: string | null,
): OutgoingMessage {
  const { task, assignment } = card;
  const runs =
    assignment.deadline.kind === 'ongoing'
      ? 'làm trong suốt thời gian thực hiện'
      : 'không ấn định ngày hoàn thành, được báo cáo theo kỳ';
  const quoted = said === '' ? '' : ` ${inQuotes(partsOf(said), 120)}:`;
  return write(
    [
      `${cardName(card)} ${titleWords(task, 80)}: nhiệm vụ ${runs}.${quoted} ${said === '' ? 'Ghi' : 'ghi'} là kết quả kỳ này? Chưa ghi nhận gì.`,
    ],
    {
      buttons: [
        [{ label: 'Kết quả kỳ này', action: { kind: 'answer', question: questionId, choice: 0 } }],
        [{ label: 'Cả nhiệm vụ đã kết thúc', action: { kind: 'answer', question: questionId, choice: 1 } }],
      ],
      howToAnswer: `Đề nghị trả lời: 1 (kết quả kỳ này) · 2 (cả nhiệm vụ đã kết thúc), hoặc kèm số: #${String(task.id)} kỳ này`,
      replyTo,
    },
  );
}

/** Until when? `unfit`: why the day that was named cannot be asked for. */
export function askExtensionDate(
  card: Card,
  today: LocalDate,
  { ready, replyTo }: InWords,
  unfit: UnfitDay | null = null,
): OutgoingMessage {
  const { dueOn } = card.assignment;
  const after = dueOn !== null && dueOn > today ? dueOn : today;
  const wanted = after === today ? 'một ngày sau hôm nay' : `một ngày sau ${formatDate(after)}`;
  const why = unfit === null ? '' : `${unfitWords(card, unfit)}, nên chưa ghi nhận gì. `;
  return write(
    [
      `${cardName(card)} ${titleWords(card.task, 80)}: ${why}${why === '' ? 'đơn' : 'Đơn'} vị xin gia hạn đến ngày nào? Đề nghị ${ready ? 'chọn dưới đây, hoặc ' : ''}trả lời (Reply) tin này bằng một câu, gồm ${wanted} và lý do, ví dụ “${exampleDate(after)} vì chờ Bộ thẩm định” hoặc “cuối quý I/${yearOf(after) + 1}, chờ bố trí kinh phí”.`,
    ],
    {
      replyTo,
      ...(ready && {
        buttons: extensionButtons(card, today),
        howToAnswer: `Đề nghị trả lời: ${exampleDate(after)} và lý do`,
      }),
    },
  );
}

function unfitWords({ assignment }: Card, unfit: UnfitDay): string {
  switch (unfit) {
    case 'past':
      return 'ngày xin gia hạn không sau hôm nay';
    case 'not_later':
      return `ngày xin gia hạn không sau thời hạn hiện hành${assignment.dueOn === null ? '' : `, ${formatDate(assignment.dueOn)}`}`;
    case 'no_such_day':
      return 'ngày nêu ra không có trong lịch';
    case 'no_year':
      return 'ngày nêu ra chưa rõ là của năm nào; xin ghi đủ ngày, tháng, năm';
  }
}

/** The answers to choose from for one task of a bundle. */
export function offerAnswers(card: Card): OutgoingMessage {
  return write([`${cardName(card)} ${titleWords(card.task, 200)}: đề nghị cho biết tình hình thực hiện.`], {
    buttons: answerButtons(card),
    howToAnswer: `Đề nghị trả lời: ${String(card.task.id)} xong · ${String(card.task.id)} 70% · ${String(card.task.id)} vướng …`,
  });
}

/** Files came without a word: they are kept, and the state is asked for. */
export function askHowFarWithFiles(card: Card, replyTo: string | null): OutgoingMessage {
  return write(
    [
      `Đã nhận tệp minh chứng cho ${cardName(card)} ${titleWords(card.task, 80)}. Đề nghị cho biết tình hình thực hiện nhiệm vụ. Chưa ghi nhận thay đổi nào.`,
    ],
    {
      buttons: answerButtons(card),
      howToAnswer: `Đề nghị trả lời: ${String(card.task.id)} xong · ${String(card.task.id)} 70%`,
      replyTo,
    },
  );
}
