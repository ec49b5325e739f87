/** Decisions by a command, a button, or the answer to "why?" and "until when?". */

import { askDecision, askWhichLead } from '../../conversation/compose/compose-pending-decision.ts';
import { composeDecided } from '../../conversation/compose/compose-decision.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import type { Ruling } from '../../conversation/message/message.ts';
import * as say from '../../conversation/compose/say.ts';
import { taskName } from '../../conversation/compose/words.ts';
import { write } from '../../conversation/compose/write.ts';
import type { CommandName } from '../../conversation/read/parse-command.ts';
import { afterAll, isCancelled } from '../../conversation/read/read-answer.ts';
import { readDate } from '../../domain/deadlines/read-date.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { eventById, newestPendingDecision } from '../../store/record/events.ts';
import { closeQuestion, type Question } from '../../store/record/questions.ts';
import { decide, mayDecide, type Decision, type DecisionOutcome } from '../../usecases/decide/decide.ts';
import { namedCardsAndWords, type Call } from '../context/call.ts';
import type { Origin } from '../context/origin.ts';
import { putQuestion } from '../context/put-question.ts';
import type { PendingQuestion } from '../context/pending-question.ts';
import type { Work } from '../../usecases/work.ts';

type Asking = PendingQuestion & { readonly kind: 'decision' };

const RULINGS: Partial<Record<CommandName, Exclude<Ruling, 'approve_other'>>> = {
  confirm: 'confirm',
  return: 'return',
  approve: 'approve',
  reject: 'reject',
};

/**
 * `/xacnhan`, `/tralai`, `/dongy`, `/khongdongy`: the task's number, an agency's code where several wait, then the
 * reason or the date.
 */
export function decideByCommand(call: Call): void {
  const ruling = RULINGS[call.command.name];
  const { cards = [], words = '' } = namedCardsAndWords(call) ?? {};
  const [first] = cards;
  if (first === undefined || ruling === undefined) return;
  const { work, origin } = call;
  const refusal = refusalOf(work, origin, first, ruling);
  if (refusal !== null) {
    answer(origin, refusal);
    return;
  }
  const what = ruling === 'confirm' || ruling === 'return' ? 'confirmation' : 'extension';
  const waiting = cards.filter(({ assignment }) => assignment.waitingFor === what);
  if (waiting.length === 0) {
    answer(origin, `${taskName(first.task)}: ${what === 'confirmation' ? say.NOTHING_TO_CONFIRM : say.NOTHING_WAITS}`);
    return;
  }
  const { meant, rest } = assignmentsMeant(waiting, words);
  if (meant.length === 0) {
    const pendingDecisions = waiting.flatMap((card) => {
      const event = newestPendingDecision(work.tx, card.assignment.id);
      return event === undefined ? [] : [{ card, event: event.id }];
    });
    origin.reply(askWhichLead(pendingDecisions, ruling, origin.messageId), 'answer', idsOf(waiting));
    return;
  }
  for (const card of meant) decideOn(work, origin, card, ruling, rest);
}

/** Why the decision may not be made here; null when it may. */
export function refusalOf(work: Work, origin: Origin, card: Card, ruling: Ruling): string | null {
  const may = mayDecide(work, origin, card, ruling === 'approve_other' ? 'approve' : ruling);
  return may === 'yes' ? null : say.rulingRefused(may, ruling);
}

/** Makes a decision whose words are complete, or asks for what is missing. */
export function decideOn(
  work: Work,
  origin: Origin,
  card: Card,
  ruling: Ruling,
  words: string,
): DecisionOutcome | null {
  const decision = decisionOf(work, ruling, words);
  if (decision === null) {
    putDecisionQuestion(work, origin, card, ruling === 'confirm' || ruling === 'approve' ? 'approve_other' : ruling);
    return null;
  }
  const outcome = decide(work, origin, card, decision);
  tellDecider(work, origin, card, ruling, outcome);
  return outcome;
}

