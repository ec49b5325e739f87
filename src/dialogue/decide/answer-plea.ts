/** `/lydo`, `/traloi`: the secretariat's answer to an objective reason or an objection. */

import { composePleaAnswered } from '../../conversation/compose/compose-plea.ts';
import * as say from '../../conversation/compose/say-which-task.ts';
import { nothingStated, pleaRefused } from '../../conversation/compose/say-decision.ts';
import { periodWords } from '../../conversation/compose/period-words.ts';
import { pleaAnswerUnclear, pleaWaitsElsewhere } from '../../conversation/compose/say-ruling-unclear.ts';
import { write } from '../../conversation/compose/write.ts';
import { shownName, type Command } from '../../conversation/read/parse-command.ts';
import { answersObjection } from '../../conversation/read/ruling/read-objection-answer.ts';
import { readReasonAnswer } from '../../conversation/read/ruling/read-reason-answer.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { openPlea } from '../../store/record/pleas.ts';
import { answerPlea, type PleaAnswer } from '../../usecases/decide/answer-plea.ts';
import { namedTasks, type Call } from '../context/call.ts';
import { assignmentsMeant } from './assignments-meant.ts';

/** `/lydo`, `/traloi` …: answers the reason or objection of each named task. */
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
  const { meant, rest, idle } = assignmentsMeant(waiting, cards, words, work.today, 'answer');
  const targets = waiting.length === 0 ? [first] : meant;
  if (idle !== null) {
    const said = [nothingStated(first, kind, idle), ...waitingInstead(waiting, command)].join(' ');
    origin.reply(write([said], { replyTo: origin.messageId }), 'answer');
    return;
  }
  if (targets.length === 0) origin.reply(write([say.namesAgency(first.task, waiting)]), 'answer');
  for (const card of targets) {
    const given = answerIn(kind, rest);
    if (given === null) {
      origin.reply(write([pleaAnswerUnclear(card, kind, rest)], { replyTo: origin.messageId }), 'answer');
      continue;
    }
    const outcome = answerPlea(work, origin, card, given);
    const message =
      outcome.kind === 'answered'
        ? composePleaAnswered(card, { ...given, ...outcome, kind }, origin.messageId)
        : write([pleaRefused(card, kind, outcome.why)], { replyTo: origin.messageId });
    origin.reply(message, outcome.kind === 'answered' ? 'receipt' : 'answer', [card.assignment.id]);
  }
}

/** Which of a duty's periods wait, and how to answer for one of them. */
function waitingInstead(waiting: readonly Card[], command: Command): string[] {
  const periods = waiting.flatMap(({ assignment }) => periodWords(assignment) ?? []);
  const [first] = periods;
  return first === undefined ? [] : [pleaWaitsElsewhere(periods, shownName(command.name), waiting[0]?.task.id ?? 0)];
}

/** "không, vì …" refuses a reason; an objection is answered in words. Null for words that leave the answer open; none at all are refused. */
function answerIn(kind: PleaAnswer['kind'], words: string): PleaAnswer | null {
  if (kind === 'objection') {
    const isAnswer = words === '' || answersObjection(words);
    return isAnswer ? { kind, accepted: true, answer: words } : null;
  }
  const read = readReasonAnswer(words);
  return read.kind === 'unclear' ? null : { kind, accepted: read.kind === 'confirmed', answer: read.answer };
}
