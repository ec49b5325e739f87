/** A message that answers one of our questions. */

import { splitReport } from '../../conversation/read/identify-task.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import { readExtension } from '../../conversation/read/read-answer.ts';
import { readReport } from '../../conversation/read/read-report.ts';
import type { Reading } from '../../conversation/read/reading.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { closeQuestion, type Question } from '../../store/record/questions.ts';
import { answerDocument } from '../tasks/add-document.ts';
import { answerInstruction } from '../tasks/instruct-in-chat.ts';
import { answerDecision } from '../tasks/decide-in-chat.ts';
import type { Origin } from '../context/origin.ts';
import { pendingQuestionOf } from '../context/pending-question.ts';
import { chooseReadingByWords } from '../tasks/which-reading.ts';
import { chooseByNumber } from '../tasks/which-task.ts';
import { recordReading, finish, type Result } from '../tasks/record-reading.ts';
import type { Work } from '../../usecases/work.ts';

/** True when the message answered the question. */
export function answerQuestion(work: Work, origin: Origin, message: IncomingMessage, question: Question): boolean {
  const pending = pendingQuestionOf(question.data);
  // An unreadable question cannot be answered: the words are read on their own.
  if (question.personId !== origin.person.id || pending.kind === 'unreadable') return false;
  if (pending.kind === 'which_task') return chooseByNumber(work, origin, message, question, pending);
  if (pending.kind === 'which_reading') return chooseReadingByWords(work, origin, message, question, pending);
  if (pending.kind === 'decision') return answerDecision(work, origin, message, question, pending);
  if (pending.kind === 'document') {
    const [only, ...others] = splitReport(message.text);
    if (only === undefined || only.ref !== null || others.length > 0) return false;
    return answerDocument(work, origin, question, pending, message.text);
  }
  if (pending.kind === 'instruction') return answerInstruction(work, origin, question, pending, message.text);
  // An answer that itself names a task is read on its own.
  const [line, ...more] = splitReport(message.text);
  if (line === undefined || line.ref !== null || more.length > 0) return false;
  const card = cardById(work.tx, pending.assignment);
  if (card === undefined) return false;
  const reading = readAnswer(pending.kind, line.rest, work);
  if (reading === null) return false;
  closeQuestion(work.tx, question.id, work.now);
  const result: Result = { recorded: [], notes: [] };
  recordReading(work, origin, message, card, reading, result);
  finish(work, origin, result);
  return true;
}

/**
 * Words after "vướng mắc gì?" are the obstacle, and a date after "đến ngày nào?" is the date, unless they clearly say
 * something else. Null when they do not answer the question.
 */
function readAnswer(about: 'how_far' | 'obstacle' | 'extension_date', text: string, work: Work): Reading | null {
  const plain = readReport(text, work.today);
  if (about === 'how_far') return plain;
  if (about === 'extension_date') {
    const dated = readExtension(text, work.today);
    return plain.intent === 'extension' && !plain.needsQuestion
      ? plain
      : dated.intent === 'extension'
        ? { ...dated, text }
        : plain;
  }
  const saysMore = plain.intent !== 'unclear' && !plain.needsQuestion && plain.status !== 'blocked';
  if (saysMore && plain.intent !== 'acknowledge' && plain.intent !== 'handover') return plain;
  return { ...plain, intent: 'report', status: 'blocked', obstacle: text, needsQuestion: false };
}
