/** The answer to “họ tên, chức vụ?”: only of the person who was asked; anything else is read on its own. */

import { presented, PRESENTATION_LET_BE } from '../../conversation/compose/say-linking.ts';
import { write } from '../../conversation/compose/write.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import { refuses } from '../../conversation/read/answer/read-answer.ts';
import { readPresentation } from '../../conversation/read/talk/read-presentation.ts';
import { readReport } from '../../conversation/read/read-report.ts';
import { addMs } from '../../domain/calendar/dates.ts';
import { type Question } from '../../store/record/questions.ts';
import { present } from '../../usecases/join/presentation.ts';
import type { Work } from '../../usecases/work.ts';
import type { Origin } from '../context/origin.ts';
import { endQuestion } from '../context/end-question.ts';

/** How long words that reply to nothing may be the answer. */
const NEXT_MESSAGE_MS = 30 * 60 * 1000;

/** False where the words are no answer. */
export function takePresentation(
  work: Work,
  origin: Origin,
  question: Question,
  { text, isReply }: { readonly text: IncomingMessage['text']; readonly isReply: boolean },
): boolean {
  if (question.personId !== origin.person.id) return false;
  if (!isReply && addMs(question.askedAt, NEXT_MESSAGE_MS) < work.now) return false;
  if (isReply && refuses(text)) {
    endQuestion(work, question.id);
    answer(origin, PRESENTATION_LET_BE);
    return true;
  }
  const words = readPresentation(text, isReply);
  // "Nguyễn Thị Lan đã hoàn thành nhiệm vụ" reports.
  if (words === null || readReport(text, work.today).status !== null) return false;
  endQuestion(work, question.id);
  present(work, origin.author, origin.person, origin.chat.agencyId, words);
  answer(origin, presented(words));
  return true;
}

function answer(origin: Origin, text: string): void {
  origin.reply(write([text], { replyTo: origin.messageId, silent: true }), 'answer');
}
