/** `/lydo`, `/traloi`: the secretariat's answer to an objective reason or an objection. */

import { composePleaAnswered } from '../../conversation/compose/compose-plea.ts';
import * as say from '../../conversation/compose/say-which-task.ts';
import { nothingStated, pleaRefused } from '../../conversation/compose/say-decision.ts';
import { write } from '../../conversation/compose/write.ts';
import { isYes } from '../../conversation/read/read-answer.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { openPlea } from '../../store/record/pleas.ts';
import { answerPlea, type PleaAnswer } from '../../usecases/decide/answer-plea.ts';
import { namedTasks, type Call } from '../context/call.ts';
import { assignmentsMeant } from './assignments-meant.ts';

export function answerPleaByCommand(call: Call): void {
  const named = namedTasks(call);
  if (named === null) return;
  for (const cards of named.tasks) answerOnTask(named.call, cards, named.words);
}

function answerOnTask({ work, origin, command }: Call, cards: readonly Card[], words: string): void {
  const [first] = cards;
  if (first === undefined) return;
  const kind = command.name === 'reply' ? 'objection' : 'objective_reason';
  const waiting = cards.filter(({ assignment }) => openPlea(work.tx, assignment.id, kind) !== undefined);
  const { meant, rest, idle } = assignmentsMeant(waiting, cards, words, work.today, true);
  const targets = waiting.length === 0 ? [first] : meant;
  if (idle !== null) {
    origin.reply(write([nothingStated(first, kind, idle)], { replyTo: origin.messageId }), 'answer');
    return;
  }
  if (targets.length === 0) origin.reply(write([say.namesAgency(first.task, waiting)]), 'answer');
  for (const card of targets) {
    const given = answerIn(kind, rest);
    const outcome = answerPlea(work, origin, card, given);
    const message =
      outcome.kind === 'answered'
        ? composePleaAnswered(card, { ...given, ...outcome, kind }, origin.messageId)
        : write([pleaRefused(card, kind, outcome.why)], { replyTo: origin.messageId });
    origin.reply(message, outcome.kind === 'answered' ? 'receipt' : 'answer', [card.assignment.id]);
  }
}

/** "không, vì …" refuses a reason; an objection is answered in words. */
function answerIn(kind: PleaAnswer['kind'], words: string): PleaAnswer {
  if (kind === 'objection') return { kind, accepted: true, answer: words };
  const no = /^(?:không|khong)(?:[\s,:]|$)/iu.exec(words);
  // "ok", "đồng ý" repeat the command.
  if (no === null) return { kind, accepted: true, answer: words === '' || isYes(words) ? null : words };
  return { kind, accepted: false, answer: words.slice(no[0].length).trim() };
}
