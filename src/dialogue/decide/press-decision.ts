import { DECIDED_BEFORE } from '../../conversation/compose/say-decision.ts';
import * as say from '../../conversation/compose/say.ts';
import type { Action } from '../../conversation/message/message.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import { sees } from '../../domain/people/access.ts';
import { cardOfPendingDecision } from '../../usecases/decide/card-of-pending-decision.ts';
import { sightFrom } from '../context/origin.ts';
import { alert, toast, type Press } from '../context/press.ts';
import { decideOn, putDecisionQuestion, refusalOf } from './decide-in-chat.ts';

/** A button under a pending decision. */
export function pressDecision({ work, origin }: Press, { event, ruling }: Action & { kind: 'decide' }): Toast | null {
  const card = cardOfPendingDecision(work, event);
  if (card === null) return alert(DECIDED_BEFORE);
  if (!sees(sightFrom(origin), card.agency.id)) return alert(say.PRESSED_OUTDATED);
  const refusal = refusalOf(work, origin, card, ruling);
  if (refusal !== null) return alert(refusal);
  if (ruling === 'return' || ruling === 'reject' || ruling === 'approve_other') {
    putDecisionQuestion(work, origin, card, ruling);
    return null;
  }
  const outcome = decideOn(work, origin, card, ruling, '');
  return outcome?.kind === 'decided' ? toast(say.RECORDED) : null;
}
