/** What is said as a programme ends: the closing question to an agency, and the final report. */

import { isPartyCommittee } from '../../domain/agencies/party-committee.ts';
import { formatDate, yearOf, type LocalDate } from '../../domain/calendar/dates.ts';
import { lastReportOn, standingOf } from '../../domain/tasks/assignment.ts';
import type { Figures } from '../../domain/tasks/figures.ts';
import type { Agency, Card, Programme } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { doneOfAllWords, figureSentences } from './rate-words.ts';
import { answerButtons, chooseButtons, numberWords } from './task-buttons.ts';
import { cardName, count, decisionWordsOf, shorten, titleWords } from './words.ts';
import { continuedWords, heirWords } from './heir-words.ts';
import { deadlineWords } from './deadline-words.ts';
import { stateWords } from './state-words.ts';
import { bold, write, type Line } from './write.ts';

/** What an agency is asked before a programme's last day. */
interface ClosingAsk {
  readonly programme: Programme;
  readonly endsOn: LocalDate;
  /** Those of its open ones that it can report on, at least one. */
  readonly cards: readonly Card[];
  /** Those that wait for a decision or are suspended: nothing is asked of them. */
  readonly others: readonly Card[];
  /** The question that it was asked before, on day `on`, which named another last day; null for the first one. */
  readonly before: ClosingAskedBefore | null;
}

interface ClosingAskedBefore {
  readonly endsOn: LocalDate;
  readonly on: LocalDate;
}

/** It says where each stands, and not how late. */
export function composeClosingQuestion(
  { programme, endsOn, cards, others, before }: ClosingAsk,
  today: LocalDate,
): OutgoingMessage {
  const [first] = cards;
  if (first === undefined) throw new RangeError('There is nothing open to ask about.');
  const named = numberWords(first);
  const tasks = new Set(cards.map(({ task }) => task.id)).size;
  const periods = cards.length === tasks ? '' : ` (tính cả các kỳ báo cáo: ${count(cards.length)})`;
  const moved = before === null ? '' : ` Ngày cuối đã thay đổi: ${askedBefore(before)}.`;
  return write(
    [
      bold(`Hỏi trước khi kết thúc chương trình – ${first.agency.name}`),
      `${decisionWordsOf(programme)} thực hiện đến hết ngày ${formatDate(endsOn)}.${moved} Trong hồ sơ, đơn vị còn ${count(tasks)} nhiệm vụ đang mở${periods}${before === null ? '' : ' và cần báo cáo'}:`,
      '',
      ...cards.map((card, at): Line => {
        // The periods of one duty stand under its title.
        const isNext = cards[at - 1]?.task.id === card.task.id;
        return [
          bold(cardName(card)),
          `${isNext ? '' : ` ${titleWords(card.task, 90)}`} – ${whereItStands(card, today)}.`,
        ];
      }),
      '',
      ...othersLine(others),
      `${isPartyCommittee(first.agency.name) ? `Kính đề nghị ${first.agency.name} phối hợp cung cấp thông tin về` : 'Đề nghị đơn vị cho biết'} từng nhiệm vụ: đã xong (ngày nào), đang làm đến đâu, hay vướng mắc gì. Ví dụ: “${named} xong”, “${named} 70%”, “${named} vướng mặt bằng”.`,
      `Sau ngày ${formatDate(endsOn)}, nhiệm vụ còn mở được giữ nguyên trong hồ sơ và không được nhắc nữa.`,
      '',
      `Vì sao có tin này: chương trình sắp đến ngày cuối; ${before === null ? 'mỗi đơn vị được hỏi một lần, gộp một tin' : 'ngày cuối thay đổi nên hỏi lại một lần'}.`,
    ],
    {
      buttons: cards.length === 1 ? answerButtons(first) : chooseButtons(cards),
      howToAnswer: `Đề nghị trả lời: ${named} và nội dung`,
    },
  );
}

/** "tin ngày 30/08/2022 ghi 30/09/2022" */
function askedBefore({ on, endsOn }: ClosingAskedBefore): string {
  return `tin ngày ${formatDate(on)} ghi ${formatDate(endsOn)}`;
}

function othersLine(others: readonly Card[]): Line[] {
  if (others.length === 0) return [];
  return [`Đang chờ quyết định hoặc tạm dừng, đơn vị không phải báo cáo lại: ${others.map(cardName).join(', ')}.`];
}

