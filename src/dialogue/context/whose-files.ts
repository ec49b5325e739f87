import { NEXT_MESSAGE_MS } from '../../conversation/read/answer/judge-answer.ts';
import { msOf } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import type { Question } from '../../store/record/questions.ts';
import { candidatesOf, type Context } from './message-context.ts';
import type { Origin } from './origin.ts';
import { pendingQuestionOf } from './pending-question.ts';
import { stateOfQuestion } from './question-state.ts';
import type { Work } from '../../usecases/work.ts';

/**
 * The tasks that files without words may be of. Where they reply to nothing: the completions whose document was asked for
 * a moment ago, which is what most such files are; else what the message may be about.
 */
export function whoseFiles(work: Work, origin: Origin, context: Context): readonly Card[] {
  const asked = context.row === null ? context.questions.flatMap((question) => lackingPaper(work, question)) : [];
  return asked.length > 0 ? asked : candidatesOf(work, origin, context);
}

function lackingPaper(work: Work, question: Question): Card[] {
  const pending = pendingQuestionOf(question.data);
  if (pending.kind !== 'document' || stateOfQuestion(work, question, pending) !== 'open') return [];
  const isRecent = msOf(work.now) - msOf(question.askedAt) <= NEXT_MESSAGE_MS;
  const card = isRecent ? cardById(work.tx, pending.assignment) : undefined;
  return card === undefined ? [] : [card];
}
