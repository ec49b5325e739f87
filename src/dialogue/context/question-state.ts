/** What became of a question: it waits, was answered, expired, or its matter was settled elsewhere. */

import { questionClosed, questionExpired } from '../../conversation/compose/say-question.ts';
import { localDateOf } from '../../domain/calendar/dates.ts';
import { isOpen } from '../../domain/tasks/assignment.ts';
import type { EventKind, ReadEventKind } from '../../domain/tasks/event-kind.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardById, cardsById } from '../../store/programmes/assignments.ts';
import { kindsSince, type Behind } from '../../store/record/acts-since.ts';
import { pendingClaim } from '../../store/record/pending-claim.ts';
import type { Question } from '../../store/record/questions.ts';
import { lastDayToAnswer } from '../../usecases/chats/take-away.ts';
import type { Work } from '../../usecases/work.ts';
import { askedAfter, type PendingQuestion } from './pending-question.ts';

export type QuestionState = 'open' | 'closed' | 'expired';

/** Any of them says how the task stands, so that asking is over. */
const SETTLING: readonly (EventKind | ReadEventKind)[] = [
  'reported',
  'completion_reported',
  'extension_requested',
  'handover_claimed',
  'suspension_claimed',
  'completed',
  'returned',
  'extension_approved',
  'extension_rejected',
  'handover_approved',
  'handover_rejected',
  'suspension_approved',
  'suspension_rejected',
  'withdrawn',
  'cancelled',
  'agency_ended',
  'agency_succeeded',
];

/** What is to be looked at again was said, or there is nobody left to say it. */
const OVER: readonly (EventKind | ReadEventKind)[] = [
  'objection_raised',
  'withdrawn',
  'cancelled',
  'agency_ended',
  'agency_succeeded',
];

/** A question expires with the end of the next working day. */
export function stateOfQuestion(work: Work, question: Question, pending: PendingQuestion): QuestionState {
  if (question.answeredAt !== null || isSettled(work, question, pending)) return 'closed';
  return work.today > lastDayToAnswer(work.rules, question.askedAt) ? 'expired' : 'open';
}

function isSettled(work: Work, question: Question, pending: PendingQuestion): boolean {
  switch (pending.kind) {
    // Whoever answers it another time is welcome.
    case 'presentation':
      return false;
    case 'echo':
      return isSettled(work, question, pending.of);
    case 'decision':
      return !isPending(work, pending.assignment, pending.event);
    case 'document': {
      const status = cardById(work.tx, pending.assignment)?.assignment.status;
      return status !== 'pending_confirmation' && status !== 'completed';
    }
    case 'objection': {
      const card = cardById(work.tx, pending.assignment);
      if (card === undefined || card.assignment.status === 'cancelled' || card.assignment.continuedIn !== null)
        return true;
      return kindsSince(work.tx, pending.assignment, behind(question)).some((kind) => OVER.includes(kind));
    }
    case 'which_task':
    case 'which_reading':
      return cardsById(work.tx, pending.candidates).every(({ assignment }) => !isOpen(assignment));
    case 'instruction':
      return cardsById(work.tx, pending.assignments).every(({ assignment }) => !isOpen(assignment));
    case 'completed_on':
    case 'period_or_whole':
    case 'proposal':
    case 'obstacle':
    case 'extension_date':
    case 'how_far': {
      const card = cardById(work.tx, pending.assignment);
      if (card === undefined || !isOpen(card.assignment)) return true;
      const since = kindsSince(work.tx, pending.assignment, behind(question));
      // Its period may be another one since: what was asked of the one is not answered for the other.
      if (card.assignment.period !== null && since.includes('deadline_amended')) return true;
      return since.some((kind) => SETTLING.includes(kind));
    }
  }
}

function isPending(work: Work, assignmentId: number, event: number): boolean {
  const card = cardById(work.tx, assignmentId);
  return card !== undefined && pendingClaim(work.tx, card.assignment)?.id === event;
}

/** From where on something happened after the question. */
export function behind(question: Question): Behind {
  const eventId = askedAfter(question.data);
  return eventId === null ? { at: question.askedAt } : { eventId };
}

/** What an old button, or a reply to an old question, is told. */
export function becameWords(work: Work, question: Question, pending: PendingQuestion, state: QuestionState): string {
  const [card] = cardsById(work.tx, assignmentsOf(pending));
  const about = card === undefined ? null : { card, today: work.today };
  if (state === 'expired') return questionExpired(localDateOf(question.askedAt, work.rules.timeZone), about);
  return questionClosed(isAboutSeveral(pending) ? null : about);
}

/** The assignments that a question is about. */
export function assignmentsOf(pending: PendingQuestion): readonly number[] {
  switch (pending.kind) {
    case 'which_task':
    case 'which_reading':
      return pending.candidates;
    case 'instruction':
      return pending.assignments;
    case 'presentation':
      return [];
    case 'echo':
      return [pending.of.assignment];
    default:
      return [pending.assignment];
  }
}

function isAboutSeveral({ kind }: PendingQuestion): boolean {
  return kind === 'which_task' || kind === 'which_reading' || kind === 'presentation';
}

/** The one task that a question is about; undefined where it asks which. */
export function cardOfQuestion(work: Work, pending: PendingQuestion): Card | undefined {
  if (isAboutSeveral(pending)) return undefined;
  return cardsById(work.tx, assignmentsOf(pending))[0];
}
