/**
 * A press of a button. Its data is untrusted and may be years old: the assignment, the presser's right and the
 * revision are looked up; a second press of the same button changes nothing.
 */

import { offerAnswers } from '../../conversation/compose/compose-question.ts';
import { refusalWords, type Recorded } from '../../conversation/compose/compose-receipt.ts';
import { taskName } from '../../conversation/compose/words.ts';
import type { IncomingPress } from '../../conversation/message/incoming.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import type { Action } from '../../conversation/message/message.ts';
import { parseCommand } from '../../conversation/read/parse-command.ts';
import { readReport } from '../../conversation/read/read-report.ts';
import type { Reading } from '../../conversation/read/reading.ts';
import * as say from '../../conversation/compose/say.ts';
import { write } from '../../conversation/compose/write.ts';
import { mayReport, mayUndo } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardById, cardsById } from '../../store/programmes/assignments.ts';
import { noteAnswer } from '../../store/people/chats.ts';
import { eventById } from '../../store/record/events.ts';
import { aboutOf, outboxByMessage } from '../../store/outbox/outbox.ts';
import { closeQuestion, openQuestionById } from '../../store/record/questions.ts';
import { decideOn, putDecisionQuestion, refusalOf } from '../tasks/decide-in-chat.ts';
import { cardOfPendingDecision } from '../../usecases/decide/card-of-pending-decision.ts';
import { relayAnswer } from '../../usecases/instruct/instruct.ts';
import { answerInstruction } from '../tasks/instruct-in-chat.ts';
import { finish, askAboutState } from '../tasks/record-reading.ts';
import { undoAndTell } from '../tasks/undo-spoken.ts';
import { sightFrom, type Origin } from '../context/origin.ts';
import { pendingQuestionOf } from '../context/pending-question.ts';
import { reportStatus, type Said } from '../../usecases/report/report-status.ts';
import { READING_COMMANDS, runCommand } from './run-command.ts';
import { mayDraft, setHeld } from '../tasks/show-draft.ts';
import { announcePendingDecision } from '../../usecases/decide/word-pending-decision.ts';
import type { Work } from '../../usecases/work.ts';

export function handlePress(work: Work, origin: Origin, press: IncomingPress): Toast | null {
  const { action } = press;
  if (action === null) return alert(say.PRESSED_OUTDATED);
  if (origin.actor.anonymous) return alert(say.ANONYMOUS);
  if (sightFrom(origin).kind !== 'nothing') noteAnswer(work.tx, origin.chat, work.now);
  switch (action.kind) {
    case 'choose':
      return onTask(work, origin, action.assignment, (card) => {
        origin.reply(offerAnswers(card), 'question', [card.assignment.id]);
        return null;
      });
    case 'report':
      return onTask(work, origin, action.assignment, (card) => pressReport(work, origin, card, action));
    case 'extend':
      return onTask(work, origin, action.assignment, (card) => {
        if (card.assignment.dueOn === null) return alert(refusalWords(card, 'no_date', work.today));
        askAboutState(work, origin, card, 'extension_date', '');
        return null;
      });
    case 'acknowledge':
      return onTask(work, origin, action.assignment, (card) => acknowledge(work, origin, [card]));
    case 'acknowledge_all':
      return acknowledgeAll(work, origin, press);
    case 'undo': {
      const event = eventById(work.tx, action.event);
      if (event === undefined || event.chatId !== origin.chat.id) return alert(say.PRESSED_OUTDATED);
      if (event.agencyId !== null && mayUndo(origin.actor, event.agencyId) !== 'yes') return alert(say.MAY_NOT_UNDO);
      undoAndTell(work, origin, event);
      return null;
    }
    case 'decide':
      return pressDecision(work, origin, action);
    case 'hold': {
      const card = cardById(work.tx, action.assignment);
      if (card === undefined) return alert(say.PRESSED_OUTDATED);
      if (!mayDraft(origin)) return alert(say.ONLY_SECRETARIAT_DRAFTS);
      origin.reply(write([setHeld(work, origin, [card], action.held)]), 'answer');
      return null;
    }
    case 'answer':
      return answerWhichTask(work, origin, action);
    case 'page':
      return turnPage(work, origin, action);
  }
}

/** Runs `act` on a task that belongs to this chat (or to the presser) and that the presser may report on. */
function onTask(work: Work, origin: Origin, assignmentId: number, act: (card: Card) => Toast | null): Toast | null {
  const card = cardById(work.tx, assignmentId);
  const sight = sightFrom(origin);
  if (card === undefined || sight.kind === 'nothing') return alert(say.PRESSED_OUTDATED);
  if (sight.kind === 'agency' && sight.agencyId !== card.agency.id) return alert(say.PRESSED_OUTDATED);
  if (mayReport(origin.actor, card.agency.id) !== 'yes') return alert(say.onlyFocalPoints(card.agency.name));
  return act(card);
}

function pressReport(work: Work, origin: Origin, card: Card, action: Action & { kind: 'report' }): Toast | null {
  const isStale = action.rev !== card.assignment.rev;
  // Pressed twice, or by two people: the first press counts.
  if (isStale && saysTheSame(card, action)) return toast(`${taskName(card.task)}: đã ghi nhận trước đó.`);
  if (isStale && action.status === 'completed') return alert(say.PRESSED_STALE);
  if (action.status === 'blocked') {
    askAboutState(work, origin, card, 'obstacle', '');
    return null;
  }
  return settle(work, origin, card, { reading: pressed(action.status), files: [], album: null });
}

