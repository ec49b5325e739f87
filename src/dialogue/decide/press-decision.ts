import { actedBy, whatHappened } from '../../conversation/compose/event-words.ts';
import { DECIDED_BEFORE, waitsNoMore } from '../../conversation/compose/say-decision.ts';
import * as say from '../../conversation/compose/say.ts';
import type { Action } from '../../conversation/message/message.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import { sees } from '../../domain/people/access.ts';
import { eventById } from '../../store/record/events.ts';
import { changeAfter } from '../../store/record/standing-changes.ts';
import { cardOfPendingDecision } from '../../usecases/decide/card-of-pending-decision.ts';
import { sightFrom } from '../context/origin.ts';
import { alert, toast, type Press } from '../context/press.ts';
import type { Work } from '../../usecases/work.ts';
import { decideOn, putDecisionQuestion, refusalOf } from './decide-in-chat.ts';
import { resumeOn } from './resume-in-chat.ts';

/** A button under a pending decision. */
export function pressDecision({ work, origin }: Press, { event, ruling }: Action & { kind: 'decide' }): Toast | null {
  const card = cardOfPendingDecision(work, event);
  if (card === null) return alert(whyNoMore(work, event));
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

/** What came after the request that the button is about: it was decided, or its agency said something newer. */
function whyNoMore({ tx }: Work, eventId: number): string {
  const event = eventById(tx, eventId);
  const after = event?.assignmentId == null ? undefined : changeAfter(tx, event.assignmentId, eventId);
  if (event?.taskId == null || after === undefined) return DECIDED_BEFORE;
  return waitsNoMore(event.taskId, whatHappened(after.kind), actedBy(after));
}
