/** In a merger a predecessor's share becomes one with the heir's own share of the same task. */

import { joinedWords, receivedWords } from '../../conversation/compose/compose-succession.ts';
import { joinShares, passesItsWait } from '../../domain/agencies/join-shares.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { wholeOf } from '../../domain/text/said.ts';
import { noteJoined, passJoined } from '../../store/programmes/successions.ts';
import type { Event } from '../../store/record/events.ts';
import { pendingClaim } from '../../store/record/pending-claim.ts';
import { record } from '../../store/record/record-event.ts';
import { changeAssignment } from '../report/change-assignment.ts';
import { announcePendingDecision } from '../report/announce-pending-decision.ts';
import { tellDropped } from '../report/overtaken.ts';
import type { Work } from '../work.ts';
import { PROGRAM } from '../acting.ts';

/**
 * `card` is closed and `there` goes on for both. What waited for a decision on the first waits on the second, under the
 * words and the name of whoever reported it, and those who decide are told of it there.
 */
export function joinShare(work: Work, document: string, card: Card, there: Card): void {
  const passes = passesItsWait(there.assignment, card.assignment);
  const claim = passes ? pendingClaim(work.tx, card.assignment) : undefined;
  const joined = joinShares(there.assignment, card.assignment);
  const { card: whole } = changeAssignment(work, there, joined, {
    kind: 'share_joined',
    text: receivedWords(card.agency, document),
    author: PROGRAM,
  });
  const { card: closed } = changeAssignment(
    work,
    card,
    { ...card.assignment, status: 'cancelled', waitingFor: null, waitingSince: null, requestedDueOn: null },
    { kind: 'share_joined', text: joinedWords(there.agency, document), author: PROGRAM },
  );
  const [assignmentId, intoId] = [card.assignment.id, there.assignment.id];
  // A withdrawn share counted nowhere: what takes its place is counted once.
  if (there.assignment.status === 'cancelled') passJoined(work.tx, assignmentId, intoId);
  else noteJoined(work.tx, { assignmentId, intoId }, work.now);
  if (claim !== undefined) passClaim(work, whole, claim);
  else tellDropped(work, card, closed, { why: 'joined', by: PROGRAM });
}

/** The report that waits, once more in the record of the share on which it is decided now. */
function passClaim(work: Work, whole: Card, claim: Event): void {
  if (claim.kind === 'unknown') return;
  const eventId = record(work.tx, {
    at: work.now,
    kind: claim.kind,
    taskId: whole.task.id,
    assignmentId: whole.assignment.id,
    agencyId: claim.agencyId,
    actor: claim.actor,
    personId: claim.personId,
    text: claim.text === null ? null : wholeOf(claim),
  });
  announcePendingDecision(work, whole, eventId);
}
