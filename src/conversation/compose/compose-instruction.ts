/** A leader's instruction on its way to the lead, the answer on its way back, and what stands between. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Card, Task } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { answerButtons } from './task-buttons.ts';
import { cardName, shorten, taskName, titleWords } from './words.ts';
import { stateWords } from './state-words.ts';
import { chosenWords, inQuotes, type SaidWords } from './quoted-words.ts';
import { bold, write, type Line } from './write.ts';

export interface Told {
  readonly text: string;
  readonly dueOn: LocalDate | null;
  readonly author: string;
  readonly onBehalf: 0 | 1;
}

/** Who it comes from: a leader, or the secretariat for one, and said so. */
function authorWords({ author, onBehalf }: Pick<Told, 'author' | 'onBehalf'>): string {
  return onBehalf === 1
    ? `Văn phòng chuyển thay lãnh đạo: ${shorten(author, 60)}`
    : `Người chỉ đạo: ${shorten(author, 60)}`;
}

/** To the lead agency. */
export function composeInstruction(card: Card, told: Told): OutgoingMessage {
  const { task } = card;
  return write(
    [
      [bold(`Ý kiến chỉ đạo về ${taskName(task)}`), ` ${titleWords(task, 120)}`],
      `“${shorten(told.text, 1000)}”`,
      `${authorWords(told)}.${told.dueOn === null ? '' : ` Đề nghị trả lời đến hết ngày ${formatDate(told.dueOn)}.`}`,
      'Trả lời (Reply) tin này bằng tình hình thực hiện; câu trả lời được chuyển đến người đã có ý kiến chỉ đạo.',
    ],
    { buttons: answerButtons(card), howToAnswer: `Nhấn giữ tin này → Trả lời: ${String(task.id)} và nội dung` },
  );
}

/** To whoever instructed: where it goes. `without` have no chat yet, `ended` no successor. */
export function composeInstructed(
  cards: readonly Card[],
  told: Told,
  reach: {
    readonly reached: readonly string[];
    readonly without: readonly string[];
    readonly ended: readonly string[];
  },
  undo: number,
  replyTo: string | null,
): OutgoingMessage {
  const [first] = cards;
  if (first === undefined) throw new RangeError('An instruction goes to somebody.');
  const { reached, without, ended } = reach;
  return write(
    [
      [bold(`Đã ghi ý kiến chỉ đạo về ${taskName(first.task)}`), ` ${titleWords(first.task, 100)}`],
      `“${shorten(told.text, 300)}”`,
      ...(reached.length === 0 ? [] : [`Chuyển tới: ${reached.join('; ')}. Trả lời của đơn vị được chuyển về đây.`]),
      ...(without.length === 0
        ? []
        : [
            `Chưa có nhóm chat, ý kiến mới ghi trong hồ sơ: ${without.join('; ')}. Đề nghị Văn phòng thông báo cho đơn vị.`,
          ]),
      ...(ended.length === 0
        ? []
        : [
            `Đã kết thúc hoạt động, chưa giao đơn vị kế thừa: ${ended.join('; ')}. Ý kiến được ghi trong hồ sơ và chuyển khi có đơn vị tiếp nhận; Văn phòng đã được báo để giao đơn vị.`,
          ]),
      told.dueOn === null
        ? 'Không ấn định ngày trả lời, nên hệ thống không tự hỏi lại.'
        : reached.length === 0
          ? `Chưa đơn vị nào nhận được ý kiến, nên chưa hẹn hỏi lại; ngày trả lời ghi trong hồ sơ: ${formatDate(told.dueOn)}.`
          : `Ngày ${formatDate(told.dueOn)}, nếu chưa có trả lời, hệ thống hỏi lại đơn vị một lần.`,
      `${authorWords(told)}.`,
    ],
    {
      buttons: [[{ label: 'Hoàn tác', action: { kind: 'undo', event: undo } }]],
      howToAnswer: 'Nếu chưa đúng, đề nghị gửi: hoantac',
      replyTo,
      silent: true,
    },
  );
}

