import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import { spellShortAnswers } from '../../conversation/read/report/words/spell-short-answers.ts';
import type { Work } from '../../usecases/work.ts';
import { knownTo, type Context } from './message-context.ts';
import { sightFrom, type Origin } from './origin.ts';
import { pendingQuestionOf } from './pending-question.ts';

/**
 * The words of a message of an agency, with its short answers written out where it answers a message of ours about its tasks;
 * on Zalo a mention does so too.
 */
export function withShortAnswers(
  work: Work,
  origin: Origin,
  { replyTo, text }: Pick<IncomingMessage, 'replyTo' | 'text'>,
  context: Context,
): string {
  const isReply = context.row !== null && context.about.length > 0;
  const isMention = origin.chat.channel === 'zalo' && replyTo === null;
  const mayAnswer = isReply ? !asksElse(context) : isMention;
  if (!mayAnswer || sightFrom(origin).kind !== 'agency') return text;
  const { isListed, isOwn } = knownTo(work, origin, context.about);
  return spellShortAnswers(text, isReply ? isListed : isOwn);
}

/** A question of ours other than how far a task is has its own answers: beside “có” an “x” is a slip. */
function asksElse({ repliesToQuestion, questions }: Context): boolean {
  return repliesToQuestion && questions.some(({ data }) => pendingQuestionOf(data).kind !== 'how_far');
}