/** To an agency that was asked before a last day which is not the last one any more; `endsOn` is null where it was taken back. */
export function composeLastDayChanged(
  agency: Agency,
  programme: Programme,
  { endsOn, before }: { readonly endsOn: LocalDate | null; readonly before: ClosingAskedBefore },
): OutgoingMessage {
  const decision = decisionWordsOf(programme);
  return write([
    bold(`Ngày cuối của chương trình thay đổi – ${agency.name}`),
    endsOn === null
      ? `${decision} không còn ngày cuối (${askedBefore(before)}): chương trình tiếp tục thực hiện, nhiệm vụ còn mở tiếp tục được theo dõi và nhắc.`
      : `${decision} nay thực hiện đến hết ngày ${formatDate(endsOn)} (${askedBefore(before)}). Đến ngày đó, nhiệm vụ còn mở tiếp tục được theo dõi và nhắc.`,
    'Báo cáo đơn vị đã gửi được giữ nguyên, không phải gửi lại. Tin này để đơn vị biết, không cần trả lời.',
  ]);
}

function whereItStands(card: Card, today: LocalDate): string {
  const { assignment } = card;
  const on = lastReportOn(assignment);
  const reported = on === null ? '' : `, báo cáo gần nhất ngày ${formatDate(on)}`;
  const heir = heirWords(card);
  return `thời hạn ${deadlineWords(assignment)}; ${stateWords(assignment, today)}${reported}${heir === '' ? '' : `; ${heir}`}`;
}

/** What of a programme was open when it ended, in assignments. */
interface LeftOpen {
  /** Open at the end of the last day. */
  readonly then: number;
  /** Open now: some may have been decided on since. */
  readonly now: number;
  /** Those that go on under another programme. */
  readonly continued: readonly Card[];
}

/** `figures` as of the end of the last day: they hold what goes on elsewhere as it stood then. */
export function composeFinalReport({
  programme,
  endsOn,
  figures,
  left,
}: {
  readonly programme: Programme;
  readonly endsOn: LocalDate;
  readonly figures: Figures;
  readonly left: LeftOpen;
}): OutgoingMessage {
  return write([
    bold(`Báo cáo kết thúc chương trình – ${decisionWordsOf(programme)}`),
    shorten(programme.title, 300),
    `Ngày cuối: ${formatDate(endsOn)}. Số liệu tính đến hết ngày đó.`,
    '',
    bold('Số liệu'),
    ...figureSentences(figures),
    '',
    bold('Khi chương trình kết thúc'),
    doneOfAllWords(figures),
    ...leftOpenLines(left, endsOn),
    '',
    'Từ nay chương trình này không còn tin nhắc, tin báo quá hạn và tổng hợp tuần.',
    `Bản Word, Excel: /baocao năm ${String(yearOf(endsOn))}.`,
  ]);
}

function leftOpenLines({ then, now, continued }: LeftOpen, endsOn: LocalDate): Line[] {
  if (then === 0) return ['Không còn nhiệm vụ nào mở.'];
  const settled =
    then > now ? ` (sau ngày đó ${count(then - now)} phần việc đã có quyết định, nay còn ${count(now)})` : '';
  const open = `Đến hết ngày cuối còn mở ${count(then)} phần việc${settled}: giữ nguyên trạng thái trong hồ sơ, vẫn xem được bằng /xem, /tim, /lichsu và trong báo cáo.`;
  const rest = now - continued.length;
  const unassigned =
    rest <= 0
      ? []
      : [
          `${continued.length === 0 ? 'Chưa nhiệm vụ nào được giao tiếp.' : `Chưa được giao tiếp: ${count(rest)} phần việc.`} Việc cần làm tiếp cần được giao trong văn bản mới; khi đó Văn phòng chuyển tiếp từng nhiệm vụ bằng /chuyentiep, kết quả đã báo được giữ.`,
        ];
  return [open, ...continuedLines(continued, endsOn), ...unassigned];
}

/** How many go on elsewhere, how late they were, and where each does, one line for each task. */
function continuedLines(continued: readonly Card[], endsOn: LocalDate): Line[] {
  if (continued.length === 0) return [];
  const tasks = [...Map.groupBy(continued, ({ task }) => task.id).values()].flatMap((own) => own.slice(0, 1));
  const late = continued.filter(({ assignment }) => standingOf(assignment, endsOn).timeliness === 'overdue').length;
  const lateness = late === 0 ? '' : `, trong đó đã quá hạn ${count(late)}`;
  return [
    `Đã chuyển tiếp sang chương trình khác: ${count(continued.length)} phần việc (${count(tasks.length)} nhiệm vụ${lateness}). Số liệu trên tính các phần việc này như đến ngày cuối; kết quả về sau tính ở chương trình mới.`,
    ...tasks.map((card) => `• ${cardName(card)} ${titleWords(card.task, 90)}: ${continuedWords(card)}.`),
  ];
}
