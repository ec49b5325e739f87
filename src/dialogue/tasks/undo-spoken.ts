/** "Nhầm", the command and the button: what is undone, and the answer. */

import { composeUndone } from '../../conversation/compose/compose-receipt.ts';
import type { Action } from '../../conversation/message/message.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import type { ReportLine } from '../../conversation/read/identify-task.ts';
import * as say from '../../conversation/compose/say.ts';
import { write } from '../../conversation/compose/write.ts';
import {
  eventById,
  lastInstructionBy,
  lastStandingChangeBy,
  standingChanges,
  type Event,
} from '../../store/record/events.ts';
import { mayUndo } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardsNamed } from '../context/message-context.ts';
import type { Context } from '../context/message-context.ts';
import { onNamedTasks, type Call } from '../context/call.ts';
import { sightFrom, type Origin } from '../context/origin.ts';
import { alert, type Press } from '../context/press.ts';
import type { Result } from './record-reading.ts';
import { undoEvent } from '../../usecases/report/undo-event.ts';
import type { Work } from '../../usecases/work.ts';

export function undoSpoken(work: Work, origin: Origin, context: Context, line: ReportLine, result: Result): void {
  const event = eventToUndo(work, origin, context, line);
  if (event === undefined) {
    result.notes.push(say.NOTHING_TO_UNDO);
    return;
  }
  undoAndTell(work, origin, event);
}

/** `/hoantac` undoes this person's last change here, `/hoantac 12 15` the last change of each task. */
export function undoByCommand(call: Call): void {
  if (call.command.argument === '') undoLast(call, undefined);
  else {
    onNamedTasks(call, (used, [card]) => {
      undoLast(used, card);
    });
  }
}

function undoLast({ work, origin }: Call, card: Card | undefined): void {
  const event = instructionToUndo(work, origin, card) ?? changeToUndo(work, origin, card);
  if (event === undefined) origin.reply(write([say.NOTHING_TO_UNDO]), 'answer');
  else undoAndTell(work, origin, event);
}

function instructionToUndo({ tx }: Work, { person, chat }: Origin, card: Card | undefined): Event | undefined {
  const own = lastInstructionBy(tx, person.id, chat.id);
  return card === undefined || own?.taskId === card.task.id ? own : undefined;
}

function changeToUndo({ tx }: Work, { person, chat }: Origin, card: Card | undefined): Event | undefined {
  return card === undefined
    ? lastStandingChangeBy(tx, person.id, chat.id)
    : standingChanges(tx, card.assignment.id, 1)[0];
}

export function pressUndo({ work, origin }: Press, { event: eventId }: Action & { kind: 'undo' }): Toast | null {
  const event = eventById(work.tx, eventId);
  if (event === undefined || event.chatId !== origin.chat.id) return alert(say.PRESSED_OUTDATED);
  if (event.agencyId !== null && mayUndo(origin.actor, event.agencyId) !== 'yes') return alert(say.MAY_NOT_UNDO);
  undoAndTell(work, origin, event);
  return null;
}

/** What "nhầm" undoes: the named task's last change, that of the receipt replied to, or the person's own last. */
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

/** A leader undoes only the leader's own instruction. */
function isAbout(event: Event, named: readonly Card[]): boolean {
  return named.length === 0 || named.some(({ task }) => task.id === event.taskId);
}

/** Undoes the event and answers. */
function undoAndTell(work: Work, origin: Origin, event: Event): void {
  const outcome = undoEvent(work, origin, event);
  switch (outcome.kind) {
    case 'undone':
      origin.reply(composeUndone(outcome.card, origin.person.name, work.today, origin.messageId), 'receipt', [
        outcome.card.assignment.id,
      ]);
      return;
    case 'instruction_withdrawn': {
      const words = outcome.card === null ? say.NOTHING_TO_UNDO : say.instructionWithdrawn(outcome.card);
      origin.reply(write([words], { replyTo: origin.messageId }), 'receipt');
      return;
    }
    case 'refused':
    case 'decided':
    case 'unreadable':
    case 'not_the_latest':
      origin.reply(write([say.undoRefused(outcome, work.today)]), 'answer');
  }
}