/** To the secretariat: an instruction that nobody can receive before somebody takes the task over. */
export function composeForNobody(
  task: Task,
  { ended, text, author }: { readonly ended: readonly string[]; readonly text: string; readonly author: string },
): OutgoingMessage {
  return write([
    [bold(`Ý kiến chỉ đạo chờ giao đơn vị kế thừa: ${taskName(task)}`), ` ${titleWords(task, 100)}`],
    `“${shorten(text, 300)}” – ${shorten(author, 60)}.`,
    `Đã kết thúc hoạt động, chưa có đơn vị tiếp nhận: ${ended.join('; ')}.`,
    `Đề nghị giao đơn vị kế thừa: /chuyen ${String(task.id)} kèm mã đơn vị và văn bản, ví dụ: /chuyen ${String(task.id)} SXD theo Công văn số 45/UBND-TH. Ý kiến được chuyển ngay khi giao.`,
  ]);
}

/** Is it meant as an instruction at all? */
export function askInstruction(card: Card, said: string, question: number, replyTo: string | null): OutgoingMessage {
  return write(
    [
      `${cardName(card)} ${titleWords(card.task, 80)}: chuyển “${shorten(said, 160)}” tới đơn vị chủ trì như ý kiến chỉ đạo? Chưa chuyển gì. Bấm nút, hoặc trả lời (Reply) tin này “chuyển”; “thôi” để dừng.`,
    ],
    {
      buttons: [[{ label: 'Chuyển ý kiến', action: { kind: 'answer', question, choice: 0 } }]],
      howToAnswer: 'Đề nghị trả lời: chuyển',
      replyTo,
    },
  );
}

/** To where the instruction was given: what the agency answers. */
export function composeInstructionAnswer(
  card: Card,
  told: Told,
  answer: SaidWords & { readonly by: string },
  today: LocalDate,
): OutgoingMessage {
  return write([
    [bold(`Trả lời ý kiến chỉ đạo ${cardName(card)}`), ` ${titleWords(card.task, 100)}`],
    `Ý kiến: “${shorten(told.text, 200)}”.`,
    `${card.agency.name} (${shorten(answer.by, 60)}): ${answer.text === null ? stateWords(card.assignment, today) : `${inQuotes(answer, 800)}${answer.chosen === null ? '' : `; ${chosenWords(answer.chosen)}`}`}.`,
    `Đang ghi nhận: ${stateWords(card.assignment, today)}.`,
  ]);
}

/** Once, on the day named, to an agency that has not answered. */
export function composeFollowUp(asked: readonly { readonly card: Card; readonly told: Told }[]): OutgoingMessage {
  const lines = asked.flatMap(({ card, told }): Line[] => [
    [bold(cardName(card)), ` ${titleWords(card.task, 80)}`],
    `“${shorten(told.text, 300)}” – ${authorWords(told)}.`,
  ]);
  const example = asked[0]?.card.task.id ?? 12;
  return write(
    [
      bold('Ý kiến chỉ đạo đến ngày trả lời'),
      ...lines,
      '',
      `Đề nghị đơn vị trả lời (Reply) tin này kèm số, ví dụ “#${String(example)} 70%”. Nếu đã báo ở nơi khác, xin cảm ơn và đề nghị báo lại tại đây.`,
      'Vì sao có tin này: ý kiến có ngày trả lời, chưa có trả lời; chỉ hỏi lại một lần.',
    ],
    { howToAnswer: `Đề nghị trả lời: ${String(example)} và nội dung` },
  );
}

/** To an agency that had got it. */
export function composeWithdrawn(card: Card, told: Told): OutgoingMessage {
  return write([
    [bold(`Ý kiến chỉ đạo về ${cardName(card)} được rút lại`), ` ${titleWords(card.task, 100)}`],
    `“${shorten(told.text, 200)}” – ${authorWords(told)}. Đơn vị không cần trả lời ý kiến này.`,
  ]);
}
