/** What a task's card shows beside the assignment itself. */

import { composeCard, type CardDetails, type Milestone } from '../../conversation/compose/compose-card.ts';
import { reportLine } from '../../conversation/compose/compose-lists.ts';
import { pleaWords } from '../../conversation/compose/compose-plea.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import { localDateOf } from '../../domain/calendar/dates.ts';
import { isStopped } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardsOfTask } from '../../store/programmes/assignments.ts';
import { dependenciesOfTask } from '../../store/programmes/dependencies.ts';
import { eventsOfTask, type Event } from '../../store/record/events.ts';
import { isPassedOn } from '../../store/record/passed-claims.ts';
import { newestOfKind } from '../../store/record/standing-changes.ts';
import { pendingClaim } from '../../store/record/pending-claim.ts';
import { evidenceOf } from '../../store/record/evidence.ts';
import { pleasOf } from '../../store/record/pleas.ts';
import { citedDocumentsOf } from '../../store/record/cited-documents.ts';
import { claimedScope, groundsOf } from '../suspended-periods.ts';
import { entryOf } from './task-history.ts';
import { heirNamer } from '../heir-names.ts';
import { lineOf, originCards, seenBy } from '../past-seen.ts';
import type { Work } from '../work.ts';

/**
 * The card of one task; `cards` are the assignments that may be seen. `agencyId` is the agency in whose chat it is shown, with
 * the buttons to answer; null for who sees everything.
 */
export function showCard(work: Work, cards: readonly Card[], agencyId: number | null): OutgoingMessage {
  const named = cards.map(heirNamer(work.tx, work.today));
  return composeCard(named, work.today, agencyId !== null, detailsOf(work, cards, agencyId));
}

function detailsOf(work: Work, cards: readonly Card[], agencyId: number | null): CardDetails {
  const ids = cards.map((card) => card.assignment.id);
  return {
    files: ids.flatMap((id) => evidenceOf(work.tx, id)),
    documents: citedDocumentsOf(work.tx, ids, 'of_results'),
    grounds: cards.flatMap((card) => groundsOf(work, card)),
    pleas: pleasOf(work.tx, ids).map((plea) => pleaWords(plea, work.rules.timeZone)),
    milestones: milestonesOf(work, cards),
    ...feedsOf(work, cards),
    ...pastOf(work, cards, agencyId),
    pendingDecisions: cards.flatMap((card) => {
      const event = decidedFrom(work, card, cards);
      return event === undefined ? [] : [{ card, event: event.id }];
    }),
  };
}

/** What the buttons under a card decide on: what waits, or the suspension; once, of a duty that is stopped, or said to be, as a whole. */
function decidedFrom(work: Work, card: Card, cards: readonly Card[]): Event | undefined {
  const { tx } = work;
  const { assignment } = card;
  const isClaimedBefore = cards
    .slice(0, cards.indexOf(card))
    .some((each) => each.agency.id === card.agency.id && claimedScope(work, each) === 'duty');
  if (isClaimedBefore && claimedScope(work, card) === 'duty') return undefined;
  if (assignment.waitingFor !== null) return pendingClaim(tx, assignment);
  if (!isStopped(assignment)) return undefined;
  const together = cards.filter(
    (each) => each.agency.id === assignment.agencyId && each.assignment.suspendedScope === 'duty',
  );
  const isFirst = assignment.suspendedScope !== 'duty' || together[0]?.assignment.id === assignment.id;
  return isFirst ? newestOfKind(tx, assignment.id, 'suspension_approved') : undefined;
}

/** The assignments of the tasks that this one waits for, and of those that it serves. */
function feedsOf(work: Work, [first]: readonly Card[]): Pick<CardDetails, 'waitsFor' | 'serves'> {
  if (first === undefined) return { waitsFor: [], serves: [] };
  const { waitsFor, serves } = dependenciesOfTask(work.tx, first.task.id);
  const assignments = (taskIds: readonly number[]): Card[] => taskIds.flatMap((id) => cardsOfTask(work.tx, id));
  return { waitsFor: assignments(waitsFor), serves: assignments(serves) };
}

const LATEST_BEFORE = 3;

/** The assignments that the task takes over, and what was reported of them last. */
function pastOf(
  work: Work,
  [first]: readonly Card[],
  agencyId: number | null,
): Pick<CardDetails, 'origins' | 'before'> {
  if (first === undefined) return { origins: [], before: [] };
  const line = lineOf(work.tx, first.task.id);
  const origins = originCards(line, agencyId);
  const taskIds = [...new Set(origins.map(({ task }) => task.id))];
  const reports = taskIds
    .flatMap((id) => eventsOfTask(work.tx, id))
    .filter((event) => event.kind === 'reported' || event.kind === 'completion_reported')
    .filter((event) => !isPassedOn(event))
    .filter(seenBy(agencyId, line))
    .slice(-LATEST_BEFORE);
  return { origins, before: reports.map((event) => reportLine(entryOf(event), work.rules.timeZone)) };
}

/** Every date ever set for each assignment whose date has moved, from the record. */
function milestonesOf(work: Work, cards: readonly Card[]): { card: Card; dates: Milestone[] }[] {
  const moved = cards.filter(({ assignment }) => assignment.deadlineRev > 1 && assignment.dueOn !== null);
  const [first] = moved;
  if (first === undefined) return [];
  const events = eventsOfTask(work.tx, first.task.id);
  return moved.map((card) => {
    const dates: Milestone[] = [];
    for (const { assignmentId, before, after, kind, at } of events) {
      if (assignmentId !== card.assignment.id || before === null || after === null) continue;
      const [read, readAfter] = [assignmentIn(before), assignmentIn(after)];
      // A snapshot that cannot be read gives no date.
      if (read.kind === 'unreadable' || readAfter.kind === 'unreadable') continue;
      const [was, is] = [read.assignment, readAfter.assignment];
      if (was.deadlineRev === is.deadlineRev) continue;
      if (dates.length === 0 && was.dueOn !== null) dates.push({ date: was.dueOn, how: 'decision', on: null });
      if (is.dueOn === null) continue;
      const how = kind === 'extension_approved' ? 'extension' : kind === 'undone' ? 'undone' : 'changed';
      dates.push({ date: is.dueOn, how, on: localDateOf(at, work.rules.timeZone) });
    }
    return { card, dates };
  });
}
