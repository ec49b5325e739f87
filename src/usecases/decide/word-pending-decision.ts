import {
  composePendingCompletion,
  composePendingExtension,
  type PendingDecision,
} from '../../conversation/compose/compose-pending-decision.ts';
import { composePendingSuspension, composeProposedResumption } from '../../conversation/compose/compose-suspension.ts';
import { composePendingHandover } from '../../conversation/compose/compose-handover.ts';
import { actedBy } from '../../conversation/compose/event-words.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { eventById } from '../../store/record/events.ts';
import { reportPassedOn, withPassedClaims } from '../../store/record/passed-claims.ts';
import { filesSince } from '../../store/record/evidence.ts';
import { citedDocumentsOf } from '../../store/record/cited-documents.ts';
import { groundsOf, isScopeAsked, stoppableWith } from '../suspended-periods.ts';
import { isStopped } from '../../domain/tasks/assignment.ts';
import { suspendWithDuty } from '../../domain/tasks/transition/suspension.ts';
import { overtakenBy } from '../report/overtaken.ts';
import { cardOfPendingDecision } from './card-of-pending-decision.ts';
import type { Work } from '../work.ts';

/** The pending decision of event `eventId` in its current state; null when it is no longer pending. */
export function wordPendingDecision(work: Work, eventId: number): OutgoingMessage | null {
  const found = cardOfPendingDecision(work, eventId);
  const event = eventById(work.tx, eventId);
  if (found === null || event === undefined) return null;
  const [card = found] = withPassedClaims(work.tx, [found], work.rules.timeZone);
  const pendingDecision: PendingDecision = {
    event: eventId,
    by: actedBy(reportPassedOn(work.tx, event) ?? event),
    text: event.text,
    added: event.added,
    chosen: (reportPassedOn(work.tx, event) ?? event).chosen,
    documents:
      card.assignment.waitingFor === 'suspension'
        ? groundsOf(work, card)
        : citedDocumentsOf(work.tx, [card.assignment.id], 'of_results').filter((each) => each.eventId >= eventId),
    overtaken: overtakenBy(event),
    files: filesSince(work.tx, card.assignment.id, eventId),
  };
  if (isStopped(card.assignment)) {
    const isReportedDone = event.kind === 'completion_reported';
    return composeProposedResumption(card, pendingDecision, { today: work.today, isReportedDone });
  }
  switch (card.assignment.waitingFor) {
    case 'confirmation':
      return composePendingCompletion(card, pendingDecision);
    case 'suspension':
      return composePendingSuspension(card, pendingDecision, {
        today: work.today,
        periods: [
          card,
          ...stoppableWith(work, card).filter(
            (each) => suspendWithDuty(each.assignment, work.today, work.today).kind === 'changed',
          ),
        ],
        isScopeAsked: isScopeAsked(work, card),
      });
    case 'handover':
      return composePendingHandover(card, pendingDecision, work.today);
    default:
      return composePendingExtension(card, pendingDecision);
  }
}