/** True when the message was the awaited reason or date. */
export function answerDecision(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  question: Question,
  pending: Asking,
): boolean {
  const text = message.text.trim();
  const card = cardById(work.tx, pending.assignment);
  if (card === undefined || text === '') return false;
  closeQuestion(work.tx, question.id, work.now);
  if (isCancelled(text)) {
    answer(origin, say.NOT_DECIDED);
    return true;
  }
  if (newestPendingDecision(work.tx, pending.assignment)?.id !== pending.event) {
    answer(origin, `${taskName(card.task)}: ${say.NOTHING_WAITS}`);
    return true;
  }
  decideOn(work, origin, card, pending.ruling, text);
  return true;
}

/** Asks the decider for the reason or the date in one question. */
export function putDecisionQuestion(
  work: Work,
  origin: Origin,
  card: Card,
  ruling: 'return' | 'reject' | 'approve_other',
): void {
  const event = newestPendingDecision(work.tx, card.assignment.id);
  if (event === undefined) return;
  const pending: Asking = { kind: 'decision', ruling, assignment: card.assignment.id, event: event.id };
  putQuestion(work, origin, pending, {
    about: [card.assignment.id],
    compose: () => askDecision(card, ruling, origin.messageId),
  });
}

/** Null when the words lack the reason, or a day after today. */
function decisionOf(work: Work, ruling: Ruling, words: string): Decision | null {
  switch (ruling) {
    case 'confirm':
      return { kind: 'confirm' };
    case 'return':
    case 'reject':
      return words === '' ? null : { kind: ruling, reason: words };
    case 'approve':
      if (words === '') return { kind: 'approve', dueOn: null };
      return decisionOf(work, 'approve_other', words);
    case 'approve_other': {
      const date = readDate(words, work.today);
      return date.kind === 'date' && date.date > work.today ? { kind: 'approve', dueOn: date.date } : null;
    }
  }
}

function tellDecider(work: Work, origin: Origin, before: Card, ruling: Ruling, outcome: DecisionOutcome): void {
  switch (outcome.kind) {
    case 'decided': {
      const event = eventById(work.tx, outcome.eventId);
      const message = composeDecided(outcome.card, DECIDED[ruling], {
        reason: event?.text ?? null,
        by: origin.person.name,
        today: work.today,
        asked: before.assignment.requestedDueOn,
        replyTo: origin.messageId,
        undo: outcome.eventId,
      });
      origin.reply(message, 'receipt', [before.assignment.id]);
      return;
    }
    case 'refused':
      answer(
        origin,
        outcome.why === 'not_waiting'
          ? `${taskName(before.task)}: ${say.NOTHING_WAITS}`
          : say.rulingRefused(outcome.why, ruling),
      );
      return;
    case 'incomplete':
      answer(origin, outcome.lacks === 'date' ? say.DATE_UNCLEAR : say.REASON_NEEDED);
  }
}

const DECIDED = {
  confirm: 'completed',
  return: 'returned',
  approve: 'extension_approved',
  approve_other: 'extension_approved',
  reject: 'extension_rejected',
} as const;

/** "SXD chưa có văn bản": the assignment meant where several wait; all of them for "tất cả"; none when not said. */
function assignmentsMeant(waiting: readonly Card[], words: string): { meant: readonly Card[]; rest: string } {
  const [head = ''] = /^\S*/u.exec(words) ?? [];
  const named = waiting.filter(({ agency }) => agency.code.toLowerCase() === head.toLowerCase());
  if (named.length > 0) return { meant: named, rest: words.slice(head.length).trimStart() };
  if (waiting.length === 1) return { meant: waiting, rest: words };
  const afterwards = afterAll(words);
  return afterwards === null ? { meant: [], rest: words } : { meant: waiting, rest: afterwards };
}

function answer(origin: Origin, text: string): void {
  origin.reply(write([text], { replyTo: origin.messageId }), 'answer');
}

function idsOf(cards: readonly Card[]): number[] {
  return cards.map((card) => card.assignment.id);
}