function saysTheSame({ assignment }: Card, action: Action & { kind: 'report' }): boolean {
  if (action.status === 'completed')
    return assignment.status === 'pending_confirmation' || assignment.status === 'completed';
  return action.status === 'in_progress' && assignment.status === 'in_progress' && assignment.obstacle === null;
}

function acknowledge(work: Work, origin: Origin, cards: readonly Card[]): Toast | null {
  const waiting = cards.filter(({ assignment }) => assignment.answeredOn !== work.today);
  if (waiting.length === 0) return toast('Đã tiếp nhận trước đó.');
  const recorded = waiting.flatMap((card): Recorded[] => {
    const outcome = reportStatus(work, origin, card, {
      reading: { ...pressed(null), intent: 'acknowledge' },
      files: [],
      album: null,
    });
    return outcome.kind === 'recorded' ? [outcome.recorded] : [];
  });
  if (recorded.length === 0) return toast('Các nhiệm vụ này không cần tiếp nhận nữa.');
  if (recorded.length === 1) receipt(work, origin, recorded);
  return toast(`Đã tiếp nhận ${String(recorded.length)} nhiệm vụ.`);
}

function acknowledgeAll(work: Work, origin: Origin, press: IncomingPress): Toast | null {
  const row = press.messageId === null ? undefined : outboxByMessage(work.tx, origin.chat.id, press.messageId);
  if (row === undefined) return alert(say.PRESSED_OUTDATED);
  const cards = cardsById(work.tx, aboutOf(work.tx, row.id));
  const own = cards.filter((card) => mayReport(origin.actor, card.agency.id) === 'yes');
  const [first] = cards;
  if (own.length === 0)
    return alert(first === undefined ? say.PRESSED_OUTDATED : say.onlyFocalPoints(first.agency.name));
  return acknowledge(work, origin, own);
}

function answerWhichTask(work: Work, origin: Origin, action: Action & { kind: 'answer' }): Toast | null {
  const question = openQuestionById(work.tx, action.question);
  if (question === undefined || question.chatId !== origin.chat.id) return alert(say.PRESSED_OUTDATED);
  const pending = pendingQuestionOf(question.data);
  if (pending.kind === 'instruction') {
    if (question.personId !== origin.person.id) return alert(say.PRESSED_OUTDATED);
    answerInstruction(work, origin, question, pending, 'chuyển');
    return null;
  }
  const assignmentId = pending.kind === 'which_task' ? pending.candidates[action.choice] : undefined;
  if (pending.kind !== 'which_task' || assignmentId === undefined) return alert(say.PRESSED_OUTDATED);
  return onTask(work, origin, assignmentId, (card) => {
    closeQuestion(work.tx, question.id, work.now);
    const reading = readReport(pending.text, work.today);
    return settle(work, origin, card, { reading, files: pending.files, album: pending.album });
  });
}

function pressDecision(work: Work, origin: Origin, { event, ruling }: Action & { kind: 'decide' }): Toast | null {
  const card = cardOfPendingDecision(work, event);
  if (card === null) return alert(say.DECIDED_BEFORE);
  const sight = sightFrom(origin);
  const isSeenHere = sight.kind === 'all' || (sight.kind === 'agency' && sight.agencyId === card.agency.id);
  if (!isSeenHere) return alert(say.PRESSED_OUTDATED);
  const refusal = refusalOf(work, origin, card, ruling);
  if (refusal !== null) return alert(refusal);
  if (ruling !== 'confirm' && ruling !== 'approve') {
    putDecisionQuestion(work, origin, card, ruling);
    return null;
  }
  decideOn(work, origin, card, ruling, '');
  return toast('Đã ghi nhận.');
}

function turnPage(work: Work, origin: Origin, action: Action & { kind: 'page' }): Toast | null {
  const asked = parseCommand(`/${action.command} ${action.argument}`);
  if (asked.kind !== 'command' || !READING_COMMANDS.includes(asked.command.name)) return alert(say.PRESSED_OUTDATED);
  runCommand({ work, origin, command: { ...asked.command, page: action.page }, message: null });
  return null;
}

/** Records what a press or the answer to a question says, and answers with a receipt, a question or a refusal. */
function settle(work: Work, origin: Origin, card: Card, said: Said): Toast | null {
  const outcome = reportStatus(work, origin, card, said);
  switch (outcome.kind) {
    case 'recorded':
      receipt(work, origin, [outcome.recorded]);
      if (outcome.recorded.what !== 'acknowledge') relayAnswer(work, outcome.recorded.card, outcome.recorded.eventId);
      if (outcome.recorded.what === 'report' && outcome.recorded.card.assignment.waitingFor === 'confirmation')
        announcePendingDecision(work, outcome.recorded.card, outcome.recorded.eventId);
      if (outcome.recorded.what === 'extension')
        announcePendingDecision(work, outcome.recorded.card, outcome.recorded.eventId);
      return toast('Đã ghi nhận.');
    case 'refused':
      return alert(`${taskName(card.task)}: ${refusalWords(card, outcome.why, work.today)}`);
    case 'ask':
      askAboutState(work, origin, card, outcome.about, said.reading.text);
      return null;
  }
}

function receipt(work: Work, origin: Origin, recorded: readonly Recorded[]): void {
  finish(work, origin, { recorded: [...recorded], notes: [] });
}

function pressed(status: Reading['status']): Reading {
  return {
    text: '',
    intent: 'report',
    status,
    progress: null,
    obstacle: null,
    requestedDeadline: null,
    requestedExtension: null,
    document: null,
    documentDate: null,
    needsQuestion: false,
  };
}

function toast(text: string): Toast {
  return { text, alert: false };
}

function alert(text: string): Toast {
  return { text, alert: true };
}
