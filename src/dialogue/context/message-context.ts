/** What a message replies to, and which tasks it may be about. */

import { splitLines, type KnownTasks, type Split, type TaskRef } from '../../conversation/read/task/identify-task.ts';
import { tasksQuoted } from '../../conversation/read/task/tasks-quoted.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import { sees, type Sight } from '../../domain/people/access.ts';
import { isOpen } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardsById, cardsOfTask, hasAssignmentOf, openCards } from '../../store/programmes/assignments.ts';
import { findTasks } from '../../store/programmes/tasks.ts';
import { lastAbout } from '../../store/outbox/outbox-bundles.ts';
import { aboutOf, outboxByMessage, type OutboxRow } from '../../store/outbox/outbox.ts';
import { openQuestionsTo, questionByOutbox, type Question } from '../../store/record/questions.ts';
import { pendingQuestionOf } from './pending-question.ts';
import { assignmentsOf } from './question-state.ts';
import { sightFrom, type Origin } from './origin.ts';
import type { Work } from '../../usecases/work.ts';

/** What a message replies to, if it is ours. */
export interface Context {
  readonly row: OutboxRow | null;
  /** Assignments that the message replied to was about. */
  readonly about: readonly number[];
  /**
   * The question of ours that it replies to, open or not; else the person's open ones here, the newest first: under
   * another message of ours those about its tasks.
   */
  readonly questions: readonly Question[];
  readonly repliesToQuestion: boolean;
}

/** What a message answers: the message replied to, its tasks, and the questions that are open about them. */
export function contextOf(work: Work, origin: Origin, message: IncomingMessage): Context {
  const { replyTo } = message;
  const row = replyTo?.ofBot === true ? (outboxByMessage(work.tx, origin.chat.id, replyTo.messageId) ?? null) : null;
  const about = row === null ? [] : aboutOf(work.tx, row.id);
  const repliedTo = row === null ? undefined : questionByOutbox(work.tx, row.id);
  const questions = repliedTo === undefined ? openAbout(work, origin, row, about) : [repliedTo];
  const repliesToQuestion = repliedTo !== undefined;
  return { row, about: quotedAmong(work, about, replyTo?.quote), questions, repliesToQuestion };
}

/** Only answers of ours ("vẫn chờ …") lead back to a question: a reminder or a receipt is replied to for itself. */
function openAbout(work: Work, origin: Origin, row: OutboxRow | null, about: readonly number[]): Question[] {
  if (row !== null && row.kind !== 'answer') return [];
  const open = openQuestionsTo(work.tx, origin.person.id, origin.chat.id);
  if (row === null) return open;
  return open.filter(({ data }) => {
    const pending = pendingQuestionOf(data);
    return pending.kind !== 'unreadable' && assignmentsOf(pending).some((assignment) => about.includes(assignment));
  });
}

/** The tasks of a bundle whose lines the person picked out; all of them where the quote shows none. */
function quotedAmong(work: Work, about: readonly number[], quote: string | undefined): readonly number[] {
  if (quote === undefined || about.length < 2) return about;
  const quoted = tasksQuoted(
    quote,
    cardsById(work.tx, about).map((card) => ({ id: card.assignment.id, task: card.task })),
  );
  return quoted.length === 0 ? about : quoted;
}

/**
 * The tasks that a message without a number may be about: those of the message it replies to; else the agency's only
 * open task; else the last one asked about; else, and under an answer of ours about no task, every open one.
 */
export function candidatesOf(work: Work, origin: Origin, context: Context): Card[] {
  const sight = sightFrom(origin);
  if (context.about.length > 0) return cardsById(work.tx, context.about).filter(({ agency }) => sees(sight, agency.id));
  if (sight.kind !== 'agency') return [];
  const agencies = [sight.agencyId, ...(sight.also ?? [])];
  const open = agencies
    .flatMap((agencyId) => openCards(work.tx, { kind: 'agency', agencyId }, work.today))
    .filter(({ assignment }) => isOpen(assignment));
  if (open.length === 1 || (open.length > 0 && answersNothing(context))) return open;
  const asked = lastAbout(work.tx, origin.chat.id);
  // Of a recurring duty the period asked about may be closed, and the next one not yet begun.
  if (open.length === 0) return cardsById(work.tx, asked).filter(isOfOwnDuty(sight));
  return asked.length === 1 ? open.filter((card) => card.assignment.id === asked[0]) : open;
}

