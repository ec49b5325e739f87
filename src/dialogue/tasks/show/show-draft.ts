/** `/duthao`: shows the next tick's messages and holds single lines of it. For the secretariat only. */

import { heldWords } from '../../../conversation/compose/compose-draft.ts';
import { ONLY_SECRETARIAT_DRAFTS } from '../../../conversation/compose/say-decision.ts';
import * as say from '../../../conversation/compose/say.ts';
import { write } from '../../../conversation/compose/write.ts';
import type { Action } from '../../../conversation/message/message.ts';
import type { Toast } from '../../../conversation/message/toast.ts';
import { readHold } from '../../../conversation/read/answer/read-answer.ts';
import { mayConfirm } from '../../../domain/people/access.ts';
import { cursorText } from '../../../domain/tasks/list-cursor.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import { cardById } from '../../../store/programmes/assignments.ts';
import { holdReminders, letGo } from '../../../usecases/remind/hold-reminders.ts';
import { answerAsked } from '../../context/answer-asked.ts';
import { leavingOut, onNamedTasks, type Call } from '../../context/call.ts';
import { cursorShown } from '../../context/cursor-shown.ts';
import { sightFrom, type Origin } from '../../context/origin.ts';
import { alert, type Press } from '../../context/press.ts';
import type { Work } from '../../../usecases/work.ts';

/** Shows the next reminder of a chat before it goes, or holds tasks back from it. */
export function showDraft(call: Call): void {
  const { work, origin, command } = call;
  const hold = readHold(command.argument);
  if (hold !== null) {
    onNamedTasks({ ...call, command: { ...command, argument: hold.tasks } }, (used, cards) => {
      used.origin.reply(write([setHeld(work, used.origin, cards, hold.held)]), 'answer');
    });
  } else if (mayDraft(origin)) {
    const after = cursorShown(call, '', ['draft', 'held']);
    answerAsked(leavingOut(call, command.argument), {
      kind: 'draft',
      asOf: work.now,
      page: command.page,
      ...(after !== null && { after: cursorText(after) }),
    });
  } else {
    origin.reply(write([ONLY_SECRETARIAT_DRAFTS]), 'answer');
  }
}

/** A press that holds a task back from the next reminder, or lets it go. */
export function pressHold({ work, origin }: Press, { assignment, held }: Action & { kind: 'hold' }): Toast | null {
  const card = cardById(work.tx, assignment);
  if (card === undefined) return alert(say.PRESSED_OUTDATED);
  if (!mayDraft(origin)) return alert(ONLY_SECRETARIAT_DRAFTS);
  origin.reply(write([setHeld(work, origin, [card], held)]), 'answer');
  return null;
}

/** An agency's chat must not show other agencies' messages, even to a person of the secretariat. */
function mayDraft(origin: Origin): boolean {
  return mayConfirm(origin.actor) === 'yes' && sightFrom(origin).kind === 'all';
}

/** Holds the named assignments, or lets them go; returns the outcome in words. */
function setHeld(work: Work, origin: Origin, cards: readonly Card[], held: boolean): string {
  if (!mayDraft(origin)) return ONLY_SECRETARIAT_DRAFTS;
  const act = held ? holdReminders : letGo;
  return cards.map((card) => heldWords(card, held, act(work, origin, card))).join('\n');
}
