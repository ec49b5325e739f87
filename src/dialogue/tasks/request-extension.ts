/** `/giahan 12 30/12/2027 vì chờ thẩm định`: the same request as in words. */

import { composeRefusal } from '../../conversation/compose/compose-receipt.ts';
import { readExtension } from '../../conversation/read/answer/read-answer.ts';
import { noSuchPeriod } from '../../conversation/compose/say-period.ts';
import * as say from '../../conversation/compose/say.ts';
import { onlyFocalPoints } from '../../conversation/compose/say-report.ts';
import { write } from '../../conversation/compose/write.ts';
import { mayReport } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { namedTasks, type Call } from '../context/call.ts';
import { periodOfCommand } from './answers/which-period.ts';
import { sentIn } from '../context/kept-words.ts';
import { finish, askAboutState, recordReading, newResult } from './record-reading.ts';

/** The argument is the tasks' numbers, the day or the number of days, and the reason. */
export function requestByCommand(call: Call): void {
  const named = namedTasks(call);
  for (const cards of named?.tasks ?? []) requestFor(named?.call ?? call, cards, named?.words ?? '');
}

function requestFor({ work, origin }: Call, cards: readonly Card[], said: string): void {
  const lead = cards.find((card) => mayReport(origin.actor, card.agency.id) === 'yes') ?? cards[0];
  if (lead === undefined) return;
  const [first = lead, ...others] = cards.filter(({ agency }) => agency.id === lead.agency.id);
  const asks = (words: string): boolean => {
    const { intent, needsQuestion } = readExtension(words, work.today);
    return words !== '' && intent === 'extension' && !needsQuestion;
  };
  const meant = periodOfCommand(work, [first, ...others], said, asks);
  if (meant.kind === 'none') {
    origin.reply(write([noSuchPeriod(first, meant)], { replyTo: origin.messageId }), 'answer', [first.assignment.id]);
    return;
  }
  const { card: own, words } = meant;
  const result = newResult();
  if (asks(words)) {
    const reading = readExtension(words, work.today);
    recordReading(work, origin, { files: [], album: null }, own, { ...reading, text: words }, result);
    finish(work, origin, result);
    return;
  }
  const verdict = mayReport(origin.actor, own.agency.id);
  if (verdict === 'yes' && own.assignment.dueOn !== null)
    askAboutState(work, origin, own, 'extension_date', sentIn(origin, words));
  else if (verdict === 'yes') {
    origin.reply(composeRefusal(own, 'no_date', work.today, origin.messageId), 'answer');
  } else {
    const refusal = verdict === 'anonymous' ? say.ANONYMOUS : onlyFocalPoints(own.agency.name);
    origin.reply(write([refusal], { replyTo: origin.messageId }), 'answer');
  }
}
