/** "Nhầm", the command and the button: what is taken back, and what is said about it. */

import { composeUndone } from '../../conversation/compose/compose-receipt.ts';
import type { ReportLine } from '../../conversation/read/identify-task.ts';
import * as say from '../../conversation/compose/say.ts';
import { write } from '../../conversation/compose/write.ts';
import { lastInstructionBy, lastStandingChangeBy, standingChanges, type Event } from '../../store/record/events.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { agencyChat } from '../../usecases/chats/agency-chat.ts';
import { cardsNamed } from '../turn/find-cards.ts';
import type { Context } from '../turn/message-context.ts';
import { sightFrom, type Origin } from '../turn/origin.ts';
import type { Result } from '../turn/record-reading.ts';
import { withdrawInstruction } from '../../usecases/instruct/instruct.ts';
import { notify } from '../../usecases/chats/tell.ts';
import { isDecision, undoChange } from '../../usecases/report/undo-change.ts';
import type { Work } from '../../usecases/work.ts';

export function undoSpoken(work: Work, origin: Origin, context: Context, line: ReportLine, result: Result): void {
  const event = eventToUndo(work, origin, context, line);
  if (event === undefined) {
    result.notes.push(say.NOTHING_TO_UNDO);
    return;
  }
  undoAndTell(work, origin, event);
}

/** What "nhầm" takes back: the named task's last change, that of the answered receipt, or the person's own last. */
function eventToUndo(work: Work, origin: Origin, context: Context, line: ReportLine): Event | undefined {
  const own =
    sightFrom(origin).kind === 'all' ? lastInstructionBy(work.tx, origin.person.id, origin.chat.id) : undefined;
  const named = line.ref === null ? [] : cardsNamed(work, sightFrom(origin), line.ref);
  if (own !== undefined && isAbout(own, named)) return own;
  const [assignmentId] = line.ref === null ? context.about : named.map((card) => card.assignment.id);
  const single = line.ref === null ? context.about.length === 1 : named.length === 1;
  if (assignmentId !== undefined && single) return standingChanges(work.tx, assignmentId, 1)[0];
  if (line.ref !== null) return undefined;
  return lastStandingChangeBy(work.tx, origin.person.id, origin.chat.id);
}

/** What a leader takes back is the leader's own instruction. */
function isAbout(event: Event, named: readonly Card[]): boolean {
  return named.length === 0 || named.some(({ task }) => task.id === event.taskId);
}

/** Undoes and says so; also for the button and the command. */
export function undoAndTell(work: Work, origin: Origin, event: Event): void {
  if (event.kind === 'instructed') {
    if (event.personId !== origin.person.id && mayConfirm(origin.actor) !== 'yes') {
      origin.reply(write([say.MAY_NOT_UNDO]), 'answer');
      return;
    }
    const card = withdrawInstruction(work, origin, event);
    const words = card === null ? say.NOTHING_TO_UNDO : say.instructionWithdrawn(card);
    origin.reply(write([words], { replyTo: origin.messageId }), 'receipt');
    return;
  }
  const outcome = undoChange(work, origin, event);
  switch (outcome.kind) {
    case 'undone':
      origin.reply(composeUndone(outcome.card, origin.person.name, work.today, origin.messageId), 'receipt', [
        outcome.card.assignment.id,
      ]);
      if (isDecision(event)) tellAgency(work, origin, outcome.card, event);
      return;
    case 'refused':
      origin.reply(write([outcome.why === 'anonymous' ? say.ANONYMOUS : say.MAY_NOT_UNDO]), 'answer');
      return;
    case 'decided':
      origin.reply(write([say.decidedAlready(outcome.card, work.today)]), 'answer');
      return;
    case 'not_the_latest':
      origin.reply(write([say.notTheLatest(outcome.card, work.today)]), 'answer');
  }
}

/** A decision that was taken back had been told to the agency. */
function tellAgency(work: Work, origin: Origin, card: Card, event: Event): void {
  const chat = agencyChat(work, card.agency.id);
  if (chat === undefined || chat.id === origin.chat.id) return;
  notify(work, chat, composeUndone(card, origin.person.name, work.today, null), {
    key: `undone:${event.id}`,
    kind: 'notice',
    about: [card.assignment.id],
  });
}
