/** What is said as a programme ends: the closing question to an agency, and the final report. */

import { formatDate, yearOf, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Figures } from '../../domain/tasks/figures.ts';
import type { Card, Programme } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { figureSentences } from './rate-words.ts';
import { answerButtons, chooseButtons, numberWords } from './task-buttons.ts';
import { cardName, count, decisionWordsOf, shorten, titleWords } from './words.ts';
import { continuedWords, heirWords } from './heir-words.ts';
import { deadlineWords } from './deadline-words.ts';
import { stateWords } from './state-words.ts';
import { bold, write, type Line } from './write.ts';

/** `cards` are one agency's open ones, at least one. It says where each stands, and not how late. */
export function composeClosingQuestion(
  programme: Programme,
  endsOn: LocalDate,
  cards: readonly Card[],
  today: LocalDate,
): OutgoingMessage {
  const [first] = cards;
  if (first === undefined) throw new RangeError('There is nothing open to ask about.');
  const named = numberWords(first);
  return write(
    [
      bold(`Hỏi trước khi kết thúc chương trình – ${first.agency.name}`),
      `${decisionWordsOf(programme)} thực hiện đến hết ngày ${formatDate(endsOn)}. Trong hồ sơ, đơn vị còn ${count(cards.length)} nhiệm vụ đang mở:`,
      '',
      ...cards.map((card): Line => [
        bold(cardName(card)),
        ` ${titleWords(card.task, 90)} – ${whereItStands(card, today)}.`,
      ]),
      '',
      `Đề nghị đơn vị cho biết từng nhiệm vụ: đã xong (ngày nào), đang làm đến đâu, hay vướng mắc gì. Ví dụ: “${named} xong”, “${named} 70%”, “${named} vướng mặt bằng”.`,
      `Sau ngày ${formatDate(endsOn)}, nhiệm vụ còn mở được giữ nguyên trong hồ sơ và không được nhắc nữa.`,
      '',
      'Vì sao có tin này: chương trình sắp đến ngày cuối; mỗi đơn vị được hỏi một lần, gộp một tin.',
    ],
    {
      buttons: cards.length === 1 ? answerButtons(first) : chooseButtons(cards),
      howToAnswer: `Gõ: ${named} và nội dung`,
    },
  );
}

function whereItStands(card: Card, today: LocalDate): string {
  const { assignment } = card;
  const reported = assignment.reportedOn === null ? '' : `, báo cáo gần nhất ngày ${formatDate(assignment.reportedOn)}`;
  const heir = heirWords(card);
  return `thời hạn ${deadlineWords(assignment)}; ${stateWords(assignment, today)}${reported}${heir === '' ? '' : `; ${heir}`}`;
}

/** `figures` as of the end of the last day; `open` stays in the record. */
export function composeFinalReport(ended: {
  readonly programme: Programme;
  readonly endsOn: LocalDate;
  readonly figures: Figures;
  readonly open: number;
  /** Those of them that go on under another programme, one of each task. */
  readonly continued: readonly Card[];
}): OutgoingMessage {
  const { programme, endsOn, figures, open, continued } = ended;
  return write([
    bold(`Báo cáo kết thúc chương trình – ${decisionWordsOf(programme)}`),
    shorten(programme.title, 300),
    `Ngày cuối: ${formatDate(endsOn)}. Số liệu tính đến hết ngày đó.`,
    '',
    bold('Số liệu'),
    ...figureSentences(figures),
    '',
    open === 0
      ? 'Không còn nhiệm vụ nào mở.'
      : `Còn mở ${count(open)} lượt nhiệm vụ: giữ nguyên trạng thái trong hồ sơ, vẫn xem được bằng /xem, /tim, /lichsu và trong báo cáo. Việc cần làm tiếp cần được giao trong văn bản mới; khi đó Văn phòng chuyển tiếp từng nhiệm vụ bằng /chuyentiep, kết quả đã báo được giữ.`,
    ...continued.map((card) => `• ${cardName(card)} ${titleWords(card.task, 90)}: ${continuedWords(card)}.`),
    'Từ nay chương trình này không còn tin nhắc, tin báo quá hạn và tổng hợp tuần.',
    `Bản Word, Excel: /baocao năm ${String(yearOf(endsOn))}.`,
  ]);
}
