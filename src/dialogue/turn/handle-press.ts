/**
 * A press of a button. Its data is untrusted and may be years old: the assignment, the presser's right and the
 * revision are looked up; a second press of the same button changes nothing.
 */

import * as say from '../../conversation/compose/say.ts';
import type { IncomingPress } from '../../conversation/message/incoming.ts';
import type { Action } from '../../conversation/message/message.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import { PAGED_COMMANDS, parseCommand } from '../../conversation/read/parse-command.ts';
import { readCursor, type Cursor } from '../../domain/tasks/list-cursor.ts';
import { noteAnswer } from '../../store/people/chats.ts';
import { outboxByMessage } from '../../store/outbox/outbox.ts';
import { messagesBehind, questionById, questionByOutbox } from '../../store/record/questions.ts';
import { bearingAlso, sightFrom, type Origin } from '../context/origin.ts';
import { becameWords, stateOfQuestion } from '../context/question-state.ts';
import { pendingQuestionOf } from '../context/pending-question.ts';
import { alert, type Press } from '../context/press.ts';
import { pressDraft } from '../drafts/press-draft.ts';
import { pressSettleLink } from '../people/confirm-links.ts';
import { whereToWrite } from '../people/send-elsewhere.ts';
import { pressNoDocument } from '../tasks/files/add-document.ts';
import { answerProposalByPress } from '../tasks/answers/answer-proposal.ts';
import { passOnByPress } from '../tasks/instruct-in-chat.ts';
import { chooseMeantByPress } from '../tasks/answers/period-or-whole.ts';
import {
  pressAcknowledge,
  pressChoose,
  pressExtend,
  pressExtendOther,
  pressExtendTo,
  pressHandover,
  pressObstacle,
  pressProgress,
  pressReport,
  pressUnchanged,
} from '../tasks/answers/press-answer.ts';
import { pressUndoAll, pressWhole } from '../tasks/answers/answer-whole.ts';
import { pressDecision } from '../decide/press-decision.ts';
import { pressHold } from '../tasks/show/show-draft.ts';
import { pressUndo } from '../tasks/undo-spoken.ts';
import { confirmByPress } from '../tasks/answers/take-answer.ts';
import { chooseReadingByPress } from '../tasks/answers/which-reading.ts';
import { chooseByPress } from '../tasks/answers/which-task.ts';
import type { Work } from '../../usecases/work.ts';
import { runCommand } from './run-command.ts';

/** Handles one press; the toast is its instant receipt, null where a message answers. */
export function handlePress(work: Work, origin: Origin, { action, messageId }: IncomingPress): Toast | null {
  if (action === null) return alert(say.PRESSED_OUTDATED);
  if (origin.actor.anonymous) return alert(say.ANONYMOUS);
  const elsewhere = whereToWrite(work, origin);
  if (elsewhere !== null) return alert(elsewhere.text);
  if (sightFrom(origin).kind !== 'nothing') noteAnswer(work.tx, origin.chat, work.now);
  const press: Press = { work, origin: bearingAsked(work, origin, messageId), messageId };
  switch (action.kind) {
    case 'choose':
      return pressChoose(press, action);
    case 'report':
      return pressReport(press, action);
    case 'extend':
      return pressExtend(press, action);
    case 'acknowledge':
      return pressAcknowledge(press, action);
    case 'acknowledge_all':
      return pressWhole(press, 'acknowledged');
    case 'unchanged_all':
      return pressWhole(press, 'unchanged');
    case 'in_progress_all':
      return pressWhole(press, 'in_progress');
    case 'progress':
      return pressProgress(press, action);
    case 'obstacle':
      return pressObstacle(press, action);
    case 'extend_to':
      return pressExtendTo(press, action);
    case 'extend_other':
      return pressExtendOther(press, action);
    case 'handover':
      return pressHandover(press, action);
    case 'unchanged':
      return pressUnchanged(press, action);
    case 'undo_all':
      return pressUndoAll(press, action);
    case 'undo':
      return pressUndo(press, action);
    case 'decide':
      return pressDecision(press, action);
    case 'settle_link':
      return pressSettleLink(press, action);
    case 'draft':
      return pressDraft(press, action);
    case 'hold':
      return pressHold(press, action);
    case 'answer':
      return pressAnswer(press, action);
    case 'page':
      return turnPage(press, action);
    case 'page_after': {
      const after = readCursor(action.after);
      return after === null ? alert(say.PRESSED_OUTDATED) : turnPage(press, action, after);
    }
  }
}

/** What is recorded by a button under a question of ours bears the words that led to it. */
function bearingAsked(work: Work, origin: Origin, messageId: string | null): Origin {
  const row = messageId === null ? undefined : outboxByMessage(work.tx, origin.chat.id, messageId);
  const question = row === undefined ? undefined : questionByOutbox(work.tx, row.id);
  return question === undefined ? origin : bearingAlso(origin, messagesBehind(work.tx, question));
}

/** A button under a question of ours; an old one says what became of the question. */
function pressAnswer(press: Press, action: Action & { kind: 'answer' }): Toast | null {
  const { work, origin } = press;
  const question = questionById(work.tx, action.question);
  if (question === undefined || question.chatId !== origin.chat.id) return alert(say.PRESSED_OUTDATED);
  const pending = pendingQuestionOf(question.data);
  if (pending.kind === 'unreadable') return alert(say.PRESSED_OUTDATED);
  // That the obstacle was asked for in between settles nothing: another button of the proposal counts after all.
  const asked = pending.kind === 'proposal' ? { ...question, answeredAt: null } : question;
  const state = stateOfQuestion(work, asked, pending);
  if (state !== 'open') return alert(becameWords(work, question, pending, state));
  switch (pending.kind) {
    case 'instruction':
      return passOnByPress(press, question, pending);
    case 'document':
      return pressNoDocument(press, question, pending);
    case 'which_task':
      return chooseByPress(press, question, pending, action.choice);
    case 'which_reading':
      return chooseReadingByPress(press, question, pending, action.choice);
    case 'proposal':
      return answerProposalByPress(press, question, pending, action.choice);
    case 'period_or_whole':
      return chooseMeantByPress(press, question, pending, action.choice);
    case 'echo':
      return confirmByPress(press, question, pending, action.choice);
    default:
      return alert(say.PRESSED_OUTDATED);
  }
}

function turnPage(
  { work, origin }: Press,
  action: Action & { kind: 'page' | 'page_after' },
  after?: Cursor,
): Toast | null {
  const asked = parseCommand(`/${action.command} ${action.argument}`);
  if (asked.kind !== 'command' || !PAGED_COMMANDS.includes(asked.command.name)) return alert(say.PRESSED_OUTDATED);
  const command = { ...asked.command, page: action.page };
  runCommand({ work, origin, command, message: null, ...(after !== undefined && { after }) });
  return null;
}
