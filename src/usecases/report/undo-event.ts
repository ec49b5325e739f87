/** Undoes one event of any kind, and tells those who had been told of it. */

import { composeUndone } from '../../conversation/compose/compose-receipt.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Event } from '../../store/record/events.ts';
import type { Acting } from '../acting.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import { notify } from '../chats/notify.ts';
import { withdrawInstruction } from '../instruct/instruct.ts';
import type { Work } from '../work.ts';
import { isDecision, undoChange, type UndoOutcome } from './undo-change.ts';

export type UndoneEvent =
  | UndoOutcome
  /** `card` is null where the instruction was taken back before. */
  | { readonly kind: 'instruction_withdrawn'; readonly card: Card | null };

/** Takes back one event, a change or an instruction. */
export function undoEvent(work: Work, by: Acting, event: Event): UndoneEvent {
  if (event.kind === 'instructed') {
    const isOwn = event.personId === by.person.id;
    if (!isOwn && mayConfirm(by.actor) !== 'yes') return { kind: 'refused', why: 'not_enrolled' };
    return { kind: 'instruction_withdrawn', card: withdrawInstruction(work, by, event) };
  }
  const outcome = undoChange(work, by, event);
  if (outcome.kind === 'undone' && isDecision(event)) tellAgency(work, by, outcome, event);
  return outcome;
}

/** The agency had been told of the decision that was undone. */
function tellAgency(work: Work, by: Acting, undone: UndoOutcome & { readonly kind: 'undone' }, event: Event): void {
  const chat = agencyChat(work, undone.card.agency.id);
  if (chat === undefined || chat.id === by.chat.id) return;
  notify(work, chat, composeUndone(undone, by.person.name, work.today, null), {
    key: `undone:${event.id}`,
    kind: 'notice',
    about: [undone.card.assignment.id],
  });
}