function isOfOwnDuty(sight: Sight): (card: Card) => boolean {
  return ({ agency, assignment }) => assignment.period !== null && sees(sight, agency.id);
}

/** The assignments of the named task that the person may see: one per lead, of a duty one per period. */
export function cardsNamed(work: Work, sight: Sight, ref: TaskRef): Card[] {
  if (sight.kind === 'nothing') return [];
  const cards =
    ref.kind === 'number'
      ? cardsOfTask(work.tx, ref.number)
      : findTasks(work.tx, ref).flatMap((task) => cardsOfTask(work.tx, task.id));
  const { programmes = [] } = sight.kind === 'all' ? sight : {};
  const isShown = ({ task }: Card): boolean => programmes.length === 0 || programmes.includes(task.programme.id);
  return cards.filter((card) => sees(sight, card.agency.id) && isShown(card));
}

/** "Đã nhận" without a number: the unanswered items of the message replied to, or else of the last reminder. */
export function askedAbout(work: Work, origin: Origin, context: Context, candidates: readonly Card[]): readonly Card[] {
  const about = context.about.length > 0 ? context.about : lastAbout(work.tx, origin.chat.id);
  const asked = candidates.filter(({ assignment }) => about.includes(assignment.id));
  const waiting = asked.filter(({ assignment }) => assignment.answeredOn !== work.today);
  return waiting.length > 0 ? waiting : asked;
}

/** Splits a message by what the chat knows: which numbers the message replied to lists, and which it may see. */
export function splitFor(
  work: Work,
  origin: Origin,
  context: Pick<Context, 'about'> & Partial<Context>,
  text: string,
): Split {
  const known = knownTo(work, origin, context.about);
  const lone = loneNumber(text);
  if (lone === null) return splitLines(text, known);
  const { number, isMarked } = lone;
  const isTask = isMarked || known.isListed(number) || (known.isOwn(number) && !answersNothing(context));
  return {
    lines: [isTask ? { ref: { kind: 'number', number }, rest: '' } : { ref: null, rest: text.trim() }],
    numbered: null,
  };
}

/**
 * A reply to an answer of ours that is about no task ("Không tìm thấy nhiệm vụ #70 …"): it names none by a bare figure,
 * and is about the agency's only open one no more than about #70.
 */
export function answersNothing({ row, about }: Pick<Context, 'about'> & Partial<Context>): boolean {
  return row?.kind === 'answer' && about.length === 0;
}

/** Which numbers the message replied to lists, and which tasks the chat may see. */
export function knownTo(work: Work, origin: Origin, about: readonly number[]): KnownTasks {
  const sight = sightFrom(origin);
  let listed: ReadonlySet<number> | null = null;
  const isListed = (number: number): boolean => {
    listed ??= new Set(cardsById(work.tx, about).map(({ task }) => task.id));
    return listed.has(number);
  };
  const acting = sight.kind === 'agency' ? [sight.agencyId, ...(sight.also ?? [])] : [];
  const isOwn = (number: number): boolean =>
    acting.some((agencyId) => hasAssignmentOf(work.tx, agencyId, { kind: 'number', number }));
  const isSeen = (number: number): boolean =>
    isOwn(number) || cardsNamed(work, sight, { kind: 'number', number }).length > 0;
  return { isListed, isOwn: isSeen, mayNumber: about.length > 0 ? isListed : isOwn };
}

function loneNumber(text: string): { readonly number: number; readonly isMarked: boolean } | null {
  const number = /^(#?)\s*(\d{1,9})[.)]?$/u.exec(text.trim());
  return number === null ? null : { number: Number(number[2]), isMarked: number[1] === '#' };
}
