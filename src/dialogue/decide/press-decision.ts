import { actedBy, whatHappened } from '../../conversation/compose/event-words.ts';
import { DECIDED_BEFORE, waitsNoMore } from '../../conversation/compose/say-decision.ts';
import * as say from '../../conversation/compose/say.ts';
import type { Action } from '../../conversation/message/message.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import { sees, type Sight } from '../../domain/people/access.ts';
import { eventById } from '../../store/record/events.ts';
import { changesAfter } from '../../store/record/standing-changes.ts';
import { cardOfPendingDecision } from '../../usecases/decide/card-of-pending-decision.ts';
import { sightFrom } from '../context/origin.ts';
import { alert, toast, type Press } from '../context/press.ts';
import { overtakenBy } from '../../usecases/report/overtaken.ts';
import type { Work } from '../../usecases/work.ts';
import { decideOn, putDecisionQuestion, refusalOf } from './decide-in-chat.ts';
import { resumeOn } from './resume-in-chat.ts';

/** A button under a pending decision. */
export function pressDecision({ work, origin }: Press, { event, ruling }: Action & { kind: 'decide' }): Toast | null {
  const card = cardOfPendingDecision(work, event);
  if (card === null) return alert(whyNoMore(work, sightFrom(origin), event));
  if (!sees(sightFrom(origin), card.agency.id)) return alert(say.PRESSED_OUTDATED);
  const refusal = refusalOf(work, origin, card, ruling);
  if (refusal !== null) return alert(refusal);
  if (ruling === 'resume') return resumeOn(work, origin, card, '') ? toast(say.RECORDED) : null;
  if (ruling === 'return' || ruling === 'reject' || ruling === 'approve_other') {
    putDecisionQuestion(work, origin, card, ruling);
    return null;
  }
  const outcome = decideOn(work, origin, card, ruling, '');
  return outcome?.kind === 'decided' ? toast(say.RECORDED) : null;
}

/** A request is settled, or overtaken, within this many changes of its assignment. */
const CHANGES_LOOKED_THROUGH = 50;

/** What ended the wait that the button is about: a decision, or something newer of its agency; else the same asked anew. */
function whyNoMore({ tx }: Work, sight: Sight, eventId: number): string {
  const event = eventById(tx, eventId);
  // Who may not see the agency learns nothing of what was decided.
  if (event?.agencyId == null || !sees(sight, event.agencyId)) return say.PRESSED_OUTDATED;
  if (event.taskId === null || event.assignmentId === null) return DECIDED_BEFORE;
  const later = changesAfter(tx, event.assignmentId, eventId, CHANGES_LOOKED_THROUGH);
  const ending = later.find((change) => overtakenBy(change) !== null) ?? later.find(({ kind }) => kind === event.kind);
  return ending === undefined ? DECIDED_BEFORE : waitsNoMore(event.taskId, whatHappened(ending.kind), actedBy(ending));
}
