/** "Xác nhận", "trả lại, thiếu văn bản" without the command, where something waits: the ways to decide are shown. */

import { pointToRuling } from '../../conversation/compose/compose-pending-decision.ts';
import type { ReportLine } from '../../conversation/read/task/identify-task.ts';
import { rulesOn } from '../../conversation/read/rules-on.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardsById } from '../../store/programmes/assignments.ts';
import { pendingClaim } from '../../store/record/pending-claim.ts';
import type { Work } from '../../usecases/work.ts';
import { cardsNamed, type Context } from '../context/message-context.ts';
import { sightFrom, type Origin } from '../context/origin.ts';

/** True when it was answered: such words are neither passed on as an instruction nor taken for a report. */
export function pointToDecision(work: Work, origin: Origin, line: ReportLine, context: Context): boolean {
  const sight = sightFrom(origin);
  if (sight.kind !== 'all' || !rulesOn(line.rest)) return false;
  return pointToWaiting(
    work,
    origin,
    line.ref === null ? cardsById(work.tx, context.about) : cardsNamed(work, sight, line.ref),
  );
}

/** The same for what is no report from whoever only decides: "ok", "thiếu biên bản". False where nothing waits. */
export function pointToWaiting(work: Work, origin: Origin, cards: readonly Card[]): boolean {
  const waiting = cards.flatMap((card) => {
    const event = pendingClaim(work.tx, card.assignment);
    return event === undefined ? [] : [{ card, event: event.id }];
  });
  const [first] = waiting;
  if (first === undefined || waiting.some(({ card }) => card.task.id !== first.card.task.id)) return false;
  const about = waiting.map(({ card }) => card.assignment.id);
  origin.reply(pointToRuling([first, ...waiting.slice(1)], origin.messageId), 'answer', about);
  return true;
}
